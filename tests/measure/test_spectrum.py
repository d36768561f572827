from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.measure.spectrum import amplitude, log_spectrum


def wave(width, height, k_x, k_y):
    x, y = np.arange(width) / width, np.arange(height)[:, None] / height
    return 0.5 + 0.25 * np.cos(2 * np.pi * (k_x * x + k_y * y))


@given(st.integers(-7, 7), st.integers(-4, 4), st.sampled_from([16, 17]), st.sampled_from([10, 11]))
def test_a_cosine_peaks_where_it_should(k_x, k_y, width, height):
    spectrum = amplitude(wave(width, height, k_x, k_y))
    expected = np.zeros((height, width))
    middle = height // 2, width // 2
    expected[middle] = 0.5 * width * height
    for sign in (-1, 1):
        expected[middle[0] + sign * k_y, middle[1] + sign * k_x] += 0.125 * width * height
    np.testing.assert_allclose(spectrum, expected, atol=1e-9)


def test_it_is_the_luma_that_is_shown():
    grey = wave(12, 8, 3, 1)[..., None]
    alpha = np.random.default_rng(0).random((8, 12, 1))
    colour = np.concatenate([grey, grey, grey, alpha], axis=-1)
    np.testing.assert_allclose(amplitude(colour), amplitude(grey[..., 0]), atol=1e-9)


def test_the_logarithm_is_what_is_drawn():
    picture = np.random.default_rng(0).random((8, 12, 3), dtype=np.float32)
    drawn = log_spectrum(picture)
    assert drawn.dtype == np.float32
    np.testing.assert_allclose(drawn, np.log(1 + amplitude(picture)), rtol=1e-6)
    assert drawn[4, 6] == pytest.approx(drawn.max())

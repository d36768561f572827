from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

from sinstudio.errors import SinStudioError
from sinstudio.measure.quality import psnr, ssim


def two_pictures(shape, seed=0):
    rng = np.random.default_rng(seed)
    first = rng.random(shape, dtype=np.float32)
    return first, np.clip(first + rng.normal(0, 0.1, shape), 0, 1).astype(np.float32)


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_both_equal_those_of_scikit_image(channels):
    a, b = two_pictures((16, 21, channels))
    assert psnr(a, b) == pytest.approx(peak_signal_noise_ratio(a, b, data_range=1), abs=1e-4)
    expected = structural_similarity(a, b, channel_axis=-1, data_range=1)
    assert ssim(a, b) == pytest.approx(expected, abs=1e-5)


def test_equal_pictures():
    a, _ = two_pictures((8, 9, 3))
    assert psnr(a, a) == math.inf
    assert ssim(a, a) == pytest.approx(1)


@given(st.floats(1e-4, 1))
def test_psnr_of_a_constant_error(error):
    black = np.zeros((3, 4, 1))
    assert psnr(black, black + error) == pytest.approx(-20 * math.log10(error))


def test_values_are_clipped_first():
    white = np.ones((8, 8, 3))
    assert psnr(white, white + 5) == math.inf
    assert ssim(white - 1, white - 3) == pytest.approx(1)


def test_a_mask_picks_the_pixels():
    a, b = two_pictures((6, 7, 3))
    mask = np.zeros((6, 7), dtype=bool)
    mask[2:4, 1:5] = True
    assert psnr(a, b, mask) == pytest.approx(psnr(a[2:4, 1:5], b[2:4, 1:5]))
    with pytest.raises(SinStudioError, match="mask"):
        psnr(a, b, np.zeros((6, 7), dtype=bool))


@pytest.mark.parametrize("shape", [(1, 1, 3), (2, 9, 1), (4, 3, 3), (6, 30, 4)])
def test_tiny_pictures_have_an_ssim(shape):
    a, b = two_pictures(shape)
    assert ssim(a, a) == pytest.approx(1)
    assert -1 <= ssim(a, b) <= 1


@pytest.mark.parametrize("measure", [psnr, ssim])
def test_different_pictures_cannot_be_compared(measure):
    with pytest.raises(
        SinStudioError, match=r"7×5 pixels and 3 channels.*7×5 pixels and 1 channel;"
    ):
        measure(np.zeros((5, 7, 3)), np.zeros((5, 7, 1)))

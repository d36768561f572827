from __future__ import annotations

import numpy as np
import pytest

from sinstudio.render.luma import luma, luma_weights


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_weights_give_luma(channels):
    picture = np.random.default_rng(0).random((4, 5, channels))
    np.testing.assert_allclose(luma(picture), picture @ luma_weights(channels))
    weights = luma_weights(channels, signal=True)
    np.testing.assert_allclose(luma(picture, signal=True), picture @ weights)


def test_white_is_one_and_alpha_counts_nothing():
    assert luma_weights(3).sum() == pytest.approx(1)
    picture = np.ones((2, 3, 4), dtype=np.float32)
    picture[..., 3] = 0
    result = luma(picture)
    assert result.dtype == np.float32
    np.testing.assert_allclose(result, 1, rtol=1e-6)


def test_green_weighs_most():
    np.testing.assert_allclose(luma(np.eye(3)[None]), [[0.2126, 0.7152, 0.0722]])


def test_a_plane_is_its_own_luma():
    plane = np.random.default_rng(0).random((3, 4))
    assert luma(plane) is plane
    assert luma(np.array([[0, 255]], dtype=np.uint8)).dtype == np.float64

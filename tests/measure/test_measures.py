from __future__ import annotations

import math

import numpy as np
import pytest

from sinstudio.errors import SinStudioError
from sinstudio.measure.band import out_of_band
from sinstudio.measure.network import compare_pictures, measures
from sinstudio.measure.quality import psnr, ssim
from sinstudio.measure.seam import seam_of
from sinstudio.network.domain import Domain
from sinstudio.render.grid import render

INPUTS = [(1, 0), (0, 1), (3, -2)]


@pytest.mark.parametrize("period", [(2.0, 2.0), (2.2, 4.0)])
def test_all_measures_of_a_network(make_network, period):
    network = make_network(Domain(12, 10, period), INPUTS)
    picture = np.random.default_rng(0).random((10, 12, 3), dtype=np.float32)
    training = np.random.default_rng(1).random((10, 12)) < 0.8
    rendered = render(network)
    assert measures(network, picture, training, ~training) == {
        "psnr_db": psnr(picture, rendered, training),
        "ssim": ssim(picture, rendered),
        "heldout_psnr_db": psnr(picture, rendered, ~training),
        "out_of_band": out_of_band(network),
        "seam": seam_of(network),
    }


def test_a_perfect_fit(make_network):
    network = make_network(Domain(12, 10), INPUTS)
    found = measures(network, render(network))
    assert found["psnr_db"] == math.inf
    assert found["ssim"] == pytest.approx(1)
    assert found["heldout_psnr_db"] is None


def test_the_size_is_that_of_the_picture(make_network):
    network = make_network(Domain(12, 10), INPUTS)
    larger = render(network, (24, 20))
    found = measures(network, larger)
    assert found["psnr_db"] == math.inf
    assert found["seam"] == seam_of(network)


def test_channels_must_agree(make_network):
    with pytest.raises(SinStudioError, match="cannot be compared"):
        measures(make_network(Domain(12, 10), INPUTS), np.zeros((10, 12, 1)))


def test_two_pictures():
    a, b = np.random.default_rng(0).random((2, 9, 9, 3))
    assert compare_pictures(a, b) == {"psnr_db": psnr(a, b), "ssim": ssim(a, b)}

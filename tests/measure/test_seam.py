from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.measure.seam import seam, seam_of
from sinstudio.network.domain import Domain
from sinstudio.render.grid import render


@given(st.integers(16, 40), st.integers(16, 40), st.integers(0, 5), st.integers(0, 5))
def test_a_periodic_wave_has_no_seam(width, height, k_x, k_y):
    x, y = np.arange(width) / width, np.arange(height)[:, None] / height
    two_waves = np.stack([np.sin(2 * np.pi * (k_x * x + k_y * y) + shift) for shift in (0, 1.57)])
    assert seam(two_waves.transpose(1, 2, 0)) == pytest.approx(1, abs=0.02)


def test_a_ramp_has_a_large_one():
    ramp = np.broadcast_to(np.linspace(0, 1, 32), (32, 32))[..., None]
    assert seam(ramp) == pytest.approx(31)
    assert seam(ramp.transpose(1, 0, 2)) == pytest.approx(31)


def test_both_axes_count_the_same_whatever_the_shape():
    ramp = np.broadcast_to(np.linspace(0, 1, 32), (4, 32))[..., None]
    assert seam(ramp) == pytest.approx(31)


def test_a_flat_tile_has_none():
    assert seam(np.full((5, 6, 3), 0.3, dtype=np.float32)) == 1
    assert seam(np.zeros((1, 1, 1))) == 1


def test_an_axis_of_one_pixel_is_left_out():
    assert seam(np.linspace(0, 1, 11).reshape(1, 11, 1)) == pytest.approx(10)


@pytest.mark.parametrize("period", [(2.0, 2.0), (2.2, 2.2), (4.0, 2.5)])
def test_a_network_tiles_seamlessly(make_network, period):
    network = make_network(Domain(40, 30, period), [(1, 0), (2, 1), (0, 3), (3, -2)])
    assert seam_of(network) == pytest.approx(1, abs=0.3)
    assert seam_of(network) == seam(render(network, tiles=(1, 1)))

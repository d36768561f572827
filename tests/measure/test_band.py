from __future__ import annotations

import numpy as np
import pytest

from sinstudio.measure.band import out_of_band, share_beyond_nyquist, window_coordinates
from sinstudio.network.domain import Domain
from sinstudio.render.grid import Interrupted

LOW = [(1, 0), (0, 1), (3, 2), (5, -4)]
HIGH = [(1, 0), (60, 3), (50, -55), (2, 47)]


@pytest.mark.parametrize("size", [(48, 48), (64, 40)])
def test_low_frequencies_with_small_weights_stay_in_band(make_network, size):
    assert out_of_band(make_network(Domain(*size), LOW)) < 1e-7


def test_frequencies_beyond_nyquist_are_out_of_band(make_network):
    share = out_of_band(make_network(Domain(48, 48), HIGH))  # three waves in four
    assert 0.7 < share < 0.8


def test_large_weights_generate_what_the_inputs_do_not_hold(make_network):
    domain, inputs = Domain(24, 24), [(5, 0), (0, 5)]
    tame, wild = (out_of_band(make_network(domain, inputs, gain)) for gain in (0.1, 6.0))
    assert tame < 1e-6
    assert wild > 0.05


def test_nyquist_is_that_of_the_training_samples(make_network):
    inputs = [(1, 0), (17, 0)]  # between 48/4 and 48/2
    every, second = (
        out_of_band(make_network(Domain(48, 48, stride=stride), inputs)) for stride in (1, 2)
    )
    assert every < 1e-7
    assert second == pytest.approx(0.5, abs=0.1)


def test_a_larger_period_counts_in_cycles_per_picture(make_network):
    inputs = [(1, 0), (30, 0)]  # 30 per period of 4 is 15 per picture
    share = out_of_band(make_network(Domain(48, 48, (4.0, 4.0)), inputs))
    assert share < 1e-5


def test_a_flat_picture_has_none(make_network):
    assert out_of_band(make_network(Domain(16, 16), LOW, gain=0.0)) == 0
    assert out_of_band(make_network(Domain(1, 1), HIGH)) == 0


def test_smaller_windows_are_centred_and_cost_less(make_network):
    network = make_network(Domain(64, 64), HIGH)
    assert out_of_band(network, window=32) == pytest.approx(out_of_band(network), abs=0.25)
    coordinates = window_coordinates(64, 1, 16)
    assert len(coordinates) == 64
    assert coordinates[0] == pytest.approx(-16 / 64)
    assert coordinates[-1] == pytest.approx(16 / 64 - 2 / 256)


@pytest.mark.parametrize("stride", [1, 2, 3])
def test_windows_hold_the_samples_themselves(stride):
    samples = (-1 + 2 * np.arange(37) / 37)[::stride]
    np.testing.assert_allclose(window_coordinates(37, stride, 256)[::4], samples, atol=1e-12)
    inner = window_coordinates(37, stride, 5)[::4]
    start = (len(samples) - 5) // 2
    np.testing.assert_allclose(inner, samples[start : start + 5], atol=1e-12)


def test_noise_spreads_evenly():
    # Of 128 × 128 bins, 37 × 37 lie within Nyquist (16) and the two guard bins.
    noise = np.random.default_rng(0).random((128, 128))
    assert share_beyond_nyquist(noise) == pytest.approx(1 - (37 / 128) ** 2, abs=0.02)


def test_a_wave_of_nyquist_itself_is_in_band():
    x = np.arange(128)
    for cycles, share in ((16, 0), (17, 0), (20, 1)):
        wave = np.cos(2 * np.pi * cycles * x / 128) + np.zeros((64, 1))
        assert share_beyond_nyquist(wave) == pytest.approx(share, abs=1e-9)


def test_it_can_be_stopped(make_network):
    with pytest.raises(Interrupted):
        out_of_band(make_network(Domain(16, 16), LOW), stop=lambda: True)

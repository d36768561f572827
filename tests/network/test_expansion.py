from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_layers import (
    amplitude_of,
    frequency_lists,
    layer,
    neurons_at,
    sampled_amplitudes,
    signal_lists,
    terms_of_order,
)

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Domain
from sinstudio.network.expansion import expand
from sinstudio.network.first_layer import FirstLayer
from sinstudio.network.initial import initialise
from sinstudio.network.model import SinusoidalNetwork


@settings(deadline=None, max_examples=30)
@given(k=st.one_of(frequency_lists, signal_lists), n=st.integers(1, 5), seed=st.integers(0, 99))
def test_the_series_is_the_fft_of_one_period(k: list, n: int, seed: int) -> None:
    found = layer(k, n=n, seed=seed)
    series = expand(found)
    expected = sampled_amplitudes(found, series.neurons.frequencies)
    assert np.abs(series.neurons.amplitudes - expected).max() < 1e-9
    assert (series.amplitude_left < 1e-10).all()
    assert (series.energy_left < 1e-12).all()


@settings(deadline=None, max_examples=15)
@given(k=frequency_lists, seed=st.integers(0, 99))
def test_a_network_is_the_sum_of_its_neurons(k: list, seed: int) -> None:
    found = layer(k, seed=seed)
    places = np.random.default_rng(seed).uniform(-2, 2, (50, 2))
    series = expand(found)
    channels = neurons_at(found, places) @ found.output.T + found.constant
    assert np.allclose(series.network().values(places), channels, atol=1e-9)
    assert (series.network_error() < 1e-9).all()


@settings(deadline=None, max_examples=30)
@given(k=frequency_lists, order=st.integers(0, 4), seed=st.integers(0, 99))
def test_what_an_order_leaves_out_is_bounded(k: list, order: int, seed: int) -> None:
    found = layer(k, seed=seed)
    series = expand(found, order=order)
    places = np.random.default_rng(seed).uniform(-1, 1, (50, 2))
    error = np.abs(series.neurons.values(places) - neurons_at(found, places)).max(axis=0)
    assert (error <= series.amplitude_left + 1e-12).all()
    kept = sum(amplitude_of(found, orders) ** 2 for orders, _ in terms_of_order(found, order))
    assert np.allclose(series.energy_left, 1 - kept, atol=1e-12)


def test_terms_of_an_order_are_those_of_the_theorem() -> None:
    found = layer([(1, 2), (3, -1), (1, 2)])
    places = np.random.default_rng(0).uniform(-1, 1, (20, 2))
    theta = 2 * np.pi * (places @ found.frequencies.T) + found.phases
    expected = sum(
        amplitude_of(found, orders) * np.sin((theta @ orders)[:, None] + found.bias)
        for orders, _ in terms_of_order(found, 3)
    )
    assert np.allclose(expand(found, order=3).neurons.values(places), expected, atol=1e-12)


def test_a_tolerance_leaves_out_no_more_than_it_says() -> None:
    found = layer([(1, 0), (3, 1), (0, 2)])
    sizes = []
    for tolerance in (1e-2, 1e-5, 1e-9):
        series = expand(found, tolerance=tolerance)
        places = np.random.default_rng(0).uniform(-1, 1, (200, 2))
        error = np.abs(series.neurons.values(places) - neurons_at(found, places)).max()
        assert error <= series.amplitude_left.max() <= tolerance * 1.001 + 1e-10
        sizes.append(len(series.neurons.frequencies))
    assert sizes[0] < sizes[1] < sizes[2]


def test_a_real_network_is_the_same() -> None:
    network = SinusoidalNetwork([[1, 0], [2, 3], [-1, 1]], [4], 3, Domain(16, 16, (2.2, 3.0)))
    initialise(network, seed=1)
    found = FirstLayer.of(network)
    import torch

    x = torch.rand(30, 2, dtype=torch.float64) * 2 - 1
    u = x.numpy() / np.array(network.domain.period)
    expected = network.double()(x).detach().numpy()
    assert np.allclose(expand(found).network().values(u), expected, atol=1e-9)


def test_the_layer_of_a_network_is_a_copy() -> None:
    network = SinusoidalNetwork([[1, 0], [2, 3]], [4], 1, Domain(16, 16))
    found = FirstLayer.of(network)
    initialise(network, seed=1)
    assert not found.weight.any()
    assert not found.phases.any()


def test_deeper_networks_have_an_expansion_of_their_first_layer_only() -> None:
    network = SinusoidalNetwork([[1, 0], [2, 3]], [4, 3], 1, Domain(16, 16))
    series = expand(FirstLayer.of(network))
    assert series.neurons.amplitudes.shape[1] == 4
    with pytest.raises(SinStudioError, match="more than one hidden layer"):
        series.network()


def test_reading_one_frequency_of_either_half_plane() -> None:
    series = expand(layer([(1, 2), (3, -1)])).neurons
    assert np.allclose(series.at((-1, -2)), series.at((1, 2)).conj())
    assert np.abs(series.at((1, 2))).max() > 0.01
    assert not series.at((99, 0)).any()


def test_what_would_not_fit_in_memory_is_refused() -> None:
    k = np.random.default_rng(0).integers(-90, 90, (40, 2))
    with pytest.raises(SinStudioError, match="lower order or a larger tolerance"):
        expand(layer(k, n=40))


def test_frequencies_too_large_to_add_up_are_refused() -> None:
    with pytest.raises(SinStudioError, match="too large"):
        layer([(1 << 40, 0)])

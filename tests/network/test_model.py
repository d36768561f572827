from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from network_strategies import networks

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Domain
from sinstudio.network.initial import initialise
from sinstudio.network.model import SinusoidalNetwork

SQUARE = Domain(16, 16)


def slow_reference(network: SinusoidalNetwork, points: np.ndarray) -> np.ndarray:
    """f(x), one point and one sum at a time, straight from the formula."""
    k = network.frequencies.numpy()
    phases = network.phases.double().numpy()
    out = []
    for point in points:
        h = np.array(
            [
                np.sin(
                    2 * np.pi * sum(k[j, a] * point[a] / network.domain.period[a] for a in (0, 1))
                    + phases[j]
                )
                for j in range(len(k))
            ]
        )
        for layer in network.hidden:
            A, b = layer.weight.detach().double().numpy(), layer.bias.detach().double().numpy()
            h = np.array([np.sin(float(row @ h) + b_i) for row, b_i in zip(A, b, strict=True)])
        C, d = network.output.weight.detach().double(), network.output.bias.detach().double()
        out.append(C.numpy() @ h + d.numpy())
    return np.array(out)


@given(networks(), st.integers(0, 100))
def test_matches_a_slow_reference(network, seed):
    points = np.random.default_rng(seed).uniform(-1, 1, (5, 2))
    found = network(torch.from_numpy(points)).detach().numpy()
    np.testing.assert_allclose(found, slow_reference(network, points), atol=1e-10)


@given(networks(torch.float32), st.integers(0, 100))
def test_float32_is_close_to_the_reference(network, seed):
    points = np.random.default_rng(seed).uniform(-1, 1, (5, 2)).astype(np.float32)
    found = network(torch.from_numpy(points)).detach().numpy()
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, slow_reference(network, points), atol=2e-3)


@given(networks(), st.integers(-3, 3), st.integers(-3, 3))
def test_repeats_after_one_period(network, i, j):
    points = torch.rand((4, 2), dtype=torch.float64)
    period = torch.tensor(network.domain.period, dtype=torch.float64)
    shifted = points + period * torch.tensor([i, j])
    torch.testing.assert_close(network(points), network(shifted), atol=1e-9, rtol=0)


def test_float64_points_keep_a_float32_network_exact_at_large_coordinates():
    network = SinusoidalNetwork([[1000, 0], [999, -1000]], [2], 1, Domain(64, 64, (2.2, 2.2)))
    points = torch.tensor([[0.25, -0.5]], dtype=torch.float64)
    far = points + 2.2 * 1_000_000
    near = network.features(points)
    assert near.dtype == torch.float32
    torch.testing.assert_close(network.features(far), near, atol=1e-4, rtol=0)
    exact = np.sin((network.omega @ points[0]).numpy())
    np.testing.assert_allclose(near[0].numpy(), exact, atol=1e-6)


def test_angles_ignore_lowered_matrix_precision():
    network = SinusoidalNetwork([[60, 0], [37, -64]], [2], 1, SQUARE)
    points = 2 * torch.rand((64, 2)) - 1
    plain = network.features(points)
    with torch.autocast("cpu", torch.bfloat16):
        assert torch.equal(network.features(points), plain)


def test_forward_is_the_two_parts_in_any_shape():
    network = SinusoidalNetwork([[1, 0], [2, 3], [0, 5]], [4, 6], 2, SQUARE)
    initialise(network, 0)
    points = torch.rand((3, 5, 2))
    features = network.features(points)
    assert features.shape == (3, 5, 3)
    assert network(points).shape == (3, 5, 2)
    assert torch.equal(network(points), network.from_features(features))


def test_shapes_counts_and_types():
    network = SinusoidalNetwork([[1, 0], [2, 3], [0, 5]], [4, 6], 2, SQUARE)
    assert network.widths == (3, 4, 6, 2)
    assert network.channels == 2
    assert network.parameter_count() == 3 * 2 + 3 + (3 * 4 + 4) + (4 * 6 + 6) + (6 * 2 + 2)
    assert not network.phases.requires_grad
    network.to(torch.float64)
    assert network.frequencies.dtype == torch.int64
    assert network.dtype == network.hidden[1].weight.dtype == torch.float64
    names = [name for name, _ in network.named_parameters()]
    assert names == [
        "phases",
        *[f"hidden.{i}.{part}" for i in (0, 1) for part in ("weight", "bias")],
        "output.weight",
        "output.bias",
    ]


def test_starts_at_zero_and_leaves_the_global_generator_alone():
    before = torch.random.get_rng_state()
    network = SinusoidalNetwork([[1, 0]], [4], 3, SQUARE)
    initialise(network, 3)
    assert torch.equal(torch.random.get_rng_state(), before)
    fresh = SinusoidalNetwork([[1, 0]], [4], 3, SQUARE)
    assert all(not item.any() for item in fresh.parameters())


def test_omega_is_in_radians_per_coordinate():
    network = SinusoidalNetwork([[1, 0], [3, -2]], [1], 1, Domain(8, 8, (2.0, 4.0)))
    expected = [[np.pi, 0], [3 * np.pi, -np.pi]]
    np.testing.assert_allclose(network.omega.numpy(), expected)
    np.testing.assert_allclose(network.domain.omega(network.frequencies), expected)


@pytest.mark.parametrize(
    "frequencies",
    [[], [1, 2], [[1, 2, 3]], [[0.5, 1]], [[np.nan, 1]], [[np.inf, 1]], [["a", "b"]]],
)
def test_refuses_other_frequencies(frequencies):
    with pytest.raises(SinStudioError):
        SinusoidalNetwork(frequencies, [2], 1, SQUARE)


@pytest.mark.parametrize(("hidden", "channels"), [([], 1), ([3, 0], 1), ([3], 0), ([3], 5)])
def test_refuses_other_widths(hidden, channels):
    with pytest.raises(SinStudioError):
        SinusoidalNetwork([[1, 0]], hidden, channels, SQUARE)

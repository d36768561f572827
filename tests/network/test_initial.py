from __future__ import annotations

import math

import pytest
import torch

from sinstudio.network.domain import Domain
from sinstudio.network.initial import initialise
from sinstudio.network.model import SinusoidalNetwork


def fresh(dtype: torch.dtype = torch.float32, **settings: object) -> SinusoidalNetwork:
    k = [[i + 1, j] for i in range(8) for j in range(8)]
    network = SinusoidalNetwork(k, [96, 54], 3, Domain(64, 64)).to(dtype)
    initialise(network, 5, **settings)
    return network


def spans(values: torch.Tensor, reach: float) -> bool:
    """Whether values fill ±reach without leaving it."""
    return bool(values.abs().max() <= reach) and bool(values.abs().max() > 0.9 * reach)


@pytest.mark.parametrize(("scale_a", "scale_c"), [(1.0, 1.0), (3.0, 0.5)])
def test_ranges(scale_a, scale_c):
    network = fresh(scale_a=scale_a, scale_c=scale_c)
    assert spans(network.phases, math.pi)
    for layer, fan_in in zip(network.hidden, (64, 96), strict=True):
        assert spans(layer.weight, scale_a * math.sqrt(6 / fan_in))
        assert spans(layer.bias, math.pi)
    assert spans(network.output.weight, scale_c * math.sqrt(6 / 54) / 30)
    assert not network.output.bias.any()


def test_the_seed_decides():
    assert all(
        torch.equal(a, b) for a, b in zip(fresh().parameters(), fresh().parameters(), strict=True)
    )
    other = fresh()
    initialise(other, 6)
    assert not torch.equal(other.phases, fresh().phases)


def test_precisions_start_alike():
    single, double = fresh(), fresh(torch.float64)
    for a, b in zip(single.parameters(), double.parameters(), strict=True):
        assert torch.equal(a, b.float())


def test_flags_change_nothing_else():
    plain, flagged = fresh(), fresh(zero_phases=True, zero_biases=True)
    assert not flagged.phases.any()
    for i in (0, 1):
        assert not flagged.hidden[i].bias.any()
        assert torch.equal(flagged.hidden[i].weight, plain.hidden[i].weight)
    assert torch.equal(flagged.output.weight, plain.output.weight)

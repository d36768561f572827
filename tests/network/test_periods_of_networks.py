"""Whether networks have the periods that are claimed for their frequencies, and no others."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import pytest
import torch

from sinstudio.network.domain import Domain
from sinstudio.network.initial import initialise
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.network.periods import anti_periods, biases_of, sub_periods

SETS = {
    "odd": [(1, 1), (3, -1), (-1, 5), (5, 3)],
    "even": [(2, 0), (0, 2), (4, -2)],
    "mixed": [(1, 3), (2, 1), (0, 5), (1, -2)],
    "powers": list(itertools.product((1, 10), repeat=2)),
    "units": [(1, 0), (0, 1)],
    "whole": [(1, 0), (0, 1), (1, 1)],
}


def network_of(k, biases, hidden=(7, 6)):
    network = SinusoidalNetwork(k, hidden, 2, Domain(16, 12, (2.2, 3.0))).double()
    initialise(network, 3, scale_a=2)
    network.output.weight.data.mul_(30)
    torch.nn.init.uniform_(network.output.bias, generator=torch.Generator().manual_seed(1))
    if biases == "zero":
        for layer in network.layers:
            layer.bias.data.zero_()
    elif biases == "quarter":
        network.layers[0].bias.data.fill_(math.pi / 2)
    assert biases_of([layer.bias.detach().numpy() for layer in network.layers]) == biases
    return network.requires_grad_(False)


def moved(network, v, points):
    shift = torch.tensor(
        [float(x) * p for x, p in zip(v, network.domain.period, strict=True)], dtype=torch.float64
    )
    return network(points + shift) - network.output.bias


@pytest.mark.parametrize("biases", ["any", "zero", "quarter"])
@pytest.mark.parametrize("name", SETS)
def test_a_network_has_the_periods_of_its_frequencies_and_no_others(name, biases):
    k = SETS[name]
    network = network_of(k, biases)
    points = torch.rand(20, 2, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    here = network(points) - network.output.bias
    periods = set(sub_periods(k, biases=biases))
    antis = set(anti_periods(k)) if biases == "zero" else set()
    claimed = {part.denominator for v in periods | antis for part in v} | {2, 3}
    steps = math.lcm(*claimed)
    tried = itertools.product([Fraction(i, steps) for i in range(steps)], repeat=2)
    for v in (v for v in tried if any(v)):
        there = moved(network, v, points)
        repeats, turns = (float((there - sign * here).abs().max()) for sign in (1, -1))
        assert (repeats < 1e-9) == (v in periods), v
        assert (turns < 1e-9) == (v in antis), v

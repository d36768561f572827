from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Domain
from sinstudio.network.filter import NetworkFilter, filter_bounds, filtered
from sinstudio.network.initial import initialise
from sinstudio.network.model import SinusoidalNetwork

BLOCKS = Blocks((2.0, 4.5), (9.0, 9.0, 9.0))
POINTS = torch.rand(50, 2, generator=torch.Generator().manual_seed(1)) * 2 - 1


def network(*, siren: bool = False, hidden: tuple[int, ...] = (7, 5)) -> SinusoidalNetwork:
    k = np.array([[1, 0], [0, 1], [3, -2], [5, 4], [0, 7]])
    omega = k * 2.9 if siren else None
    made = SinusoidalNetwork(None if siren else k, hidden, 3, Domain(16, 16), omega=omega)
    initialise(made, seed=3)
    return made


def entries(made: SinusoidalNetwork) -> np.ndarray:
    return made.layers[0].weight.detach().numpy()


strengths = st.floats(0, 1)


@given(strengths, strengths)
def test_more_strength_clips_harder_and_higher_blocks_first(one, other):
    low, high = sorted((one, other))
    made = network()
    radii = made.domain.radii(made.cycles)
    gentle = filter_bounds(entries(made), radii, BLOCKS, low)
    hard = filter_bounds(entries(made), radii, BLOCKS, high)
    assert gentle.limits == BLOCKS.limits
    assert all(b <= a for a, b in zip(gentle.values, hard.values, strict=True))
    largest = filter_bounds(entries(made), radii, BLOCKS, 0.0).values
    kept = [value / top for value, top in zip(hard.values, largest, strict=True)]
    assert kept == sorted(kept, reverse=True)


def test_the_ends_are_nothing_and_an_even_picture():
    made = network()
    assert filtered(made, BLOCKS, 0.0) is made
    soft = filtered(made, BLOCKS, 1.0)
    assert not entries(soft).any()
    levels = soft(POINTS).detach()
    torch.testing.assert_close(levels, levels[:1].expand_as(levels))


@pytest.mark.parametrize("siren", [False, True])
def test_the_network_itself_is_never_changed(siren):
    made = network(siren=siren)
    before = {name: value.clone() for name, value in made.state_dict().items()}
    levels = made(POINTS).detach()
    soft = filtered(made, BLOCKS, 0.5)
    assert (soft(POINTS).detach() - levels).abs().max() > 1e-4
    assert np.abs(entries(soft)).max() < np.abs(entries(made)).max()
    for name, value in made.state_dict().items():
        assert torch.equal(value, before[name]), name
    assert torch.equal(made(POINTS).detach(), levels)


def test_a_filter_follows_what_is_trained_without_another_copy():
    made = network()
    lens = NetworkFilter(made)
    soft = lens.update(BLOCKS, 0.3)
    storage = soft.layers[0].weight.data_ptr()
    with torch.no_grad():
        made.layers[0].weight *= 0.5
        made.layers[0].bias += 1.0
        made.layers[1].weight += 0.1
        made.output.bias += 0.2
        made.phases += 0.4
    assert lens.update(BLOCKS, 0.3) is soft
    assert soft.layers[0].weight.data_ptr() == storage
    torch.testing.assert_close(soft(POINTS), filtered(made, BLOCKS, 0.3)(POINTS))
    assert not soft.layers[0].weight.requires_grad
    assert made.layers[0].weight.requires_grad


def test_blocks_without_columns_and_a_single_one():
    made = network()
    radii = made.domain.radii(made.cycles)
    far = filter_bounds(entries(made), radii, Blocks((50.0,), (1.0, 1.0)), 0.2)
    assert far.values[1] == 0
    one = filter_bounds(entries(made), radii, Blocks((), (1.0,)), 0.25)
    assert one.values[0] == pytest.approx(0.75 * np.abs(entries(made)).max())

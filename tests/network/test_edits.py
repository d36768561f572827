from __future__ import annotations

import copy

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from network_strategies import networks

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Domain
from sinstudio.network.edits import AdamState, add_columns, add_rows, drop_columns, drop_rows
from sinstudio.network.initial import initialise
from sinstudio.network.model import SinusoidalNetwork

POINTS = torch.from_numpy(np.random.default_rng(0).uniform(-1, 1, (6, 2)))


def numbered(network: SinusoidalNetwork) -> AdamState:
    """State in which every entry tells where it was."""
    state = AdamState.zeros_like(network)
    for part in (state.exp_avg, state.exp_avg_sq):
        for name in part:
            part[name] = torch.arange(part[name].numel()).reshape(part[name].shape).double() + 1
    for name in state.steps:
        state.steps[name] += 7
    return state


def check_consistent(network: SinusoidalNetwork, state: AdamState) -> None:
    widths = network.widths
    assert network.frequencies.shape == (widths[0], 2)
    assert network.phases.shape == (widths[0],)
    for i, layer in enumerate((*network.hidden, network.output)):
        assert (layer.in_features, layer.out_features) == widths[i : i + 2]
        assert layer.weight.shape == (widths[i + 1], widths[i])
        assert layer.bias.shape == (widths[i + 1],)
    parameters = dict(network.named_parameters())
    for part in (state.exp_avg, state.exp_avg_sq, state.steps):
        assert part.keys() == parameters.keys()
    for name, parameter in parameters.items():
        assert parameter.requires_grad == (name != "phases")
        assert state.exp_avg[name].shape == state.exp_avg_sq[name].shape == parameter.shape
        assert torch.broadcast_shapes(state.steps[name].shape, parameter.shape) == parameter.shape
    assert network(POINTS).shape == (6, network.channels)


def steps_of(state: AdamState, network: SinusoidalNetwork, name: str) -> torch.Tensor:
    return state.steps[name].expand(dict(network.named_parameters())[name].shape)


@given(networks(), st.integers(1, 4))
def test_columns_of_zeros_change_nothing_when_they_come_and_go(network, count):
    before, state = copy.deepcopy(network), numbered(network)
    m = network.widths[0]
    add_columns(network, [[i + 1, -i] for i in range(count)], state=state)
    check_consistent(network, state)
    assert network.widths[0] == m + count
    torch.testing.assert_close(network(POINTS), before(POINTS))
    steps = steps_of(state, network, "hidden.0.weight")
    assert (steps[:, :m] == 7).all()
    assert not steps[:, m:].any()
    assert not state.exp_avg["hidden.0.weight"][:, m:].any()
    drop_columns(network, range(m, m + count), state)
    check_consistent(network, state)
    for a, b in zip(network.parameters(), before.parameters(), strict=True):
        assert torch.equal(a, b)
    assert torch.equal(network.frequencies, before.frequencies)


@given(networks(), st.data())
def test_dropped_columns_leave_the_others(network, data):
    m = network.widths[0]
    dropped = data.draw(st.lists(st.integers(0, m - 1), max_size=m))
    kept = [j for j in range(m) if j not in dropped]
    if not kept:
        return
    state, silenced = numbered(network), copy.deepcopy(network)
    with torch.no_grad():
        silenced.hidden[0].weight[:, dropped] = 0
    before, moments = copy.deepcopy(network), state.clone()
    drop_columns(network, dropped, state)
    check_consistent(network, state)
    torch.testing.assert_close(network(POINTS), silenced(POINTS))
    assert torch.equal(network.frequencies, before.frequencies[kept])
    assert torch.equal(network.phases, before.phases[kept])
    for name in ("exp_avg", "exp_avg_sq"):
        found = getattr(state, name)["hidden.0.weight"]
        assert torch.equal(found, getattr(moments, name)["hidden.0.weight"][:, kept])
        assert torch.equal(getattr(state, name)["phases"], getattr(moments, name)["phases"][kept])


@given(networks(), st.data())
def test_rows_without_outgoing_weights_change_nothing(network, data):
    layer = data.draw(st.integers(0, len(network.hidden) - 1))
    count = data.draw(st.integers(1, 3))
    before, state = copy.deepcopy(network), numbered(network)
    n = network.widths[layer + 1]
    generator = torch.Generator().manual_seed(0)
    add_rows(network, layer, count, state=state, generator=generator)
    check_consistent(network, state)
    assert network.hidden[layer].weight[n:].any()
    torch.testing.assert_close(network(POINTS), before(POINTS))
    for part in ("weight", "bias"):
        steps = steps_of(state, network, f"hidden.{layer}.{part}")
        assert (steps[:n] == 7).all()
        assert not steps[n:].any()
    following = (
        "output.weight" if layer == len(network.hidden) - 1 else f"hidden.{layer + 1}.weight"
    )
    assert not steps_of(state, network, following)[:, n:].any()
    drop_rows(network, layer, list(range(n, n + count)), state)
    check_consistent(network, state)
    for a, b in zip(network.parameters(), before.parameters(), strict=True):
        assert torch.equal(a, b)


@given(networks(), st.data())
def test_dropped_rows_leave_the_others(network, data):
    layer = data.draw(st.integers(0, len(network.hidden) - 1))
    n = network.widths[layer + 1]
    dropped = data.draw(st.lists(st.integers(0, n - 1), max_size=n - 1))
    kept = [i for i in range(n) if i not in dropped]
    state, silenced = numbered(network), copy.deepcopy(network)
    with torch.no_grad():
        (*silenced.hidden, silenced.output)[layer + 1].weight[:, dropped] = 0
    before = state.clone()
    drop_rows(network, layer, dropped, state)
    check_consistent(network, state)
    torch.testing.assert_close(network(POINTS), silenced(POINTS))
    for part in ("weight", "bias"):
        name = f"hidden.{layer}.{part}"
        assert torch.equal(state.exp_avg[name], before.exp_avg[name][kept])


def network_of(m: int = 3, hidden: tuple[int, ...] = (4, 2)) -> SinusoidalNetwork:
    network = SinusoidalNetwork([[j + 1, 0] for j in range(m)], hidden, 3, Domain(16, 16))
    initialise(network, 0)
    return network


def test_new_columns_start_in_the_siren_range():
    network = network_of(m=20, hidden=(50,))
    add_columns(
        network, [[0, j + 1] for j in range(30)], generator=torch.Generator().manual_seed(1)
    )
    new, reach = network.hidden[0].weight[:, 20:].abs(), (6 / 50) ** 0.5
    assert 0.9 * reach < new.max() <= reach
    assert 2.8 < network.phases[20:].abs().max() <= torch.pi


def test_given_values_are_used():
    network = network_of()
    phases, weights = torch.tensor([0.5, 1.5]), torch.arange(8.0).reshape(4, 2)
    add_columns(network, [[5, 5], [6, 6]], phases, weights)
    assert torch.equal(network.phases[3:], phases)
    assert torch.equal(network.hidden[0].weight[:, 3:], weights)
    rows, outgoing = torch.ones(1, 4), torch.full((3, 1), 0.25)
    add_rows(network, 1, 1, weights=rows, biases=torch.tensor([2.0]), outgoing=outgoing)
    assert torch.equal(network.hidden[1].weight[2:], rows)
    assert network.hidden[1].bias[2] == 2
    assert torch.equal(network.output.weight[:, 2:], outgoing)


def test_state_starts_at_zero_and_clones_apart():
    state = AdamState.zeros_like(network_of())
    assert state.steps["hidden.0.weight"].shape == (1, 3)
    assert state.steps["hidden.1.weight"].shape == (1, 1)
    assert state.steps["output.bias"].shape == (1,)
    assert not any(t.any() for part in vars(state).values() for t in part.values())
    copied = state.clone()
    copied.steps["phases"] += 1
    copied.exp_avg["phases"] += 1
    assert not state.steps["phases"].any()
    assert not state.exp_avg["phases"].any()


def test_the_last_column_and_row_stay():
    network = network_of()
    with pytest.raises(SinStudioError, match="at least one"):
        drop_columns(network, [0, 1, 2])
    with pytest.raises(SinStudioError, match="hidden layer 2 would be removed"):
        drop_rows(network, 1, [1, 0])
    assert network.widths == (3, 4, 2, 3)


@pytest.mark.parametrize(
    "edit",
    [
        lambda n: drop_columns(n, [3]),
        lambda n: drop_columns(n, [-1]),
        lambda n: drop_rows(n, 2, [0]),
        lambda n: drop_rows(n, 0, [9]),
        lambda n: add_rows(n, -1, 1),
        lambda n: add_rows(n, 0, 0),
        lambda n: add_rows(n, 0, 1, weights=torch.zeros(1, 9)),
        lambda n: add_rows(n, 0, 1, outgoing=torch.zeros(1, 1)),
        lambda n: add_columns(n, [[0.5, 1]]),
        lambda n: add_columns(n, [[1, 1]], weights=torch.zeros(3, 1)),
        lambda n: add_columns(n, [[1, 1]], phases=torch.zeros(2)),
    ],
)
def test_a_refused_edit_changes_nothing(edit):
    network = network_of()
    before = copy.deepcopy(network.state_dict())
    with pytest.raises(SinStudioError):
        edit(network)
    assert network.widths == (3, 4, 2, 3)
    for name, value in network.state_dict().items():
        assert torch.equal(value, before[name])

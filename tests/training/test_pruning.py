import copy
import itertools

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.network.domain import Domain
from sinstudio.network.edits import AdamState
from sinstudio.network.initial import initialise
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.pruning import (
    below_norm,
    choose_removal,
    describe,
    entries,
    information,
    remove,
)
from sinstudio.training.settings.pruning import PruningSettings
from sinstudio.training.snapshot import Removal


def network(columns=5, hidden=(6, 4), seed=1):
    k = [[1, 0], [0, 1], [3, -2], [2, 5], [4, 0], [5, 5], [7, -1]][:columns]
    found = SinusoidalNetwork(k, hidden, 3, Domain(16, 12))
    initialise(found, seed)
    return found.double()


def test_information_is_the_l1_norm():
    found = network()
    A, A2, C = (m.weight.detach().numpy() for m in (*found.layers, found.output))
    columns, rows = information(found, "A")
    np.testing.assert_allclose(columns, np.abs(A).sum(0), rtol=1e-6)
    np.testing.assert_allclose(rows[0], np.abs(A).sum(1), rtol=1e-6)
    columns, rows = information(found, "A·C")
    np.testing.assert_allclose(columns, np.abs(A).sum(0), rtol=1e-6)
    np.testing.assert_allclose(rows[0], np.abs(A).sum(1) * np.abs(A2).sum(0), rtol=1e-6)
    np.testing.assert_allclose(rows[1], np.abs(A2).sum(1) * np.abs(C).sum(0), rtol=1e-6)


@given(st.integers(0, 50), st.floats(0.01, 1), st.sampled_from(["rows", "columns", "both"]))
def test_the_greatest_ascending_set_within_the_threshold(seed, threshold, components):
    found = network(seed=seed)
    settings = PruningSettings(threshold=threshold, components=components, target=0)
    removal = choose_removal(found, settings, 0.0)
    columns, rows = information(found, settings.score)
    kinds = [(columns, removal.columns, components != "rows")]
    kinds += [(s, r, components != "columns") for s, r in zip(rows, removal.rows, strict=True)]
    for scores, gone, asked in kinds:
        if not asked:
            assert gone == ()
            continue
        ordered = np.sort(scores)
        limit = threshold * sum(scores)
        most = max(count for count in range(len(scores)) if ordered[:count].sum() <= limit)
        assert len(gone) == most  # one always stays
        assert sorted(scores[list(gone)]) == ordered[:most].tolist()
    left = entries(found.widths, len(removal.columns), [len(r) for r in removal.rows])
    assert removal.share == pytest.approx(1 - left / entries(found.widths))


@given(st.integers(0, 20), st.floats(0, 1))
def test_a_round_goes_no_further_than_its_goal(seed, kept):
    found = network(seed=seed, columns=7, hidden=(9, 8))
    settings = PruningSettings(threshold=1, components="both")
    removal = choose_removal(found, settings, kept)
    whole = entries(found.widths)
    left = whole * (1 - removal.share)
    furthest = choose_removal(found, settings, 0.0)
    if furthest.share <= 1 - kept:
        assert removal == furthest
    else:
        assert left <= kept * whole + 1e-6  # it is reached…
        sizes = [len(furthest.columns), *map(len, furthest.rows)]
        gone = [len(removal.columns), *map(len, removal.rows)]
        before = [max(0, g - 1) for g in gone]  # …and one of each kind less would not do
        assert entries(found.widths, before[0], before[1:]) >= kept * whole - 1e-6
        assert all(g <= s for g, s in zip(gone, sizes, strict=True))


def test_what_is_removed_leaves_its_mean_behind():
    found = network()
    with torch.no_grad():
        found.layers[0].weight[2] = 0  # constant neurons: sin(b)
        found.layers[1].weight[3] = 0
        found.layers[0].weight[:, 1] = 0  # an input that nothing hears
        found.output.weight[:, 1] = 0  # a neuron that nothing hears
    points = torch.rand(40, 2, dtype=torch.float64, generator=torch.manual_seed(2)) * 2 - 1
    before = found(points).detach()
    state = AdamState.zeros_like(found)
    remove(found, Removal((1,), ((2,), (1, 3))), state, found.features(points))
    assert found.widths == (4, 5, 2, 3)
    np.testing.assert_allclose(found(points).detach(), before, atol=1e-13)
    for name, parameter in found.named_parameters():
        assert state.exp_avg[name].shape == parameter.shape


def test_folding_beats_forgetting():
    found = network(hidden=(8,))
    points = torch.rand(200, 2, dtype=torch.float64, generator=torch.manual_seed(2)) * 2 - 1
    with torch.no_grad():
        before = found(points)
        folded, cut = copy.deepcopy(found), copy.deepcopy(found)
        gone = Removal((), ((0, 3),))
        remove(folded, gone, AdamState.zeros_like(found), found.features(points))
        cut.output.weight[:, [0, 3]] = 0
        assert (folded(points) - before).square().mean() < (cut(points) - before).square().mean()
        difference = (folded(points) - before).mean(0)
    np.testing.assert_allclose(difference, 0, atol=1e-13)  # the mean is kept exactly


def test_targeted_pruning_spares_what_resists():
    found = network(hidden=(6,))
    with torch.no_grad():
        found.layers[0].weight[:, 0] = 1e-6
        found.layers[0].weight[4] = 1e-6
    chosen = Removal((0, 2), ((1, 4),))
    weak = below_norm(found, chosen, 0.5)
    assert (weak.columns, weak.rows) == ((0,), ((4,),))
    assert below_norm(found, chosen, float("inf")).columns == (0, 2)


def test_entries_count_the_hidden_matrices():
    for m, n, k in itertools.product((1, 4), (2, 5), (1, 3)):
        assert entries((m, n, k, 3)) == m * n + n * k
    assert entries((4, 5, 3, 3), 1, [2, 1]) == 3 * 3 + 3 * 2


def test_describes_what_goes():
    assert describe(Removal((1,), ((), (2, 3)))) == "1 column and 2 rows"
    assert describe(Removal((), ((5,),))) == "1 row"
    assert Removal((), ((), ())).empty

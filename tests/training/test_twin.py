import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from sinstudio.errors import FitError, SinStudioError
from sinstudio.training.comparable import comparable
from sinstudio.training.recipe import Recipe
from sinstudio.training.trainer import Trainer
from sinstudio.training.twin import Twin

SMALL = Recipe().changed(
    {
        "frequencies.count": 8,
        "network.hidden": [8],
        "training.batch": 32,
        "training.steps": 60,
        "training.device": "cpu",
    }
)


def picture():
    y, x = np.mgrid[0:12, 0:16]
    return np.stack([np.sin(x / 3) * np.cos(y / 4) * 0.4 + 0.5] * 3, -1).astype(np.float32)


def trainer_of(**values):
    return Trainer(SMALL.changed({k.replace("__", "."): v for k, v in values.items()}), picture())


def lead(main, twin, steps):
    """Step both in turn; the batches of each, step by step."""
    seen = []
    for _ in range(steps):
        main.step()
        twin.step()
        seen.append((list(main.batch), list(twin.trainer.batch)))
    return seen


def weights_of(trainer):
    return [p.detach().numpy() for p in trainer.network.parameters()]


def same(one, other):
    pairs = zip(weights_of(one), weights_of(other), strict=True)
    return all(np.array_equal(a, b) for a, b in pairs)


def points(trainer):
    target = trainer.target
    return target.rows, target.columns


@pytest.mark.parametrize(
    "values",
    [
        {"bounds.enabled": False},
        {"network.baseline": "siren"},
        {"network.hidden": (5, 6)},
        {"frequencies.strategy": "uniform"},
        {"training.seed": 7, "frequencies.seed": 7},
        {"training.rate": 0.003},
        {"network.trainable": ("A", "b", "C", "d", "phases")},
    ],
)
def test_both_see_the_same_pixels_in_the_same_batches(values):
    main = trainer_of()
    twin = Twin(main, values)
    for mine, theirs in lead(main, twin, 25):
        assert mine == theirs
    assert all(map(torch.equal, points(main), points(twin.trainer)))
    assert twin.trainer.step_count == main.step_count == 25


@given(
    before=st.integers(0, 7),
    changes=st.lists(
        st.sampled_from(
            [
                {"training.batch": 17},
                {"training.batch": "all"},
                {"training.rate": 0.02},
                {"bounds.smoothness": 3.0},
                {"decay.enabled": True},
                {"training.steps": 90},
                {"training.seconds": 1000.0},
            ]
        ),
        max_size=4,
    ),
)
@settings(max_examples=15, deadline=None)
def test_with_nothing_apart_both_stay_bitwise_equal_through_changes(before, changes):
    main = trainer_of()
    for _ in range(before):
        main.step()
    twin = Twin(main, {"bounds.enabled": True})
    for change in [{}, *changes]:
        main.change(main.recipe.changed(change))
        twin.follow()
        for mine, theirs in lead(main, twin, 3):
            assert mine == theirs
        assert main.recipe == twin.trainer.recipe
        assert main.rate == twin.trainer.rate
    assert same(main, twin.trainer)
    states = main.state, twin.trainer.state
    assert all(torch.equal(a, states[1].exp_avg[name]) for name, a in states[0].exp_avg.items())


def test_a_new_network_with_nothing_apart_is_bitwise_equal_too():
    main = trainer_of()
    twin = Twin(main, {"network.hidden": (8,), "training.rate": main.recipe.training.rate})
    lead(main, twin, 20)
    assert same(main, twin.trainer)


def test_a_live_setting_begins_with_a_copy_of_the_network_as_it_is():
    main = trainer_of()
    for _ in range(10):
        main.step()
    twin = Twin(main, {"bounds.enabled": False})
    assert same(main, twin.trainer)
    assert twin.network is not main.network
    before = [w.copy() for w in weights_of(main)]
    twin.trainer.take(main.batch)
    assert all(map(np.array_equal, before, weights_of(main)))  # they share no weights


def test_a_setting_that_needs_a_new_network_is_refused_once_the_first_is_trained():
    main = trainer_of()
    main.step()
    with pytest.raises(SinStudioError, match=r"network\.hidden needs a new network"):
        Twin(main, {"network.hidden": (4,)})


@pytest.mark.parametrize("key", ["picture.size", "training.steps", "training.batch", "growth.add"])
def test_what_both_share_cannot_be_apart(key):
    assert key not in comparable()
    main = trainer_of()
    with pytest.raises(SinStudioError, match=f"{key} cannot differ between twins"):
        Twin(main, {key: main.recipe.get(key)})


def test_changes_go_to_both_except_for_what_is_apart():
    main = trainer_of()
    twin = Twin(main, {"bounds.smoothness": 6.0})
    main.change(main.recipe.changed({"bounds.smoothness": 2.0, "training.rate": 0.02}))
    twin.follow()
    assert twin.trainer.recipe.bounds.smoothness == 6.0
    assert twin.trainer.recipe.training.rate == 0.02


def test_edits_and_phases_of_the_first_one_leave_the_twin_whole():
    phases = {"training.phases": ("fit:3", "prune", "finetune:4"), "pruning.decay_steps": 2}
    more = {"pruning.recovery_steps": 2, "pruning.target": 0.3, "pruning.threshold": 0.2}
    main = Trainer(SMALL.changed(phases | more), picture())
    twin = Twin(main, {"bounds.enabled": False})
    widths = twin.network.widths
    for _ in range(60):
        if main.finished:
            break
        lead(main, twin, 1)
        assert twin.trainer.rate == main.rate
    assert main.finished
    assert main.network.widths != widths
    assert twin.network.widths == widths
    assert twin.trainer.step_count == main.step_count


def test_the_first_ones_stop_rules_hold_and_start_goes_on_with_both():
    main = trainer_of(training__steps=5)
    twin = Twin(main, {"training.rate": 0.001})
    lead(main, twin, 5)
    assert main.finished
    main.extend()
    lead(main, twin, 3)
    assert main.step_count == twin.trainer.step_count == 8


def test_both_are_measured_at_the_same_steps_and_by_the_same_clock():
    main = trainer_of()
    twin = Twin(main, {"training.seed": 5})
    lead(main, twin, 10)
    main.conclude()
    twin.conclude()
    mine = {row.step: row.seconds for row in main.history.rows}
    theirs = {row.step: row.seconds for row in twin.rows if row.step}
    assert mine == theirs


def test_its_history_begins_where_it_does():
    main = trainer_of()
    for _ in range(4):
        main.step()
    main.record()
    twin = Twin(main, {"bounds.enabled": False})
    lead(main, twin, 2)
    main.conclude()
    twin.step()
    assert {row.step for row in twin.rows} == {4, 6}
    assert len(twin.trainer.history.rows) > len(twin.rows)  # kept, it has what came before


def test_the_features_of_a_like_first_layer_are_shared():
    main = trainer_of()
    twin = Twin(main, {"bounds.enabled": False})
    lead(main, twin, 2)
    assert main.target.features(0, 4).data_ptr() == twin.trainer.target.features(0, 4).data_ptr()
    main.editor.drop_frequencies((0,))
    assert main.target.features(0, 4).shape[1] == 7
    assert twin.trainer.target.features(0, 4).shape[1] == 8


def test_a_kept_twin_goes_on_as_the_first_one_would():
    main, alone = trainer_of(), trainer_of()
    twin = Twin(main, {"bounds.enabled": True})
    lead(main, twin, 7)
    kept = twin.promoted()
    for _ in range(7 + 9):
        alone.step()
    for _ in range(9):
        kept.step()
    assert same(alone, kept)
    assert kept.batch == alone.batch
    assert kept.edits > main.edits


def test_a_twin_that_diverges_too_often_says_so():
    main = trainer_of()
    twin = Twin(main, {"bounds.enabled": False})

    def fill_and_step():
        for _ in range(200):
            main.step()
            twin.network.output.bias.data.fill_(float("nan"))
            twin.step()

    with pytest.raises(FitError, match="diverged"):
        fill_and_step()
    assert main.step_count > 100


def test_a_step_that_was_not_led_is_refused():
    main = trainer_of()
    twin = Twin(main, {"bounds.enabled": False})
    main.step()
    main.step()
    with pytest.raises(SinStudioError, match="went from step 0 to another"):
        twin.step()

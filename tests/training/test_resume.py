"""A fit that was kept and goes on is, to the bit, the fit that was never interrupted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from resuming import clock, differences, steps, through_bytes, trained

from sinstudio.errors import SinStudioError
from sinstudio.training.resume import take_state
from sinstudio.training.trainer import Trainer
from sinstudio.training.twin import Twin

assert clock  # the fixture, used by every test

PHASES = ("fit:12", "grow", "prune", "finetune:15")
RUN: dict[str, Any] = {
    "training.phases": PHASES,
    "growth.add": 2,
    "growth.total": 4,
    "growth.every": 7,
    "growth.calm": "spill",
    "pruning.target": 0.4,
    "pruning.threshold": 0.1,
    "pruning.decay_steps": 5,
    "pruning.targeted_steps": 4,
    "pruning.recovery_steps": 6,
}
KINDS: dict[str, dict[str, Any]] = {
    "plain": {},
    "full batch": {"training.batch": "all"},
    "held out": {"picture.holdout": 0.2},
    "grid": {"picture.holdout": "grid:2", "picture.period": "mirror"},
    "float64": {"training.precision": "float64"},
    "deep": {"network.hidden": (7, 5), "bounds.deeper": (0.4,)},
    "decay": {"decay.enabled": True},
    "trained phases": {"network.trainable": ("A", "b", "C", "d", "phases")},
    "siren": {"network.baseline": "siren"},
    "siren, two layers": {"network.baseline": "siren", "network.hidden": (6, 6)},
    "phases of a run": RUN,
    "targeted": RUN | {"pruning.targeted": True, "pruning.norm_threshold": 50.0},
    "target PSNR": {"training.target_psnr": 60.0},
    "seconds": {"training.seconds": 4.0, "training.steps": 0},
}


def goes_on(first: Trainer, second: Trainer, count: int) -> None:
    steps(first, count)
    steps(second, count)
    assert differences(first, second) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("before", [0, 1, 23])
def test_a_kept_fit_goes_on_to_the_bit(kind: str, before: int) -> None:
    first, straight = trained(KINDS[kind]), trained(KINDS[kind])
    steps(first, before)
    steps(straight, before)
    second = through_bytes(first)
    assert differences(first, second) == []
    goes_on(first, second, 40)
    steps(straight, 40)
    assert differences(straight, second) == []  # keeping changed nothing either


@pytest.mark.parametrize("before", range(0, 90, 3))
@pytest.mark.parametrize("kind", ["phases of a run", "targeted"])
def test_every_stage_of_a_run(kind: str, before: int) -> None:
    first = trained(KINDS[kind])
    steps(first, before)
    second = through_bytes(first)
    goes_on(first, second, 90 - before)
    assert first.history.rows == second.history.rows
    assert first.finished == second.finished


def test_the_run_of_the_tests_prunes_grows_and_ends() -> None:
    first = trained(RUN | {"pruning.targeted": True, "pruning.norm_threshold": 50.0})
    seen = set()
    while not first.finished:
        first.step()
        assert first.plan.state is not None
        seen.add(first.plan.state.detail.rpartition(", ")[2])
    assert {"targeted decay", "recovery"} <= seen
    assert first.network.widths[:2] < (16, 7)


@pytest.mark.parametrize("channels", [1, 2])
def test_a_signal(channels: int) -> None:
    first = trained({"picture.channels": "auto"}, signal=True)
    steps(first, 20)
    goes_on(first, through_bytes(first), 30)


def _prune(trainer: Trainer) -> None:
    trainer.recipe = trainer.recipe.changed({"pruning.threshold": 0.2})
    trainer.editor.prune()


def _edits(trainer: Trainer) -> None:
    _prune(trainer)
    trainer.step()
    trainer.editor.add_frequencies([[3, 1], [6, 2]])
    trainer.editor.undo()


EDITS: dict[str, Callable[[Trainer], object]] = {
    "pruned": _prune,
    "grown": lambda trainer: trainer.editor.grow(),
    "added": lambda trainer: trainer.editor.add_frequencies([[4, 1]]),
    "pruned, added and undone": _edits,
    "another phase": lambda trainer: trainer.begin_phase("prune"),
    "bounds": lambda trainer: trainer.change(
        trainer.recipe.changed({"bounds.smoothness": 0.3, "training.rate": 0.03})
    ),
    "stopped": lambda trainer: trainer.conclude(),
    "extended": lambda trainer: trainer.extend(),
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("before", [0, 17])
def test_after_an_edit(edit: str, before: int) -> None:
    first = trained({"growth.calm": "spill", "growth.add": 2})
    steps(first, before)
    EDITS[edit](first)
    second = through_bytes(first)
    assert second.editor.undoable == first.editor.undoable
    steps(first, 5)
    steps(second, 5)
    if first.editor.undoable:
        first.editor.undo()
        second.editor.undo()
    first.editor.grow()  # the generators go on alike
    second.editor.grow()
    goes_on(first, second, 20)


def _diverge(trainer: Trainer) -> None:
    trainer.network.output.bias.data.fill_(torch.nan)
    assert not trainer.check()


def test_after_going_back_and_going_back_again() -> None:
    first = trained({})
    steps(first, 120)
    _diverge(first)
    steps(first, 7)
    second = through_bytes(first)
    assert second.rate == first.rate
    goes_on(first, second, 5)
    _diverge(first)
    _diverge(second)
    goes_on(first, second, 10)


def test_a_fit_that_has_just_diverged_is_kept_as_it_was_well() -> None:
    first = trained({})
    steps(first, 30)
    first.network.layers[0].weight.data.fill_(torch.inf)
    second = through_bytes(first)
    assert second.check()
    assert any("diverged" in note for note in second.notes)
    goes_on(first, second, 10)


def test_copies_for_undo_are_kept_as_far_as_they_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    first = trained({})
    for k in range(3):
        first.editor.add_frequencies([[6, k]])
    size = first.editor.checkpoints[-1].bytes
    monkeypatch.setattr("sinstudio.training.resume.UNDO_BYTES", 2 * size)
    state = take_state(first)
    numbers = [checkpoint.number for checkpoint in first.editor.checkpoints]
    assert [edit["number"] for edit in state.values["undo"]] == numbers[1:]
    assert f"undo.{1}.network.phases" in state.arrays
    second = through_bytes(first)
    assert [checkpoint.number for checkpoint in second.editor.checkpoints] == numbers[1:]


def test_notes_stay_and_are_not_said_twice() -> None:
    first = trained({"network.inverse_c": True})
    second = through_bytes(first)
    assert second.notes == first.notes != []


def test_a_device_that_is_not_here_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    first = trained({"training.device": "cpu"})
    state = take_state(first)
    state.values["recipe"]["training"]["device"] = "cuda:7"
    state.values["device"] = "Another GPU"
    monkeypatch.setattr("resuming.take_state", lambda _: state)
    second = through_bytes(first)
    assert second.recipe.training.device == "auto"
    assert "cuda:7 is not on this machine" in second.notes[-1]
    assert "Another GPU" in second.notes[-1]


def _done(deed: Callable[[Trainer], object], trainer: Trainer) -> str:
    try:
        deed(trainer)
    except SinStudioError as error:  # nothing to prune, or diverged too often: of both alike
        return str(error)
    return ""


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_any_course_of_events(data: st.DataObject) -> None:
    """Steps, edits and settings in any order, kept and gone on with in between."""
    kind = data.draw(st.sampled_from(["plain", "deep", "trained phases", "held out"]))
    first = trained(KINDS[kind] | {"growth.calm": "spill", "growth.add": 1})
    second = trained(KINDS[kind] | {"growth.calm": "spill", "growth.add": 1})
    deeds: dict[str, Callable[[Trainer], object]] = {
        "step": lambda trainer: steps(trainer, 7),
        "prune": _prune,
        "grow": lambda trainer: trainer.editor.grow(),
        "bounds": EDITS["bounds"],
        "prune phase": lambda trainer: trainer.begin_phase("prune"),
        "diverge": _diverge,
    }
    for name in data.draw(st.lists(st.sampled_from([*deeds, "step", "keep"]), max_size=8)):
        if name == "keep":
            second = through_bytes(second)
        else:
            assert _done(deeds[name], first) == _done(deeds[name], second)
    goes_on(first, through_bytes(second), 9)


@pytest.mark.parametrize("values", [{"bounds.enabled": False}, {"training.seed": 5}])
def test_a_twin_that_was_kept(values: dict[str, Any]) -> None:
    main = trained({"picture.holdout": 0.1})
    if "training.seed" not in values:
        steps(main, 6)
    twin = Twin(main, values)
    for _ in range(8):
        main.step()
        twin.step()
    first = twin.promoted()
    goes_on(first, through_bytes(first), 30)

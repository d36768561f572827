"""Undo and redo of settings and of edits, through the studio."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pictures_for_tests import ENDLESS, TINY, tiny_image
from pytestqt.qtbot import QtBot
from studio_window import WAIT

from sinstudio.app.studio import Studio
from sinstudio.app.undoing.changes import describe
from sinstudio.training.recipe import Recipe


@pytest.fixture
def studio(qtbot: QtBot) -> Iterator[Studio]:
    """A studio with an open picture and an untrained network."""
    studio = Studio()
    studio.set_recipe(TINY)
    studio.begin()
    studio.open_image(tiny_image(), "tiny")
    qtbot.waitUntil(lambda: studio.state == "idle" and studio.snapshot is not None, timeout=WAIT)
    yield studio
    assert studio.close()


def steps(studio: Studio) -> list[str]:
    stack = studio.undo.stack
    return [stack.text(index) for index in range(stack.count())]


def test_a_new_picture_begins_without_steps(studio: Studio) -> None:
    assert steps(studio) == []


def test_settings_go_back_and_forth(studio: Studio) -> None:
    before = studio.recipe
    studio.change({"bounds.smoothness": 3.0})
    studio.change({"frequencies.count": 9, "frequencies.limit": 5})
    after = studio.recipe
    assert steps(studio) == ["Smoothness κ: 1.5 → 3", "Count m, Limit ω₀"]
    assert studio.undo.stack.undoText() == "Count m, Limit ω₀"
    studio.undo.undo()
    assert studio.recipe.frequencies == before.frequencies
    assert studio.recipe.bounds.smoothness == 3.0
    studio.undo.undo()
    assert studio.recipe == before
    studio.undo.undo()  # nothing is left
    studio.undo.redo()
    studio.undo.redo()
    assert studio.recipe == after


def test_a_drag_is_one_step(studio: Studio) -> None:
    before = studio.recipe
    for value in (2.0, 2.5, 3.0):
        studio.change({"bounds.smoothness": value}, merge="drag 1")
    assert steps(studio) == ["Smoothness κ: 1.5 → 3"]
    studio.change({"bounds.smoothness": 4.0}, merge="drag 2")
    studio.change({"bounds.smoothness": 5.0})
    studio.change({"bounds.smoothness": 6.0})
    assert len(steps(studio)) == 4
    for _ in range(4):
        studio.undo.undo()
    assert studio.recipe == before
    studio.undo.redo()
    assert studio.recipe.bounds.smoothness == 3.0
    studio.change({"bounds.smoothness": 2.0}, merge="drag 1")  # no part of what was redone
    assert len(steps(studio)) == 2


def test_a_drag_that_ends_where_it_began_is_no_step(studio: Studio) -> None:
    for value in (2.0, 1.5):
        studio.change({"bounds.smoothness": value}, merge="drag")
    assert steps(studio) == []


def test_a_preset_in_mid_run_is_one_step(studio: Studio, qtbot: QtBot) -> None:
    studio.change(ENDLESS)
    studio.start()
    qtbot.waitUntil(lambda: studio.state == "running", timeout=WAIT)
    before = studio.recipe
    studio.apply_preset("noise-disappears")
    assert steps(studio)[1:] == ["Preset: Watch the noise disappear"]
    assert studio.restart_keys
    studio.undo.undo()
    assert studio.recipe == before
    assert studio.restart_keys == ()
    qtbot.waitUntil(lambda: studio.snapshot.recipe == before, timeout=WAIT)


def test_steps_are_kept_in_a_project(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    before = studio.recipe
    studio.change({"pruning.threshold": 0.3, "picture.period": "tile"})
    studio.prune()
    qtbot.waitUntil(lambda: len(steps(studio)) == 2, timeout=WAIT)
    studio.change({"bounds.limits": (3,), "bounds.values": (float("inf"), 0.5)})
    studio.change({"frequencies.count": 9})
    after = studio.recipe
    studio.undo.undo()
    names = steps(studio)
    path = tmp_path / "work.sinproj"
    with qtbot.waitSignal(studio.project.saved, timeout=WAIT):
        studio.project.save(path)
    other = Studio()
    other.begin()
    with qtbot.waitSignal(other.project.opened, timeout=WAIT):
        other.project.open(path)
    assert steps(other) == names
    assert other.undo.stack.index() == 3
    assert other.recipe == studio.recipe
    other.undo.redo()
    assert other.recipe == after
    for _ in range(4):
        other.undo.undo()
    assert other.recipe == before
    qtbot.waitUntil(
        lambda: other.snapshot is not None and other.snapshot.widths == (8, 8, 3), timeout=WAIT
    )
    assert other.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda values: values.pop("index"),
        lambda values: values.update(index=7),
        lambda values: values.update(steps=3),
        lambda values: values["steps"][0].update(text=3),
        lambda values: values["steps"][0].update(network=True),
        lambda values: values["steps"][0].update(settings=[{}]),
        lambda values: values["steps"][0].update(settings=[{}, {"bounds": {"smoothness": -1}}]),
        lambda values: values["steps"][0].update(settings=[{}, {"nothing": {"a": 1}}]),
        lambda values: values["steps"][0].update(settings=[{}, 3]),
        lambda values: values["steps"].insert(0, None),
    ],
)
def test_steps_that_cannot_be_read_begin_anew(studio: Studio, damage) -> None:
    said: list[str] = []
    studio.message.connect(lambda level, sentence: said.append(sentence))
    studio.change({"bounds.smoothness": 3.0})
    values = json.loads(json.dumps(studio.undo.state()))
    studio.undo.resume(values)
    assert steps(studio) == ["Smoothness κ: 1.5 → 3"]
    damage(values)
    studio.undo.resume(values)
    assert steps(studio) == []
    assert len(said) == 1
    assert said[0].startswith("The list of steps to undo cannot be read: ")
    studio.undo.resume(None)
    assert steps(studio) == []


def test_what_changes_is_named() -> None:
    before = Recipe()
    names = {
        "Bound the hidden matrix: off": {"bounds.enabled": False},
        "Blocks and bounds": {"bounds.limits": (3,), "bounds.values": (1.0, 0.5)},
        "Automatic blocks and bounds: off": {"bounds.automatic": False},
        "Count m, Limit ω₀": {"frequencies.count": 9, "frequencies.limit": 5},
        "Count m and 2 more settings": {
            "frequencies.count": 9,
            "frequencies.limit": 5,
            "training.rate": 0.5,
        },
        "Values k": {"frequencies.values": tuple((k, 1) for k in range(20))},
    }
    for text, values in names.items():
        assert describe(before, before.changed(values)).split("\n")[0] == text

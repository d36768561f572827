"""Undo and redo of settings and of edits, through the studio."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pictures_for_tests import ENDLESS, TINY, tiny_image
from pytestqt.qtbot import QtBot
from studio_window import WAIT

from sinstudio.app.studio import Studio


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

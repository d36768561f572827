"""Undo and redo in the whole window: by keys, in the list, across training."""

from __future__ import annotations

import pytest
from hands import retype
from pictures_for_tests import ENDLESS, tiny_image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QSlider, QWidget
from pytestqt.qtbot import QtBot
from studio_window import WAIT, action, until

from sinstudio.app.panels.editors.controls import NumberBox
from sinstudio.app.window import MainWindow
from sinstudio.training import checkpoints

CONTROL = Qt.KeyboardModifier.ControlModifier
PRUNES = {"pruning.threshold": 0.3}


def rows(window: MainWindow) -> list[str]:
    model = window.history.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def texts(window: MainWindow) -> list[str]:
    stack = window.studio.undo.stack
    return [stack.text(index) for index in range(stack.count())]


def click_row(window: MainWindow, row: int) -> None:
    view = window.history
    index = view.model().index(row, 0)
    view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
    at = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def until_width(qtbot: QtBot, window: MainWindow, wanted: int) -> None:
    qtbot.waitUntil(lambda: window.studio.snapshot.widths[0] == wanted, timeout=WAIT)


def said(window: MainWindow) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    window.studio.message.connect(lambda level, sentence: found.append((level, sentence)))
    return found


@pytest.fixture
def pruned(fitted: MainWindow, qtbot: QtBot) -> MainWindow:
    """A network that was trained for some steps, then pruned, and is trained on."""
    studio = fitted.studio
    studio.change(ENDLESS | PRUNES)
    studio.start()
    qtbot.waitUntil(lambda: studio.snapshot.step > 3, timeout=WAIT)
    studio.prune()
    qtbot.waitUntil(lambda: len(texts(fitted)) == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: studio.snapshot.edits == 1, timeout=WAIT)
    step = studio.snapshot.step
    qtbot.waitUntil(lambda: studio.snapshot.step > step + 5, timeout=WAIT)
    studio.pause()
    until(qtbot, fitted, "paused")
    return fitted


def test_the_list_is_shown_by_a_key_and_goes_to_what_is_clicked(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    studio, dock = fitted.studio, fitted.docks.docks["history"]
    assert not dock.isVisible()
    QTest.keyClick(fitted, Qt.Key.Key_H, CONTROL)
    assert dock.isVisible()
    assert fitted.history.hasFocus()
    for value in (2.0, 3.0, 4.0):
        studio.change({"bounds.smoothness": value})
    assert rows(fitted) == [
        "As it was opened",
        "Smoothness κ: 1.5 → 2",
        "Smoothness κ: 2 → 3",
        "Smoothness κ: 3 → 4",
    ]
    click_row(fitted, 1)
    assert studio.recipe.bounds.smoothness == 2.0
    click_row(fitted, 3)
    assert studio.recipe.bounds.smoothness == 4.0
    click_row(fitted, 0)
    assert studio.recipe.bounds.smoothness == 1.5
    assert not action(fitted, "undo").isEnabled()
    QTest.keyClick(fitted.history, Qt.Key.Key_Down)
    assert studio.recipe.bounds.smoothness == 2.0
    action(fitted, "reset_layout").trigger()
    assert not dock.isVisible()


def test_the_texts_of_undo_and_redo_say_what(fitted: MainWindow) -> None:
    undo, redo = action(fitted, "undo"), action(fitted, "redo")
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    fitted.studio.change({"bounds.smoothness": 2.0})
    assert (undo.text(), undo.isEnabled()) == ("&Undo Smoothness κ", True)
    QTest.keyClick(fitted, Qt.Key.Key_Z, CONTROL)
    assert (redo.text(), redo.isEnabled()) == ("&Redo Smoothness κ", True)
    assert undo.text() == "&Undo"


def test_an_edit_is_undone_with_the_training_since_and_done_again(
    pruned: MainWindow, qtbot: QtBot
) -> None:
    studio, messages = pruned.studio, said(pruned)
    width = studio.snapshot.widths[0]
    assert width < 8
    assert texts(pruned)[1].startswith("Pruned ")
    assert ", step " in texts(pruned)[1]
    QTest.keyClick(pruned, Qt.Key.Key_Z, CONTROL)
    until_width(qtbot, pruned, 8)
    qtbot.waitUntil(lambda: bool(messages), timeout=WAIT)
    assert messages[0][1].startswith("Undone: pruned ")
    assert "is undone too; Redo brings it back." in messages[0][1]
    QTest.keyClick(pruned, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    until_width(qtbot, pruned, width)
    qtbot.waitUntil(lambda: len(messages) == 2, timeout=WAIT)
    assert messages[1][1].startswith("Done again: pruned ")
    assert "is back." in messages[1][1]
    action(pruned, "history").trigger()
    click_row(pruned, 0)
    until_width(qtbot, pruned, 8)
    assert studio.recipe.pruning.threshold != 0.3


def test_edits_of_a_run_are_steps_and_are_undone_while_it_runs(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    studio = fitted.studio
    studio.change(
        ENDLESS
        | {
            "training.phases": ("grow", "fit"),
            "growth.every": 3,
            "growth.add": 2,
            "growth.total": 4,
            "growth.calm": "spill",
        }
    )
    studio.start()
    qtbot.waitUntil(lambda: len(texts(fitted)) == 3, timeout=WAIT)
    until_width(qtbot, fitted, 12)
    studio.undo.undo()
    until_width(qtbot, fitted, 10)
    studio.undo.undo()
    until_width(qtbot, fitted, 8)
    assert studio.state == "running"
    studio.undo.redo()
    studio.undo.redo()
    until_width(qtbot, fitted, 12)
    studio.stop()
    until(qtbot, fitted, "stopped")


def test_a_new_network_leaves_the_settings_to_undo(pruned: MainWindow, qtbot: QtBot) -> None:
    studio = pruned.studio
    before = studio.recipe.pruning.threshold
    studio.change({"bounds.smoothness": 2.0})
    studio.undo.undo()
    assert len(texts(pruned)) == 3
    studio.reset()
    assert len(texts(pruned)) == 2
    assert not any(text.startswith("Pruned") for text in texts(pruned))
    assert studio.undo.stack.index() == 1
    studio.undo.redo()
    assert studio.recipe.bounds.smoothness == 2.0
    studio.undo.undo()
    studio.undo.undo()
    assert studio.recipe.pruning.threshold != before
    studio.open_image(tiny_image(10, 10), "another")
    qtbot.waitUntil(lambda: studio.picture.name == "another", timeout=WAIT)
    assert texts(pruned) == []


def test_an_edit_that_is_no_longer_kept_is_passed_over(
    pruned: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio, messages = pruned.studio, said(pruned)
    monkeypatch.setattr(checkpoints, "MOST_KEPT", 1)
    studio.change({"pruning.threshold": 0.4})
    studio.prune()
    qtbot.waitUntil(lambda: len(texts(pruned)) == 4, timeout=WAIT)
    qtbot.waitUntil(lambda: studio.snapshot.edits == 2, timeout=WAIT)
    monkeypatch.undo()
    studio.undo.undo()
    qtbot.waitUntil(lambda: studio.snapshot.edits == 3, timeout=WAIT)
    width = studio.snapshot.widths
    studio.undo.undo()  # of the threshold
    studio.undo.undo()
    qtbot.waitUntil(lambda: any(level == "warning" for level, _ in messages), timeout=WAIT)
    assert "passed over" in messages[-1][1]
    assert messages[-1][1].startswith("pruned ")
    qtbot.waitUntil(lambda: len(texts(pruned)) == 3, timeout=WAIT)
    assert studio.snapshot.widths == width
    assert studio.undo.stack.index() == 1
    studio.undo.redo()
    assert studio.recipe.pruning.threshold == 0.4
    studio.undo.redo()
    qtbot.waitUntil(lambda: studio.snapshot.edits == 4, timeout=WAIT)


def test_drags_and_steps_are_one_step_each(fitted: MainWindow) -> None:
    fitted.panels.open("bounds")
    editor = fitted.findChild(QWidget, "bounds.smoothness")
    slider = editor.findChild(QSlider)
    before = fitted.studio.recipe
    for _ in range(2):  # two drags
        slider.setSliderDown(True)
        for move in (5, 10, 15):
            slider.setSliderPosition(slider.sliderPosition() + move)
        slider.setSliderDown(False)
    assert len(texts(fitted)) == 2
    box = editor.findChild(NumberBox)
    box.setFocus()
    for _ in range(3):
        QTest.keyClick(box, Qt.Key.Key_Up)
    assert len(texts(fitted)) == 3
    retype(box, "2.5")
    assert len(texts(fitted)) == 4
    for _ in range(4):
        QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert fitted.studio.recipe == before


def test_a_field_undoes_what_is_being_typed(fitted: MainWindow) -> None:
    studio = fitted.studio
    fitted.panels.open("bounds")
    box = fitted.findChild(QWidget, "bounds.smoothness").findChild(NumberBox)
    retype(box, "2.5")
    assert studio.recipe.bounds.smoothness == 2.5
    box.lineEdit().selectAll()
    QTest.keyClicks(box, "77")
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert box.lineEdit().text() != "77"
    assert studio.recipe.bounds.smoothness == 2.5  # it was the field's own
    QTest.keyClick(box, Qt.Key.Key_Escape)
    while box.lineEdit().isUndoAvailable():
        QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert studio.recipe.bounds.smoothness == 1.5
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert studio.recipe.bounds.smoothness == 2.5
    fitted.panels.open("network")
    line = fitted.findChild(QWidget, "network.hidden").line
    retype(line, "6")
    assert studio.recipe.network.hidden == (6,)
    while line.isUndoAvailable():
        QTest.keyClick(line, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert studio.recipe.network.hidden == (8,)

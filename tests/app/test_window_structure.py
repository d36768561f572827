"""Pruning, growing and phases in the whole window, with the engine behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pictures_for_tests import ENDLESS
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from studio_window import WAIT, action, until

from sinstudio.app.window import MainWindow

EDITS = ("prune", "grow", "begin_fit", "begin_grow", "begin_prune", "begin_finetune")
TIGHT = {  # every column saturates at once, so that there is always a block to grow
    "bounds.automatic": False,
    "bounds.limits": (3,),
    "bounds.values": (0.01, 0.01),
    "growth.add": 2,
    "growth.total": 4,
    "growth.every": 5,
    "pruning.threshold": 0.3,
    "pruning.decay_steps": 5,
    "pruning.recovery_steps": 5,
}


@pytest.fixture
def tight(fitted: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with a tiny network that can grow and be pruned."""
    studio = fitted.studio
    before = studio.snapshot
    studio.change(TIGHT)
    qtbot.waitUntil(lambda: studio.snapshot is not before and studio.state == "idle", timeout=WAIT)
    qtbot.waitUntil(lambda: studio.snapshot.recipe.growth.add == 2, timeout=WAIT)
    return fitted


def until_width(qtbot: QtBot, window: MainWindow, wanted: int) -> None:
    qtbot.waitUntil(lambda: window.studio.snapshot.widths[0] == wanted, timeout=WAIT)


def test_there_is_nothing_to_edit_without_a_network(window: MainWindow) -> None:
    for verb in (*EDITS, "skip_phase"):
        assert not action(window, verb).isEnabled()


def test_grow_prune_undo_and_redo_by_the_keyboard(tight: MainWindow, qtbot: QtBot) -> None:
    for verb in EDITS:
        assert action(tight, verb).isEnabled()
    undo, redo = action(tight, "undo"), action(tight, "redo")
    assert not redo.isEnabled()
    assert undo.text() == "&Undo Blocks and bounds and 6 more settings"
    QTest.keyClick(tight, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    until_width(qtbot, tight, 10)
    qtbot.waitUntil(lambda: undo.text() == "&Undo grew 2 columns in block 1", timeout=WAIT)
    removal = tight.studio.snapshot.removal
    assert not removal.empty
    QTest.keyClick(tight, Qt.Key.Key_F9)
    left = 10 - len(removal.columns)
    until_width(qtbot, tight, left)
    qtbot.waitUntil(lambda: undo.text().startswith("&Undo pruned"), timeout=WAIT)
    control = Qt.KeyboardModifier.ControlModifier
    for width in (10, 8):
        QTest.keyClick(tight, Qt.Key.Key_Z, control)
        until_width(qtbot, tight, width)
    assert undo.text() == "&Undo Blocks and bounds and 6 more settings"
    assert redo.text() == "&Redo grew 2 columns in block 1"
    QTest.keyClick(tight, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    until_width(qtbot, tight, 10)
    QTest.keyClick(tight, Qt.Key.Key_Y, control)
    until_width(qtbot, tight, left)
    assert not redo.isEnabled()
    assert redo.text() == "&Redo"
    assert tight.studio.state == "idle"


def test_pruning_in_rounds_from_the_panel_and_to_the_end(tight: MainWindow, qtbot: QtBot) -> None:
    studio = tight.studio
    tight.panels.open("pruning")
    begin = tight.findChild(QPushButton, "prune.rounds")
    QTest.mouseClick(begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: studio.state == "finished" or studio.snapshot.phase is not None, timeout=WAIT
    )
    skip = action(tight, "skip_phase")
    while studio.state != "finished":  # rounds are as short as can be; the fine-tune is not
        if skip.isEnabled() and studio.snapshot.phase.names[studio.snapshot.phase.index] != "prune":
            skip.trigger()
        QTest.qWait(20)
    assert studio.snapshot.widths[0] < 8
    events = [row.event for row in studio.snapshot.history if row.event]
    assert any("phase prune" in event for event in events)
    assert any("pruned" in event for event in events)
    rows = [row.parameters for row in studio.snapshot.history]
    assert rows[-1] < rows[0]


def test_a_run_of_phases_is_told_and_skipped(tight: MainWindow, qtbot: QtBot) -> None:
    studio = tight.studio
    before = studio.snapshot
    studio.change({"training.phases": ("fit:1000000000", "grow", "finetune:1000000")})
    qtbot.waitUntil(lambda: studio.snapshot is not before, timeout=WAIT)
    action(tight, "start").trigger()
    line = tight.findChild(QLabel, "status.phase")
    qtbot.waitUntil(lambda: line.text() == "phase 1 of 3: fit", timeout=WAIT)
    assert line.isVisible()
    steps = tight.findChild(QLabel, "status.steps")
    assert " of " not in steps.text()
    place = steps.x()
    skip = action(tight, "skip_phase")
    qtbot.waitUntil(skip.isEnabled, timeout=WAIT)
    skip.trigger()
    qtbot.waitUntil(lambda: line.text().startswith("phase 3 of 3: fine-tune"), timeout=WAIT)
    until_width(qtbot, tight, 12)
    assert steps.x() == place
    action(tight, "stop").trigger()
    until(qtbot, tight, "stopped")
    qtbot.waitUntil(lambda: not skip.isEnabled(), timeout=WAIT)


def test_phases_begin_from_the_menu(tight: MainWindow, qtbot: QtBot) -> None:
    studio = tight.studio
    studio.change(ENDLESS)
    action(tight, "begin_grow").trigger()
    until(qtbot, tight, "running")
    qtbot.waitUntil(lambda: studio.snapshot.phase is not None, timeout=WAIT)
    assert studio.snapshot.phase.names == ("fit", "grow", "finetune")
    until_width(qtbot, tight, 12)
    action(tight, "stop").trigger()
    until(qtbot, tight, "stopped")


def test_what_would_go_is_marked_while_the_panel_or_the_button_is_looked_at(
    tight: MainWindow, qtbot: QtBot
) -> None:
    crosses = tight.viewing.spectrum.dots.crosses

    def marked() -> int:
        return len(crosses.getData()[0])

    columns = len(tight.studio.snapshot.removal.columns)
    assert columns
    assert marked() == 0
    tight.panels.open("pruning")
    qtbot.waitUntil(lambda: marked() == columns, timeout=WAIT)
    tight.panels.open("picture")
    qtbot.waitUntil(lambda: marked() == 0, timeout=WAIT)
    button = tight.menus.toolbar.widgetForAction(action(tight, "prune"))
    at = QPointF(button.rect().center())
    QApplication.sendEvent(button, QEnterEvent(at, at, QPointF(button.mapToGlobal(QPoint(1, 1)))))
    qtbot.waitUntil(lambda: marked() == columns, timeout=WAIT)
    tight.docks.docks["panels"].close()
    from PySide6.QtCore import QEvent

    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: marked() == 0, timeout=WAIT)


def test_an_edit_keeps_the_network_when_settings_change(tight: MainWindow, qtbot: QtBot) -> None:
    studio = tight.studio
    action(tight, "grow").trigger()
    until_width(qtbot, tight, 10)
    studio.change({"frequencies.count": 9})
    assert studio.restart_keys == ("frequencies.count",)
    assert studio.snapshot.widths[0] == 10


def test_an_edit_is_unsaved(tight: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    studio = tight.studio
    assert not studio.unsaved
    action(tight, "grow").trigger()
    qtbot.waitUntil(lambda: studio.unsaved, timeout=WAIT)
    assert tight.isWindowModified()
    with qtbot.waitSignal(studio.storage.saved, timeout=WAIT):
        studio.save_model(tmp_path / "grown.sin")
    assert not studio.unsaved
    assert not tight.isWindowModified()
    action(tight, "grow").trigger()
    qtbot.waitUntil(lambda: studio.unsaved, timeout=WAIT)
    tight.confirm_close = True
    tight.close()
    box = tight.findChild(QMessageBox, "confirm")
    assert box.text() == "This network has been edited, and not saved since."
    box.reject()


def test_what_cannot_be_done_is_said(tight: MainWindow, qtbot: QtBot) -> None:
    studio = tight.studio
    said: list[tuple[str, str]] = []
    studio.message.connect(lambda level, sentence: said.append((level, sentence)))
    studio.change({"pruning.threshold": 1e-9})
    action(tight, "prune").trigger()
    qtbot.waitUntil(lambda: any("pruning.threshold" in text for _, text in said), timeout=WAIT)
    assert studio.snapshot.widths == (8, 8, 3)
    tight.panels.open("pruning")
    note = tight.findChild(QLabel, "panel.pruning.removal")
    qtbot.waitUntil(lambda: note.text().startswith("Nothing: "), timeout=WAIT)

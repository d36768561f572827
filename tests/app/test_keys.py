from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QKeySequenceEdit, QLabel, QLineEdit, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot
from studio_window import Open, action

from sinstudio.app.commanding.keyspage import KeysPage
from sinstudio.app.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow) -> KeysPage:
    action(window, "shortcuts").trigger()
    found = window.findChild(KeysPage)
    assert found is not None
    return found


def choose(page: KeysPage, name: str) -> None:
    field = page.findChild(QLineEdit, "keys.search")
    field.clear()
    QTest.keyClicks(field, name)
    items = page.findChild(QTreeWidget, "keys.actions")
    item = next(i for i in items.findItems(name, Qt.MatchFlag.MatchExactly))
    items.setCurrentItem(item)


def press(page: KeysPage, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    edit = page.findChild(QKeySequenceEdit, "keys.first")
    edit.setFocus()
    edit.clear()
    QTest.keyClick(edit, key, modifier)
    edit.editingFinished.emit()  # comes by itself when the person pauses


def note(page: KeysPage) -> str:
    return page.findChild(QLabel, "keys.note").text()


def press_button(page: KeysPage, name: str) -> None:
    button = page.findChild(QPushButton, f"keys.{name}")
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_key_is_changed_and_remembered(
    window: MainWindow, page: KeysPage, open_window: Open
) -> None:
    choose(page, "Prune")
    press(page, Qt.Key.Key_J)
    assert window.actions_by_verb["prune"].shortcut() == QKeySequence("Ctrl+J")
    assert window.actions_by_verb["prune"].toolTip().endswith("(Ctrl+J)")
    page.close()
    other = open_window()
    assert other.actions_by_verb["prune"].shortcuts() == [QKeySequence("Ctrl+J")]
    assert other.actions_by_verb["prune"].toolTip().endswith("(Ctrl+J)")
    assert other.actions_by_verb["grow"].shortcut() == QKeySequence("Shift+F9")


def test_a_key_of_another_action_is_named_and_can_be_taken(
    window: MainWindow, page: KeysPage
) -> None:
    choose(page, "Prune")
    press(page, Qt.Key.Key_O)
    assert "“Open”" in note(page)
    assert window.actions_by_verb["prune"].shortcut() == QKeySequence("F9")
    press_button(page, "take_over")
    assert window.actions_by_verb["prune"].shortcut() == QKeySequence("Ctrl+O")
    assert window.actions_by_verb["open"].shortcuts() == []
    page.close()


def test_one_and_all_are_reset(window: MainWindow, page: KeysPage) -> None:
    start = window.actions_by_verb["start"]
    before = start.shortcuts()
    choose(page, "Start")
    press(page, Qt.Key.Key_J)
    assert start.shortcuts() != before
    press_button(page, "reset")
    assert start.shortcuts() == before
    choose(page, "Grow")
    press(page, Qt.Key.Key_J)
    press_button(page, "reset_all")
    assert window.actions_by_verb["grow"].shortcut() == QKeySequence("Shift+F9")
    assert all(window.habits.keys.is_default(verb) for verb in window.habits.keys.actions)
    page.close()


def test_keys_of_the_canvas_can_be_changed(
    window: MainWindow, page: KeysPage, qtbot: QtBot
) -> None:
    choose(page, "Wipe")
    press(page, Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier)
    wipe = action(window, "show_wipe")
    assert wipe.shortcut() == QKeySequence("W")
    assert wipe.toolTip().endswith("(W)")
    page.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.middle.setCurrentWidget(window.viewing.canvas)
    window.viewing.canvas.setFocus()
    QTest.keyClick(window, Qt.Key.Key_W)
    assert wipe.isChecked()


def test_no_two_actions_have_the_same_key(window: MainWindow) -> None:
    keys = window.habits.keys
    clashes = {
        (key.toString(), *sorted([verb, *keys.owners(key, verb)]))
        for verb in keys.actions
        for key in keys.keys(verb)
        if keys.owners(key, verb)
    }
    assert clashes == set()


def test_a_file_that_makes_no_sense_is_read_as_none(window: MainWindow, open_window: Open) -> None:
    window.settings.set_keys("prune", "nonsense, of, a, hand; F9")
    window.settings.save()
    other = open_window()
    assert QKeySequence("F9") in other.actions_by_verb["prune"].shortcuts()

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot
from studio_window import WAIT, action

from sinstudio.app.commanding.palette import Palette
from sinstudio.app.commanding.reasons import why_not
from sinstudio.app.commanding.specs import SPECS
from sinstudio.app.panels.names import _names
from sinstudio.app.window import MainWindow


@pytest.fixture
def ready(window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.studio.state != "loading", timeout=WAIT)
    return window


def opened(window: MainWindow) -> Palette:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    return palette


def typed(palette: Palette, text: str) -> str:
    """Type into the palette; return the entry that is chosen."""
    field = palette.findChild(QLineEdit, "palette.field")
    field.clear()
    QTest.keyClicks(field, text)
    item = palette.findChild(QTreeWidget).currentItem()
    return item.text(0) if item is not None else ""


def enter(palette: Palette, qtbot: QtBot) -> None:
    field = palette.findChild(QLineEdit, "palette.field")
    with qtbot.waitSignal(palette.destroyed):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_an_action_is_found_and_done(ready: MainWindow, qtbot: QtBot) -> None:
    palette = opened(ready)
    assert typed(palette, "theme dark") == "Dark"
    enter(palette, qtbot)
    assert ready.theme.dark


def test_the_other_key_opens_it_too(ready: MainWindow, qtbot: QtBot) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    ready.activateWindow()
    QTest.keyClick(ready, Qt.Key.Key_P, both)
    palette = ready.findChild(Palette)
    assert palette is not None
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: ready.findChild(Palette) is None)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("wipe", "Wipe"),
        ("sample weave", "Weave"),
        ("zoom in", "Zoom in"),
        ("panel growth", "Panel Growth"),
        ("training.rate", "Rate"),
        ("smoothness", "Smoothness κ"),
        ("exit", ""),
        ("fast", "Fast"),
        ("curves", "Curves"),
    ],
)
def test_everything_is_found(ready: MainWindow, qtbot: QtBot, query: str, expected: str) -> None:
    palette = opened(ready)
    found = typed(palette, query)
    palette.close()
    assert found.startswith(expected)
    assert bool(found) == bool(expected)


def test_a_setting_is_jumped_to(ready: MainWindow, qtbot: QtBot) -> None:
    ready.docks.docks["panels"].hide()
    palette = opened(ready)
    assert typed(palette, "growth tolerance") == "Tolerance ε"
    enter(palette, qtbot)
    panel = ready.panels.growth
    assert ready.panels.current == "growth"
    assert panel.isVisible()
    editor = panel.rows["growth.tolerance"].editor

    def focused() -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and editor.isAncestorOf(focus)

    qtbot.waitUntil(focused)  # the window has to come back to the front first


def test_every_setting_is_there_once(ready: MainWindow) -> None:
    from sinstudio.app.commanding.palette_entries import panel_entries

    keys = [e.words.split(":")[0] for e in panel_entries(ready.panels, ready.docks) if e.words]
    assert sorted(keys) == sorted(_names())


def test_every_action_is_there(ready: MainWindow) -> None:
    from sinstudio.app.commanding.palette_entries import action_entries, plain_text

    texts = {
        entry.text.removesuffix("  ✓") for entry in action_entries(ready, ready.studio.situation)
    }
    for spec in SPECS:
        assert plain_text(ready.actions_by_verb[spec.verb].text()) in texts, spec.verb
    assert {"Wipe", "Spectrum", "Weave", "Fast"} <= texts


def test_what_cannot_be_done_says_why(ready: MainWindow) -> None:
    palette = opened(ready)
    assert typed(palette, "save model") == "Save model"
    why = palette.findChild(QLabel, "palette.why")
    assert "open a picture first" in why.text()
    QTest.keyClick(palette.findChild(QLineEdit, "palette.field"), Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.close()


def test_arrows_move_the_choice(ready: MainWindow) -> None:
    palette = opened(ready)
    first = typed(palette, "theme")
    field = palette.findChild(QLineEdit, "palette.field")
    QTest.keyClick(field, Qt.Key.Key_Down)
    item = palette.findChild(QTreeWidget).currentItem()
    assert item.text(0) == palette.shown[1] != first
    palette.close()


def test_nothing_answers(ready: MainWindow) -> None:
    palette = opened(ready)
    assert typed(palette, "zzzqqq") == ""
    assert palette.findChild(QLabel, "palette.why").text() == "Nothing is called that."
    palette.close()


def test_keys_are_shown(ready: MainWindow) -> None:
    palette = opened(ready)
    typed(palette, "log")
    items = palette.findChild(QTreeWidget)
    typed(palette, "preferences")
    assert items.currentItem().text(2) == "Ctrl+,"
    palette.close()


def test_every_disabled_action_has_a_reason(ready: MainWindow, fitted: MainWindow) -> None:
    for situation in (ready.studio.situation, fitted.studio.situation):
        for spec in SPECS:
            if not spec.when(situation):
                assert why_not(spec.verb, situation).endswith(".")


def test_the_keyboard_goes_round_the_parts(fitted: MainWindow, qtbot: QtBot) -> None:
    fitted.activateWindow()
    fitted.viewing.canvas.setFocus()
    parts = fitted.habits.parts
    seen = []
    for _ in range(12):
        QTest.keyClick(fitted, Qt.Key.Key_F6, Qt.KeyboardModifier.ControlModifier)
        seen.append(parts.current)
    assert {"panels", "canvas", "spectrum", "weights", "toolbar"} <= set(seen)
    assert all(seen)
    before = QApplication.focusWidget()
    assert isinstance(before, QWidget)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(fitted, Qt.Key.Key_F6, both)
    assert parts.current == seen[-2]
    action(fitted, "next_part").trigger()
    assert QApplication.focusWidget() is before

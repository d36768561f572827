"""What the keyboard and assistive technology reach: every control of the window and its dialogs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from studio_window import action

from sinstudio.app.panels.editors.base import tool_tip_of
from sinstudio.app.panels.names import _names
from sinstudio.app.window import MainWindow
from sinstudio.training.recipe import setting_of

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
# Parts of Qt's own controls, which speak for them.
OWN = ("qt_", "_q_", "ScrollLeft", "ScrollRight")
DIALOGS = {
    "preferences": "preferences",
    "shortcuts": "keys",
    "palette": "palette",
    "open_log": "log",
    "help": "help",
    "open_formula": "formula",
    "save_picture": "size",
}


def controls(top: QWidget) -> Iterator[QWidget]:
    """Everything that a person operates, without the parts that Qt makes by itself."""
    for widget in top.findChildren(QWidget):
        inner = widget.parentWidget()
        part = widget.objectName().startswith(OWN)
        kinds = QAbstractSpinBox | QComboBox | QKeySequenceEdit | QLineEdit | QAbstractItemView
        of_control = isinstance(inner, kinds)
        popup = inner is not None and inner.metaObject().className() == "QComboBoxPrivateContainer"
        bar = isinstance(widget, QScrollBar)
        if isinstance(widget, CONTROLS) and not (part or of_control or popup or bar):
            yield widget


def name_of(widget: QWidget, top: QWidget) -> str:
    """What assistive technology calls a control: its name, its text, or that of its label."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    labels = [label for label in top.findChildren(QLabel) if label.buddy() is widget]
    return labels[0].text() if labels else ""


def nameless(top: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()!r} in "
        f"{type(widget.parentWidget()).__name__} {widget.parentWidget().objectName()!r}"
        for widget in controls(top)
        if not name_of(widget, top).strip()
    ]


def test_every_control_of_the_window_has_a_name(fitted: MainWindow) -> None:
    assert nameless(fitted) == []


@pytest.mark.parametrize("verb", DIALOGS)
def test_every_control_of_the_dialogs_has_a_name(
    fitted: MainWindow, qtbot: QtBot, verb: str
) -> None:
    action(fitted, verb).trigger()
    dialog = fitted.findChild(QDialog, DIALOGS[verb])
    assert dialog is not None
    assert nameless(dialog) == []
    assert [w.objectName() for w in controls(dialog) if w.focusPolicy() and not w.isEnabled()] == [
        w.objectName() for w in controls(dialog) if not w.isEnabled()
    ]
    dialog.close()


def test_every_control_of_the_window_is_reached_by_the_keyboard(fitted: MainWindow) -> None:
    """By Tab; buttons that float over docks and close messages have commands and menus."""
    missed = [
        f"{type(widget).__name__} {widget.objectName()!r}"
        for widget in controls(fitted)
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _is_elsewhere(widget)
    ]
    assert missed == []


def _is_elsewhere(widget: QWidget) -> bool:
    """Whether a menu does the same, arrows go there, or a focus proxy takes the keyboard."""
    if isinstance(widget, QAbstractButton) and (group := widget.group()) and group.exclusive():
        return True  # Qt lets Tab go to the chosen one, and arrows to the others
    return widget.focusProxy() is not None or widget.metaObject().className() in (
        "QDockWidgetTitleButton",
        "QToolBarExtension",
        "QMenuBarExtension",
    )


def menus(window: MainWindow) -> list[QMenu]:
    found = []
    for menu in window.findChildren(QMenu):
        if menu.objectName().startswith("menu."):
            menu.aboutToShow.emit()
            found.append(menu)
    return found


def mnemonic(act: QAction) -> str:
    text = act.text().replace("&&", "")
    at = text.find("&")
    return text[at + 1].casefold() if at >= 0 else ""


def test_letters_are_unique_in_every_menu(fitted: MainWindow) -> None:
    bar = [act for act in fitted.menuBar().actions() if act.isVisible()]
    groups = {"menu bar": bar} | {menu.objectName(): menu.actions() for menu in menus(fitted)}
    twice = {
        name: letters
        for name, acts in groups.items()
        if (letters := [k for k, n in Counter(filter(None, map(mnemonic, acts))).items() if n > 1])
    }
    assert twice == {}


def test_letters_are_unique_in_every_dialog(fitted: MainWindow) -> None:
    for verb, name in DIALOGS.items():
        action(fitted, verb).trigger()
        dialog = fitted.findChild(QDialog, name)
        texts = [w.text() for w in dialog.findChildren(QAbstractButton)]
        texts += [w.text() for w in dialog.findChildren(QLabel) if w.buddy()]
        letters = Counter(t[t.index("&") + 1].casefold() for t in texts if "&" in t)
        assert {letter for letter, n in letters.items() if n > 1} == set(), name
        dialog.close()


@pytest.mark.parametrize("key", sorted(_names()))
def test_the_tip_of_a_setting_names_symbol_unit_and_section(key: str) -> None:
    setting = setting_of(key)
    tip = " ".join(tool_tip_of(key).split())
    for part in (setting.symbol, setting.unit, setting.section):
        assert part in tip, key
    assert len(tip) > 12
    assert not tip.startswith(key)


def test_every_control_of_the_panels_has_a_tip(fitted: MainWindow) -> None:
    bare = []
    for widget in controls(fitted.panels):
        at: QWidget | None = widget
        while at is not None and at is not fitted.panels and not at.toolTip():
            at = at.parentWidget()
        if (at is None or at is fitted.panels) and not widget.objectName().startswith("panels."):
            bare.append(widget.objectName())
    assert bare == []

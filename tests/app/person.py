"""A person at the window: clicks and keys go to the window system, which decides what they hit."""

from __future__ import annotations

import itertools

import pyqtgraph as pg
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QToolBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from studio_window import WAIT, action

from sinstudio.app.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Person:
    """Does what a person does, and waits until it can be done."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def wait(self, condition) -> None:
        self._qtbot.waitUntil(condition, timeout=WAIT)

    # -- the mouse -------------------------------------------------------------------------------

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click into the middle of a widget, or at a place of it."""
        self.wait(lambda: widget.isVisible() and widget.isEnabled())
        window, place = _in_window(widget, widget.rect().center() if place is None else place)
        QTest.mouseClick(window, LEFT, NONE, place)

    def press(self, parent: QWidget, name: str) -> None:
        """Press a button by its name; a radio button or check box at its mark."""
        button = parent.findChild(QAbstractButton, name)
        assert button is not None, name
        marked = button.isCheckable() and not button.inherits("QToolButton")
        self.click(button, QPoint(8, button.height() // 2) if marked else None)

    def drag(self, widget: QWidget, *path: QPoint) -> None:
        """Press at the first place, move over the others, and let go at the last."""
        window, place = _in_window(widget, path[0])
        before = pg.getConfigOption("mouseRateLimit")
        pg.setConfigOption("mouseRateLimit", -1)  # else moves in quick succession are left out
        try:
            QTest.mouseMove(window, place)
            QTest.mousePress(window, LEFT, NONE, place)
            for start, end in itertools.pairwise(path):
                for share in (0.5, 1.0):
                    QTest.mouseMove(window, _in_window(widget, start + (end - start) * share)[1])
            QTest.mouseRelease(window, LEFT, NONE, _in_window(widget, path[-1])[1])
        finally:
            pg.setConfigOption("mouseRateLimit", before)

    def use(self, window: MainWindow, verb: str) -> None:
        """Press the button of a command in the toolbar."""
        bar = window.findChild(QToolBar, "toolbar")
        self.click(bar.widgetForAction(action(window, verb)))

    def choose(self, window: MainWindow, name: str, verb: str) -> None:
        """Open a menu of the menu bar, and choose a command in it."""
        menu, entry = window.findChild(QMenu, f"menu.{name}"), action(window, verb)
        bar = window.menuBar()
        self.wait(entry.isEnabled)
        self.click(bar, bar.actionGeometry(menu.menuAction()).center())
        self.wait(menu.isVisible)
        self.click(menu, menu.actionGeometry(entry).center())
        self.wait(lambda: not menu.isVisible())
        self.front(window)

    # -- the keyboard ----------------------------------------------------------------------------

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key in the window that has the keyboard."""
        QTest.keyClick(_focused(), key, modifier)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        for letter in text:
            QTest.keyClick(_focused(), letter)

    # -- dialogs ---------------------------------------------------------------------------------

    def front(self, window: QWidget) -> None:
        """Wait until a window or a dialog has the keyboard, and ask for it where nobody gives it.

        Without a window manager nobody does.
        """
        self.wait(window.isVisible)
        window.activateWindow()
        self.wait(lambda: QApplication.activeWindow() is window)

    def dialog(self, window: QWidget, name: str) -> QDialog:
        """Wait for a dialog to be in front."""
        self.wait(lambda: window.findChild(QDialog, name) is not None)
        found = window.findChild(QDialog, name)
        self.front(found)
        return found

    def accept(self, dialog: QDialog, which: QDialogButtonBox.StandardButton) -> None:
        """Press one of a dialog's standard buttons."""
        self.click(dialog.findChild(QDialogButtonBox).button(which))

    def name_file(self, window: QWidget, name: str, path: str) -> None:
        """Type a file's name into the file dialog, and press Enter."""
        dialog = self.dialog(window, name)
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        self.wait(field.hasFocus)
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(path)
        assert field.text() == path
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: window.findChild(QDialog, name) is None)
        self.front(window)


def _in_window(widget: QWidget, place: QPoint) -> tuple[QWindow, QPoint]:
    top = widget.window()
    handle = top.windowHandle()
    assert handle is not None
    return handle, widget.mapTo(top, place)


def _focused() -> QWindow:
    window = QApplication.focusWindow()
    assert window is not None
    return window

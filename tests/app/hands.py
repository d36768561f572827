"""Hands of the tests of panels: what a user does with a control, and what comes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.controls import NumberBox


def emitted(editor: Editor) -> list:
    """What an editor emits from now on."""
    values: list = []
    editor.edited.connect(values.append)
    return values


def retype(box, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Replace the text of a spin box or a line, and press a key."""
    line = box.lineEdit() if isinstance(box, NumberBox) else box
    box.setFocus()
    line.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, key)


def choose(combo: QComboBox, text: str) -> None:
    """Choose an entry by the arrow keys."""
    combo.setFocus()
    wanted = [combo.itemText(i).split(" (")[0] for i in range(combo.count())].index(text)
    while combo.currentIndex() != wanted:
        down = wanted > combo.currentIndex()
        QTest.keyClick(combo, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def settle() -> None:
    """Let layouts turn and tell their parents so."""
    for _ in range(10):
        QApplication.processEvents()

"""The widths of the hidden layers, written as a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.field import Field


def read_widths(text: str) -> tuple[int, ...] | None:
    """Read "384, 256" (commas, spaces or both); None where it is no list of whole numbers."""
    words = text.replace(",", " ").split()
    if not words or not all(word.isascii() and word.isdigit() for word in words):
        return None
    return tuple(int(word) for word in words)


class WidthsEditor(Editor):
    """A line of whole numbers, with buttons that add and remove the last layer."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._widths: tuple[int, ...] = ()
        self.line = Field()
        self.line.setMinimumWidth(50)
        self.adopt(self.line)
        self.add = self._button("+", "add", self.tr("Add a hidden layer"))
        self.remove = self._button("−", "remove", self.tr("Remove the last hidden layer"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        self.line.editingFinished.connect(self._commit)
        self.line.textEdited.connect(self._check)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)

    def value(self) -> tuple[int, ...]:
        """Return the widths in force, first layer to last."""
        return self._widths

    def set_value(self, value: Sequence[int]) -> None:
        """Show widths; what is being typed stays if nothing changed."""
        value = tuple(value)
        if value == self._widths and self.line.isModified():
            return
        self._widths = value
        self.line.setText(", ".join(str(width) for width in value))
        self._check()
        self.remove.setEnabled(len(value) > 1)

    def _button(self, text: str, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setObjectName(f"{self.key}.{name}")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    @Slot()
    def _check(self) -> None:
        """Colour text that is no list of widths."""
        readable = read_widths(self.line.text()) is not None
        palette = QPalette(self.palette())
        if not readable:
            palette.setColor(QPalette.ColorRole.Text, palette.color(QPalette.ColorRole.BrightText))
        self.line.setPalette(palette)

    @Slot()
    def _commit(self) -> None:
        text = self.line.text()
        typed = read_widths(text)
        self.line.setModified(False)
        if typed == self._widths:
            self.set_value(typed)
        else:
            self.edited.emit(text if typed is None else typed)

    @Slot()
    def _add(self) -> None:
        self.edited.emit((*self._widths, self._widths[-1]))

    @Slot()
    def _remove(self) -> None:
        self.edited.emit(self._widths[:-1])

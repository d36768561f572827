"""The list editor: whole numbers for a lattice, pairs for frequencies of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.field import TextField
from sinstudio.app.panels.editors.vectors import (
    read_numbers,
    read_pairs,
    write_numbers,
    write_pairs,
)

_PAUSE = 400  # ms after the last key, before what is typed is taken


class ValuesEditor(Editor):
    """Text that is taken when it can be read; what cannot stays, with a sentence below it."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._values: tuple[Any, ...] = ()
        self._pairs = False
        self._typed: tuple[Any, ...] | None = None
        self._fresh = False  # whether `_typed` is what the text reads as
        self.text = TextField()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumWidth(60)
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * 7)
        self.text.installEventFilter(self)
        self.adopt(self.text)
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addWidget(self.verdict)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.commit)
        self.text.textChanged.connect(self._type)
        self.set_pairs(True)

    def set_pairs(self, pairs: bool) -> None:
        """Expect pairs (the strategy custom) or whole numbers (lattice)."""
        if pairs == self._pairs:
            return
        self._pairs, self._fresh = pairs, False
        example = "1, 0\n0, 1\n3, -2" if pairs else "±1, ±3, ±10"
        self.text.setPlaceholderText(self.tr("for example\n{}").format(example))
        self._write()

    def value(self) -> tuple[Any, ...]:
        """Return the values in force."""
        return self._values

    def set_value(self, value: Sequence[Any]) -> None:
        """Show values; text that already reads as these stays as it was typed."""
        value = tuple(value)
        if value != self._values:
            self._values = value
            if self._read() != value:
                self._write()

    @Slot()
    def commit(self) -> None:
        """Take what is typed, if it can be read and says something new."""
        self._pause.stop()
        typed = self._read()
        if typed is not None and typed != self._values:
            self.edited.emit(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the text when the focus leaves; Escape gives it up."""
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self._read() != self._values
        ):
            self._write()
            return True
        return super().eventFilter(watched, event)

    def _write(self) -> None:
        pairs = bool(self._values) and isinstance(self._values[0], tuple)
        text = write_pairs(self._values) if pairs else write_numbers(self._values)
        self.text.setPlainText(text if pairs == self._pairs else "")
        self._pause.stop()
        self._read()

    @Slot()
    def _type(self) -> None:
        self._fresh = False
        self._pause.start()

    def _read(self) -> tuple[Any, ...] | None:
        """Read the text and say how many values there are, or what is wrong; once for each text."""
        if self._fresh:
            return self._typed
        text, role = self.text.toPlainText(), QPalette.ColorRole.PlaceholderText
        try:
            self._typed = read_pairs(text) if self._pairs else read_numbers(text)
            sentence = self._count(len(self._typed))
        except ValueError as error:
            self._typed = None
            sentence, role = str(error), QPalette.ColorRole.BrightText
        self._fresh = True
        self.verdict.setText(sentence)
        self.verdict.setForegroundRole(role)
        return self._typed

    def _count(self, count: int) -> str:
        if self._pairs:
            return self.tr("1 pair") if count == 1 else self.tr("{:,} pairs").format(count)
        return self.tr("1 number") if count == 1 else self.tr("{:,} numbers").format(count)

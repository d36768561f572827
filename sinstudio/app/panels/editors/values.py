"""The list editor: whole numbers for a lattice, pairs for frequencies of one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.field import TextField
from sinstudio.app.panels.editors.passages import Passages, in_half_plane
from sinstudio.app.panels.editors.vectors import (
    read_numbers,
    read_pairs,
    write_numbers,
    write_pairs,
)

_PAUSE = 400  # ms after the last key, before what is typed is taken


class ValuesEditor(Editor):
    """Text that is taken when it can be read; what cannot stays, with a sentence below it.

    Repeats, and of frequencies the ± twins of others, are counted and underlined; `picked` carries
    what is selected in the text.
    """

    picked = Signal(object)  # frozenset of (k_x, k_y) of the half-plane; numbers k are (k, 0)

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
        self.passages = Passages(self.text)
        self.passages.picked.connect(self.picked)
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.sort = self._button("sort", self.tr("Sort"))
        self.sort.setToolTip(self.tr("Put the lowest frequencies first"))
        self.sort.clicked.connect(self._sort)
        self.unique = self._button("unique", self.tr("Remove repeats"))
        self.unique.setToolTip(
            self.tr("Keep the first of those that are the same; k and −k are, once phases are free")
        )
        self.unique.clicked.connect(self._make_unique)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.commit)
        self.text.textChanged.connect(self._type)
        self.set_pairs(True)

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{self.key}.{name}")
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addWidget(self.verdict)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.sort)
        row.addWidget(self.unique)
        row.addStretch(1)
        column.addLayout(row)

    def set_pairs(self, pairs: bool) -> None:
        """Expect pairs (the strategy custom) or whole numbers (lattice)."""
        if pairs == self._pairs:
            return
        self._pairs, self._fresh = pairs, False
        self.passages.set_pairs(pairs)
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

    @Slot(object)
    def show_picked(self, picked: frozenset[tuple[int, int]]) -> None:
        """Mark these frequencies, and bring the first of them into sight."""
        self.passages.show_picked(picked)

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
        repeated: frozenset[tuple[int, int]] = frozenset()
        repeats = 0
        try:
            self._typed = read_pairs(text) if self._pairs else read_numbers(text)
            counts = Counter(self._known_as(value) for value in self._typed)
            repeats = len(self._typed) - len(counts)
            repeated = frozenset(_frequency(k) for k, count in counts.items() if count > 1)
            sentence = self._count(len(self._typed), repeats)
        except ValueError as error:
            self._typed = None
            sentence, role = str(error), QPalette.ColorRole.BrightText
        self._fresh = True
        self.verdict.setText(sentence)
        self.verdict.setForegroundRole(role)
        self.sort.setEnabled(bool(self._typed))
        self.unique.setEnabled(repeats > 0)
        self.passages.flag(repeated)
        return self._typed

    @staticmethod
    def _known_as(value: Any) -> Any:
        """What is the same as this value; the numbers of a lattice have no twins."""
        return in_half_plane(value) if isinstance(value, tuple) else value

    def _count(self, count: int, repeats: int) -> str:
        if self._pairs:
            text = self.tr("1 pair") if count == 1 else self.tr("{:,} pairs").format(count)
        else:
            text = self.tr("1 number") if count == 1 else self.tr("{:,} numbers").format(count)
        if not repeats:
            return text
        return self.tr("{0}, {1} of them repeats").format(text, f"{repeats:,}")

    # -- buttons ---------------------------------------------------------------------------------

    @Slot()
    def _sort(self) -> None:
        self._take(sorted(self._read() or (), key=_height))

    @Slot()
    def _make_unique(self) -> None:
        first = {self._known_as(value): value for value in reversed(self._read() or ())}
        self._take(list(reversed(first.values())))

    def _take(self, values: list[Any]) -> None:
        """Write a list in place of the text, as if it had been typed, and take it."""
        text = write_pairs(values) if self._pairs else write_numbers(values)
        cursor = self.text.textCursor()  # so that the text's own Ctrl+Z goes back
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        self.commit()


def _frequency(value: Any) -> tuple[int, int]:
    return value if isinstance(value, tuple) else in_half_plane((value, 0))


def _height(value: Any) -> tuple[int, ...]:
    """Order of frequencies: by the larger of |k_x| and |k_y|, then by both."""
    pair = value if isinstance(value, tuple) else (value,)
    return (max(map(abs, pair)), *pair)

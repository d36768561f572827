"""Where frequencies stand in a list: which are selected, here or elsewhere, and which repeat."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from sinstudio.app.panels.editors.vectors import read_numbers, read_pairs

Whole = tuple[int, int]
Passage = tuple[int, int, Whole]  # from, to, and a frequency of the half-plane
_REPEAT = "#b3261e"  # underlined as spelling mistakes are, on light and dark alike


class Passages(QObject):
    """Marks frequencies in a text, and tells which of them are selected."""

    picked = Signal(object)  # frozenset of frequencies of the half-plane

    def __init__(self, text: QPlainTextEdit) -> None:
        super().__init__(text)
        self._text = text
        self._pairs = True
        self._found: list[Passage] | None = None  # in the text as it is
        self._picked: frozenset[Whole] = frozenset()
        self._repeated: frozenset[Whole] = frozenset()
        self._telling = False
        text.textChanged.connect(self._forget)
        text.cursorPositionChanged.connect(self._tell)
        text.selectionChanged.connect(self._tell)

    def set_pairs(self, pairs: bool) -> None:
        """Read pairs, one or more a line, or else numbers k, which are (k, 0)."""
        self._pairs, self._found = pairs, None

    def show_picked(self, picked: frozenset[Whole]) -> None:
        """Mark these; the first is scrolled to, unless it was selected in this text."""
        self._picked = picked
        first = self._mark()
        if first is not None and not self._telling:
            line = self._text.document().findBlock(first).blockNumber()
            self._text.verticalScrollBar().setValue(max(0, line - 1))

    def flag(self, repeated: frozenset[Whole]) -> None:
        """Underline these, which occur more than once."""
        self._repeated = repeated
        self._mark()

    @property
    def found(self) -> list[Passage]:
        """Every frequency of the text that can be read, in order."""
        if self._found is None:
            text = self._text.toPlainText()
            self._found = pairs_in(text) if self._pairs else numbers_in(text)
        return self._found

    def _mark(self) -> int | None:
        """Draw both kinds of marks; return where the first that is picked begins."""
        first, marks = None, []
        if self._picked or self._repeated:
            for start, end, k in self.found:
                on, repeats = k in self._picked, k in self._repeated
                if on or repeats:
                    marks.append(self._selection(start, end, on=on, repeats=repeats))
                if on and first is None:
                    first = start
        self._text.setExtraSelections(marks)
        return first

    def _selection(
        self, start: int, end: int, *, on: bool, repeats: bool
    ) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        if on:
            colour = self._text.palette().color(QPalette.ColorRole.Highlight)
            colour.setAlpha(90)
            look.setBackground(colour)
        if repeats:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(QColor(_REPEAT))
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, look
        return mark

    @Slot()
    def _forget(self) -> None:
        self._found = None

    @Slot()
    def _tell(self) -> None:
        """Tell what is selected, or what the cursor stands on."""
        if self._text.hasFocus():
            cursor = self._text.textCursor()
            low, high = cursor.selectionStart(), cursor.selectionEnd()
            self._telling = True
            self.picked.emit(
                frozenset(k for start, end, k in self.found if start <= high and end >= low)
            )
            self._telling = False


def pairs_in(text: str) -> list[Passage]:
    """Pairs of a text; those on one line share it, and lines that are none are left out."""
    found: list[Passage] = []
    start = 0
    for line in text.split("\n"):
        try:
            pairs = read_pairs(line)
        except ValueError:
            pairs = ()
        found += [(start, start + len(line), in_half_plane(k)) for k in pairs]
        start += len(line) + 1
    return found


def numbers_in(text: str) -> list[Passage]:
    """Whole numbers k of a text, as (k, 0); words that are none are left out."""
    found: list[Passage] = []
    for word in re.finditer(r"[^\s,;()\[\]{}]+", text):
        try:
            numbers = read_numbers(word[0])
        except ValueError:
            continue
        found += [(word.start(), word.end(), in_half_plane((k, 0))) for k in numbers]
    return found


def in_half_plane(k: Whole) -> Whole:
    """The one of ±k with k_x > 0, or k_x = 0 and k_y > 0."""
    return k if k > (0, 0) else (-k[0], -k[1])

"""A combo box of ways to give a value, with spin boxes for those that need numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QListView, QWidget

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.controls import ComboBox, NumberBox

_FLAGS = Qt.ItemDataRole.UserRole - 1  # where combo boxes keep whether an entry can be chosen


@dataclass
class Mode:
    """One way to give a value.

    Attributes
    ----------
    text
        What the combo box calls it.
    start
        The value when it is chosen; the last one of this mode replaces it. A word (no boxes) is
        this value.
    boxes
        Spin boxes for its numbers.
    numbers
        Takes a value apart into the numbers of the boxes; None for values of other modes.
    join
        Makes a value of the numbers of the boxes.
    between
        Text between two boxes, or after one.
    """

    text: str
    start: Any
    boxes: tuple[NumberBox, ...] = ()
    numbers: Callable[[Any], Sequence[float] | None] = lambda _: None
    join: Callable[..., Any] = lambda *numbers: numbers[0]
    between: str = ""

    def holds(self, value: Any) -> bool:
        """Whether a value is given this way."""
        if self.boxes:
            return self.numbers(value) is not None
        return bool(type(value) is type(self.start) and value == self.start)


def word(text: str, value: Any) -> Mode:
    """A mode that is one value, such as "auto"."""
    return Mode(text, value)


def plain_number(value: Any) -> Sequence[float] | None:
    """Numbers of a value that is a number."""
    return None if isinstance(value, str | tuple) else (value,)


class ModeBox(QWidget):
    """The combo box with the spin boxes of the chosen mode beside it, or below where it is narrow.

    `changed` carries a value when the user makes one, or the text typed where it is no number.
    """

    changed = Signal(object)

    def __init__(self, modes: Sequence[Mode], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modes = list(modes)
        self._current = self.modes[0]
        self.combo = ComboBox()
        self.combo.addItems([mode.text for mode in self.modes])
        self.combo.activated.connect(self._choose)
        self._numbers = QWidget()
        self._texts: dict[int, QLabel] = {}
        row = QHBoxLayout(self._numbers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for index, mode in enumerate(self.modes):
            for place, box in enumerate(mode.boxes):
                row.addWidget(box, 1)
                box.committed.connect(self._commit)
                if place == 0 and mode.between:
                    self._texts[index] = QLabel(mode.between)
                    row.addWidget(self._texts[index])
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(4)
        self._sides.addWidget(self.combo, 1)
        self._sides.addWidget(self._numbers, 1)
        self._show(self._current)

    def value(self) -> Any:
        """Return the value shown."""
        mode = self._current
        return mode.join(*(box.number() for box in mode.boxes)) if mode.boxes else mode.start

    def set_value(self, value: Any) -> None:
        """Choose the mode of a value and show its numbers."""
        mode = next(mode for mode in self.modes if mode.holds(value))
        numbers = mode.numbers(value) or ()
        for box, number in zip(mode.boxes, numbers, strict=True):
            box.set_number(number)
        mode.start = value
        self._show(mode)

    def rename(self, index: int, text: str) -> None:
        """Change what the combo box calls a mode."""
        self.combo.setItemText(index, text)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two halves."""
        hint = self._sides.minimumSize()
        widest = max(self.combo.minimumSizeHint().width(), self._numbers_width(minimum=True))
        return QSize(widest, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the halves out for the new width."""
        self._turn()
        super().resizeEvent(event)

    def _numbers_width(self, minimum: bool) -> int:
        if self._numbers.isHidden():
            return 0
        hint = self._numbers.minimumSizeHint() if minimum else self._numbers.sizeHint()
        return hint.width()

    def _turn(self) -> None:
        wanted = self.combo.sizeHint().width() + self._numbers_width(minimum=False)
        ways = QBoxLayout.Direction
        fits = self.width() >= wanted + self._sides.spacing()
        way = ways.LeftToRight if fits else ways.TopToBottom
        if way != self._sides.direction():
            self._sides.setDirection(way)
            self.updateGeometry()

    def _show(self, mode: Mode) -> None:
        self._current = mode
        with QSignalBlocker(self.combo):
            self.combo.setCurrentIndex(self.modes.index(mode))
        for index, other in enumerate(self.modes):
            for box in other.boxes:
                box.setVisible(other is mode)
            if index in self._texts:
                self._texts[index].setVisible(other is mode)
        self._numbers.setVisible(bool(mode.boxes))
        self._turn()

    @Slot(int)
    def _choose(self, index: int) -> None:
        mode = self.modes[index]
        if mode is not self._current:
            self.set_value(mode.start)
            self.changed.emit(mode.start)

    @Slot(object)
    def _commit(self, typed: object) -> None:
        if not isinstance(typed, str):
            self._current.start = typed = self.value()
        self.changed.emit(typed)


class ModeEditor(Editor):
    """An editor that is one `ModeBox`."""

    def __init__(self, key: str, modes: Sequence[Mode], parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.choice = ModeBox(modes)
        self.adopt(self.choice.combo)
        for mode in modes:
            for place, box in enumerate(mode.boxes):
                part = f"{mode.text} {place + 1}" if len(mode.boxes) > 1 else mode.text
                self.adopt(box, part)
        self.choice.changed.connect(self._change)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)

    def value(self) -> Any:
        """Return the value shown."""
        return self.choice.value()

    def set_value(self, value: Any) -> None:
        """Show it."""
        self.choice.set_value(value)

    def start_from(self, index: int, value: Any) -> None:
        """Let a mode start from a value, unless it is the one that is chosen."""
        mode = self.choice.modes[index]
        if not mode.holds(self.value()):
            mode.start = value

    def offer(self, index: int, offered: bool) -> None:
        """Let a mode be chosen, or leave it out."""
        combo = self.choice.combo
        combo.setItemData(index, None if offered else 0, _FLAGS)
        view = combo.view()
        if isinstance(view, QListView):
            view.setRowHidden(index, not offered)

    @Slot(object)
    def _change(self, value: object) -> None:
        self.edited.emit(value)


class AutoNumberEditor(ModeEditor):
    """A word such as "auto", or a number; the word can say which number it comes to now."""

    def __init__(
        self,
        key: str,
        automatic: Mode,
        number: Mode,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(key, [automatic, number], parent)
        self._box = number.boxes[0]
        self._text = automatic.text

    def suggest(self, number: float | None) -> None:
        """Show what the word comes to, and start from there when a number is to be set."""
        self.choice.rename(
            0, f"{self._text} ({self._box.text_of(number)})" if number else self._text
        )
        if number:
            self.start_from(1, float(f"{number:.4g}"))

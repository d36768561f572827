"""Editors of a single control: a number, a check box, a choice."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.controls import ComboBox, NumberBox
from sinstudio.training.schema import Integer, Kind, Number


def fill(editor: QWidget, *controls: QWidget) -> None:
    """Lay controls out in a row without margins."""
    row = QHBoxLayout(editor)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for control in controls:
        row.addWidget(control, 1)


def number_box(
    kind: Kind,
    *,
    step: float = 1.0,
    logarithmic: bool = False,
    highest: float | None = None,
    words: Mapping[float, str] | None = None,
) -> NumberBox:
    """Return a spin box for a kind of number, its steps within the kind's range.

    `highest` ends the steps sooner than the schema does, which still decides on what is typed.
    """
    if not isinstance(kind, Integer | Number):
        raise TypeError(f"{type(kind).__name__} is not a kind of number")
    lowest = float(kind.minimum)
    if isinstance(kind, Number) and kind.over:
        lowest = max(lowest, 1e-6 if logarithmic else step)
    words = dict(words or {})
    if isinstance(kind, Number) and kind.infinite:
        words.setdefault(math.inf, "∞")
    top = float(kind.maximum) if highest is None else highest
    return NumberBox(
        lowest,
        top,
        whole=isinstance(kind, Integer),
        step=step,
        logarithmic=logarithmic,
        words=words,
    )


class NumberEditor(Editor):
    """A spin box; see `number_box` for the options."""

    def __init__(self, key: str, parent: QWidget | None = None, **options: Any) -> None:
        super().__init__(key, parent)
        self.box = number_box(self.setting.kind, **options)
        self.adopt(self.box)
        self.box.committed.connect(self.edited)
        fill(self, self.box)

    def value(self) -> float:
        """Return the number in force."""
        return self.box.number()

    def set_value(self, value: float) -> None:
        """Show it."""
        self.box.set_number(value)


class FlagEditor(Editor):
    """A check box with its own text."""

    def __init__(self, key: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.check = QCheckBox(text)
        self.adopt(self.check)
        self.check.clicked.connect(self._click)
        fill(self, self.check)

    def value(self) -> bool:
        """Whether it is checked."""
        return self.check.isChecked()

    def set_value(self, value: bool) -> None:
        """Check or uncheck it."""
        self.check.setChecked(value)

    @Slot(bool)
    def _click(self, checked: bool) -> None:
        self.edited.emit(checked)


class ChoiceEditor(Editor):
    """A combo box.

    Parameters
    ----------
    choices
        Pairs of a value and what it is called; a value that is not among them is added when it
        is set, under its own name.
    """

    def __init__(
        self, key: str, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(key, parent)
        self._values = [value for value, _ in choices]
        self.combo = ComboBox()
        self.combo.addItems([text for _, text in choices])
        self.adopt(self.combo)
        self.combo.activated.connect(self._choose)
        fill(self, self.combo)

    def value(self) -> Any:
        """Return the chosen value."""
        return self._values[self.combo.currentIndex()]

    def set_value(self, value: Any) -> None:
        """Choose it."""
        with QSignalBlocker(self.combo):
            if value not in self._values:
                self._values.append(value)
                self.combo.addItem(str(value))
            self.combo.setCurrentIndex(self._values.index(value))

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.edited.emit(self._values[index])

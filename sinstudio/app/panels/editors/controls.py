"""The bare controls of the panels: they scroll with the panel until they are given the focus."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import Property, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QSizePolicy, QSlider, QWidget

from sinstudio.app.panels.editors.field import Field

# Ten steps a decade for values that are judged by their ratio (Renard's series).
_RENARD = (1.0, 1.25, 1.6, 2.0, 2.5, 3.2, 4.0, 5.0, 6.3, 8.0)


class ComboBox(QComboBox):
    """A combo box that narrows with the panel and leaves the wheel to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def showPopup(self) -> None:
        """Open the list as wide as its longest entry."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * view.frameWidth() + 8)
        super().showPopup()


class Slider(QSlider):
    """A horizontal slider that leaves the wheel to the panel.

    `drag` names the drag, or the stay of the focus, that its values belong to.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._drags = 0
        self.sliderPressed.connect(self._begin)
        self.sliderReleased.connect(self._begin)

    @property
    def drag(self) -> str:
        """Values of the same drag are one step to undo."""
        return f"drag {self._drags}"

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin another drag."""
        self._begin()
        super().focusInEvent(event)

    @Slot()
    def _begin(self) -> None:
        self._drags += 1

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel unless the slider has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NumberBox(QAbstractSpinBox):
    """A spin box for whole or real numbers and for words that stand for a number.

    What is typed is handed on as it is when Enter is pressed or the focus leaves, also where it is
    out of range or no number at all: whoever listens refuses it with a sentence and sets the value
    back. Steps stay in the range.

    Parameters
    ----------
    minimum, maximum
        The range of the steps.
    whole
        Whole numbers only.
    step
        A step of the arrows, where they are not logarithmic.
    logarithmic
        Ten steps to a decade instead.
    words
        Text shown in place of some numbers, e.g. ``{0: "all cores"}``.
    """

    committed = Signal(object)  # float, int, or the str that was typed where it is no number

    def __init__(
        self,
        minimum: float,
        maximum: float,
        *,
        whole: bool = False,
        step: float = 1.0,
        logarithmic: bool = False,
        words: Mapping[float, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._minimum, self._maximum = minimum, maximum
        self._whole, self._step, self._logarithmic = whole, step, logarithmic
        self._words = dict(words or {})
        self._number: float = minimum
        self._gestures = 0
        self._stepping = False
        self.setLineEdit(Field())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setKeyboardTracking(False)
        self.set_number(minimum)
        self.editingFinished.connect(self._commit)

    def number(self) -> float:
        """Return the number in force, not one that is still being typed."""
        return self._number

    def set_number(self, number: float) -> None:
        """Show a number without telling anyone; what is being typed stays if nothing changed."""
        if number == self._number and self.lineEdit().isModified():
            return
        self._number = number
        self._show()

    # for assistive technology, which asks spin boxes for these
    value = Property(float, number)
    minimum = Property(float, lambda self: self._minimum)
    maximum = Property(float, lambda self: self._maximum)
    singleStep = Property(float, lambda self: self._step)  # noqa: N815 - Qt's name

    def text_of(self, number: float) -> str:
        """Write a number as the box shows it."""
        if number in self._words:
            return self._words[number]
        if self._whole:
            return str(int(number))
        # six digits where they say it all, four of those that a computation gave
        text = f"{number:.6g}"
        text = text if float(text) == number else f"{number:.4g}"
        return f"{number:.0f}" if "e+" in text else text

    def number_of(self, text: str) -> float | str:
        """Read what was typed; text that is no number is returned as it is."""
        text = text.strip()
        for number, word in self._words.items():
            if text.lower() == word.lower():
                return number
        plain = text.replace(",", "") if self._whole else text.replace(",", ".")
        try:
            number = float(plain)
        except ValueError:
            return text
        return int(number) if self._whole and number.is_integer() else number

    def stepBy(self, steps: int) -> None:
        """Go up or down, from what is typed if that is a number."""
        start = self.number_of(self.lineEdit().text())
        if isinstance(start, str) or not self.lineEdit().isModified():
            start = self._number
        number = start
        for _ in range(abs(steps)):
            number = self._next(number, steps > 0)
        number = min(max(number, self._minimum), self._maximum)
        if number != self._number:
            self._number = int(number) if self._whole else number
            self._show()
            self._stepping = True
            self.committed.emit(self._number)
            self._stepping = False

    @property
    def gesture(self) -> str:
        """Steps made while the focus stays are one step to undo; what is typed is its own."""
        return f"step {self._gestures}" if self._stepping else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin another gesture."""
        self._gestures += 1
        super().focusInEvent(event)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Say which arrows do something."""
        flags = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self._number < self._maximum:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if self._number > self._minimum:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return flags

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what is being typed."""
        if event.key() == Qt.Key.Key_Escape and self.lineEdit().isModified():
            self._show()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """Room for seven digits."""
        hint = super().sizeHint()
        return QSize(hint.width() + self.fontMetrics().horizontalAdvance("0000000"), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Room for four digits."""
        hint = super().minimumSizeHint()
        return QSize(hint.width() + self.fontMetrics().horizontalAdvance("000"), hint.height())

    def _commit(self) -> None:
        text = self.lineEdit().text()
        if text == self.text_of(self._number):
            return
        typed = self.number_of(text)
        if isinstance(typed, str):
            self.lineEdit().setModified(False)
        elif typed == self._number:  # written another way
            self._show()
            return
        else:
            self._number = typed
            self._show()
        self.committed.emit(typed)

    def _show(self) -> None:
        with QSignalBlocker(self):
            text = self.text_of(self._number)
            field = self.lineEdit()
            if field.text() != text or field.isUndoAvailable():  # which ends with what was typed
                field.setText(text)
                self.lineEdit().setCursorPosition(0)  # the leading digits count in a narrow box
            self.lineEdit().setModified(False)
        self.update()

    def _next(self, number: float, up: bool) -> float:
        if not self._logarithmic:
            return number + self._step if up else number - self._step
        if math.isinf(number):
            return 10.0
        if number <= 0:
            return max(self._minimum, 0.001) if up else self._minimum
        decade = math.floor(math.log10(number) + 1e-9)
        series = [float(f"{r * 10.0**e:.3g}") for e in (decade - 1, decade) for r in _RENARD]
        series.append(10.0 ** (decade + 1))
        if up:
            return min(entry for entry in series if entry > number * (1 + 1e-6))
        return max(entry for entry in series if entry < number * (1 - 1e-6))

"""The part of the picture that is fitted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.controls import NumberBox

_LARGEST = 100_000


class CropEditor(Editor):
    """Left, top, right and bottom in pixels, or the whole picture."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._size: tuple[int, int] | None = None
        self._signal = False
        self._last: tuple[int, ...] = ()
        self.whole = QCheckBox(self.tr("Whole picture"))
        self.adopt(self.whole, self.tr("whole picture"))
        self.whole.clicked.connect(self._toggle)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.addWidget(self.whole, 0, 0, 1, 4)
        names = (self.tr("Left"), self.tr("Top"), self.tr("Right"), self.tr("Bottom"))
        self.boxes = tuple(NumberBox(0, _LARGEST, whole=True) for _ in names)
        self._fields: list[QWidget] = []
        for place, (name, box) in enumerate(zip(names, self.boxes, strict=True)):
            label = QLabel(name)
            label.setBuddy(box)
            column = 2 * (place % 2)
            grid.addWidget(label, 1 + place // 2, column)
            grid.addWidget(box, 1 + place // 2, column + 1)
            grid.setColumnStretch(column + 1, 1)
            self.adopt(box, name.lower())
            box.committed.connect(self._commit)
            self._fields += [label, box]
        self.set_value(())

    def set_signal(self, signal: bool) -> None:
        """Offer left and right alone, in samples."""
        self._signal = signal
        self.whole.setText(self.tr("Whole signal") if signal else self.tr("Whole picture"))
        self._arrange()

    def set_picture_size(self, size: tuple[int, int] | None) -> None:
        """Say how large the opened picture is (W, H), where a crop starts from."""
        self._size = size
        self._arrange()

    def value(self) -> tuple[int, ...]:
        """Return left, top, right, bottom; empty for the whole picture."""
        if self.whole.isChecked():
            return ()
        return tuple(int(box.number()) for box in self.boxes)

    def set_value(self, value: Any) -> None:
        """Show a crop, or the whole picture."""
        self.whole.setChecked(not value)
        if value:
            self._last = tuple(value)
        self._arrange()

    def _arrange(self) -> None:
        whole = self.whole.isChecked()
        # without a picture there is nothing to start a crop from
        self.whole.setEnabled(self._size is not None or not whole)
        for place, field in enumerate(self._fields):
            vertical = place // 2 % 2 == 1  # top and bottom, a label and a box each
            field.setVisible(not whole and not (vertical and self._signal))
        shown = (0, 0, *(self._size or (1, 1))) if whole else self._last
        for box, number in zip(self.boxes, shown, strict=True):
            box.set_number(number)

    @Slot(bool)
    def _toggle(self, whole: bool) -> None:
        if not whole and self._size is not None:
            width, height = self._size
            if not self._last or self._last[2] > width or self._last[3] > height:
                self._last = (0, 0, width, height)
        self._arrange()
        self.edited.emit(self.value())

    @Slot(object)
    def _commit(self, typed: object) -> None:
        self.edited.emit(typed if isinstance(typed, str) else self.value())

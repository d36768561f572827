"""The crop on the canvas: the picture with its rectangle, numbers, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from sinstudio.app.crop.area import CropArea


class CropPage(QWidget):
    """The area, and above it a readout and buttons for what the keys do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas.crop")
        self.area = CropArea()
        self.setFocusProxy(self.area)
        self._readout = QLabel()
        self._readout.setObjectName("canvas.crop.readout")
        self._readout.setAccessibleName(self.tr("Crop rectangle"))
        self._readout.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setContentsMargins(8, 3, 4, 3)
        row.setSpacing(2)
        row.addWidget(self._readout, 1)
        self.whole = self._button(
            row, "whole", self.tr("Whole"), self.tr("Take the whole picture (double click)")
        )
        self.cancel = self._button(
            row, "cancel", self.tr("Cancel"), self.tr("Leave the crop as it was (Escape)")
        )
        self.apply = self._button(
            row, "apply", self.tr("Apply"), self.tr("Fit this part of the picture (Return)")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.area, 1)
        self.whole.clicked.connect(self.area.take_all)
        self.apply.clicked.connect(self.area.applied)
        self.cancel.clicked.connect(self.area.left)
        self.area.changed.connect(self.show_numbers)

    def _button(self, row: QHBoxLayout, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setObjectName(f"canvas.crop.{name}")
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setAccessibleDescription(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(button)
        return button

    @Slot()
    def show_numbers(self) -> None:
        """Write where the rectangle begins and how large it is."""
        one = self.area.rectangle
        wide, high = one.size
        text = self.tr("x₀ {0}  y₀ {1}   {2} × {3}")
        self._readout.setText(text.format(one.left, one.top, wide, high))
        self._readout.setToolTip(
            self.tr("Left {0}, top {1}, width {2}, height {3}, in pixels of the picture").format(
                one.left, one.top, wide, high
            )
        )

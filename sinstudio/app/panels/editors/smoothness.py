"""The one slider of the automatic bounds."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.controls import Slider
from sinstudio.app.panels.editors.simple import number_box

LOWEST, HIGHEST = 0.3, 10.0  # of the slider; the box beside it takes all that the schema allows
_POSITIONS = 200


def position_of(smoothness: float) -> int:
    """Position of the slider for κ; the ends stand for all that lies beyond."""
    share = math.log(max(smoothness, 1e-9) / LOWEST) / math.log(HIGHEST / LOWEST)
    return round(_POSITIONS * min(max(share, 0.0), 1.0))


def smoothness_at(position: int) -> float:
    """Return κ at a position of the slider, to three digits."""
    return float(f"{LOWEST * (HIGHEST / LOWEST) ** (position / _POSITIONS):.3g}")


class SmoothnessEditor(Editor):
    """A logarithmic slider from sharp to smooth, with its value."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._sliding = False
        self.slider = Slider()
        self.slider.setRange(0, _POSITIONS)
        self.slider.setPageStep(_POSITIONS // 10)
        self.box = number_box(self.setting.kind, logarithmic=True)
        self.adopt(self.slider)
        self.adopt(self.box, self.tr("value"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.slider)
        ends = QHBoxLayout()
        sharp, smooth = (QLabel(text) for text in (self.tr("sharp"), self.tr("smooth")))
        for label in (sharp, smooth):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        ends.addWidget(sharp)
        ends.addStretch(1)
        ends.addWidget(self.box)
        ends.addStretch(1)
        ends.addWidget(smooth)
        column.addLayout(ends)
        self.slider.valueChanged.connect(self._slide)
        self.box.committed.connect(self._commit)

    def value(self) -> float:
        """Return κ."""
        return self.box.number()

    def set_value(self, value: float) -> None:
        """Show κ; the slider stays where it is while it stands for that."""
        self.box.set_number(value)
        if smoothness_at(self.slider.value()) != value:
            with QSignalBlocker(self.slider):
                self.slider.setValue(position_of(value))

    @Slot(int)
    def _slide(self, position: int) -> None:
        self.box.set_number(smoothness_at(position))
        self._sliding = True
        self.edited.emit(self.value())
        self._sliding = False

    @property
    def gesture(self) -> str:
        """What is being done with the slider, or with the box."""
        return f"{self.key} {self.slider.drag}" if self._sliding else super().gesture

    @Slot(object)
    def _commit(self, typed: object) -> None:
        self.edited.emit(typed)

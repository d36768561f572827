"""The period: how the network repeats along each axis."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.controls import NumberBox
from sinstudio.app.panels.editors.modes import Mode, ModeBox, plain_number, word
from sinstudio.training.recipe import PADDED


def _axis() -> ModeBox:
    tr = QCoreApplication.translate
    number = NumberBox(2.0, 1000.0, step=0.1)
    return ModeBox(
        [
            word(tr("PeriodEditor", "Tile (2)"), "tile"),
            word(tr("PeriodEditor", "Padded ({:g})").format(PADDED), "padded"),
            word(tr("PeriodEditor", "Mirror (4)"), "mirror"),
            Mode(tr("PeriodEditor", "Number"), 2.5, (number,), plain_number),
        ]
    )


class PeriodEditor(Editor):
    """A choice for each axis, or one for both."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._signal = False
        self.same = QCheckBox(self.tr("Same for both axes"))
        self.axes = (_axis(), _axis())
        self._names = (QLabel("x"), QLabel("y"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for name, axis in zip(self._names, self.axes, strict=True):
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(axis, 1)
            column.addLayout(row)
            name.setBuddy(axis.combo)
            name.setMinimumHeight(axis.combo.sizeHint().height())
            self.adopt(axis.combo, name.text())
            for box in axis.modes[-1].boxes:
                self.adopt(box, self.tr("{} number").format(name.text()))
            axis.changed.connect(self._change)
        column.addWidget(self.same)
        self.adopt(self.same, self.tr("same for both axes"))
        self.same.clicked.connect(self._share)
        self.set_value("padded")

    def set_signal(self, signal: bool) -> None:
        """Offer the one axis that a signal has."""
        self._signal = signal
        self._arrange()

    def value(self) -> Any:
        """Return one period, or a pair where the axes are apart."""
        x, y = (axis.value() for axis in self.axes)
        return x if self.same.isChecked() else (x, y)

    def set_value(self, value: Any) -> None:
        """Show one period for both axes, or a pair."""
        pair = value if isinstance(value, tuple) else (value, value)
        for axis, period in zip(self.axes, pair, strict=True):
            axis.set_value(period)
        self.same.setChecked(not isinstance(value, tuple))
        self._arrange()

    def _arrange(self) -> None:
        together = self.same.isChecked() or self._signal
        self.same.setHidden(self._signal)
        self.axes[1].setHidden(together)
        for name in self._names:
            name.setHidden(together)

    @Slot(bool)
    def _share(self, together: bool) -> None:
        if together:
            self.axes[1].set_value(self.axes[0].value())
        self._arrange()
        self.edited.emit(self.value())

    @Slot(object)
    def _change(self, value: object) -> None:
        if not any(value == axis.value() for axis in self.axes):  # text that is no number
            self.edited.emit(value)
            return
        if self.same.isChecked():
            self.axes[1].set_value(self.axes[0].value())
        self.edited.emit(self.value())

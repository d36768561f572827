"""How large a picture of the network is to be."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QSpinBox, QWidget

from sinstudio.app.dialogs.factordialog import FactorDialog

_LONGEST = 32_768


class SizeDialog(FactorDialog):
    """Offers the fitted size, twice and four times it, or any other.

    Parameters
    ----------
    fitted
        Width and height of the fitted picture in pixels.
    """

    def __init__(self, fitted: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__("size", parent)
        self.setWindowTitle(self.tr("Save picture: size"))
        self._fitted = fitted
        self._width = self._side("size.width", self.tr("Width in pixels"), fitted[0])
        self._height = self._side("size.height", self.tr("Height in pixels"), fitted[1])
        self._linked = QCheckBox(self.tr("Keep &proportions"))
        self._linked.setObjectName("size.linked")
        self._linked.setChecked(True)
        self._build()
        self._width.valueChanged.connect(self._width_changed)
        self._height.valueChanged.connect(self._height_changed)
        self.chosen.connect(self._follow)
        self.finish()

    @property
    def size_in_pixels(self) -> tuple[int, int]:
        """The width and height that were chosen."""
        return self._width.value(), self._height.value()

    def _side(self, name: str, description: str, value: int) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName(name)
        box.setAccessibleName(description)
        box.setToolTip(description)
        box.setRange(1, _LONGEST)
        box.setSuffix(self.tr(" px"))
        box.setValue(value)
        box.setKeyboardTracking(False)
        return box

    def _build(self) -> None:
        self.column.addWidget(
            QLabel(self.tr("The network is evaluated at every pixel; nothing is interpolated."))
        )
        self.add_factors(self.tr("{0}×   {1} × {2} pixels"), self._fitted, _LONGEST)
        self.column.addWidget(self.other(self.tr("&Other size"), "custom"))
        grid = QGridLayout()
        grid.setContentsMargins(24, 0, 0, 0)
        for row, (text, box) in enumerate(
            ((self.tr("&Width"), self._width), (self.tr("&Height"), self._height))
        ):
            label = QLabel(text)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.addWidget(self._linked, 2, 1)
        grid.setColumnStretch(2, 1)
        self.column.addLayout(grid)

    @Slot(int)
    def _follow(self, factor: int) -> None:
        for widget in (self._width, self._height, self._linked):
            widget.setEnabled(factor == 0)
        if factor:
            self._put(self._fitted[0] * factor, self._fitted[1] * factor)

    @Slot(int)
    def _width_changed(self, width: int) -> None:
        if self._linked.isChecked():
            self._put(width, round(width * self._fitted[1] / self._fitted[0]))

    @Slot(int)
    def _height_changed(self, height: int) -> None:
        if self._linked.isChecked():
            self._put(round(height * self._fitted[0] / self._fitted[1]), height)

    def _put(self, width: int, height: int) -> None:
        for box, value in ((self._width, width), (self._height, height)):
            box.blockSignals(True)
            box.setValue(max(1, value))
            box.blockSignals(False)

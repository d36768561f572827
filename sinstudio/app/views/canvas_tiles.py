"""What the tiled mode can be given: periods along each axis, and lines at seams and sub-periods."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSpinBox, QWidget

FEWEST, MOST = 1, 8  # periods along an axis


class TileOptions(QWidget):
    """Boxes for k × l periods and two toggles; a signal has k alone."""

    tiles_chosen = Signal(tuple)  # k, l
    seams_chosen = Signal(bool)
    lattice_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._k = self._box("canvas.tiles")
        self._l = self._box("canvas.tiles_y")
        self._times = QLabel("×")
        self.seams = QCheckBox(self.tr("Seams"))
        self.seams.setObjectName("canvas.seams")
        self.seams.setToolTip(self.tr("Lines where one period ends and the next begins (§3.1)"))
        self.seams.toggled.connect(self.seams_chosen)
        self.lattice = QCheckBox(self.tr("Sub-periods"))
        self.lattice.setObjectName("canvas.sub_periods")
        self.lattice.setChecked(True)
        self.lattice.toggled.connect(self.lattice_chosen)
        self._label = QLabel(self.tr("Periods"))  # there is no room for it beside two boxes
        self._label.setBuddy(self._k)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(4)
        for widget in (self._label, self._k, self._times, self._l, self.seams, self.lattice):
            row.addWidget(widget)
        self.offer_lattice(False)
        self.set_signal(False)

    def _box(self, name: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(FEWEST, MOST)
        box.setValue(2)
        box.setObjectName(name)
        box.valueChanged.connect(self._choose)
        return box

    def show_tiles(self, tiles: tuple[int, int]) -> None:
        """Show k and l as chosen."""
        for box, count in zip((self._k, self._l), tiles, strict=True):
            box.blockSignals(True)
            box.setValue(count)
            box.blockSignals(False)

    def set_signal(self, signal: bool) -> None:
        """Offer the one axis of a signal, whose periods are always told apart by lines."""
        for widget in (self._times, self._l, self.seams):
            widget.setHidden(signal)
        self._label.setHidden(not signal)
        along = self.tr("Periods") if signal else self.tr("Periods side by side")
        for box, name in ((self._k, along), (self._l, self.tr("Periods one above the other"))):
            box.setAccessibleName(name)
            box.setToolTip(self.tr("{0}, {1} to {2}").format(name, FEWEST, MOST))

    def offer(self, periodic: bool) -> None:
        """Let the tiles be chosen; a SIREN has none."""
        for widget in (self._k, self._l, self.seams):
            widget.setEnabled(periodic)

    def offer_lattice(self, any_lines: bool) -> None:
        """Say whether there are sub-periods to draw."""
        self.lattice.setEnabled(any_lines)
        self.lattice.setToolTip(
            self.tr("Dashed lines through every place where the network repeats itself (§5.3)")
            if any_lines
            else self.tr("The frequencies have no sub-periods (§5.3)")
        )

    @Slot()
    def _choose(self) -> None:
        self.tiles_chosen.emit((self._k.value(), self._l.value()))

"""The controls above the spectrum of a signal."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from sinstudio.app.views.plotting import InfoLine
from sinstudio.app.views.spectrum_bar import Bar, order_of

SignalSource = Literal["both", "reconstruction", "original", "difference"]


class SignalSpectrumBar(Bar):
    """Choices of the source and of the predicted line, toggles of marks and blocks, and Home.

    `source_changed` tells of either choice.
    """

    toggled = Signal()
    """Marks or blocks are to be shown, or no longer."""
    home_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("spectrum.signal", parent)
        self._source = self._choice(
            "source",
            self.tr("Spectrum of"),
            self.tr("Whose spectrum is shown, or by how much the two differ, in decibels"),
        )
        titles: dict[SignalSource, str] = {
            "both": self.tr("Both"),
            "reconstruction": self.tr("Reconstruction"),
            "original": self.tr("Original"),
            "difference": self.tr("Difference"),
        }
        for name, title in titles.items():
            self._source.addItem(title, name)
        self._row.addStretch(1)
        self._dots = self._toggle(
            "dots",
            self.tr("Marks"),
            self.tr(
                "Input frequencies ω, coloured by block; the larger, the larger the norm of their "
                "column of A"
            ),
        )
        self._rings = self._toggle(
            "rings",
            self.tr("Blocks"),
            self.tr("Limits L between blocks of frequencies, dashed, in cycles per signal"),
        )
        for toggle in (self._dots, self._rings):
            toggle.toggled.connect(self.toggled)
        self._home().clicked.connect(self.home_asked)
        self._row = self._next_row()
        self._predicted = self._choice(
            "predicted",
            self.tr("Predicted spectrum over it"),
            self.tr(
                "A line over the others: what the network is predicted to make of its inputs in "
                "orders 1, 2 and 3 (theorem 1)"
            ),
        )
        self._predicted.addItem(self.tr("No prediction"), "")
        self._add_predictions(self._predicted)
        self.share = InfoLine("spectrum.signal.share", self)
        self.share.setAccessibleName(self.tr("Share of the energy that is predicted"))
        self._row.addWidget(self.share, 1)
        for box in (self._source, self._predicted):
            box.currentIndexChanged.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        self._predicted.setEnabled(self.source != "difference")
        self.source_changed.emit()

    @property
    def source(self) -> SignalSource:
        """What is chosen to be shown."""
        source: SignalSource = self._source.currentData()
        return source

    @property
    def order(self) -> int:
        """Highest order of the prediction that is to be shown; 0 for none.

        There is none over a difference, which has other units.
        """
        return order_of(self._predicted.currentData()) if self._predicted.isEnabled() else 0

    @property
    def dots(self) -> bool:
        """Whether marks are to be shown."""
        return self._dots.isChecked()

    @property
    def rings(self) -> bool:
        """Whether blocks are to be shown."""
        return self._rings.isChecked()

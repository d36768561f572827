"""How many samples of a signal are to be written."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from sinstudio.app.dialogs.factordialog import FactorDialog

_MOST = 100_000_000


class SamplesDialog(FactorDialog):
    """Offers as many samples as were fitted, twice and four times as many, or any other number.

    Parameters
    ----------
    fitted
        Samples of the fitted signal.
    """

    def __init__(self, fitted: int, parent: QWidget | None = None) -> None:
        super().__init__("samples", parent)
        self.setWindowTitle(self.tr("Save signal: samples"))
        self._fitted = fitted
        self._count = QSpinBox()
        self._count.setObjectName("samples.count")
        self._count.setAccessibleName(self.tr("Samples"))
        self._count.setRange(2, _MOST)
        self._count.setGroupSeparatorShown(True)
        self._count.setValue(fitted)
        self._build()
        self.chosen.connect(self._follow)
        self.finish()

    @property
    def count(self) -> int:
        """The number that was chosen."""
        return self._count.value()

    def _build(self) -> None:
        self.column.addWidget(
            QLabel(
                self.tr(
                    "The network is evaluated at every sample; nothing is interpolated. More\n"
                    "samples are the same signal, more finely."
                )
            )
        )
        self.add_factors(self.tr("{0}×   {1:,} samples"), (self._fitted,), _MOST)
        row = QHBoxLayout()
        row.addWidget(self.other(self.tr("&Other number"), "other"))
        row.addWidget(self._count)
        row.addStretch(1)
        self.column.addLayout(row)

    @Slot(int)
    def _follow(self, factor: int) -> None:
        self._count.setEnabled(factor == 0)
        if factor:
            self._count.setValue(self._fitted * factor)

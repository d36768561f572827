"""How many samples of a signal are to be written."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

_FACTORS = (1, 2, 4)
_MOST = 100_000_000


class SamplesDialog(QDialog):
    """Offers as many samples as were fitted, twice and four times as many, or any other number.

    Parameters
    ----------
    fitted
        Samples of the fitted signal.
    """

    def __init__(self, fitted: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("samples")
        self.setWindowTitle(self.tr("Save signal: samples"))
        self._fitted = fitted
        self._choices = QButtonGroup(self)
        self._count = QSpinBox()
        self._count.setObjectName("samples.count")
        self._count.setAccessibleName(self.tr("Samples"))
        self._count.setRange(2, _MOST)
        self._count.setGroupSeparatorShown(True)
        self._count.setValue(fitted)
        self._build()
        self._choices.idToggled.connect(self._chosen)
        self._choices.buttons()[0].setChecked(True)

    @property
    def count(self) -> int:
        """The number that was chosen."""
        return self._count.value()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(
            QLabel(
                self.tr(
                    "The network is evaluated at every sample; nothing is interpolated. More\n"
                    "samples are the same signal, more finely."
                )
            )
        )
        for factor in _FACTORS:
            text = self.tr("{0}×   {1:,} samples").format(factor, self._fitted * factor)
            button = QRadioButton(text)
            button.setObjectName(f"samples.{factor}")
            button.setEnabled(self._fitted * factor <= _MOST)
            self._choices.addButton(button, factor)
            column.addWidget(button)
        other = QRadioButton(self.tr("&Other number"))
        other.setObjectName("samples.other")
        self._choices.addButton(other, 0)
        row = QHBoxLayout()
        row.addWidget(other)
        row.addWidget(self._count)
        row.addStretch(1)
        column.addLayout(row)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setText(self.tr("Choose &file…"))
        for choice in buttons.buttons():
            choice.setIcon(QIcon())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @Slot(int, bool)
    def _chosen(self, factor: int, checked: bool) -> None:
        if checked:
            self._count.setEnabled(factor == 0)
            if factor:
                self._count.setValue(self._fitted * factor)

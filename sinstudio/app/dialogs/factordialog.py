"""What the dialogs share that ask how much of a network is to be written."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

_FACTORS = (1, 2, 4)


class FactorDialog(QDialog):
    """Offers once, twice and four times what was fitted, or anything else.

    Parameters
    ----------
    name
        Of the dialog and, before a dot, of its parts.
    """

    chosen = Signal(int)
    """A factor, or 0 for anything else."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._choices = QButtonGroup(self)
        self.column = QVBoxLayout(self)

    def add_factors(self, text: str, sides: tuple[int, ...], most: int) -> None:
        """Add a button for each factor.

        Parameters
        ----------
        text
            With places for the factor and for each of the sides.
        sides
            What was fitted.
        most
            Longer sides are not to be had.
        """
        for factor in _FACTORS:
            button = QRadioButton(text.format(factor, *(side * factor for side in sides)))
            button.setObjectName(f"{self.objectName()}.{factor}")
            button.setEnabled(max(sides) * factor <= most)
            self._choices.addButton(button, factor)
            self.column.addWidget(button)

    def other(self, text: str, name: str) -> QRadioButton:
        """Make the button for anything else; the caller puts it into a layout."""
        button = QRadioButton(text)
        button.setObjectName(f"{self.objectName()}.{name}")
        self._choices.addButton(button, 0)
        return button

    def finish(self) -> None:
        """Add the buttons at the foot, and choose the first factor."""
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setText(self.tr("Choose &file…"))
        for choice in buttons.buttons():
            choice.setIcon(QIcon())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(buttons)
        self._choices.idToggled.connect(self._toggled)
        self._choices.buttons()[0].setChecked(True)

    @Slot(int, bool)
    def _toggled(self, factor: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(factor)

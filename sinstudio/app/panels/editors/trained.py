"""Which parameters are trained."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from sinstudio.app.panels.editors.base import Editor

_NAMES = {"A": "A", "b": "b", "C": "C", "d": "d", "phases": "φ", "omega": "ω"}


class TrainedEditor(Editor):
    """A check box for each of A, b, C, d and φ, and for ω where the network is a SIREN."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        meanings = {
            "A": self.tr("A: hidden matrices"),
            "b": self.tr("b: biases of the hidden layers"),
            "C": self.tr("C: output matrix"),
            "d": self.tr("d: output bias"),
            "phases": self.tr("φ: shifts of the input frequencies"),
            "omega": self.tr("ω: the input frequencies themselves"),
        }
        self.checks: dict[str, QCheckBox] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for name, symbol in _NAMES.items():
            check = QCheckBox(symbol)
            check.setToolTip(meanings[name])
            check.clicked.connect(self._click)
            self.adopt(check, meanings[name])
            self.checks[name] = check
            row.addWidget(check)
        row.addStretch(1)
        self.offer_omega(False)

    def offer_omega(self, offered: bool) -> None:
        """Show the box of ω, which only a SIREN trains."""
        self.checks["omega"].setVisible(offered)

    def value(self) -> tuple[str, ...]:
        """Return the names that are checked."""
        return tuple(name for name, check in self.checks.items() if check.isChecked())

    def set_value(self, value: Sequence[str]) -> None:
        """Check these names."""
        for name, check in self.checks.items():
            check.setChecked(name in value)

    @Slot()
    def _click(self) -> None:
        self.edited.emit(self.value())

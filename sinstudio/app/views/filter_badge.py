"""A word beside a view that what it shows is filtered."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sinstudio.app.theme import LIGHT, Theme
from sinstudio.training.snapshot import Snapshot


class FilterBadge(QLabel):
    """Says "Filtered 40 %" in the accent's colour; hidden while nothing is filtered."""

    def __init__(self, name: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setToolTip(tip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setContentsMargins(6, 1, 6, 1)
        self.set_theme(LIGHT)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear the colours of a theme."""
        self.setStyleSheet(
            f"background: {theme.accent}; color: {theme.base}; border-radius: 3px;"
            "margin-right: 4px;"
        )

    @Slot(object)
    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Say how hard what this snapshot shows is filtered."""
        found = None if snapshot is None else snapshot.filter
        self.setVisible(found is not None)
        if found is not None:
            self.setText(self.tr("Filtered {0} %").format(f"{100 * found.strength:.0f}"))
            self.setAccessibleName(self.text())

"""The filter over what is shown and exported: how hard A is clipped for it. No widgets."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot


class Filtering(QObject):
    """Holds the strength of the filter; it belongs to the view, and to no recipe or model."""

    changed = Signal(float)  # strength, 0…1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strength = 0.0

    @property
    def strength(self) -> float:
        """From 0, no filter, to 1, an even picture: see `sinstudio.network.filter`."""
        return self._strength

    @Slot(float)
    def set_strength(self, strength: float) -> None:
        """Filter that hard from now on."""
        strength = min(max(strength, 0.0), 1.0)
        if strength != self._strength:
            self._strength = strength
            self.changed.emit(strength)

    @Slot()
    def reset(self) -> None:
        """Show the network as it is."""
        self.set_strength(0.0)

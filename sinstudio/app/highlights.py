"""What pruning would remove is marked on the views while somebody looks into it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget


class Highlights(QObject):
    """Tells when to mark what would go: the panel is in sight, or the mouse is over a button.

    Parameters
    ----------
    panel
        The panel of pruning.
    buttons
        Buttons that prune, elsewhere.
    """

    changed = Signal(bool)

    def __init__(
        self, panel: QWidget, buttons: Iterable[QWidget], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._on = False
        self._over: set[QObject] = set()
        self._watched = (panel, *buttons)
        for widget in self._watched:
            widget.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer; the window is going, and events of its last moments must not come."""
        for widget in self._watched:
            widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the panel as it comes and goes, and the mouse."""
        kind = event.type()
        if watched is not self._panel and kind == QEvent.Type.Enter:
            self._over.add(watched)
        elif kind in (QEvent.Type.Leave, QEvent.Type.Hide):
            self._over.discard(watched)
        if kind in _KINDS:
            on = self._panel.isVisible() or bool(self._over)
            if on != self._on:
                self._on = on
                self.changed.emit(on)
        return False


_KINDS = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Enter, QEvent.Type.Leave)

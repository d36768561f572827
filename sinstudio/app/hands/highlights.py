"""What pruning would remove is marked on the views while somebody looks into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sinstudio.app.panels.pruning import PruningPanel


class Highlights(QObject):
    """Tells when to mark what would go: the panel is in sight, or the mouse is over a button.

    Parameters
    ----------
    panel
        The panel of pruning.
    button
        A button that prunes, elsewhere.
    """

    changed = Signal(bool)

    def __init__(self, panel: PruningPanel, button: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen = self._hovered = self._on = False
        self._hover = Hover(button)
        self._hover.changed.connect(self._take_hover)
        panel.seen.connect(self._take_seen)

    @Slot(bool)
    def _take_seen(self, seen: bool) -> None:
        self._seen = seen
        self._tell()

    @Slot(bool)
    def _take_hover(self, hovered: bool) -> None:
        self._hovered = hovered
        self._tell()

    def _tell(self) -> None:
        on = self._seen or self._hovered
        if on != self._on:
            self._on = on
            self.changed.emit(on)


class Hover(QObject):
    """Whether the mouse is over a widget; lives and dies with it."""

    changed = Signal(bool)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the mouse comes and goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.changed.emit(event.type() == QEvent.Type.Enter)
        return super().eventFilter(watched, event)

"""A plot's view box that lets a hand take drags which would otherwise move the view."""

from __future__ import annotations

from typing import Any, Protocol

import pyqtgraph as pg


class Hand(Protocol):
    """What may want to drag something on a plot."""

    def drag(self, event: Any) -> bool:
        """Take a pyqtgraph `MouseDragEvent`; False leaves it to the view, which pans or zooms."""
        ...


class HandBox(pg.ViewBox):  # type: ignore[misc]
    """A view box with a `hand`, asked first about every drag inside the axes."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.hand: Hand | None = None

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        """Let the hand drag what it has hold of; else pan, or zoom with the right button."""
        if axis is None and self.hand is not None and self.hand.drag(event):
            event.accept()
        else:
            super().mouseDragEvent(event, axis)

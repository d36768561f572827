"""The plot of the histogram of A, on which bounds are dragged with the mouse."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from sinstudio.app.views.bound_handles import BoundHandles

_FINE = 0.1  # of the mouse's way, with Shift


class HistogramPlot(pg.PlotWidget):  # type: ignore[misc]
    """A plot with handles; the mouse takes the nearest one within a few pixels.

    Its own mouse events, and not draggable lines of pyqtgraph's: those take the line that lies on
    top, and only after the mouse has moved some pixels.
    """

    bound_moved = Signal(int, float)  # block, bound
    bound_dropped = Signal()
    pointed = Signal(object)  # QPointF in the scene, or None

    def __init__(self, parent: QWidget | None = None, **options: Any) -> None:
        super().__init__(parent, **options)
        self.handles = BoundHandles(self)
        self._place = 0.0  # of the held line along the scene's x, beyond the ends too
        self._last = QPointF()

    @property
    def held(self) -> tuple[int, int] | None:
        """Block and side of the bound that is being dragged."""
        return self.handles.held

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a bound."""
        place = self._scene_place(event)
        found = self.handles.at(place) if event.button() == Qt.MouseButton.LeftButton else None
        if found is None:
            super().mousePressEvent(event)
            return
        self.handles.held = found
        self._place, self._last = self.handles.place(*found).x(), place
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the bound that is held, with Shift a tenth as far; or else point at a place."""
        place = self._scene_place(event)
        held = self.handles.held
        if held is None:
            super().mouseMoveEvent(event)
            self._show_cursor(place)
        else:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._place += (place.x() - self._last.x()) * (_FINE if fine else 1.0)
            self._last = place
            bound = self.handles.bound_at(self._place, held[1])
            if bound != self.handles.values[held[0]]:
                self.bound_moved.emit(held[0], bound)
        self.pointed.emit(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self.handles.held is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        self.handles.held = None
        self._show_cursor(self._scene_place(event))
        self.bound_dropped.emit()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def release(self) -> None:
        """Let go of what is gone."""
        if self.handles.held is not None:
            self.handles.held = None
            self.bound_dropped.emit()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the grips over everything."""
        super().drawForeground(painter, rect)
        self.handles.paint(painter)

    def _scene_place(self, event: QMouseEvent) -> QPointF:
        found: Any = self.mapToScene(event.position().toPoint())
        return QPointF(found)

    def _show_cursor(self, place: QPointF) -> None:
        if self.handles.at(place) is not None:
            self.viewport().setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.viewport().unsetCursor()

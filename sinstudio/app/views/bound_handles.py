"""The bounds over a histogram of A: lines at ±B, and grips at the ends for what lies beyond."""

from __future__ import annotations

import math
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from sinstudio.app.theme import LIGHT, Theme

SIDES = (-1, 1)
_REACH = 7.0  # pixels from a line or a grip within which it can be grasped
_GRIP = 5.0  # half the size of a grip, pixels
_ROW = 15.0  # pixels from one block's grip to the next one's
_PREFERRED = 4.0  # pixels by which a grip, or the chosen block, counts as nearer


class BoundHandles:
    """Draws the bounds of the blocks and finds the one under the mouse.

    A bound has a line at ±B and a grip on it, in a row of its own for each block, so that equal
    bounds can be told apart. Where B is beyond the axis, or ∞, the grips wait at its ends.

    Parameters
    ----------
    plot
        A `pyqtgraph.PlotWidget` with entries of A along x.
    """

    def __init__(self, plot: Any) -> None:
        self._plot = plot
        self._theme = LIGHT
        self.lines: list[tuple[Any, Any]] = []
        self.values: tuple[float, ...] = ()
        self.reach = 1.0  # the axis goes from -reach to reach
        self.movable = False
        self.chosen = -1
        self.held: tuple[int, int] | None = None

    def show(self, values: tuple[float, ...], theme: Theme) -> None:
        """Show bounds, one for each block."""
        self.values, self._theme = values, theme
        while len(self.lines) > len(values):
            for line in self.lines.pop():
                self._plot.removeItem(line)
        while len(self.lines) < len(values):
            pair = pg.InfiniteLine(angle=90), pg.InfiniteLine(angle=90)
            for line in pair:
                self._plot.addItem(line, ignoreBounds=True)
            self.lines.append(pair)
        for k, (bound, pair) in enumerate(zip(values, self.lines, strict=True)):
            held = self.held is not None and self.held[0] == k
            pen = QPen(QColor(theme.block(k)), 2 if held or k == self.chosen else 0)
            pen.setCosmetic(True)  # pixels, not units of the axes
            pen.setStyle(Qt.PenStyle.SolidLine if held else Qt.PenStyle.DashLine)
            for sign, line in zip(SIDES, pair, strict=True):
                line.setVisible(math.isfinite(bound))
                if math.isfinite(bound):
                    line.setPos(sign * bound)
                    line.setPen(pen)
        self._plot.viewport().update()

    def place(self, block: int, side: int) -> QPointF:
        """Where the grip of a block is on one side, in the scene."""
        area = self._area()
        bound = min(self.values[block], self.reach)
        box = self._plot.getViewBox()
        x = box.mapViewToScene(QPointF(side * bound, 0)).x()
        rows = max(1, int((area.height() - 4) / _ROW))
        y = area.top() + 9 + _ROW * (block % rows)
        if self._beyond(block):
            x -= side * (_GRIP + 1)
        return QPointF(x, y)

    def at(self, mouse: QPointF) -> tuple[int, int] | None:
        """Block and side of the bound that can be grasped at a place of the scene, if any."""
        if not self.movable or not self._area().adjusted(-_REACH, 0, _REACH, 0).contains(mouse):
            return None
        found = None
        best = _REACH
        for block in range(len(self.values)):
            for side in SIDES:
                away = self._distance(block, side, mouse)
                if away <= _REACH:
                    away -= _PREFERRED * (block == self.chosen)
                if away < best:
                    found, best = (block, side), away
        return found

    def _distance(self, block: int, side: int, mouse: QPointF) -> float:
        grip = self.place(block, side)
        dx, dy = abs(mouse.x() - grip.x()), abs(mouse.y() - grip.y())
        if max(dx, dy) <= _REACH:
            return max(dx, dy) - _PREFERRED
        return math.inf if self._beyond(block) else dx

    def bound_at(self, x: float, side: int) -> float:
        """B of a line that is dragged to a place along the scene's x; ∞ beyond the end."""
        area = self._area()
        if x >= area.right() if side > 0 else x <= area.left():
            return math.inf
        value = side * float(self._plot.getViewBox().mapSceneToView(QPointF(x, 0)).x())
        return float(f"{max(0.0, value):.3g}")

    def _beyond(self, block: int) -> bool:
        return self.values[block] > self.reach

    def _area(self) -> QRectF:
        return QRectF(self._plot.getViewBox().sceneBoundingRect())

    def paint(self, painter: QPainter) -> None:
        """Paint the grips, in coordinates of the scene."""
        if not self.movable:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.base), 1))
        for block in range(len(self.values)):
            painter.setBrush(QColor(self._theme.block(block)))
            for side in SIDES:
                centre = self.place(block, side)
                if self._beyond(block):
                    painter.drawPolygon(_arrow(centre, side))
                else:
                    painter.drawEllipse(centre, _GRIP, _GRIP)
        painter.restore()


def _arrow(centre: QPointF, side: int) -> QPolygonF:
    """Make a triangle that points from an end of the axis towards the middle."""
    x, y = centre.x(), centre.y()
    return QPolygonF(
        [
            QPointF(x - side * _GRIP, y),
            QPointF(x + side * _GRIP, y - _GRIP - 1),
            QPointF(x + side * _GRIP, y + _GRIP + 1),
        ]
    )

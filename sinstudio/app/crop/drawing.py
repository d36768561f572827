"""How the picture and the crop rectangle are painted."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from sinstudio.app.theme import Theme
from sinstudio.app.views.raster import Raster
from sinstudio.app.views.viewport import Viewport

_HANDLE = 4.0  # half the side of a handle, the widget's pixels
_FAINT = (255, 255, 255, 120)
_DIM = 150  # of 255, how much of the theme's background lies over what is left out


class CropDrawing:
    """Paints once; parameters are those of `CanvasPainter`."""

    def __init__(self, painter: QPainter, viewport: Viewport, theme: Theme, ratio: float) -> None:
        self._painter, self._viewport = painter, viewport
        self._theme, self._ratio = theme, ratio
        left, top, right, bottom = viewport.visible
        self._visible = QRect(left, top, right - left, bottom - top)

    def picture(self, raster: Raster, stride: int, *, smooth: bool) -> None:
        """Draw the picture, of which the raster has every `stride`-th pixel of each axis.

        A pixel of it covers its own square here, where the canvas has its sample in the middle:
        the rectangle is between pixels.
        """
        left, top = self._viewport.corner
        across = self._viewport.extent[0] / self._viewport.unit[0]
        down = self._viewport.extent[1] / self._viewport.unit[1]
        half = max(0, round((across - 1) / 2)), max(0, round((down - 1) / 2))
        place = QRect(
            left + half[0],
            top + half[1],
            round(raster.width * stride * across),
            round(raster.height * stride * down),
        )
        painter = self._painter
        painter.save()
        painter.scale(1 / self._ratio, 1 / self._ratio)
        painter.setClipRect(self._visible)
        if raster.has_alpha:
            painter.fillRect(self._visible, QColor(self._theme.grid))
        raster.draw(painter, place, self._visible, smooth)
        painter.restore()

    def rectangle(self, start: QPointF, end: QPointF, *, thirds: bool) -> None:
        """Dim what is outside, and draw the rectangle with its handles; lines at the thirds."""
        painter, one = self._painter, QRectF(start, end)
        visible = self._visible
        shown = QRectF(
            visible.left() / self._ratio,
            visible.top() / self._ratio,
            visible.width() / self._ratio,
            visible.height() / self._ratio,
        )
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(shown)
        inside.addRect(one)
        dim = QColor(self._theme.base)
        dim.setAlpha(_DIM)
        painter.fillPath(outside.subtracted(inside), dim)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(0, 0, 0, 150), 3.0), (QColor(255, 255, 255), 1.0)):
            painter.setPen(QPen(colour, width))  # light between dark edges: seen on any picture
            painter.drawRect(one)
        if thirds:
            painter.setPen(QPen(QColor(*_FAINT), 1))
            painter.drawLines(_thirds(one))
        self._handles(one)

    def _handles(self, one: QRectF) -> None:
        painter = self._painter
        painter.setPen(QPen(QColor(0, 0, 0, 180), 1))
        painter.setBrush(QColor(255, 255, 255))
        middle = one.center()
        side = 2 * _HANDLE
        for x in (one.left(), middle.x(), one.right()):
            for y in (one.top(), middle.y(), one.bottom()):
                between = (x == middle.x()) + (y == middle.y())
                small = (x == middle.x() and one.width() < 4 * side) or (
                    y == middle.y() and one.height() < 4 * side
                )
                if between < 2 and not small:
                    painter.drawRect(QRectF(x - _HANDLE, y - _HANDLE, side, side))


def _thirds(one: QRectF) -> list[QLineF]:
    lines = []
    for third in (1 / 3, 2 / 3):
        x, y = one.left() + third * one.width(), one.top() + third * one.height()
        lines.append(QLineF(x, one.top(), x, one.bottom()))
        lines.append(QLineF(one.left(), y, one.right(), y))
    return lines

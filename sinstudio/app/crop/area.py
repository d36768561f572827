"""The whole picture with the crop rectangle on it, dragged by its edges, corners and inside."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from sinstudio.app.crop.drawing import CropDrawing
from sinstudio.app.crop.rectangle import INSIDE, Grip, Rectangle
from sinstudio.app.views.picture_area import PictureArea
from sinstudio.app.views.raster import Raster, eight_bits
from sinstudio.app.views.viewport import Viewport

_MARGIN = 28  # the widget's pixels around the picture: room to begin a new rectangle in
_GRASP = 8.0  # how near to an edge it can be taken, the widget's pixels
_STARTS = 4.0  # pixels that the mouse moves before a new rectangle takes the place of the old one
_MOST_SHOWN = 8_000_000  # pixels of the picture that are drawn; more are thinned out
_ZOOM = 1.5  # of buttons and keys
_STEP, _FAR = 1, 10  # pixels of an arrow key, and with Shift

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_DONE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DIAGONALS = {1: Qt.CursorShape.SizeFDiagCursor, -1: Qt.CursorShape.SizeBDiagCursor}


class CropArea(PictureArea):
    """Shows a picture and its crop; what a hand makes of that is only a draft until it is applied.

    The arrow keys move the rectangle, with Ctrl its right and lower edge.
    """

    changed = Signal()  # the rectangle
    applied = Signal()
    left = Signal()  # without a change
    moved = Signal(float)  # physical pixels for one of the picture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rectangle = Rectangle(0, 0, 1, 1, 1, 1)
        self._raster: Raster | None = None
        self._stride = 1
        self._smooth = False
        self._viewport: Viewport | None = None
        self._grip: Grip | None = None  # that is dragged
        self._start: QPointF | None = None  # where the drag began, on the widget
        self._drawing = False  # a new rectangle
        self._before = self.rectangle  # as it was then
        self._pan: QPointF | None = None
        self.setObjectName("canvas.crop.area")
        self.setAccessibleName(self.tr("Crop"))
        self.setAccessibleDescription(
            self.tr(
                "The arrow keys move the rectangle, with Ctrl its right and lower edge, with Shift "
                "by 10 pixels; Return applies it, Escape leaves."
            )
        )

    # -- what is shown ---------------------------------------------------------------------------

    def show_picture(self, pixels: NDArray[np.float32], rectangle: Rectangle) -> None:
        """Show a picture (H × W × C, 0…1), fitted, and a rectangle on it."""
        self._stride = max(1, math.ceil(math.sqrt(pixels[..., 0].size / _MOST_SHOWN)))
        self._raster = Raster(eight_bits(pixels[:: self._stride, :: self._stride]))
        self._viewport = None
        self.rectangle = rectangle
        self.follow()

    def forget(self) -> None:
        """Let go of the picture, and of what was being dragged."""
        self._raster = self._viewport = None
        self._grip = self._start = self._pan = None

    def set_rectangle(self, rectangle: Rectangle) -> None:
        """Show another rectangle of the same picture."""
        if rectangle != self.rectangle:
            self.rectangle = rectangle
            self.update()
            self.changed.emit()

    @Slot()
    def take_all(self) -> None:
        """Let the rectangle be the whole picture."""
        self.set_rectangle(self.rectangle.all())

    @Slot(bool)
    def set_smooth(self, smooth: bool) -> None:
        """Show the picture bilinear where it is magnified, or its pixels."""
        self._smooth = smooth
        self.update()

    # -- where the picture is looked at ----------------------------------------------------------

    @property
    def viewport(self) -> Viewport | None:
        """Where the picture lies; None without one."""
        return self._viewport

    def set_viewport(self, viewport: Viewport) -> None:
        """Look elsewhere."""
        self._viewport = viewport
        self.update()
        self.moved.emit(viewport.scale)

    @Slot()
    def zoom_in(self) -> None:
        """Magnify a little."""
        self.zoom(_ZOOM)

    @Slot()
    def zoom_out(self) -> None:
        """Show a little more."""
        self.zoom(1 / _ZOOM)

    def follow(self) -> None:
        """Bring the viewport up to the size of the widget."""
        if self._raster is None:
            return
        size = (self.rectangle.width, self.rectangle.height)
        screen, margin = self._screen(_MARGIN)
        if self._viewport is None:
            self.set_viewport(Viewport(screen, size, (1, 1), margin).fit())
        else:
            self.set_viewport(self._viewport.on_screen(screen, margin))

    @property
    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    def to_widget(self, x: float, y: float) -> QPointF:
        """Where a place of the picture, in its pixels, is on the widget."""
        assert self._viewport is not None
        one = self.rectangle
        across, down = self._viewport.to_screen((x / one.width, y / one.height))
        return QPointF(across, down) / self._ratio

    def _to_picture(self, point: QPointF) -> tuple[float, float]:
        """Where a place on the widget is on the picture, in its pixels."""
        assert self._viewport is not None
        physical = point * self._ratio
        x, y = self._viewport.to_world((physical.x(), physical.y()))
        return x * self.rectangle.width, y * self.rectangle.height

    # -- events of the widget --------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, dimmed outside the rectangle."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.base))
        if self._raster is not None and self._viewport is not None:
            drawing = CropDrawing(painter, self._viewport, self._theme, self._ratio)
            drawing.picture(self._raster, self._stride, smooth=self._smooth)
            one = self.rectangle
            corners = self.to_widget(one.left, one.top), self.to_widget(one.right, one.bottom)
            drawing.rectangle(*corners, thirds=self._start is not None)
        painter.end()

    # -- mouse -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take an edge, a corner or the inside, or begin a new rectangle; or pan."""
        if self._viewport is None or self._start is not None or self._pan is not None:
            return
        place = event.position()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan = place
        elif event.button() == Qt.MouseButton.LeftButton:
            self._start, self._before = place, self.rectangle
            self._grip = self.grip_at(place)
            self._drawing = False
            self.update()
        self._show_cursor(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was taken; with Shift the proportions are kept."""
        place = event.position()
        if self._viewport is not None and self._pan is not None:
            by = (place - self._pan) * self._ratio
            self._pan = place
            self.set_viewport(self._viewport.panned(by.x(), by.y()))
        elif self._start is not None:
            keep = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drag(self._start, place, keep=keep)
        self._show_cursor(place)

    def _drag(self, start: QPointF, place: QPointF, *, keep: bool) -> None:
        moved = place - start
        (x, y), (x0, y0) = self._to_picture(place), self._to_picture(start)
        if self._grip is not None:
            self.set_rectangle(self._before.pulled(self._grip, x - x0, y - y0, keep=keep))
        elif self._drawing or moved.manhattanLength() >= _STARTS:
            self._drawing = True
            self.set_rectangle(self._before.drawn((x0, y0), (x, y), keep=keep))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._start = self._grip = None
            self.update()
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._pan = None
        self._show_cursor(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the whole picture."""
        if event.button() == Qt.MouseButton.LeftButton and self._viewport is not None:
            self.take_all()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse, but not the picture under a drag."""
        if self._start is None:
            super().wheelEvent(event)
        else:
            event.accept()

    def grip_at(self, place: QPointF) -> Grip | None:
        """What can be taken there; None where a drag draws a new rectangle."""
        one = self.rectangle
        start, end = self.to_widget(one.left, one.top), self.to_widget(one.right, one.bottom)
        x = _near(place.x(), start.x(), end.x())
        y = _near(place.y(), start.y(), end.y())
        if x is None or y is None:
            return None
        if (x, y) == INSIDE and one.whole:
            return None  # there is nowhere to move it to
        return x, y

    def _show_cursor(self, place: QPointF) -> None:
        shape = Qt.CursorShape.CrossCursor
        if self._viewport is None:
            shape = Qt.CursorShape.ArrowCursor
        elif self._pan is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._start is None or self._grip is not None:
            grip = self._grip if self._start is not None else self.grip_at(place)
            if grip == INSIDE:
                shape = Qt.CursorShape.SizeAllCursor
            elif grip is not None and 0 not in grip:
                shape = _DIAGONALS[grip[0] * grip[1]]
            elif grip is not None:
                sideways = grip[0] != 0
                shape = Qt.CursorShape.SizeHorCursor if sideways else Qt.CursorShape.SizeVerCursor
        if shape != self.cursor().shape():
            self.setCursor(shape)

    # -- keys ------------------------------------------------------------------------------------

    def _uses(self, event: QKeyEvent) -> bool:
        """Tell whether a key means something here, so that no shortcut takes it."""
        modifiers = Qt.KeyboardModifier
        plain = event.modifiers() & ~modifiers.KeypadModifier
        if event.key() in _ARROWS:
            return not plain & ~(modifiers.ShiftModifier | modifiers.ControlModifier)
        return event.key() in (*_DONE, Qt.Key.Key_Escape) and plain == modifiers.NoModifier

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nudge the rectangle, apply it, or leave."""
        if self._viewport is None or not self._uses(event):
            super().keyPressEvent(event)
        elif event.key() in _DONE:
            self.applied.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            x, y = _ARROWS[Qt.Key(event.key())]
            step = _FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            pull = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            grip = (abs(x), abs(y)) if pull else INSIDE
            self.set_rectangle(self.rectangle.pulled(grip, x * step, y * step))


def _near(place: float, low: float, high: float) -> int | None:
    """Which end is near, -1 or 1; 0 for between them, None for beyond."""
    grasp = min(_GRASP, max(2.0, (high - low) / 3))  # a small one can still be moved
    if place < low - _GRASP or place > high + _GRASP:
        return None
    if place <= low + grasp and place - low <= high - place:
        return -1
    return 1 if place >= high - grasp else 0

"""The picture on the canvas, and what mouse, wheel and keys do to it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from sinstudio.app.views.canvas_overlay import HANDLE_RADIUS, paint_invitation, split_position
from sinstudio.app.views.canvas_paint import CanvasPainter
from sinstudio.app.views.picture_area import PictureArea
from sinstudio.app.views.scene import Scene
from sinstudio.app.views.viewport import Viewport

_MARGIN = 8  # the widget's pixels around a fitted picture
_GRASP = 6.0  # how near to the wipe's line it can be taken, the widget's pixels
_ARROW_STEP = 48  # pan of one arrow key, the widget's pixels
_SPLIT_STEP = 0.02  # of the wipe's line with Shift and an arrow key

_ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class CanvasArea(PictureArea):
    """Paints a scene through a viewport; the mouse changes the viewport and the wipe's line.

    The tiled mode has a viewport of its own, so that going there and back loses no place.
    """

    moved = Signal()
    """The visible part or its size on the screen may have changed."""
    pointed = Signal()
    """The mouse is over another place, or over none."""

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._viewports: dict[bool, Viewport] = {}
        self._drag: Literal["", "pan", "split"] = ""
        self._last = QPointF()
        self._space = False
        self.pointer: QPointF | None = None
        self.setObjectName("canvas.area")
        self.setAccessibleName(self.tr("Picture"))
        self.setAccessibleDescription(
            self.tr("Drag or use the arrow keys to move, the wheel or plus and minus to zoom.")
        )

    # -- where the picture is looked at -------------------------------------------------------

    @property
    def viewport(self) -> Viewport | None:
        """Where the world of the mode lies; None without a picture."""
        return self._viewports.get(self._scene.tiling)

    def set_viewport(self, viewport: Viewport) -> None:
        """Look elsewhere."""
        if viewport != self.viewport:
            self._viewports[self._scene.tiling] = viewport
            self._announce()

    def follow(self) -> None:
        """Bring the viewport up to what the scene and the widget's size have become."""
        world = self._scene.world
        if world is None:
            self._viewports.clear()
        else:
            screen, margin = self._screen(_MARGIN)
            before = self.viewport
            if before is None:
                now = Viewport(screen, world[0], world[1], margin).fit()
            else:
                now = before.on_screen(screen, margin).of_world(*world)
            self._viewports[self._scene.tiling] = now
        self._announce()

    def world_position(self) -> tuple[float, float] | None:
        """Where the mouse points at, in units of the world; None when it points elsewhere."""
        if self.pointer is None or self.viewport is None:
            return None
        return self.viewport.to_world(self._physical(self.pointer))

    def _announce(self) -> None:
        self.update()
        self.moved.emit()
        self.pointed.emit()

    # -- events of the widget -----------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene, or the invitation to open a picture."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.base))
        if self.viewport is None:
            paint_invitation(painter, QRectF(self.rect()), self._theme)
        else:
            ratio = self.devicePixelRatioF()
            CanvasPainter(painter, self._scene, self.viewport, self._theme, ratio).paint()
        painter.end()

    # -- mouse --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the wipe's line or the picture."""
        if self.viewport is None or self._drag:
            return
        button, place = event.button(), event.position()
        if button == Qt.MouseButton.LeftButton and not self._space and self._on_split(place):
            self._drag = "split"
        elif button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._drag = "pan"
        self._last = place
        self._show_cursor(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was taken; else tell where the mouse is."""
        place, viewport = event.position(), self.viewport
        if viewport is not None and self._drag == "pan":
            dx, dy = self._physical(place - self._last)
            self.set_viewport(viewport.panned(dx, dy))
        elif viewport is not None and self._drag == "split":
            left, _, right, _ = viewport.visible
            self._set_split((self._physical(place)[0] - left) / max(1, right - left))
        self._last = place
        self.pointer = place
        self._show_cursor(place)
        self.pointed.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        if not event.buttons():
            self._drag = ""
        self._show_cursor(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.pointer = None
        self.pointed.emit()

    def _on_split(self, place: QPointF) -> bool:
        if not self._scene.wiping or self.viewport is None:
            return False
        ratio = self.devicePixelRatioF()
        _, top, _, bottom = self.viewport.visible
        away = place.x() - split_position(self._scene, self.viewport) / ratio
        knob = QPointF(away, place.y() - (top + bottom) / 2 / ratio)
        if QPointF.dotProduct(knob, knob) <= HANDLE_RADIUS**2:
            return True
        return abs(away) <= _GRASP and top / ratio <= place.y() <= bottom / ratio

    def _set_split(self, share: float) -> None:
        self._scene.split = min(max(share, 0.0), 1.0)
        self.update()

    def _show_cursor(self, place: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._drag == "pan":
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._drag == "split" or (not self._space and self._on_split(place)):
            shape = Qt.CursorShape.SplitHCursor
        elif self._space:
            shape = Qt.CursorShape.OpenHandCursor
        elif self.viewport is not None:
            shape = Qt.CursorShape.CrossCursor
        if shape != self.cursor().shape():
            self.setCursor(shape)

    # -- keys ---------------------------------------------------------------------------------

    def _uses(self, event: QKeyEvent) -> bool:
        """Tell whether a key means something here, so that no shortcut takes it."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ARROWS:
            shift = plain == Qt.KeyboardModifier.ShiftModifier
            return plain == Qt.KeyboardModifier.NoModifier or (shift and self._wipes(event))
        return event.key() == Qt.Key.Key_Space and plain == Qt.KeyboardModifier.NoModifier

    def _wipes(self, event: QKeyEvent) -> bool:
        return self._scene.wiping and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the picture, or with Shift the wipe's line, with the arrows; Space to drag."""
        if self.viewport is None or not self._uses(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._space = True
            self._show_cursor(self._last)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            way = 1 if event.key() == Qt.Key.Key_Right else -1
            self._set_split(self._scene.split + way * _SPLIT_STEP)
        else:
            x, y = _ARROWS[Qt.Key(event.key())]
            step = _ARROW_STEP * self.devicePixelRatioF()
            self.set_viewport(self.viewport.panned(x * step, y * step))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of Space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor(self._last)
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget Space, whose release another widget will get."""
        super().focusOutEvent(event)
        self._space = False

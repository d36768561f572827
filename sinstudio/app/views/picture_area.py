"""What the areas share that show a picture through a viewport: zoom, and following the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sinstudio.app.theme import LIGHT, Theme
from sinstudio.app.views.viewport import Viewport

_NOTCH = 120  # of a mouse wheel, in Qt's eighths of a degree
_NOTCH_ZOOM = 1.25


class PictureArea(QWidget):
    """Keeps a viewport up to the widget's size and density, and zooms it.

    What it is that is shown, and what mouse and keys do to it, is up to the classes made of this.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 90)

    def sizeHint(self) -> QSize:
        """Return the room that a picture likes to have."""
        return QSize(640, 480)

    @property
    def viewport(self) -> Viewport | None:
        """Where the world lies; None without a picture."""
        raise NotImplementedError

    def set_viewport(self, viewport: Viewport) -> None:
        """Look elsewhere."""
        raise NotImplementedError

    def follow(self) -> None:
        """Bring the viewport up to the size of the widget."""
        raise NotImplementedError

    def _uses(self, event: QKeyEvent) -> bool:
        """Tell whether a key means something here, so that no shortcut takes it."""
        raise NotImplementedError

    def _screen(self, margin: int) -> tuple[tuple[int, int], int]:
        """Return the widget's size, and a margin around a fitted picture, in physical pixels."""
        ratio = self.devicePixelRatioF()
        size = max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio))
        return size, round(margin * ratio)

    def _physical(self, point: QPointF) -> tuple[float, float]:
        ratio = self.devicePixelRatioF()
        return point.x() * ratio, point.y() * ratio

    @Slot()
    def fit(self) -> None:
        """Show everything."""
        if self.viewport is not None:
            self.set_viewport(self.viewport.fit())

    @Slot()
    def actual_size(self) -> None:
        """Show a pixel of the picture as one of the screen."""
        if self.viewport is not None:
            self.set_viewport(self.viewport.actual_size())

    def zoom(self, factor: float, anchor: QPointF | None = None) -> None:
        """Magnify about a place in the widget, or about its middle."""
        if self.viewport is not None:
            point = QPointF(self.rect().center()) if anchor is None else anchor
            self.set_viewport(self.viewport.zoomed(factor, self._physical(point)))

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self._theme = theme
        self.update()

    # -- events of the widget --------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted picture fitted."""
        super().resizeEvent(event)
        self.follow()

    def event(self, event: QEvent) -> bool:
        """Also follow the window to a screen of another density, and keep keys used here."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.follow()
        elif (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._uses(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse."""
        turned = event.angleDelta().y()
        if turned:
            self.zoom(_NOTCH_ZOOM ** (turned / _NOTCH), event.position())
        event.accept()

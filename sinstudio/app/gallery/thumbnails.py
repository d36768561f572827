"""Thumbnails of presets, made one after another while somebody looks at the gallery."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QPolygonF

from sinstudio.app.gallery.making import Thumbnail, make
from sinstudio.app.running.jobs import Jobs
from sinstudio.app.theme import Theme
from sinstudio.files.picture import Picture
from sinstudio.files.preset import Preset

SIZE = QSize(160, 120)


class Thumbnails(QObject):
    """Makes what is asked for and keeps it; one at a time, so that other work is not kept waiting.

    Parameters
    ----------
    jobs
        Threads to work on.
    picture
        What is open, to be fitted; None takes samples.
    """

    made = Signal(str)  # name of a preset

    def __init__(self, jobs: Jobs, picture: Picture | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._picture = jobs, picture
        self._kind = f"thumbnail {id(self)}"
        self._waiting: list[Preset] = []
        self._found: dict[str, Thumbnail | None] = {}
        self._at_work = ""

    def ask(self, presets: list[Preset]) -> None:
        """Make these next, in this order."""
        self._waiting = [p for p in presets if p.name not in self._found]
        self._go_on()

    def stop(self) -> None:
        """Make no more."""
        self._waiting = []
        self._jobs.forget(self._kind)

    def forget(self, name: str) -> None:
        """Make this one anew when it is asked for: its settings are others."""
        self._found.pop(name, None)

    def pixmap(self, name: str, theme: Theme, size: QSize, ratio: float) -> QPixmap | None:
        """Draw a thumbnail into a size in logical pixels; None while there is none."""
        found = self._found.get(name)
        if found is None:
            return None
        canvas = QPixmap(size * ratio)
        canvas.setDevicePixelRatio(ratio)
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if found.picture is not None:
            _draw_picture(painter, found.picture, size)
        elif found.signal is not None:
            _draw_signal(painter, found.signal, size, theme)
        painter.end()
        return canvas

    @Slot()
    def _go_on(self) -> None:
        if self._at_work or not self._waiting:
            return
        chosen = self._waiting.pop(0)
        self._at_work = chosen.name
        self._jobs.run(
            self._kind, partial(make, chosen, self._picture), self._take, self._take_none
        )

    @Slot(object)
    def _take(self, found: Thumbnail | None) -> None:
        name, self._at_work = self._at_work, ""
        self._found[name] = found
        self.made.emit(name)
        self._go_on()

    @Slot(str)
    def _take_none(self, _sentence: str) -> None:
        """Leave the place empty: settings that suit no small picture are fine for a large one."""
        self._take(None)


def _draw_picture(painter: QPainter, pixels: np.ndarray, size: QSize) -> None:
    height, width, _ = pixels.shape
    image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    fitted = image.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    corner = QPointF((size.width() - fitted.width()) / 2, (size.height() - fitted.height()) / 2)
    painter.drawImage(QRectF(corner, fitted.toSizeF()), image)


def _draw_signal(painter: QPainter, levels: np.ndarray, size: QSize, theme: Theme) -> None:
    area = QRectF(0, 0, size.width(), size.height())
    painter.fillRect(area, QColor(theme.base))
    low, high = float(levels.min()), float(levels.max())
    xs = np.linspace(4, size.width() - 4, len(levels))
    reach = max(high - low, 1e-6)
    ys = size.height() - 10 - (levels - low) / reach * (size.height() - 20)
    painter.setPen(QPen(QColor(theme.accent), 1.5))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in zip(xs, ys, strict=True)]))

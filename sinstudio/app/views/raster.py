"""Pixels as Qt draws them: samples at their exact places, sharp, smooth or made smaller."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

_FORMATS = {
    1: QImage.Format.Format_Grayscale8,
    3: QImage.Format.Format_RGB888,
    4: QImage.Format.Format_RGBA8888,
}


class Raster:
    """An image whose sample i of w sits at i/w of its width, not in the middle of a pixel.

    That is where a network is evaluated. A sample that is drawn larger than a pixel of the screen
    is drawn around its place, so that a coarse frame, a fine one and the original never shift
    against each other.

    Parameters
    ----------
    pixels
        uint8 h × w × C with 1 to 4 channels (grey, grey and alpha, RGB, RGBA), or uint32 h × w
        of 0xFFRRGGBB. Copied.
    """

    def __init__(self, pixels: NDArray[np.uint8] | NDArray[np.uint32]) -> None:
        self.height, self.width = pixels.shape[:2]
        self.has_alpha = pixels.ndim == 3 and pixels.shape[2] in (2, 4)
        # The last row and column once more: half a sample of the right and lower edge shows them.
        self._padded = _image(_with_edges(pixels))
        self._rect = QRect(0, 0, self.width, self.height)
        self._smaller: tuple[int, QImage] = (0, self._padded)

    def draw(self, painter: QPainter, place: QRect, visible: QRect, smooth: bool) -> None:
        """Draw over `place`, of which only what lies in `visible` is painted.

        Parameters
        ----------
        painter
            In physical pixels.
        place
            Where the samples' region lies, physical pixels.
        visible
            A part of the screen.
        smooth
            Bilinear where magnified, else nearest. What is made smaller is always smooth.
        """
        shown = place.intersected(visible)
        if shown.isEmpty():
            return
        if place.size() == self._rect.size():
            painter.drawImage(shown, self._padded, shown.translated(-place.topLeft()))
            return
        painter.save()
        painter.setClipRect(shown, Qt.ClipOperation.IntersectClip)
        across, down = place.width() / self.width, place.height() / self.height
        if max(across, down) < 1:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            image = self._at(min(across, down))
            painter.drawImage(place, image, image.rect().intersected(self._rect))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            x = _Axis(place.left(), across, self.width, shown.left(), shown.right() + 1)
            y = _Axis(place.top(), down, self.height, shown.top(), shown.bottom() + 1)
            painter.drawImage(
                QRectF(x.start, y.start, x.length, y.length),
                self._padded,
                QRectF(x.first, y.first, x.count, y.count),
            )
        painter.restore()

    def _at(self, scale: float) -> QImage:
        """Return the image halved until it is less than twice as large as it is drawn."""
        halvings = max(0, math.floor(-math.log2(scale)))
        if halvings == 0:
            return self._padded
        if halvings != self._smaller[0]:
            image = self._padded.copy(self._rect).scaled(
                max(1, self.width >> halvings),
                max(1, self.height >> halvings),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._smaller = (halvings, image)
        return self._smaller[1]


class _Axis:
    """The samples to draw along one axis, and where, when each takes `scale` ≥ 1 pixels.

    Sample i is at `place` + i·scale; its square is centred on the middle of that pixel. One sample
    more on each side than is shown lets bilinear interpolation reach across the edge.
    """

    def __init__(self, place: int, scale: float, samples: int, begin: int, end: int) -> None:
        start = place + 0.5 - scale / 2
        self.first = max(0, math.floor((begin - start) / scale) - 1)
        last = min(samples + 1, math.ceil((end - start) / scale) + 1)
        self.count = max(1, last - self.first)
        self.start = start + self.first * scale
        self.length = self.count * scale


def eight_bits(picture: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Levels 0…1 as whole numbers 0…255, rounded; a strip at a time to keep memory small."""
    result = np.empty(picture.shape, dtype=np.uint8)
    rows = max(1, 1_000_000 // max(1, picture[0].size))
    for top in range(0, len(picture), rows):
        strip = picture[top : top + rows] * np.float32(255)
        strip += np.float32(0.5)
        result[top : top + rows] = np.clip(strip, 0, 255, out=strip)
    return result


def _with_edges(pixels: NDArray[Any]) -> NDArray[Any]:
    height, width = pixels.shape[:2]
    result = np.empty((height + 1, width + 1, *pixels.shape[2:]), dtype=pixels.dtype)
    result[:-1, :-1] = pixels
    result[:-1, -1] = pixels[:, -1]
    result[-1] = result[-2]
    return result


def _image(pixels: NDArray[Any]) -> QImage:
    """Copy an array into an image of the kind that Qt draws fastest."""
    height, width = pixels.shape[:2]
    if pixels.ndim == 2:
        return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
    if pixels.shape[2] == 2:
        pixels = np.ascontiguousarray(pixels[..., [0, 0, 0, 1]])
    channels = pixels.shape[2]
    borrowed = QImage(pixels.data, width, height, channels * width, _FORMATS[channels])
    kind = (
        QImage.Format.Format_ARGB32_Premultiplied if channels == 4 else QImage.Format.Format_RGB32
    )
    return borrowed.convertToFormat(kind)  # its own memory: `pixels` may go

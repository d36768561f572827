"""A curve that is thinned to the pixels of the screen; its peaks and its ends stay."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

Array = NDArray[np.float64]
_NONE: Array = np.empty(0)


class Line:
    """One curve on a plot; `x` (rising) and `y` are all of it, the item has what is drawn."""

    def __init__(
        self, plot: Any, opacity: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> None:
        self._style = style
        self.x, self.y = _NONE, _NONE
        self._view = plot.getViewBox()
        self._fresh = True
        self.item = pg.PlotDataItem(antialias=True)
        self.item.setOpacity(opacity)
        plot.addItem(self.item, ignoreBounds=True)

    def set_colour(self, colour: str) -> None:
        """Draw it in a colour, as thin as can be: thick lines take many times as long."""
        self.item.setPen(QPen(QColor(colour), 0, self._style))

    def set_data(self, x: Array, y: Array) -> None:
        """Take other points; they are drawn with `fit_to_screen`."""
        self._fresh = self._fresh or len(x) > 0 or len(self.x) > 0
        self.x, self.y = x, y

    def fit_to_screen(self, *, moved: bool) -> None:
        """Draw what is new; after the view has moved also what was drawn before."""
        if self._fresh or (moved and len(self.x)):
            self._fresh = False
            left, right = self._view.viewRange()[0]
            most = 2 * max(100, round(self._view.width()))
            self.item.setData(*thinned(self.x, self.y, left, right, most))


def thinned(x: Array, y: Array, left: float, right: float, most: int) -> tuple[Array, Array]:
    """Points from `left` to `right` and one beyond each, about `most` of them.

    Of more points, neighbours are gathered in groups of which the lowest and the highest are kept.

    Parameters
    ----------
    x, y
        Points; x rises.
    """
    first = max(0, int(np.searchsorted(x, left)) - 1)
    last = int(np.searchsorted(x, right, side="right")) + 1
    x, y = x[first:last], y[first:last]
    size = -(-2 * len(x) // most)
    if size <= 2:
        return x, y
    groups = np.pad(y, (0, -len(y) % size), mode="edge").reshape(-1, size)
    starts = np.arange(0, len(y), size)
    kept = np.concatenate([starts + groups.argmin(axis=1), starts + groups.argmax(axis=1)])
    kept = np.unique(np.concatenate([[0], kept, [len(y) - 1]]).clip(max=len(y) - 1))
    return x[kept], y[kept]

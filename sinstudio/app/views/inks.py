"""Brushes and pens of scattered marks, and the crosses on those that pruning would remove."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from sinstudio.app.theme import Theme

_LEAST = 6  # pixels across a cross
_CROSS = 3  # pixels by which the cross on a mark is wider than the largest mark


class Inks:
    """One brush or pen object for each look.

    pyqtgraph keeps a drawing of a mark for every brush and pen object: there must be few.
    """

    def __init__(self) -> None:
        self._brushes: dict[str, QBrush] = {}
        self._pens: dict[tuple[str, float], QPen] = {}

    def brush(self, colour: str) -> QBrush:
        """Fill with a colour."""
        if colour not in self._brushes:
            self._brushes[colour] = QBrush(QColor(colour))
        return self._brushes[colour]

    def pen(self, colour: str, width: float = 0.7) -> QPen:
        """Outline of a colour, none for ""."""
        look = colour, width
        if look not in self._pens:
            style = Qt.PenStyle.SolidLine if colour else Qt.PenStyle.NoPen
            self._pens[look] = screen_pen(colour, style, width)
        return self._pens[look]

    def cross_out(self, item: Any, places: NDArray[Any], largest: int, theme: Theme) -> None:
        """Have a `ScatterPlotItem` show crosses at places (q × 2), over marks of up to a size."""
        look = {"brush": self.brush(theme.text), "pen": self.pen(theme.base)}
        size = max(_LEAST, largest + _CROSS)
        item.setData(pos=np.asarray(places).reshape(-1, 2), size=size, symbol="x", **look)
        view = item.getViewWidget()
        if view is not None:  # the item without crosses has no extent, so the last would stay seen
            view.viewport().update()


def screen_pen(colour: str, style: Qt.PenStyle, width: float = 1.0) -> QPen:
    """Return a pen as wide as that on the screen, however the view is zoomed."""
    pen = QPen(QColor(colour), width, style)
    pen.setCosmetic(True)
    return pen

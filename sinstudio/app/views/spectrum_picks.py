"""Rings around the frequencies that are selected, the place of one to add, and the rubber band."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QGraphicsRectItem

from sinstudio.app.theme import LIGHT, Theme
from sinstudio.app.views.inks import Inks, screen_pen
from sinstudio.app.views.plotting import translucent

_PICKED, _GHOST = 11, 12  # pixels across


class Picks:
    """Drawn over the marks of the frequencies, in the theme's accent."""

    def __init__(self, plot: Any) -> None:
        self._inks = Inks()
        self._theme = LIGHT
        self.rings, self.ghost = (pg.ScatterPlotItem(pxMode=True) for _ in range(2))
        self.band = QGraphicsRectItem()
        for depth, item in enumerate((self.rings, self.ghost, self.band), 45):
            item.setZValue(depth)
            plot.addItem(item, ignoreBounds=True)
        self.ghost.hide()
        self.band.hide()

    def show(self, places: NDArray[np.float64], theme: Theme) -> None:
        """Put a ring around each of these places of the plot (q × 2), and around no others."""
        self._theme = theme
        pen = self._inks.pen(theme.accent, 2.0)
        self.rings.setData(pos=places.reshape(-1, 2), size=_PICKED, pen=pen, brush=None)
        self._repaint()

    def show_ghost(self, place: tuple[float, float] | None) -> None:
        """Mark where a click would add a frequency; None takes the mark away."""
        self.ghost.setVisible(place is not None)
        if place is not None:
            self.ghost.setData(
                pos=np.array([place]),
                size=_GHOST,
                pen=self._inks.pen(self._theme.base, 1.0),
                brush=self._inks.brush(self._theme.accent),
                symbol="+",
            )
        self._repaint()

    def show_band(self, area: QRectF | None) -> None:
        """Draw the rubber band over an area of the plot; None takes it away."""
        self.band.setVisible(area is not None)
        if area is not None:
            self.band.setPen(screen_pen(self._theme.accent, Qt.PenStyle.SolidLine))
            self.band.setBrush(translucent(self._theme.accent, 40))
            self.band.setRect(area)

    def _repaint(self) -> None:
        view = self.rings.getViewWidget()
        if view is not None:  # an item without points has no extent, so what it drew would stay
            view.viewport().update()

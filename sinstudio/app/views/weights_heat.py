"""The histogram of A over training steps as a heat map (the report's Figure 15)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from sinstudio.app.theme import LIGHT, Theme
from sinstudio.app.views.histogram_track import HistogramTrack, Moment
from sinstudio.app.views.plotting import Pointer, new_plot, style_plot

_COLUMNS, _ROWS = 256, 128
_MAP = "viridis"  # even to the eye, and to readers of any colour vision


class HeatMap:
    """A plot of steps × entries of A; the more entries, the further from the background."""

    def __init__(self, parent: QWidget) -> None:
        self.track = HistogramTrack()
        self.plot = new_plot(_tr("step"), _tr("entry of A"), parent)
        self.plot.setObjectName("weights.heat")
        self.plot.setAccessibleName(_tr("Histogram of A over the steps"))
        self.plot.setMouseEnabled(x=False, y=False)
        self.pointer = Pointer(self.plot)
        self.picture = pg.ImageItem(axisOrder="col-major")
        self.plot.addItem(self.picture)
        self._lines: list[Any] = []
        self._theme = LIGHT
        self._edges = np.linspace(-1, 1, _ROWS + 1)
        self._dress()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        style_plot(self.plot, theme)
        self._dress()

    def _dress(self) -> None:
        """Give few entries the colour nearest to the background, and none at all its own."""
        table = pg.colormap.get(_MAP).getLookupTable(nPts=256, alpha=True)
        if not self._theme.dark:
            table = table[::-1].copy()
        table[0, 3] = 0
        self.picture.setLookupTable(table)

    def draw(self, block: int, reach: float, colours: list[str]) -> None:
        """Draw a block, or all of them for -1, up to ±reach; bounds are lines in `colours`."""
        first, last = self.track.span
        last = max(last, first + 1)
        self._edges = np.linspace(-reach, reach, _ROWS + 1)
        levels = np.log10(1.0 + self.track.image(block, self._edges, _COLUMNS))
        self.picture.setImage(levels.astype(np.float32), levels=(0.0, max(1.0, levels.max())))
        self.picture.setRect(QRectF(first, -reach, last - first, 2 * reach))
        self.plot.setXRange(first, last, padding=0)
        self.plot.setYRange(-reach, reach, padding=0)
        self._draw_bounds(block, colours)

    def _draw_bounds(self, block: int, colours: list[str]) -> None:
        shown = range(len(colours)) if block < 0 else [block] if block < len(colours) else []
        while len(self._lines) > 2 * len(shown):
            self.plot.removeItem(self._lines.pop())
        while len(self._lines) < 2 * len(shown):
            self._lines.append(pg.PlotCurveItem(connect="finite"))
            self.plot.addItem(self._lines[-1], ignoreBounds=True)
        for i, k in enumerate(shown):
            steps, values = self.track.bounds(k)
            # a bound holds until the next moment
            steps, values = np.repeat(steps, 2)[1:], np.repeat(values, 2)[:-1]
            pen = QPen(QColor(colours[k]), 0, Qt.PenStyle.DashLine)
            for sign, line in zip((-1, 1), self._lines[2 * i : 2 * i + 2], strict=True):
                line.setData(steps, sign * values, pen=pen, connect="finite")

    def clear(self) -> None:
        """Show nothing, and forget the run."""
        self.track.clear()
        self.picture.clear()
        self._draw_bounds(-1, [])

    def under(self, mouse: QPointF) -> tuple[Moment, float, float] | None:
        """Moment at a place of the scene, and the ends of the bin there; None outside."""
        box = self.plot.getViewBox()
        if not box.sceneBoundingRect().contains(mouse):
            return None
        place = box.mapSceneToView(mouse)
        moment = self.track.at(place.x())
        row = int(np.searchsorted(self._edges, place.y(), side="right")) - 1
        if moment is None or not 0 <= row < _ROWS:
            return None
        return moment, float(self._edges[row]), float(self._edges[row + 1])


def _tr(text: str) -> str:
    return QCoreApplication.translate("weights", text)

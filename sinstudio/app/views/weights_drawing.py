"""The curves of the histogram of A, the marks of the filter, and the ends of the axes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from sinstudio.app.theme import Theme
from sinstudio.app.views.plotting import steady_reach, translucent
from sinstudio.training.snapshot import Histogram

_COUNTS = (0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
_FAR = 4.0  # times the largest entry: bounds beyond are not on the axis
_FEW = 4  # blocks whose areas can be told apart when they are filled
_LEAST_TOP = 2.0  # decades on the axis of counts


class HistogramDrawing:
    """Draws on a `pyqtgraph.PlotWidget`; one block may stand out."""

    def __init__(self, plot: Any) -> None:
        self._plot = plot
        self.curves: list[Any] = []
        self._clips: list[Any] = []
        self.reach = 0.0  # the axis of values goes from -reach to reach
        self._top = 0.0

    def clear(self) -> None:
        """Show nothing; the next histogram begins anew."""
        self._make_curves(0)
        self._make_clips(0)
        self._set_ranges(1.0, _LEAST_TOP)
        self.reach = 0.0

    def _make_curves(self, blocks: int) -> None:
        """Have a curve for each block, lower blocks in front."""
        while len(self.curves) > blocks:
            self._plot.removeItem(self.curves.pop())
        while len(self.curves) < blocks:
            curve = pg.PlotCurveItem()
            curve.setZValue(-len(self.curves))
            self._plot.addItem(curve, ignoreBounds=True)
            self.curves.append(curve)

    def draw(self, histogram: Histogram, blocks: int, chosen: int, theme: Theme) -> None:
        """Draw so many blocks, of which one stands out, or none for -1."""
        self._make_curves(blocks)
        heights = log_counts(histogram)
        for k, curve in enumerate(self.curves):
            # blocks beyond the first are there even where the histogram is a moment older
            values = heights[k] if k < len(heights) else np.zeros(heights.shape[1])
            aside = chosen not in (-1, k)
            colour = theme.block(k)
            alpha = 8 if aside else 70 if chosen == k else 45 if blocks <= _FEW else 16
            curve.setData(
                histogram.edges,
                values,
                stepMode="center",
                fillLevel=0.0,
                pen=QPen(translucent(colour, 70 if aside else 255), 0),
                brush=translucent(colour, alpha),
            )

    def show_clips(self, clips: tuple[float, ...], theme: Theme) -> None:
        """Mark where the filter clips each block of what is shown."""
        self._make_clips(2 * len(clips))
        for i, line in enumerate(self._clips):
            line.setPen(QPen(QColor(theme.block(i // 2)), 0, Qt.PenStyle.DotLine))
            line.setPos((-1, 1)[i % 2] * clips[i // 2])

    def _make_clips(self, count: int) -> None:
        while len(self._clips) > count:
            self._plot.removeItem(self._clips.pop())
        while len(self._clips) < count:
            self._clips.append(pg.InfiniteLine(angle=90))
            self._plot.addItem(self._clips[-1], ignoreBounds=True)

    def fit(self, histogram: Histogram, bounds: tuple[float, ...]) -> None:
        """Move the ends of the axes only when they are short, or far too long."""
        used = np.flatnonzero(histogram.counts.any(axis=0))
        edges = histogram.edges
        largest = max(-edges[used[0]], edges[used[-1] + 1]) if len(used) else 0.0
        near = [bound for bound in bounds if bound <= _FAR * largest]
        wanted = 1.02 * max(largest, *near, 1e-6)
        top = max(_LEAST_TOP, float(log_counts(histogram).max(initial=0.0)) + 0.1)
        if top > self._top or top < self._top - 1.2:
            top = math.ceil(2 * top) / 2
        else:
            top = self._top
        self._set_ranges(steady_reach(self.reach, wanted), top)

    def _set_ranges(self, reach: float, top: float) -> None:
        if reach != self.reach:
            self.reach = reach
            self._plot.setXRange(-reach, reach, padding=0)
        if top != self._top:
            self._top = top
            self._plot.setYRange(0, top, padding=0)
            ticks = [(math.log10(1 + count), f"{count:,}") for count in _COUNTS]
            self._plot.getAxis("left").setTicks([[tick for tick in ticks if tick[0] <= top]])


def log_counts(histogram: Histogram) -> NDArray[np.float64]:
    """log10(1 + count), blocks × bins."""
    return np.asarray(np.log10(1.0 + histogram.counts))

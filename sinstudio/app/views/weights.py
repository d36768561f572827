"""The weights: how the entries of A are distributed, block by block, and where their bounds lie."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sinstudio.app.views.plotting import (
    InfoLine,
    Key,
    LiveView,
    new_plot,
    radius_text,
    range_text,
    steady_reach,
    style_plot,
    translucent,
)
from sinstudio.network.first_layer import rms_local_frequency
from sinstudio.training.snapshot import Histogram, Snapshot

_COUNTS = (0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
_FAR = 4.0  # times the largest entry: bounds beyond are not on the axis
_FEW = 4  # blocks whose areas can be told apart when they are filled
_LEAST_TOP = 2.0  # decades on the axis of counts


class Weights(LiveView):
    """Step curves of log(1 + count), one for each block, with lines at ±B."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("weights", parent)
        self.setAccessibleName(self.tr("Weights"))
        self.setToolTip(
            self.tr(
                "How many entries of A have a value, in each block of frequencies; the lines are "
                "the bounds ±B of the blocks. Counts are on a logarithmic scale."
            )
        )
        self.plot = new_plot(self.tr("entry of A"), self.tr("entries"), self)
        self.plot.setAccessibleName(self.tr("Histogram of A"))
        self.plot.setMouseEnabled(x=False, y=False)
        self.key = Key("weights.key", self)
        self.local = InfoLine("weights.local", self)
        self.local.setToolTip(
            self.tr(
                "RMS local frequency √(Σ a²r²/2) of each neuron, in cycles per short side: the "
                "middle one, and where the others lie but for a twentieth at either end. Automatic "
                "bounds keep it near Nyquist divided by the smoothness."
            )
        )
        self.curves: list[Any] = []
        self.lines: list[tuple[Any, Any]] = []
        self._reach = 0.0
        self._top = 0.0
        self._drawn: tuple[object, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(2)
        layout.addWidget(self.key)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.local)
        self._restyle()
        self._clear()

    def _restyle(self) -> None:
        style_plot(self.plot, self._theme)
        self._drawn = ()

    def _draw(self) -> None:
        snapshot = self._snapshot
        histogram = None if snapshot is None else snapshot.histogram
        if snapshot is None or histogram is None:
            self._clear()
            return
        key = (histogram, snapshot.blocks, self._theme)
        if self._drawn and self._drawn[0] is histogram and self._drawn[1:] == key[1:]:
            return
        self._drawn = key
        self._make_items(len(snapshot.blocks))
        heights = np.log10(1.0 + histogram.counts)
        self._fit(histogram, heights, snapshot.blocks.values)
        for k, bound in enumerate(snapshot.blocks.values):
            self._draw_block(k, bound, histogram, heights)
        self.key.set_entries(self._entries(snapshot))
        self.local.setText(self._local_text(snapshot))

    def _clear(self) -> None:
        self._drawn = ()
        self._make_items(0)
        self._set_ranges(1.0, _LEAST_TOP)
        self._reach = 0.0  # the next histogram begins anew
        self.key.set_entries([])
        self.local.setText("")

    def _make_items(self, blocks: int) -> None:
        """Have a curve and two lines for each block, lower blocks in front."""
        while len(self.curves) > blocks:
            for item in (self.curves.pop(), *self.lines.pop()):
                self.plot.removeItem(item)
        while len(self.curves) < blocks:
            curve = pg.PlotCurveItem()
            pair = (pg.InfiniteLine(angle=90), pg.InfiniteLine(angle=90))
            curve.setZValue(-len(self.curves))
            for item in (curve, *pair):
                self.plot.addItem(item, ignoreBounds=True)
            self.curves.append(curve)
            self.lines.append(pair)

    def _draw_block(
        self, k: int, bound: float, histogram: Histogram, heights: NDArray[np.float64]
    ) -> None:
        colour = self._theme.block(k)
        # blocks beyond the first are there even where the histogram is a moment older
        values = heights[k] if k < len(heights) else np.zeros(heights.shape[1])
        self.curves[k].setData(
            histogram.edges,
            values,
            stepMode="center",
            fillLevel=0.0,
            pen=QPen(QColor(colour), 0),
            brush=translucent(colour, 45 if len(self.curves) <= _FEW else 16),
        )
        pen = QPen(QColor(colour), 0, Qt.PenStyle.DashLine)
        for sign, line in zip((-1, 1), self.lines[k], strict=True):
            line.setVisible(math.isfinite(bound))
            if math.isfinite(bound):
                line.setPos(sign * bound)
                line.setPen(pen)

    def _entries(self, snapshot: Snapshot) -> list[tuple[str, str]]:
        entries = []
        for k, state in enumerate(snapshot.block_states):
            text = range_text(state.low, state.high)
            bound = f"±{state.bound:.3g}" if math.isfinite(state.bound) else self.tr("unbounded")
            entries.append((self._theme.block(k), f"{text}: {bound}"))
        return entries

    def _local_text(self, snapshot: Snapshot) -> str:
        """How fast the neurons of the first hidden layer wave."""
        layer = snapshot.layer
        if layer is None:
            return ""
        local = rms_local_frequency(layer.weight, snapshot.domain.radii(layer.frequencies))
        low, middle, high = (
            f"{r:.1f}" if r < 10 else f"{r:.0f}" for r in np.quantile(local, (0.05, 0.5, 0.95))
        )
        text = self.tr("Local frequency {0} ({1}\N{EN DASH}{2}), Nyquist {3}")
        return text.format(middle, low, high, radius_text(snapshot.domain.nyquist))

    # -- ranges ----------------------------------------------------------------------------------

    def _fit(
        self, histogram: Histogram, heights: NDArray[np.float64], bounds: tuple[float, ...]
    ) -> None:
        """Move the ends of the axes only when they are short, or far too long."""
        used = np.flatnonzero(histogram.counts.any(axis=0))
        edges = histogram.edges
        largest = max(-edges[used[0]], edges[used[-1] + 1]) if len(used) else 0.0
        near = [bound for bound in bounds if bound <= _FAR * largest]
        wanted = 1.02 * max(largest, *near, 1e-6)
        top = max(_LEAST_TOP, float(heights.max(initial=0.0)) + 0.1)
        if top > self._top or top < self._top - 1.2:
            top = math.ceil(2 * top) / 2
        else:
            top = self._top
        self._set_ranges(steady_reach(self._reach, wanted), top)

    def _set_ranges(self, reach: float, top: float) -> None:
        if reach != self._reach:
            self._reach = reach
            self.plot.setXRange(-reach, reach, padding=0)
        if top != self._top:
            self._top = top
            self.plot.setYRange(0, top, padding=0)
            ticks = [(math.log10(1 + count), f"{count:,}") for count in _COUNTS]
            self.plot.getAxis("left").setTicks([[tick for tick in ticks if tick[0] <= top]])

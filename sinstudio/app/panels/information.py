"""How much information rows and columns of A hold, least first, and which of them would go."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sinstudio.app.views.plotting import (
    Key,
    LiveView,
    new_plot,
    round_up,
    small_font,
    style_plot,
    translucent,
)
from sinstudio.training.snapshot import Removal

_HEIGHT = 118  # pixels of the plot
_SHOWN = 0.98  # share of the scores that the axis has room for; the few largest would flatten it
_NONE: NDArray[np.float64] = np.empty(0)


class InformationPlot(LiveView):
    """A curve for the columns and one for the rows of each layer, what would go filled below it.

    A score is shown as a multiple of the mean of its kind, its place as a share of their number, so
    that rows and columns compare.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("pruning.information", parent)
        self.setAccessibleName(self.tr("Information of rows and columns"))
        self.setToolTip(
            self.tr(
                "Information of every column (solid) and row (dashed) of A, least first, as a "
                "multiple of the mean; what is filled would be removed now."
            )
        )
        self.plot = new_plot(self.tr("% of them, least first"), self.tr("× mean"), self)
        self.plot.setAccessibleName(self.tr("Plot of the information"))
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.setFixedHeight(_HEIGHT)
        self.plot.setXRange(0, 100, padding=0)
        self.key = Key("pruning.key", self)
        self.curves: list[Any] = []
        self.fills: list[Any] = []
        self._drawn: tuple[object, ...] = ()
        self._top = 0.0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.plot)
        layout.addWidget(self.key)
        self._restyle()
        self._set_top(2.0)

    def _restyle(self) -> None:
        style_plot(self.plot, self._theme)
        for side in ("bottom", "left"):  # as small as a panel needs
            self.plot.getAxis(side).setStyle(tickFont=small_font(self))
        self.key.set_entries(
            [
                (self._theme.block(0), self.tr("columns")),
                (self._theme.block(1), self.tr("rows, dashed")),
            ]
        )
        self._drawn = ()

    def _draw(self) -> None:
        removal = None if self._snapshot is None else self._snapshot.removal
        drawn = (removal, self._theme)
        if self._drawn and self._drawn[0] is removal and self._drawn[1] == self._theme:
            return
        self._drawn = drawn
        kinds = _kinds(removal)
        self._make_items(len(kinds))
        tops = [self._draw_kind(k, scores, gone) for k, (scores, gone) in enumerate(kinds)]
        if tops:
            self._fit(max(tops))

    def _make_items(self, count: int) -> None:
        while len(self.curves) > count:
            for item in (self.curves.pop(), self.fills.pop()):
                self.plot.removeItem(item)
        while len(self.curves) < count:
            curve, fill = pg.PlotCurveItem(antialias=True), pg.PlotCurveItem()
            for item in (fill, curve):
                self.plot.addItem(item, ignoreBounds=True)
            self.curves.append(curve)
            self.fills.append(fill)

    def _draw_kind(self, k: int, scores: NDArray[np.float64], gone: int) -> float:
        """Draw the columns (k = 0) or the rows of a layer; return the axis they need."""
        rising = np.sort(scores) * len(scores)
        places = (np.arange(len(rising)) + 1) * (100 / len(rising))
        x, y = np.concatenate([[0.0], places]), np.concatenate([rising[:1], rising])
        colour = self._theme.block(min(k, 1))
        style = Qt.PenStyle.DashLine if k else Qt.PenStyle.SolidLine
        self.curves[k].setData(x, y, pen=QPen(QColor(colour), 0, style))
        fill = {
            "fillLevel": 0.0,
            "brush": translucent(colour, 110),
            "pen": QPen(QColor(colour), 0),
        }
        self.fills[k].setData(x[: gone + 1], y[: gone + 1], **fill)
        self.fills[k].setVisible(gone > 0)
        return float(np.quantile(rising, _SHOWN))

    def _fit(self, wanted: float) -> None:
        """Move the end of the axis only when it is short, or far too long."""
        if not wanted <= self._top <= 2.5 * wanted:
            self._set_top(round_up(max(1.2, 1.05 * wanted)))

    def _set_top(self, top: float) -> None:
        self._top = top
        self.plot.setYRange(0, top, padding=0)


def _kinds(removal: Removal | None) -> list[tuple[NDArray[np.float64], int]]:
    """Scores of the columns and of the rows of each layer, and how many of them would go."""
    if removal is None or removal.column_scores is None:
        return []
    rows = [
        (scores, len(gone)) for scores, gone in zip(removal.row_scores, removal.rows, strict=True)
    ]
    return [
        (scores, gone)
        for scores, gone in ((removal.column_scores, len(removal.columns)), *rows)
        if len(scores)
    ]

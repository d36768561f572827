"""What is drawn beside the spectrum of a signal: its input frequencies, block limits, Nyquist."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, Qt, Slot

from sinstudio.app.theme import LIGHT, Theme
from sinstudio.app.views.inks import Inks, screen_pen
from sinstudio.app.views.spectrum_marks import NEAR, FrequencySet
from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Domain

_SIZES = (5, 7, 9, 12)  # pixels across the mark of the largest norm, as there is room


class FrequencyMarks(QObject):
    """A mark for each input frequency, at 2|k|/p cycles per signal, on a line of its own."""

    def __init__(self, plot: Any) -> None:
        super().__init__(plot)
        self._view = plot.getViewBox()
        self._places: NDArray[np.float64] = np.empty(0)
        self._height = 0.0
        self._inks = Inks()
        self._theme = LIGHT
        self._shown: FrequencySet | None = None
        self._largest = _SIZES[-1]
        self._marked: tuple[int, ...] = ()
        self.item, self.crosses = (pg.ScatterPlotItem(pxMode=True) for _ in range(2))
        for depth, item in enumerate((self.item, self.crosses), 30):
            item.setZValue(depth)
            plot.addItem(item, ignoreBounds=True)
        self._view.sigXRangeChanged.connect(self._fit_to_screen)

    def show(
        self, what: FrequencySet | None, marked: tuple[int, ...], height: float, theme: Theme
    ) -> None:
        """Draw these at one height of the plot, with crosses on the columns `marked`."""
        self._theme = theme
        if what is None or len(what.frequencies) == 0:
            self._places, self._marked, self._shown = np.empty(0), (), None
            self.item.clear()
            self.crosses.clear()
            return
        self._shown, self._marked = what, marked
        self._places, self._height = np.abs(what.places()[:, 0]), height
        self._largest = self._room()
        brushes = [self._inks.brush(theme.block(k)) for k in range(len(what.blocks))]
        self.item.setData(
            x=self._places,
            y=np.full(len(self._places), height),
            size=what.diameters(self._largest),
            brush=[brushes[k] for k in what.block_of],
            pen=self._inks.pen(""),
        )
        self._draw_crosses()

    def _draw_crosses(self) -> None:
        x = self._places[list(self._marked)]
        places = np.stack([x, np.full(len(x), self._height)], axis=1)
        self._inks.cross_out(self.crosses, places, self._largest, self._theme)

    def _room(self) -> int:
        """Pixels that the largest mark may be wide, from how far apart they are on the screen."""
        wide = self._view.viewPixelSize()[0]
        apart = 3.5 * float(self._places.std()) / wide / len(self._places)
        return max((size for size in _SIZES if size <= 1.4 * apart), default=_SIZES[0])

    @Slot()
    def _fit_to_screen(self) -> None:
        if self._shown is not None and (largest := self._room()) != self._largest:
            self._largest = largest
            self.item.setSize(self._shown.diameters(largest))
            self._draw_crosses()

    @property
    def places(self) -> NDArray[np.float64]:
        """Where the marks are, m × 2."""
        return np.stack([self._places, np.full(len(self._places), self._height)], axis=1)

    @property
    def height(self) -> float:
        """Of the line of marks, on the plot."""
        return self._height

    @property
    def marked(self) -> tuple[int, ...]:
        """Frequencies that have a cross."""
        return self._marked

    def set_visible(self, visible: bool) -> None:
        """Show or hide the marks."""
        self.item.setVisible(visible)
        self.crosses.setVisible(visible)

    def near(self, position: QPointF, reach: float = NEAR) -> int | None:
        """Index of the frequency whose mark is within pixels of a place in the scene."""
        if not len(self._places) or not self.item.isVisible():
            return None
        here = self._view.mapSceneToView(position)
        wide, high = self._view.viewPixelSize()
        if abs(here.y() - self._height) > NEAR * high:
            return None
        away = np.abs(self._places - here.x())
        nearest = int(away.argmin())
        return nearest if away[nearest] <= reach * wide else None


class Limits:
    """Upright lines: dashed where a block ends, solid at Nyquist."""

    def __init__(self, plot: Any) -> None:
        self._plot = plot
        self._lines: list[Any] = []

    def show(self, domain: Domain | None, blocks: Blocks | None, theme: Theme) -> None:
        """Draw the limits of blocks, and of a domain."""
        places: list[tuple[float, str, Qt.PenStyle]] = []
        if domain is not None:
            places.append((domain.nyquist, theme.muted, Qt.PenStyle.SolidLine))
            if blocks is not None:
                places += [
                    (limit, theme.block(index), Qt.PenStyle.DashLine)
                    for index, limit in enumerate(blocks.limits)
                ]
        while len(self._lines) < len(places):
            line = pg.InfiniteLine(angle=90, movable=False)
            line.setZValue(5)
            self._plot.addItem(line, ignoreBounds=True)
            self._lines.append(line)
        for line in self._lines[len(places) :]:
            line.hide()
        for line, (place, colour, style) in zip(self._lines, places, strict=False):
            line.setPen(screen_pen(colour, style, self._plot.devicePixelRatioF()))
            line.setValue(place)
            line.show()

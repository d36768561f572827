"""What is drawn over a spectrum: a dot for each input frequency, block borders, the Nyquist frame.

Places are in cycles per picture: a frequency k (cycles per period) lies at 2k/p.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QGraphicsRectItem

from sinstudio.app.theme import LIGHT, Theme
from sinstudio.app.views.inks import Inks, screen_pen
from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Cycles, Domain

_SIZES = (3, 4, 6, 8, 10)  # pixels across the largest dot, as there is room
_OUTLINED = 6  # pixels across, from which dots have an outline
_SMALL, _MIDDLE = 0.35, 0.65  # of the largest: dots of no norm, and where none is known
NEAR = 8.0  # pixels from the mouse to a dot that it points at
_MIRRORED = 0.35  # opacity of the twins at -k


@dataclass(frozen=True, eq=False)
class FrequencySet:
    """Input frequencies as they are to be drawn.

    `frequencies` is m × 2 in cycles per period, real for a SIREN; `norms` (‖A^(j)‖₂) is None
    before there is a network.
    """

    frequencies: Cycles
    radii: NDArray[np.float64]
    norms: NDArray[np.float32] | None
    block_of: NDArray[np.int64]
    blocks: Blocks
    domain: Domain

    @property
    def whole(self) -> bool:
        """Whether these are whole cycles per period."""
        return self.frequencies.dtype.kind == "i"

    def places(self) -> NDArray[np.float64]:
        """M × 2, cycles per picture."""
        return np.asarray(2 * self.frequencies / np.asarray(self.domain.period))

    def lies_as(self, other: FrequencySet) -> bool:
        """Whether dots are where the other's are, in the same colours."""
        same_colours = np.array_equal(self.block_of, other.block_of)
        return same_colours and self.lies_at(other.frequencies, other.domain)

    def lies_at(self, frequencies: Cycles, domain: Domain) -> bool:
        """Whether these are the frequencies, of this domain."""
        return self.domain == domain and np.array_equal(self.frequencies, frequencies)

    def diameters(self, largest: int) -> NDArray[np.int64]:
        """Pixels across each dot: whole ones, so that there are few kinds; area grows as norm."""
        if self.norms is None:
            share = np.full(len(self.frequencies), _MIDDLE)
        else:
            norms = self.norms / max(float(self.norms.max(initial=0.0)), 1e-12)
            share = _SMALL + (1 - _SMALL) * np.sqrt(norms)
        return np.asarray(np.maximum(2, np.rint(largest * share)), dtype=np.int64)


class FrequencyDots:
    """Dots on a plot, one for each frequency and a fainter one for its twin."""

    def __init__(self, plot: Any) -> None:
        self._view = plot.getViewBox()
        self._shown: FrequencySet | None = None
        self._places: NDArray[np.float64] = np.empty((0, 2))
        self._theme: Theme = LIGHT
        self._inks = Inks()
        self._largest = 0  # pixels
        self._sizes = np.empty(0, dtype=np.int64)
        self._marked: tuple[int, ...] = ()
        self.twins, self.dots, self.crosses, self._ring = (
            pg.ScatterPlotItem(pxMode=True) for _ in range(4)
        )
        self.twins.setOpacity(_MIRRORED)
        for depth, item in enumerate((self.twins, self.dots, self.crosses, self._ring), 30):
            item.setZValue(depth)
            plot.addItem(item, ignoreBounds=True)
        self._ring.hide()
        self._view.sigRangeChanged.connect(self._fit_to_screen)
        self._view.sigResized.connect(self._fit_to_screen)

    def show(self, what: FrequencySet | None, theme: Theme) -> None:
        """Draw these, nothing for None."""
        before = self._shown if theme == self._theme else None
        if what is not None and what is before:
            return
        self._shown, self._theme = what, theme
        if what is None or len(what.frequencies) == 0:
            self._places = np.empty((0, 2))
            self._largest = 0
            self.dots.clear()
            self.twins.clear()
        elif before is not None and what.lies_as(before):
            self._fit_to_screen()
            self._resize()
        else:
            self._places = what.places()
            self._largest = 0
            self._fit_to_screen()

    def _fit_to_screen(self) -> None:
        """Draw the dots as large as their number and the zoom leave room for."""
        what = self._shown
        if what is None or len(self._places) == 0:
            return
        largest = self._room()
        if largest == self._largest:
            return
        self._largest = largest
        self._sizes = what.diameters(largest)
        brushes = [self._inks.brush(self._theme.block(k)) for k in range(len(what.blocks))]
        look = {
            "size": self._sizes,
            "brush": [brushes[k] for k in what.block_of],
            "pen": self._inks.pen(self._theme.base if largest >= _OUTLINED else ""),
        }
        self.dots.setData(pos=self._places, **look)
        self.twins.setData(pos=-self._places, **look)
        if self._marked and max(self._marked) < len(self._places):  # else others come at once
            self._draw_crosses()

    def _resize(self) -> None:
        """Follow the norms alone; most of the time whole pixels stay the same."""
        assert self._shown is not None
        sizes = self._shown.diameters(self._largest)
        if not np.array_equal(sizes, self._sizes):
            self._sizes = sizes
            self.dots.setSize(sizes)
            self.twins.setSize(sizes)

    def _room(self) -> int:
        """Pixels that the largest dot may be wide, from how far apart dots are on the screen."""
        both = np.concatenate([self._places, -self._places])
        extent = 3.5 * both.std(axis=0) / np.array(self._view.viewPixelSize())
        apart = math.sqrt(max(1.0, float(extent.prod())) / len(both))
        return max((size for size in _SIZES if size <= 1.4 * apart), default=_SIZES[0])

    def mark(self, columns: tuple[int, ...]) -> None:
        """Put a cross on the dots of these frequencies, and on no others; call it after `show`."""
        self._marked = columns
        self._draw_crosses()

    def _draw_crosses(self) -> None:
        place = self._places[list(self._marked)] if self._marked else np.empty((0, 2))
        self._inks.cross_out(self.crosses, place, self._largest, self._theme)

    @property
    def marked(self) -> tuple[int, ...]:
        """Frequencies that have a cross."""
        return self._marked

    def set_visible(self, visible: bool) -> None:
        """Show or hide the dots."""
        self.dots.setVisible(visible)
        self.crosses.setVisible(visible)
        self.twins.setVisible(visible)
        self.point_at(None)

    def near(self, position: QPointF, reach: float = NEAR) -> int | None:
        """Index of the frequency whose dot, or twin's, is within pixels of a place in the scene."""
        if not len(self._places) or not self.dots.isVisible():
            return None
        here = self._view.mapSceneToView(position)
        pixel = np.array(self._view.viewPixelSize())
        mouse = np.array([here.x(), here.y()])
        one = (((self._places - mouse) / pixel) ** 2).sum(axis=1)
        both = np.minimum(one, (((self._places + mouse) / pixel) ** 2).sum(axis=1))
        nearest = int(both.argmin())
        return nearest if both[nearest] <= reach**2 else None

    def point_at(self, index: int | None) -> None:
        """Put a ring around a frequency's two dots; None takes it away."""
        self._ring.setVisible(index is not None)
        if index is not None:
            place = self._places[index]
            pen = self._inks.pen(self._theme.text, 2.0)
            self._ring.setData(pos=np.array([place, -place]), size=14, pen=pen, brush=None)


class Borders:
    """Rectangles: the Nyquist frame, and where one block ends and the next begins."""

    def __init__(self, plot: Any) -> None:
        self._plot = plot
        self.frame = self._rectangle()
        self.rings: list[QGraphicsRectItem] = []
        self._visible = True

    def _rectangle(self) -> QGraphicsRectItem:
        item = QGraphicsRectItem()
        item.setZValue(40)
        self._plot.addItem(item, ignoreBounds=True)
        return item

    def show(self, domain: Domain | None, blocks: Blocks | None, theme: Theme) -> None:
        """Draw the borders of a domain; the frame alone where there are no blocks."""
        self.frame.setVisible(domain is not None)
        limits = blocks.limits if domain is not None and blocks is not None else ()
        while len(self.rings) < len(limits):
            self.rings.append(self._rectangle())
        for index, ring in enumerate(self.rings):
            ring.setVisible(self._visible and index < len(limits))
        if domain is None:
            return
        self.frame.setRect(square(domain, domain.nyquist))
        self.frame.setPen(screen_pen(theme.muted, Qt.PenStyle.SolidLine))
        for index, limit in enumerate(limits):
            self.rings[index].setRect(square(domain, limit))
            wide = 1.5 * self._plot.devicePixelRatioF()
            self.rings[index].setPen(screen_pen(theme.block(index), Qt.PenStyle.DashLine, wide))

    def set_visible(self, visible: bool) -> None:
        """Show or hide the borders of blocks when they are next drawn; the frame stays."""
        self._visible = visible


def square(domain: Domain, radius: float) -> QRectF:
    """Frequencies of at most this radius (cycles per S pixels), in cycles per picture."""
    x, y = (radius * side / domain.scale for side in (domain.width, domain.height))
    return QRectF(-x, -y, 2 * x, 2 * y)

"""The image under the dots: spectrum of the reconstruction, of the original, or how they differ."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from sinstudio.app.theme import LIGHT, Theme
from sinstudio.app.views.spectrum_image import (
    SIDE,
    ZERO,
    PictureSpectrum,
    colour_table,
    difference_db,
    difference_levels,
    grey_levels,
    pooled,
    resampled,
    spectrum_of,
)

Source = Literal[
    "reconstruction",
    "original",
    "difference",
    "predicted1",
    "predicted2",
    "predicted3",
    "twin",
    "halves",
]
_FOLLOW = 0.3  # of the way, with each new spectrum, that the brightest level follows it

# Blue where the reconstruction has less, orange where it has more, as on the canvas; the middle is
# the background, so that dots are as readable as on the other two.
_LESS_MORE_ON_LIGHT = (("#08306b", "#3182bd"), ("#e6710f", "#7f2704"))
_LESS_MORE_ON_DARK = (("#c6dbef", "#3182bd"), ("#e6710f", "#fdd0a2"))


@dataclass(frozen=True)
class _Shown:
    """A spectrum as levels, or a difference in dB as levels of which `ZERO` stands for none."""

    spectrum: PictureSpectrum
    levels: NDArray[np.uint8]
    difference: NDArray[np.float32] | None = None


class SpectrumLayer:
    """An image item that shows one of the three, at levels that do not flicker."""

    def __init__(self, plot: Any) -> None:
        self._view = plot.getViewBox()
        self._plot = plot
        self.item = pg.ImageItem(axisOrder="row-major")
        self.item.setZValue(0)
        plot.addItem(self.item, ignoreBounds=True)
        self._original: NDArray[np.float32] | None = None
        self._originals: dict[tuple[int, ...], PictureSpectrum] = {}
        self._reconstruction: PictureSpectrum | None = None
        self._predicted: PictureSpectrum | None = None
        self._twin: PictureSpectrum | None = None
        self._top_db: float | None = None
        self._asked: tuple[Source, Theme] = ("reconstruction", LIGHT)
        self._fresh = False  # whether what is shown is what was last given and asked for
        self._shown: _Shown | None = None
        self._pool = (0, 0)
        self._view.sigRangeChanged.connect(self._fit_to_screen)
        self._view.sigResized.connect(self._fit_to_screen)

    # -- what there is ---------------------------------------------------------------------------

    def set_original(self, picture: NDArray[np.float32] | None) -> None:
        """Take another original; its spectrum is worked out when it is first needed."""
        self._original = picture
        self._originals.clear()
        self._top_db = None
        self._fresh = False

    def set_reconstruction(
        self, logs: NDArray[np.float32] | None, width: int = 0, height: int = 0
    ) -> None:
        """Take the log spectrum of the reconstruction of a picture of this size, in pixels."""
        before = self._reconstruction
        if logs is (None if before is None else before.logs):
            return
        self._reconstruction = None if logs is None else PictureSpectrum(logs, width, height)
        self._fresh = False

    def set_predicted(self, spectrum: PictureSpectrum | None) -> None:
        """Take the spectrum that is predicted for the reconstruction, in the orders asked for."""
        if spectrum is not self._predicted:
            self._predicted = spectrum
            self._fresh = False

    def set_twin(self, logs: NDArray[np.float32] | None, width: int = 0, height: int = 0) -> None:
        """Take the log spectrum of the twin's reconstruction; None without one."""
        if logs is not (None if self._twin is None else self._twin.logs):
            self._twin = None if logs is None else PictureSpectrum(logs, width, height)
            self._fresh = False

    def _halves(self) -> PictureSpectrum | None:
        """Left of the middle the reconstruction, right of it the twin: each half says it all."""
        one, other = self._reconstruction, self._twin
        if one is None or other is None:
            return None
        middle = one.logs.shape[1] // 2
        right = resampled(other, *one.logs.shape)[:, middle:]
        logs = np.concatenate([one.logs[:, :middle], right], axis=1)
        return PictureSpectrum(logs, one.width, one.height)

    def _original_like(self, rows: int, columns: int) -> PictureSpectrum | None:
        """Spectrum of the same window of the original as one of this size; kept."""
        if self._original is None:
            return None
        if (rows, columns) not in self._originals:
            self._originals[rows, columns] = spectrum_of(self._original, rows, columns)
        return self._originals[rows, columns]

    # -- what is shown ---------------------------------------------------------------------------

    def show(self, source: Source, theme: Theme) -> bool:
        """Show one of the three; False where it does not exist."""
        if not self._fresh or self._asked != (source, theme):
            self._asked, self._fresh = (source, theme), True
            self._shown = self._difference() if source == "difference" else self._one(source)
            self.item.setVisible(self._shown is not None)
            self.item.setLookupTable(_table(source, theme), update=False)
            self._pool = (0, 0)
            self._fit_to_screen()
        return self._shown is not None

    def _one(self, source: Source) -> _Shown | None:
        if source == "original":
            spectrum = self._original_like(SIDE, SIDE)
        elif source == "halves":
            spectrum = self._halves()
        elif source == "twin":
            spectrum = self._twin
        else:
            measured = source == "reconstruction"
            spectrum = self._reconstruction if measured else self._predicted
        if spectrum is None:
            return None
        levels = grey_levels(spectrum, self._brightest(spectrum))
        return _Shown(spectrum, levels)

    def _difference(self) -> _Shown | None:
        one = self._reconstruction
        other = None if one is None else self._original_like(*one.logs.shape)
        if one is None or other is None:
            return None
        if (one.width, one.height) != (other.width, other.height):
            return None  # the reconstruction is of a picture before this one
        values = difference_db(one, other)
        return _Shown(one, difference_levels(values), values)

    def _brightest(self, spectrum: PictureSpectrum) -> float:
        """Amplitude, in dB, of the brightest level: the original's, so that sources compare."""
        original = self._original_like(SIDE, SIDE)
        found = 20 * math.log10((original or spectrum).strongest)
        if self._top_db is None or original is not None:
            self._top_db = found
        else:
            self._top_db += _FOLLOW * (found - self._top_db)
        return self._top_db

    def value_at(self, x: float, y: float) -> float | None:
        """Decibels of what is shown, at a frequency in cycles per picture."""
        if self._shown is None:
            return None
        spectrum, difference = self._shown.spectrum, self._shown.difference
        cell = spectrum.cell_at(x, y)
        if cell is None:
            return None
        return spectrum.decibels_at(cell) if difference is None else float(difference[cell])

    def _fit_to_screen(self) -> None:
        """Hand the item about as many cells as the screen has pixels for them."""
        if self._shown is None:
            return
        spectrum = self._shown.spectrum
        pixel = np.array(self._view.viewPixelSize()) / self._plot.devicePixelRatioF()
        cells = pixel / np.array(spectrum.cell)  # on a pixel
        columns, rows = (max(1, min(16, math.ceil(side - 0.05))) for side in cells)
        if (rows, columns) == self._pool:
            return
        self._pool = (rows, columns)
        zero = 0 if self._shown.difference is None else ZERO
        image = pooled(self._shown.levels, rows, columns, zero)
        self.item.setImage(image, autoLevels=False, levels=(0, 255))
        (x, y), (dx, dy) = spectrum.corner, spectrum.cell
        self.item.setRect(QRectF(x, y, image.shape[1] * columns * dx, image.shape[0] * rows * dy))


def _table(source: Source, theme: Theme) -> NDArray[np.uint8]:
    """Colours of the levels 0…255."""
    if source != "difference":
        return colour_table((theme.base, theme.text))
    less, more = _LESS_MORE_ON_DARK if theme.dark else _LESS_MORE_ON_LIGHT
    table = colour_table((*less, theme.base, *more), 2 * ZERO + 1)
    return np.concatenate([table, table[-1:]])

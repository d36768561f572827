"""The lines of the spectrum of a signal: amplitude in dB against cycles per signal."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt

from sinstudio.app.theme import Theme
from sinstudio.app.views.curve_line import Array, Line
from sinstudio.app.views.signal_spectrum_bar import SignalSource
from sinstudio.app.views.spectrum_image import (
    DIFFERENCE_DB,
    SAMPLES,
    PictureSpectrum,
    difference_db,
)
from sinstudio.measure.spectrum import log_spectrum

_RANGE_DB = 90.0  # from the strongest frequency down
_NOTHING: tuple[Array, Array] = (np.empty(0), np.empty(0))


class SpectrumLines:
    """Of the reconstruction and of the original, or their difference; and a predicted one."""

    def __init__(self, plot: Any) -> None:
        self._view = plot.getViewBox()
        self._original: NDArray[np.float32] | None = None
        self._originals: dict[int, PictureSpectrum] = {}
        self.line, self.behind = Line(plot), Line(plot)
        self.predicted = Line(plot, style=Qt.PenStyle.DashLine)
        for depth, line in ((10, self.behind), (20, self.line), (25, self.predicted)):
            line.item.setZValue(depth)
        self.of_original = False  # whether `line` is of the original
        self._view.sigXRangeChanged.connect(self._moved)
        self._view.sigResized.connect(self._moved)

    def set_original(self, picture: NDArray[np.float32] | None) -> None:
        """Take another original, 1 × N × C, 0…1; None when there is none any more."""
        self._original = picture
        self._originals.clear()

    @property
    def original_length(self) -> int | None:
        """N of the original."""
        return None if self._original is None else self._original.shape[1]

    def show(
        self,
        source: SignalSource,
        found: PictureSpectrum | None,
        predicted: PictureSpectrum | None,
        theme: Theme,
    ) -> None:
        """Draw what there is.

        Parameters
        ----------
        source
            Which of them.
        found, predicted
            Of the reconstruction, and what is predicted for it.
        """
        original = self._original_like(found)
        main: PictureSpectrum | None = None
        points = behind = _NOTHING
        if source == "difference":
            if found is not None and original is not None:
                points = _frequencies(found), _upper(difference_db(found, original))
        else:
            main = original if source == "original" else found
            if main is None and source == "both":
                main = original
            points = _decibels(main)
        if source == "both" and main is not original:
            behind = _decibels(original)
        self.line.set_data(*points)
        self.behind.set_data(*behind)
        self.predicted.set_data(*_decibels(predicted))
        self.of_original = main is original and original is not None
        self.line.set_colour(theme.muted if self.of_original else theme.accent)
        self.behind.set_colour(theme.muted)
        self.predicted.set_colour(theme.text)
        strongest = original or main or predicted
        if source == "difference":
            self._view.setYRange(-DIFFERENCE_DB, DIFFERENCE_DB, padding=0.04)
        elif strongest is not None:
            top = 20 * np.log10(strongest.strongest) + 6
            self._view.setYRange(top - _RANGE_DB, top, padding=0)
        for line in self._all():
            line.fit_to_screen(moved=False)

    def value_at(self, frequency: float) -> tuple[float, float] | None:
        """The frequency that the main line has nearest to one, and its value in dB."""
        if not len(self.line.x):
            return None
        nearest = int(np.abs(self.line.x - frequency).argmin())
        return float(self.line.x[nearest]), float(self.line.y[nearest])

    def _all(self) -> tuple[Line, ...]:
        return self.behind, self.line, self.predicted

    def _moved(self) -> None:
        for line in self._all():
            line.fit_to_screen(moved=True)

    def _original_like(self, found: PictureSpectrum | None) -> PictureSpectrum | None:
        """Spectrum of the same window of the original as the reconstruction's; kept."""
        if self._original is None:
            return None
        total = self._original.shape[1]
        count = min(total, SAMPLES) if found is None else found.logs.shape[1]
        if found is not None and found.width != total:
            return None  # the reconstruction is of a signal before this one
        if count not in self._originals:
            start = (total - count) // 2
            logs = log_spectrum(self._original[:, start : start + count], signal=True)
            self._originals[count] = PictureSpectrum(logs, total, 1)
        return self._originals[count]


def _frequencies(spectrum: PictureSpectrum) -> Array:
    """Cycles per signal of the upper half, from 0."""
    columns = spectrum.logs.shape[1]
    return np.arange(columns - columns // 2) * spectrum.cell[0]


def _upper(values: NDArray[Any]) -> Array:
    """Values of the upper half: the lower one is the same, since signals are real."""
    return values[0, values.shape[1] // 2 :].astype(np.float64)


def _decibels(spectrum: PictureSpectrum | None) -> tuple[Array, Array]:
    """Points of a line in dB; 0 dB is the mean of a signal at its greatest value."""
    if spectrum is None:
        return _NOTHING
    amplitudes = np.expm1(_upper(spectrum.logs)) / spectrum.logs.size
    return _frequencies(spectrum), 20 * np.log10(amplitudes + 1e-7)

"""Spectra as pictures: amplitudes, decibels, grey levels, and fewer pixels for a small screen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sinstudio.measure.spectrum import log_spectrum

_T = TypeVar("_T", bound=np.generic)

SIDE = 512  # most pixels of a picture, along each axis, that its spectrum is taken of
SAMPLES = 65_536  # as many of a signal
RANGE_DB = 75.0  # from the brightest to black
DIFFERENCE_DB = 24.0  # from equal to the strongest colour
ZERO = 127  # grey level of no difference; levels of differences run to 254
_QUIET = 1e-7  # amplitude that counts as none
_LEAST_TOP = 1e-3  # the spectrum of a flat picture is black, not noise made visible
_PER_UNIT = 512  # steps of a table to a unit of log(1 + |FFT|)
_STEPS = 16 * _PER_UNIT  # log(1 + SIDE²) is below 13
_COMPARED = 10 ** (-60 / 20)  # of the strongest amplitude: what is weaker hardly counts


@dataclass(frozen=True)
class PictureSpectrum:
    """The spectrum of a window of a picture.

    Parameters
    ----------
    logs
        log(1 + |FFT|), rows × columns, zero frequency at (rows // 2, columns // 2).
    width, height
        Size of the whole picture in pixels; a column is width/columns cycles per width.
    """

    logs: NDArray[np.float32]
    width: int
    height: int

    @property
    def cell(self) -> tuple[float, float]:
        """Cycles per width, and per height, from one column, or row, to the next."""
        rows, columns = self.logs.shape
        return self.width / columns, self.height / rows

    @property
    def corner(self) -> tuple[float, float]:
        """(f_x, f_y) of the upper left corner of the first cell, in cycles per picture."""
        rows, columns = self.logs.shape
        x, y = self.cell
        return -(columns // 2 + 0.5) * x, -(rows // 2 + 0.5) * y

    @cached_property
    def _steps(self) -> NDArray[np.uint16]:
        """Values of `logs` as steps of the grid that tables are made for."""
        steps = np.minimum(self.logs * np.float32(_PER_UNIT) + np.float32(0.5), _STEPS - 1)
        return np.asarray(steps.astype(np.uint16))

    def amplitudes(self) -> NDArray[np.float64]:
        """|FFT| per pixel of the window at every step of the grid.

        A sine has the same one in windows of any size; 1 is the mean of a white picture.
        """
        return np.asarray(np.expm1(np.arange(_STEPS) / _PER_UNIT) / self.logs.size)

    def looked_up(self, table: NDArray[_T]) -> NDArray[_T]:
        """What `table` has for each cell: logarithms of each anew would take ten times as long."""
        return np.take(table, self._steps)

    @cached_property
    def strongest(self) -> float:
        """Largest amplitude beside the mean and its nearest neighbours, at least a little."""
        rows, columns = self.logs.shape
        rest = self.logs.copy()
        y, x = rows // 2, columns // 2
        rest[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2] = 0
        return max(_LEAST_TOP, math.expm1(rest.max()) / self.logs.size)

    def decibels_at(self, cell: tuple[int, int]) -> float:
        """Amplitude of a cell in dB; 0 dB is the mean of a white picture."""
        return 20 * math.log10(math.expm1(self.logs[cell]) / self.logs.size + _QUIET)

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of a frequency in cycles per picture; None outside."""
        rows, columns = self.logs.shape
        (left, top), (dx, dy) = self.corner, self.cell
        column, row = int(np.floor((x - left) / dx)), int(np.floor((y - top) / dy))
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None


def spectrum_of(
    picture: NDArray[np.float32], rows: int = SIDE, columns: int = SIDE
) -> PictureSpectrum:
    """Spectrum of the centre of a picture (H × W × C, 0…1), of at most this many pixels."""
    height, width = picture.shape[:2]
    rows, columns = min(rows, height), min(columns, width)
    top, left = (height - rows) // 2, (width - columns) // 2
    return PictureSpectrum(
        log_spectrum(picture[top : top + rows, left : left + columns]), width, height
    )


def resampled(spectrum: PictureSpectrum, rows: int, columns: int) -> NDArray[np.float32]:
    """`logs` as a window of this many pixels would have them: sines keep their amplitudes."""
    logs = spectrum.logs
    if logs.shape == (rows, columns):
        return logs
    places = []
    for wanted, there in ((rows, logs.shape[0]), (columns, logs.shape[1])):
        place = np.rint((np.arange(wanted) - wanted // 2) * (there / wanted)) + there // 2
        places.append(place.astype(np.int64).clip(0, there - 1))
    nearest = logs[np.ix_(*places)]
    return np.asarray(np.log1p(np.expm1(nearest) * (rows * columns / logs.size)), dtype=np.float32)


def grey_levels(spectrum: PictureSpectrum, top_db: float) -> NDArray[np.uint8]:
    """Levels 0…255: 255 at `top_db`, 0 at `RANGE_DB` below."""
    decibels = 20 * np.log10(spectrum.amplitudes() + _QUIET)
    levels = (decibels - (top_db - RANGE_DB)) * (255 / RANGE_DB)
    return spectrum.looked_up(np.clip(levels, 0, 255).astype(np.uint8))


def difference_db(one: PictureSpectrum, other: PictureSpectrum) -> NDArray[np.float32]:
    """How much stronger `one` is, in dB; both of one shape.

    Amplitudes 60 dB below the strongest of `other` and less count as equal to none, so that
    noise that nobody sees does not fill the picture.
    """
    floor = other.strongest * _COMPARED
    table = (20 * np.log10(one.amplitudes() + floor)).astype(np.float32)
    return one.looked_up(table) - other.looked_up(table)


def difference_levels(difference: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Levels 0…254 of a difference in dB, `ZERO` where there is none."""
    levels = difference * np.float32(ZERO / DIFFERENCE_DB) + np.float32(ZERO + 0.5)
    return np.clip(levels, 0, 2 * ZERO, out=levels).astype(np.uint8)


def pooled(levels: NDArray[np.uint8], rows: int, columns: int, zero: int = 0) -> NDArray[np.uint8]:
    """Keep of every `rows` × `columns` cells the level farthest from `zero`.

    A peak is one cell wide: scaled down in any other way it would fade or go missing. The last
    cells may stand for fewer.
    """
    if rows <= 1 and columns <= 1:
        return levels
    height, width = levels.shape
    more = ((0, -height % rows), (0, -width % columns))
    full = np.pad(levels, more, constant_values=zero) if any(b for _, b in more) else levels
    high = _reduced(full, rows, columns, np.maximum)
    if zero == 0:
        return high
    low = _reduced(full, rows, columns, np.minimum)
    nearer_high = high.astype(np.int16) - zero >= zero - low.astype(np.int16)
    return np.where(nearer_high, high, low)


def _reduced(
    levels: NDArray[np.uint8], rows: int, columns: int, keep: np.ufunc
) -> NDArray[np.uint8]:
    """Combine rows, then columns: whole rows at a time are quick."""
    height, width = levels.shape
    thin: NDArray[np.uint8] = keep.reduce(levels.reshape(height // rows, rows, width), axis=1)
    result = thin[:, ::columns]
    for start in range(1, columns):
        result = keep(result, thin[:, start::columns])
    return np.ascontiguousarray(result, dtype=np.uint8)


def colour_table(stops: tuple[str, ...], size: int = 256) -> NDArray[np.uint8]:
    """Return `size` × 3 colours, evenly through `stops` ("#rrggbb")."""
    rgb = np.array([[int(stop[i : i + 2], 16) for i in (1, 3, 5)] for stop in stops])
    at, steps = np.linspace(0, size - 1, len(stops)), np.arange(size)
    channels = [np.interp(steps, at, rgb[:, channel]) for channel in range(3)]
    return np.asarray(np.rint(np.stack(channels, axis=1)), dtype=np.uint8)

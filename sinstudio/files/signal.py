"""A signal in memory: one row of samples, and the units that its levels stand for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sinstudio.errors import SinStudioError
from sinstudio.files.levels import Levels
from sinstudio.files.picture import Picture, check_size

MOST_CHANNELS = 4
SECONDS = "time [s]"  # the axis of what has a sample rate

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Units:
    """What the levels of a signal and the places of its samples stand for.

    Parameters
    ----------
    low, high
        Per channel: the values that levels 0 and 1 stand for, low < high.
    start, step
        Coordinate of the first sample, and from one sample to the next, > 0, in the axis' unit.
    axis
        Name of that coordinate, with its unit where one is known.
    columns
        Names of the channels.
    seconds
        Whether the coordinate is in seconds, so that there is a sample rate.
    source
        Where the signal comes from, e.g. "WAV, 44,100 Hz", or the formula.
    """

    low: tuple[float, ...]
    high: tuple[float, ...]
    start: float = 0.0
    step: float = 1.0
    axis: str = "sample"
    columns: tuple[str, ...] = ("value",)
    seconds: bool = False
    source: str = ""

    @property
    def rate(self) -> float | None:
        """Samples per second, or None where the coordinate is not in seconds."""
        return 1 / self.step if self.seconds else None

    @property
    def common(self) -> bool:
        """Whether all channels have the same range, so that one axis serves them all."""
        return len({*zip(self.low, self.high, strict=True)}) == 1

    def values(self, levels: NDArray[Any]) -> Values:
        """Turn levels (… × C) into values; they may lie beyond 0…1."""
        low, high = np.array(self.low), np.array(self.high)
        return np.asarray(low + levels.astype(np.float64) * (high - low))

    def levels(self, values: Values) -> Levels:
        """Turn values (… × C) into levels, 0…1 within the range."""
        low, high = np.array(self.low), np.array(self.high)
        return np.asarray((values - low) / (high - low), dtype=np.float32)

    def moved(self, first: float, scale: float) -> Units:
        """Units of samples that begin at sample `first` of these and lie `scale` as far apart."""
        return replace(self, start=self.start + first * self.step, step=self.step * scale)

    def coordinates(self, count: int) -> Values:
        """Coordinates of the first `count` samples."""
        return np.asarray(self.start + self.step * np.arange(count))


def default_units(channels: int, samples: int) -> Units:
    """Units of a model that says nothing of its own: levels, over x from -1 to 1."""
    return Units(
        (0.0,) * channels,
        (1.0,) * channels,
        start=-1.0,
        step=2 / samples,
        axis="x",
        columns=column_names(channels),
    )


def column_names(channels: int) -> tuple[str, ...]:
    """Names of channels that have none."""
    return ("value",) if channels == 1 else tuple(f"value {i + 1}" for i in range(channels))


@dataclass(frozen=True, eq=False)
class Signal(Picture):
    """A signal as a picture of one row: `pixels` are its levels, 1 × N × C, C = 1 to 4.

    Levels 0 and 1 are the least and the greatest value of a channel; `units` says which. No channel
    is alpha.

    Parameters
    ----------
    units
        What the levels and the places of the samples stand for.
    formula
        What made it, so that it can be worked out again at another number of samples; empty for
        a signal from a file.
    notes
        Sentences for a person about how the file was understood.
    """

    units: Units = Units((0.0,), (1.0,))
    formula: str = ""
    notes: tuple[str, ...] = ()

    @property
    def samples(self) -> int:
        """N."""
        return self.width

    @property
    def values(self) -> Values:
        """N × C, in the signal's own units."""
        return self.units.values(self.pixels[0])


def signal_of(
    values: ArrayLike,
    name: str = "Array",
    units: Units | None = None,
    *,
    common: bool = False,
    path: Path | None = None,
    formula: str = "",
) -> Signal:
    """Make a signal of values, and note their range.

    Parameters
    ----------
    values
        N or N × C finite real numbers, N ≥ 2, C = 1 to 4.
    name
        What it is called in messages and titles.
    units
        Axis and names; its range is replaced. By default samples are counted from 0.
    common
        One range for all channels instead of one for each.
    path
        The file that it was read from, whose name it takes.
    formula
        What made it.

    Raises
    ------
    SinStudioError
        When the shape or the values do not fit, or there are more samples than the limit.
    """
    try:
        found = np.asarray(values)
        found = found.astype(np.float64) if found.dtype.kind in "biuf" else np.empty(())
    except (TypeError, ValueError):
        found = np.empty(())
    if found.ndim == 1:
        found = found[:, None]
    if found.ndim != 2 or not 1 <= found.shape[1] <= MOST_CHANNELS:
        raise SinStudioError(
            f"{name} is not a signal: give real numbers, one a sample, or samples × channels with "
            f"1 to {MOST_CHANNELS} channels."
        )
    count, channels = found.shape
    if count < 2:
        raise SinStudioError(f"{name} has {_samples(count)}; a signal needs at least 2.")
    check_size(name, count, 1)
    if not np.isfinite(found).all():
        bad = int(np.argmin(np.isfinite(found).all(axis=1)))
        raise SinStudioError(
            f"{name} has a value that is not a finite number at sample {bad}; replace it first."
        )
    low, high = _range(found, common)
    if not all(math.isfinite(b - a) for a, b in zip(low, high, strict=True)):
        raise SinStudioError(
            f"{name} has values from {min(low):g} to {max(high):g}, too far apart to be scaled; "
            "divide them by a large number first."
        )
    given = units or Units(low, high, columns=column_names(channels))
    ranged = replace(given, low=low, high=high)
    return Signal(
        ranged.levels(found)[None],
        name=path.name if path else name,
        path=path,
        units=ranged,
        formula=formula,
    )


def _range(values: Values, common: bool) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Least and greatest value per channel; a constant channel gets a range of 1 above it."""
    axis = None if common else 0
    low = np.broadcast_to(values.min(axis=axis), values.shape[1:])
    high = np.broadcast_to(values.max(axis=axis), values.shape[1:])
    one_up = np.where(low + 1 > low, low + 1, low + np.abs(low))
    high = np.where(high > low, high, one_up)
    return _plain(low), _plain(high)


def _plain(values: Sequence[Any] | NDArray[Any]) -> tuple[float, ...]:
    return tuple(float(value) for value in values)


def _samples(count: int) -> str:
    return f"{count:,} sample" + ("" if count == 1 else "s")

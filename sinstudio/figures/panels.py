"""What a figure is drawn from: pictures, curves, bars, dots and tables, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, eq=False)
class Stroke:
    """A dashed line over an image.

    Parameters
    ----------
    x, y
        Its corners in fractions of the image, (0, 0) left and top.
    colour
        As matplotlib names it.
    """

    x: tuple[float, ...]
    y: tuple[float, ...]
    colour: str = "white"


@dataclass(frozen=True, eq=False)
class Image:
    """A picture in its own colours, or a map of numbers.

    Parameters
    ----------
    pixels
        H × W × C levels from 0 to 1, C = 1, 3 or 4; or H × W numbers, shown from dark to light.
    title
        One or two short lines above it.
    strokes
        Lines over it.
    """

    pixels: NDArray[Any]
    title: str
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True, eq=False)
class Series:
    """A curve.

    Parameters
    ----------
    label
        In the legend; empty for none.
    x, y
        Of equal length.
    low, high
        A band around the curve, such as a confidence interval.
    dots
        Points without a line between them.
    group
        Series of the same group have the same colour; by default each has its own.
    """

    label: str
    x: ArrayLike
    y: ArrayLike
    low: ArrayLike | None = None
    high: ArrayLike | None = None
    dots: bool = False
    group: int | None = None


@dataclass(frozen=True, eq=False)
class Curves:
    """Curves over one pair of axes."""

    series: tuple[Series, ...]
    title: str
    x_label: str
    y_label: str
    log_x: bool = False
    log_y: bool = False
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None


@dataclass(frozen=True, eq=False)
class Bars:
    """Bars side by side: one group of them for each name, one bar of a group for each series.

    Parameters
    ----------
    names
        Below the groups.
    values
        A label in the legend, and the heights, one for each name.
    errors
        As `values`: half the length of the line through the end of each bar.
    """

    names: tuple[str, ...]
    values: dict[str, tuple[float, ...]]
    title: str
    x_label: str
    y_label: str
    errors: dict[str, tuple[float, ...]] = field(default_factory=dict)
    y_range: tuple[float, float] | None = None


@dataclass(frozen=True, eq=False)
class Plane:
    """Input frequencies as dots in the plane.

    Parameters
    ----------
    frequencies
        m × 2, cycles per picture.
    reach
        The axes go from -reach to reach.
    """

    frequencies: NDArray[Any]
    title: str
    reach: float


@dataclass(frozen=True, eq=False)
class Table:
    """Numbers in rows and columns, coloured from low to high.

    Parameters
    ----------
    values
        Rows × columns; not a number leaves a cell empty.
    rows, columns
        Their names.
    form
        How a number is written, e.g. ``".2f"``.
    """

    values: NDArray[np.float64]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    title: str
    x_label: str
    y_label: str
    form: str = ".2f"


@dataclass(frozen=True, eq=False)
class Density:
    """A histogram for each moment, one beside the other, dark where much lies.

    Parameters
    ----------
    x
        The moments, one for each row of `counts`.
    edges
        Of the bins, one more than `counts` has columns.
    counts
        Moments × bins.
    """

    x: ArrayLike
    edges: ArrayLike
    counts: NDArray[Any]
    title: str
    x_label: str
    y_label: str


Panel = Image | Curves | Bars | Plane | Table | Density

"""Which coordinates the pixels of an output have: sizes, regions and tiles.

Numpy only. The picture fills [-1, 1) on each axis and fractions of it run from 0 (left, top) to 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Domain, FloatArray

MAX_OUTPUT_PIXELS = 10**9
WHOLE = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True)
class Grid:
    """Coordinates of the columns and rows that must be worked out, and how often they repeat.

    Attributes
    ----------
    xs, ys
        Coordinates of columns (left to right) and rows (top to bottom), float64.
    repeat
        (along x, along y): the output is this many copies of the grid side by side.
    """

    xs: FloatArray
    ys: FloatArray
    repeat: tuple[int, int] = (1, 1)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the output in pixels, repeats included."""
        return len(self.xs) * self.repeat[0], len(self.ys) * self.repeat[1]

    def repeated(self, pixels: NDArray[np.float32]) -> NDArray[np.float32]:
        """Copy one period of pixels (H × W or H × W × C) over the whole output."""
        across, down = self.repeat
        if across == down == 1:
            return pixels
        height, width = pixels.shape[:2]
        output = empty_picture((width * across, height * down), *pixels.shape[2:])
        periods = output.reshape(down, height, across, width, *pixels.shape[2:])
        periods[...] = pixels[None, :, None]
        return output


def axis_coordinates(start: float, end: float, count: int, extent: float = 2.0) -> FloatArray:
    """Coordinates of `count` pixels over [start, end): pixel i at start + (end - start)·i/count.

    Parameters
    ----------
    start, end
        In units of `extent`, 0 being the left or upper edge of the picture.
    count
        Number of pixels, at least 1.
    extent
        What the unit is, in coordinates: 2 for the picture, p for a whole period.
    """
    fractions = start + (end - start) * (np.arange(count) / count)
    return np.asarray(-1 + extent * fractions)


def output_grid(
    domain: Domain,
    size: tuple[int, int] | None = None,
    region: tuple[float, float, float, float] = WHOLE,
    tiles: tuple[int, int] | None = None,
) -> Grid:
    """Lay out the pixels of an output.

    Parameters
    ----------
    domain
        Of the network that is rendered.
    size
        Width and height of the whole output. By default a pixel of the output is a pixel of the
        fitted picture: its own size for all of it, in proportion for a region, and
        `domain.period_pixels` times the tiles.
    region
        x0, y0, x1, y1 in fractions of the picture; may reach beyond it.
    tiles
        (k, l): show k × l whole periods from the picture's left upper corner. A whole period
        includes the gap of a padded picture and the reflections of a mirrored one. Along an axis
        whose length is a multiple of the tiles one period is laid out and repeated.

    Raises
    ------
    SinStudioError
        For a size, region or tiles that name no pixels or too many, for tiles of a region, and for
        more than one row of a signal.
    """
    if domain.signal:
        _check_one_row(size, tiles)
    if tiles is not None:
        _check_tiles(tiles, region)
        width, height = checked_size(size or _rounded(*_extent(domain, region, tiles)))
        xs, across = _tiled_axis(width, tiles[0], domain.period[0])
        ys, down = _tiled_axis(height, tiles[1], domain.period[1])
        return Grid(xs, ys, (across, down))
    _check_region(region)
    width, height = checked_size(size or _rounded(*_extent(domain, region, None)))
    x0, y0, x1, y1 = region
    return Grid(axis_coordinates(x0, x1, width), axis_coordinates(y0, y1, height))


def long_side(
    domain: Domain,
    side: int,
    region: tuple[float, float, float, float] = WHOLE,
    tiles: tuple[int, int] | None = None,
) -> tuple[int, int]:
    """Width and height of an output in the proportions of the default, `side` pixels long.

    Parameters
    ----------
    side
        The longer of width and height.
    domain, region, tiles
        As in `output_grid`, which also names the errors.
    """
    if side < 1:
        raise SinStudioError(f"The long side is {side}: give at least 1 pixel.")
    if tiles is None:
        _check_region(region)
    else:
        _check_tiles(tiles, region)
    if domain.signal:
        _check_one_row(None, tiles)
        return checked_size((side, 1))
    width, height = _extent(domain, region, tiles)
    scale = side / max(width, height)
    return checked_size(_rounded(width * scale, height * scale))


def checked_size(size: tuple[int, int]) -> tuple[int, int]:
    """Return the size, or raise SinStudioError where it is empty or over 10⁹ pixels."""
    width, height = size
    if width < 1 or height < 1:
        raise SinStudioError(
            f"The size is {width}×{height}: give a width and a height of at least 1 pixel."
        )
    if width * height > MAX_OUTPUT_PIXELS:
        raise SinStudioError(
            f"The size is {width}×{height}: that is over {MAX_OUTPUT_PIXELS:,} pixels; give a "
            "smaller size or render a region at a time."
        )
    return width, height


def empty_picture(size: tuple[int, int], *planes: int) -> NDArray[np.float32]:
    """Reserve H × W (× planes) pixels, or raise SinStudioError where memory does not hold them."""
    width, height = size
    try:
        return np.empty((height, width, *planes), dtype=np.float32)
    except MemoryError:
        raise SinStudioError(
            f"The size is {width}×{height}: the memory does not hold such a picture; give a "
            "smaller size or render a region at a time."
        ) from None


def _extent(
    domain: Domain, region: tuple[float, float, float, float], tiles: tuple[int, int] | None
) -> tuple[float, float]:
    """Width and height of what is shown, in pixels of the fitted picture."""
    if tiles is not None:
        width, height = domain.period_pixels
        return width * tiles[0], height * tiles[1]
    x0, y0, x1, y1 = region
    return domain.width * (x1 - x0), 1 if domain.signal else domain.height * (y1 - y0)


def _rounded(width: float, height: float) -> tuple[int, int]:
    return max(1, round(width)), max(1, round(height))


def _tiled_axis(length: int, count: int, period: float) -> tuple[FloatArray, int]:
    if length % count == 0:
        return axis_coordinates(0, 1, length // count, period), count
    return axis_coordinates(0, count, length, period), 1


def _check_one_row(size: tuple[int, int] | None, tiles: tuple[int, int] | None) -> None:
    for what, pair in (("size is", size), ("tiles are", tiles)):
        if pair is not None and pair[1] != 1:
            raise SinStudioError(
                f"The {what} {pair[0]}×{pair[1]}: a signal has one row; give {pair[0]}×1."
            )


def _check_tiles(tiles: tuple[int, int], region: tuple[float, float, float, float]) -> None:
    if min(tiles) < 1:
        raise SinStudioError(
            f"The tiles are {tiles[0]}×{tiles[1]}: give at least 1 along each axis."
        )
    if tuple(region) != WHOLE:
        raise SinStudioError(
            "A region and tiles are both given: tiles are always whole periods, so leave one out."
        )


def _check_region(region: tuple[float, float, float, float]) -> None:
    x0, y0, x1, y1 = region
    if not all(math.isfinite(edge) for edge in region) or x0 >= x1 or y0 >= y1:
        raise SinStudioError(
            f"The region is {x0:g},{y0:g},{x1:g},{y1:g}: give left, top, right and bottom in "
            "fractions of the picture, left below right and top below bottom."
        )

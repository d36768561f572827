"""The whole frequencies of a picture between two radii, listed or counted without listing them.

k and -k make the same atoms once phases are free, so only one of each pair is taken: the half-plane
k_x > 0, or k_x = 0 and k_y > 0. Radii are those of `Domain`: a band is what lies between two
rectangles in k, since r is the larger of two axes. For a signal k_y = 0, always.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sinstudio.network.domain import Domain

IntArray = NDArray[np.int64]

_ROUNDING = 1e-9  # of a cycle: a frequency exactly on a limit is within it
MOST_CELLS = 1 << 22


def half_plane(frequencies: ArrayLike) -> IntArray:
    """Turn every frequency that lies in the other half-plane into its twin -k; m × 2."""
    k = np.asarray(frequencies, dtype=np.int64).reshape(-1, 2)
    return np.where(is_half_plane(k)[:, None], k, -k)


def is_half_plane(frequencies: ArrayLike) -> NDArray[np.bool_]:
    """Mask (m,) of the frequencies with k_x > 0, or k_x = 0 and k_y > 0; zero is not one."""
    k = np.asarray(frequencies, dtype=np.int64).reshape(-1, 2)
    return np.asarray((k[:, 0] > 0) | ((k[:, 0] == 0) & (k[:, 1] > 0)))


@dataclass(frozen=True)
class Band:
    """Half-plane frequencies with low ≤ r ≤ high; `Band.between` makes one.

    Attributes
    ----------
    outer
        (X, Y): the largest |k_x| and |k_y| within `high`.
    inner
        (X, Y): the largest |k_x| and |k_y| below `low`; the rectangle that is left out.
    """

    outer: tuple[int, int]
    inner: tuple[int, int]

    @classmethod
    def between(cls, domain: Domain, low: float, high: float) -> Band:
        """Return the band of these radii, cycles per S pixels; `low` = 0 leaves out zero only."""
        cycles = domain.radius_per_cycle.tolist()
        x, y = (max(0, math.floor(high / r + _ROUNDING)) for r in cycles)
        x_in, y_in = (max(0, math.ceil(low / r - _ROUNDING) - 1) for r in cycles)
        if domain.signal:
            y = y_in = 0
        return cls((x, y), (min(x, x_in), min(y, y_in)))

    @property
    def _counts(self) -> tuple[int, int, int]:
        """Frequencies beside, above and below, and on the y axis above the inner rectangle."""
        (x, y), (x_in, y_in) = self.outer, self.inner
        return (x - x_in) * (2 * y + 1), x_in * 2 * (y - y_in), y - y_in

    @property
    def size(self) -> int:
        """How many frequencies there are."""
        return sum(self._counts)

    def pairs(self, index: ArrayLike) -> IntArray:
        """Return the frequencies of these indices (0 to size - 1), in order; … × 2.

        The band is never listed, so that it may be larger than memory.
        """
        i = np.asarray(index, dtype=np.int64)
        (_, y), (x_in, y_in) = self.outer, self.inner
        beside, above, _ = self._counts
        rim = max(1, y - y_in)
        j = i - beside
        level = j % (2 * rim)  # counts k_y from the lowest up, without the inner rectangle
        k_x = np.where(i < beside, x_in + 1 + i // (2 * y + 1), 1 + j // (2 * rim))
        k_y = np.where(
            i < beside,
            i % (2 * y + 1) - y,
            np.where(level < rim, level - y, level - rim + y_in + 1),
        )
        on_axis = i >= beside + above
        k_x = np.where(on_axis, 0, k_x)
        k_y = np.where(on_axis, y_in + 1 + j - above, k_y)
        return np.stack([k_x, k_y], axis=-1)


@dataclass(frozen=True)
class Cells:
    """The half-plane rectangle |k_x| ≤ X, |k_y| ≤ Y, cut into cells that fit in memory.

    Cells hold one frequency each, unless there would be more than a few million.

    Attributes
    ----------
    outer
        (X, Y).
    step
        Frequencies in a cell along each axis.
    x, y
        Central frequencies of the cells along each axis; `x` starts at 0 and `y` spans both signs.
    """

    outer: tuple[int, int]
    step: tuple[int, int]
    x: IntArray
    y: IntArray

    @classmethod
    def of(cls, outer: tuple[int, int], wanted: int) -> Cells:
        """Cut a rectangle into few enough cells, yet more than four for each `wanted` frequency."""
        most = max(MOST_CELLS, 4 * wanted)
        step = [1, 1]
        while True:
            columns, rows = outer[0] // step[0] + 1, 2 * (outer[1] // step[1]) + 1
            if columns * rows <= most:
                break
            step[int(rows > columns)] *= 2
        x = np.arange(columns, dtype=np.int64) * step[0]
        y = (np.arange(rows, dtype=np.int64) - rows // 2) * step[1]
        return cls(outer, (step[0], step[1]), x, y)

    def highest(self, keys: NDArray[np.float64], count: int, rng: np.random.Generator) -> IntArray:
        """Return the frequencies of the `count` highest keys, highest first, count × 2.

        A cell of several frequencies gives one of them at random, so all are distinct.

        Parameters
        ----------
        keys
            One for each cell, y × x.
        """
        inside = (self.x > 0)[None, :] | (self.y > 0)[:, None]
        ranked = np.where(inside, -keys, np.inf).ravel()
        best = (
            np.argpartition(ranked, count - 1)[:count] if count < len(ranked) else ranked.argsort()
        )
        best = np.sort(best)  # ties go to the lower index, whatever the partition did
        best = best[np.argsort(ranked[best], kind="stable")][:count]
        row, column = np.divmod(best, len(self.x))
        k = np.stack([self.x[column], self.y[row]], axis=1)
        for axis, (step, reach) in enumerate(zip(self.step, self.outer, strict=True)):
            if step > 1:
                k[:, axis] += rng.integers(-((step - 1) // 2), step // 2 + 1, count)
                k[:, axis] = k[:, axis].clip(-reach if axis else 0, reach)
        return k

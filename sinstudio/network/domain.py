"""Where a picture lives: its samples, its period, and what radius a frequency has on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
Cycles = NDArray[np.int64] | FloatArray  # m × 2, cycles per period: whole, or real for a SIREN


@dataclass(frozen=True)
class Domain:
    """The square [-1, 1)² that a picture fills, and the period of the network over it.

    A signal is a picture of one row: it fills [-1, 1) along x, and no frequency has a k_y.

    Parameters
    ----------
    width, height
        Size of the fitted picture in pixels, each ≥ 1.
    period
        (p_x, p_y), each ≥ 2, in units of the coordinate: 2 is exactly one picture.
    mirror
        Per axis (x, y): the picture is fitted with its reflection, so that its period is 4.
    stride
        Training samples are every `stride`-th pixel of each axis (hold-out ``grid:2`` gives 2).
    signal
        Whether this is a signal of `width` samples, of height 1 and period 2 along y.
    """

    width: int
    height: int
    period: tuple[float, float] = (2.0, 2.0)
    mirror: tuple[bool, bool] = (False, False)
    stride: int = 1
    signal: bool = False

    @property
    def axes(self) -> int:
        """D, along how many axes there are frequencies: 1 for a signal, 2 for a picture."""
        return 1 if self.signal else 2

    @property
    def scale(self) -> int:
        """S = min(W, H), or N for a signal: radii are in cycles per S pixels."""
        return self.width if self.signal else min(self.width, self.height)

    @property
    def nyquist(self) -> float:
        """N_r, the Nyquist radius of the training samples, in cycles per S pixels."""
        return self.scale / (2 * self.stride)

    @property
    def period_pixels(self) -> tuple[int, int]:
        """Width and height of one whole period, in pixels of the picture (rounded)."""
        return (
            max(1, round(self.width * self.period[0] / 2)),
            max(1, round(self.height * self.period[1] / 2)),
        )

    @property
    def radius_per_cycle(self) -> FloatArray:
        """(r_x, r_y): radius of one cycle per period along each axis."""
        size = np.array([self.width, self.height], dtype=np.float64)
        return 2 / np.asarray(self.period) * self.scale / size

    def radii(self, frequencies: ArrayLike) -> FloatArray:
        """Radius of each frequency, in cycles per S pixels.

        r = max(2|k_x|/p_x · S/W, 2|k_y|/p_y · S/H); for a square picture with p = 2 that is
        max(|k_x|, |k_y|), as in section 6 of the report. For a signal it is 2|k_x|/p_x.

        Parameters
        ----------
        frequencies
            m × 2, cycles per period, columns x and y.
        """
        k = np.asarray(frequencies, dtype=np.float64).reshape(-1, 2)
        return np.asarray((np.abs(k) * self.radius_per_cycle).max(axis=1, initial=0.0))

    def omega(self, frequencies: ArrayLike) -> FloatArray:
        """Angular frequencies ω = 2πk/p, m × 2, radians per unit of the coordinate."""
        k = np.asarray(frequencies, dtype=np.float64).reshape(-1, 2)
        return 2 * np.pi * k / np.asarray(self.period, dtype=np.float64)

    def cycles(self, omega: ArrayLike) -> FloatArray:
        """Cycles per period k = ωp/2π of real angular frequencies, m × 2; undoes `omega`."""
        angular = np.asarray(omega, dtype=np.float64).reshape(-1, 2)
        return angular * np.asarray(self.period, dtype=np.float64) / (2 * np.pi)

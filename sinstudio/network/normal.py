"""The normal distribution rounded to whole numbers."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

_NARROW = 1e-4  # standard deviations; over a cell this narrow the density is constant
_FAR = 20.0  # standard deviations; beyond, the tail is φ(a)/a to within 1/a² = 0.3 %


def log_cell_masses(centres: NDArray[np.int64], step: int, sigma: float) -> NDArray[np.float64]:
    """Logarithm of the probability that a normal of mean 0 falls in each cell.

    A cell holds the whole numbers c - ⌊(step - 1)/2⌋ … c + ⌊step/2⌋, each rounded to from half a
    unit on either side. Far in the tail the logarithm stays finite where the probability does not.

    Parameters
    ----------
    centres
        c of each cell, of either sign.
    step
        Whole numbers in a cell, ≥ 1.
    sigma
        Standard deviation, > 0.
    """
    low = (centres - (step - 1) // 2 - 0.5) / sigma
    high = (centres + step // 2 + 0.5) / sigma
    if (width := (step / sigma)) < _NARROW:
        return -(((low + high) / 2) ** 2) / 2 + math.log(width / math.sqrt(2 * math.pi))
    # by symmetry, work on the side where the tail is the upper one
    flip = centres < 0
    near, far = np.where(flip, -high, low), np.where(flip, -low, high)
    return _log_upper_tail_difference(near, far)


def _log_upper_tail_difference(
    near: NDArray[np.float64], far: NDArray[np.float64]
) -> NDArray[np.float64]:
    """log(Q(near) - Q(far)), where Q is the upper tail and far > near."""
    result = np.empty_like(near)
    tail = near > _FAR
    a, b = near[tail], far[tail]
    rest = np.exp((a - b) * (a + b) / 2) * (a / b)
    result[tail] = -(a**2) / 2 - np.log(a * math.sqrt(2 * math.pi)) + np.log1p(-rest)
    masses = [
        (math.erfc(start / math.sqrt(2)) - math.erfc(end / math.sqrt(2))) / 2
        for start, end in zip(near[~tail].tolist(), far[~tail].tolist(), strict=True)
    ]
    result[~tail] = np.log(masses)
    return result

"""How visible the border between tiles is."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sinstudio.network.model import SinusoidalNetwork


def seam(period: NDArray[Any]) -> float:
    """RMS step across the borders of a tile, over the RMS step between neighbours inside it.

    Both are the root of the mean of the two axes' mean square steps: across the left and right
    border and the upper and lower one; between neighbouring columns and neighbouring rows. About 1
    where no seam can be seen; larger the more it stands out. An axis of one pixel is left out.

    Parameters
    ----------
    period
        One whole tile, H × W × C, levels.

    Returns
    -------
    float
        ≥ 0; 1 for a tile of one flat colour, which has no steps at all.
    """
    values = np.asarray(period, dtype=np.float64)
    border = inside = 0.0
    for axis in (0, 1):
        if values.shape[axis] > 1:
            first, last = np.take(values, [0], axis), np.take(values, [-1], axis)
            border += _mean_square(first - last)
            inside += _mean_square(np.diff(values, axis=axis))
    return 1.0 if inside == 0 else math.sqrt(border / inside)


def seam_of(network: SinusoidalNetwork, stop: Callable[[], bool] | None = None) -> float:
    """Seam of a network: of one whole period, at the pixel size of the fitted picture.

    Parameters
    ----------
    network
        What is rendered.
    stop
        As in `sinstudio.render.grid.render`, which also names the errors: a SIREN has no period.
    """
    from sinstudio.render.grid import render  # loads torch

    return seam(render(network, tiles=(1, 1), stop=stop))


def _mean_square(steps: NDArray[np.float64]) -> float:
    return float(np.mean(np.square(steps)))

"""A network of a signal as samples: any number of them, of any part, or of several periods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sinstudio.network.model import SinusoidalNetwork
from sinstudio.render.coordinates import WHOLE
from sinstudio.render.grid import render


@dataclass(frozen=True)
class Samples:
    """Rendered samples, and where they lie among those that were fitted.

    Attributes
    ----------
    levels
        N × C, not clipped.
    first
        Place of the first, in fitted samples from the first of those.
    spacing
        From one to the next, in fitted samples.
    """

    levels: NDArray[np.float32]
    first: float
    spacing: float


def render_signal(
    network: SinusoidalNetwork,
    samples: int | None = None,
    *,
    region: tuple[float, float] | None = None,
    tiles: int | None = None,
    stop: Callable[[], bool] | None = None,
) -> Samples:
    """Render a network of a signal.

    Parameters
    ----------
    network
        Of a signal.
    samples
        How many in all; by default they lie as far apart as those that were fitted.
    region
        x0, x1 in fractions of the signal; may reach beyond it.
    tiles
        Show this many whole periods instead.
    stop
        As in `sinstudio.render.grid.render`, which also names the errors.
    """
    domain = network.domain
    x0, x1 = region or (0.0, 1.0)
    levels = render(
        network,
        None if samples is None else (samples, 1),
        region=WHOLE if region is None else (x0, 0.0, x1, 1.0),
        tiles=None if tiles is None else (tiles, 1),
        stop=stop,
    )[0]
    extent = (x1 - x0) if tiles is None else tiles * domain.period[0] / 2
    return Samples(levels, x0 * domain.width, extent * domain.width / len(levels))

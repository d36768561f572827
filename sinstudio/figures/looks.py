"""Panels that several figures share: reconstructions and their spectra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.figures.panels import Image, Stroke
from sinstudio.measure.spectrum import log_spectrum

if TYPE_CHECKING:
    from sinstudio.api import Result


def reconstruction(result: Result, zoom: int = 1) -> NDArray[np.float32]:
    """Render a fit at `zoom` pixels for each fitted one, H × W × C."""
    from sinstudio.render.grid import render

    domain = result.network.domain
    return render(result.network, (zoom * domain.width, zoom * domain.height))


def tiles(result: Result, count: int = 2, side: int = 512) -> NDArray[np.float32]:
    """Render `count` × `count` whole periods, `side` pixels wide and high."""
    from sinstudio.render.grid import render

    return render(result.network, (side, side), tiles=(count, count))


def spectrum(pixels: NDArray[Any], title: str, zoom: int = 1) -> Image:
    """Show the centred log spectrum of a picture.

    Of one rendered at `zoom` pixels for each fitted one, dashes mark the Nyquist limit.
    """
    low, high = 0.5 - 0.5 / zoom, 0.5 + 0.5 / zoom
    square = Stroke((low, high, high, low, low), (low, low, high, high, low))
    return Image(log_spectrum(pixels), title, (square,) if zoom > 1 else ())


def part(pixels: NDArray[Any], size: float = 0.25, at: tuple[float, float] = (0.5, 0.5)) -> Any:
    """Cut out a square of `size` of each side, centred `at` (x, y), in fractions of the picture."""
    height, width = pixels.shape[:2]
    rows, columns = max(1, round(size * height)), max(1, round(size * width))
    top = min(max(0, round(at[1] * height - rows / 2)), height - rows)
    left = min(max(0, round(at[0] * width - columns / 2)), width - columns)
    return pixels[top : top + rows, left : left + columns]

"""Panels that several figures share: reconstructions and their spectra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.figures.panels import Image, Stroke
from sinstudio.measure.spectrum import amplitude, log_spectrum

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


def energy_beyond(pixels: NDArray[Any], radius: float) -> float:
    """Share of the energy of a picture at more than `radius` cycles per picture on either axis.

    The mean is left out, and the picture is taken for a whole period.
    """
    power = np.square(amplitude(pixels))
    power[power.shape[0] // 2, power.shape[1] // 2] = 0
    return float(power[_beyond(pixels, radius)].sum() / max(power.sum(), 1e-300))


def high_error(pixels: NDArray[Any], truth: NDArray[Any], radius: float) -> float:
    """Energy of the error beyond `radius`, as a share of the energy that the picture has there.

    1 is a picture whose high frequencies are missing; above it, there is noise.
    """
    outside = _beyond(truth, radius)
    wrong, right = (np.square(amplitude(one))[outside] for one in (pixels - truth, truth))
    return float(wrong.sum() / max(right.sum(), 1e-300))


def _beyond(pixels: NDArray[Any], radius: float) -> NDArray[np.bool_]:
    across, down = frequency_axes(pixels)
    return np.maximum(np.abs(across)[None, :], np.abs(down)[:, None]) > radius


def frequency_axes(pixels: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Cycles per picture of the columns and rows of its centred spectrum."""
    height, width = pixels.shape[:2]
    return np.arange(width) - width // 2, np.arange(height) - height // 2

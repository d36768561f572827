"""The out-of-band share: how much noise lies between the pixels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sinstudio.network.domain import FloatArray
from sinstudio.render.luma import luma

if TYPE_CHECKING:
    from sinstudio.network.model import SinusoidalNetwork

OVERSAMPLING = 4
WINDOW = 256  # training samples along each axis, at most; its square for a signal
_GUARD_BINS = 2  # what the Hann window smears beyond Nyquist
_FLAT = 1e-6  # levels; below this RMS only rounding is left, and it has no share to measure


def out_of_band(
    network: SinusoidalNetwork, window: int = WINDOW, stop: Callable[[], bool] | None = None
) -> float:
    """Share of the energy that a network puts beyond the Nyquist frequency of its samples.

    Luma is rendered at four times the resolution of the training samples (every `domain.stride`-th
    pixel of the picture) on a centred window of at most `window` × `window` samples, which is the
    whole picture where that is smaller. The mean is removed and a Hann window applied; of the
    energy of the 2-D FFT, the share is taken that lies beyond Nyquist + 2 bins on either axis.
    Levels are clipped to 0..1 as in every picture that is written. A signal is the mean of its
    channels, not clipped, on a window of at most `window`² samples, and its FFT is 1-D.

    Parameters
    ----------
    network
        What is measured; its domain gives the samples.
    window
        Largest side of the window in training samples. A smaller one costs less.
    stop
        As in `sinstudio.render.grid.render`, which also names the errors.

    Returns
    -------
    float
        0 to 1; 0 for a flat picture. Pictures have some too, so that lower is not always better.
    """
    from sinstudio.render.grid import GridRenderer  # loads torch

    domain = network.domain
    if domain.signal:
        xs, ys = window_coordinates(domain.width, domain.stride, window**2), np.array([-1.0])
    else:
        xs = window_coordinates(domain.width, domain.stride, window)
        ys = window_coordinates(domain.height, domain.stride, window)
    levels = GridRenderer(network, xs, ys, stop=stop).picture()
    return share_beyond_nyquist(luma(levels, signal=domain.signal))


def window_coordinates(pixels: int, stride: int, window: int) -> FloatArray:
    """Coordinates of a centred window along one axis, `OVERSAMPLING` per training sample.

    Parameters
    ----------
    pixels
        Of the picture along the axis.
    stride
        Pixels from one training sample to the next; the first is the first pixel.
    window
        Most training samples that are taken.
    """
    samples = -(-pixels // stride)
    taken = min(samples, window)
    first = (samples - taken) // 2
    position = first + np.arange(taken * OVERSAMPLING) / OVERSAMPLING
    return np.asarray(-1 + 2 * stride * position / pixels)


def share_beyond_nyquist(values: NDArray[np.floating]) -> float:
    """Share of energy beyond a quarter of the sampling rate's half, plus 2 bins, on either axis.

    Parameters
    ----------
    values
        H × W, sampled `OVERSAMPLING` times as densely as what Nyquist is counted for; 1 × W for a
        signal.
    """
    centred = values - np.mean(values, dtype=np.float64)
    if np.sqrt(np.mean(np.square(centred))) < _FLAT:
        return 0.0
    height, width = values.shape
    spectrum = np.fft.fft2(centred * np.outer(_hann(height), _hann(width)))
    energy = np.square(np.abs(spectrum))
    inside = energy[np.ix_(_in_band(height), _in_band(width))].sum()
    return float(1 - inside / energy.sum())


def _hann(count: int) -> FloatArray:
    """Periodic Hann window, which has no weight beyond one bin; 1 for the one row of a signal."""
    if count == 1:
        return np.ones(1)
    return np.asarray(0.5 - 0.5 * np.cos(2 * np.pi * np.arange(count) / count))


def _in_band(count: int) -> NDArray[np.bool_]:
    """Which FFT bins lie within Nyquist of the samples and the guard bins."""
    cycles = np.abs(np.fft.fftfreq(count, 1 / count))
    return np.asarray(cycles <= count / (2 * OVERSAMPLING) + _GUARD_BINS)

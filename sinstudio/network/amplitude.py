"""The spectrum of a picture, read at the frequencies of a network with any period."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Domain

_FINEST = 2  # zero-padding beyond this many times the picture adds nothing to interpolation


def amplitude_at(
    luma: NDArray[np.floating],
    domain: Domain,
    k_x: NDArray[np.int64],
    k_y: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Magnitude of the picture's Fourier transform at all pairs of k_x and k_y.

    A network with period p has k cycles per period, 2k/p per picture. The picture (without its
    mean) is padded with zeros to one whole period, where that is a whole number of samples and at
    most twice the picture, and its FFT read off; otherwise the FFT is interpolated linearly. On a
    mirrored axis it is the spectrum of the picture with its reflection. Only training samples are
    read: every `domain.stride`-th pixel.

    Parameters
    ----------
    luma
        H × W, the size of the domain.
    domain
        Period, mirrored axes and stride.
    k_x
        Cycles per period along x, each ≥ 0 and within Nyquist.
    k_y
        Cycles per period along y, within Nyquist, of either sign.

    Returns
    -------
    NDArray
        len(k_y) × len(k_x), ≥ 0; values that are rounding error only are 0.

    Raises
    ------
    SinStudioError
        If the picture has another size, or values that are not finite.
    """
    if luma.shape != (domain.height, domain.width):
        raise SinStudioError(
            f"The picture is {' × '.join(map(str, luma.shape[::-1]))} pixels where "
            f"{domain.width} × {domain.height} are fitted: resize it first."
        )
    samples = np.asarray(luma[:: domain.stride, :: domain.stride], dtype=np.float64)
    if not np.isfinite(samples).all():
        raise SinStudioError(
            "The picture has values that are not finite, so its spectrum cannot be read: "
            "repair it or choose another strategy for the frequencies."
        )
    noise = 1e-12 * np.abs(samples).sum()
    samples = samples - samples.mean()
    for axis, mirrored in ((1, domain.mirror[0]), (0, domain.mirror[1])):
        if mirrored:
            samples = np.concatenate([samples, np.flip(samples, axis)], axis)
    height, padded_y = _padded(samples.shape[0], domain.height, domain.period[1], domain.stride)
    width, padded_x = _padded(samples.shape[1], domain.width, domain.period[0], domain.stride)
    x, share_x = _places(k_x, width, padded_x)
    y, share_y = _places(k_y, height, padded_y)
    # along y, only the columns that are read
    columns = np.fft.rfft(samples, padded_x, axis=1)[:, : int(x.max()) + 2]
    spectrum = np.abs(np.fft.fft(columns, padded_y, axis=0))
    spectrum[spectrum <= noise] = 0
    last = spectrum.shape[1] - 1
    at_x = spectrum[:, np.minimum(x, last)] * (1 - share_x)
    if share_x.any():
        at_x += spectrum[:, np.minimum(x + 1, last)] * share_x
    at = at_x[y % padded_y] * (1 - share_y)[:, None]
    if share_y.any():
        at += at_x[(y + 1) % padded_y] * share_y[:, None]
    return np.asarray(at)


def _padded(samples: int, pixels: int, period: float, stride: int) -> tuple[float, int]:
    """Length of a period in samples, and the length of the padded axis."""
    whole = pixels * period / (2 * stride)
    return whole, max(samples, min(round(whole), _FINEST * samples))


def _places(
    k: NDArray[np.int64], whole: float, padded: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Bins just below these frequencies, and the share of the bin above each."""
    place = k * (padded / whole)
    place = np.where(np.abs(place - place.round()) < 1e-9, place.round(), place)
    below = np.floor(place)
    return below.astype(np.int64), place - below

"""The spectrum of a picture as it is shown: centred, of its luma."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.render.luma import luma


def amplitude(picture: NDArray[Any], *, signal: bool = False) -> NDArray[np.float64]:
    """|FFT| of the luma, with zero frequency in the middle.

    A cosine of amplitude a over H × W pixels gives two peaks of a·H·W/2.

    Parameters
    ----------
    picture
        H × W × C or H × W, levels.
    signal
        Whether it is a signal, 1 × N × C: then it stands for the mean of its channels.

    Returns
    -------
    NDArray
        H × W, ≥ 0; frequency (k_x, k_y), in cycles per picture, is at row H//2 + k_y and column
        W//2 + k_x.
    """
    spectrum = np.abs(np.fft.fft2(luma(picture, signal=signal).astype(np.float64)))
    return np.asarray(np.fft.fftshift(spectrum), dtype=np.float64)


def log_spectrum(picture: NDArray[Any], *, signal: bool = False) -> NDArray[np.float32]:
    """log(1 + |FFT|) of the luma, H × W, centred; see `amplitude`."""
    return np.log1p(amplitude(picture, signal=signal)).astype(np.float32)

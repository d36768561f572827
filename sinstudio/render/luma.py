"""Brightness of a picture: luma with the weights of Rec. 709."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

REC709 = (0.2126, 0.7152, 0.0722)


def luma_weights(channels: int, *, signal: bool = False) -> NDArray[np.float64]:
    """Weight of each channel in luma: 1 for grey, Rec. 709 for RGB, 0 for alpha.

    Parameters
    ----------
    channels
        1 grey, 2 grey and alpha, 3 RGB, 4 RGBA.
    signal
        Whether they are those of a signal, which count alike.
    """
    if signal:
        return np.full(channels, 1 / channels)
    colours = (1.0,) if channels < 3 else REC709
    weights = np.zeros(channels)
    weights[: len(colours)] = colours
    return weights


def luma(picture: NDArray[Any], *, signal: bool = False) -> NDArray[Any]:
    """Luma of a picture, worked out on its sRGB values as the eye sees them; alpha is ignored.

    What stands for a signal of several channels is their mean.

    Parameters
    ----------
    picture
        H × W × C with 1 to 4 channels, or H × W, which is returned as it is.

    Returns
    -------
    NDArray
        H × W in the picture's floating type (float64 for whole numbers), with its range.
    """
    values = picture if np.issubdtype(picture.dtype, np.floating) else picture.astype(np.float64)
    if values.ndim == 2:
        return values
    if signal and values.shape[2] > 1:
        return np.asarray(values.mean(axis=2, dtype=values.dtype))
    if values.shape[2] < 3:
        return values[..., 0]
    # A plain sum, not a matrix product: BLAS rounds a pixel by where it stands in the array.
    red, green, blue = (values.dtype.type(weight) for weight in REC709)
    result: NDArray[Any] = values[..., 0] * red + values[..., 1] * green + values[..., 2] * blue
    return result

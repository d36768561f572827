"""How close two pictures are: PSNR and SSIM, on levels clipped to 0..1."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError

_SSIM_WINDOW = 7  # pixels, scikit-image's own


def psnr(
    reference: NDArray[Any],
    picture: NDArray[Any],
    mask: NDArray[np.bool_] | None = None,
    *,
    clip: bool = True,
) -> float:
    """Peak signal-to-noise ratio, 10 log10(1 / MSE).

    Parameters
    ----------
    reference, picture
        H × W × C, floating, levels; clipped to 0..1 first.
    mask
        H × W, the pixels that count; all of them by default.
    clip
        Leave out for signals, which are not written clipped either.

    Returns
    -------
    float
        Decibels; infinite for equal pictures.

    Raises
    ------
    SinStudioError
        If the pictures differ in size or channels, or the mask selects no pixel.
    """
    _check_alike(reference, picture)
    if mask is not None:
        if not mask.any():
            raise SinStudioError("There is no pixel to measure: the mask selects none.")
        reference, picture = reference[mask], picture[mask]
    if clip:
        reference, picture = np.clip(reference, 0, 1), np.clip(picture, 0, 1)
    difference = picture - reference
    mse = float(np.mean(np.square(difference), dtype=np.float64))
    return math.inf if mse == 0 else -10 * math.log10(mse)


def ssim(reference: NDArray[Any], picture: NDArray[Any]) -> float:
    """Structural similarity as scikit-image defines it, averaged over the channels.

    The window is 7 pixels wide, or as wide as an odd number of pixels of a smaller picture can be.

    Parameters
    ----------
    reference, picture
        H × W × C, floating, levels; clipped to 0..1 first.

    Returns
    -------
    float
        At most 1, which equal pictures have.

    Raises
    ------
    SinStudioError
        If the pictures differ in size or channels.
    """
    from skimage.metrics import structural_similarity  # slow to import, and only needed here

    _check_alike(reference, picture)
    side = min(*reference.shape[:2], _SSIM_WINDOW)
    window = side if side % 2 else side - 1
    return float(
        structural_similarity(
            np.clip(reference, 0, 1).astype(np.float64),
            np.clip(picture, 0, 1).astype(np.float64),
            channel_axis=-1,
            data_range=1,
            win_size=window,
            use_sample_covariance=window > 1,  # one pixel has none
        )
    )


def _check_alike(reference: NDArray[Any], picture: NDArray[Any]) -> None:
    if reference.shape != picture.shape:
        one, two = (_shape_of(item) for item in (reference, picture))
        raise SinStudioError(
            f"The pictures cannot be compared: one has {one}, the other {two}; "
            "give two of the same size and channels."
        )


def _shape_of(picture: NDArray[Any]) -> str:
    height, width, channels = picture.shape
    return f"{width}×{height} pixels and {channels} channel{'s' if channels > 1 else ''}"

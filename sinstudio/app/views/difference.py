"""What a reconstruction gets wrong: signed luma error, and the colours it is shown in.

Where there is alpha the two are compared as they look on black and on white, whichever differs
more: an error of the alpha alone is seen, and one of colours that nobody sees is not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sinstudio.app.views.viewport import Region
from sinstudio.render.luma import luma_weights

MAX_PIXELS = 1_000_000  # errors worked out for one frame

# Blue where the reconstruction is darker, orange where it is brighter: a pair that readers of any
# colour vision tell apart. Zero is the same near-white in every theme, so that figures compare.
_STOPS = ("#08306b", "#3182bd", "#9ecae1", "#f7f7f7", "#fdbe85", "#e6710f", "#7f2704")
_HALF = 255  # steps of the map on each side of zero


def _diverging() -> NDArray[np.uint32]:
    stops = np.array([[int(stop[i : i + 2], 16) for i in (1, 3, 5)] for stop in _STOPS])
    at = np.linspace(0, 2 * _HALF, len(stops))
    table = [np.interp(np.arange(2 * _HALF + 1), at, stops[:, channel]) for channel in range(3)]
    red, green, blue = np.rint(table).astype(np.uint32)
    packed: NDArray[np.uint32] = 0xFF000000 | red << 16 | green << 8 | blue
    return packed


DIVERGING = _diverging()
"""511 colours 0xFFRRGGBB: blue for -1, near-white for 0 in the middle, orange for 1."""


def stride_of(height: int, width: int) -> int:
    """Every how many pixels, along each axis, a frame of that size is compared."""
    stride = 1
    while -(-height // stride) * -(-width // stride) > MAX_PIXELS:
        stride += 1
    return stride


def signed_error(
    frame: NDArray[np.uint8],
    region: Region,
    original: NDArray[np.float32],
    smooth: bool,
    alpha: NDArray[np.float32] | None = None,
) -> NDArray[np.float32]:
    """Luma of a frame minus that of the original at the same places.

    Parameters
    ----------
    frame
        h × w × C, 0…255; its pixel i of w sits at x0 + (x1 - x0)·i/w of the picture's width.
    region
        (x0, y0, x1, y1), fractions of the picture.
    original
        Luma of the picture, H × W, 0…1; its sample j sits at j/W.
    smooth
        Whether to take the original between its samples from both neighbours (bilinear) or from
        the nearest.
    alpha
        Of the picture, H × W, 0…1, where it has one; it is then read of the frame as well.

    Returns
    -------
    NDArray
        h × w, -1…1; positive where the reconstruction is brighter. With alpha it is the larger of
        the errors that are seen on black and on white.
    """
    height, width, channels = frame.shape
    rows = _positions(region[1], region[3], height, original.shape[0])
    columns = _positions(region[0], region[2], width, original.shape[1])
    shown = np.zeros((height, width), dtype=np.float32)
    for channel, weight in enumerate(luma_weights(channels)):
        if weight:
            shown += frame[..., channel] * np.float32(weight / 255)
    if alpha is None or channels not in (2, 4):
        shown -= _sampled(original, rows, columns, smooth)
        return shown
    opacity = frame[..., -1] * np.float32(1 / 255)
    shown *= opacity
    # between samples what is seen is interpolated, not colours that are hidden
    shown -= _sampled(original * alpha, rows, columns, smooth)
    on_white = shown - (opacity - _sampled(alpha, rows, columns, smooth))
    return np.where(np.abs(on_white) > np.abs(shown), on_white, shown)


def colours_of(error: NDArray[np.float32], gain: float) -> NDArray[np.uint32]:
    """Colours 0xFFRRGGBB of errors; the ends of the map stand for ±1/gain and beyond."""
    step = error * np.float32(gain * _HALF)
    step += np.float32(_HALF + 0.5)
    np.clip(step, 0, 2 * _HALF, out=step)
    return np.asarray(np.take(DIVERGING, step.astype(np.intp), mode="clip"))


def _positions(start: float, end: float, count: int, samples: int) -> NDArray[np.float64]:
    places = (start + (end - start) * np.arange(count) / count) * samples
    return np.clip(places, 0, samples - 1)


def _sampled(
    original: NDArray[np.float32],
    rows: NDArray[np.float64],
    columns: NDArray[np.float64],
    smooth: bool,
) -> NDArray[np.float32]:
    if not smooth:
        nearest = np.floor(rows + 0.5).astype(np.intp), np.floor(columns + 0.5).astype(np.intp)
        part = np.take(original, nearest[0], axis=0, mode="clip")
        return np.take(part, nearest[1], axis=1, mode="clip")
    first = int(columns[0])
    part = original[:, first : int(np.ceil(columns[-1])) + 1]
    return _between(_between(part, rows, 0), columns - first, 1)


def _between(
    values: NDArray[np.float32], places: NDArray[np.float64], axis: int
) -> NDArray[np.float32]:
    """Interpolate linearly along one axis; beyond the last value there is that value again."""
    below = places.astype(np.intp)
    share = (places - below).astype(np.float32)
    result = np.take(values, below, axis=axis, mode="clip")
    if share.any():
        above = np.take(values, below + 1, axis=axis, mode="clip")
        above -= result
        above *= share[:, None] if axis == 0 else share
        result += above
    return result

"""Channel values as levels, 0 to 1: from whole numbers and floats, back again, and rearranged."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.render.luma import luma

Levels = NDArray[np.float32]

_ROUNDING = 1e-3  # how far beyond 0 and 1 arithmetic on levels may have carried a value
_BLOCK = 1 << 20  # values that are rounded at a time


def levels_of_integers(values: NDArray[Any], top: int) -> Levels:
    """Divide whole numbers 0..`top` by `top`."""
    result = values.astype(np.float32)
    result /= np.float32(top)
    return result


def levels_of_array(values: NDArray[Any], what: str) -> Levels:
    """Levels of an array that a program made: uint8, uint16, bool, or floats in 0..1.

    float32 within 0..1 is returned as it is.

    Raises
    ------
    SinStudioError
        When floats are not numbers or leave 0..1, and for every other type; `what` begins the
        sentence.
    """
    if values.dtype == np.bool_:
        return values.astype(np.float32)
    if values.dtype in (np.uint8, np.uint16):
        return levels_of_integers(values, int(np.iinfo(values.dtype).max))
    if values.dtype.kind != "f":
        raise SinStudioError(
            f"{what} has values of the type {values.dtype}; convert it to uint8, uint16, or "
            "floating point in 0..1."
        )
    low, high = float(values.min()), float(values.max())
    if np.isnan(low) or np.isnan(high):
        raise SinStudioError(f"{what} has values that are not numbers (NaN); replace them first.")
    if low < -_ROUNDING or high > 1 + _ROUNDING:
        raise SinStudioError(
            f"{what} has values from {low:g} to {high:g}, and floating-point levels must lie in "
            "0..1; divide them by the value of white, or clip them."
        )
    if values.dtype == np.float32 and low >= 0 and high <= 1:
        return values
    return _clipped(values)


def levels_of_hdr(values: NDArray[Any], what: str) -> Levels:
    """Levels of floats in a file, where highlights may exceed 1 and are clipped.

    Raises
    ------
    SinStudioError
        When values are not numbers, or more than half of them are above 1, which shows that
        white is not at 1; `what` begins the sentence.
    """
    if np.isnan(values.min()):
        raise SinStudioError(
            f"{what} has values that are not numbers (NaN); replace them in the program that "
            "made it."
        )
    if np.count_nonzero(values > 1) > values.size / 2:
        raise SinStudioError(
            f"{what} has more than half of its values above 1, where white is, and up to "
            f"{float(values.max()):g}; divide them by the value of white and save it again."
        )
    return _clipped(values)


def _clipped(values: NDArray[Any]) -> Levels:
    result = values.astype(np.float32)
    return np.clip(result, 0, 1, out=result)


def to_uint8(pixels: NDArray[np.floating[Any]]) -> NDArray[np.uint8]:
    """Round levels to 0..255; what lies outside 0..1 is clipped, and NaN becomes black."""
    result = np.empty(pixels.shape, np.uint8)
    _round_into(result, pixels, 255)
    return result


def to_uint16(pixels: NDArray[np.floating[Any]]) -> NDArray[np.uint16]:
    """Round levels to 0..65535; what lies outside 0..1 is clipped, and NaN becomes black."""
    result = np.empty(pixels.shape, np.uint16)
    _round_into(result, pixels, 65535)
    return result


def _round_into(result: NDArray[Any], pixels: NDArray[np.floating[Any]], top: int) -> None:
    rows = max(1, _BLOCK // max(1, pixels[:1].size))
    for start in range(0, len(pixels), rows):  # in blocks, since pictures can be huge
        block = np.fmin(np.fmax(pixels[start : start + rows], 0), 1)  # the number beside a NaN
        block *= top
        result[start : start + rows] = np.rint(block, out=block)


def has_alpha(pixels: NDArray[Any]) -> bool:
    """Tell whether the last channel of H × W × C pixels is alpha."""
    return pixels.shape[2] in (2, 4)


def with_channels(pixels: Levels, channels: int) -> Levels:
    """Convert to 1 grey, 2 grey and alpha, 3 RGB or 4 RGBA.

    Grey is the Rec. 709 luma of the sRGB values. Alpha is added as 1, and left out where it is
    not wanted, which shows the colours as they are stored.
    """
    if pixels.shape[2] == channels:
        return pixels
    alpha = pixels[..., -1:] if has_alpha(pixels) else np.ones_like(pixels[..., :1])
    if channels < 3:
        colour = luma(pixels)[..., None]
    elif pixels.shape[2] < 3:
        colour = np.repeat(pixels[..., :1], 3, axis=2)
    else:
        colour = pixels[..., :3]
    parts = [colour, alpha] if channels in (2, 4) else [colour]
    return np.ascontiguousarray(np.clip(np.concatenate(parts, axis=2), 0, 1), dtype=np.float32)


def over_white(pixels: Levels) -> Levels:
    """Lay pixels with alpha over white, on their sRGB values; others come back as they are."""
    if not has_alpha(pixels):
        return pixels
    alpha = pixels[..., -1:]
    return pixels[..., :-1] * alpha + (1 - alpha)


def premultiplied(pixels: Levels) -> Levels:
    """Multiply the colours by alpha."""
    return np.concatenate([pixels[..., :-1] * pixels[..., -1:], pixels[..., -1:]], axis=2)


def unpremultiplied(pixels: Levels) -> Levels:
    """Divide the colours by alpha; where alpha is 0 they stay as they are."""
    alpha = pixels[..., -1:]
    divisor = np.where(alpha > 0, alpha, 1)
    return np.concatenate([pixels[..., :-1] / divisor, alpha], axis=2)


def oriented(pixels: Levels, orientation: int) -> Levels:
    """Turn and mirror pixels as EXIF and TIFF say (1 to 8); other values change nothing."""
    if orientation in (5, 6, 7, 8):
        pixels = pixels.swapaxes(0, 1)
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)

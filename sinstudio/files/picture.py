"""A picture in memory, and the limit on its size."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

from sinstudio.errors import SinStudioError
from sinstudio.files.levels import Levels, levels_of_array

MAX_PIXELS = 178_956_970  # what Pillow takes for a decompression bomb: 512 MiB of RGB
LIMIT_VARIABLE = "SINSTUDIO_MAX_PIXELS"


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture and where it came from.

    Parameters
    ----------
    pixels
        float32, H × W × C, values 0..1 as the picture has them (sRGB where its file does not say
        otherwise), C = 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA; alpha is not premultiplied.
    icc
        Colour profile of the file, carried along and never applied.
    name
        What it is called in messages and titles.
    path
        The file that it was opened from.
    """

    pixels: Levels
    icc: bytes | None = None
    name: str = "picture"
    path: Path | None = None

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return int(self.pixels.shape[0])

    @property
    def channels(self) -> int:
        """C, 1 to 4."""
        return int(self.pixels.shape[2])


def from_array(array: ArrayLike, name: str = "Array", icc: bytes | None = None) -> Picture:
    """Make a picture of a copy of an array.

    Parameters
    ----------
    array
        H × W or H × W × C of uint8, uint16, bool, or floats in 0..1.
    name
        What it is called in messages and titles.

    Raises
    ------
    SinStudioError
        When the shape, the type or the values do not fit, or it is larger than the limit.
    """
    pixels = pixels_of(array, name)
    check_size(name, pixels.shape[1], pixels.shape[0])
    shared = np.may_share_memory(pixels, np.asarray(array))
    return Picture(pixels.copy() if shared else pixels, icc, name)


def pixels_of(array: ArrayLike, what: str) -> Levels:
    """Return levels H × W × C of an array, not copied where that can be avoided.

    Raises
    ------
    SinStudioError
        As `from_array`, except that no size is too large; `what` begins the sentence.
    """
    try:
        values = np.asarray(array)
    except (TypeError, ValueError) as error:
        raise SinStudioError(
            f"{what} is not an array of numbers; give height × width × channels."
        ) from error
    shape = "×".join(str(side) for side in values.shape)
    if values.ndim == 2:
        values = values[..., None]
    if values.ndim != 3 or not 1 <= values.shape[2] <= 4:
        raise SinStudioError(
            f"{what} has the shape {shape or 'of a single number'}; give height × width × "
            "channels, with 1 to 4 channels."
        )
    _check_pixels(what, values.shape[1], values.shape[0])
    return levels_of_array(values, what)


def pixel_limit() -> int:
    """Return how many pixels a picture may have: `MAX_PIXELS`, or what the user has set.

    Raises
    ------
    SinStudioError
        When the environment variable SINSTUDIO_MAX_PIXELS is not a whole number above 0.
    """
    text = os.environ.get(LIMIT_VARIABLE, "").strip().replace("_", "")
    if not text:
        return MAX_PIXELS
    if not (text.isascii() and text.isdigit() and int(text)):
        raise SinStudioError(
            f"The environment variable {LIMIT_VARIABLE} is {text[:40]}: it must be a whole "
            "number of pixels, at least 1."
        )
    return int(text)


def check_size(what: str, width: int, height: int) -> None:
    """Refuse a picture without pixels, and one with more than the limit.

    Parameters
    ----------
    what
        Begins the sentence: a file or a setting.
    """
    _check_pixels(what, width, height)
    limit = pixel_limit()
    if width * height > limit:
        raise SinStudioError(
            f"{what} has {width}×{height} pixels, {width * height:,} in all, and the limit is "
            f"{limit:,}; make it smaller, or set the environment variable {LIMIT_VARIABLE} "
            "to a higher number."
        )


def _check_pixels(what: str, width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise SinStudioError(f"{what} has {width}×{height} pixels; it needs at least 1×1.")

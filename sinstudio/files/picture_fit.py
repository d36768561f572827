"""The part of a picture that is fitted, in the size and with the channels that the recipe asks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sinstudio.errors import SinStudioError
from sinstudio.files.levels import Levels, with_channels
from sinstudio.files.picture import Picture, check_size
from sinstudio.files.resample import resize
from sinstudio.files.signal import Signal
from sinstudio.files.signal_fit import fit_signal
from sinstudio.training.recipe import PictureSettings, show

AUTO_SIDE = 1024  # size = "auto": the longest side that is fitted as it is


def fit_picture(picture: Picture, settings: PictureSettings) -> tuple[Picture, tuple[str, ...]]:
    """Crop, convert and resize a picture as its settings say; a signal as `fit_signal` does.

    Parameters
    ----------
    picture
        As it was opened.
    settings
        Its `crop`, `channels`, `size` and, for the edges when resizing, `period` are read.

    Returns
    -------
    tuple
        The picture that is fitted, and sentences about what was done without being asked for.

    Raises
    ------
    SinStudioError
        When the crop does not lie in the picture, or the size is above the limit.
    """
    if isinstance(picture, Signal):
        return fit_signal(picture, settings)
    pixels = _cropped(picture, settings.crop)
    part = "the cropped part" if settings.crop else "the picture"
    channels = pixels.shape[2] if settings.channels == "auto" else int(settings.channels)
    pixels = with_channels(pixels, channels)
    height, width = pixels.shape[:2]
    size = fitted_size(width, height, settings.size)
    notes: tuple[str, ...] = ()
    if size != (width, height):
        check_size(f"picture.size is {show(settings.size)}: the fitted picture", *size)
        pixels = resize(pixels, size, tile=_tiles(settings))
        notes = (f"Fitted at {size[0]}×{size[1]}; {part} has {width}×{height} pixels.",)
    icc = picture.icc if (channels < 3) == (picture.channels < 3) else None
    return replace(picture, pixels=pixels, icc=icc), notes


def fitted_size(width: int, height: int, size: str | int | tuple[int, int]) -> tuple[int, int]:
    """Width and height that the setting `picture.size` gives a picture of this size."""
    if isinstance(size, tuple):
        return size
    longest = max(width, height)
    if size == "full" or (size == "auto" and longest <= AUTO_SIDE):
        return width, height
    side = AUTO_SIDE if isinstance(size, str) else size
    return max(1, round(width * side / longest)), max(1, round(height * side / longest))


def _tiles(settings: PictureSettings) -> tuple[bool, bool]:
    """Per axis: whether one period is exactly the picture."""
    (period_x, mirror_x), (period_y, mirror_y) = settings.axes
    return period_x == 2 and not mirror_x, period_y == 2 and not mirror_y


def _cropped(picture: Picture, crop: tuple[int, ...]) -> Levels:
    if not crop:
        return picture.pixels
    left, top, right, bottom = crop
    if right > picture.width or bottom > picture.height:
        raise SinStudioError(
            f"picture.crop is {show(crop)}: {picture.name} has {picture.width}×{picture.height} "
            f"pixels, so right can be at most {picture.width} and bottom at most "
            f"{picture.height}."
        )
    if not (0 <= left < right and 0 <= top < bottom):
        raise SinStudioError(
            f"picture.crop is {show(crop)}: left must be below right, and top below bottom."
        )
    return np.ascontiguousarray(picture.pixels[top:bottom, left:right])

"""The part of a picture that is fitted, in the size and with the channels that the recipe asks."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from PIL import Image

from sinstudio.errors import SinStudioError
from sinstudio.files.levels import Levels, has_alpha, premultiplied, with_channels
from sinstudio.files.picture import Picture, check_size
from sinstudio.training.recipe import PictureSettings, show

AUTO_SIDE = 1024  # size = "auto": the longest side that is fitted as it is
_LANCZOS, _LOBES = Image.Resampling.LANCZOS, 3
_FAINT = 1 / 255  # alpha below this is not divided by


def fit_picture(picture: Picture, settings: PictureSettings) -> tuple[Picture, tuple[str, ...]]:
    """Crop, convert and resize a picture as its settings say.

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


def resize(
    pixels: Levels, size: tuple[int, int], tile: tuple[bool, bool] = (False, False)
) -> Levels:
    """Resample with a Lanczos filter of three lobes, widened when it makes the picture smaller.

    Parameters
    ----------
    pixels
        H × W × C levels; colours are weighted with alpha.
    size
        Width and height.
    tile
        Whether the picture repeats along x and y, so that its edges take from the other side.

    Returns
    -------
    NDArray
        float32, clipped to 0..1.
    """
    if not has_alpha(pixels) or bool((pixels[..., -1] == 1).all()):
        return _clipped(_resampled(pixels, size, tile))
    weighted = _resampled(premultiplied(pixels), size, tile)
    plain = _resampled(pixels, size, tile)  # where nothing is seen, colours stay what they are
    alpha = weighted[..., -1:]
    seen = alpha > _FAINT
    colours = np.where(seen, weighted[..., :-1] / np.where(seen, alpha, 1), plain[..., :-1])
    return _clipped(np.concatenate([colours, alpha], axis=2))


def _resampled(pixels: Levels, size: tuple[int, int], tile: tuple[bool, bool]) -> Levels:
    """Resample one axis after the other; overshoot is left in."""
    height, width = pixels.shape[:2]
    margin_x = _margin(width, size[0]) if tile[0] else 0
    margin_y = _margin(height, size[1]) if tile[1] else 0
    result = np.empty((size[1], size[0], pixels.shape[2]), dtype=np.float32)
    for channel in range(pixels.shape[2]):
        wide = np.pad(pixels[..., channel], ((0, 0), (margin_x, margin_x)), mode="wrap")
        box = (margin_x, 0, margin_x + width, height)
        image = Image.fromarray(wide).resize((size[0], height), _LANCZOS, box=box)
        tall = np.pad(np.asarray(image), ((margin_y, margin_y), (0, 0)), mode="wrap")
        box = (0, margin_y, size[0], margin_y + height)
        image = Image.fromarray(tall).resize(size, _LANCZOS, box=box)
        result[..., channel] = np.asarray(image)
    return result


def _clipped(values: Levels) -> Levels:
    return np.clip(values, 0, 1, out=values)


def _margin(old: int, new: int) -> int:
    """How many pixels beyond the edge the filter reaches, and at most the picture once more."""
    return min(math.ceil(_LOBES * max(1, old / new)), old)


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

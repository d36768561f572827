"""Resampling of levels along both axes, with a Lanczos filter of three lobes."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from sinstudio.files.levels import Levels, has_alpha, premultiplied

_LANCZOS, _LOBES = Image.Resampling.LANCZOS, 3
_FAINT = 1 / 255  # alpha below this is not divided by


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
        return _clipped(resampled(pixels, size, tile))
    weighted = resampled(premultiplied(pixels), size, tile)
    plain = resampled(pixels, size, tile)  # where nothing is seen, colours stay what they are
    alpha = weighted[..., -1:]
    seen = alpha > _FAINT
    colours = np.where(seen, weighted[..., :-1] / np.where(seen, alpha, 1), plain[..., :-1])
    return _clipped(np.concatenate([colours, alpha], axis=2))


def resampled(pixels: Levels, size: tuple[int, int], tile: tuple[bool, bool]) -> Levels:
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

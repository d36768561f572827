"""TIFF pictures: whole numbers of up to 32 bits and floats, grey, palette, RGB and CMYK."""

from __future__ import annotations

import math
import operator
import os
from typing import Any, BinaryIO

import numpy as np
import tifffile
from numpy.typing import NDArray
from tifffile import EXTRASAMPLE, PHOTOMETRIC

from sinstudio.errors import SinStudioError
from sinstudio.files.colour import matching_icc, srgb_from_cmyk
from sinstudio.files.levels import (
    Levels,
    levels_of_hdr,
    levels_of_integers,
    oriented,
    unpremultiplied,
)
from sinstudio.files.picture import check_size

_COLOURS = {  # channels before alpha
    PHOTOMETRIC.MINISBLACK: 1,
    PHOTOMETRIC.MINISWHITE: 1,
    PHOTOMETRIC.PALETTE: 1,
    PHOTOMETRIC.RGB: 3,
    PHOTOMETRIC.SEPARATED: 4,
    PHOTOMETRIC.YCBCR: 3,
}
_JPEG = (6, 7, 34892)  # compressions whose YCbCr is decoded to RGB
_ORIENTATION, _ICC = 274, 34675
_MOST_SAMPLES = 16


def read_tiff(file: BinaryIO, what: str) -> tuple[Levels, bytes | None]:
    """Decode the first page of a TIFF file.

    Floats are taken as levels, those above 1 clipped. The first alpha channel is kept; samples
    that the file does not call alpha are left out.

    Raises
    ------
    SinStudioError
        When it is larger than the limit or of a kind that is not supported. Damaged files raise
        what tifffile raises.
    """
    file.seek(0)
    with tifffile.TiffFile(file) as tiff:
        page = tiff.pages.first
        check_size(what, page.imagewidth, page.imagelength)
        _check_kind(page, what)
        _check_complete(page, file)
        values = np.asarray(page.asarray())
        samples, depth, _, _, contiguous = page.shaped
        if depth != 1 or (samples != 1 and contiguous != 1):
            raise _unsupported(what, "more than one plane")
        values = values.reshape(page.shaped)[:, 0]
        values = np.moveaxis(values[..., 0], 0, 2) if samples != 1 else values[0]
        icc = page.tags.valueof(_ICC)
        icc = bytes(icc) if isinstance(icc, bytes) else None
        levels = _colours(page, values, icc, what)
        orientation = page.tags.valueof(_ORIENTATION, 1)
    return oriented(levels, int(orientation)), matching_icc(icc, levels.shape[2])


def _check_kind(page: Any, what: str) -> None:
    """Refuse what would be read wrongly, or would take far more memory than its size says."""
    if page.photometric not in _COLOURS:
        name = getattr(page.photometric, "name", str(page.photometric))
        raise _unsupported(what, f"the colours {name}")
    if page.photometric == PHOTOMETRIC.YCBCR and page.compression not in _JPEG:
        raise _unsupported(what, "YCbCr colours without JPEG compression")
    if page.dtype is None or page.dtype.kind not in "buf":
        raise _unsupported(what, "values that are neither whole numbers from 0 nor floats")
    if not _COLOURS[page.photometric] <= page.samplesperpixel <= _MOST_SAMPLES:
        raise _unsupported(what, f"{page.samplesperpixel} channels")
    if page.is_tiled:
        check_size(f"A tile of {what}", page.tilewidth, page.tilelength * page.tiledepth)


def _check_complete(page: Any, file: BinaryIO) -> None:
    """Raise `ValueError` if strips or tiles are missing, which would be read as black."""
    length = file.seek(0, os.SEEK_END)
    ends = map(operator.add, page.dataoffsets, page.databytecounts)
    if len(page.dataoffsets) < math.prod(page.chunked) or max(ends, default=0) > length:
        raise ValueError("strips or tiles are missing")


def _colours(page: Any, values: NDArray[Any], icc: bytes | None, what: str) -> Levels:
    """Grey or RGB, with alpha if the page has it, from its samples."""
    count = _COLOURS[page.photometric]
    levels = _levels(page, values, what)
    if page.photometric == PHOTOMETRIC.PALETTE:
        colours = _from_palette(page, values[..., 0])
    elif page.photometric == PHOTOMETRIC.MINISWHITE:
        colours = 1 - levels[..., :1]
    elif page.photometric == PHOTOMETRIC.SEPARATED:
        colours = srgb_from_cmyk(levels[..., :4], icc)
    else:
        colours = levels[..., :count]
    for index, kind in enumerate(page.extrasamples):
        if kind in (EXTRASAMPLE.ASSOCALPHA, EXTRASAMPLE.UNASSALPHA):
            alpha = levels[..., count + index : count + index + 1]
            both = np.concatenate([colours, alpha], axis=2)
            if kind == EXTRASAMPLE.ASSOCALPHA:
                both = unpremultiplied(both)
            return np.clip(both, 0, 1, out=both)
    return colours


def _levels(page: Any, values: NDArray[Any], what: str) -> Levels:
    if values.dtype.kind == "f":
        return levels_of_hdr(values, what)
    bits = page.bitspersample
    top = (1 << (max(bits) if isinstance(bits, tuple) else bits)) - 1
    return levels_of_integers(values, top)


def _from_palette(page: Any, index: NDArray[Any]) -> Levels:
    """Look up palette entries, three rows of 16 bits; some programs wrote 8 bits into them."""
    table = np.asarray(page.colormap)
    top = 255 if table.max() <= 255 else 65535
    entries = levels_of_integers(table.T, top)
    colours: Levels = entries[np.minimum(index, len(entries) - 1)]
    return colours


def _unsupported(what: str, kind: str) -> SinStudioError:
    return SinStudioError(
        f"{what} is a TIFF file with {kind}, which is not supported; save it as grey or RGB."
    )

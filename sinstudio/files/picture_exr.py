"""OpenEXR pictures: linear light, taken to have the primaries of sRGB, alpha premultiplied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import numpy as np
import OpenEXR

from sinstudio.errors import SinStudioError
from sinstudio.files.colour import linear_from_srgb, srgb_from_linear
from sinstudio.files.exr_header import ExrHeader, read_exr_header
from sinstudio.files.levels import (
    Levels,
    has_alpha,
    levels_of_hdr,
    premultiplied,
    unpremultiplied,
)
from sinstudio.files.picture import check_size

_WRITTEN = {1: ("Y",), 2: ("Y", "A"), 3: ("R", "G", "B"), 4: ("R", "G", "B", "A")}


def read_exr(path: Path, file: BinaryIO) -> Levels:
    """Decode the data window of the first part: R, G, B or Y, with A if it is there.

    Without these the first layer that has them is taken, such as ``ViewLayer.Combined.R``.
    Linear values above 1 are clipped, and the rest encoded as sRGB.

    Raises
    ------
    SinStudioError
        When it is larger than the limit or has no such channels. Damaged files raise
        `ValueError` or `RuntimeError`.
    """
    header = read_exr_header(file)
    check_size(str(path), header.width, header.height)
    names = _picture_channels(header, str(path))
    with OpenEXR.File(str(path), separate_channels=True) as exr:
        if not exr.parts:  # that is how the decoder says so
            raise ValueError("the pixels cannot be decoded")
        planes = [exr.parts[0].channels[name].pixels for name in names]
    if any(plane.shape != (header.height, header.width) for plane in planes):
        raise ValueError("the channels differ in size")
    if any(plane.dtype.kind != "f" for plane in planes):
        raise _unsupported(str(path), "whole numbers instead of light")
    light = np.stack([plane.astype(np.float32) for plane in planes], axis=2)
    if has_alpha(light):
        light = unpremultiplied(light)
    levels = levels_of_hdr(light, str(path))
    return _with_curve(levels, srgb_from_linear)


def write_exr(path: Path, pixels: Levels, bits: int) -> None:
    """Write levels as linear light, in half floats for 8 and 16 bits and in floats for 32."""
    light = _with_curve(pixels, linear_from_srgb)
    light = premultiplied(light) if has_alpha(light) else light
    kind = np.float32 if bits == 32 else np.float16
    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    planes = {
        name: np.ascontiguousarray(light[..., index], dtype=kind)
        for index, name in enumerate(_WRITTEN[light.shape[2]])
    }
    with OpenEXR.File(header, planes) as exr:
        exr.write(str(path))


def _with_curve(pixels: Levels, curve: Callable[[Levels], Levels]) -> Levels:
    """Apply a curve to the colours and not to alpha, row by row to save memory."""
    colours = pixels.shape[2] - has_alpha(pixels)
    result = pixels.copy()
    for row in result:
        row[:, :colours] = curve(row[:, :colours])
    return result


def _picture_channels(header: ExrHeader, what: str) -> list[str]:
    """Choose the channels that make the picture, in the order R, G, B, A or Y, A."""
    if header.deep:
        raise _unsupported(what, "deep pixels")
    if header.sampling:
        raise _unsupported(what, "channels of fewer pixels than the picture (luminance and chroma)")
    layers = dict.fromkeys(name.rpartition(".")[0] for name in header.channels)
    for layer in sorted(layers, key=lambda name: name != ""):  # the unnamed layer first
        prefix = f"{layer}." if layer else ""
        for wanted in (("R", "G", "B"), ("Y",)):
            if all(prefix + name in header.channels for name in wanted):
                alpha = ("A",) if f"{prefix}A" in header.channels else ()
                return [prefix + name for name in wanted + alpha]
    listed = ", ".join(header.channels[:12]) or "none"
    raise _unsupported(what, f"no channels R, G, B or Y (it has: {listed})")


def _unsupported(what: str, kind: str) -> SinStudioError:
    return SinStudioError(
        f"{what} is an EXR file with {kind}, which is not supported; save it as RGB or RGBA."
    )

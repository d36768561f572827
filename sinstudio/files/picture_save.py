"""Pictures written to files, in the format that the ending of the name says."""

from __future__ import annotations

import difflib
import os
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from PIL import Image

from sinstudio.errors import SinStudioError
from sinstudio.files.atomic import atomic_path, check_target
from sinstudio.files.colour import matching_icc
from sinstudio.files.levels import Levels, over_white, to_uint8, to_uint16
from sinstudio.files.picture import pixels_of

_JPEG_QUALITY = 95
_AVIF_QUALITY = 90
_PNG_HEAD = 33  # signature and IHDR; the profile follows them

Writer = Callable[[Path, Levels, bytes | None, int], None]


def save_picture(
    path: str | os.PathLike[str],
    pixels: NDArray[Any],
    icc: bytes | None = None,
    *,
    bits: int = 8,
) -> None:
    """Write a picture, whole or not at all, in the format of the ending of its name.

    ============== ==================== ================================================
    ending         bits                 what becomes of it
    ============== ==================== ================================================
    .png           8, 16                lossless
    .tif, .tiff    8, 16, 32 (floats)   lossless, deflate; floats are the levels
    .exr           8, 16 (half), 32     linear light, premultiplied alpha, no profile
    .jpg, .jpeg    8                    quality 95, full colour resolution; over white
    .webp          8                    lossless; grey becomes RGB
    .avif          8                    quality 90, full colour resolution
    .bmp           8                    lossless; over white; no profile
    ============== ==================== ================================================

    Grey and alpha are kept except where the table says otherwise. The profile is embedded where
    the format can and it describes as many channels as are written.

    Parameters
    ----------
    pixels
        H × W or H × W × C, C = 1 to 4, levels 0..1 (or uint8, uint16).
    bits
        Bits of a channel: 8, 16 or 32.

    Raises
    ------
    SinStudioError
        When the ending is unknown, the format cannot hold so many bits or pixels, the values are
        no levels, or the file cannot be written.
    """
    path = Path(path)
    form = check_picture_path(path, bits=bits)
    levels = pixels_of(pixels, f"The picture for {path}")
    _check_limits(path, form, levels.shape[1], levels.shape[0])
    if not form.alpha:
        levels = over_white(levels)
    icc = matching_icc(icc, levels.shape[2])
    with atomic_path(path) as temporary:
        try:
            form.write(temporary, levels, icc, bits)
        except (RuntimeError, ValueError) as error:
            reason = str(error).rstrip(".")
            raise SinStudioError(
                f"{path} cannot be written as {form.name}: {reason}; choose another format."
            ) from error


@dataclass(frozen=True)
class SavedFormat:
    """A format that can be written.

    Parameters
    ----------
    name
        As people call it.
    write
        Writes levels to a path, with a profile and a number of bits.
    bits
        Bits of a channel that it can hold.
    alpha
        Whether it holds transparency.
    side, area
        The most pixels along one side, and in all; None without such a limit.
    """

    name: str
    write: Writer
    bits: tuple[int, ...] = (8,)
    alpha: bool = True
    side: int | None = None
    area: int | None = None


def check_picture_path(
    path: str | os.PathLike[str], *, bits: int = 8, size: tuple[int, int] | None = None
) -> SavedFormat:
    """Check, before a long computation, that a picture can be saved under this name.

    Parameters
    ----------
    size
        Width and height in pixels, where they are known: no format holds every size.

    Raises
    ------
    SinStudioError
        When the ending is unknown, the format has not so many bits, or the folder is missing or
        may not be written to.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _FORMATS:
        near = difflib.get_close_matches(suffix, _FORMATS, n=1) if suffix else []
        hint = f"did you mean {near[0]}? There are" if near else "use one of"
        found = f"the ending {suffix}, which is" if suffix else "no ending, which would be"
        raise SinStudioError(
            f"{path} has {found} no picture format that can be written; {hint} "
            f"{', '.join(SAVED_SUFFIXES)}."
        )
    form = _FORMATS[suffix]
    if bits not in form.bits:
        able = [end for end, other in _FORMATS.items() if bits in other.bits]
        way_out = f"save it as {' or '.join(able)}" if able else "choose 8, 16 or 32"
        raise SinStudioError(
            f"{path} cannot have {bits} bits a channel: {form.name} holds "
            f"{' or '.join(map(str, form.bits))}; {way_out}."
        )
    if size is not None:
        _check_limits(Path(path), form, *size)
    check_target(path)
    return form


def _check_limits(path: Path, form: SavedFormat, width: int, height: int) -> None:
    if form.side is not None and max(width, height) > form.side:
        limit = f"{form.side:,} along a side"
    elif form.area is not None and width * height > form.area:
        limit = f"{form.area:,} in all"
    else:
        return
    raise SinStudioError(
        f"{path} would have {width}×{height} pixels, and {form.name} holds at most {limit}; "
        "make it smaller, or save it as .png or .tif."
    )


def _write_pillow(name: str, **options: Any) -> Writer:
    def write(path: Path, levels: Levels, icc: bytes | None, bits: int) -> None:
        del bits  # always 8
        image = _image(levels)
        with path.open("wb") as file:
            image.save(file, format=name, icc_profile=icc, **options)

    return write


def _image(levels: Levels) -> Image.Image:
    values = to_uint8(levels)
    return Image.fromarray(values[..., 0] if values.shape[2] == 1 else values)


def _write_png(path: Path, levels: Levels, icc: bytes | None, bits: int) -> None:
    if bits == 8:
        _write_pillow("PNG")(path, levels, icc, bits)
        return
    import imagecodecs  # slow to load; Pillow writes no 16-bit RGB

    values = to_uint16(levels)
    data = imagecodecs.png_encode(values[..., 0] if values.shape[2] == 1 else values)
    if icc is not None:
        data = data[:_PNG_HEAD] + _icc_chunk(icc) + data[_PNG_HEAD:]
    path.write_bytes(data)


def _icc_chunk(icc: bytes) -> bytes:
    """Build the PNG chunk that holds a colour profile."""
    body = b"iCCP" + b"ICC Profile\0" + b"\0" + zlib.compress(icc)
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _write_tiff(path: Path, levels: Levels, icc: bytes | None, bits: int) -> None:
    import tifffile  # slow to load

    values: NDArray[Any] = levels  # 32
    if bits != 32:
        values = to_uint8(levels) if bits == 8 else to_uint16(levels)
    channels = levels.shape[2]
    tifffile.imwrite(
        path,
        values[..., 0] if channels == 1 else values,
        photometric="rgb" if channels > 2 else "minisblack",
        planarconfig="contig" if channels > 1 else None,
        extrasamples=["unassalpha"] if channels in (2, 4) else None,
        compression="zlib",
        predictor=True,
        iccprofile=icc,
        metadata=None,
        software="SinStudio",
    )


def _write_exr(path: Path, levels: Levels, icc: bytes | None, bits: int) -> None:
    from sinstudio.files.picture_exr import write_exr  # slow to load

    del icc  # the format has no place for it
    write_exr(path, levels, bits)


def _write_avif(path: Path, levels: Levels, icc: bytes | None, bits: int) -> None:
    colour = {"subsampling": "4:4:4"} if levels.shape[2] > 2 else {}
    _write_pillow("AVIF", quality=_AVIF_QUALITY, **colour)(path, levels, icc, bits)


_TIFF = SavedFormat("TIFF", _write_tiff, bits=(8, 16, 32))
_JPEG = SavedFormat(
    "JPEG",
    _write_pillow("JPEG", quality=_JPEG_QUALITY, subsampling=0),
    alpha=False,
    side=65_500,
)
_FORMATS = {
    ".png": SavedFormat("PNG", _write_png, bits=(8, 16)),
    ".tif": _TIFF,
    ".tiff": _TIFF,
    ".exr": SavedFormat("EXR", _write_exr, bits=(8, 16, 32)),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".webp": SavedFormat("WebP", _write_pillow("WEBP", lossless=True, exact=True), side=16_383),
    ".avif": SavedFormat("AVIF", _write_avif, side=32_768, area=16_384**2),
    ".bmp": SavedFormat("BMP", _write_pillow("BMP"), alpha=False, area=(2**32 - 2**10) // 4),
}
SAVED_SUFFIXES = tuple(_FORMATS)

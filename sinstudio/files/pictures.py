"""Pictures in and out: the one module that the rest of the program imports for them."""

from __future__ import annotations

import logging
import os
import stat
import struct
import threading
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from sinstudio.errors import SinStudioError
from sinstudio.files.levels import Levels, to_uint8
from sinstudio.files.picture import MAX_PIXELS, Picture, check_size, from_array, pixel_limit
from sinstudio.files.picture_fit import fit_picture
from sinstudio.files.picture_formats import HEAD_BYTES, READABLE, detect, is_text
from sinstudio.files.picture_pillow import image_levels, read_pillow
from sinstudio.files.picture_save import SAVED_SUFFIXES, check_picture_path, save_picture

__all__ = [
    "MAX_PIXELS",
    "SAVED_SUFFIXES",
    "Picture",
    "check_picture_path",
    "check_size",
    "fit_picture",
    "from_array",
    "from_pillow",
    "open_picture",
    "pixel_limit",
    "save_picture",
    "to_uint8",
]

# What decoders raise on damaged bytes, as found by damaging files.
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_quiet = threading.Lock()  # warning filters belong to the whole process

for _name in ("PIL", "tifffile"):  # without a handler, their remarks would go to the terminal
    logging.getLogger(_name).addHandler(logging.NullHandler())


def open_picture(path: str | os.PathLike[str]) -> Picture:
    """Open a picture: PNG, JPEG, WebP, AVIF, TIFF, BMP, GIF or EXR, told apart by content.

    Values are those of the file: its colour profile is kept and not applied, except that CMYK
    becomes sRGB. Grey, alpha and 16-bit values are kept, palettes expanded, the turns of EXIF
    and TIFF made. The first frame or page is taken. Linear light (EXR) is clipped to 0..1 and
    encoded as sRGB.

    Raises
    ------
    SinStudioError
        When the file is missing, unreadable, not such a picture, damaged, or larger than the
        limit, which SINSTUDIO_MAX_PIXELS raises; one sentence that names the file.
    """
    path = Path(path)
    with _opened(path) as file:
        head = file.read(HEAD_BYTES)
        kind = detect(head)
        if kind is None:
            raise _not_a_picture(path, head)
        with _decoding(str(path), kind):
            levels, icc = _decode(kind, path, file)
    return Picture(levels, icc, path.name, path)


def from_pillow(image: Image.Image, name: str = "Image") -> Picture:
    """Make a picture of a Pillow image, turned as its EXIF data say.

    Raises
    ------
    SinStudioError
        When its colour mode is not supported, its file damaged, or it is larger than the limit.
    """
    with _decoding(name, image.format or "image"):
        levels, icc = image_levels(image, name)
    return Picture(levels, icc, name)


def _decode(kind: str, path: Path, file: BinaryIO) -> tuple[Levels, bytes | None]:
    # The decoders for TIFF and EXR are slow to import and often not needed.
    if kind == "TIFF":
        from sinstudio.files.picture_tiff import read_tiff

        return read_tiff(file, str(path))
    if kind == "EXR":
        from sinstudio.files.picture_exr import read_exr

        return read_exr(path, file), None
    return read_pillow(kind, file, str(path))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file for reading, or say in one sentence why not."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise SinStudioError(f"{path} is a folder; give the name of a picture file.")
        if not stat.S_ISREG(mode):  # a pipe would be waited for, a device never ends
            raise SinStudioError(f"{path} is a device or a pipe; give the name of a picture file.")
        file = path.open("rb")
    except FileNotFoundError as error:
        raise SinStudioError(f"{path} does not exist; check its name and its folder.") from error
    except PermissionError as error:
        raise SinStudioError(
            f"{path} cannot be read: you have no permission; change its permissions, or copy it."
        ) from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    with file:
        yield file


@contextmanager
def _decoding(what: str, kind: str) -> Iterator[None]:
    """Turn what decoders raise into one sentence, and keep their warnings to ourselves."""
    try:
        with _quiet, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except MemoryError as error:
        raise SinStudioError(
            f"{what} needs more memory than there is; close other programs, or make it smaller."
        ) from error
    except Image.DecompressionBombError as error:  # WebP and GIF, before we are told their size
        raise SinStudioError(
            f"{what} has more pixels than a {kind} file may have here; make it smaller, or convert "
            "it to PNG or TIFF first."
        ) from error
    except _DAMAGE as error:
        if isinstance(error, OSError) and error.errno is not None:  # the disk, not the content
            raise _unreadable(what, error) from error
        raise SinStudioError(
            f"{what} is damaged or incomplete, or an unusual kind of {kind} that is not "
            "supported; save or copy it again."
        ) from error


def _unreadable(what: Path | str, error: OSError | ValueError) -> SinStudioError:
    reason = str(getattr(error, "strerror", None) or error).lower().rstrip(".")
    return SinStudioError(f"{what} cannot be read: {reason}; check the disk, or copy the file.")


def _not_a_picture(path: Path, head: bytes) -> SinStudioError:
    if not head:
        return SinStudioError(f"{path} is empty; save or copy the picture again.")
    known = f"{', '.join(READABLE[:-1])} or {READABLE[-1]}"
    if is_text(head):
        return SinStudioError(f"{path} is a text file, not a picture; give a {known} file.")
    return SinStudioError(f"{path} is not a {known} picture; convert it to one of these first.")

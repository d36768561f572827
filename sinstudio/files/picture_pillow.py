"""PNG, JPEG, WebP, AVIF, BMP and GIF, read by Pillow, and Pillow images themselves."""

from __future__ import annotations

from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image
from PIL.AvifImagePlugin import AvifImageFile
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from sinstudio.errors import SinStudioError
from sinstudio.files.colour import matching_icc, srgb_from_cmyk
from sinstudio.files.levels import Levels, levels_of_array, levels_of_integers, oriented
from sinstudio.files.picture import check_size

# The readers themselves, since Image.open tries formats outside the list and has a limit of its
# own that is set for the whole process.
_READERS: dict[str, type[ImageFile]] = {
    "PNG": PngImageFile,
    "JPEG": JpegImageFile,
    "WebP": WebPImageFile,
    "AVIF": AvifImageFile,
    "BMP": BmpImageFile,
    "GIF": GifImageFile,
}
_EIGHT_BITS = {
    "1": "L",
    "L": "L",
    "LA": "LA",
    "La": "LA",
    "P": "RGB",
    "PA": "RGBA",
    "RGB": "RGB",
    "RGBX": "RGB",
    "RGBA": "RGBA",
    "RGBa": "RGBA",
    "YCbCr": "RGB",
    "HSV": "RGB",
}
_PNG_DEPTH = 24  # where the bits of a channel stand in a PNG file


def read_pillow(kind: str, file: BinaryIO, what: str) -> tuple[Levels, bytes | None]:
    """Decode a file of one of the formats above; its first frame if it has several.

    16-bit PNG keeps its 16 bits; AVIF of more than 8 bits is read at 8.

    Returns
    -------
    tuple
        Levels H × W × C, turned as the file says, and the colour profile.

    Raises
    ------
    SinStudioError
        When it is larger than the limit. Damaged files raise what their decoders raise.
    """
    deep = kind == "PNG" and _byte(file, _PNG_DEPTH) == 16
    file.seek(0)
    with _READERS[kind](file) as image:
        check_size(what, *image.size)
        return _deep_png(file, image) if deep else image_levels(image, what)


def image_levels(image: Image.Image, what: str) -> tuple[Levels, bytes | None]:
    """Levels and colour profile of a Pillow image, turned as its EXIF data say."""
    check_size(what, *image.size)
    image.load()
    icc = image.info.get("icc_profile")
    if image.mode == "CMYK":
        inks = levels_of_integers(np.asarray(image), 255)
        levels = srgb_from_cmyk(inks, icc)
    else:
        levels = levels_of_array(_values(image, what), what)
        levels = levels if levels.ndim == 3 else levels[..., None]
    return oriented(levels, _orientation(image)), matching_icc(icc, levels.shape[2])


def _values(image: Image.Image, what: str) -> NDArray[Any]:
    if image.mode.startswith("I;16"):
        return np.asarray(image).astype(np.uint16)
    if image.mode == "F":
        return np.asarray(image)
    if image.mode == "I":  # 32 bits that Pillow uses for 16
        wide = np.asarray(image)
        if wide.min() < 0 or wide.max() > 65535:
            raise SinStudioError(
                f"{what} has whole numbers from {wide.min()} to {wide.max()}; only 0 to 65535 "
                "can be read as levels."
            )
        return wide.astype(np.uint16)
    if image.mode not in _EIGHT_BITS:
        raise SinStudioError(
            f"{what} has the colour mode {image.mode}, which is not supported; convert it to RGB."
        )
    mode = _EIGHT_BITS[image.mode]
    if image.has_transparency_data and mode in ("L", "RGB"):  # a colour or palette entries
        mode = {"L": "LA", "RGB": "RGBA"}[mode]
    return np.asarray(image.convert(mode))


def _deep_png(file: BinaryIO, image: ImageFile) -> tuple[Levels, bytes | None]:
    """Read a PNG of 16 bits a channel, which Pillow would cut to 8 unless it is grey."""
    import imagecodecs  # slow to load, and seldom needed

    image.load()  # the profile and the EXIF data may stand behind the pixels
    file.seek(0)
    levels = levels_of_integers(imagecodecs.png_decode(file.read()), 65535)
    levels = levels if levels.ndim == 3 else levels[..., None]
    icc = matching_icc(image.info.get("icc_profile"), levels.shape[2])
    return oriented(levels, _orientation(image)), icc


def _orientation(image: Image.Image) -> int:
    value = image.getexif().get(ExifTags.Base.Orientation, 1)
    return value if isinstance(value, int) else 1


def _byte(file: BinaryIO, position: int) -> int:
    file.seek(position)
    return int.from_bytes(file.read(1), "big")

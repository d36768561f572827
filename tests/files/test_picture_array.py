"""Arrays and Pillow images as pictures."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from picture_files import SRGB_PROFILE, eight, noise
from PIL import Image

from sinstudio.errors import SinStudioError
from sinstudio.files.pictures import from_array, from_pillow


@pytest.mark.parametrize(
    ("mode", "channels"),
    [
        ("1", 1),
        ("L", 1),
        ("LA", 2),
        ("La", 2),
        ("P", 3),
        ("PA", 4),
        ("RGB", 3),
        ("RGBX", 3),
        ("RGBA", 4),
        ("RGBa", 4),
        ("CMYK", 3),
        ("YCbCr", 3),
        ("HSV", 3),
        ("I;16", 1),
        ("I", 1),
        ("F", 1),
    ],
)
def test_modes_of_pillow(mode: str, channels: int) -> None:
    picture = from_pillow(Image.new(mode, (3, 2)))
    assert picture.pixels.shape == (2, 3, channels)
    assert (picture.name, picture.path) == ("Image", None)


def test_pillow_images_of_16_bits_and_floats() -> None:
    deep = Image.fromarray(np.array([[0, 65535]], dtype=np.uint16))
    assert from_pillow(deep).pixels.ravel().tolist() == [0, 1]
    light = Image.fromarray(np.array([[0, 0.5]], dtype=np.float32))
    assert from_pillow(light, "sky").pixels.ravel().tolist() == [0, 0.5]
    with pytest.raises(SinStudioError, match=r"^sky has values from 9 to 9"):
        from_pillow(Image.new("F", (2, 1), 9), "sky")
    with pytest.raises(SinStudioError, match="whole numbers from -1 to -1"):
        from_pillow(Image.new("I", (2, 1), -1))
    with pytest.raises(SinStudioError, match="colour mode LAB"):
        from_pillow(Image.new("LAB", (2, 1)))


def test_pillow_image_is_turned_and_keeps_its_profile() -> None:
    buffer = io.BytesIO()
    image = Image.new("RGB", (4, 2))
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(buffer, "JPEG", exif=exif, icc_profile=SRGB_PROFILE)
    picture = from_pillow(Image.open(buffer))
    assert (picture.width, picture.height, picture.icc) == (2, 4, SRGB_PROFILE)


@pytest.mark.parametrize(
    "array", [noise(3), noise(1)[..., 0], eight(4), [[0.0, 1.0]], np.eye(2, dtype=bool)]
)
def test_arrays(array: Any) -> None:
    picture = from_array(array, "canvas", SRGB_PROFILE)
    assert picture.pixels.ndim == 3
    assert picture.pixels.dtype == np.float32
    assert (picture.name, picture.icc, picture.path) == ("canvas", SRGB_PROFILE, None)


def test_an_array_is_copied() -> None:
    array = noise(3)
    picture = from_array(array)
    array[:] = 0
    assert np.array_equal(picture.pixels, noise(3))


@pytest.mark.parametrize(
    ("array", "reason"),
    [
        (0.5, "shape of a single number"),
        ([0.5, 0.5], "shape 2; give height × width"),
        (np.zeros((3, 64, 64)), "shape 3×64×64; give height × width × channels"),
        (np.zeros((0, 5, 3)), "5×0 pixels; it needs at least 1×1"),
        ([[1.0], [1.0, 2.0]], "not an array of numbers"),
        ([["a"]], "type <U1"),
    ],
)
def test_arrays_that_are_no_pictures(array: Any, reason: str) -> None:
    with pytest.raises(SinStudioError, match=f"^Array .*{reason}"):
        from_array(array)

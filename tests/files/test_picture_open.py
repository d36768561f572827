"""Every format that is read, written here by other programs than the one under test."""

from __future__ import annotations

import io
import struct
import warnings
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from picture_files import SRGB_PROFILE, eight, flat, gentle, same, written
from PIL import Image

from sinstudio.files.pictures import Picture, open_picture


def press_profile() -> bytes:
    """Build the profile of a press whose inks are grey: black takes all light, others half."""
    corners = np.full((2, 2, 2, 2, 3), 128, dtype=np.uint8)  # L*, a* and b* in 8 bits
    corners[0, 0, 0, 0, 0] = 255
    corners[..., 1, 0] = 0
    ramp = bytes(range(256))
    matrix = struct.pack(">9i", *(np.eye(3, dtype=int).ravel() << 16).tolist())
    table = b"mft1" + bytes(4) + bytes([4, 3, 2, 0]) + matrix
    table += ramp * 4 + corners.tobytes() + ramp * 3
    head = bytearray(128)
    head[:4] = struct.pack(">I", 128 + 16 + len(table))
    head[8:12] = b"\x02\x40\0\0"
    head[12:24] = b"prtrCMYKLab "
    head[36:40] = b"acsp"
    head[68:80] = struct.pack(">3i", 63190, 65536, 54061)  # the white D50
    return bytes(head) + struct.pack(">I4sII", 1, b"A2B0", 144, len(table)) + table


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_png(tmp_path: Path, channels: int) -> None:
    values = eight(channels)
    picture = written(tmp_path / "a.png", values)
    same(picture, values)
    assert (picture.name, picture.path, picture.icc) == ("a.png", tmp_path / "a.png", None)
    assert (picture.width, picture.height, picture.channels) == (34, 21, channels)


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_png_of_16_bits_keeps_them(tmp_path: Path, channels: int) -> None:
    values = np.random.default_rng(1).integers(0, 65536, (21, 34, channels), dtype=np.uint16)
    (tmp_path / "a.png").write_bytes(imagecodecs.png_encode(flat(values)))
    same(open_picture(tmp_path / "a.png"), values, 65535)


def test_the_name_does_not_matter(tmp_path: Path) -> None:
    Image.fromarray(eight(3)).save(tmp_path / "a.jpg", format="PNG")
    same(open_picture(tmp_path / "a.jpg"), eight(3))
    (tmp_path / "a.jpg").rename(tmp_path / "picture")
    same(open_picture(str(tmp_path / "picture")), eight(3))


def test_palette_with_and_without_transparency(tmp_path: Path) -> None:
    image = Image.fromarray(np.array([[0, 1], [2, 3]], dtype=np.uint8)).convert("P")
    image.putpalette([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9])
    image.save(tmp_path / "a.png")
    colours = np.array([[[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [9, 9, 9]]])
    same(open_picture(tmp_path / "a.png"), colours)
    image.save(tmp_path / "b.png", transparency=bytes([255, 128, 0]))
    alpha = np.array([[[255], [128]], [[0], [255]]])
    same(open_picture(tmp_path / "b.png"), np.concatenate([colours, alpha], axis=2))


@pytest.mark.parametrize("channels", [1, 3])
def test_png_with_a_transparent_colour(tmp_path: Path, channels: int) -> None:
    values = np.zeros((2, 2, channels), dtype=np.uint8)
    values[0, 0] = 7
    key = 7 if channels == 1 else (7, 7, 7)
    picture = written(tmp_path / "a.png", values, transparency=key)
    assert picture.pixels[..., -1].tolist() == [[0, 1], [1, 1]]
    assert picture.channels == channels + 1


def test_one_bit(tmp_path: Path) -> None:
    values = np.array([[0, 255, 255], [255, 0, 255]], dtype=np.uint8)
    for name in ("a.png", "a.tif", "a.bmp"):
        Image.fromarray(values).convert("1").save(tmp_path / name)
        same(open_picture(tmp_path / name), values[..., None])


@pytest.mark.parametrize("channels", [1, 3])
def test_jpeg(tmp_path: Path, channels: int) -> None:
    values = np.rint(gentle(channels) * 255).astype(np.uint8)
    data = imagecodecs.jpeg_encode(flat(values), level=98, subsampling="444")
    (tmp_path / "a.jpg").write_bytes(data)
    assert np.abs(open_picture(tmp_path / "a.jpg").pixels - gentle(channels)).max() < 0.02


def test_cmyk_jpeg_without_a_profile(tmp_path: Path) -> None:
    inks = Image.new("CMYK", (16, 16), (255, 0, 0, 51))  # full cyan, a fifth of black
    inks.save(tmp_path / "a.jpg", quality=100)
    pixels = open_picture(tmp_path / "a.jpg").pixels
    assert pixels.shape == (16, 16, 3)
    assert np.abs(pixels - [0, 0.8, 0.8]).max() < 0.02


@pytest.mark.parametrize("suffix", ["jpg", "tif"])
def test_a_cmyk_profile_is_used(tmp_path: Path, suffix: str) -> None:
    inks = Image.new("CMYK", (16, 16), (255, 0, 0, 0))
    inks.save(tmp_path / f"a.{suffix}", icc_profile=press_profile(), quality=100)
    picture = open_picture(tmp_path / f"a.{suffix}")
    assert np.abs(picture.pixels - 0.4663).max() < 0.01  # L* = 50
    assert picture.icc is None


def test_a_cmyk_profile_that_cannot_be_used_is_left_out(tmp_path: Path) -> None:
    broken = bytes(16) + b"CMYK" + bytes(16) + b"acsp" + bytes(88)
    Image.new("CMYK", (4, 4), (255, 0, 0, 0)).save(tmp_path / "a.jpg", icc_profile=broken)
    picture = open_picture(tmp_path / "a.jpg")
    assert np.abs(picture.pixels - [0, 1, 1]).max() < 0.02
    assert picture.icc is None


@pytest.mark.parametrize("channels", [3, 4])
def test_webp(tmp_path: Path, channels: int) -> None:
    values = eight(channels)
    (tmp_path / "a.webp").write_bytes(imagecodecs.webp_encode(values, lossless=True))
    picture = open_picture(tmp_path / "a.webp")
    seen = values[..., -1:] > 0 if channels == 4 else 1  # what is not seen may be changed
    same(Picture(picture.pixels * seen), values * seen)


def test_avif(tmp_path: Path) -> None:
    values = np.rint(gentle(4) * 255).astype(np.uint8)
    (tmp_path / "a.avif").write_bytes(imagecodecs.avif_encode(values, level=95))
    assert np.abs(open_picture(tmp_path / "a.avif").pixels - gentle(4)).max() < 0.03


@pytest.mark.parametrize("channels", [1, 3])
def test_bmp(tmp_path: Path, channels: int) -> None:
    same(written(tmp_path / "a.bmp", eight(channels)), eight(channels))


def test_the_first_frame_of_a_gif(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (5, 4), colour) for colour in ("#102030", "#ffffff")]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    same(open_picture(tmp_path / "a.gif"), np.tile([0x10, 0x20, 0x30], (4, 5, 1)))


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "avif", "tif"])
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_orientation(tmp_path: Path, suffix: str, orientation: int) -> None:
    values = np.zeros((24, 40, 3), dtype=np.uint8)
    values[:8, :8] = 255  # the corner that shows how it is turned
    image = Image.fromarray(values)
    exif = image.getexif()
    exif[0x0112] = orientation
    image.save(tmp_path / f"a.{suffix}", exif=exif, quality=95)
    picture = open_picture(tmp_path / f"a.{suffix}")
    turned = {1: (4, 4), 3: (-4, -4), 6: (4, -4), 8: (-4, 4)}[orientation]
    assert (picture.width, picture.height) == ((24, 40) if orientation > 4 else (40, 24))
    assert picture.pixels[turned].min() > 0.9
    assert picture.pixels.mean() < 0.1


def test_orientation_of_16_bit_png(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    image = Image.new("L", (1, 1))
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(buffer, "PNG", exif=exif)
    start = buffer.getvalue().index(b"eXIf") - 4
    end = start + 12 + int.from_bytes(buffer.getvalue()[start : start + 4], "big")
    data = imagecodecs.png_encode(np.array([[1, 2, 3]], dtype=np.uint16))
    (tmp_path / "a.png").write_bytes(data[:33] + buffer.getvalue()[start:end] + data[33:])
    same(open_picture(tmp_path / "a.png"), np.array([[[1]], [[2]], [[3]]]), 65535)


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "avif", "tif"])
def test_the_profile_is_kept_and_not_applied(tmp_path: Path, suffix: str) -> None:
    values = np.full((8, 8, 3), 100, dtype=np.uint8)
    picture = written(tmp_path / f"a.{suffix}", values, icc_profile=SRGB_PROFILE)
    assert picture.icc == SRGB_PROFILE
    assert np.abs(picture.pixels - 100 / 255).max() < 0.01


def test_a_profile_of_other_colours_is_left_out(tmp_path: Path) -> None:
    assert written(tmp_path / "a.png", eight(1), icc_profile=SRGB_PROFILE).icc is None
    assert written(tmp_path / "b.png", eight(3), icc_profile=b"not a profile").icc is None


def test_warnings_of_decoders_stay_inside(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Image.new("RGB", (9, 9)).save(tmp_path / "a.jpg", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff\0")
    tifffile.imwrite(tmp_path / "a.tif", eight(3), software="x" * 20)
    damaged = (tmp_path / "a.tif").read_bytes().replace(b"x" * 20, b"\xff\xfe" * 10)
    (tmp_path / "a.tif").write_bytes(damaged)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        open_picture(tmp_path / "a.jpg")
        open_picture(tmp_path / "a.tif")
    assert caught == []
    assert capfd.readouterr() == ("", "")

"""Every format and depth that is written, read back here by other programs."""

from __future__ import annotations

from pathlib import Path

import imagecodecs
import numpy as np
import OpenEXR
import pytest
import tifffile
from picture_files import SRGB_PROFILE, gentle, noise, read_png
from PIL import Image

from sinstudio.errors import SinStudioError
from sinstudio.files.colour import linear_from_srgb
from sinstudio.files.levels import over_white, to_uint8, to_uint16
from sinstudio.files.pictures import (
    SAVED_SUFFIXES,
    check_picture_path,
    open_picture,
    save_picture,
)

CHANNELS = pytest.mark.parametrize("channels", [1, 2, 3, 4])
MODES = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}


def by_pillow(path: Path, mode: str) -> np.ndarray:
    with Image.open(path) as image:
        assert image.mode == mode
        values = np.asarray(image)
    return values if values.ndim == 3 else values[..., None]


@CHANNELS
@pytest.mark.parametrize("bits", [8, 16])
def test_png(tmp_path: Path, channels: int, bits: int) -> None:
    pixels = noise(channels)
    icc = SRGB_PROFILE if channels > 2 else None
    save_picture(tmp_path / "a.png", pixels, icc, bits=bits)
    values, chunks = read_png(tmp_path / "a.png")
    assert np.array_equal(values, to_uint16(pixels) if bits == 16 else to_uint8(pixels))
    with Image.open(tmp_path / "a.png") as image:
        assert image.info.get("icc_profile") == icc
    assert (b"iCCP" in chunks) == (icc is not None)
    assert open_picture(tmp_path / "a.png").icc == icc


@CHANNELS
@pytest.mark.parametrize("suffix", [".tif", ".TIFF"])
def test_tiff_of_8_bits(tmp_path: Path, channels: int, suffix: str) -> None:
    pixels = noise(channels)
    save_picture(tmp_path / f"a{suffix}", pixels, SRGB_PROFILE)
    values = by_pillow(tmp_path / f"a{suffix}", MODES[channels])
    assert np.array_equal(values, to_uint8(pixels))
    expected = SRGB_PROFILE if channels > 2 else None
    assert open_picture(tmp_path / f"a{suffix}").icc == expected


@CHANNELS
@pytest.mark.parametrize("bits", [16, 32])
def test_tiff_of_more_bits(tmp_path: Path, channels: int, bits: int) -> None:
    pixels = noise(channels)
    save_picture(tmp_path / "a.tif", pixels, bits=bits)
    if channels == 1:  # the only one that Pillow reads at its depth
        values = by_pillow(tmp_path / "a.tif", "I;16" if bits == 16 else "F")
    else:
        values = tifffile.imread(tmp_path / "a.tif")
    assert np.array_equal(values, to_uint16(pixels) if bits == 16 else pixels)


@CHANNELS
@pytest.mark.parametrize(("bits", "kind"), [(8, "f2"), (16, "f2"), (32, "f4")])
def test_exr(tmp_path: Path, channels: int, bits: int, kind: str) -> None:
    pixels = noise(channels)
    save_picture(tmp_path / "a.exr", pixels, SRGB_PROFILE, bits=bits)
    file = OpenEXR.InputFile(str(tmp_path / "a.exr"))
    names = {1: "Y", 2: "YA", 3: "RGB", 4: "RGBA"}[channels]
    assert set(file.header()["channels"]) == set(names)
    planes = [np.frombuffer(file.channel(name), kind).reshape(21, 34) for name in names]
    alpha = pixels[..., -1] if "A" in names else 1
    for index, plane in enumerate(planes):
        light = linear_from_srgb(pixels[..., index]) * alpha
        expected = alpha if names[index] == "A" else light
        assert plane == pytest.approx(expected, rel=1e-3 if bits < 32 else 1e-6, abs=1e-7)
    assert np.abs(open_picture(tmp_path / "a.exr").pixels - pixels).max() < 5e-4


@CHANNELS
@pytest.mark.parametrize("suffix", [".jpg", ".jpeg"])
def test_jpeg_lies_over_white(tmp_path: Path, channels: int, suffix: str) -> None:
    pixels = gentle(channels)
    save_picture(tmp_path / f"a{suffix}", pixels, SRGB_PROFILE)
    values = imagecodecs.jpeg_decode((tmp_path / f"a{suffix}").read_bytes())
    values = values if values.ndim == 3 else values[..., None]
    assert np.abs(values / 255 - over_white(pixels)).max() < 0.03
    expected = SRGB_PROFILE if channels > 2 else None
    assert open_picture(tmp_path / f"a{suffix}").icc == expected


def test_jpeg_keeps_the_resolution_of_colours(tmp_path: Path) -> None:
    stripes = np.zeros((16, 16, 3), np.float32)
    stripes[:, ::2, 0] = stripes[:, 1::2, 2] = 1
    save_picture(tmp_path / "a.jpg", stripes)
    assert np.abs(open_picture(tmp_path / "a.jpg").pixels - stripes).max() < 0.15


@CHANNELS
def test_webp_is_lossless(tmp_path: Path, channels: int) -> None:
    pixels = noise(channels)
    save_picture(tmp_path / "a.webp", pixels)
    values = imagecodecs.webp_decode((tmp_path / "a.webp").read_bytes())
    colours = np.repeat(pixels[..., :1], 3, axis=2) if channels < 3 else pixels[..., :3]
    assert np.array_equal(values[..., :3], to_uint8(colours))
    if channels in (2, 4):
        assert np.array_equal(values[..., 3], to_uint8(pixels[..., -1]))


@CHANNELS
def test_avif(tmp_path: Path, channels: int) -> None:
    pixels = gentle(channels)
    save_picture(tmp_path / "a.avif", pixels, SRGB_PROFILE)
    values = imagecodecs.avif_decode((tmp_path / "a.avif").read_bytes()) / 255
    values = values if values.ndim == 3 else values[..., None]
    assert np.abs(values[..., 0] - pixels[..., 0]).max() < 0.03
    if channels in (2, 4):
        assert np.abs(values[..., -1] - pixels[..., -1]).max() < 0.03
    expected = SRGB_PROFILE if channels > 2 else None
    assert open_picture(tmp_path / "a.avif").icc == expected


@CHANNELS
def test_bmp_lies_over_white(tmp_path: Path, channels: int) -> None:
    pixels = noise(channels)
    save_picture(tmp_path / "a.bmp", pixels, SRGB_PROFILE)
    values = imagecodecs.bmp_decode((tmp_path / "a.bmp").read_bytes(), asrgb=True)
    values = values if values.ndim == 3 else values[..., None]
    assert np.all(values == to_uint8(over_white(pixels)))


def test_other_arrays(tmp_path: Path) -> None:
    values = np.arange(6, dtype=np.uint8).reshape(2, 3)
    save_picture(str(tmp_path / "a.png"), values)
    assert np.array_equal(by_pillow(tmp_path / "a.png", "L")[..., 0], values)
    deep = (values.astype(np.uint16) + 7) * 5000
    save_picture(tmp_path / "a.png", deep, bits=16)
    assert np.array_equal(read_png(tmp_path / "a.png")[0][..., 0], deep)


def test_the_limit_on_what_is_opened_does_not_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SINSTUDIO_MAX_PIXELS", "5")
    save_picture(tmp_path / "a.png", noise(3))
    assert (tmp_path / "a.png").stat().st_size > 0


def test_what_is_saved_is_left_alone(tmp_path: Path) -> None:
    pixels = noise(4)
    for suffix in SAVED_SUFFIXES:
        save_picture(tmp_path / f"a{suffix}", pixels)
    assert np.array_equal(pixels, noise(4))


@pytest.mark.parametrize("name", ["größe 1×2.exr", "größe 1×2.tif", "größe 1×2.png"])
def test_names_in_any_script(tmp_path: Path, name: str) -> None:
    save_picture(tmp_path / name, noise(3))
    assert open_picture(tmp_path / name).name == name
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("suffix", SAVED_SUFFIXES)
@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (5, 1)])
def test_small_pictures(tmp_path: Path, suffix: str, shape: tuple[int, int]) -> None:
    pixels = np.full((*shape, 3), 0.6, np.float32)
    save_picture(tmp_path / f"a{suffix}", pixels)
    assert np.abs(open_picture(tmp_path / f"a{suffix}").pixels - pixels).max() < 0.02


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.pgn", r"the ending \.pgn, which is no picture format .*; did you mean \.png\? There"),
        ("a.psd", r"the ending \.psd, .*; use one of \.png, \.tif, \.tiff, \.exr, \.jpg"),
        ("a.gif", r"the ending \.gif, "),
        ("a", "no ending, which would be no picture format"),
        ("no/a.png", "the folder .*no does not exist; make it first"),
    ],
)
def test_bad_names(tmp_path: Path, name: str, reason: str) -> None:
    path = tmp_path / name
    with pytest.raises(SinStudioError, match=reason) as caught:
        save_picture(path, noise(3))
    assert str(caught.value).startswith(str(path))
    with pytest.raises(SinStudioError, match=reason):
        check_picture_path(path)


@pytest.mark.parametrize(
    ("name", "bits", "reason"),
    [
        ("a.jpg", 16, r"16 bits a channel: JPEG holds 8; save it as \.png or \.tif or"),
        ("a.png", 32, r"32 bits a channel: PNG holds 8 or 16; save it as \.tif or"),
        ("a.png", 12, "12 bits a channel: PNG holds 8 or 16; choose 8, 16 or 32"),
    ],
)
def test_bits_that_a_format_has_not(tmp_path: Path, name: str, bits: int, reason: str) -> None:
    with pytest.raises(SinStudioError, match=reason):
        save_picture(tmp_path / name, noise(3), bits=bits)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "shape", "reason"),
    [
        ("a.webp", (1, 16_384), "16384×1 pixels, and WebP holds at most 16,383 along a side"),
        ("a.jpg", (65_501, 1), "1×65501 pixels, and JPEG holds at most 65,500 along a side"),
        ("a.avif", (1, 32_769), "32769×1 pixels, and AVIF holds at most 32,768 along a side"),
    ],
)
def test_sides_that_are_too_long(
    tmp_path: Path, name: str, shape: tuple[int, int], reason: str
) -> None:
    with pytest.raises(SinStudioError, match=reason):
        save_picture(tmp_path / name, np.zeros(shape, np.uint8))


@pytest.mark.parametrize(
    ("name", "shape"), [("a.webp", (1, 16_383)), ("a.jpg", (65_500, 1)), ("a.avif", (2, 32_768))]
)
def test_the_longest_sides(tmp_path: Path, name: str, shape: tuple[int, int]) -> None:
    save_picture(tmp_path / name, np.zeros(shape, np.uint8))
    assert open_picture(tmp_path / name).pixels.shape[:2] == shape


@pytest.mark.parametrize(
    ("pixels", "reason"),
    [
        (np.zeros((0, 5, 3)), "5×0 pixels; it needs at least 1×1"),
        (np.zeros((4, 4, 5)), "shape 4×4×5"),
        (np.full((4, 4), np.nan), "not numbers"),
        (np.full((4, 4), 200.0), "values from 200 to 200"),
    ],
)
def test_bad_pixels_leave_the_old_file(tmp_path: Path, pixels: np.ndarray, reason: str) -> None:
    (tmp_path / "a.png").write_bytes(b"old")
    with pytest.raises(SinStudioError, match=rf"The picture for .*a\.png has .*{reason}"):
        save_picture(tmp_path / "a.png", pixels)
    assert (tmp_path / "a.png").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("suffix", SAVED_SUFFIXES)
def test_an_encoder_that_fails_leaves_nothing(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **options: object) -> None:
        raise RuntimeError("Out of ideas.")

    monkeypatch.setattr(Image.Image, "save", fail)
    monkeypatch.setattr(tifffile, "imwrite", fail)
    monkeypatch.setattr(OpenEXR, "File", fail)
    with pytest.raises(SinStudioError, match=r"cannot be written as \w+: Out of ideas; choose"):
        save_picture(tmp_path / f"a{suffix}", noise(3))
    assert list(tmp_path.iterdir()) == []

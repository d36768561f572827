"""Whatever is handed in instead of a picture gets one sentence that names the file."""

from __future__ import annotations

import io
import os
import struct
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import OpenEXR
import pytest
import tifffile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from picture_files import gentle, noise
from PIL import Image

from sinstudio.errors import SinStudioError
from sinstudio.files.picture_formats import HEAD_BYTES, detect, is_text
from sinstudio.files.pictures import open_picture, pixel_limit, save_picture

KINDS = ["a.png", "a.jpg", "a.webp", "a.avif", "a.tif", "a.bmp", "a.exr"]


def sentence(path: Path) -> str:
    """Return the error of opening a file, checked to be a sentence that names it."""
    with pytest.raises(SinStudioError) as caught:
        open_picture(path)
    text = str(caught.value)
    assert text.startswith(str(path))
    assert text.endswith(".")
    assert "\n" not in text
    assert caught.value.exit_code == 2
    return text


def encoded(name: str, folder: Path) -> bytes:
    """Return a picture in the format of the name."""
    if name == "a.gif":
        buffer = io.BytesIO()
        Image.fromarray(np.rint(noise(1)[..., 0] * 255).astype(np.uint8)).save(buffer, "GIF")
        return buffer.getvalue()
    save_picture(folder / name, gentle(3), bits=16 if name == "a16.png" else 8)
    data = (folder / name).read_bytes()
    (folder / name).unlink()
    return data


def exr(path: Path, planes: dict[str, Any], **header: Any) -> Path:
    base = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    OpenEXR.File(base | header, planes).write(str(path))
    return path


def test_missing(tmp_path: Path) -> None:
    assert "does not exist; check its name" in sentence(tmp_path / "a.png")
    assert "does not exist" in sentence(tmp_path / "no" / "a.png")


def test_folder(tmp_path: Path) -> None:
    assert "is a folder; give the name of a picture file" in sentence(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="devices and pipes are files only on POSIX")
def test_device_and_pipe(tmp_path: Path) -> None:
    assert "is a device or a pipe" in sentence(Path(os.devnull))
    os.mkfifo(tmp_path / "pipe")
    assert "is a device or a pipe" in sentence(tmp_path / "pipe")


def test_names_that_cannot_be(tmp_path: Path) -> None:
    assert "null byte" in sentence(tmp_path / "a\0b")
    assert "cannot be read: file name too long" in sentence(tmp_path / ("a" * 300))


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.png").write_bytes(b"")
    monkeypatch.setattr(Path, "open", refuse)  # root may read anything
    assert "cannot be read: you have no permission" in sentence(tmp_path / "a.png")


def test_broken_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any) -> None:
        raise OSError(5, "Input/output error")

    (tmp_path / "a.png").write_bytes(encoded("a.png", tmp_path))
    monkeypatch.setattr("sinstudio.files.pictures.read_pillow", fail)
    assert "cannot be read: input/output error; check the disk" in sentence(tmp_path / "a.png")


def test_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any) -> None:
        raise MemoryError

    (tmp_path / "a.png").write_bytes(encoded("a.png", tmp_path))
    monkeypatch.setattr("sinstudio.files.pictures.read_pillow", fail)
    assert "needs more memory than there is" in sentence(tmp_path / "a.png")


def test_empty(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"")
    assert "is empty" in sentence(tmp_path / "a.png")


@pytest.mark.parametrize(
    "data", [b"hello\n", "Größe × 7\r\n".encode(), b"<svg/>", "×".encode() * 3000, b"BMW, 1990\n"]
)
def test_text(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    assert "is a text file, not a picture; give a PNG, JPEG" in sentence(tmp_path / "a.png")


@pytest.mark.parametrize(
    "data",
    [
        b"\0" * 64,
        b"%PDF-1.7\n\xff\xfe",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(16),
        b"8BPS\0\1" + bytes(20),
        b"RIFF\x10\0\0\0WAVEfmt " + bytes(20),
    ],
)
def test_unknown_formats(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    text = sentence(tmp_path / "a.png")
    assert "is not a PNG, JPEG, WebP, AVIF, TIFF, BMP, GIF or EXR picture; convert it" in text


@pytest.mark.parametrize("name", [*KINDS, "a16.png", "a.gif"])
def test_truncated(tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    data = encoded(name, tmp_path)
    path = tmp_path / name
    for length in (len(data) - len(data) // 8, len(data) // 2, len(data) // 10, 40, 24):
        path.write_bytes(data[:length])
        assert "damaged or incomplete" in sentence(path)
    assert capfd.readouterr() == ("", "")  # decoders keep to themselves too


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
@pytest.mark.parametrize("name", [*KINDS, "a16.png", "a.gif"])
def test_damaged(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """A picture or a sentence comes out, whatever bytes are changed."""
    content = bytearray(encoded(name, tmp_path))
    places = st.lists(st.integers(4, len(content) - 1), min_size=1, max_size=8)
    for place in data.draw(places):
        content[place] = data.draw(st.integers(0, 255))
    (tmp_path / name).write_bytes(content)
    with suppress(SinStudioError):
        pixels = open_picture(tmp_path / name).pixels
        assert np.all((pixels >= 0) & (pixels <= 1))


def bomb(name: str, side: int) -> bytes:
    """Return a small file that says it has side × side pixels."""
    big, little = struct.pack(">II", side, side), struct.pack("<II", side, side)
    if name == "a.png":
        body = b"IHDR" + big + b"\x08\x02\0\0\0"
        head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body
        return head + struct.pack(">I", zlib.crc32(body)) + b"\0\0\0\0IDAT" + bytes(4)
    if name == "a.gif":
        return (
            b"GIF89a"
            + struct.pack("<HH", side, side)
            + bytes(3)
            + b",\0\0\0\0"
            + (struct.pack("<HH", side, side) + bytes(4))
        )
    if name == "a.bmp":
        data = b"BM" + bytes(8) + struct.pack("<I", 54)
        return data + struct.pack("<I", 40) + little + struct.pack("<HH", 1, 24) + bytes(24)
    canvas = struct.pack("<I", side - 1)[:3] * 2
    chunk = b"VP8X" + struct.pack("<I", 10) + bytes(4) + canvas + bytes(40)
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


@pytest.mark.parametrize("name", ["a.png", "a.gif", "a.bmp"])
def test_bombs(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(bomb(name, 30_000))
    text = sentence(tmp_path / name)
    assert "has 30000×30000 pixels, 900,000,000 in all, and the limit is 178,956,970" in text
    assert "SINSTUDIO_MAX_PIXELS" in text


def test_webp_bomb(tmp_path: Path) -> None:
    (tmp_path / "a.webp").write_bytes(bomb("a.webp", 1 << 20))
    assert "has more pixels than a WebP file may have" in sentence(tmp_path / "a.webp")


@pytest.mark.parametrize("tiles", [False, True])
def test_tiff_bombs(tmp_path: Path, tiles: bool) -> None:
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, np.zeros((32, 32), np.uint8), tile=(16, 16) if tiles else None)
    with tifffile.TiffFile(path, mode="r+") as tiff:
        tags = tiff.pages.first.tags
        for code in (322, 323) if tiles else (256, 257):
            tags[code].overwrite(60_000)
    with pytest.raises(SinStudioError, match="60000×60000 pixels"):
        open_picture(path)


def test_exr_bomb(tmp_path: Path) -> None:
    path = exr(tmp_path / "a.exr", {"Y": np.zeros((4, 4), np.float32)})
    data = path.read_bytes()
    at = data.index(b"dataWindow\0box2i\0") + 21
    path.write_bytes(data[:at] + struct.pack("<4i", 0, 0, 99_999, 99_999) + data[at + 16 :])
    assert "damaged" in sentence(path)  # it has not the lines that so many pixels need


@pytest.mark.parametrize("name", KINDS)
def test_every_format_has_the_limit(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_bytes(encoded(name, tmp_path))  # 40 × 24
    monkeypatch.setenv("SINSTUDIO_MAX_PIXELS", "959")
    assert "has 40×24 pixels, 960 in all, and the limit is 959" in sentence(tmp_path / name)


def test_the_limit_can_be_raised_and_lowered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(encoded("a.png", tmp_path))  # 40 × 24
    monkeypatch.setenv("SINSTUDIO_MAX_PIXELS", "959")
    assert "has 40×24 pixels, 960 in all, and the limit is 959" in sentence(path)
    monkeypatch.setenv("SINSTUDIO_MAX_PIXELS", "960")
    assert open_picture(path).width == 40
    monkeypatch.setenv("SINSTUDIO_MAX_PIXELS", " 1_000_000_000 ")
    assert pixel_limit() == 10**9
    (tmp_path / "b.png").write_bytes(bomb("a.png", 30_000))
    assert "damaged" in sentence(tmp_path / "b.png")  # let through, and found to hold nothing


@pytest.mark.parametrize("value", ["many", "-5", "0", "1e9", "²"])
def test_a_limit_that_is_no_number(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINSTUDIO_MAX_PIXELS", value)
    with pytest.raises(SinStudioError, match=f"SINSTUDIO_MAX_PIXELS is {value}: it must be"):
        pixel_limit()


@pytest.mark.parametrize(
    ("values", "options", "reason"),
    [
        (np.zeros((4, 4), np.int16), {}, "neither whole numbers from 0 nor floats"),
        (np.zeros((4, 4), np.complex64), {}, "neither whole numbers from 0 nor floats"),
        (np.zeros((4, 4, 3), np.uint8), {"photometric": "cielab"}, "the colours CIELAB"),
        (np.zeros((4, 4, 20), np.uint8), {"photometric": "rgb", "planarconfig": 1}, "20 channels"),
        (np.full((4, 4), 200, np.float32), {}, "half of its values above 1"),
        (np.full((4, 4), np.nan, np.float32), {}, "not numbers"),
    ],
)
def test_tiffs_of_other_kinds(
    tmp_path: Path, values: np.ndarray, options: dict[str, Any], reason: str
) -> None:
    options = {"photometric": "minisblack"} | options
    tifffile.imwrite(tmp_path / "a.tif", values, **options)
    assert reason in sentence(tmp_path / "a.tif")


def test_tiff_with_missing_strips(tmp_path: Path) -> None:
    """tifffile alone would read them as black."""
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, np.full((32, 8), 255, np.uint8), rowsperstrip=32)
    with tifffile.TiffFile(path, mode="r+") as tiff:
        tiff.pages.first.tags[278].overwrite(16)  # two strips, of which one is there
    assert "damaged or incomplete" in sentence(path)


def test_exrs_of_other_kinds(tmp_path: Path) -> None:
    zero = np.zeros((4, 4), np.float32)
    text = sentence(exr(tmp_path / "z.exr", {"Z": zero, "mask.X": zero}))
    assert "no channels R, G, B or Y (it has: Z, mask.X)" in text
    whole = np.zeros((4, 4), np.uint32)
    assert "whole numbers" in sentence(exr(tmp_path / "u.exr", dict.fromkeys("RGB", whole)))
    nan = np.full((4, 4), np.nan, np.float32)
    assert "not numbers" in sentence(exr(tmp_path / "n.exr", {"Y": nan}))


def test_detection_by_content() -> None:
    assert detect(imagecodecs.webp_encode(np.zeros((2, 2, 3), np.uint8))) == "WebP"
    assert detect(b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf" + bytes(9)) == "AVIF"
    assert detect(b"") is None
    assert detect(b"BM") is None
    assert is_text(("a" + "×" * HEAD_BYTES).encode()[:HEAD_BYTES])  # cut inside a character
    assert not is_text("a×".encode()[:2])

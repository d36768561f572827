"""What the tests of pictures share: pixels, a profile, and a PNG reader of their own."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageCms

from sinstudio.files.pictures import Picture, open_picture

SRGB_PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def noise(channels: int, height: int = 21, width: int = 34, seed: int = 0) -> np.ndarray:
    """Levels with every value, and with alpha that is nowhere near 0."""
    pixels = np.random.default_rng(seed).random((height, width, channels), dtype=np.float32)
    if channels in (2, 4):
        pixels[..., -1] = 0.25 + 0.75 * pixels[..., -1]
    return pixels


def gentle(channels: int, height: int = 24, width: int = 40) -> np.ndarray:
    """Levels that change slowly, for formats that lose what does not."""
    y, x = np.mgrid[0:height, 0:width] / 24
    waves = [0.5 + 0.3 * np.sin(x + c) * np.cos(y - c) for c in range(channels)]
    return np.stack(waves, axis=2).astype(np.float32)


def read_png(path: Path) -> tuple[np.ndarray, dict[bytes, bytes]]:
    """Values H × W × C and the other chunks of a PNG that is not interlaced, from its standard."""
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    chunks: dict[bytes, bytes] = {}
    position = 8
    while position < len(data):
        (length,) = struct.unpack_from(">I", data, position)
        kind, body = data[position + 4 : position + 8], data[position + 8 : position + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, position + 8 + length)
        assert checksum == zlib.crc32(kind + body)
        chunks[kind] = chunks.get(kind, b"") + body
        position += 12 + length
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert interlaced == 0
    channels = {0: 1, 2: 3, 4: 2, 6: 4}[colour]
    step = channels * depth // 8
    raw = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, -1)
    rows = np.zeros((height + 1, width * step + step), np.int64)  # a row above, a pixel before
    for y in range(height):
        kind, line = raw[y, 0], raw[y, 1:].astype(np.int64)
        above, row = rows[y], rows[y + 1]
        for i in range(line.size):
            a, b, c = int(row[i]), int(above[i + step]), int(above[i])
            p = a + b - c
            distance = (abs(p - a), abs(p - b), abs(p - c))
            nearest = (a, b, c)[distance.index(min(distance))]
            row[i + step] = (line[i] + (0, a, b, (a + b) // 2, nearest)[kind]) % 256
    values = rows[1:, step:].astype(np.uint8).tobytes()
    dtype = ">u2" if depth == 16 else "u1"
    return np.frombuffer(values, dtype).reshape(height, width, channels), chunks


def eight(channels: int) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (21, 34, channels), dtype=np.uint8)


def flat(values: np.ndarray) -> np.ndarray:
    return values[..., 0] if values.shape[2] == 1 else values


def written(path: Path, values: np.ndarray, **options: Any) -> Picture:
    Image.fromarray(flat(values)).save(path, **options)
    return open_picture(path)


def same(picture: Picture, values: np.ndarray, top: int = 255) -> None:
    assert picture.pixels.dtype == np.float32
    assert picture.pixels.flags.c_contiguous
    assert picture.pixels.shape == values.shape
    assert np.abs(picture.pixels - values / top).max() < 1e-6

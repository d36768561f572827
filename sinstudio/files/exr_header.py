"""The header of an OpenEXR file, read before its decoder is trusted with the rest.

The decoder reserves memory for what the header says, and writes about damaged files on the
terminal; files that are too large or cut short are found by looking first. The layout is
that of "OpenEXR File Layout".
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO

_MULTIPART, _DEEP, _TILED = 0x1000, 0x800, 0x200
_LINES = {0: 1, 1: 1, 2: 1, 3: 16, 4: 32, 5: 16, 6: 32, 7: 32, 8: 32, 9: 256}  # of a chunk
_LONGEST_NAME = 255
_LONGEST_VALUE = 1 << 20


@dataclass(frozen=True)
class ExrHeader:
    """What the first part of a file holds.

    Parameters
    ----------
    width, height
        Size of the data window in pixels.
    channels
        Names in the order of the file, e.g. ``("A", "B", "G", "R")``.
    sampling
        Whether some channel has fewer pixels than the picture.
    deep
        Whether pixels are lists of samples in depth, or might be.
    """

    width: int
    height: int
    channels: tuple[str, ...]
    sampling: bool
    deep: bool


def read_exr_header(file: BinaryIO) -> ExrHeader:
    """Read the first header, and check that the picture's chunks lie inside the file.

    Raises
    ------
    ValueError
        When the header contradicts itself or the file ends early.
    """
    file.seek(0, 2)
    length = file.tell()
    file.seek(4)
    (flags,) = struct.unpack("<I", _take(file, 4))
    attributes = _attributes(file)
    x0, y0, x1, y1 = struct.unpack("<4i", attributes["dataWindow"])
    channels = _channels(attributes["channels"])
    header = ExrHeader(
        width=x1 - x0 + 1,
        height=y1 - y0 + 1,
        channels=tuple(name for name, _, _ in channels),
        sampling=any((x, y) != (1, 1) for _, x, y in channels),
        deep=bool(flags & _DEEP) or attributes.get("type", b"").startswith(b"deep"),
    )
    lines = _LINES.get(attributes["compression"][0])
    if lines and not flags & (_MULTIPART | _DEEP | _TILED):
        _check_chunks(file, -(-header.height // lines), length)
    return header


def _attributes(file: BinaryIO) -> dict[str, bytes]:
    found = {}
    while name := _name(file):
        _name(file)  # the type, which follows from the name
        (size,) = struct.unpack("<I", _take(file, 4))
        if size > _LONGEST_VALUE:  # thumbnails and the like
            file.seek(size, 1)
            continue
        found[name] = _take(file, size)
    missing = {"dataWindow", "channels", "compression"} - set(found)
    if missing or len(found["dataWindow"]) != 16 or len(found["compression"]) != 1:
        raise ValueError("the header is incomplete")
    return found


def _channels(value: bytes) -> list[tuple[str, int, int]]:
    """Name and sampling along x and y of every channel."""
    channels = []
    while value and value[0]:
        name, _, value = value.partition(b"\0")
        _, _, x, y = struct.unpack_from("<iIii", value)
        channels.append((name.decode("utf-8"), x, y))
        value = value[16:]
    return channels


def _check_chunks(file: BinaryIO, count: int, length: int) -> None:
    """Check that every chunk of a scan line file starts and ends inside the file."""
    offsets = (
        struct.unpack(f"<{count}Q", _take(file, 8 * count)) if 8 * count < length else (length,)
    )
    for offset in offsets:
        if not 0 < offset <= length - 8:
            raise ValueError("the file ends early")
        file.seek(offset + 4)
        (size,) = struct.unpack("<I", _take(file, 4))
        if offset + 8 + size > length:
            raise ValueError("the file ends early")


def _name(file: BinaryIO) -> str:
    name = bytearray()
    while (byte := _take(file, 1)) != b"\0":
        name += byte
        if len(name) > _LONGEST_NAME:
            raise ValueError("a name is too long")
    return name.decode("utf-8")


def _take(file: BinaryIO, count: int) -> bytes:
    data = file.read(count)
    if len(data) != count:
        raise ValueError("the file ends early")
    return data

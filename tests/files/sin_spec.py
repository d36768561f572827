"""The help page *The .sin format* in a few lines, apart from the program's own reader."""

from __future__ import annotations

import json
import struct
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = bytes.fromhex("8953494E0D0A1A0A")
TYPES = {"int32": "<i4", "float32": "<f4", "float16": "<f2"}


def file_bytes(
    header: bytes = b"{}",
    sections: bytes = b"",
    *,
    version: tuple[int, int] = (1, 0),
    total: int | None = None,
    length: int | None = None,
    magic: bytes = MAGIC,
) -> bytes:
    """A container with right checksums around whatever is given."""
    total = 28 + len(header) + len(sections) if total is None else total
    start = magic + struct.pack("<HHQ", *version, total)
    start += struct.pack("<I", len(header) if length is None else length)
    return start + struct.pack("<I", zlib.crc32(start + header)) + header + sections


def section_bytes(tag: bytes, payload: bytes, flags: int = 0, length: int | None = None) -> bytes:
    """A section with the right checksum."""
    start = struct.pack("<4sIQ", tag, flags, len(payload) if length is None else length)
    return start + struct.pack("<I", zlib.crc32(start + payload)) + payload


def take_apart(data: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Header and payloads of a file that is trusted to be right."""
    (length,) = struct.unpack_from("<I", data, 20)
    header = json.loads(data[28 : 28 + length])
    position = 28 + length
    payloads = {}
    while position < len(data):
        tag, size = struct.unpack_from("<4s4xQ", data, position)
        payloads[tag.decode()] = data[position + 20 : position + 20 + size]
        position += 20 + size
    return header, payloads


def evaluate(data: bytes, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """f at points (N × 2), worked out in float64 from the bytes of a file."""
    header, payloads = take_apart(data)
    t = {
        row["name"]: np.frombuffer(payloads[row["section"]], TYPES[row["dtype"]])
        .reshape(row["shape"])
        .astype(np.float64)
        for row in header["tensors"]
    }
    if "real_omega" in t:  # a SIREN
        omega = t["real_omega"]
    else:
        omega = 2 * np.pi * t["frequencies"] / np.array(header["domain"]["period"])
    h = np.sin(points @ omega.T + t["phases"])
    for i in range(len(header["widths"]) - 2):
        h = np.sin(h @ t[f"hidden.{i}.weight"].T + t[f"hidden.{i}.bias"])
    return np.asarray(h @ t["output.weight"].T + t["output.bias"])

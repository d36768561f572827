"""WAV files as signals: RIFF chunks, PCM of 8 to 32 bits and floats of 32 and 64.

Nothing is allocated for a size that only a header claims: samples are views of what was read.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.files.signal import MOST_CHANNELS, SECONDS, Signal, Units, signal_of

Decoder = Callable[[memoryview], NDArray[np.float64]]

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_FMT_BYTES = 16
_SUBFORMAT = 24  # where the real format stands in an extensible header


def is_wav(data: bytes) -> bool:
    """Whether a file begins as a WAV file does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WAVE"


def read_wav(path: Path, data: bytes) -> Signal:
    """Read a WAV file; whole numbers become -1…1, as sound programs show them.

    Raises
    ------
    SinStudioError
        When it is no WAV file, is cut short, holds no samples, is compressed, or has more than four
        channels.
    """
    if not is_wav(data):
        raise SinStudioError(
            f"{path} is not a WAV file, whatever its name says; save the sound as WAV, or give "
            "a CSV file."
        )
    form, samples = _chunks(path, data)
    code, channels, rate, _, frame, bits = struct.unpack_from("<HHIIHH", form)
    if code == _EXTENSIBLE and len(form) >= _SUBFORMAT + 2:
        (code,) = struct.unpack_from("<H", form, _SUBFORMAT)
    if not 1 <= channels <= MOST_CHANNELS:
        raise SinStudioError(
            f"{path} has {channels} channels, and a signal has 1 to {MOST_CHANNELS}; mix it down "
            "first."
        )
    if rate == 0:
        raise SinStudioError(f"{path} is damaged: its sample rate is 0; save it again.")
    if (code, bits) not in _DECODERS or frame != channels * bits // 8:
        raise SinStudioError(
            f"{path} holds {bits}-bit samples in the coding {code}, which is not supported; save "
            "it as PCM of 8, 16, 24 or 32 bits, or as 32-bit floats."
        )
    count = len(samples) // frame
    if count == 0:
        raise SinStudioError(f"{path} holds no samples; record or save it again.")
    values = _DECODERS[code, bits](samples[: count * frame]).reshape(count, channels)
    units = Units(
        (),
        (),
        step=1 / rate,
        axis=SECONDS,
        columns=_names(channels),
        seconds=True,
        source=f"WAV, {rate:,} Hz",
    )
    return signal_of(values, str(path), units, common=True, path=path)


def _chunks(path: Path, data: bytes) -> tuple[bytes, memoryview]:
    """Return the format chunk and the samples."""
    form = b""
    position = 12
    while position + 8 <= len(data):
        name = data[position : position + 4]
        (size,) = struct.unpack_from("<I", data, position + 4)
        position += 8
        if size > len(data) - position:
            raise SinStudioError(
                f"{path} is cut short: its header promises {size:,} bytes and "
                f"{len(data) - position:,} are there; copy or save it again."
            )
        if name == b"fmt ":
            form = data[position : position + size]
        elif name == b"data":
            if len(form) < _FMT_BYTES:
                break
            return form, memoryview(data)[position : position + size]
        position += size + size % 2
    missing = "samples" if len(form) >= _FMT_BYTES else "description of its samples"
    raise SinStudioError(f"{path} is damaged: it has no {missing}; copy or save it again.")


def _names(channels: int) -> tuple[str, ...]:
    if channels == 1:
        return ("value",)
    return (
        ("left", "right") if channels == 2 else tuple(f"channel {i + 1}" for i in range(channels))
    )


def _whole(kind: str, bits: int) -> Decoder:
    def decode(samples: memoryview) -> NDArray[np.float64]:
        return np.frombuffer(samples, kind) / 2.0 ** (bits - 1)

    return decode


def _unsigned(samples: memoryview) -> NDArray[np.float64]:
    return (np.frombuffer(samples, np.uint8) - 128.0) / 128


def _three_bytes(samples: memoryview) -> NDArray[np.float64]:
    parts = np.frombuffer(samples, np.uint8).reshape(-1, 3)
    wide = np.zeros((len(parts), 4), np.uint8)
    wide[:, 1:] = parts
    return wide.view("<i4")[:, 0] / 2.0**31


def _float(kind: str) -> Decoder:
    def decode(samples: memoryview) -> NDArray[np.float64]:
        return np.frombuffer(samples, kind).astype(np.float64)

    return decode


_DECODERS: dict[tuple[int, int], Decoder] = {
    (_PCM, 8): _unsigned,
    (_PCM, 16): _whole("<i2", 16),
    (_PCM, 24): _three_bytes,
    (_PCM, 32): _whole("<i4", 32),
    (_FLOAT, 32): _float("<f4"),
    (_FLOAT, 64): _float("<f8"),
}

"""Signals in and out: the one module that the rest of the program imports for them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sinstudio.errors import SinStudioError
from sinstudio.files.picture import Picture
from sinstudio.files.signal import Signal, Units, default_units, signal_of
from sinstudio.files.signal_csv import read_csv
from sinstudio.files.signal_formula import DEFAULT_SAMPLES, formula_signal
from sinstudio.files.signal_save import SIGNAL_SUFFIXES, check_signal_path, save_signal
from sinstudio.files.signal_wav import is_wav, read_wav

__all__ = [
    "DEFAULT_SAMPLES",
    "SIGNAL_READABLE",
    "SIGNAL_SUFFIXES",
    "Signal",
    "Units",
    "check_signal_path",
    "default_units",
    "formula_signal",
    "is_signal_file",
    "open_file",
    "open_signal",
    "save_signal",
    "signal_of",
]

TABLES = (".csv", ".tsv", ".txt", ".dat")
SOUNDS = (".wav", ".wave")
SIGNAL_READABLE = TABLES + SOUNDS
MAX_BYTES = 1 << 30


def is_signal_file(path: str | os.PathLike[str]) -> bool:
    """Whether the ending of a name says that it is a signal."""
    return Path(path).suffix.lower() in SIGNAL_READABLE


def open_file(path: str | os.PathLike[str]) -> Picture:
    """Open a signal where the ending says so, and a picture otherwise.

    Raises
    ------
    SinStudioError
        As `open_signal` and `sinstudio.files.pictures.open_picture`.
    """
    if is_signal_file(path):
        return open_signal(path)
    from sinstudio.files.pictures import open_picture  # its decoders are slow to import

    return open_picture(path)


def open_signal(path: str | os.PathLike[str]) -> Signal:
    """Open a signal from a table of numbers (CSV) or a WAV file, told apart by content.

    Raises
    ------
    SinStudioError
        When the file is missing, unreadable, neither of the two, damaged, or too large; one
        sentence that names the file, and the line where there is one.
    """
    path = Path(path)
    data = _read(path)
    if not data:
        raise SinStudioError(f"{path} is empty; save or copy the signal again.")
    if is_wav(data) or path.suffix.lower() in SOUNDS:
        return read_wav(path, data)
    return read_csv(path, data)


def _read(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise SinStudioError(f"{path} is a folder; give the name of a CSV or WAV file.")
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for, a device never ends
            raise SinStudioError(
                f"{path} is a device or a pipe; give the name of a CSV or WAV file."
            )
        if found.st_size > MAX_BYTES:
            raise SinStudioError(
                f"{path} has {found.st_size:,} bytes, and a signal may have {MAX_BYTES:,}; cut a "
                "part out of it first."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SinStudioError(f"{path} does not exist; check its name and its folder.") from error
    except PermissionError as error:
        raise SinStudioError(
            f"{path} cannot be read: you have no permission; change its permissions, or copy it."
        ) from error
    except MemoryError as error:
        raise SinStudioError(
            f"{path} needs more memory than there is; close other programs, or cut a part out "
            "of it."
        ) from error
    except (OSError, ValueError) as error:
        reason = str(getattr(error, "strerror", None) or error).lower().rstrip(".")
        raise SinStudioError(
            f"{path} cannot be read: {reason}; check the disk, or copy the file."
        ) from error

"""Signals written to files: tables of numbers and WAV."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.files.atomic import atomic_path, check_target
from sinstudio.files.signal import Units

DEFAULT_RATE = 44_100  # samples per second of a WAV file whose coordinate is not in seconds
SIGNAL_SUFFIXES = (".csv", ".tsv", ".wav")
_MOST_RATE = 2**32 - 1
_MOST_BYTES = 2**32 - 64  # a WAV file counts its bytes in 32 bits


def check_signal_path(path: str | os.PathLike[str]) -> Path:
    """Check, before a long computation, that a signal can be saved under this name.

    Raises
    ------
    SinStudioError
        When the ending is unknown, or the folder is missing or may not be written to.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in SIGNAL_SUFFIXES:
        near = difflib.get_close_matches(suffix, SIGNAL_SUFFIXES, n=1) if suffix else []
        hint = f"did you mean {near[0]}?" if near else f"use one of {', '.join(SIGNAL_SUFFIXES)}."
        found = f"the ending {suffix}, which is" if suffix else "no ending, which would be"
        raise SinStudioError(f"{path} has {found} no format for signals; {hint}")
    return check_target(path)


def save_signal(path: str | os.PathLike[str], values: NDArray[Any], units: Units) -> None:
    """Write a signal in its own units, whole or not at all, as the ending of the name says.

    A table (.csv, .tsv) begins with a line of names and gives the coordinate in its first column; a
    WAV file holds 32-bit floats, so that nothing is cut off at ±1, at the sample rate nearest to
    that of the units, or 44,100 Hz where they have none.

    Parameters
    ----------
    values
        N × C, in units.
    units
        Of these samples: `start` and `step` are theirs.

    Raises
    ------
    SinStudioError
        As `check_signal_path`, and where the file cannot be written or hold so many samples.
    """
    path = Path(path)
    check_signal_path(path)
    if path.suffix.lower() == ".wav":
        _write_wav(path, values, units)
    else:
        _write_table(path, values, units, "\t" if path.suffix.lower() == ".tsv" else ",")


def _write_table(path: Path, values: NDArray[Any], units: Units, separator: str) -> None:
    names = [_name(name) for name in (units.axis, *units.columns)]
    table = np.column_stack([units.coordinates(len(values)), values])
    form = ["%.12g"] + ["%.9g"] * values.shape[1]
    with atomic_path(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        file.write(separator.join(names) + "\n")
        np.savetxt(file, table, fmt=form, delimiter=separator, newline="\n")


def _name(name: str) -> str:
    """Make a name fit for one cell of the first line."""
    unfit = set(',;	#"')
    plain = "".join(" " if c in unfit or not c.isprintable() else c for c in name)
    return plain.strip() or "value"


def _write_wav(path: Path, values: NDArray[Any], units: Units) -> None:
    from scipy.io import wavfile  # slow to import

    rate = wav_rate(units)
    if not 1 <= rate <= _MOST_RATE:
        raise SinStudioError(
            f"{path} would have {units.rate:g} samples a second, which a WAV file cannot hold; "
            "give another size, or save it as .csv."
        )
    if values.size * 4 > _MOST_BYTES:
        raise SinStudioError(
            f"{path} would have {len(values):,} samples, more than a WAV file can hold; give a "
            "smaller size, or save it as .csv."
        )
    with atomic_path(path) as temporary:
        wavfile.write(temporary, rate, np.ascontiguousarray(values, dtype=np.float32))


def wav_rate(units: Units) -> int:
    """Sample rate of a WAV file of these units, in whole samples per second."""
    return DEFAULT_RATE if units.rate is None else round(units.rate)

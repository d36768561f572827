"""What a project file says of its picture, its timeline and its fit, checked as it is read.

Torch-free, as all of a project file is: tensors are NumPy arrays here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sinstudio.errors import SinStudioError
from sinstudio.files import strict_json
from sinstudio.files.header_error import HeaderError
from sinstudio.files.levels import Levels, levels_of_integers
from sinstudio.files.picture import Picture, check_size
from sinstudio.files.recipes import known_settings, one_line
from sinstudio.files.signal import Signal
from sinstudio.files.units_header import read_units, write_units
from sinstudio.training.entries import Entries, StateError
from sinstudio.training.recipe import Recipe

_TYPES: dict[str, np.dtype[Any]] = {
    "uint8": np.dtype("<u1"),
    "uint16": np.dtype("<u2"),
    "float32": np.dtype("<f4"),
}
_MOMENT = re.compile(r"T[0-9A-F]{3}")


@dataclass(frozen=True)
class Levelled:
    """Levels as a section holds them: the narrowest type that gives back the very same."""

    dtype: str
    shape: tuple[int, int, int]
    payload: bytes

    def entries(self) -> dict[str, Any]:
        """What the header says of them."""
        return {"dtype": self.dtype, "shape": list(self.shape)}


def write_levels(levels: Levels) -> Levelled:
    """Write H × W × C levels of 0…1; those of a file of 8 or 16 bits take 8 or 16 bits again."""
    height, width, channels = levels.shape
    for name in ("uint8", "uint16"):
        top = int(np.iinfo(_TYPES[name]).max)
        whole = (levels * np.float32(top) + np.float32(0.5)).clip(0, top).astype(_TYPES[name])
        if np.array_equal(levels_of_integers(whole, top), levels):
            break
    else:
        name, whole = "float32", np.ascontiguousarray(levels, _TYPES["float32"])
    return Levelled(name, (height, width, channels), whole.tobytes())


def read_levels(header: Entries, payload: bytes, what: str) -> Levels:
    """Read levels; their length is checked before anything is allocated for them.

    Raises
    ------
    HeaderError, StateError
        When type, shape, length or values are not what they should be; `what` begins the sentence.
    SinStudioError
        When there are more pixels than the limit.
    """
    name = header.choice("dtype", tuple(_TYPES))
    sides = header.items("shape")
    if len(sides) != 3 or not all(type(n) is int and 1 <= n < 2**31 for n in sides):
        raise header.wrong("shape", "three whole numbers above 0")
    height, width, channels = sides
    if channels > 4:
        raise header.wrong("shape", "that of 1 to 4 channels")
    kind = _TYPES[name]
    if len(payload) != height * width * channels * kind.itemsize:
        raise HeaderError(f"{what} does not hold the {width}×{height} pixels of its header")
    check_size(what, width, height)
    values = np.frombuffer(payload, kind).reshape(height, width, channels)
    if name != "float32":
        return levels_of_integers(values, int(np.iinfo(kind).max))
    if not (values.min() >= 0 and values.max() <= 1):
        raise HeaderError(f"{what} holds a level that is not from 0 to 1")
    return values.astype(np.float32)


def write_picture(picture: Picture, levels: Levelled) -> dict[str, Any]:
    """Return what the header says of a picture or a signal."""
    entries: dict[str, Any] = levels.entries() | {
        "name": picture.name,
        "path": None if picture.path is None else str(picture.path.absolute()),
        "signal": None,
    }
    if isinstance(picture, Signal):
        entries["signal"] = write_units(picture.units) | {
            "formula": picture.formula,
            "notes": list(picture.notes),
        }
    return entries


def read_picture(header: Entries, payload: bytes, icc: bytes | None) -> Picture:
    """Read a picture or a signal; its path says where it came from and is not looked at."""
    levels = read_levels(header, payload, "its picture")
    name = one_line(header.text("name"))
    path = None if header.mapping.get("path") is None else Path(header.text("path"))
    if header.mapping.get("signal") is None:
        return Picture(levels, icc, name, path)
    said = header.part("signal")
    if levels.shape[0] != 1 or levels.shape[1] < 2:
        raise HeaderError("its signal is not one row of at least 2 samples")
    return Signal(
        levels,
        icc,
        name,
        path,
        units=read_units(said.mapping, levels.shape[2]),
        formula=said.text("formula"),
        notes=tuple(said.texts("notes")),
    )


def read_recipe(entries: Entries) -> Recipe:
    """Read a recipe; settings that this version does not know are left out."""
    try:
        return Recipe.from_mapping(known_settings(entries.mapping))
    except SinStudioError as error:
        reason = one_line(str(error)).rstrip(".")
        raise HeaderError(f"its recipe is not valid: {reason}") from None


def read_json(payload: bytes, what: str) -> Any:
    """Read a section of JSON."""
    try:
        return strict_json.parse(payload)
    except ValueError as error:
        raise HeaderError(f"{what} is not valid JSON ({error})") from None


def write_json(value: object, what: str) -> bytes:
    """Write a section of JSON.

    Raises
    ------
    SinStudioError
        When it holds what JSON cannot; `what` names it.
    """
    try:
        return strict_json.canonical(value)
    except (TypeError, ValueError) as error:
        raise SinStudioError(
            f"The project cannot be written: {what} is not JSON ({error})."
        ) from error


def read_timeline(rows: list[Any], payloads: Mapping[str, bytes]) -> tuple[tuple[int, str], ...]:
    """Read which section holds which step of the timeline: ascending, each section once."""
    found = []
    for row in rows:
        entry = Entries(row, "timeline")
        found.append((entry.whole("step"), entry.text("section")))
    tags = [tag for _, tag in found]
    if len(set(tags)) != len(tags) or not set(tags) <= payloads.keys():
        raise StateError("a moment of the timeline has no section of its own")
    if not all(_MOMENT.fullmatch(tag) for tag in tags):
        raise StateError("a moment of the timeline is in a section of another kind")
    return tuple(found)

"""The units of a signal in the header of a model file."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sinstudio.files.header_error import HeaderError
from sinstudio.files.recipes import one_line
from sinstudio.files.signal import Units

_LONGEST = 2_000  # characters of a name, or of a formula


def write_units(units: Units) -> dict[str, Any]:
    """Return the entries of `Units`, for JSON."""
    return asdict(units)


def read_units(entries: Mapping[str, Any], channels: int) -> Units:
    """Check what a header says of a signal, and read it.

    Parameters
    ----------
    entries
        The header's "signal".
    channels
        C of the network.

    Raises
    ------
    HeaderError
        Naming the entry that is missing or out of range; unknown ones are left alone.
    """
    low, high = _numbers(entries, "low", channels), _numbers(entries, "high", channels)
    if not all(a < b and math.isfinite(b - a) for a, b in zip(low, high, strict=True)):
        raise HeaderError("the range of its signal is empty")
    start, step = (_number(entries.get(key), key) for key in ("start", "step"))
    if step <= 0:
        raise HeaderError("the step of its signal is not above 0")
    columns = entries.get("columns")
    if not isinstance(columns, list) or len(columns) != channels:
        raise HeaderError(f"the columns of its signal are not {channels}")
    seconds = entries.get("seconds")
    if not isinstance(seconds, bool):
        raise HeaderError('"seconds" of its signal is not a truth value')
    return Units(
        low,
        high,
        start,
        step,
        axis=_text(entries.get("axis"), "axis"),
        columns=tuple(_text(name, "columns") for name in columns),
        seconds=seconds,
        source=_text(entries.get("source"), "source"),
    )


def _numbers(entries: Mapping[str, Any], key: str, count: int) -> tuple[float, ...]:
    values = entries.get(key)
    if not isinstance(values, list) or len(values) != count:
        raise HeaderError(f'"{key}" of its signal is not {count} numbers')
    return tuple(_number(value, key) for value in values)


def _number(value: object, key: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e308:
        raise HeaderError(f'"{key}" of its signal is not a finite number')
    return float(value)


def _text(value: object, key: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise HeaderError(f'"{key}" of its signal is not a text of at most {_LONGEST} characters')
    return one_line(value)

"""Tables of numbers as signals: CSV, TSV and the like.

One sample a line; columns between semicolons, tabs, commas or spaces, the first of these that the
first line has. Between semicolons or tabs a comma in a number is a decimal comma. Empty
lines are passed over, and so is everything after a #. A first line without numbers names the
columns.

The first of several columns is the coordinate and not a channel, if it rises evenly, to a twentieth
of a step. If it is named like one (t, time, x, seconds…), or rises while nothing is named, it must.

Lines such as 1,5 alone may be two columns or one with decimal commas: they are refused.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.files.recipes import one_line
from sinstudio.files.signal import MOST_CHANNELS, Signal, Units, column_names, signal_of

_SEPARATORS = (";", "\t", ",")
_UNEVEN = 0.05  # of a step: times are often rounded
_TIME = re.compile(r"(t|time|times|seconds?|secs?|s|ms|x|index|samples?)", re.ASCII | re.IGNORECASE)
_SECONDS = re.compile(r"(t|time)[ _]*[\[(]?s(ec|econds?)?[\])]?|seconds?|secs?|s", re.IGNORECASE)
_EITHER = re.compile(r"[+-]?\d+,\d+", re.ASCII)  # 1,5: a number, or two
_MOST_COLUMNS = 1024
_LONGEST_NAME = 60


def read_csv(path: Path, data: bytes) -> Signal:
    """Read a table; the rules are at the top of this file.

    Raises
    ------
    SinStudioError
        Naming the line, when a cell is empty or no finite number, a line has more or fewer cells
        than the first, or a coordinate is uneven; and when there is no table, fewer than two
        samples, more than four columns, or nothing tells a comma between columns from a decimal
        one.
    """
    lines = _lines(_text(path, data))
    number, first = next(lines, (0, ""))
    if number == 0:
        raise SinStudioError(f"{path} has no numbers in it; put one sample on each line.")
    separator = next((s for s in _SEPARATORS if s in first), None)
    comma = separator in (";", "\t")  # a comma is decimal
    names = _cells(first, separator)
    loose = len(names) > 1 and not names[-1]  # every line ends with a separator
    names = names[:-1] if loose else names
    rows, at = array("d"), array("q")
    if any(_number(cell, comma) is not None for cell in names):
        rows.extend(_values(path, number, names, comma))
        at.append(number)
        width, names = len(names), []
        either = _EITHER.fullmatch(first) is not None
    else:
        width, either = len(names), False
    if width > _MOST_COLUMNS:
        raise SinStudioError(
            f"{path} has {width:,} numbers in line {number}; put one sample on each line."
        )
    for number, line in lines:
        cells = _cells(line, separator)
        if loose and len(cells) == width + 1 and not cells[-1]:
            cells.pop()
        if len(cells) != width:
            raise SinStudioError(
                f"{path} has {_count(len(cells), 'cell')} in line {number} and {width} in its "
                "first; give every line as many."
            )
        rows.extend(_values(path, number, cells, comma))
        at.append(number)
        either = either and _EITHER.fullmatch(line) is not None
    if either and len(at) > 1:
        raise SinStudioError(
            f"{path} has lines like {first}, which may be one number with a decimal comma or two "
            "columns: write decimal points, put semicolons between the columns, or name the "
            "columns in a first line."
        )
    if len(at) < 2:
        raise SinStudioError(
            f"{path} has {'one line' if at else 'no line'} of numbers; a signal needs at least "
            "two samples, one on each line."
        )
    return _signal(path, np.array(rows).reshape(-1, width), names, at)


def _signal(path: Path, table: NDArray[np.float64], names: list[str], at: array[int]) -> Signal:
    start, step, axis, seconds = 0.0, 1.0, "sample", False
    notes: tuple[str, ...] = ()
    if table.shape[1] > 1 and (found := _coordinate(path, table[:, 0], names, at)):
        start, step = found
        axis = names[0] if names else "x"
        seconds = bool(names and _SECONDS.fullmatch(names[0]))
        table, names = table[:, 1:], names[1:]
        notes = (f"The first column is taken as {one_line(axis)}: it rises by {step:.4g} a line.",)
    if table.shape[1] > MOST_CHANNELS:
        raise SinStudioError(
            f"{path} has {table.shape[1]} columns of samples, and a signal has 1 to "
            f"{MOST_CHANNELS}; take out the others."
        )
    columns = tuple(names) or column_names(table.shape[1])
    units = Units((), (), start, step, axis, columns, seconds, f"table {one_line(path.name)}")
    return replace(signal_of(table, str(path), units, path=path), notes=notes)


def _coordinate(
    path: Path, column: NDArray[np.float64], names: list[str], at: array[int]
) -> tuple[float, float] | None:
    """Start and step of the first column if it is a coordinate; None if it is a channel."""
    named = bool(names) and _TIME.fullmatch(re.split(r"[\s_\[(]", names[0].strip())[0]) is not None
    start, step = float(column[0]), float(column[-1] - column[0]) / (len(column) - 1)
    even = start + step * np.arange(len(column))
    rises = step > 0 and math.isfinite(step) and bool((np.diff(column) > 0).all())
    uneven = np.abs(column - even) > _UNEVEN * abs(step)
    if rises and not uneven.any():
        return start, step
    if not named and (names or not rises):
        return None
    steps = np.diff(column)
    worst = 1 + int(np.argmax(np.abs(steps - np.median(steps))))
    raise SinStudioError(
        f"{path} has a first column that is not evenly spaced: line {at[worst]} has "
        f"{column[worst]:g} after {column[worst - 1]:g}; resample the signal, take the column out, "
        "or name it as data in a first line."
    )


def _text(path: Path, data: bytes) -> str:
    if b"\0" in data[:4096]:
        raise SinStudioError(
            f"{path} is not a table of numbers in a text file; give a CSV or WAV file."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")  # only names of columns can hold more than ASCII


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with something on them, and their numbers from 1."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), start=1):
        kept = line.partition("#")[0].strip(" ")
        if kept.strip():
            yield number, kept


def _cells(line: str, separator: str | None) -> list[str]:
    return [cell.strip().strip("\"'").strip() for cell in line.split(separator)]


def _values(path: Path, line: int, cells: list[str], comma: bool) -> list[float]:
    found = []
    for column, cell in enumerate(cells, start=1):
        value = _number(cell, comma)
        if value is None or not math.isfinite(value):
            what = f'"{one_line(cell[:40])}"' if cell else "an empty cell"
            raise SinStudioError(
                f"{path} has {what} in line {line}, column {column}, where a finite number must "
                "be; put one there, or take the line out."
            )
        found.append(value)
    return found


def _number(cell: str, comma: bool) -> float | None:
    if comma and cell.count(",") == 1:
        cell = cell.replace(",", ".")
    try:
        return None if "_" in cell else float(cell)  # 1_000 is Python, not a table
    except ValueError:
        return None


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")

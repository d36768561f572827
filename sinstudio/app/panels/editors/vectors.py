"""Frequencies and whole numbers as a person writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_GROUP = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_NUMBER = re.compile(r"([+\-−±]?)([0-9]{1,9})")


def read_numbers(text: str) -> tuple[int, ...]:
    """Read whole numbers between commas, spaces or brackets; "±3" stands for -3 and 3.

    Raises
    ------
    ValueError
        With one sentence that names the first thing that is no whole number.
    """
    numbers: list[int] = []
    for word in re.sub(r"[,;()\[\]{}]", " ", text).split():
        found = _NUMBER.fullmatch(word)
        if not found:
            raise ValueError(f'"{word[:20]}" is not a whole number.')
        sign, size = found[1], int(found[2])
        numbers += {"±": [-size, size], "-": [-size], "−": [-size]}.get(sign, [size])
    return tuple(numbers)


def read_pairs(text: str) -> tuple[tuple[int, int], ...]:
    """Read pairs "k_x, k_y": one a line, or several on a line between brackets.

    Raises
    ------
    ValueError
        With one sentence that names the line that is no pair.
    """
    pairs: list[tuple[int, int]] = []
    for count, line in enumerate(text.splitlines(), 1):
        groups = _GROUP.findall(line)
        if re.sub(r"[\s,;()\[\]]", "", _GROUP.sub("", line)):  # something outside of brackets
            groups = [line]
        for group in filter(str.strip, groups):
            try:
                numbers = read_numbers(group)
            except ValueError as error:
                raise ValueError(f"Line {count}: {error}") from None
            if len(numbers) != 2 or "±" in group:
                raise ValueError(f'Line {count}: "{group.strip()[:20]}" is not a pair.')
            pairs.append((numbers[0], numbers[1]))
    return tuple(pairs)


def write_numbers(values: Sequence[int]) -> str:
    """Write whole numbers on one line."""
    return ", ".join(str(value) for value in values)


def write_pairs(values: Sequence[tuple[int, int]]) -> str:
    """Write pairs, one to a line."""
    return "\n".join(f"{x}, {y}" for x, y in values)

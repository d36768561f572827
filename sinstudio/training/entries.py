"""A saved state as plain values: read with every type and range checked (no torch)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

MOST = 2**53  # whole numbers up to here are exact wherever they may be used


class StateError(ValueError):
    """Half a sentence that says what is wrong with a saved state."""


class Entries:
    """The entries of an object, each read under its name.

    Parameters
    ----------
    values
        What JSON gave; anything but an object with text as keys is refused.
    where
        Its place in the state, for messages.

    Raises
    ------
    StateError
        From every method, when an entry is missing, of another type or out of range.
    """

    def __init__(self, values: object, where: str) -> None:
        if not isinstance(values, Mapping):
            raise StateError(f"{where} is not an object")
        self._values: Mapping[str, Any] = values
        self._where = where

    @property
    def mapping(self) -> Mapping[str, Any]:
        """The entries, unchecked."""
        return self._values

    def part(self, key: str) -> Entries:
        """Return an object within this one."""
        return Entries(self._values.get(key), f"{self._where}.{key}")

    def items(self, key: str) -> list[Any]:
        """Return a list."""
        value = self._values.get(key)
        if not isinstance(value, list):
            raise self.wrong(key, "a list")
        return value

    def whole(self, key: str, low: int = 0, high: int = MOST) -> int:
        """Return a whole number from `low` to `high`."""
        return self._whole(self._values.get(key), key, low, high)

    def wholes(self, key: str, below: int) -> tuple[int, ...]:
        """Return whole numbers from 0 to `below` − 1, ascending."""
        found = [self._whole(value, key, 0, below - 1) for value in self.items(key)]
        if found != sorted(set(found)):
            raise self.wrong(key, "in ascending order")
        return tuple(found)

    def number(self, key: str, low: float = -math.inf, high: float = math.inf) -> float:
        """Return a finite number from `low` to `high`."""
        value = self._values.get(key)
        finite = isinstance(value, int | float) and not isinstance(value, bool)
        if not finite or not low <= value <= high or not abs(value) <= 1e308:  # type: ignore[operator, arg-type]
            raise self.wrong(key, "a number in its range")
        return float(value)  # type: ignore[arg-type]

    def text(self, key: str) -> str:
        """Return a text."""
        value = self._values.get(key)
        if not isinstance(value, str):
            raise self.wrong(key, "a text")
        return value

    def texts(self, key: str) -> list[str]:
        """Return a list of texts."""
        found = self.items(key)
        if not all(isinstance(value, str) for value in found):
            raise self.wrong(key, "a list of texts")
        return found

    def choice(self, key: str, words: tuple[str, ...]) -> str:
        """Return one of these words."""
        value = self.text(key)
        if value not in words:
            raise self.wrong(key, " or ".join(words))
        return value

    def truth(self, key: str) -> bool:
        """Return a truth value."""
        value = self._values.get(key)
        if not isinstance(value, bool):
            raise self.wrong(key, "a truth value")
        return value

    def large(self, key: str, bits: int) -> int:
        """Return a whole number of at most so many bits, which stands there in hexadecimal."""
        text = self.text(key)
        digits = set(text) <= set("0123456789abcdef")
        if not (digits and 0 < len(text) <= bits // 4):
            raise self.wrong(key, f"a number of {bits} bits in hexadecimal")
        return int(text, 16)

    def wrong(self, key: str, what: str) -> StateError:
        """Make the error that says that an entry is not what it should be."""
        return StateError(f"{self._where}.{key} is not {what}")

    def _whole(self, value: object, key: str, low: int, high: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.wrong(key, f"a whole number from {low} to {high}")
        return value


def write_number(value: float | None) -> float | str | None:
    """Write a number for JSON, which knows neither infinity nor NaN."""
    if value is None or math.isfinite(value):
        return value
    return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"


def read_number(value: object) -> float | None:
    """Read what `write_number` wrote."""
    if value is None:
        return None
    if isinstance(value, str) and value in ("nan", "inf", "-inf"):
        return float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e308:
        raise StateError("a line of the history holds what is not a number")
    return float(value)

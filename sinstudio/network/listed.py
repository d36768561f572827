"""Input frequencies that a person gives: pairs of a few values, or a list of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from sinstudio.errors import SinStudioError
from sinstudio.network.bands import IntArray

_MOST = 16_384  # input frequencies, as in the recipe


def lattice(values: Sequence[Any], axes: int = 2) -> IntArray:
    """All pairs of these whole numbers but (0, 0), as in Figure 14; repeats and twins stay.

    With one axis they are the frequencies themselves, as (k, 0).

    Raises
    ------
    SinStudioError
        If there is no pair, an entry is not a whole number, or there are more than 16,384 pairs.
    """
    if axes == 1:
        return custom(values, 1)
    if any(not _is_whole(value) for value in values):
        raise SinStudioError(
            "frequencies.values has an entry that is not a whole number: the strategy lattice "
            "takes whole numbers, such as [-3, -1, 1, 3]."
        )
    if len(values) ** 2 > _MOST:
        raise SinStudioError(
            f"frequencies.values has {len(values)} numbers, which make {len(values) ** 2:,} pairs: "
            f"give at most {int(_MOST**0.5)}."
        )
    pairs = [[int(x), int(y)] for x in values for y in values if x or y]
    if not pairs:
        raise SinStudioError(
            "frequencies.values gives no frequency: the strategy lattice needs whole numbers, "
            "such as [-3, -1, 1, 3]."
        )
    return np.array(pairs, dtype=np.int64)


def custom(values: Sequence[Any], axes: int = 2) -> IntArray:
    """These pairs, in this order; repeats and twins stay.

    With one axis an entry is a whole number k, or (k, 0).

    Raises
    ------
    SinStudioError
        If the list is empty or too long, an entry is not a pair of whole numbers, or is (0, 0); for
        one axis also if it has a k_y.
    """
    if axes == 1:
        values = [_along_x(number, value) for number, value in enumerate(values, start=1)]
    if not 1 <= len(values) <= _MOST:
        raise SinStudioError(
            f"frequencies.values has {len(values):,} entries: the strategy custom needs 1 to "
            f"{_MOST:,} pairs, such as [[1, 0], [3, -2]]."
        )
    for number, value in enumerate(values, start=1):
        if isinstance(value, str) or not hasattr(value, "__len__") or len(value) != 2:
            raise SinStudioError(
                f"Entry {number} of frequencies.values is not a pair: for a picture the strategy "
                "custom takes pairs, such as [[1, 0], [3, -2]]."
            )
        if not all(_is_whole(entry) for entry in value):
            raise SinStudioError(
                f"Entry {number} of frequencies.values is not whole: give whole cycles per period."
            )
        if not any(value):
            raise SinStudioError(
                f"Entry {number} of frequencies.values is (0, 0), which is no frequency: remove it."
            )
    return np.array([[int(x), int(y)] for x, y in values], dtype=np.int64)


def _along_x(number: int, value: Any) -> Any:
    """Read an entry for a signal as a pair."""
    pair = value if hasattr(value, "__len__") and not isinstance(value, str) else (value, 0)
    if len(pair) != 2 or not _is_whole(pair[0]) or not _is_whole(pair[1]) or pair[1]:
        raise SinStudioError(
            f"Entry {number} of frequencies.values is not a frequency of a signal: give whole "
            "cycles per period, such as [1, 3, 5]."
        )
    return pair


def _is_whole(value: object) -> bool:
    return isinstance(value, int | np.integer) and not isinstance(value, bool)

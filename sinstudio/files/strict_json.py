"""JSON without its loose ends: no NaN, no infinity, no repeated keys, limited depth."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

MAX_DEPTH = 16
MAX_INTEGER = 2**63 - 1


def canonical(value: object) -> bytes:
    """Encode as UTF-8 with sorted keys and no spaces, so that equal values give equal bytes.

    Raises
    ------
    ValueError
        If `value` holds NaN, infinity, or anything that `parse` would refuse.
    """
    text = json.dumps(
        value, allow_nan=False, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    data = text.encode("utf-8")
    parse(data)
    return data


def parse(data: bytes) -> Any:
    """Decode UTF-8 JSON.

    Raises
    ------
    ValueError
        If it is not UTF-8 or not JSON, repeats a key, goes deeper than 16 levels, or holds NaN,
        infinity, a whole number beyond 64 bits or half of a surrogate pair.
    """
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_float=_float,
            parse_int=_integer,
        )
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    _check(value)
    return value


def plain(value: object) -> Any:
    """Turn `value` into what JSON can hold: infinity becomes "inf", NaN null, a tuple a list.

    NumPy numbers become Python numbers.

    Raises
    ------
    TypeError
        If it holds anything but mappings with text as keys, lists, tuples, numbers, text, truth
        values and None.
    """
    if hasattr(value, "item") and getattr(value, "ndim", None) == 0:
        value = value.item()
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return value if math.isfinite(value) else ("inf" if value > 0 else "-inf")
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("the keys of a JSON object are text")
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    raise TypeError(f"JSON cannot hold a {type(value).__name__}")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("a key appears twice in it")
    return result


def _constant(word: str) -> Any:
    raise ValueError(f"it holds {word}, which is not a number")


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("it holds a number that is too large")
    return value


def _integer(text: str) -> int:
    # Length first: converting a very long run of digits takes quadratic time.
    if len(text) > 20 or abs(int(text)) > MAX_INTEGER:
        raise ValueError("it holds a whole number beyond 64 bits")
    return int(text)


def _check(value: object) -> None:
    """Refuse deep nesting and text that UTF-8 cannot hold; a loop, so that depth cannot hurt."""
    pending: list[tuple[object, int]] = [(value, 0)]
    while pending:
        item, depth = pending.pop()
        if isinstance(item, str):
            item.encode("utf-8")
        elif isinstance(item, dict | list):
            if depth == MAX_DEPTH:
                raise ValueError(f"it is nested deeper than {MAX_DEPTH} levels")
            if isinstance(item, dict):
                pending.extend((key, depth + 1) for key in item)
                pending.extend((entry, depth + 1) for entry in item.values())
            else:
                pending.extend((entry, depth + 1) for entry in item)

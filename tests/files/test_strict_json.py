from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.files import strict_json

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_round_trip_is_exact_and_canonical(value: object) -> None:
    data = strict_json.canonical(value)
    assert strict_json.parse(data) == value
    assert strict_json.canonical(strict_json.parse(data)) == data


def test_key_order_does_not_change_the_bytes() -> None:
    assert strict_json.canonical({"b": 1, "a": 2}) == strict_json.canonical({"a": 2, "b": 1})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"a":1,"a":1}', "twice"),
        (b'{"a":{"b":1,"b":2}}', "twice"),
        (b"[NaN]", "NaN"),
        (b"[-Infinity]", "Infinity"),
        (b"[1e999]", "too large"),
        (b"[" + b"9" * 20 + b"]", "64 bits"),
        (b"[" + b"9" * 5000 + b"]", "64 bits"),
        (b'["\\ud800"]', "surrogates"),
        (b'{"\\udfff":1}', "surrogates"),
        (b"[" * 17 + b"]" * 17, "deeper than 16"),
        (b"[" * 200_000, "too deeply"),
        (b'{"a":' * 100_000, "too deeply"),
        (b"\xff", "utf-8"),
        (b"\xef\xbb\xbf{}", "BOM"),
        (b"", "Expecting value"),
        (b"{}x", "Extra data"),
    ],
)
def test_loose_json_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        strict_json.parse(data)


def test_sixteen_levels_are_read() -> None:
    assert strict_json.parse(b"[" * 16 + b"]" * 16) is not None


@pytest.mark.parametrize("value", [math.nan, math.inf, [math.nan], {"a": 10**30}, "\ud800"])
def test_what_cannot_be_read_back_is_not_written(value: object) -> None:
    with pytest.raises(ValueError):
        strict_json.canonical(value)


def test_plain_values() -> None:
    value = {"a": (1, np.float32(0.5)), "b": [math.inf, -math.inf, math.nan], "c": np.int64(3)}
    assert strict_json.plain(value) == {"a": [1, 0.5], "b": ["inf", "-inf", None], "c": 3}
    assert type(strict_json.plain(np.bool_(True))) is bool
    with pytest.raises(TypeError, match="cannot hold a set"):
        strict_json.plain({1, 2})
    with pytest.raises(TypeError, match="keys"):
        strict_json.plain({1: 2})

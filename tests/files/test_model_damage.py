from __future__ import annotations

import copy
import json
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sin_spec import file_bytes, section_bytes, take_apart
from small_models import GOLDEN, GOLDEN_FULL, same

from sinstudio.errors import SinStudioError
from sinstudio.files.model_file import load_model


def write(path: Path, header: dict[str, Any], payloads: dict[str, bytes]) -> Path:
    """A file with right checksums around whatever is given."""
    sections = b"".join(section_bytes(tag.encode(), data, 1) for tag, data in payloads.items())
    path.write_bytes(file_bytes(json.dumps(header).encode(), sections))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(SinStudioError, match=r"[^?.][.?]$") as caught:
        load_model(path)
    assert str(caught.value).startswith(str(path))
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 600
    return str(caught.value)


def test_every_truncation_is_refused(tmp_path: Path) -> None:
    data = GOLDEN.read_bytes()
    path = tmp_path / "x.sin"
    for length in range(len(data)):
        path.write_bytes(data[:length])
        refusal(path)


@given(position=st.integers(0), change=st.integers(1, 255))
def test_every_changed_byte_is_refused(
    tmp_path_factory: pytest.TempPathFactory, position: int, change: int
) -> None:
    path = tmp_path_factory.mktemp("m") / "x.sin"
    data = bytearray(GOLDEN_FULL.read_bytes())
    data[position % len(data)] ^= change
    path.write_bytes(data)
    refusal(path)


ODD = st.sampled_from(
    [None, True, 0, -1, 1, 2, 7, 2**31, 2**63 - 1, 1.5, "", "float16", "int32", "PHAS", [], {}]
) | st.lists(st.integers(-1, 9), max_size=3)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    if isinstance(value, dict | list):
        for key, entry in entries:
            found += (
                _paths(entry, (*path, key)) if isinstance(entry, dict | list) else [(*path, key)]
            )
    return found


GOLDEN_HEADER, GOLDEN_PAYLOADS = take_apart(GOLDEN_FULL.read_bytes())
KNOWN_PAYLOADS = {tag: data for tag, data in GOLDEN_PAYLOADS.items() if tag != "xtra"}
EVERY_ENTRY = _paths(GOLDEN_HEADER)


@given(st.sampled_from(EVERY_ENTRY), ODD, st.booleans())
def test_a_changed_header_with_right_checksums_never_changes_the_numbers(
    tmp_path_factory: pytest.TempPathFactory, entry: tuple[Any, ...], value: Any, drop: bool
) -> None:
    header = copy.deepcopy(GOLDEN_HEADER)
    place = header
    for key in entry[:-1]:
        place = place[key]
    if drop:
        del place[entry[-1]]
    else:
        place[entry[-1]] = value
    path = write(tmp_path_factory.mktemp("m") / "x.sin", header, KNOWN_PAYLOADS)
    try:
        found = load_model(path)
    except SinStudioError:
        refusal(path)
    else:
        assert same(found.network, load_model(GOLDEN_FULL).network)


SIREN_ROW = {"name": "real_omega", "dtype": "float32", "shape": [5, 2], "section": "OMEG"}


def changed(**entries: Any) -> dict[str, Any]:
    return GOLDEN_HEADER | entries


def changed_domain(**entries: Any) -> dict[str, Any]:
    return changed(domain=GOLDEN_HEADER["domain"] | entries)


def changed_row(tensor: str, **entries: Any) -> dict[str, Any]:
    rows = [row | (entries if row["name"] == tensor else {}) for row in GOLDEN_HEADER["tensors"]]
    return changed(tensors=rows)


HUGE = 2**31 - 1


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ({}, "does not say that it is a sinstudio model"),
        (changed(precision="int4"), '"precision" in its header is not float32 or float16'),
        (changed(widths=[5, 3]), "claims 0 hidden layers"),
        (changed(widths=[1] * 67), "claims 65 hidden layers"),
        (changed(widths=[5, 0, 3, 3]), "a width is not a whole number"),
        (changed(widths=[5, True, 3, 3]), "a width is not a whole number"),
        (changed(widths=[5, 4, 3, 5], channels=5), "channels is not 1 to 4"),
        (changed(channels=4), "not its last width"),
        (changed(widths=[5, 4, 4, 3]), "hidden.1.weight does not have the shape (4, 4)"),
        (changed(widths=[5, 4, 3, 3, 3]), "lacks hidden.2.weight"),
        (changed(widths=[5, 4, 3]), "which its widths do not call for"),
        (changed(tensors=GOLDEN_HEADER["tensors"][1:]), "lacks frequencies"),
        (changed(tensors=GOLDEN_HEADER["tensors"] * 2), "appears twice"),
        (changed(tensors=[["phases"]]), "widths do not call for"),
        (changed_row("phases", name="a\n\x1b" + "b" * 999), "holds "),
        (changed_row("phases", dtype="float64"), '"dtype" in its header'),
        (changed_row("frequencies", dtype="float32"), '"dtype" in its header is not int32'),
        (changed_row("phases", dtype="float16"), "section PHAS does not hold the 10 bytes"),
        (changed_row("phases", section="OUTD"), "not in section PHAS"),
        (changed_row("phases", shape=[5, 1]), "does not have the shape (5,)"),
        (changed_domain(period=[1.9, 2.0]), "period"),
        (changed_domain(period=[2.0, 2.0]), "period is not 4 on an axis that is mirrored"),
        (changed_domain(period=[4.0]), "period"),
        (changed_domain(mirror=[1, 0]), '"mirror"'),
        (changed_domain(stride=0), "stride"),
        (changed_domain(width=2**31), "width"),
        (changed_domain(height=6.0), "height"),
        (changed(measures=[]), '"measures"'),
        (changed(recipe=[]), '"recipe"'),
        (changed(recipe={"training": 3}), "recipe is not valid: training is 3"),
        (
            changed(recipe={"frequencies": {"strategy": "a\n\x1b" + "b" * 999}}),
            "recipe is not valid: frequencies.strategy is",
        ),
        (changed(recipe={"growth": [], "bounds": {"tolerance": 0.1}}), "growth is []"),
        (changed(recipe={"bounds": {"tolerance": 7}}), "growth.tolerance is 7"),
        (
            changed(tensors=[*GOLDEN_HEADER["tensors"], SIREN_ROW]),
            '"frequencies", which its widths do not call for',
        ),
        (
            changed(tensors=[SIREN_ROW | {"dtype": "int32"}, *GOLDEN_HEADER["tensors"][1:]]),
            '"dtype" in its header is not float32',
        ),
        (changed(recipe={"training": {"rate": -1}}), "recipe is not valid: training.rate is -1"),
    ],
)
def test_inconsistent_headers(tmp_path: Path, header: dict[str, Any], words: str) -> None:
    assert words in refusal(write(tmp_path / "x.sin", header, KNOWN_PAYLOADS))


def test_huge_widths_allocate_nothing(tmp_path: Path) -> None:
    header = {
        "format": "sinstudio model",
        "precision": "float32",
        "widths": [HUGE, HUGE, 3],
        "channels": 3,
        "domain": GOLDEN_HEADER["domain"],
        "recipe": None,
        "measures": {},
        "tensors": [
            {"name": "frequencies", "dtype": "int32", "shape": [HUGE, 2], "section": "FREQ"},
            {"name": "phases", "dtype": "float32", "shape": [HUGE], "section": "PHAS"},
            {"name": "hidden.0.weight", "dtype": "float32", "shape": [HUGE] * 2, "section": "A001"},
            {"name": "hidden.0.bias", "dtype": "float32", "shape": [HUGE], "section": "B001"},
            {"name": "output.weight", "dtype": "float32", "shape": [3, HUGE], "section": "OUTC"},
            {"name": "output.bias", "dtype": "float32", "shape": [3], "section": "OUTD"},
        ],
    }
    path = write(tmp_path / "x.sin", header, {})
    tracemalloc.start()
    try:
        assert "does not hold the 17,179,869,176 bytes of frequencies" in refusal(path)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("tag", ["PHAS", "A001", "OUTC"])
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_values_that_are_not_finite_are_refused(tmp_path: Path, tag: str, value: float) -> None:
    payloads = KNOWN_PAYLOADS
    kind = "<f4" if tag == "PHAS" else "<f2"
    array = np.frombuffer(payloads[tag], kind).copy()
    array[-1] = value
    path = write(tmp_path / "x.sin", GOLDEN_HEADER, payloads | {tag: array.tobytes()})
    assert "not finite" in refusal(path)


def test_missing_and_short_sections(tmp_path: Path) -> None:
    payloads = dict(KNOWN_PAYLOADS)
    short = payloads | {"A001": payloads["A001"][:-1]}
    assert "section A001" in refusal(write(tmp_path / "x.sin", GOLDEN_HEADER, short))
    del payloads["A001"]
    assert "section A001" in refusal(write(tmp_path / "x.sin", GOLDEN_HEADER, payloads))


def test_unknown_critical_section_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "x.sin", GOLDEN_HEADER, GOLDEN_PAYLOADS)
    assert "needs a newer SinStudio: its section xtra" in refusal(path)

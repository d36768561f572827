from __future__ import annotations

import copy
import json
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import load as load_tensors
from safetensors.numpy import save as save_tensors
from sin_spec import file_bytes, section_bytes, take_apart
from small_models import GOLDEN
from small_projects import GOLDEN_PROJECT

from sinstudio.errors import SinStudioError
from sinstudio.files.project_file import PROJECT, load_project, not_valid
from sinstudio.training.entries import StateError
from sinstudio.training.resume import resume

DATA = GOLDEN_PROJECT.read_bytes()
HEADER, PAYLOADS = take_apart(DATA)
VALUES = json.loads(PAYLOADS["FITV"])
TENSORS = load_tensors(PAYLOADS["FITT"])
CRITICAL = ("PICT", "TARG", "FITV", "FITT")


def write(path: Path, header: dict[str, Any], payloads: dict[str, bytes], **kind: Any) -> Path:
    """A file with right checksums around whatever is given."""
    sections = b"".join(
        section_bytes(tag.encode(), data, int(tag in CRITICAL)) for tag, data in payloads.items()
    )
    data = file_bytes(json.dumps(header).encode(), sections, magic=PROJECT.magic, **kind)
    path.write_bytes(data)
    return path


def with_values(path: Path, values: Any) -> Path:
    payloads = PAYLOADS | {"FITV": json.dumps(values).encode()}
    return write(path, HEADER, payloads)


def with_tensors(path: Path, tensors: dict[str, np.ndarray]) -> Path:
    return write(path, HEADER, PAYLOADS | {"FITT": save_tensors(tensors)})


def taken_over(path: Path) -> None:
    """Read a file as the window does: to a trainer that takes a step."""
    try:
        resume(load_project(path).fit).step()
    except StateError as error:
        raise not_valid(path, error) from None


def refusal(path: Path) -> str:
    with pytest.raises(SinStudioError, match=r"[.?]$") as caught:
        taken_over(path)
    sentence = str(caught.value)
    assert sentence.startswith(str(path))
    assert sentence.isprintable()
    assert len(sentence) < 600
    return sentence


def test_the_file_of_these_tests_is_good(tmp_path: Path) -> None:
    taken_over(write(tmp_path / "x", HEADER, PAYLOADS))
    taken_over(with_tensors(with_values(tmp_path / "x", VALUES), TENSORS))


def test_every_truncation_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.sinproj"
    for length in (*range(300), *range(300, len(DATA), 97)):
        path.write_bytes(DATA[:length])
        refusal(path)


@given(position=st.integers(0), change=st.integers(1, 255))
def test_every_changed_byte_is_refused(
    tmp_path_factory: pytest.TempPathFactory, position: int, change: int
) -> None:
    path = tmp_path_factory.mktemp("p") / "x.sinproj"
    data = bytearray(DATA)
    data[position % len(data)] ^= change
    path.write_bytes(data)
    refusal(path)


def test_what_is_no_project(tmp_path: Path) -> None:
    path = tmp_path / "x.sinproj"
    assert "does not exist" in refusal(path)
    path.write_bytes(b"")
    assert "is empty: there is no project in it" in refusal(path)
    path.write_bytes(b"PK\x03\x04" * 20)
    assert "is not a SinStudio project: choose a .sinproj file" in refusal(path)
    path.write_bytes(GOLDEN.read_bytes())
    assert "is not a SinStudio project: choose a .sinproj file" in refusal(path)
    path.write_bytes(DATA.replace(b"\r\n", b"\n"))
    assert "line ends were changed" in refusal(path)
    path.write_bytes(DATA + b"x")
    assert "something was appended" in refusal(path)


def test_newer_versions(tmp_path: Path) -> None:
    newer = write(tmp_path / "x", HEADER, PAYLOADS, version=(2, 0))
    assert "has format version 2.0, and this SinStudio reads up to 1.0" in refusal(newer)
    taken_over(write(tmp_path / "x", HEADER, PAYLOADS, version=(1, 7)))
    path = tmp_path / "y"
    data = file_bytes(b"{}", section_bytes(b"LIFE", b"", 1), magic=PROJECT.magic)
    path.write_bytes(data)
    refusal(path)
    sections = b"".join(
        section_bytes(t.encode(), d, 1) for t, d in (PAYLOADS | {"LIFE": b""}).items()
    )
    path.write_bytes(file_bytes(json.dumps(HEADER).encode(), sections, magic=PROJECT.magic))
    assert "needs a newer SinStudio: its section LIFE is required" in refusal(path)


@pytest.mark.parametrize("tag", CRITICAL)
def test_missing_sections(tmp_path: Path, tag: str) -> None:
    rest = {other: data for other, data in PAYLOADS.items() if other != tag}
    assert f"its section {tag} is missing" in refusal(write(tmp_path / "x", HEADER, rest))


HUGE = 2**31 - 1


@pytest.mark.parametrize(
    ("part", "entries", "words"),
    [
        (None, {"format": "sinstudio model"}, "does not say that it is a sinstudio project"),
        (None, {"recipe": 3}, "header.recipe is not an object"),
        (None, {"recipe": {"training": {"rate": -1}}}, "recipe is not valid: training.rate is -1"),
        (None, {"picture": []}, "header.picture is not an object"),
        (None, {"state": "running"}, "header.state is not idle or paused"),
        (None, {"target": {"dtype": "uint8", "shape": [4, 6, 4]}}, "fitted picture does not hold"),
        (None, {"timeline": {}}, "header.timeline is not a list"),
        (None, {"timeline": [{"step": 1, "section": "T009"}]}, "has no section of its own"),
        (None, {"timeline": [{"step": 1, "section": "PICT"}]}, "section of another kind"),
        (None, {"timeline": [{"step": -1, "section": "T000"}]}, "timeline.step is not"),
        (None, {"timeline": [3]}, "timeline is not an object"),
        ("picture", {"dtype": "float64"}, "header.picture.dtype is not uint8 or"),
        ("picture", {"dtype": "uint16"}, "its picture does not hold the 12×8 pixels"),
        ("picture", {"shape": [HUGE, HUGE, 4]}, "its picture does not hold"),
        ("picture", {"shape": [8, 12]}, "header.picture.shape is not three"),
        ("picture", {"shape": [96, 3, 1.0]}, "header.picture.shape is not three"),
        ("picture", {"shape": [8, 6, 6]}, "header.picture.shape is not that of 1 to 4"),
        ("picture", {"name": None}, "header.picture.name is not a text"),
        ("picture", {"path": 3}, "header.picture.path is not a text"),
        ("picture", {"signal": {}}, "signal is not one row"),
    ],
)
def test_inconsistent_headers(
    tmp_path: Path, part: str | None, entries: dict[str, Any], words: str
) -> None:
    header = copy.deepcopy(HEADER)
    (header if part is None else header[part]).update(entries)
    assert words in refusal(write(tmp_path / "x", header, PAYLOADS))


def test_huge_shapes_allocate_nothing(tmp_path: Path) -> None:
    header = copy.deepcopy(HEADER)
    header["picture"]["shape"] = [HUGE, HUGE, 4]
    path = write(tmp_path / "x", header, PAYLOADS)
    tracemalloc.start()
    try:
        refusal(path)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_levels_beyond_0_and_1(tmp_path: Path) -> None:
    header = copy.deepcopy(HEADER)
    header["picture"]["dtype"] = "float32"
    for bad in (np.nan, 1.5, -0.1, np.inf):
        levels = np.zeros((8, 12, 3), "<f4")
        levels[3, 3, 1] = bad
        payloads = PAYLOADS | {"PICT": levels.tobytes()}
        assert "a level that is not from 0 to 1" in refusal(write(tmp_path / "x", header, payloads))


@pytest.mark.parametrize("tag", ["FITV", "UNDO", "WIND"])
def test_sections_of_json(tmp_path: Path, tag: str) -> None:
    for bad in (b"{", b'{"a": NaN}', b'{"a":1,"a":2}', b"[" * 40, b"\xff"):
        assert "is not valid JSON" in refusal(write(tmp_path / "x", HEADER, PAYLOADS | {tag: bad}))


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"\xff" * 8,
        (HUGE).to_bytes(8, "little") + b"{}",
        (2).to_bytes(8, "little") + b"{}" + b"more",
        PAYLOADS["FITT"][:-1],
        PAYLOADS["FITT"].replace(b'"F32"', b'"F16"', 1),
        PAYLOADS["FITT"].replace(b'"F32"', b'"X99"', 1),
    ],
)
def test_tensors_that_are_none(tmp_path: Path, bad: bytes) -> None:
    path = write(tmp_path / "x", HEADER, PAYLOADS | {"FITT": bad})
    assert "its tensors are not valid" in refusal(path)


def _reshaped(name: str, *shape: int) -> dict[str, np.ndarray]:
    return {name: np.zeros(shape, TENSORS[name].dtype)}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"network.phases": None}, "network.phases is missing"),
        ({"good.adam.steps.phases": None}, "good.adam.steps.phases is missing"),
        ({"order": None}, "order is missing"),
        (_reshaped("network.hidden.0.weight", 3, 7), "network.hidden.0.weight is not (3, 6)"),
        (_reshaped("network.hidden.0.bias", 0), "no neuron in a layer"),
        (_reshaped("network.output.bias", 2), "network.output.weight is not (2, 3)"),
        (_reshaped("adam.exp_avg.hidden.0.weight", 3, 7), "does not have the shape (3, 6)"),
        (_reshaped("adam.steps.hidden.0.weight", 1, 7), "is not the steps of (3, 6)"),
        (_reshaped("loss_sum", 1), "loss_sum is not float32 with 0 axes"),
        (_reshaped("order", 7), "order is not the state of a generator"),
        (_reshaped("editor", 5056), "editor is not the state of a generator"),
        ({"network.frequencies": np.zeros((6, 2))}, "network.frequencies is not int64"),
        ({"network.phases": np.full(6, np.nan, np.float32)}, "is not (6,) finite numbers"),
        ({"loss_sum": np.zeros((), np.int16)}, "loss_sum is of a type"),
        (_reshaped("undo.0.network.hidden.0.weight", 3, 3), "undo.0.network.hidden.0.weight"),
    ],
)
def test_tensors_that_do_not_fit(
    tmp_path: Path, changes: dict[str, np.ndarray | None], words: str
) -> None:
    tensors = {n: a for n, a in (TENSORS | changes).items() if a is not None}
    assert words in refusal(with_tensors(tmp_path / "x", tensors))


def test_large_biases_do_not_make_a_large_network(tmp_path: Path) -> None:
    wide = 200_000  # a network of these two layers would take 160 GB
    tensors = TENSORS | {
        "network.hidden.0.bias": np.zeros(wide, np.float32),
        "network.hidden.1.bias": np.zeros(wide, np.float32),
        "network.hidden.1.weight": np.zeros((1, 1), np.float32),
    }
    assert "network.hidden.0.weight is not (200000, 6)" in refusal(
        with_tensors(tmp_path / "x", tensors)
    )


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, entry in entries:
        deeper = isinstance(entry, dict | list)
        found += _paths(entry, (*path, key)) if deeper else [(*path, key)]
    return found


ODD = st.sampled_from(
    [None, True, 0, -1, 1, 2, 7, 2**31, 2**53, 2**63 - 1, 1.5, -3.5, 1e300, "", "ff", "inf"]
) | st.sampled_from([[], {}, [1], [[1], [2]], "decay", "target", "recover", ["prune"], ["fit:0"]])
EVERY_VALUE = [p for p in _paths(VALUES) if p[0] != "recipe"]
EVERY_ENTRY = [p for p in _paths(HEADER) if p[0] != "recipe"]


def _changed(whole: Any, entry: tuple[Any, ...], value: Any, *, drop: bool) -> Any:
    changed = copy.deepcopy(whole)
    place = changed
    for key in entry[:-1]:
        place = place[key]
    if drop:
        del place[entry[-1]]
    else:
        place[entry[-1]] = value
    return changed


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(EVERY_VALUE), ODD, st.booleans())
def test_a_changed_state_with_right_checksums_is_refused_in_a_sentence_or_works(
    tmp_path_factory: pytest.TempPathFactory, entry: tuple[Any, ...], value: Any, drop: bool
) -> None:
    path = tmp_path_factory.mktemp("p") / "x"
    with_values(path, _changed(VALUES, entry, value, drop=drop))
    try:
        taken_over(path)
    except SinStudioError:
        refusal(path)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(EVERY_ENTRY), ODD, st.booleans())
def test_a_changed_header_with_right_checksums_is_refused_in_a_sentence_or_works(
    tmp_path_factory: pytest.TempPathFactory, entry: tuple[Any, ...], value: Any, drop: bool
) -> None:
    path = tmp_path_factory.mktemp("p") / "x"
    write(path, _changed(HEADER, entry, value, drop=drop), PAYLOADS)
    try:
        taken_over(path)
    except SinStudioError:
        refusal(path)


def test_settings_of_another_version_are_left_out(tmp_path: Path) -> None:
    values = copy.deepcopy(VALUES)
    values["recipe"]["training"]["invented"] = 3
    header = copy.deepcopy(HEADER)
    header["recipe"]["also"] = {"invented": 3}
    path = write(tmp_path / "x", header, PAYLOADS | {"FITV": json.dumps(values).encode()})
    taken_over(path)

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sin_spec import take_apart
from small_projects import GOLDEN_PROJECT, differences, eight_bits, project, signal

from sinstudio.errors import SinStudioError
from sinstudio.files import container, project_file
from sinstudio.files.container import Section
from sinstudio.files.levels import levels_of_integers
from sinstudio.files.moment import Moment
from sinstudio.files.picture import Picture
from sinstudio.files.project_file import PROJECT, load_project, save_project
from sinstudio.files.project_parts import read_levels, write_levels
from sinstudio.training.entries import Entries
from sinstudio.training.resume import resume, take_state


@pytest.mark.parametrize("picture", [eight_bits(), eight_bits(channels=4), signal()])
def test_what_is_written_is_read(tmp_path: Path, picture: Picture) -> None:
    before = project(picture)
    path = tmp_path / "x.sinproj"
    assert save_project(path, before) == path.stat().st_size
    assert differences(before, load_project(path)) == []
    assert list(tmp_path.iterdir()) == [path]


def test_equal_projects_are_equal_files(tmp_path: Path) -> None:
    same = project()
    for name in "ab":
        save_project(tmp_path / name, same)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_trainer_goes_on_from_a_file(tmp_path: Path) -> None:
    save_project(tmp_path / "x.sinproj", project())
    fits = [load_project(tmp_path / "x.sinproj").fit, project().fit]
    trainers = [resume(fit) for fit in fits]
    for trainer in trainers:
        for _ in range(9):
            trainer.step()
    states = [take_state(trainer).arrays for trainer in trainers]
    names = [name for name in states[0] if name.startswith(("network", "adam", "order"))]
    assert len(names) > 10
    assert all(states[0][n].tobytes() == states[1][n].tobytes() for n in names)


def test_a_target_that_is_the_picture_is_held_once(tmp_path: Path) -> None:
    small = project(signal())
    save_project(tmp_path / "x.sinproj", small)
    _, payloads = take_apart((tmp_path / "x.sinproj").read_bytes())
    assert "TARG" not in payloads
    assert load_project(tmp_path / "x.sinproj").fit.picture.shape == (1, 30, 2)


LEVELS = st.one_of(
    hnp.arrays(np.uint8, (3, 2, 3)).map(lambda v: levels_of_integers(v, 255)),
    hnp.arrays(np.uint16, (2, 3, 1)).map(lambda v: levels_of_integers(v, 65535)),
    hnp.arrays(np.float32, (2, 2, 2), elements=st.floats(0, 1, width=32)),
)


@given(LEVELS)
def test_levels_come_back_to_the_bit(levels: np.ndarray) -> None:
    written = write_levels(levels)
    found = read_levels(Entries(written.entries(), "picture"), written.payload, "it")
    assert np.array_equal(found, levels)
    assert found.dtype == np.float32


@pytest.mark.parametrize(
    ("top", "kind", "size"), [(255, "uint8", 1), (65535, "uint16", 2), (777, "float32", 4)]
)
def test_levels_take_no_more_than_their_depth(top: int, kind: str, size: int) -> None:
    values = np.arange(min(top, 700), dtype=np.uint16).reshape(-1, 1, 1)
    written = write_levels(levels_of_integers(values, top))
    assert (written.dtype, len(written.payload)) == (kind, size * values.size)


def test_nothing_is_kept_where_nothing_was_given(tmp_path: Path) -> None:
    bare = replace(project(), timeline=(), undo=None, window=None)
    save_project(tmp_path / "x", bare)
    found = load_project(tmp_path / "x")
    assert (found.timeline, found.undo, found.window) == ((), None, None)


def test_optional_sections_that_are_not_known_are_kept(tmp_path: Path) -> None:
    more = replace(project(), extra=(Section("more", b"x"),))
    save_project(tmp_path / "x", more)
    assert load_project(tmp_path / "x").extra == more.extra


def test_what_json_cannot_hold_is_said(tmp_path: Path) -> None:
    odd: list[Any] = [{"a": float("nan")}, {1: 2}, object(), "\ud800"]
    for value in odd[:1] + odd[2:]:
        with pytest.raises(SinStudioError, match="the state of the window is not JSON"):
            save_project(tmp_path / "x", replace(project(), window=value))
    assert list(tmp_path.iterdir()) == []


def test_too_many_moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_file, "MAX_MOMENTS", 2)
    many = replace(project(), timeline=tuple(Moment(i, b"") for i in range(3)))
    with pytest.raises(SinStudioError, match="its timeline has 3 moments, and 2 fit; clear some"):
        save_project(tmp_path / "x", many)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_file, "PROJECT", replace(PROJECT, most=1000))
    with pytest.raises(SinStudioError, match=r"project cannot be written: .* clear the timeline"):
        save_project(tmp_path / "x", project())


def test_a_disk_that_changes_what_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.sinproj"
    save_project(path, project())
    before = path.read_bytes()
    changed = container.Container({}, (), (1, 0), 3)
    monkeypatch.setattr(container, "read", lambda *_: changed)
    with pytest.raises(SinStudioError, match="what was read back differs"):
        save_project(path, project(steps=9))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_crash_while_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.sinproj"
    save_project(path, project())
    before = path.read_bytes()

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(KeyboardInterrupt):
        save_project(path, project(steps=9))
    assert path.read_bytes() == before


def test_the_golden_file() -> None:
    found = load_project(GOLDEN_PROJECT)
    assert found.recipe.training.rate == 0.02
    assert found.recipe.frequencies.count == 5
    assert found.picture.name == "small.png"
    assert found.picture.path == Path("/pictures/small.png")
    assert found.picture.icc == b"a profile"
    values = np.random.default_rng(0).integers(0, 256, (8, 12, 3), np.uint8)
    assert np.array_equal(found.picture.pixels, levels_of_integers(values, 255))
    assert np.array_equal(found.fit.picture, found.picture.pixels[::2, ::2])
    assert found.timeline == (Moment(0, b"zero"), Moment(5, b"\x00five\xff"))
    assert found.undo == {"steps": [1, "two"]}
    assert found.window == {"docks": None, "zoom": 1.5}
    trainer = resume(found.fit)
    assert found.fit.state == "paused"
    assert trainer.step_count == 8
    assert trainer.network.widths == (6, 3, 3)
    assert trainer.network.cycles[-1].tolist() == [7, 0]
    assert trainer.editor.undoable == "added 1 column"
    assert trainer.plan.names == ("fit:6", "prune")
    assert trainer.plan.index == 1
    trainer.editor.undo()
    assert trainer.network.widths == (5, 3, 3)
    for _ in range(3):
        trainer.step()


def test_the_help_page_suffices_to_read_the_golden_file() -> None:
    header, payloads = take_apart(GOLDEN_PROJECT.read_bytes())
    assert header["format"] == "sinstudio project"
    said = header["picture"]
    assert (said["dtype"], said["shape"]) == ("uint8", [8, 12, 3])
    pixels = np.frombuffer(payloads["PICT"], np.uint8).reshape(said["shape"])
    values = json.loads(payloads["FITV"])
    tensors = payloads["FITT"]
    length = int.from_bytes(tensors[:8], "little")
    table = json.loads(tensors[8 : 8 + length])
    entry = table["network.hidden.0.weight"]
    begin, end = entry["data_offsets"]
    weight = np.frombuffer(tensors[8 + length :][begin:end], "<f4").reshape(entry["shape"])
    found = load_project(GOLDEN_PROJECT)
    assert np.array_equal(levels_of_integers(pixels, 255), found.picture.pixels)
    assert np.array_equal(weight, found.fit.trainer.arrays["network.hidden.0.weight"])
    assert values["steps"] == 8
    assert header["timeline"][1] == {"step": 5, "section": "T001"}


def test_reading_and_writing_need_no_torch(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['torch'] = None\n"
        "from sinstudio.files.project_file import load_project, save_project\n"
        f"found = load_project({str(GOLDEN_PROJECT)!r})\n"
        f"save_project({str(tmp_path / 'x.sinproj')!r}, found)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

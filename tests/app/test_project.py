"""Projects saved and opened through the studio, with its real thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pictures_for_tests import ENDLESS, TINY, tiny_file, tiny_image
from pytestqt.qtbot import QtBot

from sinstudio.app.projects.project import OpenedProject, SavedProject
from sinstudio.app.studio import Studio
from sinstudio.files.moment import Moment
from sinstudio.files.project_file import ProjectFile, load_project, save_project

WAIT = 20_000


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Callable[[], Studio]]:
    made: list[Studio] = []

    def studio() -> Studio:
        made.append(Studio())
        made[-1].set_recipe(TINY)
        made[-1].begin()
        return made[-1]

    yield studio
    for one in made:
        assert one.close()


@pytest.fixture
def ready(make: Callable[[], Studio], qtbot: QtBot) -> Studio:
    studio = make()
    studio.open_image(tiny_image(), "tiny")
    qtbot.waitUntil(lambda: studio.state == "idle" and studio.snapshot is not None, timeout=WAIT)
    return studio


def until(qtbot: QtBot, studio: Studio, state: str) -> None:
    qtbot.waitUntil(lambda: studio.state == state, timeout=WAIT)


def save(qtbot: QtBot, studio: Studio, path: Path, **options: bool) -> SavedProject:
    with qtbot.waitSignal(studio.project.saved, timeout=WAIT) as caught:
        studio.project.save(path, **options)
    saved = caught.args[0]
    assert isinstance(saved, SavedProject)
    return saved


def open_(qtbot: QtBot, studio: Studio, path: Path, **options: bool) -> OpenedProject:
    with qtbot.waitSignal(studio.project.opened, timeout=WAIT) as caught:
        studio.project.open(path, **options)
    opened = caught.args[0]
    assert isinstance(opened, OpenedProject)
    return opened


def trained_numbers(project: ProjectFile) -> dict[str, bytes]:
    arrays = project.fit.trainer.arrays
    return {n: a.tobytes() for n, a in arrays.items() if n.startswith(("network.", "adam."))}


def steps_taken(studio: Studio) -> int:
    return studio.snapshot.step if studio.snapshot is not None else -1


def paused(qtbot: QtBot, studio: Studio) -> None:
    studio.change({"training.steps": 2000, "training.schedule": "constant"})
    studio.start()
    qtbot.waitUntil(lambda: steps_taken(studio) > 0, timeout=WAIT)
    studio.pause()
    until(qtbot, studio, "paused")


def test_a_fit_goes_on_in_another_studio_to_the_bit(
    ready: Studio, make: Callable[[], Studio], qtbot: QtBot, tmp_path: Path
) -> None:
    paused(qtbot, ready)
    saved = save(qtbot, ready, tmp_path / "a.sinproj")
    assert saved.step == steps_taken(ready) > 0
    assert saved.bytes == (tmp_path / "a.sinproj").stat().st_size
    other = make()
    opened = open_(qtbot, other, tmp_path / "a.sinproj")
    assert (opened.step, opened.edits, opened.name) == (saved.step, 0, "tiny")
    assert other.state == "paused"
    assert other.recipe == ready.recipe
    assert other.picture is not None
    assert other.snapshot is not None
    assert other.snapshot.step == saved.step
    assert not other.unsaved
    assert other.restart_keys == ()
    for studio, name in ((ready, "b"), (other, "c")):
        studio.start()
        until(qtbot, studio, "finished")
        assert save(qtbot, studio, tmp_path / f"{name}.sinproj").step == 2000
    found = [load_project(tmp_path / f"{name}.sinproj") for name in "bc"]
    assert trained_numbers(found[0]) == trained_numbers(found[1])


def test_a_running_fit_is_saved_without_a_pause_and_comes_back_paused(
    ready: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    ready.change(ENDLESS)
    ready.start()
    qtbot.waitUntil(lambda: steps_taken(ready) > 0, timeout=WAIT)
    saved = save(qtbot, ready, tmp_path / "a.sinproj")
    assert ready.state == "running"
    qtbot.waitUntil(lambda: steps_taken(ready) > saved.step, timeout=WAIT)
    assert ready.unsaved
    open_(qtbot, ready, tmp_path / "a.sinproj")
    assert (ready.state, steps_taken(ready)) == ("paused", saved.step)


@pytest.mark.parametrize("state", ["idle", "stopped", "finished"])
def test_the_state_comes_back_and_is_not_announced_again(
    ready: Studio, make: Callable[[], Studio], qtbot: QtBot, tmp_path: Path, state: str
) -> None:
    if state == "stopped":
        paused(qtbot, ready)
        ready.stop()
    elif state == "finished":
        ready.start()
    until(qtbot, ready, state)
    save(qtbot, ready, tmp_path / "a.sinproj")
    other = make()
    said: list[str] = []
    other.message.connect(lambda _, sentence: said.append(sentence))
    open_(qtbot, other, tmp_path / "a.sinproj")
    assert other.state == state
    assert said == []
    other.start()
    until(qtbot, other, "finished")


def test_settings_that_wait_for_a_restart_still_wait(
    ready: Studio, make: Callable[[], Studio], qtbot: QtBot, tmp_path: Path
) -> None:
    paused(qtbot, ready)
    ready.change({"network.hidden": (5, 5), "picture.crop": (0, 0, 8, 8)})
    save(qtbot, ready, tmp_path / "a.sinproj")
    other = make()
    open_(qtbot, other, tmp_path / "a.sinproj")
    assert set(other.restart_keys) == {"network.hidden", "picture.crop"}
    assert other.snapshot is not None
    assert other.snapshot.widths == (8, 8, 3)
    assert other.target is not None
    assert other.target.shape == (12, 16, 3)
    other.reset()
    qtbot.waitUntil(
        lambda: other.snapshot is not None and other.snapshot.widths == (8, 5, 5, 3), timeout=WAIT
    )


def test_a_picture_keeps_its_name_its_profile_and_where_it_came_from(
    make: Callable[[], Studio], qtbot: QtBot, tmp_path: Path
) -> None:
    studio = make()
    used: list[Path] = []
    path = tiny_file(tmp_path)
    studio.open_path(path)
    qtbot.waitUntil(lambda: studio.snapshot is not None, timeout=WAIT)
    save(qtbot, studio, tmp_path / "a.sinproj")
    path.unlink()
    other = make()
    other.file_used.connect(used.append)
    other.storage.icc = b"of another picture"
    opened = open_(qtbot, other, tmp_path / "a.sinproj")
    assert (opened.name, opened.source) == ("tiny.png", str(path))
    assert other.storage.icc is None
    assert used == []


def test_a_signal(make: Callable[[], Studio], qtbot: QtBot, tmp_path: Path) -> None:
    studio = make()
    studio.open_formula("sin(3*pi*x) + x", 50)
    qtbot.waitUntil(lambda: studio.snapshot is not None, timeout=WAIT)
    save(qtbot, studio, tmp_path / "a.sinproj")
    other = make()
    open_(qtbot, other, tmp_path / "a.sinproj")
    assert other.units == studio.units is not None
    assert other.snapshot is not None
    assert other.snapshot.domain.signal


def test_an_autosave_says_nothing_and_does_not_count_as_saved(
    ready: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    said: list[str] = []
    paused(qtbot, ready)
    ready.message.connect(lambda _, sentence: said.append(sentence))
    assert save(qtbot, ready, tmp_path / "a.sinproj", autosave=True).autosave
    assert ready.unsaved
    assert said == []
    save(qtbot, ready, tmp_path / "b.sinproj")
    assert not ready.unsaved
    assert said[0].startswith(f"Saved {tmp_path / 'b.sinproj'} (")
    open_(qtbot, ready, tmp_path / "a.sinproj", recovered=True)
    assert ready.unsaved


def test_saves_wait_for_one_another(ready: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    done: list[SavedProject] = []
    ready.project.saved.connect(done.append)
    for name, autosave in (("a", True), ("b", True), ("b", False), ("b", True), ("c", False)):
        ready.project.save(tmp_path / f"{name}.sinproj", autosave=autosave)
    assert ready.project.saving
    qtbot.waitUntil(lambda: not ready.project.saving, timeout=WAIT)
    assert [(one.path.stem, one.autosave) for one in done] == [
        ("a", True),
        ("b", False),
        ("c", False),
    ]


def failures(studio: Studio) -> list[tuple[str, Path, str]]:
    found: list[tuple[str, Path, str]] = []
    studio.project.failed.connect(lambda *what: found.append(what))
    return found


def test_nothing_to_save_is_said(make: Callable[[], Studio], qtbot: QtBot, tmp_path: Path) -> None:
    studio = make()
    until(qtbot, studio, "idle")
    failed = failures(studio)
    assert not studio.project.possible
    with qtbot.waitSignal(studio.message, timeout=WAIT) as caught:
        studio.project.save(tmp_path / "a.sinproj")
    assert "nothing to save as a project" in caught.args[1]
    assert [(what, path.name) for what, path, _ in failed] == [("save", "a.sinproj")]
    assert not studio.project.saving
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(ready: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    failed = failures(ready)
    with qtbot.waitSignal(ready.project.failed, timeout=WAIT):
        ready.project.save(tmp_path / "no" / "a.sinproj")
    assert "does not exist" in failed[0][2]
    save(qtbot, ready, tmp_path / "a.sinproj")


@pytest.mark.parametrize("damage", ["cut", "missing", "state"])
def test_what_is_open_stays_when_a_project_is_no_good(
    ready: Studio, qtbot: QtBot, tmp_path: Path, damage: str
) -> None:
    paused(qtbot, ready)
    path = tmp_path / "a.sinproj"
    save(qtbot, ready, path)
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-1])
    elif damage == "missing":
        path.unlink()
    else:
        project = load_project(path)
        project.fit.trainer.values["rate_factor"] = -1
        save_project(path, project)
    before, target = steps_taken(ready), ready.target
    failed = failures(ready)
    with (
        qtbot.waitSignal(ready.project.failed, timeout=WAIT),
        qtbot.waitSignal(ready.message, timeout=WAIT) as caught,
    ):
        ready.open_path(path)
    assert caught.args[0] == "error"
    assert caught.args[1].startswith(str(path))
    assert failed[0][:2] == ("open", path)
    assert not ready.project.opening
    assert (ready.state, steps_taken(ready)) == ("paused", before)
    assert ready.target is target
    ready.start()
    until(qtbot, ready, "finished")


def test_other_parts_keep_what_they_like(
    ready: Studio, make: Callable[[], Studio], qtbot: QtBot, tmp_path: Path
) -> None:
    ready.project.keep_window(lambda: {"open": ["canvas"]}, lambda _: None)
    save(qtbot, ready, tmp_path / "a.sinproj")
    other = make()
    found: list[Any] = []
    other.project.keep_window(lambda: None, found.append)
    open_(qtbot, other, tmp_path / "a.sinproj")
    assert found == [{"open": ["canvas"]}]


def marks(studio: Studio) -> list[tuple[int, bool]]:
    assert studio.snapshot is not None
    assert studio.snapshot.timeline is not None
    return [(mark.step, mark.pinned) for mark in studio.snapshot.timeline.marks]


def test_the_timeline_comes_back(
    ready: Studio, make: Callable[[], Studio], qtbot: QtBot, tmp_path: Path
) -> None:
    paused(qtbot, ready)
    save(qtbot, ready, tmp_path / "a.sinproj")
    other = make()
    open_(qtbot, other, tmp_path / "a.sinproj")
    assert marks(other) == marks(ready) != []
    other.start()
    until(qtbot, other, "finished")
    assert marks(other)[: len(marks(ready))] == marks(ready)


def test_a_timeline_that_cannot_be_read_is_said_and_left_out(
    ready: Studio, make: Callable[[], Studio], qtbot: QtBot, tmp_path: Path
) -> None:
    save(qtbot, ready, tmp_path / "a.sinproj")
    project = load_project(tmp_path / "a.sinproj")
    damaged = replace(project, timeline=(Moment(3, b"no network"),))
    save_project(tmp_path / "a.sinproj", damaged)
    other = make()
    with qtbot.waitSignal(other.message, timeout=WAIT) as caught:
        open_(qtbot, other, tmp_path / "a.sinproj")
    assert caught.args[0] == "warning"
    assert "timeline" in caught.args[1]
    assert other.snapshot is not None


def test_a_model_that_is_shown_alone_cannot_be_saved_as_a_project(
    ready: Studio, make: Callable[[], Studio], qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(ready.storage.saved, timeout=WAIT):
        ready.save_model(tmp_path / "m.sin")
    other = make()
    other.open_path(tmp_path / "m.sin")
    qtbot.waitUntil(lambda: other.snapshot is not None, timeout=WAIT)
    assert not other.project.possible
    failed = failures(other)
    other.project.save(tmp_path / "a.sinproj", autosave=True)
    assert len(failed) == 1


def listed(studio: Studio) -> list[str]:
    stack = studio.undo.stack
    return [stack.text(index) for index in range(stack.count())]


def test_steps_can_be_undone_after_reopening(
    ready: Studio, make: Callable[[], Studio], qtbot: QtBot, tmp_path: Path
) -> None:
    ready.undo.clear()
    ready.change({"bounds.automatic": False, "bounds.limits": (2.0,), "bounds.values": (1, 2)})
    ready.change({"training.rate": 0.02, "pruning.threshold": 0.3})
    ready.prune()
    qtbot.waitUntil(lambda: ready.undo.stack.count() == 3, timeout=WAIT)
    ready.change({"training.rate": 0.03})
    ready.undo.undo()
    save(qtbot, ready, tmp_path / "a.sinproj")
    other = make()
    open_(qtbot, other, tmp_path / "a.sinproj")
    assert listed(other) == listed(ready)
    assert other.undo.stack.index() == 3
    assert other.snapshot is not None
    assert other.snapshot.widths < (8, 8, 3)
    other.undo.redo()
    assert other.recipe.training.rate == 0.03
    other.undo.undo()
    other.undo.undo()
    qtbot.waitUntil(
        lambda: other.snapshot is not None and other.snapshot.widths == (8, 8, 3), timeout=WAIT
    )
    other.undo.undo()
    other.undo.undo()
    assert other.recipe == TINY


@pytest.mark.parametrize("odd", [3, [], {}, {"steps": [{}], "index": 0}, {"steps": [], "index": 2}])
def test_steps_that_make_no_sense_are_said_and_left_out(
    ready: Studio, qtbot: QtBot, tmp_path: Path, odd: Any
) -> None:
    save(qtbot, ready, tmp_path / "a.sinproj")
    project = replace(load_project(tmp_path / "a.sinproj"), undo=odd)
    save_project(tmp_path / "a.sinproj", project)
    with qtbot.waitSignal(ready.message, timeout=WAIT) as caught:
        open_(qtbot, ready, tmp_path / "a.sinproj")
    assert caught.args[0] == "warning"
    assert "list of steps to undo cannot be read" in caught.args[1]
    assert ready.undo.stack.count() == 0

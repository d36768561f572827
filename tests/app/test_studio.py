from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pictures_for_tests import ENDLESS, TINY, tiny_file, tiny_image
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from sinstudio.app.studio import Studio
from sinstudio.training.recipe import setting_of
from sinstudio.training.snapshot import Snapshot, View

WAIT = 20_000  # milliseconds; torch may have to be loaded first


@pytest.fixture
def studio(qtbot: QtBot) -> Iterator[Studio]:
    studio = Studio()
    studio.set_recipe(TINY)
    studio.begin()
    yield studio
    assert studio.close()


@pytest.fixture
def ready(studio: Studio, qtbot: QtBot) -> Studio:
    """A studio with an open picture and an untrained network."""
    studio.open_image(tiny_image(), "tiny")
    qtbot.waitUntil(lambda: studio.state == "idle" and studio.snapshot is not None, timeout=WAIT)
    return studio


def until(qtbot: QtBot, studio: Studio, state: str) -> None:
    qtbot.waitUntil(lambda: studio.state == state, timeout=WAIT)


def messages(studio: Studio) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    studio.message.connect(lambda level, sentence: found.append((level, sentence)))
    return found


def test_begins_loading_and_becomes_idle(studio: Studio, qtbot: QtBot) -> None:
    waiting = Studio()  # not begun: the fixture's thread may be ready before the test begins
    assert waiting.state == "loading"
    assert waiting.close()
    until(qtbot, studio, "idle")
    assert studio.snapshot is None
    assert not studio.situation.can_start


def test_a_picture_becomes_a_target_and_an_untrained_network(ready: Studio) -> None:
    assert ready.picture is not None
    assert ready.target is not None
    assert ready.target.shape == (12, 16, 3)
    assert ready.domain is not None
    assert (ready.domain.width, ready.domain.height) == (16, 12)
    assert ready.snapshot is not None
    assert ready.snapshot.step == 0
    assert ready.snapshot.widths == (8, 8, 3)
    assert ready.situation.can_start
    assert not ready.unsaved


def test_trains_to_the_end(ready: Studio, qtbot: QtBot) -> None:
    ready.start()
    until(qtbot, ready, "finished")
    assert ready.snapshot is not None
    assert ready.snapshot.step == 40
    assert ready.snapshot.psnr_db is not None
    assert ready.unsaved


def test_start_is_heard_before_torch_and_the_picture_are_there(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    studio.open_path(tiny_file(tmp_path))
    studio.start()
    assert studio.situation.starting
    until(qtbot, studio, "finished")


def test_pause_goes_on_where_it_was(ready: Studio, qtbot: QtBot) -> None:
    ready.change(ENDLESS)
    ready.start()
    until(qtbot, ready, "running")
    ready.pause()
    until(qtbot, ready, "paused")
    assert ready.snapshot is not None
    step = ready.snapshot.step
    ready.resume()
    until(qtbot, ready, "running")
    qtbot.waitUntil(lambda: ready.snapshot.step > step, timeout=WAIT)
    ready.stop()
    until(qtbot, ready, "stopped")


def test_live_settings_reach_the_fit(ready: Studio, qtbot: QtBot) -> None:
    ready.change(ENDLESS)
    ready.start()
    until(qtbot, ready, "running")
    assert ready.change({"bounds.smoothness": 3.0})
    qtbot.waitUntil(lambda: ready.snapshot.recipe.bounds.smoothness == 3.0, timeout=WAIT)
    assert ready.restart_keys == ()


def test_settings_of_a_trained_network_wait_for_a_restart(ready: Studio, qtbot: QtBot) -> None:
    waiting: list[tuple[str, ...]] = []
    ready.restart_changed.connect(waiting.append)
    ready.start()
    until(qtbot, ready, "finished")
    ready.change({"frequencies.count": 10})
    assert waiting == [("frequencies.count",)]
    assert ready.snapshot.widths == (8, 8, 3)
    ready.change({"frequencies.count": 8})
    assert waiting[-1] == ()
    ready.change({"frequencies.count": 12})
    ready.reset()
    qtbot.waitUntil(
        lambda: ready.state == "finished" and ready.snapshot.widths[0] == 12, timeout=WAIT
    )
    assert ready.restart_keys == ()


def test_an_untrained_network_follows_every_setting(ready: Studio, qtbot: QtBot) -> None:
    ready.change({"network.hidden": (5,)})
    assert ready.restart_keys == ()
    qtbot.waitUntil(lambda: ready.snapshot.widths == (8, 5, 3), timeout=WAIT)


LOOK = View(size=(16, 12), token=7, spectrum=True)


@pytest.fixture
def watched(ready: Studio, qtbot: QtBot) -> Studio:
    """A studio whose picture and spectrum are looked at, all drawn."""
    ready.look(LOOK)
    qtbot.waitUntil(lambda: ready._fitting._engine.at_rest, timeout=WAIT)
    qtbot.waitUntil(lambda: ready.snapshot is not None and ready.snapshot.spectrum is not None)
    return ready


@pytest.mark.parametrize(
    "values",
    [
        {"bounds.smoothness": 0.2},  # live: the same network, drawn again
        {"training.rate": 0.004},
        {"network.scale_a": 0.5},  # another network
        {"picture.period": "tile"},
    ],
)
def test_nothing_goes_blank_where_an_untouched_network_follows_a_setting(
    watched: Studio, qtbot: QtBot, values: dict[str, object]
) -> None:
    seen: list[Snapshot | None] = []
    watched.snapshot_changed.connect(seen.append)
    key = next(iter(values))
    live = setting_of(key).live
    states: list[str] = []
    watched.state_changed.connect(states.append)
    watched.change(values)
    assert watched._bench._renewal.isActive() != live
    qtbot.waitUntil(lambda: bool(seen) and seen[-1].recipe == watched.recipe, timeout=WAIT)
    qtbot.waitUntil(lambda: watched._fitting._engine.at_rest, timeout=WAIT)
    assert all(one is not None and one.frame is not None for one in seen)
    assert all(one.spectrum is not None for one in seen)
    assert (states == []) == live
    assert watched.restart_keys == ()
    assert not watched.situation.kept


def test_live_settings_of_an_untouched_network_change_its_weights_as_a_new_one_has_them(
    watched: Studio, qtbot: QtBot
) -> None:
    def norms() -> bytes:
        assert watched.snapshot is not None
        return watched.snapshot.column_norms.tobytes()

    wide = norms()
    watched.change({"bounds.limits": (3.0,), "bounds.values": (0.05, 0.01)})
    qtbot.waitUntil(lambda: norms() != wide, timeout=WAIT)
    assert watched.snapshot is not None
    assert np.abs(watched.snapshot.histogram.edges).max() <= 0.0501
    narrow = norms()
    watched.reset()
    qtbot.waitUntil(lambda: not watched._fitting.making, timeout=WAIT)
    assert norms() == narrow
    watched.undo.undo()
    qtbot.waitUntil(lambda: norms() == wide, timeout=WAIT)


def test_a_restart_setting_that_goes_back_makes_nothing_anew(watched: Studio) -> None:
    watched.change({"network.scale_a": 0.5})
    assert watched._bench._renewal.isActive()
    watched.undo.undo()
    assert not watched._bench._renewal.isActive()


@pytest.mark.parametrize("start", [False, True])
def test_a_crop_that_goes_back_before_it_is_there_is_forgotten(
    ready: Studio, qtbot: QtBot, start: bool
) -> None:
    ready.change({"picture.crop": (0, 0, 8, 8)})
    if start:
        ready.start()
    ready.undo.undo()
    qtbot.waitUntil(lambda: not ready._bench.busy, timeout=WAIT)
    if start:
        until(qtbot, ready, "finished")
    assert ready.target is not None
    assert ready.target.shape == (12, 16, 3)
    assert ready._bench.prepared is not None
    assert ready._bench.prepared.target.shape == (12, 16, 3)


def test_start_right_after_a_change_uses_it(ready: Studio, qtbot: QtBot) -> None:
    ready.change({"network.hidden": (5,)})
    ready.start()
    until(qtbot, ready, "finished")
    assert ready.snapshot.widths == (8, 5, 3)


def test_another_size_makes_another_target(ready: Studio, qtbot: QtBot) -> None:
    ready.change({"picture.size": 8})
    ready.start()  # waits for the target
    until(qtbot, ready, "finished")
    assert ready.target.shape == (6, 8, 3)
    assert ready.snapshot.domain.width == 8


@pytest.mark.parametrize(
    "values", [{"picture.size": 8}, {"picture.size": 8, "picture.period": "mirror"}]
)
@pytest.mark.parametrize("opened", [False, True])
def test_settings_of_the_picture_that_change_while_one_is_opened_hold(
    studio: Studio, qtbot: QtBot, tmp_path: Path, values: dict[str, object], opened: bool
) -> None:
    if opened:  # there is one already, which must not come back
        studio.open_image(tiny_image(20, 20), "before")
        qtbot.waitUntil(lambda: studio.snapshot is not None, timeout=WAIT)
    studio.open_path(tiny_file(tmp_path))
    studio.change(values)
    studio.start()
    until(qtbot, studio, "finished")
    assert studio.picture is not None
    assert studio.picture.name == "tiny.png"
    assert studio.recipe == TINY.changed(values)
    assert studio.target.shape == (6, 8, 3)
    assert studio.snapshot.domain == studio.domain
    assert (studio.domain.width, studio.domain.height) == (8, 6)


def test_settings_that_change_while_a_signal_is_opened_hold(studio: Studio, qtbot: QtBot) -> None:
    studio.open_formula("sin(x)", 64)
    qtbot.waitUntil(lambda: studio.snapshot is not None, timeout=WAIT)
    studio.open_formula("sin(2*x)", 64)
    studio.change({"picture.size": 32})
    qtbot.waitUntil(
        lambda: studio.target is not None and studio.target.shape[1] == 32, timeout=WAIT
    )
    assert studio.recipe.picture.size == 32
    assert studio.picture.formula == "sin(2*x)"


def test_a_preset_that_opens_something_keeps_what_changes_meanwhile(
    studio: Studio, qtbot: QtBot
) -> None:
    studio.apply_preset("figure-4")
    assert studio._bench.busy
    studio.change({"picture.period": "mirror", "training.steps": 7})
    qtbot.waitUntil(lambda: studio.snapshot is not None, timeout=WAIT)
    assert studio.recipe.training.steps == 7
    assert studio.recipe.picture.period == "mirror"
    assert studio.domain.period == studio.snapshot.domain.period


def test_a_size_that_changes_while_a_bad_picture_is_opened_holds(
    ready: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture")
    ready.open_path(bad)
    ready.change({"picture.size": 8})
    ready.start()
    until(qtbot, ready, "finished")
    assert ready.target.shape == (6, 8, 3)


def test_a_refused_change_says_why_and_goes_back(ready: Studio) -> None:
    said = messages(ready)
    recipes: list[object] = []
    settled: list[str] = []
    ready.recipe_changed.connect(recipes.append)
    ready.settled.connect(settled.append)
    before = ready.recipe
    assert not ready.change({"bounds.smoothness": -1})
    assert ready.recipe == before
    assert recipes == [before]
    assert said[0][0] == "error"
    assert "bounds.smoothness is -1" in said[0][1]
    assert ready.change({"bounds.smoothness": 2})
    assert settled == [said[0][1]]


def test_a_crop_outside_the_picture_goes_back(ready: Studio, qtbot: QtBot) -> None:
    said = messages(ready)
    ready.change({"picture.crop": (100, 0, 200, 10)})
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT)
    assert said[0][0] == "error"
    assert ready.recipe.picture.crop == ()
    ready.start()
    until(qtbot, ready, "finished")


def test_a_bad_file_keeps_the_work(ready: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture")
    said = messages(ready)
    ready.change(ENDLESS)
    ready.start()
    until(qtbot, ready, "running")
    target = ready.target
    ready.open_path(bad)
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT)
    assert said[0][0] == "error"
    assert "bad.png" in said[0][1]
    assert ready.target is target
    assert ready.state == "running"


def test_a_missing_device_is_a_sentence_and_can_be_mended(ready: Studio, qtbot: QtBot) -> None:
    said = messages(ready)
    ready.change({"training.device": "cuda:99"})
    ready.start()
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT)
    assert "cuda:99" in said[0][1]
    assert [level for level, _ in said] == ["error"]
    ready.change({"training.device": "cpu"})
    ready.start()
    until(qtbot, ready, "finished")


def test_saves_and_opens_a_model(ready: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "fit.sin"
    ready.start()
    until(qtbot, ready, "finished")
    with qtbot.waitSignal(ready.storage.saved, timeout=WAIT):
        ready.save_model(path)
    assert not ready.unsaved
    ready.change({"network.hidden": (5,)})
    ready.open_path(path)
    qtbot.waitUntil(lambda: ready.recipe.network.hidden == (8,), timeout=WAIT)
    until(qtbot, ready, "idle")
    qtbot.waitUntil(lambda: ready.snapshot is not None and ready.snapshot.step == 0, timeout=WAIT)
    ready.start()  # the picture is at hand, so it is trained further
    until(qtbot, ready, "finished")
    assert ready.snapshot.step == 40


def test_a_model_without_a_picture_is_shown(ready: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "fit.sin"
    with qtbot.waitSignal(ready.storage.saved, timeout=WAIT):
        ready.save_model(path)
    other = Studio()
    other.begin()
    other.open_path(path)
    qtbot.waitUntil(lambda: other.snapshot is not None, timeout=WAIT)
    assert other.snapshot.widths == (8, 8, 3)
    assert not other.situation.can_start
    assert other.situation.can_save
    other.open_image(tiny_image(), "tiny")  # now it can be trained further
    qtbot.waitUntil(lambda: other.situation.can_start, timeout=WAIT)
    assert other.snapshot.widths == (8, 8, 3) if other.snapshot else True
    assert other.close()


@pytest.mark.parametrize("name", ["missing.sin", "damaged.sin"])
def test_a_bad_model_is_a_sentence(ready: Studio, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    (tmp_path / "damaged.sin").write_bytes(b"\x89SIN nonsense")
    said = messages(ready)
    ready.open_path(tmp_path / name)
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT)
    assert said[0][0] == "error"
    assert name in said[0][1]
    assert ready.snapshot is not None


def test_saves_a_picture_of_another_size(ready: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "out.png"
    shares: list[float] = []
    ready.storage.progress.connect(shares.append)
    ready.save_picture(path, (32, 24))
    assert ready.situation.saving
    qtbot.waitUntil(lambda: not ready.situation.saving, timeout=WAIT)
    from sinstudio.files.pictures import open_picture

    assert open_picture(path).pixels.shape == (24, 32, 3)
    assert shares[-1] == 1.0


def test_a_cancelled_picture_leaves_no_file(ready: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "out.png"
    said = messages(ready)
    ready.save_picture(path, (4000, 4000))
    ready.storage.cancel()
    qtbot.waitUntil(lambda: not ready.situation.saving, timeout=WAIT)
    assert not path.exists()
    assert "cancelled" in said[-1][1]


def test_a_folder_that_is_not_there_is_a_sentence(
    ready: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    said = messages(ready)
    with qtbot.waitSignal(ready.storage.failed, timeout=WAIT):
        ready.save_model(tmp_path / "nowhere" / "fit.sin")
    assert said[-1][0] == "error"
    assert "nowhere" in said[-1][1]


def test_recipes_are_saved_and_read(ready: Studio, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    ready.save_recipe(path)
    ready.change({"bounds.smoothness": 9})
    ready.open_path(path)
    assert ready.recipe == TINY


def test_presets(ready: Studio) -> None:
    said = messages(ready)
    ready.apply_preset("default")
    assert ready.recipe.frequencies.count != 8
    ready.apply_preset("nonsense")
    assert "nonsense" in said[-1][1]


def test_frames_come_at_rest_and_then_nothing_ticks(ready: Studio, qtbot: QtBot) -> None:
    ready.look(View(size=(40, 30), token=7))
    qtbot.waitUntil(
        lambda: ready.snapshot.frame is not None and ready.snapshot.frame.token == 7, timeout=WAIT
    )
    timer = ready._fitting._timer
    qtbot.waitUntil(lambda: not timer.isActive(), timeout=WAIT)
    assert ready.snapshot.frame.fine
    assert ready.snapshot.frame.picture.shape == (30, 40, 3)


def test_a_new_seed_begins_anew(ready: Studio, qtbot: QtBot) -> None:
    before = ready.snapshot.column_norms  # so few frequencies may be drawn alike again
    ready.start()
    until(qtbot, ready, "finished")
    ready.new_seed()
    qtbot.waitUntil(lambda: ready.state == "idle" and ready.snapshot.step == 0, timeout=WAIT)
    assert ready.recipe.training.seed == ready.recipe.frequencies.seed != 0
    assert not np.array_equal(before, ready.snapshot.column_norms)


def test_previews_come_without_torch(qtbot: QtBot) -> None:
    studio = Studio()
    studio.set_recipe(TINY)
    with qtbot.waitSignal(studio.preview_changed, timeout=WAIT) as found:
        studio.open_image(tiny_image(), "tiny")
    assert found.args[0].frequencies.shape == (8, 2)
    assert studio.close()


def test_the_frequencies_of_a_siren_are_previewed(ready: Studio, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ready.preview_changed, timeout=WAIT) as found:
        ready.change({"network.baseline": "siren"})
    drawn = found.args[0].frequencies
    qtbot.waitUntil(lambda: not ready.snapshot.periodic, timeout=WAIT)
    np.testing.assert_array_equal(drawn, ready.snapshot.frequencies)
    ready.start()
    until(qtbot, ready, "finished")
    assert not np.array_equal(drawn, ready.snapshot.frequencies)
    with qtbot.waitSignal(ready.preview_changed, timeout=WAIT) as found:
        ready.change({"network.omega0": 60})
    np.testing.assert_allclose(found.args[0].frequencies, 2 * drawn, rtol=1e-6)


def test_closing_in_the_middle_is_quick(ready: Studio, qtbot: QtBot) -> None:
    ready.change(ENDLESS)
    ready.start()
    until(qtbot, ready, "running")
    assert ready.close()


def test_closing_before_it_began(qtbot: QtBot) -> None:
    studio = Studio()
    studio.open_image(tiny_image(), "tiny")
    assert studio.close()


def test_the_network_lives_on_a_thread_of_its_own(ready: Studio, qtbot: QtBot) -> None:
    def where(_session: object, _stop: object) -> bool:
        return threading.current_thread() is threading.main_thread()

    with qtbot.waitSignal(ready._fitting.done, timeout=WAIT) as found:
        ready._fitting.call(where, "where")
    assert found.args == ["where", False]
    assert QThread.currentThread() is ready.thread()

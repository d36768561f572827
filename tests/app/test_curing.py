"""The cure of sub-periods through the studio and the window."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from pictures_for_tests import ENDLESS, TINY, tiny_image
from pytestqt.qtbot import QtBot
from studio_window import WAIT, action, until_fitted

from sinstudio.app.running.curing import settings_that_cure
from sinstudio.app.running.preview import preview
from sinstudio.app.studio import Studio
from sinstudio.app.window import MainWindow
from sinstudio.errors import SinStudioError
from sinstudio.network.periods import lattice_index
from sinstudio.training.messages import AddFrequencies
from sinstudio.training.recipe import Recipe

ODD = tuple(itertools.product((1, 3), (-3, -1, 1, 3)))
CUSTOM = {"frequencies.strategy": "custom", "frequencies.values": ODD}


@pytest.fixture
def studio(qtbot: QtBot) -> Iterator[Studio]:
    """A studio with an open picture and an untrained network of odd frequencies."""
    studio = Studio()
    studio.set_recipe(TINY.changed(CUSTOM | ENDLESS))
    studio.begin()
    studio.open_image(tiny_image(), "tiny")
    qtbot.waitUntil(lambda: studio.state == "idle" and index_of(studio) == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: studio.situation.curable, timeout=WAIT)
    yield studio
    assert studio.close()


def index_of(studio: Studio) -> int:
    snapshot = studio.snapshot
    return 0 if snapshot is None else lattice_index(snapshot.frequencies)


def posts_of(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The edits that are posted from now on, and go on to the session."""
    fitting, found = studio._fitting, []
    edit = fitting.edit
    monkeypatch.setattr(fitting, "edit", lambda message: (found.append(message), edit(message)))
    return found


def train(studio: Studio, qtbot: QtBot) -> None:
    studio.start()
    qtbot.waitUntil(lambda: studio.snapshot is not None and studio.snapshot.step > 3, timeout=WAIT)


def test_an_untouched_network_is_made_anew_of_the_longer_list(
    studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = posts_of(studio, monkeypatch)
    studio.cure(4)
    assert posts == []
    assert len(studio.recipe.frequencies.values) == len(ODD) + 4
    assert studio.recipe.frequencies.values[: len(ODD)] == ODD
    qtbot.waitUntil(lambda: index_of(studio) == 1, timeout=WAIT)
    assert not studio.situation.curable


def test_a_network_in_training_gets_columns_and_the_list_has_them_too(
    studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(studio, qtbot)
    posts, said = posts_of(studio, monkeypatch), []
    studio.message.connect(lambda level, sentence: said.append((level, sentence)))
    studio.cure(4)
    assert not studio.situation.curable  # they are on their way
    studio.cure(4)
    (post,) = posts
    assert isinstance(post, AddFrequencies)
    assert len(post.frequencies) == 4
    assert ("info", said[0][1]) == said[0]
    assert said[0][1].startswith("Added to the network: (1, 0), (0, 1),")
    qtbot.waitUntil(lambda: index_of(studio) == 1, timeout=WAIT)
    assert studio.snapshot is not None
    assert studio.snapshot.state == "running"
    added = studio.snapshot.frequencies[len(ODD) :]
    assert np.array_equal(added, post.frequencies)
    assert studio.recipe.frequencies.values == (*ODD, *post.frequencies)
    assert studio.restart_keys == ()
    assert not studio.situation.curable


def test_a_cure_that_is_taken_back_can_be_had_again(studio: Studio, qtbot: QtBot) -> None:
    train(studio, qtbot)
    studio.pause()
    studio.cure(1)
    qtbot.waitUntil(lambda: index_of(studio) == 1, timeout=WAIT)
    studio.undo.undo()
    qtbot.waitUntil(lambda: index_of(studio) == 2, timeout=WAIT)
    assert studio.situation.curable
    studio.cure(1)
    qtbot.waitUntil(lambda: index_of(studio) == 1, timeout=WAIT)


def test_only_the_network_is_cured_where_the_settings_have_no_sub_periods(
    studio: Studio, qtbot: QtBot
) -> None:
    train(studio, qtbot)
    with qtbot.waitSignal(studio.preview_changed, timeout=WAIT):
        studio.change({"frequencies.values": ((1, 0), (0, 1), (2, 1))})
    studio.cure(1)
    qtbot.waitUntil(lambda: index_of(studio) == 1, timeout=WAIT)
    assert studio.recipe.frequencies.values == ((1, 0), (0, 1), (2, 1))
    assert studio.restart_keys == ("frequencies.values",)


def test_settings_that_go_back_are_judged_again(studio: Studio, qtbot: QtBot) -> None:
    train(studio, qtbot)
    for values, index in ((((1, 0), (0, 1)), 1), (ODD, 2)):
        with qtbot.waitSignal(studio.preview_changed, timeout=WAIT) as found:
            studio.change({"frequencies.values": values})
        assert found.args[0].verdict.index == index


def test_an_untouched_network_of_a_draw_is_edited_where_no_setting_cures_it(
    studio: Studio, qtbot: QtBot
) -> None:
    zero = {"network.zero_biases": True, "network.trainable": ("A", "C", "d")}
    drawn = {"frequencies.strategy": "uniform", "frequencies.count": 2}
    with qtbot.waitSignal(studio.preview_changed, timeout=WAIT):
        studio.change(zero | drawn)
    qtbot.waitUntil(
        lambda: studio.snapshot is not None and len(studio.snapshot.frequencies) == 2, timeout=WAIT
    )
    assert studio.situation.curable
    studio.cure(1)
    qtbot.waitUntil(lambda: studio.snapshot.frequencies.tolist()[2:] == [[1, 1]], timeout=WAIT)
    assert studio.situation.kept
    assert not studio.situation.curable


def test_a_cure_is_not_lost_while_a_network_is_about_to_be_made_anew(
    studio: Studio, qtbot: QtBot
) -> None:
    zero = {"network.zero_biases": True, "network.trainable": ("A", "C", "d")}
    drawn = {"frequencies.strategy": "uniform", "frequencies.count": 2}
    with qtbot.waitSignal(studio.preview_changed, timeout=WAIT):
        studio.change(zero | drawn)
    qtbot.waitUntil(
        lambda: studio.snapshot is not None and len(studio.snapshot.frequencies) == 2, timeout=WAIT
    )
    renewal = studio._bench._renewal
    qtbot.waitUntil(lambda: not renewal.isActive() and studio.situation.curable, timeout=WAIT)
    studio.change({"network.scale_a": 0.5})
    assert renewal.isActive()
    studio.cure(1)
    qtbot.waitUntil(
        lambda: (
            not (renewal.isActive() or studio._fitting.making)
            and studio.snapshot.recipe.network.scale_a == 0.5
        ),
        timeout=WAIT,
    )
    qtbot.waitUntil(lambda: studio.snapshot.frequencies.tolist()[2:] == [[1, 1]], timeout=WAIT)


def test_a_cure_is_one_step_with_its_settings(studio: Studio, qtbot: QtBot) -> None:
    train(studio, qtbot)
    studio.pause()
    qtbot.waitUntil(lambda: studio.state == "paused", timeout=WAIT)
    before = studio.recipe
    studio.cure(4)
    qtbot.waitUntil(lambda: index_of(studio) == 1, timeout=WAIT)
    after = studio.recipe
    stack = studio.undo.stack
    assert [stack.text(index) for index in range(stack.count())] == ["Cure of sub-periods"]
    studio.undo.undo()
    assert studio.recipe == before
    qtbot.waitUntil(lambda: index_of(studio) == 2, timeout=WAIT)
    assert studio.restart_keys == ()
    studio.undo.redo()
    assert studio.recipe == after
    qtbot.waitUntil(lambda: index_of(studio) == 1, timeout=WAIT)
    assert studio.restart_keys == ()
    studio.change({"bounds.smoothness": 3.0})
    studio.undo.undo()
    studio.undo.undo()
    qtbot.waitUntil(lambda: index_of(studio) == 2, timeout=WAIT)
    assert studio.recipe == before
    studio.undo.redo()
    studio.reset()  # of the settings it can still be undone
    assert [stack.text(index) for index in range(stack.count())] == [
        "Cure of sub-periods",
        "Smoothness κ: 1.5 → 3",
    ]
    assert stack.index() == 1
    studio.undo.undo()
    assert studio.recipe == before


def settings_for(values: dict[str, object], count: int = 1) -> dict[str, Any]:
    recipe = Recipe().changed({"picture.period": "tile", **values})
    y, x = np.mgrid[:24, :24] / 12
    waves = 0.5 + 0.3 * np.sin(2 * np.pi * x) + 0.2 * np.sin(2 * np.pi * (x + y))
    found = preview(recipe, np.repeat(waves[..., None], 3, axis=2).astype(np.float32))
    settings = settings_that_cure(recipe, found, count)
    if settings:
        cured = preview(recipe.changed(settings), np.zeros((24, 24, 3), dtype=np.float32))
        assert cured.verdict is not None
        assert cured.verdict.clean
    return settings


def test_settings_that_cure_each_strategy() -> None:
    lattice = {"frequencies.strategy": "lattice", "frequencies.values": (1, 10)}
    settings = settings_for(lattice, 4)
    assert settings["frequencies.strategy"] == "custom"
    assert settings["frequencies.values"][:4] == ((1, 1), (1, 10), (10, 1), (10, 10))
    assert len(settings["frequencies.values"]) == 8
    assert settings_for({}) == {}
    two = {"frequencies.strategy": "dominant", "frequencies.unit_vectors": False}
    assert settings_for(two | {"frequencies.count": 2}) == {"frequencies.unit_vectors": True}
    assert settings_for(two | {"frequencies.count": 1}) == {}  # no room for both
    assert settings_for(two | {"frequencies.count": 2, "frequencies.limit": 0.9}) == {}
    wave = 0.5 + 0.3 * np.sin(2 * np.pi * np.arange(24, dtype=np.float32) / 8)
    signal = Recipe().changed(two | {"frequencies.count": 1, "picture.period": "tile"})
    found = preview(signal, wave[None, :, None], signal=True)
    assert found.verdict is not None
    assert found.verdict.index == 3
    assert settings_that_cure(signal, found, 1) == {"frequencies.unit_vectors": True}
    listed = signal.changed(CUSTOM | {"frequencies.values": (3, 6)})
    found = preview(listed, wave[None, :, None], signal=True)
    settings = settings_that_cure(listed, found, 2)
    assert settings["frequencies.values"] == ((3, 0), (6, 0), (1, 0), (2, 0))
    other = Recipe().changed(CUSTOM)
    found = preview(other, np.zeros((24, 24, 3), dtype=np.float32))
    assert settings_that_cure(Recipe(), found, 1) == {}  # not of this recipe
    assert settings_that_cure(Recipe(), None, 1) == {}


def test_the_window_cures_by_its_button_and_its_menu(window: MainWindow, qtbot: QtBot) -> None:
    studio = window.studio
    cure = action(window, "cure")
    assert not cure.isEnabled()
    studio.change(CUSTOM | ENDLESS)
    studio.open_image(tiny_image(), "tiny")
    until_fitted(qtbot, window)
    qtbot.waitUntil(cure.isEnabled, timeout=WAIT)
    train(studio, qtbot)
    cure.trigger()
    qtbot.waitUntil(lambda: index_of(studio) == 1, timeout=WAIT)
    assert len(studio.snapshot.frequencies) == len(ODD) + 4
    assert not cure.isEnabled()
    assert (
        cure
        in window.findChild(type(window.menuBar().actions()[0].menu()), "menu.network").actions()
    )
    studio.pause()


def test_a_cure_that_is_refused_is_no_step_of_the_network(studio: Studio, qtbot: QtBot) -> None:
    train(studio, qtbot)
    studio.pause()

    def refuse(session: Any, _stop: Any) -> None:
        def no(_frequencies: Any) -> None:
            raise SinStudioError("Not now.")

        session.trainer.editor.add_frequencies = no

    studio._fitting.call(refuse, "refuse")
    said = []
    studio.message.connect(lambda _level, sentence: said.append(sentence))
    before = studio.recipe
    studio.cure(1)
    qtbot.waitUntil(lambda: "Not now." in said, timeout=WAIT)
    assert "frequencies.values" in studio.restart_keys  # the settings have them, the network not
    studio.undo.undo()
    assert studio.recipe == before
    assert studio.restart_keys == ()
    studio.undo.redo()
    assert "frequencies.values" in studio.restart_keys

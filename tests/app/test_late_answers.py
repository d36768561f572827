"""Answers of the session, and files, that arrive when something else is open already."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from pictures_for_tests import ENDLESS, tiny_file, tiny_image
from pytestqt.qtbot import QtBot
from studio_window import WAIT, action, hold_saves, until, until_fitted

from sinstudio.app.window import MainWindow


def train(window: MainWindow, qtbot: QtBot) -> None:
    window.studio.change(ENDLESS)
    action(window, "start").trigger()
    qtbot.waitUntil(lambda: window.studio.unsaved, timeout=WAIT)
    action(window, "pause").trigger()
    until(qtbot, window, "paused")


def test_a_project_written_late_is_not_that_of_another_picture(
    fitted: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(fitted, qtbot)
    held = hold_saves(fitted, monkeypatch)
    path = tmp_path / "first.sinproj"
    fitted.keeping._chosen(str(path))
    qtbot.waitUntil(lambda: bool(held), timeout=WAIT)
    fitted.opening.open_path(str(tiny_file(tmp_path, "second.png")))
    qtbot.waitUntil(lambda: fitted.studio.picture.name == "second.png", timeout=WAIT)
    until_fitted(qtbot, fitted)
    with qtbot.waitSignal(fitted.studio.project.saved, timeout=WAIT):
        held.pop()()
    assert path.is_file()
    assert fitted.recent.paths[0] == path  # it is there to be opened
    assert fitted.document.path is None  # or Save would write the second picture over the first
    assert fitted.windowTitle().startswith("second.png")


def test_a_file_written_late_does_not_hold_a_new_network(
    fitted: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(fitted, qtbot)
    held = hold_saves(fitted, monkeypatch)
    fitted.keeping._chosen(str(tmp_path / "first.sinproj"))
    qtbot.waitUntil(lambda: bool(held), timeout=WAIT)
    fitted.studio.reset()
    with qtbot.waitSignal(fitted.studio.project.saved, timeout=WAIT):
        held.pop()()
    until_fitted(qtbot, fitted)
    assert fitted.studio.storage.saved_at == (0, 0)
    train(fitted, qtbot)
    fitted.studio.save_model(tmp_path / "first.sin")
    fitted.studio.reset()  # before the answer
    with qtbot.waitSignal(fitted.studio.file_used, timeout=WAIT):
        pass
    assert fitted.studio.storage.saved_at == (0, 0)


def test_a_new_network_keeps_its_twin_while_its_picture_is_prepared(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    studio = fitted.studio
    studio.twin.begin({"bounds.enabled": False}, anew=False)
    qtbot.waitUntil(lambda: bool(studio.twin.apart), timeout=WAIT)
    train(fitted, qtbot)
    studio.change({"picture.size": 8})  # which is prepared on another thread
    studio.reset()

    def made() -> bool:
        snapshot = studio.snapshot
        return snapshot is not None and snapshot.domain.width == 8 and snapshot.twin is not None

    qtbot.waitUntil(made, timeout=WAIT)
    # the snapshot is pulled, and may be here a turn of the loop before the news of the twin
    qtbot.waitUntil(lambda: studio.twin.apart == {"bounds.enabled": False}, timeout=WAIT)
    assert studio.snapshot.twin.domain.width == 8
    assert studio.restart_keys == ()


def test_a_twin_of_a_new_network_waits_for_its_picture(fitted: MainWindow, qtbot: QtBot) -> None:
    studio = fitted.studio
    train(fitted, qtbot)
    studio.change({"picture.size": 8})
    studio.twin.begin({"network.baseline": "siren"}, anew=True)
    qtbot.waitUntil(lambda: bool(studio.twin.apart), timeout=WAIT)
    qtbot.waitUntil(lambda: studio.snapshot is not None, timeout=WAIT)
    assert studio.snapshot.domain.width == 8
    assert fitted.messages.current is None or fitted.messages.current.level != "error"


def test_a_twin_kept_at_the_last_moment_changes_no_other_network(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    studio = fitted.studio
    studio.twin.begin({"bounds.enabled": False}, anew=False)
    qtbot.waitUntil(lambda: bool(studio.twin.apart), timeout=WAIT)
    studio.twin.keep()
    studio.open_image(tiny_image(), "another")
    qtbot.waitUntil(lambda: studio.picture.name == "another", timeout=WAIT)
    until_fitted(qtbot, fitted)
    qtbot.waitUntil(lambda: not studio.twin.apart, timeout=WAIT)
    kept = not studio.recipe.bounds.enabled
    assert studio.snapshot.recipe.bounds.enabled == studio.recipe.bounds.enabled
    studio.twin.begin({"bounds.enabled": kept}, anew=False)
    qtbot.waitUntil(lambda: bool(studio.twin.apart), timeout=WAIT)
    before = studio.recipe
    studio.twin.keep()
    studio.reset()
    qtbot.waitUntil(lambda: studio.state == "idle" and not studio.twin.apart, timeout=WAIT)
    assert studio.recipe == before
    assert studio.snapshot.recipe == before


def test_a_fault_of_the_last_network_is_none_of_the_next(fitted: MainWindow, qtbot: QtBot) -> None:
    studio, go = fitted.studio, threading.Event()

    def break_it(session: Any, _stop: Any) -> None:
        session.trainer.change = None  # so that the next message meets a fault
        go.wait()

    train(fitted, qtbot)
    studio._fitting.call(break_it, "break")
    studio.change({"training.rate": 0.001})
    studio.reset()
    studio.start()
    go.set()
    until(qtbot, fitted, "running")
    assert "Something went wrong" in fitted.messages.current.sentence
    assert not studio._fitting.failing

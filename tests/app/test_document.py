"""The unsaved mark, saving and opening projects, and how a window looked at them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pictures_for_tests import ENDLESS, TINY, tiny_file, tiny_image
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot
from studio_window import WAIT, Open, action, until, until_fitted

from sinstudio.app.application import Application
from sinstudio.app.window import MainWindow


def train(window: MainWindow, qtbot: QtBot) -> None:
    """Train some steps, and hold."""
    window.studio.change(ENDLESS)
    action(window, "start").trigger()
    qtbot.waitUntil(lambda: window.studio.unsaved, timeout=WAIT)
    action(window, "pause").trigger()
    until(qtbot, window, "paused")


def save(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    """Press Save project as…, and type a name."""
    action(window, "save_project_as").trigger()
    dialog = window.findChild(QFileDialog, "save")
    dialog.findChild(QLineEdit).setText(str(path))
    with qtbot.waitSignal(window.keeping.done, timeout=WAIT):
        dialog.accept()


def test_settings_are_marked_until_they_are_taken_back(fitted: MainWindow, qtbot: QtBot) -> None:
    assert not fitted.isWindowModified()
    before = fitted.studio.recipe
    fitted.studio.change({"bounds.smoothness": 3.0})
    assert fitted.isWindowModified()
    fitted.studio.set_recipe(before)
    assert not fitted.isWindowModified()


def test_nothing_open_is_never_marked(window: MainWindow) -> None:
    window.studio.change({"bounds.smoothness": 3.0})
    assert not window.isWindowModified()


def test_training_is_marked_and_saving_takes_the_mark_away(
    fitted: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    train(fitted, qtbot)
    assert fitted.isWindowModified()
    save(fitted, qtbot, tmp_path / "work.sinproj")
    assert not fitted.isWindowModified()
    assert fitted.windowTitle() == "work.sinproj[*] – SinStudio"
    assert fitted.recent.paths[0] == tmp_path / "work.sinproj"
    fitted.studio.change({"bounds.smoothness": 3.0})
    assert fitted.isWindowModified()
    with qtbot.waitSignal(fitted.keeping.done, timeout=WAIT):
        action(fitted, "save_project").trigger()  # asks nothing any more
    assert not fitted.isWindowModified()


def test_a_project_comes_back_as_it_was_looked_at(
    fitted: MainWindow, open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    train(fitted, qtbot)
    canvas = fitted.viewing.canvas
    canvas.set_mode("wipe")
    for _ in range(4):
        canvas._zoom_in()
    canvas._area.set_viewport(canvas._area.viewport.panned(-20, 10))
    fitted.panels.open("bounds")
    fitted.docks.docks["curves"].close()
    look, step = canvas.look(), fitted.studio.snapshot.step
    save(fitted, qtbot, tmp_path / "work.sinproj")

    again = open_window(str(tmp_path / "work.sinproj"))
    with qtbot.waitSignal(again.studio.project.opened, timeout=WAIT):
        pass
    qtbot.waitUntil(lambda: again.studio.snapshot is not None, timeout=WAIT)
    assert again.studio.snapshot.step == step
    assert again.panels.current == "bounds"
    found = again.viewing.canvas.look()
    assert found["mode"] == "wipe"
    assert found["place"]["scale"] == pytest.approx(look["place"]["scale"])
    assert found["place"]["middle"] == pytest.approx(look["place"]["middle"], abs=0.02)
    assert not again.isWindowModified()
    assert again.windowTitle() == "work.sinproj[*] – SinStudio"
    assert again.document.path == tmp_path / "work.sinproj"


def test_docks_that_were_opened_and_closed_come_back(fitted: MainWindow) -> None:
    docks = fitted.docks
    assert docks.automatic
    docks.bring("history")
    docks.docks["curves"].close()
    kept = fitted.state.collect()
    docks.docks["history"].close()
    docks.docks["curves"].show()
    fitted.state.restore(kept)
    assert docks.docks["history"].isVisible()
    assert docks.docks["curves"].isHidden()
    assert docks.automatic


@pytest.mark.parametrize(
    "state",
    [
        None,
        [],
        {"layout": 3, "panel": "none", "canvas": {"mode": 7, "place": {"scale": "a"}}},
        {"layout": "ä", "canvas": {"place": {"scale": -1, "middle": [0, 0]}}},
        {"canvas": {"place": {"scale": 2.0, "middle": [1e300, float("nan")]}}, "file": 3},
    ],
)
def test_a_state_that_makes_no_sense_is_left_out(fitted: MainWindow, state: object) -> None:
    fitted.state.restore(state)
    assert fitted.viewing.canvas.look()["place"] is None
    assert fitted.state.file is None


def test_another_picture_takes_settings_along_but_not_those_of_a_project(
    fitted: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    fitted.confirm_close = True
    fitted.studio.change({"bounds.smoothness": 3.0})
    fitted.opening.open_path(str(tiny_file(tmp_path, "b.png")))  # nothing is lost
    qtbot.waitUntil(lambda: fitted.document.name == "b.png", timeout=WAIT)
    until_fitted(qtbot, fitted)
    assert not fitted.isWindowModified()
    save(fitted, qtbot, tmp_path / "work.sinproj")
    fitted.studio.change({"bounds.smoothness": 2.0})
    fitted.opening.open_path(str(tiny_file(tmp_path, "c.png")))
    box = fitted.findChild(QMessageBox, "confirm")
    assert "settings of work.sinproj" in box.text()
    box.button(QMessageBox.StandardButton.Save).click()
    qtbot.waitUntil(lambda: fitted.document.name == "c.png", timeout=WAIT)
    assert fitted.document.path is None


def test_a_file_that_the_desktop_names_by_an_event(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, qapp: QApplication
) -> None:
    assert isinstance(qapp, Application)
    path = tiny_file(tmp_path)
    event = QFileOpenEvent(QUrl.fromLocalFile(str(path)))
    assert event.type() == QEvent.Type.FileOpen
    QApplication.sendEvent(qapp, event)
    qtbot.waitUntil(lambda: window.studio.picture is not None, timeout=WAIT)
    assert window.studio.picture.name == path.name


def test_a_pasted_picture_has_a_project_too(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not action(window, "save_project").isEnabled()
    window.studio.set_recipe(TINY)
    window.studio.open_image(tiny_image(), "pasted")
    until_fitted(qtbot, window)
    assert action(window, "save_project").isEnabled()
    save(window, qtbot, tmp_path / "pasted.sinproj")
    assert (tmp_path / "pasted.sinproj").is_file()

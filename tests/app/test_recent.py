"""The files that were used last, and the menu that offers them."""

from __future__ import annotations

from pathlib import Path

from pictures_for_tests import tiny_file
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from studio_window import WAIT, until_fitted

from sinstudio.app.projects.recent import MOST
from sinstudio.app.window import MainWindow


def entries(window: MainWindow) -> list[QAction]:
    """What the menu offers when it is opened."""
    menu = window.findChild(QMenu, "menu.recent")
    menu.aboutToShow.emit()
    return [action for action in menu.actions() if action.data()]


def test_pictures_models_and_recipes_are_remembered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.studio.open_path(tiny_file(tmp_path, "a.png"))
    until_fitted(qtbot, window)
    window.studio.save_recipe(tmp_path / "a.toml")
    with qtbot.waitSignal(window.studio.storage.saved, timeout=WAIT):
        window.studio.save_model(tmp_path / "a.sin")
    assert [Path(entry.data()).name for entry in entries(window)] == ["a.sin", "a.toml", "a.png"]
    assert entries(window)[0].text() == "&1  a.sin"
    window.studio.open_path(tmp_path / "a.toml")  # to the head, not twice
    assert [Path(entry.data()).name for entry in entries(window)] == ["a.toml", "a.sin", "a.png"]
    entries(window)[1].trigger()
    qtbot.waitUntil(lambda: entries(window)[0].data().endswith("a.sin"), timeout=WAIT)


def test_one_that_is_gone_is_said_and_forgotten(window: MainWindow, tmp_path: Path) -> None:
    gone, there = tmp_path / "gone.png", tiny_file(tmp_path)
    for path in (there, gone):
        window.recent.add(path)
    entries(window)[0].trigger()
    assert window.messages.current is not None
    assert str(gone) in window.messages.current.sentence
    assert [entry.data() for entry in entries(window)] == [str(there)]


def test_the_list_is_short_and_can_be_cleared(window: MainWindow, tmp_path: Path) -> None:
    for number in range(MOST + 3):
        window.recent.add(tmp_path / f"{number}.png")
    assert len(entries(window)) == MOST
    window.findChild(QAction, "action.recent.clear").trigger()
    assert entries(window) == []
    assert not window.findChild(QAction, "action.recent.clear").isEnabled()


def test_files_of_the_same_name_are_told_apart(window: MainWindow, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        window.recent.add(tmp_path / folder / "a & b.png")
    assert [entry.text() for entry in entries(window)] == [
        "&1  a && b.png (two)",
        "&2  a && b.png (one)",
    ]

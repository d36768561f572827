"""The gallery of presets, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from studio_window import WAIT, action, until_fitted

from sinstudio.app.gallery import making
from sinstudio.app.gallery.gallery import Gallery
from sinstudio.app.gallery.making import make
from sinstudio.app.gallery.naming import NamingDialog
from sinstudio.app.window import MainWindow
from sinstudio.files import own_presets
from sinstudio.files.own_presets import own_names, save_own
from sinstudio.files.presets import figure_presets, preset, presets


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(own_presets, "folder", lambda: tmp_path / "own")
    for name, value in (("SIDE", 16), ("STEPS", 1), ("MOST_COLUMNS", 8), ("MOST_ROWS", 4)):
        monkeypatch.setattr(making, name, value)


@pytest.fixture
def gallery(fitted: MainWindow, qtbot: QtBot) -> Iterator[Gallery]:
    action(fitted, "gallery").trigger()
    found = fitted.findChild(Gallery, "gallery")
    assert found is not None
    qtbot.waitExposed(found)
    yield found
    if isValid(found):
        found.reject()


def titles(gallery: Gallery) -> list[str]:
    shelf = gallery.findChild(QListWidget, "gallery.presets")
    items = [shelf.item(row) for row in range(shelf.count())]
    return [item.text() for item in items if not item.isHidden()]


def press(gallery: Gallery, name: str) -> None:
    button = gallery.findChild(QPushButton, f"gallery.{name}")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(gallery: Gallery, words: str) -> None:
    field = gallery.findChild(QLineEdit, "gallery.search")
    field.clear()
    QTest.keyClicks(field, words)


def test_the_menu_says_nothing_of_a_preset_without_a_name(
    gallery: Gallery, fitted: MainWindow
) -> None:
    assert fitted.messages.isHidden()


def test_it_shows_every_preset_and_finds_by_words(gallery: Gallery) -> None:
    assert len(titles(gallery)) == len(presets()) + len(figure_presets())
    choose(gallery, "noise DISAPPEARS")
    assert titles(gallery)[0] == preset("noise-disappears").title
    choose(gallery, "no such thing")
    assert titles(gallery) == []
    assert not gallery.findChild(QPushButton, "gallery.use").isEnabled()
    choose(gallery, "")
    kinds = gallery.findChild(QComboBox, "gallery.kind")
    QTest.keyClick(kinds, Qt.Key.Key_Down)
    assert len(titles(gallery)) == len(presets())
    QTest.keyClick(kinds, Qt.Key.Key_Down)
    assert len(titles(gallery)) == len(figure_presets())


def test_thumbnails_are_made_one_after_another(gallery: Gallery, qtbot: QtBot) -> None:
    made: list[str] = []
    gallery._thumbnails.made.connect(made.append)
    qtbot.waitUntil(lambda: len(made) >= 3, timeout=WAIT)
    name = made[0]
    ratio = gallery.devicePixelRatioF()
    drawn = gallery._thumbnails.pixmap(name, gallery._theme, QSize(40, 30), ratio)
    assert drawn is not None
    assert drawn.deviceIndependentSize().toSize() == QSize(40, 30)


def test_use_takes_the_settings_over(gallery: Gallery, fitted: MainWindow) -> None:
    choose(gallery, "noise disappears")
    press(gallery, "use")
    assert fitted.studio.recipe.bounds == preset("noise-disappears").recipe.bounds
    assert fitted.studio.state != "running"


def test_return_uses_and_starts(gallery: Gallery, fitted: MainWindow, qtbot: QtBot) -> None:
    choose(gallery, "fast")
    QTest.keyClick(gallery.findChild(QLineEdit, "gallery.search"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: fitted.studio.state in ("running", "finished"), timeout=WAIT)
    assert fitted.studio.recipe.frequencies == preset("fast").recipe.frequencies
    QTest.keyClick(fitted, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: fitted.studio.state in ("stopped", "finished"), timeout=WAIT)


def test_a_variant_can_be_used(gallery: Gallery, fitted: MainWindow) -> None:
    choose(gallery, "figure-5")
    variants = gallery.findChild(QComboBox, "gallery.variant")
    assert variants.isVisible()
    QTest.keyClick(variants, Qt.Key.Key_Down)
    press(gallery, "use")
    assert fitted.studio.recipe.frequencies == preset("figure-5").variants[0].recipe.frequencies


def test_settings_become_a_preset(gallery: Gallery, fitted: MainWindow) -> None:
    press(gallery, "save")
    naming = fitted.findChild(NamingDialog, "naming")
    save = naming.findChild(QPushButton)
    assert not save.isEnabled()
    title = naming.findChild(QLineEdit, "naming.title")
    QTest.keyClicks(title, "Fast")  # it ships
    assert not save.isEnabled()
    QTest.keyClicks(title, "er still")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert own_names() == ("faster-still",)
    assert preset("faster-still").recipe == fitted.studio.recipe
    assert "Faster still" in titles(gallery)
    menu = fitted.menuBar().findChild(
        type(fitted.menuBar().actions()[0].menu()), "menu.own_presets"
    )
    assert [one.text() for one in menu.actions()] == ["Faster still"]
    press(gallery, "delete")
    box = gallery.findChild(QMessageBox, "gallery.confirm")
    yes = next(one for one in box.buttons() if "Delete" in one.text())
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert own_names() == ()
    assert menu.isEmpty()


def test_files_come_in_and_go_out(gallery: Gallery, tmp_path: Path) -> None:
    choose(gallery, "quality")
    gallery.export_file(str(tmp_path / "mine.toml"))
    (tmp_path / "mine.toml").write_text(
        (tmp_path / "mine.toml").read_text().replace(preset("quality").title, "Mine")
    )
    gallery.import_file(str(tmp_path / "mine.toml"))
    assert own_names() == ("mine",)
    (tmp_path / "bad.toml").write_text("nonsense = ")
    gallery.import_file(str(tmp_path / "bad.toml"))
    assert "bad.toml" in gallery.findChild(type(gallery._verdict), "gallery.verdict").text()


def test_a_start_without_a_picture_opens_a_sample(window: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(
        window.welcome.findChild(QPushButton, "welcome.gallery"), Qt.MouseButton.LeftButton
    )
    gallery = window.findChild(Gallery, "gallery")
    assert gallery is not None
    choose(gallery, "noise disappears")
    press(gallery, "use")
    until_fitted(qtbot, window)
    assert window.studio.picture is not None


def test_a_broken_preset_is_named_in_the_gallery(fitted: MainWindow, tmp_path: Path) -> None:
    save_own("Mine", "S.", fitted.studio.recipe)
    (tmp_path / "own" / "bad.toml").write_text("nonsense = ")
    action(fitted, "gallery").trigger()
    gallery = fitted.findChild(Gallery, "gallery")
    assert "bad.toml" in gallery._verdict.text()
    assert "Mine" in titles(gallery)
    gallery.reject()


def test_every_preset_can_be_made_small() -> None:
    for one in (*presets(), *figure_presets()):
        found = make(one, None)
        assert (found.picture is None) != (found.signal is None)

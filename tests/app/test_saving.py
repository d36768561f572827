from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QProgressDialog,
    QPushButton,
    QRadioButton,
    QSpinBox,
)
from pytestqt.qtbot import QtBot
from studio_window import WAIT, action

from sinstudio.app.dialogs.sizedialog import SizeDialog
from sinstudio.app.statusbar import duration
from sinstudio.app.window import MainWindow
from sinstudio.files.pictures import open_picture


@pytest.fixture
def sizes(qtbot: QtBot) -> SizeDialog:
    dialog = SizeDialog((300, 200))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: SizeDialog, name: str) -> None:
    button = dialog.findChild(QRadioButton, f"size.{name}")
    assert button is not None
    button.click()


def side(dialog: SizeDialog, name: str) -> QSpinBox:
    box = dialog.findChild(QSpinBox, f"size.{name}")
    assert box is not None
    return box


def test_sizes_are_multiples_of_the_fitted_one(sizes: SizeDialog) -> None:
    assert sizes.size_in_pixels == (300, 200)
    choose(sizes, "4")
    assert sizes.size_in_pixels == (1200, 800)
    assert not side(sizes, "width").isEnabled()


def test_any_other_size_keeps_its_proportions(sizes: SizeDialog) -> None:
    choose(sizes, "custom")
    side(sizes, "width").setValue(600)
    assert sizes.size_in_pixels == (600, 400)
    side(sizes, "height").setValue(100)
    assert sizes.size_in_pixels == (150, 100)
    sizes._linked.setChecked(False)
    side(sizes, "width").setValue(7)
    assert sizes.size_in_pixels == (7, 100)


def save_picture(window: MainWindow, size: str, path: Path) -> None:
    """Go through both dialogs."""
    action(window, "save_picture").trigger()
    dialog = window.findChild(SizeDialog)
    assert dialog is not None
    choose(dialog, size)
    dialog.accept()
    files = window.findChild(QFileDialog, "save")
    assert files is not None
    files.findChild(QLineEdit).setText(str(path))
    files.accept()


def test_a_picture_goes_where_and_as_large_as_was_said(
    fitted: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    save_picture(fitted, "2", tmp_path / "twice.png")
    qtbot.waitUntil(lambda: not fitted.studio.situation.saving, timeout=WAIT)
    assert open_picture(tmp_path / "twice.png").pixels.shape == (24, 32, 3)
    assert fitted.findChild(QProgressDialog) is None or not fitted.saving._progress
    assert fitted.settings.folder == tmp_path


def test_what_takes_long_can_be_cancelled(fitted: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    action(fitted, "save_picture").trigger()
    dialog = fitted.findChild(SizeDialog)
    choose(dialog, "custom")
    side(dialog, "width").setValue(8000)
    dialog.accept()
    files = fitted.findChild(QFileDialog, "save")
    files.findChild(QLineEdit).setText(str(tmp_path / "large.png"))
    files.accept()
    progress = fitted.findChild(QProgressDialog, "save.progress")
    QTest.mouseClick(progress.findChild(QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not fitted.studio.situation.saving, timeout=WAIT)
    assert not (tmp_path / "large.png").exists()
    assert list(tmp_path.glob("*.png*")) == []


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0 s"), (59, "59 s"), (200, "3 min 20 s"), (7500, "2 h 5 min")]
)
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds) == text

"""Several windows: each with a picture, a studio and a thread of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pictures_for_tests import ENDLESS, TINY, tiny_file, tiny_image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from studio_window import WAIT, action, until, until_fitted

from sinstudio.app.window import MainWindow
from sinstudio.app.windows import Windows


@pytest.fixture
def windows(qapp: QApplication, qtbot: QtBot) -> Iterator[Windows]:
    """One window, and those that a test opens; all are closed at its end."""
    windows = Windows(qapp)
    first = windows.make()
    first.confirm_close = False
    with qtbot.waitExposed(first):
        first.show()
    yield windows
    if not isValid(windows):
        return
    for window in windows.all:
        window.confirm_close = False
        qtbot.waitUntil(lambda: window.studio.state != "loading", timeout=WAIT)  # noqa: B023
    with qtbot.waitSignal(windows.emptied, timeout=WAIT):
        windows.quit()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def another(windows: Windows, qtbot: QtBot) -> MainWindow:
    """Press Ctrl+N in the window in front."""
    before = windows.all
    QTest.keyClick(before[-1], Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(windows.all) == len(before) + 1
    window = windows.all[-1]
    qtbot.waitExposed(window)
    return window


def train(window: MainWindow, qtbot: QtBot) -> None:
    window.studio.set_recipe(TINY.changed(ENDLESS))
    window.studio.open_image(tiny_image(), "tiny")
    until_fitted(qtbot, window)
    action(window, "start").trigger()
    until(qtbot, window, "running")
    qtbot.waitUntil(lambda: window.studio.unsaved, timeout=WAIT)


def test_two_windows_train_side_by_side(windows: Windows, qtbot: QtBot) -> None:
    first = windows.all[0]
    second = another(windows, qtbot)
    assert second.empty
    train(first, qtbot)
    train(second, qtbot)
    second.studio.change({"bounds.smoothness": 3.0})
    assert first.studio.recipe.bounds.smoothness != 3.0
    step = first.studio.snapshot.step
    qtbot.waitUntil(lambda: first.studio.snapshot.step > step, timeout=WAIT)
    QTest.keyClick(second, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: windows.all == (first,), timeout=WAIT)
    step = first.studio.snapshot.step
    qtbot.waitUntil(lambda: first.studio.snapshot.step > step, timeout=WAIT)


def test_a_closed_window_is_deleted(windows: Windows, qtbot: QtBot) -> None:
    second = another(windows, qtbot)
    qtbot.waitUntil(lambda: second.studio.state != "loading", timeout=WAIT)
    second.close()
    qtbot.waitUntil(lambda: not isValid(second), timeout=WAIT)


def test_quitting_asks_in_every_window_and_a_cancel_keeps_the_rest(
    windows: Windows, qtbot: QtBot
) -> None:
    first = windows.all[0]
    second = another(windows, qtbot)
    qtbot.waitUntil(lambda: second.studio.state != "loading", timeout=WAIT)
    train(first, qtbot)
    first.confirm_close = True
    QTest.keyClick(second, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: first.findChild(QMessageBox, "confirm") is not None, timeout=WAIT)
    box = first.findChild(QMessageBox, "confirm")
    QTest.mouseClick(box.button(QMessageBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: first.findChild(QMessageBox, "confirm") is None, timeout=WAIT)
    assert first.isVisible()


def test_quitting_closes_all(windows: Windows, qtbot: QtBot) -> None:
    first = windows.all[0]
    second = another(windows, qtbot)
    for window in (first, second):
        qtbot.waitUntil(lambda: window.studio.state != "loading", timeout=WAIT)  # noqa: B023
    with qtbot.waitSignal(windows.emptied, timeout=WAIT):
        action(second, "quit").trigger()


def test_a_file_from_the_system_takes_an_empty_window_or_a_new_one(
    windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    first = windows.all[0]
    windows.open_path(str(tiny_file(tmp_path, "a.png")))
    qtbot.waitUntil(lambda: first.studio.picture is not None, timeout=WAIT)
    windows.open_path(str(tiny_file(tmp_path, "b.png")))
    assert len(windows.all) == 2
    second = windows.all[1]
    qtbot.waitUntil(lambda: second.studio.picture is not None, timeout=WAIT)
    assert first.studio.picture.name == "a.png"
    assert second.studio.picture.name == "b.png"

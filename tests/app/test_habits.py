"""Preferences, notification, log and crash reports."""

from __future__ import annotations

import faulthandler
import logging
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from pictures_for_tests import tiny_image
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSystemTrayIcon,
)
from pytestqt.qtbot import QtBot
from studio_window import WAIT, Open, action, dispose, until_fitted

from sinstudio.app.dialogs.logview import LogView
from sinstudio.app.dialogs.preferences import Preferences
from sinstudio.app.faults.crashlog import CrashLog
from sinstudio.app.faults.logfile import log_path
from sinstudio.app.faults.memory import amount
from sinstudio.app.faults.notifier import LONG, Notifier
from sinstudio.app.language import languages, speak
from sinstudio.app.settings import Settings
from sinstudio.app.window import MainWindow
from sinstudio.files.picture import Picture
from sinstudio.files.pictures import from_array

# -- preferences ---------------------------------------------------------------------------------


@pytest.fixture
def preferences(window: MainWindow) -> Preferences:
    action(window, "preferences").trigger()
    found = window.findChild(Preferences)
    assert found is not None
    return found


def test_the_theme_holds_at_once(window: MainWindow, preferences: Preferences) -> None:
    theme = preferences.findChild(QComboBox, "preferences.theme")
    theme.setFocus()
    theme.setCurrentIndex(theme.findData("light"))
    QTest.keyClick(theme, Qt.Key.Key_Down)
    assert window.theme.dark
    assert action(window, "theme_dark").isChecked()
    theme.setCurrentIndex(theme.findData("light"))
    preferences.close()


def test_notification_is_remembered(preferences: Preferences, open_window: Open) -> None:
    box = preferences.findChild(QCheckBox, "preferences.notify")
    assert box.isChecked()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert not Settings().notify
    preferences.close()


# -- languages -----------------------------------------------------------------------------------

_TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS><TS version="2.1" language="{0}"><context><name>Actions</name>
<message><source>&amp;Open…</source><translation>&amp;Abrir…</translation></message>
</context></TS>"""


@pytest.fixture
def translations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    compiler = Path(sys.executable).parent / "pyside6-lrelease"
    if not compiler.exists() and shutil.which("pyside6-lrelease") is None:
        pytest.skip("there is no compiler of translations")
    folder = tmp_path / "translations"
    folder.mkdir()
    source = folder / "sinstudio_pt_BR.ts"
    source.write_text(_TS.format("pt_BR"), encoding="utf-8")
    done = folder / "sinstudio_pt_BR.qm"
    subprocess.run([compiler, source, "-qm", done], check=True, capture_output=True)
    monkeypatch.setattr("sinstudio.app.language.resource", lambda _name: folder)
    return folder


def test_languages_are_those_with_a_translation(translations: Path) -> None:
    assert languages() == [("en", "English"), ("pt_BR", "Português (Brasil)")]
    (translations / "sinstudio_pt_BR.qm").unlink()
    assert languages() == [("en", "English")]


def test_another_language_at_the_next_start(
    translations: Path, open_window: Open, qapp: QApplication
) -> None:
    window = open_window()
    action(window, "preferences").trigger()
    dialog = window.findChild(Preferences)
    choice = dialog.findChild(QComboBox, "preferences.language")
    told = dialog.findChild(QLabel, "preferences.restart")
    assert not told.isVisible()
    choice.setCurrentIndex(choice.findText("Português (Brasil)"))
    assert told.isVisible()
    dispose(window)
    try:
        assert action(open_window(), "open").text() == "&Abrir…"
    finally:
        assert speak(qapp, "en") == "en"
    assert QCoreApplication.translate("Actions", "&Open…") == "&Open…"


# -- notification --------------------------------------------------------------------------------


class Tray:
    """What the desktop was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        self.alerted = 0


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> Tray:
    found = Tray()
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _self: None)
    monkeypatch.setattr(
        QSystemTrayIcon,
        "showMessage",
        lambda _self, title, text, *_: found.told.append((title, text)),
    )

    def alert(_window: object, _milliseconds: int = 0) -> None:
        found.alerted += 1

    monkeypatch.setattr(QApplication, "alert", staticmethod(alert))
    return found


def run_for(window: MainWindow, seconds: list[float], *, active: bool, end: str) -> Notifier:
    now = [0.0]
    notifier = Notifier(window, window.studio, window.settings, lambda: now[0])
    window.isActiveWindow = lambda: active  # type: ignore[method-assign]
    for duration in seconds:
        notifier._follow("running")
        now[0] += duration
        notifier._follow("paused")
        now[0] += 1000
    notifier._follow(end)
    return notifier


@pytest.mark.parametrize(
    ("seconds", "active", "end", "said"),
    [
        ([LONG + 1], False, "finished", True),
        ([LONG / 2, LONG / 2 + 1], False, "finished", True),
        ([LONG + 1], False, "stopped", True),
        ([LONG - 1], False, "finished", False),
        ([LONG + 1], True, "finished", False),
        ([LONG + 1], False, "idle", False),
    ],
)
def test_a_long_run_behind_other_windows_is_told(
    window: MainWindow, tray: Tray, seconds: list[float], active: bool, end: str, said: bool
) -> None:
    run_for(window, seconds, active=active, end=end)
    assert bool(tray.told) == said
    assert bool(tray.alerted) == said


def test_a_notification_can_be_switched_off(window: MainWindow, tray: Tray) -> None:
    window.settings.notify = False
    run_for(window, [LONG + 1], active=False, end="finished")
    assert not tray.told


def test_without_a_tray_the_window_is_marked(
    window: MainWindow, tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    run_for(window, [LONG + 1], active=False, end="finished")
    assert tray.alerted == 1
    assert not tray.told


def test_a_click_brings_the_window_back(window: MainWindow, tray: Tray, qtbot: QtBot) -> None:
    notifier = run_for(window, [LONG + 1], active=False, end="finished")
    window.showMinimized()
    notifier._icon.messageClicked.emit()
    qtbot.waitUntil(lambda: not window.isMinimized(), timeout=WAIT)


# -- the log -------------------------------------------------------------------------------------


def test_the_log_is_shown_followed_and_copied(window: MainWindow, qtbot: QtBot) -> None:
    logging.getLogger("sinstudio").warning("one thing")
    action(window, "open_log").trigger()
    view = window.findChild(LogView)
    text = view.findChild(QPlainTextEdit, "log.text")
    assert "one thing" in text.toPlainText()
    logging.getLogger("sinstudio").warning("another thing")
    qtbot.waitUntil(lambda: "another thing" in text.toPlainText(), timeout=WAIT)
    QTest.mouseClick(view.findChild(QPushButton, "log.copy"), Qt.MouseButton.LeftButton)
    assert "another thing" in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(view.destroyed):
        view.close()


def test_only_the_end_of_a_long_log_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "long.log"
    path.write_text("first\n" + "x" * 500_000 + "\nlast\n")
    view = LogView(path)
    qtbot.addWidget(view)
    text = view.findChild(QPlainTextEdit, "log.text").toPlainText()
    assert "first" not in text
    assert text.endswith("last\n")


def test_a_log_that_is_not_there_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    view = LogView(tmp_path / "none.log")
    qtbot.addWidget(view)
    assert "cannot be read" in view.findChild(QLabel, "log.path").text()


# -- crashes -------------------------------------------------------------------------------------


@pytest.fixture
def gone() -> int:
    """Number of a process that has ended."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_what_a_crash_left_is_offered_once(window: MainWindow, gone: int) -> None:
    folder = log_path().parent
    (folder / f"crash-{gone}.log").write_text("Fatal Python error: Segmentation fault\n")
    crashes = CrashLog()
    enabled = faulthandler.is_enabled()
    window.habits.offer_crash(crashes.begin())
    assert "ended unexpectedly" in window.messages.current.sentence
    show = window.messages.findChild(QPushButton, "messages.choice.0")
    assert show.text() == "Show"
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    shown = window.messages.findChild(QPlainTextEdit, "messages.details_text")
    assert "Segmentation fault" in shown.toPlainText()
    shown.window().close()
    assert window.messages.current is None
    assert crashes.path.exists()
    crashes.end()
    assert list(folder.glob("crash-*")) == []
    assert faulthandler.is_enabled() == enabled
    assert "Segmentation fault" in log_path().read_text()
    assert CrashLog().collect() == ""


def test_dismiss_is_all_it_says(window: MainWindow) -> None:
    window.habits.offer_crash("Fatal Python error")
    dismiss = window.messages.findChild(QPushButton, "messages.choice.1")
    assert dismiss.text() == "Dismiss"
    QTest.mouseClick(dismiss, Qt.MouseButton.LeftButton)
    assert window.messages.current is None


def test_a_start_that_was_killed_leaves_nothing_to_say(tmp_path: Path, gone: int) -> None:
    (tmp_path / f"crash-{gone}.log").write_text("")
    assert CrashLog(tmp_path).collect() == ""
    assert list(tmp_path.iterdir()) == []


def test_another_window_of_the_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / f"crash-{os.getppid()}.log"
    path.write_text("Fatal")
    assert CrashLog(tmp_path).collect() == ""
    assert path.exists()


def test_a_real_crash_leaves_its_stacks(tmp_path: Path) -> None:
    script = (
        "import faulthandler, pathlib, sys\n"
        "from sinstudio.app.faults.crashlog import CrashLog\n"
        "CrashLog(pathlib.Path(sys.argv[1])).begin()\n"
        "faulthandler._sigabrt()\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True)
    assert done.returncode != 0
    assert "Fatal Python error" in CrashLog(tmp_path).collect()


def test_a_folder_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    crashes = CrashLog(blocked / "below")
    assert crashes.begin() == ""
    crashes.end()


def test_amounts() -> None:
    assert [amount(n) for n in (0, 640e6, 999.4e6, 1.44e9)] == [
        "0 MB",
        "640 MB",
        "999 MB",
        "1.4 GB",
    ]


# -- what takes long -----------------------------------------------------------------------------


def test_a_picture_that_takes_long_can_be_given_up(window: MainWindow, qtbot: QtBot) -> None:
    hold = threading.Event()

    def read() -> Picture:
        hold.wait(WAIT / 1000)
        return from_array(np.zeros((8, 8, 3), np.uint8), "late")

    studio = window.studio
    studio.open_image(tiny_image(), "tiny")
    until_fitted(qtbot, window)
    studio._open(read)
    qtbot.waitUntil(lambda: window.messages.current is not None, timeout=WAIT)
    assert "being opened" in window.messages.current.sentence
    cancel = window.messages.findChild(QPushButton, "messages.choice.0")
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert window.messages.current is None
    assert not studio.situation.opening
    hold.set()
    assert studio.jobs._pool.waitForDone(WAIT)
    QApplication.processEvents()
    assert studio.picture.name == "tiny"


def test_what_is_there_in_time_says_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.studio.open_image(tiny_image(), "tiny")
    until_fitted(qtbot, window)
    assert window.messages.current is None
    assert not window.habits.waiting._timer.isActive()

"""Every test of the window has settings of its own and leaves nothing running behind."""

from __future__ import annotations

import gc
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from pictures_for_tests import TINY, tiny_image
from PySide6.QtCore import QEvent, QObject, QSettings, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from studio_window import WAIT, Open, dispose, until_fitted

from sinstudio.app import create
from sinstudio.app.application import Application
from sinstudio.app.window import MainWindow

# What Qt's platform without a screen says about windows it cannot raise or size.
_OFFSCREEN = "This plugin does not support"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN))


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The program's own kind of application."""
    return Application


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "settings"
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    for name in (
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
        "XDG_DATA_HOME",
        "LOCALAPPDATA",
    ):
        monkeypatch.setenv(name, str(folder))


@pytest.fixture(autouse=True)
def nothing_left(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[None]:
    started: set[weakref.ref[QObject]] = set()
    for kind in (QTimer, QThread):
        _watch(monkeypatch, kind, started)
    widgets = set(QApplication.topLevelWidgets())
    threads = set(threading.enumerate())
    gc.freeze()  # only what this test makes is looked through at its end, which saves a second
    loaded = "torch" in sys.modules
    yield
    request.node.funcargs.clear()  # pytest would hold on to windows that have been deleted
    if not loaded and "torch" in sys.modules:
        gc.unfreeze()  # loading torch has taken all there is out of the collector's sight
    settle(qapp)
    alive = [found for found in (ref() for ref in started) if found is not None and isValid(found)]
    timers = [timer for timer in alive if isinstance(timer, QTimer) and timer.isActive()]
    assert not [_name(timer) for timer in timers], "timers still tick"
    running = [thread for thread in alive if isinstance(thread, QThread) and thread.isRunning()]
    assert not [_name(thread) for thread in running], "threads still run"
    left = [w for w in QApplication.topLevelWidgets() if w not in widgets and isValid(w)]
    assert not [_name(widget) for widget in left], "widgets are left"
    python = [
        thread
        for thread in threading.enumerate()
        if thread not in threads and not isinstance(thread, threading._DummyThread)
    ]
    assert not python, "Python threads still run"


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Open]:
    """Make and show windows; each asks nothing and is closed when the test ends."""
    windows: list[MainWindow] = []

    def open_one(*argv: str) -> MainWindow:
        _application, window = create(argv)
        windows.append(window)
        window.confirm_close = False
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield open_one
    for window in windows:
        if isValid(window):  # closing does not wait for torch to be loaded, but a test may
            qtbot.waitUntil(lambda: window.studio.state != "loading", timeout=WAIT)  # noqa: B023
        dispose(window)


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    """A shown window with a tiny recipe."""
    window = open_window()
    window.studio.set_recipe(TINY)
    return window


@pytest.fixture
def fitted(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with a tiny picture and its untrained network."""
    window.studio.open_image(tiny_image(), "tiny")
    until_fitted(qtbot, window)
    return window


def settle(application: QApplication) -> None:
    """Let what is to be deleted be deleted, on both sides of the binding."""
    for name in ("last_type", "last_value", "last_traceback"):  # they hold on to frames
        vars(sys).pop(name, None)
    for _ in range(3):
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        application.processEvents()
        gc.collect()


def _watch(
    monkeypatch: pytest.MonkeyPatch, kind: type[QObject], started: set[weakref.ref[QObject]]
) -> None:
    start = kind.start  # type: ignore[attr-defined]

    def watched(self: QObject, *args: object) -> None:
        started.add(weakref.ref(self))
        start(self, *args)

    monkeypatch.setattr(kind, "start", watched)


def _name(found: QObject) -> str:
    parent = found.parent()
    owner = f" of {type(parent).__name__}" if parent is not None else ""
    return f"{type(found).__name__} {found.objectName()}{owner}"

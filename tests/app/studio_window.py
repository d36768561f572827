"""What tests of the whole window share."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sinstudio.app.window import MainWindow

WAIT = 20_000  # milliseconds; torch may have to be loaded first


class Open(Protocol):
    """Creates and shows a window that is closed when the test ends."""

    def __call__(self, *argv: str) -> MainWindow: ...


def action(window: MainWindow, verb: str) -> QAction:
    found = window.findChild(QAction, f"action.{verb}")
    assert found is not None, verb
    return found


def until(qtbot: QtBot, window: MainWindow, state: str) -> None:
    qtbot.waitUntil(lambda: window.studio.state == state, timeout=WAIT)


def until_fitted(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until there is an untrained network of the picture that was opened."""
    studio = window.studio
    qtbot.waitUntil(lambda: studio.state == "idle" and studio.snapshot is not None, timeout=WAIT)


def dispose(window: MainWindow) -> None:
    if not isValid(window):
        return
    window.confirm_close = False
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def hold_saves(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """Let projects be written only when a test says so."""
    jobs = window.studio.jobs
    held: list[Callable[[], None]] = []
    go = jobs.run

    def later(kind: str, *rest: Any) -> None:
        if kind == "project":
            held.append(partial(go, kind, *rest))
        else:
            go(kind, *rest)

    monkeypatch.setattr(jobs, "run", later)
    return held

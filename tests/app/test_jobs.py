"""Work away from the GUI thread ends with the window."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sinstudio.app.running.jobs import Jobs


def test_nothing_is_called_once_they_are_closed(qtbot: QtBot) -> None:
    owner = QObject()
    jobs = Jobs(owner)
    called: list[int] = []
    jobs.run("one", lambda: called.append(1), lambda _: None, called.append)
    assert jobs.close(10_000)
    before = list(called)
    jobs.run("two", lambda: called.append(2), lambda _: None, called.append)
    assert jobs.close(10_000)
    assert called == before
    assert not jobs.busy("two")

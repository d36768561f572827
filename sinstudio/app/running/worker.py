"""The thread that torch and the network live on."""

from __future__ import annotations

import atexit

from PySide6.QtCore import QObject, QThread, Signal, Slot

from sinstudio.app.running.loading import load_torch
from sinstudio.training.messages import Close, Message
from sinstudio.training.session import Session
from sinstudio.training.snapshot import Snapshot


class Worker(QObject):
    """Runs a session on the thread it has been moved to; its events become a signal."""

    told = Signal(object)  # a `sinstudio.training.messages.Event`
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.session = Session()

    @Slot()
    def run(self) -> None:
        """Run the session until it is closed; the first thing it does is to import torch."""
        try:
            load_torch()
            self.session.run(self.told.emit)
        finally:
            self.ended.emit()


class _SessionThread(QThread):
    """A thread that keeps its worker alive, for as long as it runs itself."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.setObjectName("session")
        self._worker = worker
        worker.moveToThread(self)
        self.started.connect(worker.run)


class Engine(QObject):
    """A worker and its thread, seen from the GUI's side."""

    told = Signal(object)
    ended = Signal()  # the session's loop is over, asked for or not

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._worker = Worker()
        self._thread = _SessionThread(self._worker)
        self._worker.told.connect(self._pass_on)
        self._worker.ended.connect(self._thread.quit)
        self._worker.ended.connect(self.ended)

    def begin(self) -> None:
        """Start the thread. Messages posted before are read once torch is in."""
        self._thread.start()

    def post(self, message: Message) -> None:
        """Leave a message for the session."""
        self._worker.session.post(message)

    def latest(self) -> Snapshot | None:
        """Return the newest snapshot."""
        return self._worker.session.latest()

    @property
    def at_rest(self) -> bool:
        """Whether no snapshot will come until something is posted."""
        return self._worker.session.at_rest

    def close(self, milliseconds: int) -> bool:
        """End the session and wait for its thread; False when time ran out.

        A thread that is late (torch may still be loading) is never terminated: it is left to end
        by itself, at the latest when the program does.
        """
        if not self._closed:
            self._closed = True
            self._worker.told.disconnect(self._pass_on)
            self._worker.ended.disconnect(self.ended)
            self.post(Close())
        if not self._thread.isRunning():
            return True
        self._thread.quit()
        if self._thread.wait(milliseconds):
            return True
        atexit.register(self._thread.wait)  # also keeps it alive until then
        return False

    @Slot(object)
    def _pass_on(self, event: object) -> None:
        self.told.emit(event)

"""Short work away from the GUI thread: decoding, resizing and writing pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot

from sinstudio.errors import SinStudioError


class _Job(QRunnable):
    """One call on a thread of the pool; what came of it goes back through `report`."""

    def __init__(self, number: int, call: Callable[[], Any], report: Callable[..., None]) -> None:
        super().__init__()
        self._number, self._call, self._report = number, call, report

    def run(self) -> None:
        """Call; errors that are not the user's go on to `sys.excepthook`."""
        say = QCoreApplication.translate
        value, sentence = (
            None,
            say("Jobs", "Something went wrong; the log says what (Help, Log)."),
        )
        try:
            value, sentence = self._call(), ""
        except SinStudioError as error:
            sentence = str(error)
        except MemoryError:
            sentence = say("Jobs", "There is not enough memory for that; try a smaller picture.")
        finally:
            self._report(self._number, value, sentence)


class Jobs(QObject):
    """Runs calls on other threads and delivers their results on this object's.

    Of several calls of one kind only the result of the newest is delivered, so that a slow old
    picture never replaces a quick new one.
    """

    _ended = Signal(int, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._closed = False
        self._count = 0
        self._newest: dict[str, int] = {}
        self._waiting: dict[int, tuple[str, Callable[[Any], None], Callable[[str], None]]] = {}
        self._ended.connect(self._deliver)

    def run(
        self,
        kind: str,
        call: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[str], None],
    ) -> None:
        """Call `call` on another thread, then `done` with its result or `failed` with a sentence.

        `call` must touch nothing that other threads change, and no widget. After `close`, where
        events that were on their way may still ask for something, nothing is called.
        """
        if self._closed:
            return
        self._count += 1
        self._newest[kind] = self._count
        self._waiting[self._count] = (kind, done, failed)
        self._pool.start(_Job(self._count, call, self._ended.emit))

    def busy(self, kind: str) -> bool:
        """Whether a result of that kind is still to come."""
        return self._newest.get(kind) in self._waiting

    def forget(self, kind: str) -> None:
        """Let no result of that kind arrive any more."""
        self._newest.pop(kind, None)

    def close(self, milliseconds: int) -> bool:
        """Deliver nothing more and wait for running calls; False when time ran out."""
        self._closed = True
        self._newest.clear()
        self._pool.clear()
        return self._pool.waitForDone(milliseconds)

    @Slot(int, object, str)
    def _deliver(self, number: int, value: object, sentence: str) -> None:
        kind, done, failed = self._waiting.pop(number)
        if self._newest.get(kind) != number:
            return
        if sentence:
            failed(sentence)
        else:
            done(value)

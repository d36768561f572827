"""Questions that a view has answered on another thread, once the mouse rests and seldom enough."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sinstudio.app.running.jobs import Jobs

_SHARE = 20  # times as long as an answer took, until it is worked out again while training

Work = Callable[[Callable[[], bool]], Any]


class Inquiry(QObject):
    """One question at a time: a newer topic takes the place of an older, whose answer is lost.

    Parameters
    ----------
    kind
        Name of the jobs.
    jobs
        Where they run.
    rest
        Milliseconds for which a topic must stay the same before work on it begins.
    """

    answered = Signal()

    def __init__(self, kind: str, jobs: Jobs, rest: int, parent: QObject) -> None:
        super().__init__(parent)
        self._kind, self._jobs, self._rest = kind, jobs, rest
        self.topic: object = None
        self.answer: Any = None  # about `topic`; None while there is none
        self.failure = ""  # why there is none
        self._matter: object = None
        self._work: Work | None = None
        self._again = False
        self._took = 0.0  # seconds
        self._stop = threading.Event()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)

    def ask(self, topic: object, matter: object, work: Work, *, gently: bool) -> None:
        """Have `work` called, unless the same has been asked already.

        Parameters
        ----------
        topic
            What the answer is about, such as a frequency; compared by value.
        matter
            What it is worked out from; compared by identity. An answer from older matter stays
            until there is a new one.
        work
            Gets a function that tells whether to give up. Must touch nothing that other threads
            change, and no widget.
        gently
            A network is being trained: take a small share of the time only.
        """
        if topic != self.topic:
            self.forget()
            self.topic = topic
            self._timer.setInterval(self._rest)
        elif matter is self._matter:
            return
        else:
            pause = round(1000 * _SHARE * self._took) if gently else 0
            self._timer.setInterval(max(self._rest, pause))
        self._matter, self._work = matter, work
        if self._jobs.busy(self._kind):
            self._again = True
        elif not self._timer.isActive():
            self._timer.start()

    def forget(self) -> None:
        """Ask nothing any more."""
        self._timer.stop()
        self._stop.set()
        self._jobs.forget(self._kind)
        self.topic = self.answer = self._matter = self._work = None
        self.failure = ""
        self._again = False

    @Slot()
    def _begin(self) -> None:
        if self._work is not None:
            self._stop = threading.Event()
            call = partial(_timed, self._work, self._stop.is_set)
            self._jobs.run(self._kind, call, self._take, self._fail)

    def _take(self, found: tuple[float, Any]) -> None:
        self._took, self.answer = found
        self.failure = ""
        self._end()

    def _fail(self, sentence: str) -> None:
        self.answer, self.failure = None, sentence
        self._end()

    def _end(self) -> None:
        if self._again:
            self._again = False
            self._timer.start()
        self.answered.emit()


def _timed(work: Work, stop: Callable[[], bool]) -> tuple[float, Any]:
    began = time.perf_counter()
    answer = work(stop)
    return time.perf_counter() - began, answer

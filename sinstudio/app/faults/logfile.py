"""The log file, and what happens to errors that nobody foresaw."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QObject, Signal

_LOG = logging.getLogger("sinstudio")
_BYTES = 1 << 20  # of one file; one older file is kept beside it


def log_path() -> Path:
    """Where the log file is, whether or not it exists yet."""
    return platformdirs.user_log_path("SinStudio", appauthor=False) / "sinstudio.log"


class Journal(QObject):
    """Writes the log file and catches uncaught exceptions of every thread while it is open.

    A read-only or full disk must not keep the studio from starting: the log then goes nowhere, and
    `path` is None.
    """

    crashed = Signal(str, str)  # one sentence, and the traceback for those who ask for details

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._handler: logging.Handler = logging.NullHandler()
        self._hook = sys.excepthook
        self._thread_hook = threading.excepthook
        self._open = False

    def open(self) -> None:
        """Start writing and catching."""
        path = log_path()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(
                path, maxBytes=_BYTES, backupCount=1, encoding="utf-8"
            )
            self.path = path
        except OSError:
            self._handler = logging.NullHandler()
        self._handler.setFormatter(
            logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s")
        )
        _LOG.addHandler(self._handler)
        _LOG.setLevel(logging.INFO)
        self._hook, self._thread_hook = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._caught, self._caught_in_thread
        self._open = True

    def close(self) -> None:
        """Stop catching, and close the file."""
        if not self._open:
            return
        self._open = False
        sys.excepthook, threading.excepthook = self._hook, self._thread_hook
        _LOG.removeHandler(self._handler)
        self._handler.close()

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        _LOG.error("uncaught exception\n%s", details)
        sentence = self.tr("Something went wrong; the log says what (Help, Log).")
        self.crashed.emit(sentence, details)
        if self._hook is not sys.__excepthook__:  # a debugger or a test wants to know as well
            self._hook(kind, error, trace)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

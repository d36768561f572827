"""The studio as a program: show the window, run until it is closed."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Sequence

_log = logging.getLogger(__name__)


def run(argv: Sequence[str]) -> int:
    """Run the studio with the arguments after the program's name; return the exit code.

    Raises
    ------
    SinStudioError
        When an argument makes no sense.
    """
    from sinstudio.app import create

    application, window = create(argv)
    from sinstudio.app.faults.crashlog import CrashLog
    from sinstudio.app.windows import Windows

    late: list[bool] = []
    windows = application.findChild(Windows)
    assert windows is not None
    windows.take_back(window)
    windows.closed.connect(lambda ended: late.append(not ended))
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends a GUI at once
    crashes = CrashLog()
    window.habits.offer_crash(crashes.begin())
    window.show()
    code = application.exec()
    crashes.end()
    if any(late):
        # A thread is still inside torch and cannot be hurried; all is saved, so do not wait.
        _log.warning("a thread did not end within two seconds")
        logging.shutdown()
        sys.stdout.flush()
        os._exit(code)
    return code

"""What is left of a start that ended by a crash, offered at the next one.

`faulthandler` writes the stacks of all threads into a file of this process. A start that ends well
takes its file away; one that is killed leaves an empty file; what is in any other is a crash.
"""

from __future__ import annotations

import faulthandler
import os
from datetime import datetime
from pathlib import Path
from typing import IO

import psutil

from sinstudio.app.faults.logfile import log_path

_PREFIX = "crash-"


class CrashLog:
    """The crash file of this process, and those of processes that are gone.

    A read-only or full disk must not keep the studio from starting: crashes then go to the
    terminal, where there is one.

    Parameters
    ----------
    folder
        Where the files are; by default beside the log.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder if folder is not None else log_path().parent
        self.path = self.folder / f"{_PREFIX}{os.getpid()}.log"
        self._file: IO[str] | None = None
        self._before = False

    def begin(self) -> str:
        """Watch this process from now on; return what crashes before have left, or nothing."""
        found = self.collect()
        self._before = faulthandler.is_enabled()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("w", encoding="utf-8")
        except OSError:
            return found
        faulthandler.enable(self._file, all_threads=True)
        return found

    def end(self) -> None:
        """Stop watching: the program ends as it should."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        if self._before:
            faulthandler.enable()
        self.path.unlink(missing_ok=True)

    def collect(self) -> str:
        """Read and take away the files of processes that are gone, the oldest first."""
        found = []
        for path in sorted(self.folder.glob(f"{_PREFIX}*.log"), key=_written):
            number = path.stem.removeprefix(_PREFIX)
            if number.isdigit() and int(number) != os.getpid() and psutil.pid_exists(int(number)):
                continue  # another window of the program
            try:
                text = path.read_text(encoding="utf-8", errors="replace").strip()
                when = datetime.fromtimestamp(path.stat().st_mtime)
                path.unlink()
            except OSError:
                continue  # of another user, or gone meanwhile
            if text:
                found.append(f"{when:%Y-%m-%d %H:%M:%S}\n{text}")
        return "\n\n".join(found)


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0

"""Where the work of each open window is kept, so that it can be had back after a crash.

Each window has a folder of its own with the work, a title for people, and a lock that is held while
the window is open. A folder with work and no holder was left by a program that did not end
properly.
"""

from __future__ import annotations

import secrets
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import platformdirs

from sinstudio.errors import SinStudioError
from sinstudio.files.lock import FileLock

_WORK, _TITLE, _LOCK = "work.sinproj", "title.txt", "lock"


def recovery_folder() -> Path:
    """Where the folders of all windows are, whether or not there are any yet."""
    return platformdirs.user_data_path("SinStudio", appauthor=False) / "recovery"


class Slot:
    """The place for the work of one window; made by `claim_slot` and `abandoned_slots`."""

    def __init__(self, folder: Path, lock: FileLock) -> None:
        self._folder, self._lock = folder, lock

    @property
    def path(self) -> Path:
        """The project file; it need not exist."""
        return self._folder / _WORK

    @property
    def title(self) -> str:
        """What the work is called; empty where nobody said."""
        try:
            return (self._folder / _TITLE).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    @title.setter
    def title(self, name: str) -> None:
        (self._folder / _TITLE).write_text(name, encoding="utf-8")

    @property
    def kept_at(self) -> datetime:
        """When the work was written."""
        return datetime.fromtimestamp(self.path.stat().st_mtime)

    def clear(self) -> None:
        """Remove the work, and keep the place."""
        self.path.unlink(missing_ok=True)

    def leave(self) -> None:
        """Give the place up with the work in it."""
        self._lock.release()

    def remove(self) -> None:
        """Remove the work and the place."""
        self.clear()
        self._lock.release()
        shutil.rmtree(self._folder, ignore_errors=True)


def claim_slot(folder: Path | None = None) -> Slot:
    """Make a new place; `SinStudioError` where none can be made."""
    folder = folder or recovery_folder()
    try:
        for _ in range(10):  # a program that is starting may take an unlocked folder for a left one
            place = folder / secrets.token_hex(8)
            place.mkdir(parents=True)
            lock = FileLock(place / _LOCK)
            with suppress(FileNotFoundError):
                if lock.acquire():
                    return Slot(place, lock)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SinStudioError(f"Nothing can be kept in {folder}: {reason}.") from error
    raise SinStudioError(f"Nothing can be kept in {folder}: its files are removed by others.")


def abandoned_slots(folder: Path | None = None) -> list[Slot]:
    """Take the places that a crash has left with work in them, the newest work first.

    Empty ones are removed. What cannot be read or locked is left alone.
    """
    folder = folder or recovery_folder()
    found: list[Slot] = []
    with suppress(OSError):  # no folder: nothing was ever kept
        for place in sorted(folder.iterdir()):
            with suppress(OSError):
                lock = FileLock(place / _LOCK)
                if not lock.acquire():
                    continue
                slot = Slot(place, lock)
                if slot.path.is_file():
                    found.append(slot)
                else:
                    slot.remove()
    return sorted(found, key=lambda slot: slot.kept_at, reverse=True)

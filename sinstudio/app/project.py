"""The work as a `.sinproj` file: saved while the fit goes on, and opened where it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from sinstudio.files.moment import Moment

if TYPE_CHECKING:
    from sinstudio.training.session import Session


@dataclass(frozen=True)
class SavedProject:
    """A project that was written.

    `step` and `edits` are those of the network in it, `bytes` is the length of the file, and
    `autosave` whether it was written unasked.
    """

    path: Path
    step: int
    edits: int
    bytes: int
    autosave: bool


@dataclass(frozen=True)
class OpenedProject:
    """A project that is open now.

    `name` is its picture's; `source` the file that the picture was once opened from, which need
    not exist; `recovered` whether it was an autosave, so that no file of the user's holds it.
    """

    path: Path
    step: int
    edits: int
    name: str
    source: str
    recovered: bool


class Project(QObject):
    """Saves and opens projects; `Studio.project` is the one of a window.

    Nothing here waits: the state is taken on the session's thread between two steps, encoded,
    written and read back on another one, and a running fit goes on meanwhile. What is open stays as
    it is until a project has been read whole and found valid.
    """

    saved = Signal(object)  # SavedProject
    opened = Signal(object)  # OpenedProject; recipe, picture, network, window are in place
    failed = Signal(str, object, str)  # "save" or "open", the Path, a sentence that says why
    changed = Signal()  # `possible`, `saving` or `opening` did

    @property
    def possible(self) -> bool:
        """Whether there is something to save: a picture, and a network in training on it."""
        raise NotImplementedError

    @property
    def saving(self) -> bool:
        """Whether a project is being written."""
        raise NotImplementedError

    @property
    def opening(self) -> bool:
        """Whether a project is being read."""
        raise NotImplementedError

    def save(self, path: Path, *, autosave: bool = False) -> None:
        """Write everything to a `.sinproj` file; `saved` or `failed` follows.

        Several saves to different files are done one after the other; of those still waiting to be
        written to the same file, the last counts. With `autosave` the network does not count as
        saved (`Studio.unsaved`), and no message is shown.
        """
        raise NotImplementedError

    def open(self, path: Path, *, recovered: bool = False) -> None:
        """Read a `.sinproj` file and take everything over; `opened` or `failed` follows.

        A fit that was running is paused. With `recovered` the network counts as unsaved.
        """
        raise NotImplementedError

    # -- what other parts keep in it -------------------------------------------------------------

    def keep_window(self, collect: Callable[[], Any], restore: Callable[[Any], None]) -> None:
        """Keep the window's state: anything that JSON holds; both are called on the GUI thread.

        `restore` is called after the recipe and the picture are in place, with what `collect` gave,
        or None where the file has none.
        """
        raise NotImplementedError

    def keep_undo(self, collect: Callable[[], Any], restore: Callable[[Any], None]) -> None:
        """Keep the undo stack, likewise."""
        raise NotImplementedError

    def keep_timeline(
        self,
        collect: Callable[[Session], Sequence[Moment]],
        restore: Callable[[Session, Sequence[Moment]], None],
    ) -> None:
        """Keep the moments of the timeline; both are called on the session's thread.

        `restore` is called when the session has its new trainer. It may raise `SinStudioError` for
        a moment that it cannot read: the project is then open without a timeline, which is said.
        """
        raise NotImplementedError

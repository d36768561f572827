"""Work on projects that the session's thread does, where torch and the network are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sinstudio.app.running.pictures import Pixels
from sinstudio.errors import SinStudioError
from sinstudio.files.moment import Moment

if TYPE_CHECKING:
    from sinstudio.files.project_file import ProjectFile
    from sinstudio.training.session import Session
    from sinstudio.training.state import FitState
    from sinstudio.training.timeline_entry import Entry
    from sinstudio.training.trainer import Trainer


@dataclass(frozen=True, eq=False)
class Work:
    """A project that was read, and the trainer that goes on from it, not the session's own yet.

    `said` is how many of the trainer's notes were said before it was saved.
    """

    project: ProjectFile
    trainer: Trainer
    said: int


@dataclass(frozen=True, eq=False)
class Taken:
    """The state of a fit, and the copies of its timeline, which no one changes any more."""

    fit: FitState
    timeline: tuple[Entry, ...]


class TakeFit:
    """Take the state of the fit, and as much of the timeline as `budget` bytes hold."""

    def __init__(self, target: Pixels, budget: int) -> None:
        self._target, self._budget = target, budget

    def __call__(self, session: Session, stop: Callable[[], bool]) -> Taken:
        """Copy it between two steps; too short to be given up, so `stop` is not asked."""
        del stop
        from sinstudio.training.resume import take_fit

        fit = take_fit(session)
        if fit.picture is not self._target:  # the network of another picture could not be made
            raise SinStudioError(
                "The project was not saved: the network of this picture could not be made. Change "
                "the settings and restart."
            )
        return Taken(fit, tuple(session.timeline.within(self._budget)))


class WriteProject:
    """Encode a project, write it and read it back; on any thread.

    Parameters
    ----------
    project
        With the fit; its timeline is that of `timeline`.
    """

    def __init__(self, path: Path, project: ProjectFile, timeline: Sequence[Entry]) -> None:
        self._path, self._project, self._timeline = path, project, timeline

    def __call__(self) -> int:
        """Return the length of the file in bytes."""
        from sinstudio.files.project_file import MAX_MOMENTS, save_project
        from sinstudio.training.timeline_bytes import to_bytes

        moments = (Moment(e.step, to_bytes(e)) for e in self._timeline[-MAX_MOMENTS:])
        return save_project(self._path, replace(self._project, timeline=tuple(moments)))


class OpenProject:
    """Read a project and make its trainer."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, session: Session, stop: Callable[[], bool]) -> Work:
        """Everything is checked here, so that nothing is replaced by a file that is no good."""
        del session, stop
        from sinstudio.files.project_file import load_project, not_valid
        from sinstudio.training.entries import StateError
        from sinstudio.training.resume import resume

        project = load_project(self._path)
        try:
            trainer = resume(project.fit)
        except StateError as error:
            raise not_valid(self._path, error) from None
        return Work(project, trainer, len(project.fit.trainer.values["notes"]))


def wait_for(session: Session, stop: Callable[[], bool]) -> None:
    """Do nothing: what was asked of the session before is done when this is."""
    del session, stop

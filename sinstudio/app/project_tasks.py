"""Work on projects that the session's thread does, where torch and the network are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sinstudio.app.pictures import Pixels
from sinstudio.errors import SinStudioError
from sinstudio.files.moment import Moment

if TYPE_CHECKING:
    from sinstudio.files.project_file import ProjectFile
    from sinstudio.training.session import Session
    from sinstudio.training.state import FitState
    from sinstudio.training.trainer import Trainer

Collect = Callable[["Session"], Sequence[Moment]]
Restore = Callable[["Session", Sequence[Moment]], None]


@dataclass(frozen=True, eq=False)
class Work:
    """A project that was read, and the trainer that goes on from it, not the session's own yet.

    `said` is how many of the trainer's notes were said before it was saved.
    """

    project: ProjectFile
    trainer: Trainer
    said: int


class TakeFit:
    """Take the state of the fit, and the timeline's moments."""

    def __init__(self, target: Pixels, collect: Collect | None) -> None:
        self._target, self._collect = target, collect

    def __call__(
        self, session: Session, stop: Callable[[], bool]
    ) -> tuple[FitState, tuple[Moment, ...]]:
        """Copy it between two steps; too short to be given up, so `stop` is not asked."""
        del stop
        from sinstudio.training.resume import take_fit

        fit = take_fit(session)
        if fit.picture is not self._target:  # the network of another picture could not be made
            raise SinStudioError(
                "The project was not saved: the network of this picture could not be made. Change "
                "the settings and restart."
            )
        return fit, tuple(self._collect(session)) if self._collect else ()


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


class RestoreTimeline:
    """Hand the moments to the timeline, once the session has the trainer."""

    def __init__(self, moments: Sequence[Moment], restore: Restore | None) -> None:
        self._moments, self._restore = moments, restore

    def __call__(self, session: Session, stop: Callable[[], bool]) -> None:
        """Restore."""
        del stop
        if self._restore is not None:
            self._restore(session, self._moments)

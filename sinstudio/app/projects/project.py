"""The work as a `.sinproj` file: saved while the fit goes on, and opened where it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from sinstudio.app.projects.project_tasks import (
    OpenProject,
    TakeFit,
    Taken,
    Work,
    WriteProject,
    wait_for,
)
from sinstudio.app.running.bench import Bench
from sinstudio.app.running.fitting import Fitting
from sinstudio.app.running.jobs import Jobs
from sinstudio.app.running.pictures import Pixels
from sinstudio.app.running.recipes import RecipeDesk
from sinstudio.app.running.storage import Storage, size_text
from sinstudio.files.pictures import Picture
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.training.state import FitState

# Tokens of calls; a session that meets a fault says "<token> failed".
_TAKE, _OPEN, _PLACE = "Saving the project", "Opening the project", "Taking the project over"

UNASKED_TIMELINE = 16 << 20  # bytes of the timeline in an autosave, which must be quick
WHOLE_TIMELINE = 1 << 32


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


@dataclass(frozen=True, eq=False)
class _Save:
    """What is to be saved, as it was when that was asked for."""

    path: Path
    autosave: bool
    picture: Picture
    target: Pixels
    recipe: Recipe
    undo: Any
    window: Any


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
    message = Signal(str, str)

    def __init__(
        self,
        desk: RecipeDesk,
        fitting: Fitting,
        bench: Bench,
        storage: Storage,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._fitting, self._bench = desk, fitting, bench
        self._storage, self._jobs = storage, jobs
        self._waiting: dict[Path, bool] = {}  # to be saved, and whether as an autosave
        self._save: _Save | None = None  # what is being saved
        self._outdated = False  # another network has taken the place of that
        self._fit: FitState | None = None
        self._open: tuple[Path, bool] | None = None  # what is being opened, and whether recovered
        self._placing: tuple[Work, Path, bool] | None = None  # read, and being put in place
        self._parts: dict[str, tuple[Callable[[], Any], Callable[[Any], None]]] = {}
        self._was_possible = False
        fitting.done.connect(self._done)
        fitting.failed.connect(self._failed)
        fitting.state_changed.connect(self._check)
        bench.target_changed.connect(self._check)
        bench.replaced.connect(self._take_note)

    @property
    def possible(self) -> bool:
        """Whether there is something to save: a picture, and a network in training on it."""
        fitting = self._fitting
        return (
            fitting.target is not None
            and not (fitting.failing or fitting.making)
            and self._bench.picture is not None
            and fitting.state != "loading"
        )

    @property
    def saving(self) -> bool:
        """Whether a project is being written."""
        return self._save is not None or bool(self._waiting)

    @property
    def opening(self) -> bool:
        """Whether a project is being read."""
        return self._open is not None or self._placing is not None

    # -- saving ----------------------------------------------------------------------------------

    def save(self, path: Path, *, autosave: bool = False) -> None:
        """Write everything to a `.sinproj` file; `saved` or `failed` follows.

        Several saves to different files are done one after the other; of those still waiting to be
        written to the same file, the last counts. With `autosave` the network does not count as
        saved (`Studio.unsaved`), and no message is shown.
        """
        path = Path(path)
        self._waiting[path] = autosave and self._waiting.get(path, True)
        self._save_next()
        self.changed.emit()

    def _save_next(self) -> None:
        """Ask for the state of the fit, unless something is being saved."""
        if self._save is not None or not self._waiting:
            return
        path = next(iter(self._waiting))
        autosave = self._waiting.pop(path)
        picture, target = self._bench.picture, self._fitting.target
        if not self.possible or picture is None or target is None:
            sentence = self.tr(
                "There is nothing to save as a project: open a picture first, or save the model."
            )
            self._say_failed("save", path, sentence, quiet=autosave)
            self._save_next()
            return
        undo, window = (self._collected(name) for name in ("undo", "window"))
        self._outdated = False
        self._save = _Save(path, autosave, picture, target, self._desk.recipe, undo, window)
        budget = UNASKED_TIMELINE if autosave else WHOLE_TIMELINE
        self._fitting.call(TakeFit(target, budget), _TAKE)

    def _write(self, taken: Taken) -> None:
        from sinstudio.files.project_file import ProjectFile

        save = self._save
        assert save is not None
        self._fit = taken.fit
        project = ProjectFile(
            save.recipe, save.picture, taken.fit, undo=save.undo, window=save.window
        )
        work = WriteProject(save.path, project, taken.timeline)
        self._jobs.run("project", work, self._written, self._not_written)

    @Slot(object)
    def _written(self, size: int) -> None:
        save, fit = self._save, self._fit
        assert save is not None
        assert fit is not None
        self._save = self._fit = None
        step, edits = fit.trainer.values["steps"], fit.trainer.values["edits"]
        if not save.autosave:
            if not self._outdated:
                self._storage.saved_at = step, edits
                self._storage.changed.emit()
            text = self.tr("Saved {0} ({1}).").format(save.path, size_text(size))
            snapshot = self._fitting.snapshot
            paired = snapshot is not None and snapshot.twin is not None
            more = self.tr("The twin is not part of it.") if paired else ""
            self.message.emit("info", f"{text} {more}".rstrip())
        self.saved.emit(SavedProject(save.path, step, edits, size, save.autosave))
        self._save_next()
        self.changed.emit()

    @Slot(str)
    def _not_written(self, sentence: str) -> None:
        save = self._save
        assert save is not None
        self._save = self._fit = None
        self._say_failed("save", save.path, sentence, quiet=save.autosave)
        self._save_next()
        self.changed.emit()

    @Slot()
    def _take_note(self) -> None:
        """Another network: what waits to be saved is gone, and must not be taken for this one."""
        self._outdated = True
        waiting, self._waiting = self._waiting, {}
        for path, autosave in waiting.items():
            text = self.tr(
                "{0} was not saved: another network took the place of that one while the work was "
                "being kept. What is in the file is as it was."
            )
            self._say_failed("save", path, text.format(path), quiet=autosave)
        if waiting:
            self.changed.emit()

    # -- opening ---------------------------------------------------------------------------------

    def open(self, path: Path, *, recovered: bool = False) -> None:
        """Read a `.sinproj` file and take everything over; `opened` or `failed` follows.

        A fit that was running is paused. With `recovered` the network counts as unsaved. Of several
        that are asked for at once the last is opened.
        """
        self._open = Path(path), recovered
        self._fitting.call(OpenProject(Path(path)), f"{_OPEN} {path}")
        self.changed.emit()

    def _take(self, work: Work, path: Path, *, recovered: bool) -> None:
        """Put what was read in place of what is open."""
        self._open, self._placing = None, (work, path, recovered)
        self._bench.open_project(work)
        self._fitting.call(wait_for, _PLACE)

    def _in_place(self) -> None:
        """Everything is there: hand the window and the undo stack their parts, and say so."""
        if self._placing is None:
            return
        (work, path, recovered), self._placing = self._placing, None
        values, picture = work.project.fit.trainer.values, work.project.picture
        step, edits = values["steps"], values["edits"]
        self._storage.saved_at = (0, 0) if recovered else (step, edits)
        self._storage.changed.emit()
        for name in ("undo", "window"):
            if name in self._parts:
                self._parts[name][1](getattr(work.project, name))
        source = str(picture.path or "")
        self.opened.emit(OpenedProject(path, step, edits, picture.name, source, recovered))
        self.changed.emit()

    # -- what other parts keep in it -------------------------------------------------------------

    def keep_window(self, collect: Callable[[], Any], restore: Callable[[Any], None]) -> None:
        """Keep the window's state: anything that JSON holds; both are called on the GUI thread.

        `restore` is called after the recipe and the picture are in place, with what `collect` gave,
        or None where the file has none. What it gets may have been changed by anyone.
        """
        self._parts["window"] = collect, restore

    def keep_undo(self, collect: Callable[[], Any], restore: Callable[[Any], None]) -> None:
        """Keep the undo stack, likewise."""
        self._parts["undo"] = collect, restore

    def _collected(self, name: str) -> Any:
        return self._parts[name][0]() if name in self._parts else None

    # -- what comes back -------------------------------------------------------------------------

    @Slot(str, object)
    def _done(self, token: str, result: Any) -> None:
        if token == _TAKE and self._save is not None:
            self._write(result)
        elif self._open is not None and token == f"{_OPEN} {self._open[0]}":
            path, recovered = self._open
            self._take(result, path, recovered=recovered)
        elif token == _PLACE:
            self._in_place()

    @Slot(str, str, str)
    def _failed(self, sentence: str, _details: str, token: str) -> None:
        """The studio shows the sentence; here is what else follows."""
        if token == _TAKE and self._save is not None:
            save, self._save = self._save, None
            self.failed.emit("save", save.path, sentence)
            self._save_next()
        elif self._open is not None and token == f"{_OPEN} {self._open[0]}":
            path, self._open = self._open[0], None
            self.failed.emit("open", path, sentence)
        else:
            return
        self.changed.emit()

    def _say_failed(self, what: str, path: Path, sentence: str, *, quiet: bool) -> None:
        if not quiet:
            self.message.emit("error", sentence)
        self.failed.emit(what, path, sentence)

    @Slot()
    def _check(self) -> None:
        if self.possible != self._was_possible:
            self._was_possible = self.possible
            self.changed.emit()

"""What a window has open as a document: its project file, and whether that holds it all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from sinstudio.app.projects.project import OpenedProject, SavedProject
from sinstudio.app.studio import Studio
from sinstudio.training.recipe import Recipe


@dataclass(frozen=True)
class Version:
    """What there is to keep: the settings, and where the network is."""

    recipe: Recipe
    step: int
    edits: int


class Document(QObject):
    """Follows a studio. Without a project file, settings as they came with the picture are clean.

    A model that was saved keeps both network and settings, so that counts until there is a project.
    """

    changed = Signal()  # `path`, `name` or `modified` did
    touched = Signal()  # `version` did

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.path: Path | None = None  # of the project
        self.modified = False
        self._clean: Version | None = self.version
        self._asked: dict[Path, Recipe] = {}  # settings when a project was asked to be saved
        self._last = self.version
        studio.opened.connect(self._begin)
        studio.picture_changed.connect(self.changed)
        studio.target_changed.connect(self.changed)
        studio.recipe_changed.connect(self._check)
        studio.snapshot_changed.connect(self._check)
        studio.situation_changed.connect(self._check)
        studio.storage.saved.connect(self._model_saved)
        studio.project.saved.connect(self._saved)
        studio.project.opened.connect(self._opened)

    @property
    def version(self) -> Version:
        """What there is now."""
        snapshot = self._studio.snapshot
        step, edits = (snapshot.step, snapshot.edits) if snapshot is not None else (0, 0)
        return Version(self._studio.recipe, step, edits)

    @property
    def name(self) -> str:
        """What the window's title and messages call it; empty for nothing."""
        if self.path is not None:
            return self.path.name
        model, picture = self._studio.lone_model, self._studio.picture
        return model.path.name if model else picture.name if picture else ""

    @property
    def replaceable(self) -> bool:
        """Whether another picture may take its place without a question.

        Settings alone go on with the next picture, unless they belong to a project.
        """
        return not (self._studio.unsaved or (self.path is not None and self.modified))

    def save(self, path: Path) -> None:
        """Write it to a project file, which is its own from then on."""
        self._asked[path] = self._studio.recipe
        self._studio.project.save(path)

    def recovered_from(self, path: Path | None) -> None:
        """Say which file the work belongs to that an autosave has brought back."""
        self.path = path
        self._clean = None
        self._check()
        self.changed.emit()

    @Slot()
    def _begin(self) -> None:
        self.path = None
        self._asked.clear()
        self._clean = self.version
        self._check()
        self.changed.emit()

    @Slot(object)
    def _model_saved(self, _path: Path) -> None:
        if self.path is None:
            self._clean = self.version
            self._check()

    @Slot(object)
    def _saved(self, saved: SavedProject) -> None:
        if saved.autosave:
            return
        self._studio.file_used.emit(saved.path)
        recipe = self._asked.pop(saved.path, None)
        if recipe is None:  # it holds what was open before
            return
        self.path, self._clean = saved.path, Version(recipe, saved.step, saved.edits)
        self._check()
        self.changed.emit()

    @Slot(object)
    def _opened(self, opened: OpenedProject) -> None:
        if opened.recovered:
            self.recovered_from(self.path)
            return
        self.path = opened.path
        self._clean = Version(self._studio.recipe, opened.step, opened.edits)
        self._studio.file_used.emit(opened.path)
        self._check()
        self.changed.emit()

    @Slot()
    def _check(self) -> None:
        version = self.version
        modified = self._differs(version)
        if modified != self.modified:
            self.modified = modified
            self.changed.emit()
        if version != self._last:
            self._last = version
            self.touched.emit()

    def _differs(self, version: Version) -> bool:
        studio, clean = self._studio, self._clean
        if studio.picture is None or studio.lone_model is not None:
            return False  # nothing is open, or a model that cannot change
        if clean is None or version.recipe != clean.recipe:
            return True
        if self.path is None:
            return studio.unsaved
        return (version.step, version.edits) != (clean.step, clean.edits)

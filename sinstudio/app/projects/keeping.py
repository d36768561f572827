"""Save project and Save project as, and what waits until that is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from sinstudio.app.projects.document import Document
from sinstudio.app.projects.project import SavedProject
from sinstudio.app.settings import Settings
from sinstudio.app.studio import Studio

ENDING = ".sinproj"


class Keeping(QObject):
    """Asks where a project is to be saved, where that is not known yet."""

    done = Signal()  # the project was written
    abandoned = Signal()  # it was not; a message says why, unless the user has closed the dialog
    message = Signal(str, str)

    def __init__(
        self, window: QWidget, studio: Studio, document: Document, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window, self._studio = window, studio
        self._document, self._settings = document, settings
        self._target: Path | None = None
        studio.project.saved.connect(self._saved)
        studio.project.failed.connect(self._failed)

    @Slot()
    def save(self) -> None:
        """Save to the project's own file, or ask for one."""
        if self._document.path is None:
            self.save_as()
        else:
            self._save(self._document.path)

    @Slot()
    def save_as(self) -> None:
        """Ask for a file, and save there from now on."""
        dialog = QFileDialog(self._window, self.tr("Save project"), str(self._settings.folder))
        dialog.setObjectName("save")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters((self.tr("SinStudio project (*.sinproj)"),))
        dialog.setDefaultSuffix(ENDING.removeprefix("."))
        dialog.selectFile(self._suggestion())
        dialog.fileSelected.connect(self._chosen)
        dialog.rejected.connect(self.abandoned)
        dialog.open()

    def _suggestion(self) -> str:
        if self._document.path is not None:
            return self._document.path.name
        picture = self._studio.picture
        named = picture is not None and (picture.path is not None or self._studio.units is None)
        stem = Path(self._document.name).stem if named else self.tr("signal")
        return f"{stem}{ENDING}"

    @Slot(str)
    def _chosen(self, name: str) -> None:
        path = Path(name)
        self._settings.folder = path.parent
        self._save(path)

    def _save(self, path: Path) -> None:
        if not self._studio.project.possible:
            text = self.tr("There is no network in training to save yet: open a picture first.")
            self.message.emit("warning", text)
            self.abandoned.emit()
            return
        self._target = path
        self._document.save(path)

    @Slot(object)
    def _saved(self, saved: SavedProject) -> None:
        if not saved.autosave and saved.path == self._target:
            self._target = None
            self.done.emit()

    @Slot(str, object, str)
    def _failed(self, what: str, path: Path, _sentence: str) -> None:
        if what == "save" and path == self._target:
            self._target = None
            self.abandoned.emit()

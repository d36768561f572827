"""What opens the gallery, and what becomes of what is chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sinstudio.app.gallery.gallery import Gallery
from sinstudio.app.gallery.naming import NamingDialog
from sinstudio.app.gallery.thumbnails import Thumbnails
from sinstudio.errors import SinStudioError
from sinstudio.files.own_presets import save_own

if TYPE_CHECKING:
    from sinstudio.app.window import MainWindow


class PresetDesk(QObject):
    """Opens the gallery and saves presets of the user's own."""

    message = Signal(str, str)
    own_changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio = window, window.studio
        self._gallery: Gallery | None = None
        self._naming: NamingDialog | None = None

    @Slot()
    def show_gallery(self) -> None:
        """Show every preset with a picture of what it does."""
        if self._gallery is not None:
            self._gallery.raise_()
            return
        studio = self._studio
        thumbnails = Thumbnails(studio.jobs, studio.picture)
        folder = self._window.settings.folder
        gallery = Gallery(thumbnails, self._window.theme, folder, self._window)
        gallery.asked.connect(self._use)
        gallery.save_asked.connect(self.save_preset)
        gallery.own_changed.connect(self.own_changed)
        gallery.finished.connect(self._gone)
        self._gallery = gallery
        gallery.open()

    @Slot()
    def _gone(self) -> None:
        gallery, self._gallery = self._gallery, None
        if gallery is not None:
            gallery.deleteLater()

    @Slot(str, bool)
    def _use(self, name: str, start: bool) -> None:
        self._window.opening.apply_preset(name, start=start)

    @Slot()
    def save_preset(self) -> None:
        """Ask for a title, and save the present settings as a preset."""
        if self._naming is not None:
            self._naming.raise_()
            return
        self._naming = NamingDialog(self._gallery or self._window)
        self._naming.finished.connect(self._named)
        self._naming.open()

    @Slot(int)
    def _named(self, accepted: int) -> None:
        dialog, self._naming = self._naming, None
        if dialog is None:
            return
        title, summary = dialog.title, dialog.summary
        dialog.deleteLater()
        if not accepted:
            return
        try:
            name = save_own(title, summary, self._studio.recipe)
        except SinStudioError as error:
            self.message.emit("error", str(error))
            return
        self.message.emit("info", self.tr("Saved the preset {0}.").format(title))
        if self._gallery is not None:
            self._gallery.refresh(name)
        self.own_changed.emit()

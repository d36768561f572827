"""The work of a window, kept in the user's data folder while no file of the user's holds it."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sinstudio.app.projects.document import Document, Version
from sinstudio.app.projects.project import Project, SavedProject
from sinstudio.errors import SinStudioError
from sinstudio.files.recovery import Slot as Place
from sinstudio.files.recovery import claim_slot

# Without a timeline a save takes 1 to 6 ms of the session's thread and 20 to 150 ms in all
# (768 × 512 pixels, two cores): 10 s at most are lost, at a cost that is hard to measure. With a
# timeline of 70 MB it took 20 ms and, on a busy machine, 2.6 s, so the newest moments are enough
# for it here; where a save is slow all the same, saves are further apart.
USUAL_MILLISECONDS = 8000
SOON_MILLISECONDS = 1000  # after an edit of the structure
_SHARE = 20  # the time between two saves is at least this many times what one takes,
_MOST_MILLISECONDS = 45_000  # but not longer than this


class Autosave(QObject):
    """Saves some seconds after something has changed, never two at once.

    What is kept is removed when the user's own file holds it all, and when the window closes.
    """

    message = Signal(str, str)
    settled = Signal(str)

    def __init__(self, project: Project, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project, self._document = project, document
        self._place: Place | None = None
        self._kept: Version | None = None  # what the file holds
        self._asked: Version | None = None  # what is being written
        self._began = 0.0
        self._least = 0  # milliseconds between two saves
        self._complaint = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        document.touched.connect(self._follow)
        document.changed.connect(self._follow)
        project.saved.connect(self._saved)
        project.failed.connect(self._failed)

    @property
    def path(self) -> Path | None:
        """Where the work is kept; None while nothing is."""
        return self._place.path if self._place is not None else None

    def adopt(self, place: Place) -> None:
        """Go on with a place that a crash has left, whose work is now open here."""
        self._timer.stop()
        self._drop()
        self._asked = None  # of what was open before
        self._place, self._kept = place, self._document.version
        self._follow()

    def close(self) -> None:
        """Remove what is kept: the window has been closed as it should be."""
        self._timer.stop()
        self._document.touched.disconnect(self._follow)
        self._document.changed.disconnect(self._follow)
        self._drop()

    def _drop(self) -> None:
        place, self._place, self._kept = self._place, None, None
        if place is not None:
            place.remove()

    @Slot()
    def _follow(self) -> None:
        """Save in a while what is not kept yet; drop what the user's own file holds."""
        version = self._document.version
        if self._asked is not None:
            return
        if not self._document.modified:
            self._timer.stop()
            self._drop()
        elif version != self._kept:
            edited = self._kept is not None and self._kept.edits != version.edits
            usual = SOON_MILLISECONDS if edited else USUAL_MILLISECONDS
            wait = max(usual, self._least)
            if not self._timer.isActive() or self._timer.remainingTime() > wait:
                self._timer.start(wait)

    @Slot()
    def save(self) -> None:
        """Save now, if there is anything to be saved."""
        self._timer.stop()
        if self._asked is not None or not self._document.modified:
            return
        project = self._project
        if not project.possible or project.saving or project.opening:
            self._timer.start(SOON_MILLISECONDS)
            return
        try:
            if self._place is None:
                self._place = claim_slot()
            self._place.title = self._document.name
        except (SinStudioError, OSError) as error:
            self._complain(str(error))
            return
        self._asked, self._began = self._document.version, time.monotonic()
        project.save(self._place.path, autosave=True)

    @Slot(object)
    def _saved(self, saved: SavedProject) -> None:
        asked = self._asked
        if asked is None or saved.path != self.path:
            return
        self._asked = None
        self._kept = Version(asked.recipe, saved.step, saved.edits)
        least = round(1000 * _SHARE * (time.monotonic() - self._began))
        self._least = min(least, _MOST_MILLISECONDS)
        if self._complaint:
            self.settled.emit(self._complaint)
            self._complaint = ""
        self._follow()

    @Slot(str, object, str)
    def _failed(self, what: str, path: Path, sentence: str) -> None:
        if what == "save" and self._asked is not None and path == self.path:
            self._asked = None
            self._complain(sentence)

    def _complain(self, sentence: str) -> None:
        """Say once that nothing is kept, and try again later."""
        text = self.tr("The work cannot be kept for the case of a crash. {0}").format(sentence)
        if text != self._complaint:
            self._complaint = text
            self.message.emit("warning", text)
        self._timer.start(_MOST_MILLISECONDS)

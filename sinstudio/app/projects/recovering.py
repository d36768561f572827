"""The offer to bring back what was open when the program last ended as it should not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, Slot

from sinstudio.app.projects.project import OpenedProject
from sinstudio.files.recovery import Slot as Place
from sinstudio.files.recovery import abandoned_slots

if TYPE_CHECKING:
    from sinstudio.app.window import MainWindow
    from sinstudio.app.windows import Windows


class Recovering(QObject):
    """Offers it once, in the first window; what is not answered is offered at the next start."""

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        self._places: list[Place] = []
        self._returns: list[Return] = []
        windows.emptied.connect(self._leave)

    def offer(self, window: MainWindow) -> None:
        """Look for what was left, and ask about it in a window."""
        self._places = abandoned_slots()
        if self._places:
            choices = (self.tr("&Restore"), self.restore), (self.tr("&Discard"), self.discard)
            window.messages.ask("warning", self._sentence(), choices)

    def _sentence(self) -> str:
        newest = self._places[0]
        moment = QDateTime.fromSecsSinceEpoch(int(newest.kept_at.timestamp()))
        if len(self._places) > 1:
            many = "SinStudio did not end properly: the work of %n windows can be restored."
            return self.tr(many, "", len(self._places))
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        text = self.tr("SinStudio did not end properly: the work on {0} of {1} can be restored.")
        return text.format(newest.title or self.tr("a picture"), when)

    @Slot()
    def restore(self) -> None:
        """Open each in a window of its own; the first in the one in front, where that is empty."""
        places, self._places = self._places, []
        for place in places:
            window = self._windows.front
            if window is None or not window.empty or any(r.window is window for r in self._returns):
                window = self._windows.show_another()
            self._returns.append(Return(place, window))

    @Slot()
    def discard(self) -> None:
        """Remove it all."""
        places, self._places = self._places, []
        for place in places:
            place.remove()

    @Slot()
    def _leave(self) -> None:
        for place in self._places:
            place.leave()
        self._places = []


class Return(QObject):
    """One work on its way back into a window, which keeps it from then on."""

    def __init__(self, place: Place, window: MainWindow) -> None:
        super().__init__(window)
        self._place: Place | None = place
        self.window = window
        project = window.studio.project
        project.opened.connect(self._opened)
        project.failed.connect(self._failed)
        window.closed.connect(self._leave)
        project.open(place.path, recovered=True)

    @Slot(object)
    def _opened(self, opened: OpenedProject) -> None:
        place = self._place
        if place is not None and opened.path == place.path:
            self._place = None
            self.window.document.recovered_from(self.window.state.file)
            self.window.autosave.adopt(place)

    @Slot(str, object, str)
    def _failed(self, what: str, path: Path, _sentence: str) -> None:
        if self._place is not None and what == "open" and path == self._place.path:
            self._leave()

    @Slot()
    def _leave(self) -> None:
        """Leave the work where it is; it is offered again at the next start."""
        place, self._place = self._place, None
        if place is not None:
            place.leave()

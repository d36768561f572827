"""A word about a picture that takes long to open, and the way out of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from sinstudio.app.faults.messagebar import MessageBar
from sinstudio.app.studio import Studio

PATIENCE = 1000  # milliseconds without a word


class Waiting(QObject):
    """Says after a second that a picture is being opened, with a button that gives it up.

    What is open stays as it was.
    """

    def __init__(self, studio: Studio, messages: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio, self._messages = studio, messages
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._say)
        studio.situation_changed.connect(self._look)

    @Slot()
    def _look(self) -> None:
        if self._studio.situation.opening:
            if not (self._said or self._timer.isActive()):
                self._timer.start()
            return
        self._timer.stop()
        if self._said:
            self._messages.settle(self._said)
            self._said = ""

    @Slot()
    def _say(self) -> None:
        self._said = self.tr("The picture is being opened; large ones take some seconds.")
        self._messages.ask("info", self._said, ((self.tr("Cancel"), self._cancel),))

    def _cancel(self) -> None:
        self._said = ""
        self._studio.cancel_opening()

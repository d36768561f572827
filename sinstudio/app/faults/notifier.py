"""A word to the desktop when a long run has ended behind other windows."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from sinstudio.app.icons import application_icon
from sinstudio.app.settings import Settings
from sinstudio.app.studio import Studio

LONG = 30.0  # seconds
_STAYS = 10_000  # milliseconds
_ENDS = ("finished", "stopped")


class Notifier(QObject):
    """Watches the states of a studio; a click on what it says brings the window back.

    Parameters
    ----------
    clock
        Seconds; tests have one of their own.
    """

    def __init__(
        self,
        window: QWidget,
        studio: Studio,
        settings: Settings,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window, self._studio, self._settings, self._clock = window, studio, settings, clock
        self._ran = 0.0  # seconds of the run that have passed, pauses left out
        self._since: float | None = None
        self._icon: QSystemTrayIcon | None = None
        studio.state_changed.connect(self._follow)

    @Slot(str)
    def _follow(self, state: str) -> None:
        if self._since is not None:
            self._ran += self._clock() - self._since
            self._since = None
        if state == "running":
            self._since = self._clock()
        elif state in _ENDS:
            long, self._ran = self._ran > LONG, 0.0
            if long and self._settings.notify and not self._window.isActiveWindow():
                self._tell(state)
        elif state != "paused":
            self._ran = 0.0

    def _tell(self, state: str) -> None:
        """Use the desktop's notification, or else mark the window in its list."""
        QApplication.alert(self._window)
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(application_icon(), self)
            self._icon.setToolTip("SinStudio")
            self._icon.messageClicked.connect(self._come_back)
            self._icon.activated.connect(self._come_back)
        self._icon.show()
        self._icon.showMessage(self._title(state), self._text(), application_icon(), _STAYS)

    def _title(self, state: str) -> str:
        name = self._studio.picture.name if self._studio.picture is not None else "SinStudio"
        if state == "finished":
            return self.tr("The fit of {0} is finished").format(name)
        return self.tr("The fit of {0} has stopped").format(name)

    def _text(self) -> str:
        snapshot = self._studio.snapshot
        if snapshot is None:
            return ""
        steps = f"{snapshot.step:,}"
        if snapshot.psnr_db is None:
            return self.tr("{0} steps.").format(steps)
        return self.tr("{0} steps, {1} dB.").format(steps, f"{snapshot.psnr_db:.1f}")

    @Slot()
    def _come_back(self) -> None:
        if self._icon is not None:
            self._icon.hide()
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()

"""All windows of the program: one picture each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from sinstudio.app.studio import Studio
from sinstudio.app.window import MainWindow

_ASIDE = 32  # pixels that a new window lies to the right of, and below, the one before


class Windows(QObject):
    """Makes windows, keeps them while they are open, and closes them all.

    Each has a studio, a thread and a file of its own; the program ends with the last.
    """

    closed = Signal(bool)  # one of them; whether its threads have ended
    emptied = Signal()  # the last one was closed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: list[MainWindow] = []
        self._lent: list[MainWindow] = []  # to be deleted by whoever asked for them
        self._quitting = False

    @property
    def all(self) -> tuple[MainWindow, ...]:
        """Those that are open, in the order they were made."""
        return tuple(self._open)

    @property
    def front(self) -> MainWindow | None:
        """The one that is used now, or the newest; None when all are closed."""
        active = QApplication.activeWindow()
        while active is not None and active not in self._open:  # a dialog of one
            active = active.parentWidget()
        if isinstance(active, MainWindow):
            return active
        return self._open[-1] if self._open else None

    def make(self, theme_name: str = "") -> MainWindow:
        """Make a window without showing it; it is deleted once it has been closed."""
        window = MainWindow(Studio(), theme_name)
        window.closed.connect(self._forget)
        window.guard.dropped.connect(self._stay)
        window.actions_by_verb["new_window"].triggered.connect(self.show_another)
        window.actions_by_verb["quit"].triggered.connect(self.quit)
        self._open.append(window)
        return window

    def lend(self, window: MainWindow) -> MainWindow:
        """Leave it to the caller to delete a window."""
        self._lent.append(window)
        return window

    def take_back(self, window: MainWindow) -> None:
        """Delete a window that was lent when it is closed, as the others are."""
        self._lent.remove(window)

    @Slot()
    def show_another(self) -> MainWindow:
        """Show an empty window beside the one in front."""
        before = self.front
        window = self.make(before.theme_name if before is not None else "")
        window.confirm_close = before.confirm_close if before is not None else True
        if before is not None:
            place = before.pos() + QPoint(_ASIDE, _ASIDE)
            room = window.screen().availableGeometry()
            if room.contains(place + QPoint(window.width(), window.height())):
                window.move(place)
            else:
                window.move(room.topLeft())
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    @Slot(str)
    def open_path(self, path: str) -> None:
        """Open a file that the system hands over: in the window in front if that is empty."""
        window = self.front
        if window is None or not window.empty:
            window = self.show_another()
        window.opening.open_path(str(Path(path)))

    @Slot(str, str)
    def show_fault(self, sentence: str, details: str) -> None:
        """Show an error in the window in front."""
        window = self.front
        if window is not None:
            window.show_fault(sentence, details)

    @Slot()
    def quit(self) -> None:
        """Close one window after the other; a Cancel in any of them leaves the rest open."""
        self._quitting = True
        self._close_next()

    @Slot()
    def _close_next(self) -> None:
        if self._quitting and self._open:
            window = self.front
            assert window is not None
            window.raise_()
            window.close()  # asks, if something would be lost; `closed` or `dropped` follows
        else:
            self._quitting = False

    @Slot()
    def _stay(self) -> None:
        self._quitting = False

    @Slot(bool)
    def _forget(self, ended: bool) -> None:
        window = self.sender()
        if not isinstance(window, MainWindow) or window not in self._open:
            return
        self._open.remove(window)
        self.closed.emit(ended)
        if window in self._lent:
            self._lent.remove(window)
        elif ended:  # else a thread still needs what the window holds
            window.deleteLater()
        if self._open:
            QTimer.singleShot(0, self._close_next)
        else:
            self.emptied.emit()
            self.deleteLater()

"""The application, which hears of files that the desktop wants opened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """macOS names files by an event; other systems start the program with a path."""

    file_asked = Signal(str)  # its path

    def event(self, event: QEvent) -> bool:
        """Take a file that the desktop hands over."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit(event.file())
            return True
        return super().event(event)

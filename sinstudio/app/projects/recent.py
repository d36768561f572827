"""The files that were opened or saved last, and the menu that offers them."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from sinstudio.app.settings import Settings

MOST = 12


class Recent(QObject):
    """Remembers files of every kind; a file that is gone is said to be, and forgotten."""

    chosen = Signal(str)  # path of a file that is there
    message = Signal(str, str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._menu: QMenu | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """The newest first; other windows add to them too."""
        return self._settings.recent

    @Slot(object)
    def add(self, path: Path) -> None:
        """Put a file at the head of the list."""
        path = Path(os.path.abspath(path))
        rest = [other for other in self.paths if other != path]
        self._settings.recent = [path, *rest][:MOST]

    @Slot()
    def clear(self) -> None:
        """Forget all of them."""
        self._settings.recent = ()

    def fill(self, menu: QMenu) -> None:
        """Keep a menu filled with them."""
        self._menu = menu
        menu.aboutToShow.connect(self.refresh)
        menu.triggered.connect(self._triggered)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Fill the menu anew, as any window may have changed the list since."""
        menu = self._menu
        if menu is None:
            return
        menu.clear()
        paths = self.paths
        for number, path in enumerate(paths, 1):
            action = menu.addAction(_entry(number, path, paths))
            action.setObjectName(f"action.recent.{number}")
            action.setToolTip(str(path))
            action.setData(str(path))
        if not paths:
            nothing = menu.addAction(self.tr("No files yet"))
            nothing.setEnabled(False)
        menu.addSeparator()
        clear = menu.addAction(self.tr("&Clear the list"))
        clear.setObjectName("action.recent.clear")
        clear.setEnabled(bool(paths))

    @Slot(QAction)
    def _triggered(self, action: QAction) -> None:
        path = action.data()
        if path is None:
            self.clear()
        else:
            self.open(Path(path))

    def open(self, path: Path) -> None:
        """Ask for a file to be opened; one that is gone is taken from the list."""
        if path.is_file():
            self.chosen.emit(str(path))
            return
        self._settings.recent = [other for other in self.paths if other != path]
        text = self.tr("{0} is no longer there; it was taken from the list of recent files.")
        self.message.emit("warning", text.format(path))


def _entry(number: int, path: Path, others: tuple[Path, ...]) -> str:
    """Name a file, with its folder where another file of the list has the same name."""
    same = sum(other.name == path.name for other in others) > 1
    name = f"{path.name} ({path.parent.name})" if same else path.name
    key = f"&{number}" if number < 10 else f"{number}"
    return f"{key}  {name.replace('&', '&&')}"

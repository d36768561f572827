"""What the window remembers from one start to the next: layout, theme, the last folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from sinstudio.app.theme import THEME_NAMES

LAYOUT_VERSION = 2  # raised when docks change, so that an old layout is not put on new docks


class Settings:
    """A typed view of one INI file in the user's configuration folder.

    Values that another version, or another hand, has written there and that make no sense are
    read as if they were absent.
    """

    def __init__(self) -> None:
        self._store = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "SinStudio", "SinStudio"
        )

    @property
    def theme(self) -> str:
        """One of "light", "dark" and "system", the default."""
        name = self._store.value("theme")
        return str(name) if name in THEME_NAMES else "system"

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def folder(self) -> Path:
        """The folder that file dialogs open in: the last one used, or that of pictures."""
        stored = self._store.value("folder")
        if isinstance(stored, str) and Path(stored).is_dir():
            return Path(stored)
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        return Path(QStandardPaths.writableLocation(pictures) or Path.home())

    @folder.setter
    def folder(self, path: Path) -> None:
        self._store.setValue("folder", str(path))

    @property
    def geometry(self) -> QByteArray | None:
        """Place and size of the window, as `QWidget.saveGeometry` gives them."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("window/geometry", value)

    @property
    def layout(self) -> QByteArray | None:
        """The docks that the user has placed, as `QMainWindow.saveState` gives them."""
        return self._bytes("window/layout")

    @layout.setter
    def layout(self, value: QByteArray | None) -> None:
        if value is None:
            self._store.remove("window/layout")
        else:
            self._store.setValue("window/layout", value)

    def save(self) -> None:
        """Write to the disk now rather than when Qt finds the time."""
        self._store.sync()

    def _bytes(self, key: str) -> QByteArray | None:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else None

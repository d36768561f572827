"""What the window remembers from one start to the next: layout, theme, the last folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from sinstudio.app.theme import THEME_NAMES

TIMELINE_MEGABYTES = 256  # until the user gives another number
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
    def recent(self) -> tuple[Path, ...]:
        """Files that were opened or saved, the newest first."""
        stored = self._store.value("recent") or []
        listed = [stored] if isinstance(stored, str) else stored  # how Qt writes a list of one
        if not isinstance(listed, list):
            return ()
        return tuple(Path(path) for path in listed if isinstance(path, str) and path)

    @recent.setter
    def recent(self, paths: Sequence[Path]) -> None:
        self._store.setValue("recent", [str(path) for path in paths])

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

    @property
    def language(self) -> str:
        """A locale such as "pt_BR" that there is a translation for, or "system", the default."""
        name = self._store.value("language")
        return name if isinstance(name, str) and name else "system"

    @language.setter
    def language(self, name: str) -> None:
        self._store.setValue("language", name)

    @property
    def notify(self) -> bool:
        """Whether the desktop is told when a long run has ended behind other windows."""
        return str(self._store.value("notify", "true")).lower() != "false"

    @notify.setter
    def notify(self, wanted: bool) -> None:
        self._store.setValue("notify", wanted)

    @property
    def timeline_megabytes(self) -> int:
        """MB that the snapshots of a timeline may take together."""
        try:
            value = int(str(self._store.value("timeline/megabytes", TIMELINE_MEGABYTES)))
        except ValueError:
            return TIMELINE_MEGABYTES
        return value if 1 <= value <= 1 << 20 else TIMELINE_MEGABYTES

    @timeline_megabytes.setter
    def timeline_megabytes(self, megabytes: int) -> None:
        self._store.setValue("timeline/megabytes", megabytes)

    def keys(self, verb: str) -> str | None:
        """The keys that the user has given an action, as Qt writes them; None for its own."""
        value = self._store.value(f"keys/{verb}")
        return value if isinstance(value, str) else None

    def set_keys(self, verb: str, keys: str | None) -> None:
        """Remember the keys of an action, perhaps none (""); None for those it came with."""
        if keys is None:
            self._store.remove(f"keys/{verb}")
        else:
            self._store.setValue(f"keys/{verb}", keys)

    def save(self) -> None:
        """Write to the disk now rather than when Qt finds the time."""
        self._store.sync()

    def _bytes(self, key: str) -> QByteArray | None:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else None

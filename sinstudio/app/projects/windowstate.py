"""How a window looks at its work, as a project keeps it: docks, panel, canvas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QObject

if TYPE_CHECKING:
    from sinstudio.app.window import MainWindow


class WindowState(QObject):
    """Collects it, and puts it back; what makes no sense, of another version say, is left out."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.file: Path | None = None  # the project that what was opened last had been saved to

    def collect(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        window = self._window
        layout = window.docks.save()
        path = window.document.path
        return {
            "layout": None if layout is None else layout.toBase64().toStdString(),
            "docks": window.docks.open,
            "panel": window.panels.current,
            "canvas": window.viewing.canvas.look(),
            "file": None if path is None else str(path.absolute()),
        }

    def restore(self, state: Any) -> None:
        """Look at the work as before."""
        held = state if isinstance(state, dict) else {}
        window = self._window
        file = held.get("file")
        self.file = Path(file) if isinstance(file, str) and file else None
        layout = _layout(held.get("layout"))
        if layout is not None:
            window.docks.restore(layout)
        elif "layout" in held and not window.docks.automatic:
            window.docks.reset()
        docks = held.get("docks")
        if layout is None and isinstance(docks, list):
            window.docks.open = docks
        panel = held.get("panel")
        if isinstance(panel, str) and panel in window.panels.names:
            window.panels.open(panel)
        look = held.get("canvas")
        if isinstance(look, dict):
            window.viewing.canvas.look_at(look)


def _layout(stored: object) -> QByteArray | None:
    if not isinstance(stored, str):
        return None
    return QByteArray.fromBase64(QByteArray(stored.encode("ascii", "replace")))

"""Where panels and views sit around the canvas."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QByteArray, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDockWidget, QMainWindow, QTabWidget, QWidget

from sinstudio.app.icons import icon
from sinstudio.app.settings import LAYOUT_VERSION
from sinstudio.app.theme import Theme

TALL = 900  # pixels of window height; below it the views on the right share tabs
_ASKED_FOR = ("history",)  # closed until somebody opens them
_RIGHT = ("spectrum", "weights", "saturation", "curves")


class Docks(QObject):
    """The docks of a window: made, arranged, and put back as they were.

    Until the user moves a dock the layout is automatic and follows the height of the window.
    """

    shown = Signal(str, bool)  # name of a dock, whether it can be seen now

    def __init__(self, window: QMainWindow, widgets: Mapping[str, QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._arranging = False
        self._tall: bool | None = None
        self.automatic = True
        self._seen_now: set[str] = set()
        self.docks: dict[str, QDockWidget] = {}
        window.setDockNestingEnabled(True)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        for name, widget in widgets.items():
            self._add(name, widget)

    def _titles(self) -> dict[str, str]:
        return {
            "panels": self.tr("Settings"),
            "spectrum": self.tr("Spectrum"),
            "weights": self.tr("Weights"),
            "saturation": self.tr("Saturation"),
            "curves": self.tr("Curves"),
            "history": self.tr("History"),
        }

    def _add(self, name: str, widget: QWidget) -> None:
        dock = _Dock(self._titles()[name], self._window)
        dock.setObjectName(f"dock.{name}")
        dock.setWidget(widget)
        toggle = dock.toggleViewAction()
        toggle.setObjectName(f"action.dock.{name}")
        toggle.setToolTip(self.tr("Show or hide {0}").format(dock.windowTitle()))
        dock.dockLocationChanged.connect(self._moved)
        dock.topLevelChanged.connect(self._moved)
        dock.seen.connect(self._seen)
        dock.setVisible(name not in _ASKED_FOR)
        self.docks[name] = dock

    def toggles(self) -> Iterator[QAction]:
        """Actions that show and hide the docks, for the View menu."""
        return (dock.toggleViewAction() for dock in self.docks.values())

    def is_shown(self, name: str) -> bool:
        """Whether a dock can be seen: open, and not under another's tab."""
        return name in self._seen_now

    @property
    def open(self) -> list[str]:
        """Names of the docks that are not closed, whether or not they lie under a tab."""
        return [name for name, dock in self.docks.items() if not dock.isHidden()]

    @open.setter
    def open(self, names: Collection[str]) -> None:
        with self._guarded():
            for name, dock in self.docks.items():
                dock.setVisible(name in names)

    def bring(self, name: str) -> None:
        """Show a dock, over others that share its tabs."""
        dock = self.docks[name]
        dock.show()
        dock.raise_()
        if dock.isFloating():
            dock.activateWindow()

    def set_theme(self, theme: Theme) -> None:
        """Tint the buttons in the docks' titles; Qt's own cannot be seen on dark."""
        for dock in self.docks.values():
            for name, drawing in (("floatbutton", "float"), ("closebutton", "close")):
                button = dock.findChild(QAbstractButton, f"qt_dockwidget_{name}")
                if button is not None:
                    button.setIcon(icon(drawing, theme, theme.muted))

    # -- layout ----------------------------------------------------------------------------------

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Docks moved inside are not moved by the user."""
        before, self._arranging = self._arranging, True
        try:
            yield
        finally:
            self._arranging = before

    def adapt(self, height: int) -> None:
        """Choose the automatic layout for a window of this height, in pixels."""
        tall = height >= TALL
        if self.automatic and tall != self._tall:
            self.arrange(tall)

    def reset(self) -> None:
        """Go back to the automatic layout, every dock in its place and open, but for a few."""
        with self._guarded():
            for name, dock in self.docks.items():
                dock.setFloating(False)
                dock.setVisible(name not in _ASKED_FOR)
            self.arrange(self._window.height() >= TALL)
        self.automatic = True

    def arrange(self, tall: bool) -> None:
        """Place the docks: side views stacked in a tall window, in tabs in a low one."""
        self._tall = tall
        window = self._window
        with self._guarded():
            hidden = [dock for dock in self.docks.values() if dock.isHidden()]
            for dock in self.docks.values():
                window.removeDockWidget(dock)
            panels = self.docks["panels"]
            for dock in (panels, self.docks["history"]):
                window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
            if not tall:
                window.tabifyDockWidget(panels, self.docks["history"])
            spectrum, weights, saturation, curves = (self.docks[name] for name in _RIGHT)
            for dock in (spectrum, weights, curves):
                window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            window.tabifyDockWidget(weights, saturation)
            if not tall:
                window.tabifyDockWidget(saturation, curves)
            for dock in self.docks.values():
                dock.setVisible(dock not in hidden)
            weights.raise_()
            self._size(tall)

    def _size(self, tall: bool) -> None:
        """Give the canvas the most room."""
        width, height = self._window.width(), self._window.height()
        spectrum, weights, _saturation, curves = (self.docks[name] for name in _RIGHT)
        side = min(max(width // 4, 290), 460)
        self._window.resizeDocks(
            [self.docks["panels"], spectrum],
            [min(max(width // 5, 270), 340), side],
            Qt.Orientation.Horizontal,
        )
        below = [weights, curves] if tall else [weights]
        shares = [height * 40 // 100, *[height * (30 if tall else 45) // 100 for _ in below]]
        self._window.resizeDocks([spectrum, *below], shares, Qt.Orientation.Vertical)
        if tall:
            left = [self.docks["panels"], self.docks["history"]]
            self._window.resizeDocks(
                left, [height * 75 // 100, height * 25 // 100], Qt.Orientation.Vertical
            )

    def save(self) -> QByteArray | None:
        """The user's own layout, or None while it is automatic."""
        return None if self.automatic else self._window.saveState(LAYOUT_VERSION)

    def restore(self, layout: QByteArray | None) -> None:
        """Put docks where the user had them; None, or a layout of another version, is automatic."""
        with self._guarded():
            if layout is not None and self._window.restoreState(layout, LAYOUT_VERSION):
                self.automatic = False
                return
        self.arrange(self._window.height() >= TALL)

    @Slot()
    def _moved(self) -> None:
        if not self._arranging and self._window.isVisible():
            self.automatic = False

    @Slot(str, bool)
    def _seen(self, object_name: str, visible: bool) -> None:
        name = object_name.removeprefix("dock.")
        (self._seen_now.add if visible else self._seen_now.discard)(name)
        self.shown.emit(name, visible)


class _Dock(QDockWidget):
    """A dock that says by its own name whether it can be seen."""

    seen = Signal(str, bool)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.visibilityChanged.connect(self._say)

    @Slot(bool)
    def _say(self, visible: bool) -> None:
        self.seen.emit(self.objectName(), visible)

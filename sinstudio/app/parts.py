"""The keyboard's way from one part of the window to the next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sinstudio.app.docks import Docks


class Parts(QObject):
    """Settings, canvas, views and toolbar; each remembers where in it the keyboard was.

    Parameters
    ----------
    middle, toolbar
        The parts that are no docks.
    """

    def __init__(self, docks: Docks, middle: QWidget, toolbar: QWidget) -> None:
        super().__init__(docks)
        self._docks, self._middle, self._toolbar = docks, middle, toolbar
        self._last: dict[str, QWidget] = {}
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._remember)

    def _parts(self) -> Mapping[str, QWidget]:
        """What can be seen of the parts now, in the order of the circle."""
        shown = {
            name: dock for name, dock in self._docks.docks.items() if self._docks.is_shown(name)
        }
        panels = {"panels": shown.pop("panels")} if "panels" in shown else {}
        bar = {"toolbar": self._toolbar} if self._toolbar.isVisible() else {}
        return {**panels, "canvas": self._middle, **shown, **bar}

    @property
    def current(self) -> str:
        """Name of the part that has the keyboard; empty for none."""
        focus = QApplication.focusWidget()
        if focus is None:
            return ""
        return next((n for n, p in self._parts().items() if p.isAncestorOf(focus)), "")

    @Slot()
    def go_on(self) -> None:
        """Go to the next part."""
        self._go(1)

    @Slot()
    def go_back(self) -> None:
        """Go to the one before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        parts = self._parts()
        names = list(parts)
        at = names.index(self.current) if self.current in names else -1 if by > 0 else 0
        for _ in names:  # a view may have nothing that takes the keyboard
            at = (at + by) % len(names)
            target = self._target(names[at], parts[names[at]])
            if target is not None:
                target.window().activateWindow()  # of a dock that floats
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _target(self, name: str, part: QWidget) -> QWidget | None:
        """Where the keyboard was in a part, or its first control."""
        last = self._last.get(name)
        if last is not None and isValid(last) and _takes_focus(last, part):
            return last
        found, first = part.nextInFocusChain(), None
        while found is not None and found is not part and first is None:
            if part.isAncestorOf(found) and _takes_focus(found, part):
                first = found
            found = found.nextInFocusChain()
        return first

    @Slot(QWidget, QWidget)
    def _remember(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and (name := self.current):
            self._last[name] = now


def _takes_focus(widget: QWidget, part: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isVisible() and widget.isEnabled() and part.isAncestorOf(widget)

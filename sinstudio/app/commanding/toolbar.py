"""The toolbar, which gives up some words before it gives up a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QToolBar, QWidget


class ToolBar(QToolBar):
    """Words beside icons; where they have no room, those of some actions go, the last first.

    Languages differ much in length: without this, the last buttons of a small window would be
    behind an arrow.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggleViewAction().setVisible(False)
        self._brief: Sequence[QAction] = ()

    def let_go(self, actions: Sequence[QAction]) -> None:
        """Name the actions whose icon is enough, the first to lose its words first."""
        self._brief = tuple(actions)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out what has room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Find it out again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        for action in self._brief:
            action.setPriority(QAction.Priority.NormalPriority)
        for action in self._brief:
            if self.sizeHint().width() <= self.width():
                return
            action.setPriority(QAction.Priority.LowPriority)

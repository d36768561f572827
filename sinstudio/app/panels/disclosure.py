"""A heading that shows and hides what is below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget


class Disclosure(QToolButton):
    """A bold title with an arrow; unfolded or not, by mouse and keyboard.

    `unfolded` says so when the user turns it, and never when the program does.
    """

    unfolded = Signal(bool)

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(10, 10))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self.toggled.connect(self._point)
        self.clicked.connect(self.unfolded)
        self._point(False)

    @Slot(bool)
    def _point(self, open_: bool) -> None:
        self.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)

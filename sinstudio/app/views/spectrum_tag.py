"""A few words beside the mouse: a limit's radius while it is dragged, what a click has done."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QLabel

from sinstudio.app.theme import Theme

_AWAY = 14  # pixels from the mouse
_LEFT_BEHIND = 12  # pixels that the mouse moves until what was done is no longer said


class Tag(QLabel):
    """Text near the mouse, inside the plot; the mouse goes through it."""

    def __init__(self, name: str, plot: Any) -> None:
        super().__init__(plot)
        self.setObjectName(name)
        self._plot = plot
        self._from = QPoint()
        self._stays = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContentsMargins(6, 2, 6, 2)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear the colours of a theme."""
        self.setStyleSheet(
            f"background: {theme.window}; color: {theme.text}; border: 1px solid {theme.accent};"
        )

    def show_text(self, text: str, mouse: QPointF, *, stays: bool = False) -> None:
        """Show a text beside a place of the scene; one that stays goes when it is told to."""
        self.setText(text)
        self.setAccessibleName(text)
        self.adjustSize()
        self._from, self._stays = self._plot.mapFromScene(mouse), stays
        x, y = self._from.x() + _AWAY, self._from.y() + _AWAY
        if x + self.width() > self._plot.width():
            x = max(0, self._from.x() - _AWAY - self.width())
        if y + self.height() > self._plot.height():
            y = max(0, self._from.y() - _AWAY - self.height())
        self.move(x, y)
        self.show()
        self.raise_()

    def mouse_at(self, mouse: QPointF | None) -> None:
        """Go once the mouse has moved on, unless the text is to stay."""
        if self.isHidden() or self._stays:
            return
        if mouse is None or _far(self._plot.mapFromScene(mouse) - self._from):
            self.hide()


def _far(moved: QPoint) -> bool:
    return moved.manhattanLength() > _LEFT_BEHIND

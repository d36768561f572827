"""The list of steps: what was changed, in order, and where the studio stands among it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QUndoView, QWidget

from sinstudio.app.undoing.undo import Undo


class HistoryList(QUndoView):
    """Every step, oldest first; choosing one, by mouse or keys, goes to the state after it."""

    def __init__(self, undo: Undo, parent: QWidget | None = None) -> None:
        super().__init__(undo.stack, parent)
        self.setObjectName("history")
        self.setAccessibleName(self.tr("History"))
        self.setToolTip(
            self.tr(
                "Every change of a setting and every edit of the network. A click goes to the "
                "state after it; what follows it can be had again until something else is changed."
            )
        )
        self.setEmptyLabel(self.tr("As it was opened"))
        self.setWordWrap(True)
        self.setResizeMode(QUndoView.ResizeMode.Adjust)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        """Room for some ten steps."""
        return QSize(super().sizeHint().width(), 11 * self.fontMetrics().lineSpacing())

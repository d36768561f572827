"""Fields of text with an undo of their own, which ends where the window's begins."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_KEYS = QKeySequence.StandardKey


def decides(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Decide on a key of undo or redo: the field takes it where it can, or else the window.

    Parameters
    ----------
    undo, redo
        Whether the field has something to undo, and to redo.

    Returns
    -------
    bool
        False for any other event.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undoes, redoes = event.matches(_KEYS.Undo), event.matches(_KEYS.Redo)
    if not (undoes or redoes):
        return False
    event.setAccepted(undo if undoes else redo)
    return True


class Field(QLineEdit):
    """A line of text that undoes what is being typed, and leaves all else to the window."""

    def event(self, event: QEvent) -> bool:
        """Claim the keys of undo and redo only where there is something to go back from."""
        if decides(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            return event.isAccepted()
        return super().event(event)


class TextField(QPlainTextEdit):
    """Lines of text, likewise."""

    def event(self, event: QEvent) -> bool:
        """Claim the keys of undo and redo only where there is something to go back from."""
        document = self.document()
        if decides(event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()):
            return event.isAccepted()
        return super().event(event)

"""What can be undone: every change of a setting, as recipes before and after it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from sinstudio.app.changes import describe
from sinstudio.app.recipes import RecipeDesk
from sinstudio.training.recipe import Recipe

MOST_STEPS = 500


class Undo(QObject):
    """The steps of one studio, oldest first, and where it stands among them."""

    def __init__(self, desk: RecipeDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(MOST_STEPS)
        self._merging = ("", 0)  # the word of the last change, and its number
        desk.edited.connect(self._record)

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        self._merging = ("", self._merging[1])
        self.stack.undo()

    @Slot()
    def redo(self) -> None:
        """Take a step again that was undone."""
        self._merging = ("", self._merging[1])
        self.stack.redo()

    @Slot()
    def clear(self) -> None:
        """Forget all steps: something else is open."""
        self.stack.clear()

    @Slot(object, object, str, str)
    def _record(self, before: Recipe, after: Recipe, text: str, merge: str) -> None:
        word, number = self._merging
        if not merge or merge != word:
            number += 1
        self._merging = (merge, number)
        self.stack.push(ChangeSettings(self._desk, before, after, text, number if merge else -1))


class ChangeSettings(QUndoCommand):
    """Settings as they were and as they are.

    Parameters
    ----------
    number
        Commands that follow one another with the same number are one; -1 is always its own.
    """

    def __init__(
        self, desk: RecipeDesk, before: Recipe, after: Recipe, text: str = "", number: int = -1
    ) -> None:
        super().__init__(text or describe(before, after))
        self._desk, self.before, self.after = desk, before, after
        self._own_text, self._number = text, number
        self._done = True  # by whoever changed them, before this came to the stack

    def id(self) -> int:
        """Tell which commands it merges with."""
        return self._number

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a later change in; what ends as it began is no step."""
        assert isinstance(other, ChangeSettings)
        self.after = other.after
        self.setText(self._own_text or describe(self.before, self.after))
        self.setObsolete(self.before == self.after)
        return True

    def undo(self) -> None:
        """Go back to the settings before."""
        self._desk.put(self.before)

    def redo(self) -> None:
        """Go on to the settings after."""
        if not self._done:
            self._desk.put(self.after)
        self._done = False

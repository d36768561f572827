"""The steps that can be undone: settings as recipes before and after, and edits of the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from sinstudio.app.undoing.changes import describe
from sinstudio.training.messages import Edit, ExchangeKept, RedoEdit, UndoEdit
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.app.running.fitting import Fitting
    from sinstudio.app.running.recipes import RecipeDesk


@dataclass
class Hands:
    """What the steps work on; while `still`, they are only put in order and do nothing."""

    desk: RecipeDesk
    fitting: Fitting
    still: bool = False


@dataclass(frozen=True)
class Pair:
    """A recipe before and after something."""

    before: Recipe
    after: Recipe


class Step(QUndoCommand):
    """One line of the list. It has been done when it comes to the stack.

    Parameters
    ----------
    settings
        The settings that it changed; None where it changed none.
    number
        Steps that follow one another with the same number are one; -1 is always its own.
    """

    def __init__(
        self, hands: Hands, text: str, settings: Pair | None = None, number: int = -1
    ) -> None:
        super().__init__(text or (describe(settings.before, settings.after) if settings else ""))
        self.hands, self.settings = hands, settings
        self._own_text, self._number = text, number

    def id(self) -> int:
        """Tell which steps it merges with."""
        return self._number

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a later change in; what ends as it began is no step."""
        if not isinstance(other, Step) or self.settings is None or other.settings is None:
            return False
        self.settings = Pair(self.settings.before, other.settings.after)
        before, after = self.settings.before, self.settings.after
        self.setText(self._own_text or describe(before, after))
        self.setObsolete(before == after)
        return True

    def undo(self) -> None:
        """Go back to the settings before."""
        if self.settings and not self.hands.still:
            self.hands.desk.put(self.settings.before)

    def redo(self) -> None:
        """Go on to the settings after."""
        if self.settings and not self.hands.still:
            self.hands.desk.put(self.settings.after)

    def copied(self) -> Step:
        """Return the same step for another place in the stack."""
        return Step(self.hands, self.whole_text, self.settings)

    def of_settings(self) -> Step | None:
        """Return what is left of it without the network; None where that is nothing."""
        return self.copied()

    @property
    def whole_text(self) -> str:
        """The line in the list and, where it is another, the text for menus."""
        short = self.actionText()
        return self.text() if short == self.text() else f"{self.text()}\n{short}"


class NetworkStep(Step):
    """An edit of the network, and the settings that went with it.

    Parameters
    ----------
    made
        What the network counts as made with, before and after, where the settings say it too.
    cause
        The message that asked for it, where the step came before its answer.
    """

    def __init__(
        self,
        hands: Hands,
        text: str,
        *,
        edit: int | None = None,
        settings: Pair | None = None,
        made: Pair | None = None,
        cause: Edit | None = None,
    ) -> None:
        super().__init__(hands, text, settings)
        self.edit, self.made, self.cause = edit, made, cause

    def undo(self) -> None:
        """Go back to the network before, with all that it was trained since."""
        if not self.hands.still:
            self.go(done=False)
            self.count_as_made(done=False)
        super().undo()

    def redo(self) -> None:
        """Go on to the network as it was left."""
        if not self.hands.still:
            self.go(done=True)
            self.count_as_made(done=True)
        super().redo()

    def go(self, *, done: bool) -> None:
        """Ask for the network after the step, or for the one before."""
        if self.edit is not None:
            self.hands.fitting.edit(RedoEdit(self.edit) if done else UndoEdit(self.edit))

    def count_as_made(self, *, done: bool) -> None:
        """Let the network count as made with the settings that say what it has."""
        if self.made is not None:
            self.hands.fitting.recipe = self.made.after if done else self.made.before

    def copied(self) -> NetworkStep:
        """Return the same step for another place in the stack."""
        return type(self)(
            self.hands,
            self.whole_text,
            edit=self.edit,
            settings=self.settings,
            made=self.made,
            cause=self.cause,
        )

    def of_settings(self) -> Step | None:
        """Return the settings that went with it."""
        return None if self.settings is None else Step(self.hands, self.whole_text, self.settings)


class KeptTwin(NetworkStep):
    """A twin that was kept in the network's place: another network, optimiser and settings."""

    def go(self, *, done: bool) -> None:
        """Exchange the two networks."""
        if self.edit is not None:
            self.hands.fitting.pair(ExchangeKept(self.edit, done))


def network_text(edit: str, step: int) -> str:
    """Write a line for an edit: what, and at which step."""
    line = QCoreApplication.translate("Undo", "{0}, step {1}")
    first = edit[:1].upper() + edit[1:]
    return f"{line.format(first, f'{step:,}')}\n{edit}"

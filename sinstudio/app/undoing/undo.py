"""What can be undone: changes of settings and edits of the network, across training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from sinstudio.app.projects.undo_keeping import read_steps, write_steps
from sinstudio.app.running.bench import Bench
from sinstudio.app.running.fitting import Fitting
from sinstudio.app.running.recipes import RecipeDesk
from sinstudio.app.undoing.undo_steps import Hands, NetworkStep, Pair, Step, network_text
from sinstudio.errors import SinStudioError
from sinstudio.training.messages import (
    Edit,
    Edited,
    ForgetUndone,
    Gone,
    Refused,
    Restored,
    UndoEdit,
)
from sinstudio.training.recipe import Recipe

MOST_STEPS = 500


class Undo(QObject):
    """The steps of one studio, oldest first, and where it stands among them.

    Settings are put back at once. A network is put back on the session's thread: its answer says
    how much training went with it, or that it is no longer kept, and then nothing else is done.
    """

    changed = Signal()  # the list, or the place in it
    message = Signal(str, str)

    def __init__(
        self, desk: RecipeDesk, fitting: Fitting, bench: Bench, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._fitting, self._bench = desk, fitting, bench
        self.hands = Hands(desk, fitting)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(MOST_STEPS)
        self.stack.indexChanged.connect(self._moved)
        self._merging = ("", 0)  # the word of the last change, and its number
        desk.edited.connect(self._record)
        fitting.edited.connect(self._take_edit)
        bench.replaced.connect(self._void)

    # -- what is asked ---------------------------------------------------------------------------

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        self.stack.undo()

    @Slot()
    def redo(self) -> None:
        """Take a step again that was undone."""
        self.stack.redo()

    @Slot()
    def clear(self) -> None:
        """Forget all steps: something else is open."""
        self.stack.clear()

    def close(self) -> None:
        """Let go of all steps; the collector could free them before the stack that owns them."""
        self.stack.clear()

    def state(self) -> dict[str, Any]:
        """Return all steps as plain values, for a project."""
        return write_steps(self._steps(), self.stack.index(), self._desk.recipe)

    def resume(self, state: object) -> None:
        """Take over the steps of a project, whose settings and network are in place."""
        steps: list[Step] = []
        index = 0
        if state is not None:
            try:
                steps, index = read_steps(state, self.hands, self._desk.recipe)
            except SinStudioError as error:
                self.message.emit("warning", str(error))
        self._place(steps, index)

    def edit(self, message: Edit, text: str, after: Recipe, made: Recipe | None) -> None:
        """Edit the network and change the settings that go with it, as one step.

        Parameters
        ----------
        text
            What it is, for the list.
        after
            The settings afterwards.
        made
            What the network then counts as made with; None: as before.
        """
        self._bench.edit(message)
        now = self._fitting.recipe
        step = NetworkStep(
            self.hands,
            text,
            settings=Pair(self._desk.recipe, after) if after != self._desk.recipe else None,
            made=Pair(now, made) if now is not None and made is not None else None,
            cause=message,
        )
        self.add(step)
        step.count_as_made(done=True)
        self._desk.put(after)

    # -- what has been done ----------------------------------------------------------------------

    @Slot(object, object, str, str)
    def _record(self, before: Recipe, after: Recipe, text: str, merge: str) -> None:
        word, number = self._merging
        if not merge or merge != word:
            number += 1
        self.add(Step(self.hands, text, Pair(before, after), number if merge else -1))
        self._merging = (merge, number)

    def add(self, step: Step) -> None:
        """Append a step that has been done; what had been undone cannot be had any more."""
        undone = self._steps()[self.stack.index() :]
        if any(isinstance(other, NetworkStep) for other in undone):
            self._fitting.edit(ForgetUndone())
        with self._keeping_still():
            self.stack.push(step)

    @contextmanager
    def _keeping_still(self) -> Iterator[None]:
        """Put steps in order without doing them."""
        self.hands.still = True
        try:
            yield
        finally:
            self.hands.still = False

    @Slot()
    def _moved(self) -> None:
        self._merging = ("", self._merging[1])  # a drag from here is another one
        self.changed.emit()

    @Slot(object)
    def _take_edit(self, event: Edited | Restored | Gone | Refused) -> None:
        match event:
            case Edited(number, edit, at, cause):
                step = self._waiting_for(cause)
                if step is None:
                    self.add(NetworkStep(self.hands, network_text(edit, at), edit=number))
                    return
                step.edit, step.cause = number, None
                if self._steps().index(step) >= self.stack.index():  # undone in the meantime
                    self._fitting.edit(UndoEdit(number))
            case Restored():
                self._say_restored(event)
                if event.also:
                    self._drop(event.also)
            case Gone(number, sentence):
                self._pass_over(number, sentence)
            case Refused(cause):
                self._leave_to_settings(cause)

    def _waiting_for(self, cause: Edit | None) -> NetworkStep | None:
        for step in self._steps():
            if cause is not None and isinstance(step, NetworkStep) and step.cause is cause:
                return step
        return None

    def _say_restored(self, event: Restored) -> None:
        """Say what training went, and what came, with an edit."""
        gained, lost = self._count(event.gained), self._count(event.lost)
        if not event.redone:
            said = [self.tr("Undone: {0}.").format(event.edit)]
            if event.lost:
                text = self.tr("The training since, {0}, is undone too; Redo brings it back.")
                said.append(text.format(lost))
        else:
            said = [self.tr("Done again: {0}.").format(event.edit)]
            if event.gained:
                said.append(self.tr("The training after it, {0}, is back.").format(gained))
            if event.lost:
                text = self.tr("What was trained in between, {0}, is left; Undo brings it back.")
                said.append(text.format(lost))
        self.message.emit("info", " ".join(said))

    def _count(self, steps: int) -> str:
        return self.tr("1 step") if steps == 1 else self.tr("{0} steps").format(f"{steps:,}")

    def _pass_over(self, number: int, sentence: str) -> None:
        """Take an edit off the list that cannot be gone over any more."""
        for step in self._steps():
            if isinstance(step, NetworkStep) and step.edit == number:
                done = self._steps().index(step) < self.stack.index()
                step.count_as_made(done=not done)
                self.message.emit("warning", f"{step.actionText()}: {sentence}")
                self._keep(
                    other.of_settings() if other is step else other for other in self._steps()
                )
                return

    def _leave_to_settings(self, cause: Edit) -> None:
        """Let an edit that was not made be one of the settings, which wait for another network."""
        refused = self._waiting_for(cause)
        if refused is not None:
            refused.count_as_made(done=False)
            self._keep(s.of_settings() if s is refused else s for s in self._steps())
            self.changed.emit()

    def _drop(self, numbers: tuple[int, ...]) -> None:
        """Take edits off the list that the run made while one before them was being undone."""
        gone = {s for s in self._steps() if isinstance(s, NetworkStep) and s.edit in numbers}
        self._keep(s.of_settings() if s in gone else s for s in self._steps())

    @Slot()
    def _void(self) -> None:
        """Another network: edits of the last one are nothing to it, and settings still are."""
        if any(isinstance(step, NetworkStep) for step in self._steps()):
            self._keep(step.of_settings() for step in self._steps())

    def _keep(self, fates: Iterable[Step | None]) -> None:
        """Put other steps, or none, in the places of these, without doing anything."""
        index = self.stack.index()
        kept = [(place, step.copied()) for place, step in enumerate(fates) if step is not None]
        self._place([step for _, step in kept], sum(place < index for place, _ in kept))

    def _place(self, steps: Iterable[Step], done: int) -> None:
        """Fill the stack, with so many of the steps done."""
        with self._keeping_still():
            self.stack.clear()
            for step in steps:
                self.stack.push(step)
            self.stack.setIndex(done)

    def _steps(self) -> list[Step]:
        found = (self.stack.command(index) for index in range(self.stack.count()))
        return [step for step in found if isinstance(step, Step)]

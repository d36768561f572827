"""The twin of a session: begun, led and ended; the first network goes on whatever befalls it."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from sinstudio.errors import SinStudioError
from sinstudio.training.messages import Event, Failed, Gone, Note, TwinBegun, TwinEnded

if TYPE_CHECKING:
    from sinstudio.training.trainer import Trainer
    from sinstudio.training.twin import Twin

MOST_FORMER = 2  # networks that are held to take back that a twin was kept

_log = logging.getLogger(__name__)


class Pairing:
    """Holds a twin beside a session's network, or none.

    Parameters
    ----------
    say
        Takes events, on the session's thread.
    """

    def __init__(self, say: Callable[[Event], None]) -> None:
        self.twin: Twin | None = None
        self._say = say
        self._notes_said = 0
        self._alike = False  # nothing is apart any more
        # By the numbers of the edits: whose place a kept twin took, to take that back, and kept
        # twins that this was taken back of.
        self._former: dict[int, Trainer] = {}
        self._later: dict[int, Trainer] = {}

    def begin(self, main: Trainer | None, values: Mapping[str, Any]) -> None:
        """Begin a twin with these settings apart, in place of any before; refusals are said."""
        from sinstudio.training.twin import Twin

        self.end()
        try:
            if main is None:
                raise SinStudioError("There is no network in training to have a twin of.")
            self.twin = Twin(main, values)
        except SinStudioError as error:
            self._say(Failed(str(error), token="twin"))
            return
        self._say(TwinBegun(self.twin.values))
        self._notes_said = 0
        self._alike = self.twin.alike
        self._say_notes(self.twin)

    def end(self) -> None:
        """Let the twin go; there may be none."""
        if self.twin is not None:
            self.twin = None
            self._say(TwinEnded())

    def keep(self, main: Trainer) -> Trainer | None:
        """Return the twin's trainer, to be the first one from now on; None without a twin."""
        from sinstudio.training.checkpoints import new_number

        if self.twin is None:
            return None
        trainer, self.twin = self.twin.promoted(), None
        number = new_number()
        self._former[number] = main
        while len(self._former) > MOST_FORMER:
            del self._former[next(iter(self._former))]
        self._later.clear()
        self._say(TwinEnded(trainer.recipe, number))
        return trainer

    def exchange(self, main: Trainer | None, number: int, *, again: bool) -> Trainer | None:
        """Return the trainer that a kept twin took the place of; `again` returns the twin's.

        Where it is not kept any more that is said, and None returned.
        """
        source, other = (self._later, self._former) if again else (self._former, self._later)
        if main is None or number not in source:
            sentence = "The network on the other side of it is not kept any more."
            self._say(Gone(number, sentence))
            return None
        self.end()
        other[number] = main
        return source.pop(number)

    def forget(self) -> None:
        """Let everything go: another network is at hand."""
        self.end()
        self._former.clear()
        self._later.clear()

    def step(self, stop: Callable[[], bool]) -> None:
        """Let the twin take the step that the first network took."""
        if self.twin is not None:
            self._attempt(partial(self.twin.step, stop))

    def follow(self) -> None:
        """Hand changed settings on."""
        twin = self.twin
        if twin is None:
            return
        self._attempt(twin.follow)
        before, self._alike = self._alike, twin.alike
        if self._alike and not before:
            self._say(Note("The network has the twin's settings now: nothing is apart any more."))

    def conclude(self, stop: Callable[[], bool]) -> None:
        """Measure the twin on every pixel."""
        if self.twin is not None:
            self._attempt(partial(self.twin.conclude, stop))

    def fail(self, error: Exception) -> None:
        """End the twin for an error that was met with it, e.g. while it was drawn."""
        from sinstudio.network.memory import out_of_memory

        if out_of_memory(error):
            reason = "memory ran out"
        elif isinstance(error, SinStudioError):
            reason = str(error).rstrip(".")
        else:
            _log.error("fault in the twin\n%s", traceback.format_exc())
            reason = f"something went wrong: {error}"
        self.twin = None
        self._say(Note(f"The twin has ended: {reason}. The network goes on alone."))
        self._say(TwinEnded())

    def _attempt(self, work: Callable[[], None]) -> None:
        from sinstudio.render.grid import Interrupted

        twin = self.twin
        assert twin is not None
        try:
            work()
        except Interrupted:
            raise
        except Exception as error:  # noqa: BLE001 - the first network must outlive any fault of it
            self.fail(error)
        else:
            self._say_notes(twin)

    def _say_notes(self, twin: Twin) -> None:
        for note in twin.trainer.notes[self._notes_said :]:
            self._say(Note(f"Twin: {note}"))
        self._notes_said = len(twin.trainer.notes)

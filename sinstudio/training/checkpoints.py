"""Networks that edits can be gone back from, and forward to again, within a limit of memory."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sinstudio.errors import SinStudioError
from sinstudio.network.adam_state import AdamState
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.plan import Place

MOST_KEPT = 20
KEPT_BYTES = 256 << 20  # copies are kept while they take no more than this


def new_number() -> int:
    """Return a number for an edit that no other has, of this network or any, today or before."""
    return secrets.randbits(52)


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A network and its optimiser on the other side of an edit, and what the edit was.

    `number` tells edits apart, those of other networks too; `age` is how many steps have made this
    network, and `began` how many had made the one that was edited. `place` is where the run was,
    for an edit that changed that too.
    """

    number: int
    edit: str
    began: int
    age: int
    network: SinusoidalNetwork
    state: AdamState
    place: Place | None = None

    @property
    def bytes(self) -> int:
        """Memory that it takes; the optimiser has two numbers for each of the network's."""
        return 3 * sum(p.numel() * p.element_size() for p in self.network.parameters())


class Checkpoints:
    """What lies before the edits that hold, and after those that were taken back.

    Both lists end with what is nearest to the present. Each going back or forth leaves one behind
    for the way it came; where there are too many, those farthest in the past go first, and then
    those farthest ahead, but never the last one that leads back.
    """

    def __init__(self) -> None:
        self.done: list[Checkpoint] = []
        self.undone: list[Checkpoint] = []

    def made(self, before: Checkpoint) -> None:
        """Keep what was before a new edit; what had been taken back cannot be had any more."""
        self.undone.clear()
        self.done.append(before)
        self._trim()

    def after(self, number: int) -> tuple[int, ...]:
        """Return the numbers of the edits that hold and came after one; they are undone with it."""
        place = self._place(self.done, number)
        return tuple(checkpoint.number for checkpoint in self.done[place + 1 :])

    def undo(self, number: int | None, now: Checkpoint) -> Checkpoint:
        """Return what was before an edit, by default the last, and keep what there is now.

        Edits that came after it go with it, since they are not in that network.

        Raises
        ------
        SinStudioError
            When there is none, or it is no longer kept.
        """
        return self._cross(self.done, self.undone, number, now)

    def redo(self, number: int | None, now: Checkpoint) -> Checkpoint:
        """Return what was after an edit when it was taken back, and keep what there is now.

        Raises
        ------
        SinStudioError
            As `undo` does.
        """
        return self._cross(self.undone, self.done, number, now)

    def find(self, number: int | None, *, undone: bool = False) -> Checkpoint:
        """Return the checkpoint that `undo`, or `redo` of what was undone, would go to."""
        kept = self.undone if undone else self.done
        return kept[self._place(kept, number)]

    def _cross(
        self,
        source: list[Checkpoint],
        way_back: list[Checkpoint],
        number: int | None,
        now: Checkpoint,
    ) -> Checkpoint:
        place = self._place(source, number)
        found = source[place]
        del source[place:]
        way_back.append(now)
        self._trim()
        return found

    def _place(self, kept: list[Checkpoint], number: int | None) -> int:
        for place in reversed(range(len(kept))):
            if number in (None, kept[place].number):
                return place
        if number is None:
            what = "take back" if kept is self.done else "do again"
            raise SinStudioError(f"There is no edit of the network to {what}.")
        raise SinStudioError(
            "The network on the other side of this edit is no longer kept, so the edit was passed "
            "over and the network is as it was."
        )

    def _trim(self) -> None:
        while self._too_much() and len(self.done) > 1:
            self.done.pop(0)
        while self._too_much() and len(self.done) + len(self.undone) > 1:
            self.undone.pop(0)

    def _too_much(self) -> bool:
        kept = (*self.done, *self.undone)
        return len(kept) > MOST_KEPT or sum(c.bytes for c in kept) > KEPT_BYTES

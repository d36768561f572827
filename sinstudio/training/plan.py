"""The plan of a run: its phases, one after the other (chapters 7 and 8)."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sinstudio.training.entries import Entries
from sinstudio.training.phases.fit import FineTune, Fit
from sinstudio.training.phases.grow import GrowPhase
from sinstudio.training.phases.phase import Phase
from sinstudio.training.phases.prune import PrunePhase
from sinstudio.training.schema import PhaseName
from sinstudio.training.snapshot import PhaseState

if TYPE_CHECKING:
    from sinstudio.training.trainer import Trainer


@dataclass(frozen=True)
class Place:
    """Where a run was: phase `index` of `names`; of a fit, what of its budget was spent."""

    names: tuple[str, ...]
    index: int
    steps: int = 0
    seconds: float = 0.0


class Plan:
    """The phases of a run, and where it is.

    Parameters
    ----------
    trainer
        Whose run it is.
    names
        As `training.phases` has them, at least one.
    """

    def __init__(self, trainer: Trainer, names: tuple[str, ...]) -> None:
        self._trainer = trainer
        self.names = names
        self.index = 0
        self._began = trainer.seconds
        self.reason = ""  # why it is over; empty while it is not
        self.phase = self._make()

    @classmethod
    def resumed(cls, trainer: Trainer, state: Entries) -> Plan:
        """Go on from a state; the trainer's network and counts are already what they were.

        Raises
        ------
        StateError
            When it is not the state of a plan.
        """
        try:
            names = tuple(PhaseName().parse(name) for name in state.items("names"))
        except ValueError as error:
            raise state.wrong("names", f"a list of phases: one {error}") from None
        if not names:
            raise state.wrong("names", "a list of at least one phase")
        plan = cls(trainer, names)
        plan.index = state.whole("index", 0, len(names) - 1)
        plan._began, plan.reason = state.number("began", 0), state.text("reason")
        plan.phase = plan._make()
        plan.phase.resume(state.part("phase"))
        return plan

    def to_state(self) -> dict[str, Any]:
        """Return where the run is, as plain values."""
        return {
            "names": list(self.names),
            "index": self.index,
            "began": self._began,
            "reason": self.reason,
            "phase": self.phase.state(),
        }

    def _make(self) -> Phase:
        """Make the phase at hand."""
        kind, _, text = self.names[self.index].partition(":")
        steps = int(text or 0)
        match kind:
            case "grow":
                return GrowPhase(self._trainer)
            case "prune":
                return PrunePhase(self._trainer)
            case "finetune":
                pruned = "prune" in self.names[: self.index]
                return FineTune(self._trainer, steps, pruned=pruned)
            case _:
                return Fit(self._trainer, steps)

    @property
    def state(self) -> PhaseState | None:
        """Where the run is; None for one plain fit."""
        if self.names == ("fit",):
            return None
        return PhaseState(self.names, self.index, self.phase.progress, self.phase.detail)

    @property
    def finished(self) -> str:
        """Why the run is over, in a few words; empty while it is not."""
        return self.reason or (self.phase.over if self.last else "")

    @property
    def last(self) -> bool:
        """Whether no phase follows the one at hand."""
        return self.index == len(self.names) - 1

    def advance(self) -> None:
        """Let the phase do what is due before a step, and go on to the next one when it is over.

        After this either `reason` says why the run is over, or a step may be taken.
        """
        seconds = self._trainer.recipe.training.seconds
        if seconds and len(self.names) > 1 and self._trainer.seconds - self._began >= seconds:
            self.reason = self.reason or "the time is spent"  # a limit for all phases together
        while not self.reason:
            self.phase.prepare()
            if not self.phase.over:
                return
            self._next(self.phase.over)

    def skip(self) -> None:
        """End the phase at hand."""
        if not self.reason:
            self._next("the last phase was skipped")

    def of(self, trainer: Trainer) -> Plan:
        """Return the plan as it stands now, with the recipe and the clock of another trainer."""
        other = copy.copy(self)
        other._trainer = trainer
        other.phase = self.phase.of(trainer)
        return other

    def begin(self, *names: str) -> None:
        """End the phase at hand and put others after it; the rest of the run follows them."""
        position = self.index + 1
        self.names = (*self.names[:position], *names, *self.names[position:])
        self.reason = ""
        self._next("")

    @property
    def place(self) -> Place:
        """Where the run is now."""
        spent = self.phase.spent if isinstance(self.phase, Fit) else (0, 0.0)
        return Place(self.names, self.index, *spent)

    def go_back(self, place: Place) -> None:
        """Go on from where the run was: a fit with the rate and the budget it had then.

        Rounds of pruning or growth that are under way go on; others begin anew.
        """
        self.reason = ""
        if (self.names, self.index) != (place.names, place.index):
            self.names, self.index = place.names, place.index
            self.phase = self._make()
        if isinstance(self.phase, Fit):
            self.phase.go_back(place.steps, place.seconds)

    def _next(self, reason: str) -> None:
        if self.last:
            self.reason = reason
            return
        self.index += 1
        self.phase = self._make()
        self._trainer.history.mark(f"phase {self.names[self.index]}")

    # -- how much of it is done ------------------------------------------------------------------

    @property
    def progress(self) -> float:
        """Share of the run that is done, 0…1; of several phases each counts alike."""
        if self.finished:
            return 1.0
        return (self.index + self.phase.progress) / len(self.names)

"""Growing in rounds: train, add columns where A saturates, and again (chapter 8)."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from sinstudio.errors import SinStudioError
from sinstudio.training.decay import Decay
from sinstudio.training.entries import Entries
from sinstudio.training.phases.phase import Counted

if TYPE_CHECKING:
    from sinstudio.training.trainer import Trainer


class GrowPhase:
    """Adds `growth.add` columns every `growth.every` steps until `growth.total` are added."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._count = Counted(trainer)
        self._added = self._rounds = 0
        self._over = ""
        self._last = False  # no addition follows; the steps after the last one are under way

    @property
    def over(self) -> str:
        """Why it is over."""
        return self._over

    @property
    def progress(self) -> float:
        """Share of the steps that all additions take."""
        settings = self._trainer.recipe.growth
        rounds = -(-settings.total // settings.add)
        within = min(1.0, self._count.steps / settings.every)
        return min(1.0, (self._rounds + within) / (rounds + 1))

    @property
    def detail(self) -> str:
        """Which addition comes next."""
        settings = self._trainer.recipe.growth
        rounds = -(-settings.total // settings.add)
        return f"{self._added} of {settings.total} columns, round {min(self._rounds + 1, rounds)}"

    @property
    def rate(self) -> float:
        """The rate that a fit begins with: the network is still to be made."""
        return self._trainer.recipe.training.rate

    @property
    def decay(self) -> Decay | None:
        """None."""
        return None

    @property
    def stop_rules(self) -> tuple[float, float]:
        """None: rounds have rules of their own."""
        return 0.0, 0.0

    def prepare(self) -> None:
        """Add columns when the steps before are done."""
        settings = self._trainer.recipe.growth
        if self._over or self._count.steps < settings.every:
            return
        self._count.restart()
        missing = settings.total - self._added
        if self._last or missing <= 0:
            self._over = self._over or "all columns are added"
            return
        self._trainer.check()  # nothing is grown from a fit that has just diverged
        addition = self._trainer.editor.plan_addition(min(settings.add, missing))
        if addition.block is None:
            self._trainer.say(f"Growth stopped after {self._added} columns: {addition.reason}.")
            self._over = addition.reason
            return
        try:
            self._added += self._trainer.editor.grow(addition)
        except SinStudioError as error:
            self._trainer.say(str(error))
            self._over = "growth is not possible"
            return
        self._rounds += 1
        self._last = self._added >= settings.total

    def edited(self) -> None:
        """Nothing is kept by index."""

    def of(self, trainer: Trainer, /) -> GrowPhase:
        """The same rounds, with the recipe and the clock of another trainer."""
        other = copy.copy(self)
        other._trainer, other._count = trainer, self._count.of(trainer)
        return other

    def seconds_left(self, speed: float) -> float:
        """Of all rounds, if no block runs out of room."""
        settings = self._trainer.recipe.growth
        rounds = -(-(settings.total - self._added) // settings.add)
        steps = rounds * settings.every + max(0, settings.every - self._count.steps)
        return steps / speed if speed > 0 else float("inf")

    def state(self) -> dict[str, Any]:
        """When the round began, and what was added."""
        return {
            "since": self._count.state(),
            "added": self._added,
            "rounds": self._rounds,
            "over": self._over,
            "last": self._last,
        }

    def resume(self, state: Entries) -> None:
        """Go on from a state."""
        self._count.resume(state.part("since"))
        self._added, self._rounds = state.whole("added"), state.whole("rounds")
        self._over, self._last = state.text("over"), state.truth("last")

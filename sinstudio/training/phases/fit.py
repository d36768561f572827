"""Plain fitting, to the recipe's budget or a number of steps, and the fine-tune at the end."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sinstudio.training import schedule
from sinstudio.training.decay import Decay, course
from sinstudio.training.entries import Entries
from sinstudio.training.phases.phase import Counted
from sinstudio.training.settings.training import FINETUNE_STEPS, TrainingSettings

if TYPE_CHECKING:
    from sinstudio.training.trainer import Trainer


class Fit:
    """A fit by the recipe's schedule.

    Parameters
    ----------
    trainer
        Whose phase it is.
    steps
        Budget of the phase; 0 takes the recipe's stop rules.
    """

    def __init__(self, trainer: Trainer, steps: int) -> None:
        self._trainer = trainer
        self._steps = steps
        self._count = Counted(trainer)
        self._stopped = ""

    @property
    def settings(self) -> TrainingSettings:
        """The recipe's, with the budget of this phase."""
        settings = self._trainer.recipe.training
        return replace(settings, steps=self._steps, seconds=0.0) if self._steps else settings

    @property
    def over(self) -> str:
        """A stop rule, or the budget."""
        if self._stopped:
            return self._stopped
        return "the budget is spent" if self.progress >= 1 else ""

    @property
    def progress(self) -> float:
        """Share of the budget."""
        return schedule.progress(self.settings, self._count.steps, self._count.seconds)

    @property
    def detail(self) -> str:
        """Nothing more to say."""
        return ""

    @property
    def rate(self) -> float:
        """The recipe's schedule over the budget."""
        return schedule.rate(self.settings, self.progress)

    @property
    def decay(self) -> Decay | None:
        """Of all of A, where the recipe has it, its course over the budget."""
        settings = self._trainer.recipe.decay
        return Decay(course(settings.course, self.progress)) if settings.enabled else None

    @property
    def stop_rules(self) -> tuple[float, float]:
        """Those of the recipe."""
        return self.settings.target_psnr, self.settings.stop_loss

    def prepare(self) -> None:
        """Nothing is due."""

    def edited(self) -> None:
        """Nothing is kept."""

    def stop(self, reason: str) -> None:
        """End it: a stop rule holds."""
        self._stopped = reason

    @property
    def spent(self) -> tuple[int, float]:
        """Steps and seconds of the budget that are spent."""
        return self._count.steps, self._count.seconds

    def go_back(self, steps: int, seconds: float) -> None:
        """Go on as if no more than this were spent, and no stop rule had held."""
        self._count.count_from(steps, seconds)
        self._stopped = ""

    def of(self, trainer: Trainer, /) -> Fit:
        """The same fit, with the recipe and the clock of another trainer."""
        other = copy.copy(self)
        other._trainer, other._count = trainer, self._count.of(trainer)
        return other

    def seconds_left(self, speed: float) -> float:
        """Of the budget."""
        return schedule.seconds_left(self.settings, self._count.steps, self._count.seconds, speed)

    def state(self) -> dict[str, Any]:
        """When it began, and the stop rule that ended it; the budget is in the plan."""
        return {"since": self._count.state(), "stopped": self._stopped}

    def resume(self, state: Entries) -> None:
        """Go on from a state."""
        self._count.resume(state.part("since"))
        self._stopped = state.text("stopped")


class FineTune(Fit):
    """A cosine to the end, without decay, that heals what pruning or growth has left.

    Parameters
    ----------
    trainer, steps
        As in `Fit`; without a number there are 2,000 steps.
    pruned
        Whether pruning came before: the rate then starts where its rounds had it.
    """

    def __init__(self, trainer: Trainer, steps: int, *, pruned: bool) -> None:
        super().__init__(trainer, steps or FINETUNE_STEPS)
        self._pruned = pruned

    @property
    def settings(self) -> TrainingSettings:
        """A falling rate, whatever the recipe's schedule is."""
        settings = super().settings
        factor = self._trainer.recipe.pruning.rate if self._pruned else 1.0
        rate = min(10.0, settings.rate * factor)
        return replace(settings, schedule="cosine", target_psnr=0.0, stop_loss=0.0, rate=rate)

    @property
    def decay(self) -> Decay | None:
        """None."""
        return None

"""Pruning in rounds: decay, choose, perhaps target, remove, recover (sections 7.1 and 7.2.4)."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import torch

from sinstudio.training.decay import Decay, course
from sinstudio.training.entries import Entries
from sinstudio.training.phases.phase import Counted
from sinstudio.training.pruning import entries
from sinstudio.training.snapshot import Removal

if TYPE_CHECKING:
    from sinstudio.training.trainer import Trainer


class PrunePhase:
    """Rounds of pruning until a goal is reached or nothing is left to remove."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._whole = entries(trainer.network.widths)
        self._count = Counted(trainer)  # steps of the stage at hand
        self._all = Counted(trainer)
        self._stage = "decay"  # decay, target, recover
        self._chosen: Removal | None = None
        self._targets: Decay | None = None
        self._round = 1
        self._over = ""

    @property
    def over(self) -> str:
        """Why it is over."""
        return self._over

    @property
    def share(self) -> float:
        """Share of A that is gone since the phase began."""
        return max(0.0, 1 - entries(self._trainer.network.widths) / self._whole)

    @property
    def progress(self) -> float:
        """How near it is to its goal."""
        settings = self._trainer.recipe.pruning
        if self._over:
            return 1.0
        shares = [0.0]
        if settings.target:
            shares.append(self.share / settings.target)
        if settings.total_steps:
            shares.append(self._all.steps / settings.total_steps)
        return min(1.0, max(shares))

    @property
    def detail(self) -> str:
        """The round, its stage, and how much is gone."""
        stage = {"decay": "decay", "target": "targeted decay", "recover": "recovery"}[self._stage]
        return f"{self.share:.0%} of A gone, round {self._round}, {stage}"

    @property
    def rate(self) -> float:
        """A share of the rate that a fit begins with."""
        recipe = self._trainer.recipe
        return recipe.training.rate * recipe.pruning.rate

    @property
    def decay(self) -> Decay | None:
        """Of all of A in the first stage, of what is chosen in the second."""
        if self._over or self._stage == "recover":
            return None
        if self._stage == "target":
            return self._targets
        steps = self._trainer.recipe.pruning.decay_steps
        return Decay(course(self._trainer.recipe.decay.course, (self._count.steps + 0.5) / steps))

    @property
    def stop_rules(self) -> tuple[float, float]:
        """None: rounds have rules of their own."""
        return 0.0, 0.0

    def prepare(self) -> None:
        """Go from stage to stage; rows and columns are removed between two steps."""
        while not self._over:
            settings = self._trainer.recipe.pruning
            steps = {
                "decay": settings.decay_steps,
                "target": settings.targeted_steps,
                "recover": settings.recovery_steps,
            }[self._stage]
            if self._count.steps < steps:
                return
            self._count.restart()
            {"decay": self._choose, "target": self._remove_weak, "recover": self._look}[
                self._stage
            ]()

    def edited(self) -> None:
        """What was chosen is chosen again."""
        if self._stage == "target":
            self._stage = "decay"
            self._chosen = self._targets = None
            self._count.restart()

    def of(self, trainer: Trainer, /) -> PrunePhase:
        """The same rounds, with the recipe and the clock of another trainer."""
        other = copy.copy(self)
        other._trainer, other._count = trainer, self._count.of(trainer)
        other._all = self._all.of(trainer)
        other.edited()  # what was chosen are indices of this network
        return other

    def seconds_left(self, _speed: float, /) -> float:
        """Unknown: it depends on what is found."""
        return float("inf")

    def state(self) -> dict[str, Any]:
        """Round and stage, when they began, and what is chosen."""
        chosen = self._chosen
        return {
            "whole": self._whole,
            "since": self._count.state(),
            "began": self._all.state(),
            "stage": self._stage,
            "round": self._round,
            "over": self._over,
            "chosen": None
            if chosen is None
            else {"columns": list(chosen.columns), "rows": [list(rows) for rows in chosen.rows]},
        }

    def resume(self, state: Entries) -> None:
        """Go on from a state, on a network that has the shape that it had."""
        self._whole = state.whole("whole", 1)
        self._count.resume(state.part("since"))
        self._all.resume(state.part("began"))
        self._stage = state.choice("stage", ("decay", "target", "recover"))
        self._round, self._over = state.whole("round", 1), state.text("over")
        if self._stage == "target":
            self._aim(self._read_chosen(state.part("chosen")))

    def _read_chosen(self, state: Entries) -> Removal:
        count, *widths = self._trainer.network.widths[:-1]
        rows = state.items("rows")
        if len(rows) != len(widths):
            raise state.wrong("rows", "a list for each hidden layer")
        return Removal(
            state.wholes("columns", count),
            tuple(
                Entries({"rows": indices}, "chosen").wholes("rows", width)
                for indices, width in zip(rows, widths, strict=True)
            ),
        )

    def _choose(self) -> None:
        self._trainer.check()  # what has just diverged says nothing of what matters
        settings = self._trainer.recipe.pruning
        kept = 0.0
        if settings.target:
            now = entries(self._trainer.network.widths)
            kept = min(1.0, (1 - settings.target) * self._whole / now)
        removal = self._trainer.editor.plan_removal(kept)
        if removal.empty:
            self._end_without(f"nothing is within T_p = {settings.threshold:g}")
        elif settings.targeted:
            self._aim(removal)
            self._stage = "target"
        else:
            self._remove(removal)

    def _aim(self, removal: Removal) -> None:
        """Let what is chosen decay."""
        self._chosen = removal
        device = self._trainer.network.device
        columns, *rows = (
            torch.tensor(indices, dtype=torch.int64, device=device)
            for indices in (removal.columns, *removal.rows)
        )
        self._targets = Decay(1.0, columns, tuple(rows))

    def _remove_weak(self) -> None:
        assert self._chosen is not None
        self._trainer.check()
        weak = self._trainer.editor.weak(self._chosen)
        self._chosen = self._targets = None
        if weak.empty:
            threshold = self._trainer.recipe.pruning.norm_threshold
            self._end_without(f"all that was chosen stays above T_n = {threshold:g}")
        else:
            self._remove(weak)

    def _remove(self, removal: Removal) -> None:
        self._stage = "recover"
        self._trainer.editor.prune(removal)

    def _look(self) -> None:
        """Begin another round, or end: the goal is reached, or the steps are spent."""
        settings = self._trainer.recipe.pruning
        if settings.target and self.share >= settings.target - 1e-9:
            self._over = "the target size is reached"
        elif settings.total_steps and self._all.steps >= settings.total_steps:
            self._over = "the steps for pruning are spent"
        else:
            self._round += 1
            self._stage = "decay"

    def _end_without(self, reason: str) -> None:
        goal = self._trainer.recipe.pruning.target
        if goal and self.share < goal - 1e-9:
            self._trainer.say(f"Pruning ended with {self.share:.0%} of A gone: {reason}.")
        self._over = reason

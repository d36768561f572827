"""What every phase of a run can say of itself."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Protocol

from sinstudio.training.decay import Decay
from sinstudio.training.entries import MOST, Entries

if TYPE_CHECKING:
    from sinstudio.training.trainer import Trainer


class Phase(Protocol):
    """A part of a run, asked before every step."""

    @property
    def over(self) -> str:
        """Why the phase is over, in a few words; empty while it is not."""

    @property
    def progress(self) -> float:
        """Share of the phase that is done, 0…1."""

    @property
    def detail(self) -> str:
        """What it is doing, e.g. "round 3, decay"; may be empty."""

    @property
    def rate(self) -> float:
        """Learning rate on A for the next step."""

    @property
    def decay(self) -> Decay | None:
        """Weight decay of the next step."""

    @property
    def stop_rules(self) -> tuple[float, float]:
        """PSNR in dB and loss that end the phase; 0 where there is none."""

    def prepare(self) -> None:
        """Do what is due before the next step, structural edits included."""

    def edited(self) -> None:
        """Forget indices: rows or columns came or went by another hand."""

    def of(self, trainer: Trainer, /) -> Phase:
        """Return the phase as it stands now, with the recipe and the clock of another trainer."""

    def seconds_left(self, speed: float, /) -> float:
        """Seconds to its end at `speed` steps per second; inf when unknown."""

    def state(self) -> dict[str, Any]:
        """Return how far it is, as plain values."""

    def resume(self, state: Entries) -> None:
        """Go on from a state; raises `StateError` where that is none of this kind of phase."""


class Counted:
    """Counts the steps of a trainer from a moment on."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer
        self.restart()

    def restart(self) -> None:
        """Count from here."""
        self._step, self._second = self.trainer.step_count, self.trainer.seconds

    def count_from(self, steps: int, seconds: float) -> None:
        """Count as if so many steps, and so much training time, had gone by."""
        self._step = self.trainer.step_count - steps
        self._second = self.trainer.seconds - seconds

    def of(self, trainer: Trainer) -> Counted:
        """Count from the same moment by the clock of another trainer."""
        other = copy.copy(self)
        other.trainer = trainer
        return other

    @property
    def steps(self) -> int:
        """Steps since then."""
        return self.trainer.step_count - self._step

    @property
    def seconds(self) -> float:
        """Training time since then."""
        return self.trainer.seconds - self._second

    def state(self) -> dict[str, Any]:
        """Return the moment, as plain values."""
        return {"step": self._step, "second": self._second}

    def resume(self, state: Entries) -> None:
        """Count from the moment of a state."""
        self._step, self._second = state.whole("step", -MOST), state.number("second")

"""What a run was at one step: its network and optimiser, copied."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from functools import cached_property

import torch

from sinstudio.network.adam_state import AdamState
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.plan import Place
from sinstudio.training.trainer import Trainer


@dataclass(eq=False)
class Entry:
    """What a run was at one step.

    Parameters
    ----------
    step, seconds
        When that was, in steps and seconds of training.
    network, state
        Copies on the CPU, whatever the run's device is.
    place
        Phase of the run, and how much of its budget was spent.
    pinned
        Whether it is beside a structural edit.
    psnr_db, heldout_psnr_db
        On the pixels that the history is measured on; None while nobody has asked.
    """

    step: int
    seconds: float
    network: SinusoidalNetwork = field(repr=False)
    state: AdamState = field(repr=False)
    place: Place
    pinned: bool = False
    psnr_db: float | None = None
    heldout_psnr_db: float | None = None

    @classmethod
    def of(cls, trainer: Trainer, *, pinned: bool) -> Entry:
        """Copy what a trainer is now."""
        cpu = torch.device("cpu")
        rows = trainer.history.rows
        measured = rows[-1] if rows and rows[-1].step == trainer.step_count else None
        return cls(
            trainer.step_count,
            trainer.seconds,
            copy.deepcopy(trainer.network).to(cpu),
            _moved(trainer.state.clone(), cpu),
            trainer.plan.place,
            pinned,
            measured.psnr_db if measured else None,
            measured.heldout_psnr_db if measured else None,
        )

    @cached_property
    def bytes(self) -> int:
        """Memory that it takes."""
        tensors = [*self.network.state_dict().values()]
        for part in (self.state.exp_avg, self.state.exp_avg_sq, self.state.steps):
            tensors += part.values()
        return sum(tensor.numel() * tensor.element_size() for tensor in tensors)

    def on(self, device: torch.device) -> tuple[SinusoidalNetwork, AdamState]:
        """Copies of its network and optimiser on a device."""
        return copy.deepcopy(self.network).to(device), _moved(self.state.clone(), device)


def _moved(state: AdamState, device: torch.device) -> AdamState:
    parts = (state.exp_avg, state.exp_avg_sq, state.steps)
    return AdamState(*({name: t.to(device) for name, t in part.items()} for part in parts))

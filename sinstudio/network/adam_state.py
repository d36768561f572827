"""The state of Adam in a form that structural edits can shrink and grow."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass
class AdamState:
    """Moments and step counts of every parameter, by the names of `named_parameters`.

    Attributes
    ----------
    exp_avg, exp_avg_sq
        First and second moments, of the parameter's shape, dtype and device.
    steps
        int64 counts of the steps taken, broadcastable to the parameter: one per column for
        ``hidden.0.weight`` (1 × m), one in all elsewhere (every axis 1) until an edit adds entries,
        which count from zero. Without their own count new entries take about three times the step
        at first (method of chapter 8).
    """

    exp_avg: dict[str, Tensor]
    exp_avg_sq: dict[str, Tensor]
    steps: dict[str, Tensor]

    @classmethod
    def zeros_like(cls, network: nn.Module) -> AdamState:
        """State of an optimiser that has not taken a step."""
        parameters = {name: item.detach() for name, item in network.named_parameters()}
        return cls(
            {name: torch.zeros_like(item) for name, item in parameters.items()},
            {name: torch.zeros_like(item) for name, item in parameters.items()},
            {name: _no_steps(name, item) for name, item in parameters.items()},
        )

    def clone(self) -> AdamState:
        """Return a copy that shares no memory."""
        parts = (self.exp_avg, self.exp_avg_sq, self.steps)
        return AdamState(*({name: t.clone() for name, t in part.items()} for part in parts))

    def to(self, device: torch.device) -> AdamState:
        """Return a copy on a device that shares no memory."""
        parts = (self.exp_avg, self.exp_avg_sq, self.steps)
        return AdamState(
            *({name: t.to(device, copy=True) for name, t in part.items()} for part in parts)
        )

    def grow(self, name: str, axis: int, count: int) -> None:
        """Add `count` fresh entries at the end of an axis of one parameter."""
        size = self.exp_avg[name].shape[axis]
        steps = self.steps[name]
        if steps.shape[axis] != size:  # one count for all of them: give each its own
            shape = [size if i == axis else length for i, length in enumerate(steps.shape)]
            steps = steps.expand(shape)
        self.exp_avg[name] = _with_zeros(self.exp_avg[name], axis, count)
        self.exp_avg_sq[name] = _with_zeros(self.exp_avg_sq[name], axis, count)
        self.steps[name] = _with_zeros(steps, axis, count)

    def keep(self, name: str, axis: int, kept: Tensor) -> None:
        """Keep these entries of an axis of one parameter; `kept` is int64, on its device."""
        size = self.exp_avg[name].shape[axis]
        for part in (self.exp_avg, self.exp_avg_sq, self.steps):
            if part[name].shape[axis] == size:  # counts that are shared stay as they are
                part[name] = part[name].index_select(axis, kept)


def _no_steps(name: str, parameter: Tensor) -> Tensor:
    shape = [1] * parameter.dim()
    if name == "hidden.0.weight":
        shape[1] = parameter.shape[1]
    return torch.zeros(shape, dtype=torch.int64, device=parameter.device)


def _with_zeros(tensor: Tensor, axis: int, count: int) -> Tensor:
    shape = list(tensor.shape)
    shape[axis] = count
    return torch.cat([tensor, tensor.new_zeros(shape)], axis)

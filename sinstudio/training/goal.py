"""When to look whether the target PSNR is reached: rarely, and soon once it is."""

from __future__ import annotations

from typing import Any

import torch

from sinstudio.training.entries import Entries

LOOK_EVERY = 5  # steps between looks at the loss
HEAD_START = 0.3  # dB: a step makes the network better than its batch's loss says
MORE = 0.1  # dB to ask for on top after a look that was in vain


class Goal:
    """Judges from the loss of a step, then from a sample, when to measure every pixel.

    Each costs more than the one before: the loss is there anyway, a sample takes as long as a step
    or two, and every pixel as long as ten.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Begin again: another target, or another fit."""
        self._loss_margin = -HEAD_START
        self._margin = 0.0

    def loss_is_near(self, wanted: float, step: int, loss: torch.Tensor) -> bool:
        """Tell whether the loss of this step is about that of the target, in dB."""
        if not wanted or step % LOOK_EVERY:
            return False
        near = float(loss) <= 4 * 10 ** (-(wanted + self._loss_margin) / 10)
        if near:
            self._loss_margin += MORE
        return near

    def sample_is_near(self, wanted: float, psnr_db: float | None) -> bool:
        """Tell whether the PSNR of a sample is that of the target."""
        return bool(wanted) and psnr_db is not None and psnr_db >= wanted + self._margin

    def missed(self) -> None:
        """Every pixel was measured and was short of it: the sample flatters."""
        self._margin += MORE

    def state(self) -> dict[str, Any]:
        """Return what the looks so far have taught, as plain values."""
        return {"loss_margin": self._loss_margin, "margin": self._margin}

    def resume(self, state: Entries) -> None:
        """Go on from a state."""
        self._loss_margin, self._margin = state.number("loss_margin"), state.number("margin")

"""Fits of signals of which every step's loss is kept, for the figures in one dimension."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sinstudio.figures.panels import Series

if TYPE_CHECKING:
    from sinstudio.api import Result
    from sinstudio.figures.context import Context, Variant
    from sinstudio.files.signals import Signal
    from sinstudio.training.trainer import Trainer

_MOST_POINTS = 600  # of a curve


@dataclass(frozen=True, eq=False)
class Track:
    """A fit of a signal and its course.

    Parameters
    ----------
    losses
        Mean squared error of each step, of values scaled to -1 … 1.
    psnr_db
        At the end, of values scaled to 0 … 1.
    """

    title: str
    seed: int
    result: Result
    losses: NDArray[np.float64]
    psnr_db: float

    def first_below(self, loss: float) -> int | None:
        """Return the first step whose loss is below this; None if there is none."""
        found = np.nonzero(self.losses < loss)[0]
        return int(found[0]) + 1 if len(found) else None


def track(context: Context, variant: Variant, signal: Signal, seed: int | None = None) -> Track:
    """Fit a signal by a variant's recipe, with another seed if one is given."""
    recipe = variant.recipe if seed is None else variant.recipe.with_seed(seed)
    losses: list[float] = []

    def watch(trainer: Trainer) -> None:
        losses.append(float(trainer.gradients.loss))

    what = variant.title if seed is None else f"{variant.title} (seed {seed})"
    result = context.fit(recipe, signal, what, watch)
    psnr = result.history[-1].psnr_db
    return Track(
        variant.title,
        recipe.training.seed,
        result,
        np.array(losses),
        float("nan") if psnr is None else psnr,
    )


def curve(tracks: list[Track], label: str) -> Series:
    """Draw the median loss of several tracks, and the range between the lowest and the highest.

    One that has stopped early keeps its last loss.
    """
    longest = max(len(one.losses) for one in tracks)
    at = np.unique(np.geomspace(1, longest, _MOST_POINTS).astype(int)) - 1
    values = np.array([one.losses[np.minimum(at, len(one.losses) - 1)] for one in tracks])
    if len(tracks) == 1:
        return Series(label, at + 1, values[0])
    return Series(
        label, at + 1, np.median(values, axis=0), low=values.min(axis=0), high=values.max(axis=0)
    )


def median_psnr(tracks: list[Track]) -> float:
    """Median PSNR, dB."""
    return float(np.median([one.psnr_db for one in tracks]))


def median_step(tracks: list[Track], loss: float) -> float:
    """Median of the steps at which a loss is reached; infinite where most never reach it."""
    found = [one.first_below(loss) for one in tracks]
    return float(np.median([np.inf if step is None else step for step in found]))


def said(steps: float) -> str:
    """Write a number of steps that `median_step` gives."""
    return "more than all" if np.isinf(steps) else f"{steps:,.0f}"

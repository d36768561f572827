"""What the figures of pruning share: fits that go on from one network, watched and measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sinstudio.measure.quality import psnr, ssim

if TYPE_CHECKING:
    from sinstudio.network.model import SinusoidalNetwork
    from sinstudio.training.recipe import Recipe
    from sinstudio.training.trainer import Trainer


class Quality(NamedTuple):
    """How near a network is to a picture, on every pixel of it."""

    psnr_db: float
    ssim: float


def quality(network: SinusoidalNetwork, picture: NDArray[np.float32]) -> Quality:
    """Measure a network against the picture it was fitted to, H × W × C."""
    from sinstudio.render.grid import render

    pixels = render(network)
    return Quality(psnr(picture, pixels), ssim(picture, pixels))


def parts(recipe: Recipe) -> tuple[Recipe, Recipe]:
    """Split a recipe of several phases into that of the first one and that of the rest."""
    phases = recipe.training.phases
    return (
        recipe.changed({"training.phases": phases[:1]}),
        recipe.changed({"training.phases": phases[1:]}),
    )


def steps_of(recipe: Recipe) -> int:
    """Steps of the phases that have a number of them."""
    numbers = (name.partition(":")[2] for name in recipe.training.phases)
    return sum(int(number) for number in numbers if number)


class Moment(NamedTuple):
    """How a network stood while it was trained."""

    step: int
    phase: str
    columns: int
    rows: int
    quality: Quality


@dataclass
class Watch:
    """Measures a network now and then while it is trained.

    Parameters
    ----------
    every
        Steps between two measurements.
    moments
        What it has seen.
    before
        Steps that were taken before this fit, and count too.
    """

    every: int
    moments: list[Moment] = field(default_factory=list)
    before: int = 0

    def __call__(self, trainer: Trainer) -> None:
        """Measure when it is time."""
        if trainer.step_count % self.every == 0:
            self.take(trainer)

    def take(self, trainer: Trainer) -> None:
        """Measure now."""
        step = self.before + trainer.step_count
        if self.moments and self.moments[-1].step == step:
            return
        columns, rows = trainer.network.widths[:2]
        phase = trainer.plan.names[trainer.plan.index].partition(":")[0]
        found = quality(trainer.network, trainer.target.picture)
        self.moments.append(Moment(step, phase, columns, rows, found))


class Interval(NamedTuple):
    """A mean, and the interval that holds the true one in 95 of 100 cases (Student's t)."""

    mean: float
    low: float
    high: float

    @property
    def half(self) -> float:
        """Half its length; not a number for a single value."""
        return self.high - self.mean


def interval(values: ArrayLike) -> Interval:
    """Mean and confidence interval of some values; of a single one the interval is unknown."""
    from scipy import stats

    found = np.asarray(values, dtype=np.float64)
    mean, count = float(found.mean()), len(found)
    if count < 2:
        return Interval(mean, float("nan"), float("nan"))
    half = float(stats.t.ppf(0.975, count - 1) * found.std(ddof=1) / np.sqrt(count))
    return Interval(mean, mean - half, mean + half)

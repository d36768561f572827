"""Figure 20: input frequencies that are added during training, against an ill-fitted ω₀ = 60."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.figures.context import Context
from sinstudio.figures.figure import Figure, Finding, Outcome
from sinstudio.figures.looks import part, reconstruction
from sinstudio.figures.panels import Curves, Image, Panel, Plane, Series

if TYPE_CHECKING:
    from sinstudio.api import Result
    from sinstudio.training.trainer import Trainer

FIXED = "fixed"
MEASURED = 40  # times during a fit
ZOOM = 4  # pixels for each that was fitted, in the enlarged part


@dataclass
class Course:
    """How good a network is while it is trained, and how many frequencies it has."""

    every: int
    steps: list[int] = field(default_factory=list)
    psnr: list[float] = field(default_factory=list)
    heldout: list[float] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)

    def watch(self, trainer: Trainer) -> None:
        """Take a line of the history now and then, on a sample of the pixels."""
        if trainer.step_count % self.every and not trainer.finished:
            return
        row = trainer.record()
        self.steps.append(trainer.step_count)
        self.psnr.append(float("nan") if row.psnr_db is None else row.psnr_db)
        self.heldout.append(float("nan") if row.heldout_psnr_db is None else row.heldout_psnr_db)
        self.columns.append(trainer.network.widths[0])


@dataclass(frozen=True, eq=False)
class Fitted:
    """One of the two fits."""

    title: str
    result: Result
    course: Course
    row: dict[str, Any]

    @property
    def radii(self) -> NDArray[np.float64]:
        """Radius of each input frequency, the first one first."""
        network = self.result.network
        return np.asarray(network.domain.radii(network.cycles), dtype=np.float64)


def _run(context: Context) -> Outcome:
    picture = context.picture()
    grown, fixed = context.main, context.variant(FIXED)
    growth = grown.recipe.growth
    rounds = -(-growth.total // growth.add)
    every = max(1, rounds * growth.every // (MEASURED // 2))
    fits: list[Fitted] = []
    for variant in (grown, fixed):
        recipe = variant.recipe
        if fits:  # as large and as long as the one that grew
            result = fits[0].result
            recipe = recipe.changed(
                {
                    "frequencies.count": result.network.widths[0],
                    "training.phases": (),
                    "training.steps": max(1, result.trainer.step_count),
                }
            )
        course = Course(every)
        result = context.fit(recipe, picture, variant.title, course.watch)
        found = result.measure()
        fits.append(
            Fitted(
                variant.title,
                result,
                course,
                {
                    "fit": variant.title,
                    "columns": result.network.widths[0],
                    "rows": result.network.widths[1],
                    "steps": result.trainer.step_count,
                    "psnr_db": found["psnr_db"],
                    "heldout_psnr_db": found["heldout_psnr_db"],
                    "ssim": found["ssim"],
                    "out_of_band": found["out_of_band"],
                },
            )
        )
    for fit in fits:
        fit.row["median_radius"] = float(np.median(fit.radii))
    start = grown.recipe.frequencies.count
    return Outcome(
        _panels(fits), tuple(fit.row for fit in fits), _findings(fits[0], fits[1], start)
    )


def _panels(fits: list[Fitted]) -> tuple[tuple[Panel, ...], ...]:
    truth = fits[0].result.picture.pixels
    closer: list[Panel] = [Image(part(truth), "training data, its middle")]
    for fit in fits:
        fine = part(reconstruction(fit.result, ZOOM))
        closer.append(Image(fine, f"{fit.title}\n{fit.row['psnr_db']:.1f} dB"))
    reach = max(float(np.abs(fit.result.network.cycles).max()) for fit in fits)
    planes = tuple(Plane(fit.result.network.cycles, fit.title, reach) for fit in fits)
    quality = []
    for index, fit in enumerate(fits):
        course = fit.course
        quality.append(Series(fit.title, course.steps, course.psnr, group=index))
        if np.isfinite(course.heldout).any():
            label = f"{fit.title}, held out"
            quality.append(Series(label, course.steps, course.heldout, group=index))
    columns = [Series(fit.title, fit.course.steps, fit.course.columns) for fit in fits]
    return (
        tuple(closer),
        planes,
        (
            Curves(tuple(quality), "during training", "steps", "PSNR, dB"),
            Curves(tuple(columns), "size", "steps", "input frequencies"),
        ),
    )


def _findings(grown: Fitted, fixed: Fitted, start: int) -> tuple[Finding, ...]:
    gain = grown.row["psnr_db"] - fixed.row["psnr_db"]
    heldout = [fit.row["heldout_psnr_db"] for fit in (grown, fixed)]
    held = (
        ""
        if None in heldout
        else f" On pixels kept from training it reaches {heldout[0]:.2f} dB against "
        f"{heldout[1]:.2f}."
    )
    medians = [fit.row["median_radius"] for fit in (grown, fixed)]
    return (
        Finding(
            "A gradual increase of input frequencies outperforms a uniform spectrum of an "
            "ill-fitted bandwidth.",
            f"From {start} to {grown.row['columns']} columns it reaches {grown.row['psnr_db']:.2f} "
            f"dB against {fixed.row['psnr_db']:.2f} of the fixed one of equal size and steps, "
            f"{gain:+.2f} dB.{held}",
            gain > 0 and (None in heldout or heldout[0] > heldout[1]),
        ),
        Finding(
            "The frequencies that are selected center around the origin.",
            f"Their median radius is {medians[0]:.1f} cycles per picture, {medians[1]:.1f} for the "
            "fixed one.",
            medians[0] < medians[1],
        ),
        _order(grown.radii[start:]),
    )


def _order(added: NDArray[np.float64]) -> Finding:
    """Whether the frequencies that were added first are the lower ones."""
    claim = "Low frequencies are chosen at the beginning, and higher ones when necessary."
    half = len(added) // 2
    if not half:
        return Finding(claim, f"{len(added)} were added, too few to tell.", None)
    early, late = (float(np.mean(some)) for some in (added[:half], added[half:]))
    numbers = (
        f"The first half of those added has a mean radius of {early:.1f} cycles per picture, "
        f"the second half {late:.1f}."
    )
    return Finding(claim, numbers, early < late)


FIGURE = Figure(
    name="20",
    title="growing from 18 to 178 input frequencies",
    claim="A network whose columns are added where A saturates, 18 to 178, outperforms one that "
    "has 178 from the start with a uniform spectrum up to the ill-fitted ω₀ = 60; what is "
    "selected centers around the origin, low frequencies first.",
    preset="figure-20",
    run=_run,
    quick={
        "training.batch": 1024,
        "training.phases": ("grow", "finetune:1185"),
        "growth.every": 15,
    },
    differs="10,000 steps on all pixels there, a few thousand on batches here. Blocks and bounds, "
    "which growth needs, are not given in the report; the fixed network has none. 5 % of the "
    "pixels are kept from training.",
)

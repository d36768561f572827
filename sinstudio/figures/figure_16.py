"""Figure 16: pruning rows, columns, or both, and the norm of the decay (7.2.2 and 7.2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from sinstudio.figures.context import Context, Variant
from sinstudio.figures.figure import Figure, Finding, Outcome
from sinstudio.figures.panels import Bars, Curves, Panel, Series
from sinstudio.figures.pruned import (
    Interval,
    Moment,
    Watch,
    interval,
    parts,
    quality,
    steps_of,
)
from sinstudio.files.pictures import Picture
from sinstudio.training.recipe import Recipe

ROWS, COLUMNS, BOTH, BOTH_L2 = "rows", "columns", "main", "both-l2"
SCHEMES = (ROWS, COLUMNS, BOTH, BOTH_L2)
PICTURES, PICTURES_QUICK = 8, 4
MEASURED = 12  # times during the fine-tune, and as often during the rounds before it


@dataclass(frozen=True, eq=False)
class Pruned:
    """A network of one picture, pruned by one scheme."""

    picture: str
    scheme: Variant
    moments: tuple[Moment, ...]  # the first is before pruning

    @property
    def last(self) -> Moment:
        """After the fine-tune."""
        return self.moments[-1]

    def at(self, step: int) -> Moment:
        """How it stood at a step, or at its end if that was before."""
        return next(one for one in reversed(self.moments) if one.step <= step)

    def rows(self) -> list[dict[str, Any]]:
        """Return its moments as rows of the table."""
        return [
            {
                "picture": self.picture,
                "pruned": self.scheme.recipe.pruning.components,
                "norm": self.scheme.recipe.decay.norm,
                "step": one.step,
                "phase": one.phase,
                "rows_left": one.rows,
                "columns_left": one.columns,
                "psnr_db": one.quality.psnr_db,
                "ssim": one.quality.ssim,
            }
            for one in self.moments
        ]


def _run(context: Context) -> Outcome:
    schemes = [context.variant(name) for name in SCHEMES]
    runs: dict[str, list[Pruned]] = {name: [] for name in SCHEMES}
    for picture in context.pictures(PICTURES_QUICK if context.quick else PICTURES):
        for name, one in zip(SCHEMES, _prune(context, picture, schemes), strict=True):
            runs[name].append(one)
    rows = tuple(row for name in SCHEMES for one in runs[name] for row in one.rows())
    count = len(runs[BOTH])
    note = (
        f"Intervals are those that hold the mean over pictures like these {count} in 95 of 100 "
        "cases (Student's t). Differences are taken picture by picture."
        if count > 1
        else "With a single picture there are no intervals, and what holds for pictures in "
        "general cannot be told."
    )
    return Outcome(_panels(runs), rows, _findings(runs), (note,))


def _prune(context: Context, picture: Picture, schemes: list[Variant]) -> list[Pruned]:
    """Fit a picture once, and prune that network by each scheme."""
    first, _ = parts(schemes[0].recipe)
    whole = context.fit(first, picture, f"{picture.name}, whole")
    columns, rows = whole.network.widths[:2]
    before = Moment(0, "fit", columns, rows, quality(whole.network, whole.picture.pixels))
    shrunk = []
    for scheme in schemes:
        _, recipe = parts(scheme.recipe)
        watch = Watch(max(1, steps_of(recipe) // MEASURED), [before])
        rounds, _ = parts(recipe)
        what = f"{picture.name}, {scheme.title}"
        result = context.fit(rounds, picture, what, watch, whole.network)
        watch.take(result.trainer)
        watch.before = result.trainer.step_count
        shrunk.append((scheme, watch, result.network))
    longest = max(watch.before for _, watch, _ in shrunk)
    pruned = []
    for scheme, watch, network in shrunk:
        _, recipe = parts(scheme.recipe)
        tuned = _fine_tune(recipe, longest - watch.before)
        what = f"{picture.name}, {scheme.title}, fine-tune"
        watch.take(context.fit(tuned, picture, what, watch, network).trainer)
        pruned.append(Pruned(picture.name, scheme, tuple(watch.moments)))
    return pruned


def _fine_tune(recipe: Recipe, more: int) -> Recipe:
    """Only the fine-tune, longer by the steps that another scheme's rounds took more."""
    rate = recipe.training.rate * recipe.pruning.rate  # a fine-tune after rounds begins at theirs
    phases = (f"finetune:{steps_of(recipe) + more}",)
    return recipe.changed({"training.phases": phases, "training.rate": min(10.0, rate)})


def _panels(runs: dict[str, list[Pruned]]) -> tuple[tuple[Panel, ...], ...]:
    measures = (("SSIM", 1), ("PSNR, dB", 0))
    final = []
    for label, index in measures:
        found = {name: _change(runs[name], index) for name in SCHEMES}
        names = tuple(runs[name][0].scheme.title for name in SCHEMES)
        final.append(
            Bars(
                names,
                {"": tuple(found[name].mean for name in SCHEMES)},
                "what pruning and fine-tune changed",
                "what was pruned",
                f"change of {label}",
                {"": tuple(_half(found[name]) for name in SCHEMES)},
            )
        )
    return tuple(_curves(runs, label, index) for label, index in measures), tuple(final)


def _curves(runs: dict[str, list[Pruned]], label: str, index: int) -> Panel:
    series = []
    for name in SCHEMES:
        steps = sorted({moment.step for one in runs[name] for moment in one.moments})
        found = [interval([one.at(step).quality[index] for one in runs[name]]) for step in steps]
        series.append(
            Series(
                runs[name][0].scheme.title,
                steps,
                [one.mean for one in found],
                [one.mean - _half(one) for one in found],
                [one.mean + _half(one) for one in found],
            )
        )
    return Curves(
        tuple(series), "mean over the pictures, and its interval", "steps of pruning", label
    )


def _final(runs: list[Pruned], index: int) -> Interval:
    return interval([one.last.quality[index] for one in runs])


def _half(found: Interval) -> float:
    return 0.0 if np.isnan(found.half) else found.half


def _change(runs: list[Pruned], index: int) -> Interval:
    """What pruning changed, picture by picture."""
    return interval([one.last.quality[index] - one.moments[0].quality[index] for one in runs])


def _differences(a: list[Pruned], b: list[Pruned], index: int = 0) -> Interval:
    """Of the last measures, picture by picture."""
    pairs = zip(a, b, strict=True)
    return interval([one.last.quality[index] - two.last.quality[index] for one, two in pairs])


def _text(found: Interval, form: str = ".2f") -> str:
    known = "" if np.isnan(found.half) else f" ± {found.half:{form}}"
    return f"{found.mean:{form}}{known}"


def _signed(found: Interval, form: str = ".2f") -> str:
    return _text(found, f"+{form}").replace("± +", "± ")


def _findings(runs: dict[str, list[Pruned]]) -> tuple[Finding, ...]:
    single = len(runs[BOTH]) < 2
    psnr = {name: _final(runs[name], 0) for name in SCHEMES}
    similar = {name: _final(runs[name], 1) for name in SCHEMES}
    above = [_differences(runs[name], runs[ROWS]) for name in (COLUMNS, BOTH)]
    norms, norms_ssim = (_differences(runs[BOTH], runs[BOTH_L2], index) for index in (0, 1))
    taller = sum(one.last.rows > one.last.columns for one in runs[BOTH])
    shapes = sorted({f"{one.last.rows} × {one.last.columns}" for one in runs[BOTH]})
    gone = {
        name: np.mean([1 - _entries(one.last) / _entries(one.moments[0]) for one in runs[name]])
        for name in (ROWS, COLUMNS, BOTH)
    }
    return (
        Finding(
            "With over half of A gone, pruning rows harms the reconstruction more than pruning "
            "columns or both.",
            f"Rows keep {_text(psnr[ROWS])} dB and SSIM {_text(similar[ROWS], '.3f')}, columns "
            f"{_text(psnr[COLUMNS])} dB and {_text(similar[COLUMNS], '.3f')}, both "
            f"{_text(psnr[BOTH])} dB and {_text(similar[BOTH], '.3f')}; columns "
            f"come out {_signed(above[0])} dB from rows and both {_signed(above[1])} dB, with "
            f"{gone[ROWS]:.0%}, {gone[COLUMNS]:.0%} and {gone[BOTH]:.0%} of A gone.",
            None if single else all(one.low > 0 for one in above),
        ),
        Finding(
            "Where both may go, a hidden matrix with more rows than columns is what is left.",
            f"It is in {taller} of {len(runs[BOTH])} pictures: A ends as {', '.join(shapes)}.",
            taller > len(runs[BOTH]) / 2,
        ),
        Finding(
            "Neither norm of the decay has a significant advantage (section 7.2.2).",
            f"L1 comes out {_signed(norms)} dB and {_signed(norms_ssim, '.4f')} in SSIM from L2.",
            None if single else norms.low <= 0 <= norms.high,
        ),
    )


def _entries(moment: Moment) -> int:
    return moment.rows * moment.columns


FIGURE = Figure(
    name="16",
    title="half of A pruned, as rows, columns, or both",
    claim="Over 50 % of A was pruned on the Kodak pictures. Pruning rows is more detrimental than "
    "columns or both, a matrix with more rows than columns is preferred, and L1 and L2 decay "
    "come out alike.",
    preset="figure-16",
    run=_run,
    quick={
        "picture.size": 96,
        "frequencies.count": 96,
        "network.hidden": (96,),
        "training.batch": 1024,
        "training.phases": ("fit:700", "prune", "finetune:500"),
        "pruning.decay_steps": 40,
        "pruning.recovery_steps": 40,
    },
    differs="100,000 steps on all pixels there, a few thousand on batches here. Each picture is "
    "fitted once, and the schemes go on from that network with a fresh optimiser; those that take "
    "fewer rounds have a longer fine-tune, so that all take as many steps. What a removed row or "
    "column gave on average is folded into a bias.",
)

"""Figure 17: what pruning leaves of the accuracy, by kind of initialisation (section 7.2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from sinstudio.figures.context import Context, Variant
from sinstudio.figures.figure import Figure, Finding, Outcome
from sinstudio.figures.panels import Curves, Panel, Series
from sinstudio.figures.pruned import Quality, parts, quality
from sinstudio.files.pictures import Picture

KINDS = ("custom", "main", "siren")
PICTURES, PICTURES_QUICK = 4, 2
STOPS = 3  # shares at which the network is fine-tuned and measured: thirds of the goal
MEASURES = ("psnr_db", "ssim")


@dataclass(frozen=True, eq=False)
class Stop:
    """A network after a part of the pruning, and its fine-tune."""

    picture: str
    kind: Variant
    gone: float  # share of the entries of A
    found: Quality
    whole: Quality  # before pruning

    def kept(self, measure: str) -> float:
        """A measure as a share of what it was before pruning."""
        return float(getattr(self.found, measure) / getattr(self.whole, measure))

    def row(self) -> dict[str, Any]:
        """Return it as a row of the table."""
        return {
            "picture": self.picture,
            "initialisation": self.kind.title,
            "share_pruned": self.gone,
            "psnr_db": self.found.psnr_db,
            "ssim": self.found.ssim,
            "psnr_kept": self.kept("psnr_db"),
            "ssim_kept": self.kept("ssim"),
        }


def _run(context: Context) -> Outcome:
    kinds = [context.variant(name) for name in KINDS]
    stops: dict[str, list[list[Stop]]] = {name: [] for name in KINDS}  # by picture, by share
    for picture in context.pictures(PICTURES_QUICK if context.quick else PICTURES):
        for name, kind in zip(KINDS, kinds, strict=True):
            stops[name].append(_prune(context, picture, kind))
    rows = tuple(stop.row() for name in KINDS for runs in stops[name] for stop in runs)
    panels: tuple[Panel, ...] = (
        _curves(stops, "ssim", "SSIM kept"),
        _curves(stops, "psnr_db", "PSNR kept"),
        _curves(stops, "psnr_db", "PSNR, dB", absolute=True),
    )
    notes = (
        "The report does not say which accuracy it means, so that a claim counts as reproduced "
        "when SSIM and PSNR both bear it out, and as not told when only one does. Means are over "
        f"{len(stops['main'])} picture{'s' if len(stops['main']) > 1 else ''}.",
    )
    return Outcome((panels,), rows, _findings(stops), notes)


def _prune(context: Context, picture: Picture, kind: Variant) -> list[Stop]:
    """Fit, then prune and fine-tune share by share; every part goes on from the one before."""
    first, rest = parts(kind.recipe)
    result = context.fit(first, picture, f"{picture.name}, {kind.title}, whole")
    pixels = result.picture.pixels
    whole = quality(result.network, pixels)
    size = result.network.layers[0].weight.numel()
    stops = [Stop(picture.name, kind, 0.0, whole, whole)]
    for index in range(1, STOPS + 1):
        goal = kind.recipe.pruning.target * index / STOPS
        left = result.network.layers[0].weight.numel() / size
        recipe = rest.changed({"pruning.target": max(0.0, 1 - (1 - goal) / left)})
        what = f"{picture.name}, {kind.title}, to {goal:.0%}"
        result = context.fit(recipe, picture, what, network=result.network)
        gone = 1 - result.network.layers[0].weight.numel() / size
        stops.append(Stop(picture.name, kind, gone, quality(result.network, pixels), whole))
    return stops


def _mean(runs: list[list[Stop]], index: int, measure: str) -> float:
    return float(np.mean([stops[index].kept(measure) for stops in runs]))


def _curves(
    stops: dict[str, list[list[Stop]]], measure: str, label: str, *, absolute: bool = False
) -> Panel:
    series = []
    for name in KINDS:
        at = range(STOPS + 1)
        runs = stops[name]
        found = [[getattr(one[i].found, measure) for one in runs] for i in at]
        heights = (
            [float(np.mean(values)) for values in found]
            if absolute
            else [100 * _mean(runs, i, measure) for i in at]
        )
        shares = [100 * float(np.mean([one[i].gone for one in runs])) for i in at]
        series.append(Series(runs[0][0].kind.title, shares, heights))
    unit = "" if absolute else ", % of that before pruning"
    title = "the same in dB" if absolute else "accuracy after each fine-tune"
    return Curves(tuple(series), title, "share of A pruned, %", label + unit)


def _findings(stops: dict[str, list[list[Stop]]]) -> tuple[Finding, ...]:
    custom, random, siren = (stops[name] for name in KINDS)

    def kept(runs: list[list[Stop]], index: int) -> str:
        values = (_mean(runs, index, measure) for measure in ("ssim", "psnr_db"))
        share = np.mean([one[index].gone for one in runs])
        return f"{' and '.join(f'{value:.1%}' for value in values)} at {share:.0%}"

    def both(answers: list[bool]) -> bool | None:
        return answers[0] if len(set(answers)) == 1 else None

    last = STOPS
    return (
        Finding(
            "With 75 % of the weights of A pruned, the picture keeps more than 70 % of its "
            "accuracy.",
            f"Of SSIM and PSNR, random frequencies keep {kept(random, last)} pruned, hand-picked "
            f"ones {kept(custom, last)}.",
            both([min(_mean(r, last, m) for r in (custom, random)) > 0.7 for m in MEASURES]),
        ),
        Finding(
            "With 25 % pruned there is almost no loss: at least 99.8 % is kept.",
            f"Of SSIM and PSNR, random frequencies keep {kept(random, 1)} pruned, hand-picked "
            f"ones {kept(custom, 1)}.",
            both([min(_mean(r, 1, m) for r in (custom, random)) >= 0.998 for m in MEASURES]),
        ),
        Finding(
            "SIREN loses more: with 25 % pruned it keeps 87.7 %.",
            f"SIREN keeps {kept(siren, 1)} pruned, random whole frequencies {kept(random, 1)}.",
            both([_mean(siren, 1, m) < _mean(random, 1, m) - 0.01 for m in MEASURES]),
        ),
        Finding(
            "Hand-picked frequencies do nearly as random ones do.",
            f"With the last part pruned they keep {kept(custom, last)}, random ones "
            f"{kept(random, last)}; nearly means within 3 %.",
            both([abs(_mean(custom, last, m) - _mean(random, last, m)) < 0.03 for m in MEASURES]),
        ),
    )


FIGURE = Figure(
    name="17",
    title="accuracy kept against the share of A pruned",
    claim="Pruning keeps more than 70 % of the accuracy with 75 % of A gone, and 99.8 % with "
    "25 % gone, where SIREN keeps 87.7 %; hand-picked frequencies do as random ones do.",
    preset="figure-17",
    run=_run,
    quick={
        "picture.size": 96,
        "frequencies.count": 100,
        "frequencies.values": (1, -2, 3, -4, 5, -6, 7, -9, 11, -14),
        "network.hidden": (100,),
        "training.batch": 1024,
        "training.phases": ("fit:2000", "prune", "finetune:800"),
        "pruning.decay_steps": 40,
        "pruning.recovery_steps": 40,
    },
    differs="the report gives no sizes, steps, or learning rates, and does not name the measure. "
    "Every share is fine-tuned before the next one goes. SIREN trains its frequencies, at three "
    "times the learning rate of its authors, so that it is nearer to its end when it is pruned.",
)

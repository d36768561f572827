"""Figure 11: one bound on all of A, and how far the spectrum spreads (chapter 6)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from sinstudio.figures.context import Context
from sinstudio.figures.figure import Figure, Finding, Outcome
from sinstudio.figures.looks import energy_beyond, reconstruction, spectrum
from sinstudio.figures.panels import Image, Panel

if TYPE_CHECKING:
    from sinstudio.api import Result


def _run(context: Context) -> Outcome:
    picture = context.picture()
    top: list[Panel] = []
    bottom: list[Panel] = []
    rows: list[dict[str, Any]] = []
    for variant in context.variants:
        result = context.fit(variant.recipe, picture, variant.title)
        if not rows:
            top.append(Image(result.picture.pixels, "ground truth"))
            bottom.append(spectrum(result.picture.pixels, "its spectrum"))
        fine = reconstruction(result, 2)
        found = result.measure()
        low, high = _use(result)
        rows.append(
            {
                "bound": variant.recipe.bounds.values[0],
                "psnr_db": found["psnr_db"],
                "ssim": found["ssim"],
                "beyond_inputs": energy_beyond(fine, _limit(result)),
                "beyond_nyquist": found["out_of_band"],
                "mean_abs_a_low": low,
                "mean_abs_a_high": high,
                "steps": result.trainer.step_count,
            }
        )
        top.append(Image(reconstruction(result), f"{variant.title}\n{found['psnr_db']:.1f} dB"))
        bottom.append(spectrum(fine, "its spectrum, and the Nyquist limit", 2))
    return Outcome((tuple(top), tuple(bottom)), tuple(rows), _findings(rows))


def _limit(result: Result) -> float:
    """Largest radius of the input frequencies, in cycles per picture."""
    return float(result.trainer.radii.max(initial=0.0))


def _use(result: Result) -> tuple[float, float]:
    """Mean |a| of the columns in the lower and in the upper third of the radii."""
    radii = result.trainer.radii
    weight = np.abs(result.network.layers[0].weight.detach().cpu().numpy())
    order = np.argsort(radii)
    third = max(1, len(order) // 3)
    return float(weight[:, order[:third]].mean()), float(weight[:, order[-third:]].mean())


def _findings(rows: list[dict[str, Any]]) -> tuple[Finding, ...]:
    beyond = [row["beyond_inputs"] for row in rows]
    noise = [row["beyond_nyquist"] for row in rows]
    names = ["none" if np.isinf(row["bound"]) else f"{row['bound']:g}" for row in rows]
    share = rows[0]["mean_abs_a_high"] / max(rows[0]["mean_abs_a_low"], 1e-12)
    return (
        Finding(
            "B controls the bandwidth of the reconstruction.",
            f"With B = {', '.join(names)}, the share of the energy beyond the input frequencies is "
            f"{_listed(beyond)}, and that beyond the Nyquist limit {_listed(noise)}.",
            all(one < two for one, two in pairwise(beyond)),
        ),
        Finding(
            "With constant bounds all initial frequencies have the same importance.",
            f"With B = {names[0]}, the mean of |a| over the highest third of the frequencies is "
            f"{share:.2f} times that over the lowest third.",
            0.8 <= share <= 1.25,
        ),
    )


def _listed(values: list[float]) -> str:
    return ", ".join(f"{value:.2g}" for value in values)


FIGURE = Figure(
    name="11",
    title="constant bounds on A",
    claim="A single bound B on the hidden matrix controls the bandwidth of the representation; "
    "all initial frequencies then have the same importance.",
    preset="figure-11",
    run=_run,
    quick={"training.steps": 500, "training.batch": 2048},
    differs="the report gives neither the values of B nor the frequencies; here 256 of them are "
    "drawn up to ω₀ = 30, and `--quick` takes batches of 2,048 pixels instead of all.",
)

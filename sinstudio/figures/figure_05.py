"""Figure 5: input frequencies up to 16 against up to the Nyquist limit (section 5.2)."""

from __future__ import annotations

from typing import Any

from sinstudio.figures.context import Context
from sinstudio.figures.figure import Figure, Finding, Outcome
from sinstudio.figures.looks import part, reconstruction, spectrum
from sinstudio.figures.panels import Image, Panel


def _run(context: Context) -> Outcome:
    picture = context.picture()
    top: list[Panel] = []
    middle: list[Panel] = []
    bottom: list[Panel] = []
    rows: list[dict[str, Any]] = []
    for variant in context.variants:
        result = context.fit(variant.recipe, picture, variant.title)
        found = result.measure()
        if not rows:
            truth = result.picture.pixels
            top.append(Image(truth, "training data"))
            middle.append(Image(part(truth), "its middle, enlarged"))
            bottom.append(spectrum(truth, "its spectrum"))
        fine = reconstruction(result, 4)
        top.append(Image(reconstruction(result), f"{variant.title}\n{found['psnr_db']:.1f} dB"))
        middle.append(Image(part(fine), "its middle, between the pixels"))
        bottom.append(spectrum(fine, "its spectrum, and the Nyquist limit", 4))
        rows.append(
            {
                "frequencies": variant.title,
                "limit_cycles": variant.recipe.frequencies.limit,
                "count": result.network.widths[0],
                "psnr_db": found["psnr_db"],
                "ssim": found["ssim"],
                "heldout_psnr_db": found["heldout_psnr_db"],
                "out_of_band": found["out_of_band"],
                "steps": result.trainer.step_count,
            }
        )
    return Outcome((tuple(top), tuple(middle), tuple(bottom)), tuple(rows), _findings(rows))


def _findings(rows: list[dict[str, Any]]) -> tuple[Finding, ...]:
    low, high = rows
    held = [row["heldout_psnr_db"] for row in rows]
    beyond = [row["out_of_band"] for row in rows]
    return (
        Finding(
            "Frequencies drawn up to the Nyquist limit lead to a noisy reconstruction.",
            f"Between the pixels that were trained on it has {held[1]:.1f} dB, against "
            f"{held[0]:.1f} dB with low frequencies (training {high['psnr_db']:.1f} and "
            f"{low['psnr_db']:.1f} dB).",
            held[1] < held[0] - 1,
        ),
        Finding(
            "Frequencies beyond the Nyquist limit appear.",
            f"{beyond[1]:.2g} of the energy lies beyond it, against {beyond[0]:.2g} with low "
            "frequencies.",
            beyond[1] > 2 * beyond[0],
        ),
        Finding(
            "A suitable ω₀ leads to a better reconstruction.",
            f"SSIM is {low['ssim']:.3f} with low frequencies and {high['ssim']:.3f} up to the "
            "Nyquist limit.",
            low["ssim"] > high["ssim"],
        ),
    )


FIGURE = Figure(
    name="5",
    title="a low bandwidth against the Nyquist limit",
    claim="Input frequencies drawn at random up to the Nyquist limit, ω₀ = 128, lead to a noisy "
    "reconstruction, since the network generates multiples of them beyond that limit; "
    "ω₀ = 16 leads to a better one.",
    preset="figure-5",
    run=_run,
    quick={"training.steps": 600},
    differs="the report gives neither the number of frequencies, the width nor the steps; here "
    "there are 256 frequencies and neurons, batches of 4,096 pixels, and 5 % of the pixels are "
    "kept from training to see the noise between the others.",
)

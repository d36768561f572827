"""Figure 14: a lattice of frequencies over time, bounded and not (section 6.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.figures.context import Context, Variant
from sinstudio.figures.figure import Figure, Finding, Outcome
from sinstudio.figures.looks import frequency_axes, high_error, reconstruction, spectrum
from sinstudio.figures.panels import Curves, Image, Panel, Plane, Series
from sinstudio.measure.spectrum import amplitude

if TYPE_CHECKING:
    from sinstudio.api import Result
    from sinstudio.files.picture import Picture
    from sinstudio.training.trainer import Trainer

_MOMENTS = (0.03, 0.1, 0.33, 1.0)  # shares of the steps
_HIGH = 20  # cycles per picture
_NEAR = 5  # cycles from an input frequency that count as around it


class _Course:
    """A fit, looked at on its way."""

    def __init__(self, context: Context, variant: Variant, picture: Picture) -> None:
        self.title = variant.title
        steps = variant.recipe.training.steps
        self._at = [max(1, round(share * steps)) for share in _MOMENTS]
        self.shots: list[NDArray[np.float32]] = []
        self.rows: list[dict[str, Any]] = []
        self.result: Result = context.fit(variant.recipe, picture, variant.title, self._watch)

    def _watch(self, trainer: Trainer) -> None:
        if trainer.step_count not in self._at[len(self.rows) :]:
            return
        from sinstudio.measure.network import measures
        from sinstudio.render.grid import render

        target = trainer.target
        found = measures(trainer.network, target.picture, target.trained, target.heldout)
        shot = render(trainer.network)
        noise = high_error(shot, target.picture, _HIGH)
        self.shots.append(shot)
        row = {"network": self.title, "step": trainer.step_count, "noise": noise}
        self.rows.append({**row, **found})

    def of(self, key: str) -> list[float]:
        """A measure at every moment."""
        return [row[key] for row in self.rows]


def _run(context: Context) -> Outcome:
    picture = context.picture()
    bounded, free, siren = (_Course(context, one, picture) for one in context.variants)
    panels: list[tuple[Panel, ...]] = [
        tuple(
            Image(shot, f"{one.title}\nstep {row['step']:,}, {row['heldout_psnr_db']:.1f} dB")
            for shot, row in zip(one.shots, one.rows, strict=True)
        )
        for one in (free, bounded)
    ]
    network = bounded.result.network
    spread = spectrum(reconstruction(bounded.result), "spectrum, bounded")
    noise = tuple(
        Series(one.title, one.of("step"), one.of("noise")) for one in (bounded, free, siren)
    )
    panels.append(
        (
            Plane(network.frequencies.cpu().numpy(), "input frequencies", network.domain.nyquist),
            spread,
            Curves(
                noise,
                "noise",
                "steps",
                f"error beyond {_HIGH} cycles / picture's energy there",
                log_x=True,
            ),
        )
    )
    rows = (*bounded.rows, *free.rows, *siren.rows)
    return Outcome(tuple(panels), rows, _findings(bounded, free, siren))


def _findings(bounded: _Course, free: _Course, siren: _Course) -> tuple[Finding, ...]:
    held = [one.of("heldout_psnr_db")[-1] for one in (bounded, free, siren)]
    likeness = [one.of("ssim")[-1] for one in (bounded, free)]
    noise, calm = free.of("noise"), bounded.of("noise")
    worst = max(free.rows, key=lambda row: float(row["noise"]))
    near = _concentration(bounded.result)
    return (
        Finding(
            "With bounds the quality is visibly higher.",
            f"On pixels kept from training: {held[0]:.1f} dB bounded, {held[1]:.1f} dB not "
            f"bounded; SSIM {likeness[0]:.3f} and {likeness[1]:.3f}. A SIREN with as many "
            f"frequencies has {held[2]:.1f} dB.",
            held[0] > held[1] + 1 and likeness[0] > likeness[1],
        ),
        Finding(
            "High-frequency noise appears very early in the training.",
            f"Beyond {_HIGH} cycles the unbounded network has at step {free.rows[0]['step']} an "
            f"error of {noise[0]:.2f} times the picture's energy there (1 is no detail and no "
            f"noise), and at step {worst['step']}, where it is largest, of {max(noise):.2f}; "
            f"bounded it is {max(calm):.2f} at most.",
            max(noise) > max(1.05, *calm) and worst["step"] <= 0.5 * free.rows[-1]["step"],
        ),
        Finding(
            "Most of the training steps are spent on denoising.",
            f"From step {worst['step']} to {free.rows[-1]['step']} that error of the unbounded "
            f"network goes from {max(noise):.2f} to {noise[-1]:.2f}.",
            worst["step"] < 0.5 * free.rows[-1]["step"] and noise[-1] < 0.8 * max(noise),
        ),
        Finding(
            "Generated frequencies appear around the initial ones.",
            f"Beyond the lowest 20 cycles, the bounded reconstruction has {near:.1f} times as much "
            f"energy within {_NEAR} cycles of an input frequency as elsewhere.",
            near > 2,
        ),
    )


def _concentration(result: Result) -> float:
    """Mean energy near the input frequencies over the mean elsewhere, the lowest left out."""
    pixels = reconstruction(result)
    across, down = frequency_axes(pixels)
    power = np.square(amplitude(pixels))
    near = np.zeros(power.shape, dtype=np.bool_)
    for x, y in result.network.frequencies.cpu().numpy():
        for sign in (1, -1):
            near |= (
                np.maximum(np.abs(across - sign * x)[None, :], np.abs(down - sign * y)[:, None])
                <= _NEAR
            )
    high = np.maximum(np.abs(across)[None, :], np.abs(down)[:, None]) > _HIGH
    inside, outside = power[near & high], power[~near & high]
    if not inside.size or not outside.size:
        return 0.0
    return float(inside.mean() / max(outside.mean(), 1e-300))


FIGURE = Figure(
    name="14",
    title="a lattice of frequencies, bounded and not, over time",
    claim="With all pairs of ±1, ±3, ±10 and ±50 at a Nyquist limit of 128, high-frequency noise "
    "appears very early and most steps are spent on removing it; bounding gives a visibly higher "
    "quality, with generated frequencies around the initial ones.",
    preset="figure-14",
    run=_run,
    quick={"training.batch": 8192},
    differs="the report gives neither the width nor the bounds; here there are 256 neurons, "
    "L = [5, 20] and B = [1.3, 0.6, 0.1], and 5 % of the pixels are kept from training. Its "
    '"scheme of Sitzmann et al." is taken for the same network without bounds; a SIREN with real, '
    "trained frequencies is run beside it. `--quick` takes batches of 8,192 pixels instead of all.",
)

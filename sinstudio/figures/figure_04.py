"""Figure 4: how depth widens the bandwidth, from input frequencies of 1 alone (section 5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sinstudio.figures.context import Context, Variant
from sinstudio.figures.figure import Figure, Finding, Outcome
from sinstudio.figures.panels import Curves, Series
from sinstudio.files.signals import Signal

if TYPE_CHECKING:
    from sinstudio.training.trainer import Trainer

_EARLY = 0.1  # of the steps
_LOOKS = 25
_SHARE = 0.99  # of the energy, within what is called the bandwidth
_GOOD = 0.9  # of a signal's energy


class _Course:
    """A fit and its spectrum at several moments."""

    def __init__(self, context: Context, variant: Variant, signal: Signal) -> None:
        self.title = variant.title
        steps = variant.recipe.training.steps
        early = max(1, round(_EARLY * steps))
        self._at = {early, *np.linspace(1, steps, _LOOKS, dtype=int).tolist()}
        self.spectra: dict[int, NDArray[np.float64]] = {}
        self.result = context.fit(variant.recipe, signal, variant.title, self._watch)
        self.early, self.last = early, max(self.spectra)
        self.truth = _amplitudes(self.result.picture.pixels[0])
        self.psnr_db = self.result.history[-1].psnr_db or 0.0

    def _watch(self, trainer: Trainer) -> None:
        from sinstudio.render.signal import render_signal

        if trainer.step_count in self._at:
            self.spectra[trainer.step_count] = _amplitudes(render_signal(trainer.network).levels)

    def bandwidth(self, step: int) -> int:
        """Frequency within which 99 % of the energy lies, in cycles per signal."""
        power = np.square(self.spectra[step])
        return int(np.searchsorted(np.cumsum(power), _SHARE * power.sum())) + 1


def _amplitudes(levels: NDArray[np.float32]) -> NDArray[np.float64]:
    """|FFT| at 1, 2, … cycles per signal, as amplitudes of sines of values in -1 … 1."""
    spectrum = np.fft.rfft(2.0 * levels[:, 0].astype(np.float64))
    return np.asarray(2 * np.abs(spectrum[1:]) / len(levels))


def _run(context: Context) -> Outcome:
    signal = context.signal()
    deep, wide = (_Course(context, one, signal) for one in context.variants)
    panels = tuple(
        tuple(_spectrum(one, step, f"({letter}) {one.title}") for one, letter in named)
        for step in ("early", "last")
        for named in [((deep, "a"), (wide, "b"))]
    )
    widths = Curves(
        tuple(
            Series(one.title, sorted(one.spectra), [one.bandwidth(s) for s in sorted(one.spectra)])
            for one in (deep, wide)
        ),
        "bandwidth of the reconstruction: 99 % of its energy",
        "steps",
        "cycles per signal",
    )
    rows = tuple(
        {
            "network": one.title,
            "parameters": one.result.network.parameter_count(),
            "step": step,
            "bandwidth_cycles": one.bandwidth(step),
        }
        for one in (deep, wide)
        for step in sorted(one.spectra)
    )
    return Outcome((*panels, (widths,)), rows, _findings(deep, wide))


def _spectrum(one: _Course, when: str, title: str) -> Curves:
    step = one.early if when == "early" else one.last
    cycles = np.arange(1, len(one.truth) + 1)
    size = f"{one.result.network.parameter_count():,} parameters"
    return Curves(
        (
            Series("network", cycles, one.spectra[step]),
            Series("signal", cycles, one.truth),
        ),
        f"{title}, {size}\nafter {step:,} steps",
        "cycles per signal",
        "|FFT|",
        x_range=(0, min(150, len(cycles))),
    )


def _findings(deep: _Course, wide: _Course) -> tuple[Finding, ...]:
    early = [one.bandwidth(one.early) for one in (deep, wide)]
    last = [one.bandwidth(one.last) for one in (deep, wide)]
    energy = [1 - _error(one) for one in (deep, wide)]
    sizes = [one.result.network.parameter_count() for one in (deep, wide)]
    return (
        Finding(
            "A network can fit a signal of high frequencies although all its input frequencies "
            "are 1.",
            f"After {deep.last:,} steps the network with two hidden layers has {deep.psnr_db:.1f} "
            f"dB and {energy[0]:.0%} of the signal's energy right, the one with a single layer "
            f"{wide.psnr_db:.1f} dB and {energy[1]:.0%}.",
            max(energy) > _GOOD,
        ),
        Finding(
            "In the first stage of training the deeper network has the broader bandwidth.",
            f"After {deep.early:,} steps 99 % of its energy lies within {early[0]} cycles, against "
            f"{early[1]} for one hidden layer ({sizes[0]:,} and {sizes[1]:,} parameters); at the "
            f"end within {last[0]} and {last[1]}.",
            early[0] > early[1],
        ),
    )


def _error(one: _Course) -> float:
    """Energy of the error, as a share of that of the signal."""
    from sinstudio.render.signal import render_signal

    truth = one.result.picture.pixels[0].astype(np.float64)
    wrong = render_signal(one.result.network).levels - truth
    return float(np.square(wrong).sum() / max(np.square(truth - truth.mean()).sum(), 1e-300))


FIGURE = Figure(
    name="4",
    title="depth and bandwidth",
    claim="A sinusoidal network can fit Σ sin(kπx), k = 1 … 100, although all its input "
    "frequencies are 1; with as many parameters, a deeper one has a broader bandwidth in the first "
    "stage of training.",
    preset="figure-4",
    run=_run,
    quick={"training.steps": 400},
    differs="the report gives neither the samples (here 512), the widths nor the learning rate "
    "(here 0.03, constant); the networks have 2,999 and 2,997 parameters instead of 2,995 and "
    "2,996.",
)

"""Figures 12 and 13: SSIM for several L and B, and two of the fits enlarged (chapter 6)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from sinstudio.figures.context import Context, Variant
from sinstudio.figures.figure import Figure, Finding, Outcome
from sinstudio.figures.looks import part, reconstruction
from sinstudio.figures.panels import Bars, Image, Table
from sinstudio.files.picture import Picture
from sinstudio.measure.quality import psnr, ssim

_SOFT = ((5.0, 10.0), (1.3, 0.6, 0.05))  # figure 13 a
_SHARP = ((5.0, 20.0), (1.3, 0.6, 0.1))  # figure 13 b
_BLURS = (0.0, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0)  # pixels
_HIGH = 26  # the report's


@dataclass(frozen=True, eq=False)
class _Cell:
    limits: tuple[float, ...]
    bounds: tuple[float, ...]
    picture: NDArray[np.float32]
    fine: NDArray[np.float32]
    truth: NDArray[np.float32]
    frequencies: NDArray[np.int64]
    steps: int

    @property
    def ssim(self) -> float:
        return ssim(self.truth, self.picture)

    @property
    def psnr_db(self) -> float:
        return psnr(self.truth, self.picture)

    @property
    def softness(self) -> tuple[float, float]:
        """The blur σ, in pixels, that makes the truth most like this fit, and their PSNR."""
        found = [(psnr(_blurred(self.truth, sigma), self.picture), sigma) for sigma in _BLURS]
        best, sigma = max(found)
        return sigma, best


def _run(context: Context) -> Outcome:
    picture = context.picture()
    cells = {
        (one.recipe.bounds.limits, one.recipe.bounds.values): _cell(context, one, picture)
        for one in context.variants
    }
    limits, bounds = (sorted({key[axis] for key in cells}) for axis in (0, 1))
    values = np.array([[cells[row, column].ssim for column in bounds] for row in limits])
    table = Table(
        values,
        tuple(_shown(row) for row in limits),
        tuple(_shown(column) for column in bounds),
        "SSIM (figure 12 a)",
        "B",
        "L",
        ".3f",
    )
    soft, sharp = cells[_SOFT], cells[_SHARP]
    zooms = (
        Image(part(sharp.truth, 0.5), "ground truth, × 2"),
        *(
            Image(
                part(one.fine, 0.5), f"{letter}) L = {_shown(one.limits)}\nB = {_shown(one.bounds)}"
            )
            for letter, one in (("13 a", soft), ("13 b", sharp))
        ),
    )
    histogram = _histogram(sharp.frequencies)
    rows = tuple(
        {
            "limits": _shown(one.limits),
            "bounds": _shown(one.bounds),
            "ssim": one.ssim,
            "psnr_db": one.psnr_db,
            "blur_px": one.softness[0],
            "psnr_db_of_blurred": one.softness[1],
            "steps": one.steps,
        }
        for one in cells.values()
    )
    findings = _findings(list(cells.values()), soft, sharp)
    return Outcome(((table, histogram), zooms), rows, findings)


def _cell(context: Context, variant: Variant, picture: Picture) -> _Cell:
    result = context.fit(variant.recipe, picture, variant.title)
    bounds = variant.recipe.bounds
    return _Cell(
        bounds.limits,
        bounds.values,
        reconstruction(result),
        reconstruction(result, 2),
        result.picture.pixels,
        np.abs(result.network.frequencies.cpu().numpy()),
        result.trainer.step_count,
    )


def _shown(values: tuple[float, ...]) -> str:
    return f"[{', '.join(f'{value:g}' for value in values)}]"


def _blurred(pixels: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    return np.asarray(gaussian_filter(pixels, (sigma, sigma, 0), mode="nearest"))


def _histogram(frequencies: NDArray[np.int64]) -> Bars:
    """Counts of |k_x| and |k_y|, by four values, so that a bar begins above 26."""
    most = max(_HIGH + 4, int(frequencies.max()))
    edges = np.array([0, *range(3, most + 5, 4)])
    names = tuple(f"{low}–{high - 1}" for low, high in pairwise(edges.tolist()))
    counts = {
        axis: tuple(float(n) for n in np.histogram(frequencies[:, place], edges)[0])
        for place, axis in enumerate(("along x", "along y"))
    }
    return Bars(names, counts, "input frequencies (figure 12 b)", "|k|, cycles", "frequencies")


def _shares(frequencies: NDArray[np.int64]) -> tuple[float, float, float]:
    """Shares above 26: of all |k|, of all |k| of a uniform draw, and of the radii."""
    most = int(frequencies.max())
    even = 2 * max(0, most - _HIGH) / (2 * most + 1)
    radii = frequencies.max(axis=1)
    return float((frequencies > _HIGH).mean()), even, float((radii > _HIGH).mean())


def _findings(cells: list[_Cell], soft: _Cell, sharp: _Cell) -> tuple[Finding, ...]:
    ranked = sorted(cells, key=lambda one: -one.ssim)
    best, place = ranked[0], ranked.index(soft) + 1
    outer = max(one.limits[-1] for one in cells)
    means = {
        limits: float(np.mean([one.ssim for one in cells if one.limits == limits]))
        for limits in sorted({one.limits for one in cells})
    }
    blur, likeness = soft.softness
    gain, usual = likeness - soft.psnr_db, sharp.softness[1] - sharp.psnr_db
    shares, most = _shares(sharp.frequencies), int(sharp.frequencies.max())
    return (
        Finding(
            "The best values have L₃ = 20.",
            f"The best SSIM is {best.ssim:.3f}, with L = {_shown(best.limits)} and "
            f"B = {_shown(best.bounds)}.",
            best.limits[-1] == outer,
        ),
        Finding(
            "Quality worsens with small limits for low frequencies.",
            "The mean SSIM is "
            + ", ".join(f"{value:.3f} for L = {_shown(key)}" for key, value in means.items())
            + ".",
            min(means, key=lambda key: means[key]) == min(means),
        ),
        Finding(
            "L = [5, 10] with B = [1.3, 0.6, 0.05] gives one of the worst reconstructions.",
            f"Its SSIM of {soft.ssim:.3f} is place {place} of {len(cells)}.",
            place > 2 * len(cells) / 3,
        ),
        Finding(
            "That reconstruction looks like a softened version of the picture.",
            f"It is most like the picture blurred by σ = {blur:g} pixels, with {likeness:.1f} dB: "
            f"{gain:.1f} dB more than like the picture itself, against {usual:.1f} dB for the fit "
            "of figure 13 b.",
            blur > 0 and gain > usual + 1,
        ),
        Finding(
            "The initial frequencies are more numerous in values over 26.",
            f"{shares[0]:.0%} of all |k_x| and |k_y| are over {_HIGH}, where a draw that favours "
            f"none up to {most} has {shares[1]:.0%}; of the radii max(|k_x|, |k_y|) it is "
            f"{shares[2]:.0%}.",
            shares[0] > 1.2 * shares[1],
        ),
    )


FIGURE = Figure(
    name="12/13",
    title="a table of L and B",
    claim="At ω₀ = 30, small limits for low frequencies worsen the reconstruction and the best "
    "SSIM has L₃ = 20. L = [5, 10] with B = [1.3, 0.6, 0.05], one of the worst, has no artefacts "
    "but looks like a softened version of the picture.",
    preset="figure-12",
    run=_run,
    quick={"training.steps": 350},
    differs="the report's table is of a Kodak picture of a monument, and its text names only two "
    "of the cells; the others, the 256 frequencies and neurons and batches of 2,048 pixels are "
    "ours.",
)

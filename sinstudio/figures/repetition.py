"""How much a network repeats within its period, for the figures on sub-periods (section 5.3)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from sinstudio.network.periods import lattice_index, overlaps, sub_periods

if TYPE_CHECKING:
    from sinstudio.api import Result
    from sinstudio.figures.context import Context, Variant
    from sinstudio.files.picture import Picture

_PER_PERIOD = 180  # samples: whole for shifts by halves, thirds, …; ninths too


@dataclass(frozen=True, eq=False)
class Repetition:
    """A fit, its sub-periods, and how nearly it repeats at them.

    Parameters
    ----------
    index
        Of the lattice of its frequencies; 1 means that it has no sub-period.
    shift
        A sub-period, in periods; None where there is none.
    difference
        RMS of f(x + v) - f(x) over that of f(x) - mean, over a whole period; 0 repeats exactly. At
        (½, ½) where there is no sub-period, to compare with.
    overlap
        Whether two points of the picture differ by a sub-period.
    """

    name: str
    title: str
    result: Result
    index: int
    shift: tuple[Fraction, ...] | None
    difference: float
    overlap: bool
    psnr_db: float

    @property
    def row(self) -> dict[str, object]:
        """A line of the figure's table."""
        shift = self.shift or ()
        return {
            "frequencies": self.title,
            "count": self.result.network.widths[0],
            "period": self.result.network.domain.period[0],
            "index": self.index,
            "shift": " ".join(str(part) for part in shift),
            "difference_at_shift": self.difference,
            "overlaps": self.overlap,
            "psnr_db": self.psnr_db,
            "steps": self.result.trainer.step_count,
        }


def fit_repetition(context: Context, variant: Variant, picture: Picture) -> Repetition:
    """Fit a variant of a figure, and look for repetitions."""
    from sinstudio.render.grid import render

    result = context.fit(variant.recipe, picture, variant.title)
    k = result.network.frequencies.cpu().numpy()
    index = lattice_index(k)
    found = sub_periods(k) if index > 1 else ()
    shift = found[-1] if found else None
    whole = render(result.network, (_PER_PERIOD, _PER_PERIOD), tiles=(1, 1)).astype(np.float64)
    x, y = shift or (Fraction(1, 2), Fraction(1, 2))
    moved = np.roll(whole, (-round(y * _PER_PERIOD), -round(x * _PER_PERIOD)), axis=(0, 1))
    contrast = float((whole - whole.mean(axis=(0, 1))).std())
    period = result.network.domain.period
    return Repetition(
        variant.name,
        variant.title,
        result,
        index,
        shift,
        float(np.sqrt(np.square(moved - whole).mean())) / max(contrast, 1e-12),
        any(overlaps(v, period) for v in found),
        result.history[-1].psnr_db or 0.0,
    )

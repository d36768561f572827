"""Signals from formulas."""

from __future__ import annotations

from sinstudio.errors import SinStudioError
from sinstudio.files.formula import evaluate_formula
from sinstudio.files.picture import check_size
from sinstudio.files.signal import Signal, Units, signal_of
from sinstudio.training.settings.section import short

DEFAULT_SAMPLES = 1024


def formula_signal(formula: str, samples: int = DEFAULT_SAMPLES, share: float = 1.0) -> Signal:
    """Make a signal of a formula in x, at x = -1 + 2j/N for j = 0 … N - 1.

    Parameters
    ----------
    formula
        Such as ``sin(2*pi*x)``; see `sinstudio.files.formula`.
    samples
        N ≥ 2.
    share
        Of the work that it may take; see `evaluate_formula`.

    Raises
    ------
    SinStudioError
        When there are too few or too many samples, or as `evaluate_formula`.
    """
    if samples < 2:
        raise SinStudioError(f"The formula is given {samples} samples: take at least 2.")
    check_size("The formula", samples, 1)
    units = Units(
        (), (), start=-1.0, step=2 / samples, axis="x", columns=("value",), source=formula.strip()
    )
    values = evaluate_formula(formula, units.coordinates(samples), share)
    return signal_of(values, short(formula.strip()), units, formula=formula)

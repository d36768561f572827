"""Choosing the input frequencies ω (chapter 5 of the report).

`choose` returns whole frequencies k, cycles per period, by one of seven strategies. Five draw:
their sets are distinct, within a radius, without zero and hold one of each ± pair. Two take what is
given: lattice and custom, which may repeat a frequency and hold both of a pair.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.network.bands import Band, IntArray, half_plane, is_half_plane
from sinstudio.network.domain import Cycles, Domain
from sinstudio.network.listed import custom, lattice
from sinstudio.network.strategies import STRATEGIES, Draw

__all__ = ["Choice", "beyond_nyquist", "choose", "half_plane", "is_half_plane"]

UNIT_VECTORS = ((1, 0), (0, 1))
_LISTED: dict[str, Callable[[Sequence[Any], int], IntArray]] = {
    "lattice": lattice,
    "custom": custom,
}


@dataclass(frozen=True)
class Choice:
    """Chosen frequencies, and what had to be different from what was asked.

    Attributes
    ----------
    frequencies
        m × 2 int64, cycles per period, in the order of the draw; float64 for a SIREN.
    notes
        Sentences to show, such as "Only 120 of 384 frequencies fit within radius 8; 120 are used."
    """

    frequencies: Cycles
    notes: tuple[str, ...]


def choose(
    strategy: str,
    domain: Domain,
    *,
    count: int,
    limit: float | str = "auto",
    sigma: float | str = "auto",
    low_share: float = 0.7,
    low_limit: float | str = "auto",
    high_from: float | str = "auto",
    values: Sequence[Any] = (),
    unit_vectors: bool = True,
    seed: int = 0,
    luma: NDArray[np.floating] | None = None,
) -> Choice:
    """Choose the input frequencies of a network.

    The same arguments give the same frequencies. All radii are in cycles per S pixels, where S is
    the short side. A limit beyond Nyquist, and a count beyond what fits, are lowered and noted.

    Parameters
    ----------
    strategy
        gaussian: a rounded normal of width `sigma`, drawn without replacement. uniform: all within
        the limit alike. spectrum: drawn without replacement, in proportion to the magnitude of the
        picture's FFT. dominant: its largest values. low+high: a share within a low square, the rest
        uniform from `high_from` to the limit. lattice: all pairs of `values`. custom: `values`.
    domain
        Size and period of the fitted picture.
    count
        m, how many, at least 1. Not read by lattice and custom.
    limit
        ω₀, largest radius; "auto" is Nyquist/2 for spectrum and uniform and Nyquist otherwise.
    sigma
        σ of gaussian; "auto" is S/25.
    low_share, low_limit, high_from
        For low+high: share in 0…1 of the low band; its largest radius, "auto" is Nyquist/16;
        smallest radius of the others, "auto" is `low_limit`. A frequency of that very radius
        belongs to both and is drawn once; what does not fit in one band goes to the other.
    values
        For lattice, whole numbers; for custom, pairs [k_x, k_y]. For a signal, whole numbers k or
        pairs [k, 0] for either. Repeats and twins stay; those beyond Nyquist stay and are noted.
    unit_vectors
        Include (1, 0) and (0, 1), for a signal (1, 0) alone, which rules out sub-periods: they take
        the place of the last draws. Not read by lattice and custom, which are taken as given; one
        beyond the limit is left out, and so are both when `count` is 1.
    seed
        Of the draw.
    luma
        H × W, needed by spectrum and dominant.

    Raises
    ------
    SinStudioError
        If the strategy is unknown, a setting is out of its range, `values` cannot be read, or the
        picture is needed and missing or of another size.
    """
    if strategy in _LISTED:
        given = _LISTED[strategy](values, domain.axes)
        return Choice(given, _repeats(given) + beyond_nyquist(given, domain))
    if strategy not in STRATEGIES:
        known = ", ".join([*STRATEGIES, *_LISTED])
        raise SinStudioError(f'frequencies.strategy is "{strategy}": choose one of {known}.')
    if count < 1:
        raise SinStudioError(f"frequencies.count is {count}: give 1 or more.")
    nyquist, notes = domain.nyquist, []
    half = strategy in ("spectrum", "uniform")
    reach = _radius("limit", limit, nyquist / 2 if half else nyquist)
    if reach > nyquist:
        what = "signal" if domain.signal else "picture"
        notes.append(f"The limit {reach:g} is beyond Nyquist of this {what}; {nyquist:g} is used.")
        reach = nyquist
    low = _radius("low_limit", low_limit, min(nyquist / 16, reach))
    draw = Draw(
        domain,
        count,
        limit=reach,
        sigma=_radius("sigma", sigma, domain.scale / 25),
        low_share=low_share,
        low_limit=low,
        high_from=_radius("high_from", high_from, low),
        luma=luma,
        rng=np.random.default_rng(seed),
        notes=notes,
    )
    if Band.between(domain, 0, draw.limit).size == 0:
        units = np.array(UNIT_VECTORS[: min(count, domain.axes)], dtype=np.int64)
        shown = " and ".join(map(str, UNIT_VECTORS[: len(units)]))
        verb = "is" if len(units) == 1 else "are"
        what = (
            f"signal of {domain.width:,} samples"
            if domain.signal
            else f"{domain.width} × {domain.height} picture"
        )
        draw.notes.append(
            f"No frequency fits within radius {draw.limit:g} of this {what}; {shown} {verb} used."
        )
        return Choice(units, tuple(draw.notes))
    drawn = STRATEGIES[strategy](draw)
    if unit_vectors:
        drawn = _with_unit_vectors(drawn, draw)
    return Choice(drawn, tuple(draw.notes))


def _radius(name: str, value: float | str, automatic: float) -> float:
    if value == "auto":
        return automatic
    if isinstance(value, str) or not 0 < value < math.inf:
        raise SinStudioError(f'frequencies.{name} is {value}: give a radius above 0, or "auto".')
    return float(value)


def _with_unit_vectors(drawn: IntArray, draw: Draw) -> IntArray:
    if len(drawn) < draw.domain.axes:
        draw.notes.append("One frequency leaves no room for the unit vectors (1, 0) and (0, 1).")
        return drawn
    band = Band.between(draw.domain, 0, draw.limit)
    missing = []
    for axis, unit in enumerate(UNIT_VECTORS[: draw.domain.axes]):
        if band.outer[axis] == 0:
            draw.notes.append(f"The unit vector {unit} is beyond radius {draw.limit:g}: left out.")
        elif not (drawn == unit).all(axis=1).any():
            missing.append(unit)
    is_unit = (drawn[:, None] == np.array(UNIT_VECTORS)).all(axis=2).any(axis=1)
    result = drawn.copy()
    for row, unit in zip(np.flatnonzero(~is_unit)[::-1], missing, strict=False):
        result[row] = unit
    return result


def _repeats(given: IntArray) -> tuple[str, ...]:
    """Say how many of the given frequencies repeat another one or are its ± twin."""
    count = len(given) - len(np.unique(half_plane(given), axis=0))
    if not count:
        return ()
    verb = "repeats another or is its" if count == 1 else "repeat another or are its"
    return (f"{count} of the {len(given)} frequencies {verb} ± twin.",)


def beyond_nyquist(given: Cycles, domain: Domain) -> tuple[str, ...]:
    """Say how many of these frequencies (m × 2, cycles per period) the pixels cannot hold."""
    beyond = int(np.count_nonzero(domain.radii(given) > domain.nyquist * (1 + 1e-9)))
    if beyond == 0:
        return ()
    return (
        f"{beyond} of {len(given)} frequencies lie beyond Nyquist, radius {domain.nyquist:g}: "
        f"the {'samples' if domain.signal else 'pixels'} cannot tell them from lower ones.",
    )

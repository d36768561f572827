"""Sub-periods of a set of input frequencies, in exact integer arithmetic (section 5.3).

A vector v, in periods, is a period of the generic network iff ⟨k_j, v⟩ is whole for every j. These
v form the dual of the lattice Λ that the rows of k span, so everything follows from Λ's Hermite
form [[a, b], [0, c]].

Everywhere `frequencies` is an m × 2 list or array of whole numbers of any size, in cycles per
period; or m × 1 for one axis, and then vectors have one entry as well. A signal's frequencies are
kept as pairs with k_y = 0: give its `domain`, and the axis along which it has a single sample is
left out.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.network.cures import cure
from sinstudio.network.domain import Domain
from sinstudio.network.lattice import Biases, Frequencies, Lattice, Pair

__all__ = [
    "Biases",
    "anti_periods",
    "biases_of",
    "cure",
    "hermite_form",
    "invariant_factors",
    "lattice_index",
    "nearest_shifts",
    "overlaps",
    "sub_periods",
]

Shift = tuple[Fraction, ...]

_MOST_LISTED = 1_000_000
_ROUNDING = 1e-6  # of a bias that counts as 0 or π/2, radians


def lattice_index(
    frequencies: Frequencies, *, biases: Biases = "any", domain: Domain | None = None
) -> int:
    """Index in ℤ² (or ℤ) of the lattice spanned by the frequencies.

    It is the gcd of all 2 × 2 minors; on one axis that of all entries. 1 means that there is no
    sub-period; N means N - 1 of them.

    Parameters
    ----------
    frequencies
        m × 2 or m × 1 whole numbers, cycles per period.
    biases
        "zero" or "quarter" for a network whose biases are all 0 or π/2: the index of the sums of an
        even number of frequencies. It counts the anti-periods of the first, and the periods that
        the second has beyond the generic ones.
    domain
        Of the picture; an axis along which it has one pixel is left out.

    Returns
    -------
    int
        0 when the rank is below the number of axes: then every v of a line is a period.
    """
    return Lattice.of(frequencies, biases, domain).index


def hermite_form(frequencies: Frequencies) -> tuple[Pair, Pair]:
    """Rows (a, b) and (0, c) that span the same lattice, with a, c ≥ 0, and 0 ≤ b < c if c > 0.

    Of frequencies on one axis: (a, 0) and (0, 1), where a is the gcd.
    """
    lattice = Lattice.of(frequencies)
    return (lattice.a, lattice.b), (0, lattice.c)


def invariant_factors(
    frequencies: Frequencies, *, biases: Biases = "any", domain: Domain | None = None
) -> tuple[int, ...]:
    """The Smith form d_1, d_2 of the frequencies; of one axis their gcd alone.

    d_1, the gcd of all entries, divides d_2, and d_1 · d_2 is the index. The sub-periods form the
    group ℤ/d_1 × ℤ/d_2, so it takes two further frequencies to remove them where d_1 > 1. Zeros
    stand for a rank that is missing.

    Parameters are those of `lattice_index`.
    """
    lattice = Lattice.of(frequencies, biases, domain)
    return lattice.factors if lattice.axes == 2 else lattice.factors[1:]


def sub_periods(
    frequencies: Frequencies, *, biases: Biases = "any", domain: Domain | None = None
) -> tuple[Shift, ...]:
    """All v in [0, 1)², but zero, at which the network repeats; in periods, index - 1 of them.

    From the Hermite form: y = t/c and x = (s - b·t/c)/a mod 1, for 0 ≤ t < c and 0 ≤ s < a.

    Parameters
    ----------
    frequencies, domain
        As for `lattice_index`.
    biases
        "quarter", all π/2: also the v with ⟨k_j, v⟩ ≡ ½ for every j. With "zero", all 0, the
        periods are the generic ones, and `anti_periods` has the others.

    Raises
    ------
    SinStudioError
        If the rank is below the number of axes (a continuum), or there are more than a million.
    """
    return _listed(Lattice.of(frequencies, "any" if biases == "zero" else biases, domain))


def anti_periods(frequencies: Frequencies, *, domain: Domain | None = None) -> tuple[Shift, ...]:
    """All v in [0, 1)² with ⟨k_j, v⟩ ≡ ½ for every j, in periods; none, or as many as the index.

    A network whose biases are all zero generates only sums of an odd number of frequencies, so
    there f(x + v) - d = -(f(x) - d), at any depth. With first biases of π/2 it is a period.

    Parameters and errors are those of `sub_periods`.
    """
    even = Lattice.of(frequencies, "zero", domain)
    return tuple(v for v in _listed(even) if even.negates(v))


def nearest_shifts(
    frequencies: Frequencies,
    domain: Domain,
    *,
    biases: Biases = "any",
    most: int = 4,
) -> tuple[Shift, ...]:
    """Return the shortest sub-periods (and anti-periods), one of each ±v, however many there are.

    Each is given by its representative nearest to zero, in periods; lengths are compared in pixels.

    Parameters
    ----------
    frequencies, biases
        As for `lattice_index`; "zero" counts the anti-periods in.
    domain
        Of the picture.
    most
        How many to give, at most.

    Returns
    -------
    tuple
        Empty where there are none, and where the rank is too low for a shortest one.
    """
    return _nearest(Lattice.of(frequencies, biases, domain), domain, most)


def overlaps(v: Shift, period: tuple[float, ...]) -> bool:
    """Whether a sub-period shows: two points of the picture [-1, 1)² differ by it.

    That is when a representative has |p_x v_x| < 2 and |p_y v_y| < 2. For a mirrored axis, whose
    fitted window is the whole period, give a period of 2 here.

    Parameters
    ----------
    v
        In periods.
    period
        (p_x, p_y), or p for one axis, in units of the coordinate.
    """
    return all(abs(p * (x - round(x))) < 2 for p, x in zip(period, v, strict=True))


def biases_of(layers: Iterable[NDArray[Any]]) -> Biases:
    """Tell what the biases b_1, b_2, … of the hidden layers come to.

    "zero" if all are zero in every layer; "quarter" if all of the first layer are odd multiples of
    π/2, whatever the others are; else "any".
    """
    all_layers = [np.asarray(b, dtype=np.float64) for b in layers]
    if all(np.abs(b).max(initial=0) <= _ROUNDING for b in all_layers):
        return "zero"
    return "quarter" if np.abs(np.cos(all_layers[0])).max(initial=0) <= _ROUNDING else "any"


def _listed(lattice: Lattice) -> tuple[Shift, ...]:
    a, b, c, index = lattice.a, lattice.b, lattice.c, lattice.index
    if index == 0 and lattice.still is not None:
        raise SinStudioError(
            "The frequencies are all zero, so every shift is a period: add one that is not."
        )
    if index == 0:
        raise SinStudioError(
            "The frequencies all lie on one line, so every shift across it is a period: add a "
            "frequency beside that line."
        )
    if index > _MOST_LISTED:
        raise SinStudioError(
            f"The frequencies have {index - 1:,} sub-periods, too many to list: add (1, 0) and "
            "(0, 1), which remove them all."
        )
    found = (
        (Fraction(s * c - b * t, index) % 1, Fraction(t, c)) for t in range(c) for s in range(a)
    )
    return tuple(v[: lattice.axes] for v in found if any(v))


def _nearest(lattice: Lattice, domain: Domain, most: int) -> tuple[Shift, ...]:
    if lattice.index < 2:
        return ()
    width, height = domain.period_pixels
    u, v = lattice.dual_basis((width, height))
    found: dict[tuple[Fraction, Fraction], None] = {}
    for i, j in itertools.product(range(-most, most + 1), repeat=2):
        x, y = _centred(i * u[0] + j * v[0]), _centred(i * u[1] + j * v[1])
        if x or y:
            found[max((x, y), (_centred(-x), _centred(-y)))] = None
    near = sorted(found, key=lambda w: ((width * w[0]) ** 2 + (height * w[1]) ** 2, (-w[0], -w[1])))
    return tuple(w[: lattice.axes] for w in near[:most])


def _centred(x: Fraction) -> Fraction:
    """Return the representative in (-½, ½]."""
    return x - math.ceil(x - Fraction(1, 2))

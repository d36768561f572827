"""Sub-periods of a set of input frequencies, in exact integer arithmetic (section 5.3).

A vector v, in periods, is a period of the generic network iff ⟨k_j, v⟩ is whole for every j. These
v form the dual of the lattice Λ that the rows of k span, so everything follows from Λ's Hermite
form [[a, b], [0, c]]. Python's integers are used throughout: nothing overflows or is rounded.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError

Pair = tuple[int, int]
Frequencies = Sequence[Sequence[int]] | NDArray[Any]

_MOST_LISTED = 1_000_000


def lattice_index(frequencies: Frequencies) -> int:
    """Index in ℤ² of the lattice spanned by the frequencies.

    It is the gcd of all 2 × 2 minors. 1 means that there is no sub-period; N means N - 1 of them.

    Parameters
    ----------
    frequencies
        m × 2 whole numbers, cycles per period.

    Returns
    -------
    int
        0 when the rank is below 2: then every v of a line is a period.
    """
    (a, _), (_, c) = hermite_form(frequencies)
    return a * c


def hermite_form(frequencies: Frequencies) -> tuple[Pair, Pair]:
    """Rows (a, b) and (0, c) that span the same lattice, with a, c ≥ 0, and 0 ≤ b < c if c > 0."""
    a, b, c = 0, 0, 0
    for x, y in _pairs(frequencies):
        while x:  # Euclid on the first column
            a, b, x, y = x, y, a % x, b - a // x * y
        c = math.gcd(c, y)
        if c:
            b %= c
    if a < 0:
        a, b = -a, -b % c if c else -b
    return (a, b), (0, c)


def sub_periods(frequencies: Frequencies) -> tuple[tuple[Fraction, Fraction], ...]:
    """All v in [0, 1)², but zero, with ⟨k_j, v⟩ whole for every j; in periods, index - 1 of them.

    From the Hermite form: y = t/c and x = (s - b·t/c)/a mod 1, for 0 ≤ t < c and 0 ≤ s < a.

    Raises
    ------
    SinStudioError
        If the rank is below 2 (a continuum of them), or there are more than a million.
    """
    (a, b), (_, c) = hermite_form(frequencies)
    if a * c == 0:
        raise SinStudioError(
            "The frequencies all lie on one line, so every shift across it is a period: add a "
            "frequency beside that line."
        )
    if a * c > _MOST_LISTED:
        raise SinStudioError(
            f"The frequencies have {a * c - 1:,} sub-periods, too many to list: add (1, 0) and "
            "(0, 1), which remove them all."
        )
    found = (
        (Fraction(s * c - b * t, a * c) % 1, Fraction(t, c)) for t in range(c) for s in range(a)
    )
    return tuple(v for v in found if any(v))


def cure(frequencies: Frequencies) -> tuple[Pair, ...]:
    """Return the fewest, then shortest frequencies that bring the index to 1 when added.

    None where it is 1 already, one where the gcd of all entries is 1, and otherwise two: a single
    one cannot do, for the index stays a multiple of that gcd. They lie in the half-plane.
    """
    (a, b), (_, c) = hermite_form(frequencies)
    if a * c == 1:
        return ()
    if math.gcd(a, b, c) != 1:
        return (1, 0), (0, 1)
    if a * c == 0:  # one line, spanned by a primitive vector
        return (_beside((a, b) if a else (0, c)),)
    return (next(v for v in _by_length() if math.gcd(a * c, a * v[1] - b * v[0], c * v[0]) == 1),)


def overlaps(v: tuple[Fraction, Fraction], period: tuple[float, float]) -> bool:
    """Whether a sub-period shows: two points of the picture [-1, 1)² differ by it.

    That is when a representative has |p_x v_x| < 2 and |p_y v_y| < 2. For a mirrored axis, whose
    fitted window is the whole period, give a period of 2 here.

    Parameters
    ----------
    v
        In periods.
    period
        (p_x, p_y), in units of the coordinate.
    """
    return all(abs(p * (x - round(x))) < 2 for p, x in zip(period, v, strict=True))


def _beside(u: Pair) -> Pair:
    """Return the shortest v with |det(u, v)| = 1, where u is primitive."""
    x, y = u
    # x·v_y - y·v_x = 1
    if y == 0:
        v = (0, x)
    else:
        v_y = pow(x, -1, abs(y)) if abs(y) > 1 else 0
        v = ((x * v_y - 1) // y, v_y)
    dot, square = v[0] * x + v[1] * y, x * x + y * y
    turns = (2 * dot + square) // (2 * square)  # nearest whole number of u to take away
    best = (v[0] - turns * x, v[1] - turns * y)
    return best if best > (0, 0) else (-best[0], -best[1])


def _by_length() -> Iterator[Pair]:
    """Half-plane vectors by rising length; of equal ones the larger k_x first."""
    reach = 1
    while True:
        ring = [
            (x, y)
            for x in range(reach + 1)
            for y in range(-reach, reach + 1)
            if (x, y) > (0, 0) and (reach - 1) ** 2 < x * x + y * y <= reach**2
        ]
        yield from sorted(ring, key=lambda v: (v[0] ** 2 + v[1] ** 2, -v[0], -v[1]))
        reach += 1


def _pairs(frequencies: Frequencies) -> Iterator[Pair]:
    rows: Iterable[Any] = (
        frequencies.tolist() if isinstance(frequencies, np.ndarray) else frequencies
    )
    for row in rows:
        pair = tuple(row)
        if len(pair) != 2 or not all(_is_whole(entry) for entry in pair):
            raise SinStudioError(
                f"The frequency {pair} is not a pair of whole numbers: give whole cycles per "
                "period, such as (3, -1)."
            )
        yield int(pair[0]), int(pair[1])


def _is_whole(entry: object) -> bool:
    return isinstance(entry, int | np.integer) or (isinstance(entry, float) and entry.is_integer())

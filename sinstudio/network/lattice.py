"""The lattice of whole vectors that input frequencies span, in exact integers of any size.

Its Hermite form tells its index and its members, its Smith form the group ℤ²/Λ, and its reduced
basis the widest lines that its dual lies on. Python's integers are used: nothing overflows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError

if TYPE_CHECKING:
    from sinstudio.network.domain import Domain

Pair = tuple[int, int]
Place = tuple[Fraction, Fraction]
Frequencies = Sequence[Sequence[int]] | NDArray[Any]
Biases = Literal["any", "zero", "quarter"]
Form = tuple[int, int, int]  # a, b, c of the rows (a, b) and (0, c)

_FEW = 32  # rows that are folded in one by one before the rest is looked through at once
_SAFE = 2**62  # products below this stay within int64


@dataclass(frozen=True)
class Lattice:
    """Λ, spanned by the rows (a, b) and (0, c): a, c ≥ 0, and 0 ≤ b < c if c > 0.

    Attributes
    ----------
    a, b, c
        The Hermite form.
    origin
        A frequency k_1 where sums of an even number of frequencies alone are in Λ; else zero. A
        further frequency k adds k - `origin` to Λ.
    axes
        Entries of a frequency, 1 or 2.
    still
        Axis that has no extent and is left out, or None: Λ has every whole number on it.
    """

    a: int
    b: int
    c: int
    origin: Pair = (0, 0)
    axes: int = 2
    still: int | None = None

    @classmethod
    def of(
        cls, frequencies: Frequencies, biases: Biases = "any", domain: Domain | None = None
    ) -> Lattice:
        """Return the lattice of the frequencies that a network generates.

        Parameters
        ----------
        frequencies
            m × 2 whole numbers, cycles per period; m × 1 for a signal.
        biases
            What is known of the biases b: nothing ("any": all whole combinations of the
            frequencies occur), or that they are all 0 ("zero") or all π/2 ("quarter"): then all
            combinations are sums of an odd or an even number of them. For both of these Λ is that
            of the even ones, spanned by 2k_1 and k_j - k_1.
        domain
            Of the picture; an axis along which it has one pixel is left out.

        Raises
        ------
        SinStudioError
            If a frequency is not a pair of whole numbers (or one whole number).
        """
        axes = 1 if isinstance(frequencies, np.ndarray) and frequencies.shape[1:] == (1,) else 2
        if not isinstance(frequencies, np.ndarray) and len(frequencies) and _single(frequencies[0]):
            axes = 1
        still = 1 if axes == 1 else _still(domain)
        rows = _Rows(frequencies, axes, still)
        origin = (0, 0)
        if biases != "any":
            origin = rows.subtract_first()
        a, b, c = rows.folded()
        if still is not None:
            a, b, c = _fold((a, b, c), (1 - still, still))
        return cls(*_tidy(a, b, c), origin, axes, still)

    @property
    def index(self) -> int:
        """Index in ℤ²; 0 where the rank is below 2."""
        return self.a * self.c

    @property
    def factors(self) -> Pair:
        """The Smith form (d_1, d_2), where d_1 divides d_2: ℤ²/Λ ≅ ℤ/d_1 × ℤ/d_2."""
        first = math.gcd(self.a, self.b, self.c)
        return first, self.index // first if first else 0

    def residue(self, v: Pair) -> Pair:
        """The one of all vectors that differ from v by members of Λ which stands for them."""
        x, y = v
        if self.a:
            turns, x = divmod(x, self.a)
            y -= turns * self.b
        return x, y % self.c if self.c else y

    def negates(self, v: Sequence[Fraction]) -> bool:
        """Whether v, of the dual of even sums, adds half a turn to every frequency, not a whole."""
        turns = sum((k * x for k, x in zip(self.origin, v, strict=False)), Fraction(0))
        return turns.denominator != 1

    def joined(self, frequencies: Iterable[Pair]) -> Lattice:
        """Λ with further frequencies of the network."""
        form = (self.a, self.b, self.c)
        for x, y in frequencies:
            form = _fold(form, (x - self.origin[0], y - self.origin[1]))
        return Lattice(*_tidy(*form), self.origin, self.axes, self.still)

    def basis(self, scale: tuple[float, float]) -> tuple[Pair, ...]:
        """Reduced basis of Λ, shortest first: as many vectors as the rank.

        Parameters
        ----------
        scale
            Lengths are √((x/s_x)² + (y/s_y)²).
        """
        rows = [row for row in ((self.a, self.b), (0, self.c)) if any(row)]
        weights = (1 / Fraction(scale[0]), 1 / Fraction(scale[1]))
        if len(rows) < 2:
            return tuple(rows)
        u, v = _reduced(_place(rows[0]), _place(rows[1]), weights)
        return (int(u[0]), int(u[1])), (int(v[0]), int(v[1]))

    def dual_basis(self, scale: tuple[float, float]) -> tuple[Place, Place]:
        """Reduced basis of the dual, the v with ⟨k, v⟩ whole for all k in Λ, shortest first.

        Parameters
        ----------
        scale
            Lengths are √((s_x x)² + (s_y y)²).

        Raises
        ------
        ValueError
            If the rank is below 2.
        """
        if self.index == 0:
            raise ValueError("the dual of a line is no lattice")
        weights = (Fraction(scale[0]), Fraction(scale[1]))
        first = (Fraction(1, self.a), Fraction(0))
        return _reduced(first, (Fraction(-self.b, self.index), Fraction(1, self.c)), weights)


class _Rows:
    """Frequencies on their way into a lattice: int64 where that is safe, else Python's integers."""

    def __init__(self, frequencies: Frequencies, axes: int, still: int | None) -> None:
        self._array: NDArray[np.int64] | None = None
        self._pairs: Iterable[Pair]
        array = frequencies if isinstance(frequencies, np.ndarray) else None
        if (
            array is not None
            and array.dtype.kind == "i"
            and array.ndim == 2
            and array.shape[1] == axes
            and (array.size == 0 or max(-int(array.min()), int(array.max())) < _SAFE // 2)
        ):
            self._array = np.zeros((len(array), 2), dtype=np.int64)
            self._array[:, :axes] = array
            if still is not None:
                self._array[:, still] = 0
        else:
            self._pairs = _pairs(frequencies, axes, still)

    def subtract_first(self) -> Pair:
        """Put 2k_1 and k_j - k_1 in place of k_j; return k_1."""
        if self._array is not None:
            if len(self._array) == 0:
                return 0, 0
            first = self._array[0].copy()
            self._array = np.concatenate([2 * first[None], self._array[1:] - first])
            return int(first[0]), int(first[1])
        pairs = list(self._pairs)
        if not pairs:
            self._pairs = pairs
            return 0, 0
        x, y = pairs[0]
        self._pairs = [(2 * x, 2 * y), *((k[0] - x, k[1] - y) for k in pairs[1:])]
        return x, y

    def folded(self) -> Form:
        """The form that all rows span."""
        form = (0, 0, 0)
        if self._array is None:
            for pair in self._pairs:
                form = _fold(form, pair)
            return form
        for pair in self._array[:_FEW].tolist():
            form = _fold(form, pair)
        rest = self._array[_FEW:]
        reach = int(np.abs(rest).max(initial=0))
        while len(rest):
            a, b, c = form = _tidy(*form)
            if (reach // a if a else 0) * abs(b) + reach >= _SAFE or c >= _SAFE:
                for pair in rest.tolist():
                    form = _fold(form, pair)
                return form
            rest = rest[_outside(form, rest)]  # each that is folded in halves the index at least
            if len(rest):
                form = _fold(form, (int(rest[0, 0]), int(rest[0, 1])))
        return form


def _outside(form: Form, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mask of the rows that are not in the lattice of a tidy form."""
    a, b, c = form
    x, y = rows.T
    if a:
        turns, beside = np.divmod(x, a)
        y = y - turns * b
    else:
        beside = x
    return np.asarray((beside != 0) | ((y % c if c else y) != 0))


def _fold(form: Form, pair: Sequence[int]) -> Form:
    """Add a vector to what the rows (a, b) and (0, c) span: Euclid on the first column."""
    a, b, c = form
    x, y = pair
    while x:
        a, b, x, y = x, y, a % x, b - a // x * y
    c = math.gcd(c, y)
    return a, b % c if c else b, c


def _tidy(a: int, b: int, c: int) -> Form:
    if a < 0:
        a, b = -a, -b
    return a, b % c if c else b, c


def _place(v: Pair) -> Place:
    return Fraction(v[0]), Fraction(v[1])


def _reduced(u: Place, v: Place, weights: Place) -> tuple[Place, Place]:
    """Lagrange's reduction of a basis in two dimensions; the shorter vector first."""

    def dot(p: Place, q: Place) -> Fraction:
        return weights[0] ** 2 * p[0] * q[0] + weights[1] ** 2 * p[1] * q[1]

    if dot(u, u) > dot(v, v):
        u, v = v, u
    while True:
        turns = round(dot(u, v) / dot(u, u))
        v = (v[0] - turns * u[0], v[1] - turns * u[1])
        if dot(v, v) >= dot(u, u):
            return u, v
        u, v = v, u


def _still(domain: Domain | None) -> int | None:
    """Axis along which a picture has one pixel; of a single pixel the second."""
    if domain is None or (domain.width > 1 and domain.height > 1):
        return None
    return 0 if domain.height > 1 else 1


def _single(row: Any) -> bool:
    return hasattr(row, "__len__") and len(row) == 1


def _pairs(frequencies: Frequencies, axes: int, still: int | None) -> Iterator[Pair]:
    rows: Iterable[Any] = (
        frequencies.tolist() if isinstance(frequencies, np.ndarray) else frequencies
    )
    for row in rows:
        entries = tuple(row)
        if len(entries) != axes or not all(_is_whole(entry) for entry in entries):
            raise SinStudioError(
                f"The frequency {entries} is not a pair of whole numbers: give whole cycles per "
                "period, such as (3, -1)."
            )
        x, y = (*map(int, entries), 0)[:2]
        yield (0 if still == 0 else x), (0 if still == 1 else y)


def _is_whole(entry: object) -> bool:
    return isinstance(entry, int | np.integer) or (isinstance(entry, float) and entry.is_integer())

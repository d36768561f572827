"""The amplitude spectrum that Theorem 1 predicts for a network, up to a total order."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sinstudio.errors import SinStudioError
from sinstudio.network.expansion import ComplexArray, Fourier
from sinstudio.network.first_layer import FloatArray
from sinstudio.network.orders import HIGHEST, LowOrders

IntArray = NDArray[np.int64]
MOST_CELLS = 1 << 24
_AT_A_TIME = 4096  # frequencies


@dataclass(frozen=True, eq=False)
class Predicted:
    """Amplitudes on the period lattice, of a mixture's terms up to an order.

    Attributes
    ----------
    grid
        z, (X + 1) × (2Y + 1): frequency (f_x, f_y), cycles per period, is at [f_x, Y + f_y]. The
        mixture is Re Σ z exp(2πi⟨f, u⟩) over this half-plane (at f_x = 0 only f_y ≥ 0 is filled),
        u in periods from the middle of the picture, which is x = 0.
    order
        Highest total order of the terms.
    share
        Share of the energy, without the mean, that they account for (`LowOrders.share`); None where
        it is not known. Frequencies outside the grid count.
    """

    grid: ComplexArray
    order: int
    share: float | None

    def fourier(self) -> Fourier:
        """List what is not zero."""
        x, y = np.nonzero(self.grid)
        frequencies = np.stack([x, y - self.grid.shape[1] // 2], axis=1).astype(np.int64)
        return Fourier(frequencies, self.grid[x, y][:, None])

    def amplitudes(self) -> tuple[IntArray, FloatArray]:
        """|z| along x alone, for a signal: f_x = 0 … X and the amplitudes where f_y = 0."""
        return np.arange(len(self.grid)), np.abs(self.grid[:, self.grid.shape[1] // 2])

    def values(self, u_x: ArrayLike, u_y: ArrayLike) -> FloatArray:
        """Sum the series on a grid of places, in periods from x = 0; len(u_y) × len(u_x)."""
        f_x = np.arange(len(self.grid))
        f_y = np.arange(self.grid.shape[1]) - self.grid.shape[1] // 2
        along_x = np.exp(2j * np.pi * np.outer(np.asarray(u_x, dtype=np.float64), f_x))
        along_y = np.exp(2j * np.pi * np.outer(np.asarray(u_y, dtype=np.float64), f_y))
        return np.asarray((along_y @ (along_x @ self.grid).T).real)

    def samples(self, u_0: float, step: float, count: int) -> FloatArray:
        """Sum the series of a signal at evenly spread places; (count,).

        Parameters
        ----------
        u_0, step
            The first place, in periods from x = 0, and how far it is from each to the next.
        count
            How many places, ≥ 1.

        Notes
        -----
        Places are counted as a·B + b, so that waves are made at about 2√count of them alone.
        """
        z = self.grid[:, self.grid.shape[1] // 2]
        fine = math.isqrt(count - 1) + 1
        coarse = -(-count // fine)
        total = np.zeros((coarse, fine))
        for first in range(0, len(z), _AT_A_TIME):
            part = z[first : first + _AT_A_TIME]
            turns = 2j * np.pi * (first + np.arange(len(part)))
            rows = np.exp(np.outer(u_0 + step * fine * np.arange(coarse), turns)) * part
            total += (rows @ np.exp(np.outer(turns, step * np.arange(fine)))).real
        return total.ravel()[:count]


def predict(
    low: LowOrders,
    order: int,
    reach: tuple[int, int],
    *,
    stop: Callable[[], bool] = lambda: False,
) -> Predicted | None:
    """Add up all terms up to an order; those of equal frequency with their phases.

    Parameters
    ----------
    low
        A mixture of one signal.
    order
        0 to 3. A network of m inputs has about 2m²/2 terms of order 2 and 8m³/6 of order 3.
    reach
        (X, Y): largest |f_x| and |f_y| that are kept, cycles per period.
    stop
        Asked between parts of the work.

    Returns
    -------
    Predicted or None
        None when `stop` said so.

    Raises
    ------
    SinStudioError
        If the order is another, or the grid would not fit in memory.
    """
    if not 0 <= order <= HIGHEST:
        raise SinStudioError(f"The order is {order}: choose 0, 1, 2 or 3.")
    x, y = reach
    if (x + 1) * (2 * y + 1) > MOST_CELLS:
        raise SinStudioError(
            f"A spectrum of {x + 1:,} × {2 * y + 1:,} frequencies is more than can be listed: "
            "look at fewer."
        )
    grid = _Grid(x, y)
    grid.add(np.zeros((1, 2), np.int64), low.mean().astype(np.complex128))
    for number, (f, z) in enumerate(_terms(low, order)):
        if number % 16 == 0 and stop():
            return None
        grid.add(f, z)
    return Predicted(grid.total(), order, low.share(order))


class _Grid:
    """Sums of complex amplitudes over the plane of frequencies, folded at the end."""

    def __init__(self, x: int, y: int) -> None:
        self._x, self._y = x, y
        self._sums = np.zeros((2 * x + 1) * (2 * y + 1), dtype=np.complex128)

    def add(self, f: IntArray, z: ComplexArray) -> None:
        """Add waves at their frequencies, of either half-plane; those beyond the grid are not."""
        f_x, f_y = f[..., 0].ravel(), f[..., 1].ravel()
        z = z.ravel()
        if np.abs(f_x).max(initial=0) > self._x or np.abs(f_y).max(initial=0) > self._y:
            inside = (np.abs(f_x) <= self._x) & (np.abs(f_y) <= self._y)
            f_x, f_y, z = f_x[inside], f_y[inside], z[inside]
        np.add.at(self._sums, (f_x + self._x) * (2 * self._y + 1) + (f_y + self._y), z)

    def total(self) -> ComplexArray:
        """The sums over one half-plane, (X + 1) × (2Y + 1), real at zero."""
        plane = self._sums.reshape(2 * self._x + 1, 2 * self._y + 1)
        grid = plane[self._x :] + plane[self._x :: -1, ::-1].conj()
        grid[0, self._y] = plane[self._x, self._y].real
        grid[0, : self._y] = 0
        return grid


def _terms(low: LowOrders, order: int) -> Iterator[tuple[IntArray, ComplexArray]]:
    """Frequencies, … × 2, and amplitudes of all terms up to an order, one of each k' and -k'."""
    k, turn = low.layer.frequencies, np.exp(1j * low.layer.phases)
    _, r1, r2, r3 = low.ratios
    even, odd = low.even()[0], low.odd()[0]
    if order >= 1:
        yield k, -1j * turn * (r1 @ odd)
    if order >= 2:
        yield 2 * k, turn**2 * (r2 @ even)
        table = (r1 * even) @ r1.T
        for i in range(len(k) - 1):
            yield from _pairs(k[i], turn[i], k[i + 1 :], turn[i + 1 :], table[i, i + 1 :])
    if order >= 3:
        yield 3 * k, -1j * turn**3 * (r3 @ odd)
        table = (r2 * odd) @ r1.T  # twice the row's input, once the column's
        np.fill_diagonal(table, 0)
        for i in range(len(k)):
            yield from _pairs(2 * k[i], -1j * turn[i] ** 2, k, turn, table[i])
        for i in range(len(k) - 2):
            yield from _triples(k[i:], turn[i:], r1[i:], odd)


def _pairs(
    k: IntArray, turn: complex, others: IntArray, turns: ComplexArray, real: FloatArray
) -> Iterator[tuple[IntArray, ComplexArray]]:
    """One input with each of the others, added and taken away."""
    yield k + others, turn * turns * real
    yield k - others, -turn * turns.conj() * real


def _triples(
    k: IntArray, turn: ComplexArray, r1: FloatArray, odd: FloatArray
) -> Iterator[tuple[IntArray, ComplexArray]]:
    """The first input with all pairs of the others."""
    real = (r1[1:] * (odd * r1[0])) @ r1[1:].T
    second, third = np.triu_indices(len(r1) - 1, 1)
    for s, t in product((1, -1), repeat=2):
        f = k[0] + s * k[1 + second] + t * k[1 + third]
        one = turn if s > 0 else turn.conj()
        other = turn if t > 0 else turn.conj()
        yield f, (-1j * s * t * turn[0]) * one[1 + second] * other[1 + third] * real[second, third]

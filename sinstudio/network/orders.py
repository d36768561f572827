"""The low orders of Theorem 1 for networks of usual size: what each combination of inputs makes.

A term k' and its opposite -k' make one real wave of the frequency f = Σ k'_i k_i,

    2 ∏ J_{k'_i}(a_i) · sin b · cos ⟨k', ωx + φ⟩    (even total order)
    2 ∏ J_{k'_i}(a_i) · cos b · sin ⟨k', ωx + φ⟩    (odd),

and a layer's neurons add up with their weights, so that a term costs one sum over neurons.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import j0, j1

from sinstudio.network.bessel import energy_by_order
from sinstudio.network.expansion import ComplexArray
from sinstudio.network.first_layer import FirstLayer, FloatArray

HIGHEST = 3
_LEAST = 1e-30  # in place of a J_0 that is exactly zero
_NEAR_ZERO = 0.01  # of J_0, below which powers of J_1/J_0 lose too many digits


class LowOrders:
    """Terms of total order up to 3 of a mixture of a layer's neurons.

    Parameters
    ----------
    layer
        The first hidden layer.
    mix
        Weights of the neurons: (n,) for one signal, such as luma's weights times C, or s × n for
        several.
    """

    def __init__(self, layer: FirstLayer, mix: ArrayLike) -> None:
        self.layer = layer
        self.mix = np.atleast_2d(np.asarray(mix, dtype=np.float64))
        weight = np.asarray(layer.weight, dtype=np.float64).T  # m × n
        zeroth = j0(weight)
        zeroth = np.where(np.abs(zeroth) < _LEAST, _LEAST, zeroth)
        first = j1(weight)
        self.least = float(np.abs(zeroth).min(initial=1.0))
        self.base = zeroth.prod(axis=0)
        small = np.abs(weight) < 0.5
        safe = np.where(small, 1.0, weight)
        # J_{k+1} = 2k/a J_k - J_{k-1}, or the series where that loses digits
        second = np.where(small, _series(weight, 2), 2 / safe * first - zeroth)
        third = np.where(small, _series(weight, 3), 4 / safe * second - first)
        self.ratios = (np.ones_like(weight), first / zeroth, second / zeroth, third / zeroth)

    def even(self) -> FloatArray:
        """Weights of even orders, s × n: mix · 2 sin b ∏ J_0."""
        return np.asarray(self.mix * (2 * np.sin(self.layer.bias) * self.base))

    def odd(self) -> FloatArray:
        """Weights of odd orders, s × n: mix · 2 cos b ∏ J_0."""
        return np.asarray(self.mix * (2 * np.cos(self.layer.bias) * self.base))

    def amplitudes(self, inputs: NDArray[np.int64], orders: NDArray[np.int64]) -> ComplexArray:
        """Complex amplitudes of terms and their opposites together, t × s.

        With z = `amplitudes`, the waves are Re z exp(2πi⟨f, u⟩), f = Σ k'_i k_i, u in periods; at
        f = 0 the real part alone is meant.

        Parameters
        ----------
        inputs
            t × q indices of distinct inputs of each term; those of order 0 do not matter.
        orders
            t × q: k' of these inputs, |k'_i| ≤ 3, of one parity of total order for all terms, not
            all zero.
        """
        product = np.ones((len(inputs), len(self.base)))
        for column, power in zip(inputs.T, orders.T, strict=True):
            for k in range(1, HIGHEST + 1):
                rows = np.flatnonzero(np.abs(power) == k)
                if len(rows):
                    product[rows] *= self.ratios[k][column[rows]]
        odd = bool(np.abs(orders[:1]).sum() % 2)
        real = product @ (self.odd() if odd else self.even()).T
        negative = ((orders < 0) & (orders % 2 == 1)).sum(axis=1) % 2
        phase = (orders * self.layer.phases[inputs]).sum(axis=1)
        turn = np.where(negative, -1.0, 1.0) * np.exp(1j * phase) * (-1j if odd else 1)
        return np.asarray(real * turn[:, None])

    def mean(self) -> FloatArray:
        """The one term of order 0, (s,): Σ mix sin b ∏ J_0, without d."""
        return np.asarray(self.even().sum(axis=1) / 2)

    def energies(self, highest: int) -> FloatArray:
        """Share of the neurons' energy in each total order 0 … `highest`, weighted by mix²."""
        weights = np.square(self.mix).sum(axis=0)
        shares = energy_by_order(self.layer.weight, highest)
        total = float(weights.sum())
        return np.asarray(weights @ shares / total if total > 0 else shares.mean(axis=0))

    def values(self, places: ArrayLike, order: int) -> tuple[FloatArray, FloatArray] | None:
        """The mixture at some places, and what its terms of order up to `order` make there.

        The terms need not be listed for that: ∏_i Σ_k t^|k| J_k e^{ikθ_i} is the exponential of
        sums over the inputs of powers of t, each a product of matrices.

        Parameters
        ----------
        places
            (q, 2), in periods.
        order
            0 to 3.

        Returns
        -------
        tuple or None
            Two arrays q × s, without d. None where an entry of A is so near a zero of J_0 that
            digits would be lost.
        """
        if self.least < _NEAR_ZERO:
            return None
        u = np.asarray(places, dtype=np.float64)
        theta = 2 * np.pi * (u @ self.layer.frequencies.T) + self.layer.phases
        sine = np.sin(theta)
        argument = sine @ np.asarray(self.layer.weight, dtype=np.float64).T + self.layer.bias
        return np.sin(argument) @ self.mix.T, self._truncated(theta, sine, order)

    def _truncated(self, theta: FloatArray, sine: FloatArray, order: int) -> FloatArray:
        _, r1, r2, r3 = self.ratios
        even: FloatArray | float = 1.0  # even orders are real, odd ones imaginary
        odd: FloatArray | float = 0.0
        if order >= 1:
            log1 = 2 * (sine @ r1)
            odd = log1
        if order >= 2:
            log2 = 2 * (np.cos(2 * theta) @ (r2 - r1**2 / 2)) + (r1**2).sum(axis=0)
            even = 1 + log2 - log1**2 / 2
        if order >= 3:
            thrice = np.sin(3 * theta) @ (r3 - r1 * r2 + r1**3 / 3)
            log3 = 2 * (thrice + sine @ (r1 * r2 - r1**3))
            odd = odd + log3 + log1 * log2 - log1**3 / 6
        b = self.layer.bias
        series = self.base * (np.sin(b) * even + np.cos(b) * odd)
        return np.asarray(np.broadcast_to(series, theta.shape[:1] + b.shape) @ self.mix.T)

    def share(self, order: int, places: int = 1024) -> float | None:
        """Share of the mixture's energy, without its mean, that terms up to an order account for.

        1 - mean (f - f_K)² / var f, over evenly spread places of one period. It may be below zero:
        terms of low order may cancel against higher ones. None where `values` has none, or the
        mixture is constant.
        """
        found = self.values(spread(places), order)
        if found is None:
            return None
        true, series = (values - values.mean(axis=0) for values in found)
        energy = float(np.square(true).sum())
        return 1 - float(np.square(true - series).sum()) / energy if energy > 0 else None


def spread(count: int) -> FloatArray:
    """Evenly spread places of one period, `count` × 2: an additive sequence of irrational steps."""
    steps = np.array(
        [0.7548776662466927, 0.5698402909980532]
    )  # roots of x³ + x² = 1 and its square
    return np.asarray((0.5 + np.arange(count)[:, None] * steps) % 1)


def _series(weight: FloatArray, order: int) -> FloatArray:
    """J_order of entries below 0.5 in size, by its power series: exact to rounding."""
    half = np.where(np.abs(weight) < 0.5, weight, 0) / 2
    term = half**order / (2.0 if order == 2 else 6.0)
    total, square = term, half**2
    for n in range(1, 8):
        term = -term * square / (n * (n + order))
        total = total + term
    return total

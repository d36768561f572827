"""Bounds and energies of Bessel products ∏ J_{k_i}(a_i), the amplitudes of Theorem 1."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammainc, gammaln, i0e, jv

FloatArray = NDArray[np.float64]
_TINY = 1e-30  # of amplitude: orders below are not worked out


def term_bound(orders: ArrayLike, entries: ArrayLike) -> float:
    """Theorem 2: |∏ J_{k_i}(a_i)| ≤ ∏ (|a_i|/2)^|k_i| / |k_i|!, with equality at k = 0 or a = 0.

    Parameters
    ----------
    orders
        k', (m,) whole numbers.
    entries
        a, (m,): a row of A.
    """
    k = np.abs(np.asarray(orders, dtype=np.int64))
    half = np.abs(np.asarray(entries, dtype=np.float64)) / 2
    if ((half == 0) & (k > 0)).any():
        return 0.0
    logs = k * np.log(np.where(k > 0, half, 1.0)) - gammaln(k + 1)
    return math.exp(float(logs.sum()))


def highest_order(largest: float) -> int:
    """Order from which (|a|/2)^k / k! is below 1e-30 for good, for entries up to `largest`."""
    half, order = largest / 2, max(1, math.ceil(largest / 2))
    while half > 0 and order * math.log(half) - math.lgamma(order + 1) > math.log(_TINY):
        order += 1
    return order


def bessel_table(weight: NDArray[np.floating], highest: int) -> FloatArray:
    """J_k(a) for k = 0 … `highest`, (highest + 1) × n × m; J_{-k} is (-1)^k J_k."""
    orders = np.arange(highest + 1).reshape(-1, *[1] * weight.ndim)
    return np.asarray(jv(orders, np.asarray(weight, dtype=np.float64)))


def graded(factors: FloatArray, highest: int) -> FloatArray:
    """Sums of products by total order: coefficients of ∏_i (f_0i + 2 Σ_k f_ki t^k).

    Parameters
    ----------
    factors
        f, q × n × m: the value of orders 0 … q - 1 of each input; k and -k count alike.
    highest
        Highest total order that is kept.

    Returns
    -------
    NDArray
        n × (highest + 1): the sum over all k' with |k'|₁ = 0, 1, …
    """
    q, n, m = factors.shape
    total = np.zeros((n, highest + 1))
    total[:, 0] = 1
    for i in range(m):
        new = total * factors[0, :, i, None]
        for k in range(1, min(q - 1, highest) + 1):
            new[:, k:] += 2 * factors[k, :, i, None] * total[:, :-k]
        total = new
    return total


def energy_by_order(weight: NDArray[np.floating], highest: int) -> FloatArray:
    """Share of each neuron's terms in each total order, n × (highest + 1): Σ ∏ J².

    Over all orders that is 1, since Σ_k J_k(a)² = 1, so what is missing lies in higher ones. Terms
    are counted as if each had a frequency of its own, which is the mean over random phases.
    """
    return graded(np.square(bessel_table(weight, highest)), highest)


def tail_bound(weight: NDArray[np.floating], order: int) -> FloatArray:
    """Bound on Σ |∏ J| over all terms of total order above `order`, for each neuron, (n,).

    By Theorem 2 the terms of total order K together are at most s^K / K!, s = Σ_i |a_i|, since
    2 e^{x/2} - 1 ≤ e^x coefficient by coefficient.
    """
    s = np.abs(np.asarray(weight, dtype=np.float64)).sum(axis=1)
    with np.errstate(over="ignore"):
        return np.asarray(np.exp(s) * gammainc(order + 1, s))


def energy_beyond_bound(
    weight: NDArray[np.floating], cycles: ArrayLike, limit: float
) -> FloatArray:
    """At most this share of each neuron's energy lies in |frequency| > `limit` along an axis, (n,).

    Weighted by ∏ J², the generated frequency Σ k'_i κ_i is a sum of independent numbers with
    E[e^{τΣ}] = ∏ I_0(2 a_i sinh(τκ_i/2)), which follows from Neumann's sum
    Σ_k J_k(a)² e^{ikθ} = J_0(2a sin(θ/2)). So Chernoff's bound 2 e^{-τ·limit} ∏ I_0 holds for
    every τ > 0, and the smallest over some τ is taken; so does Chebyshev's, (RMS/limit)². Energies
    are means over random phases: terms that share a frequency may add up or cancel.

    Parameters
    ----------
    weight
        A, n × m.
    cycles
        κ, (m,): the inputs' frequencies along that axis, any unit.
    limit
        > 0, in that unit.
    """
    a = np.abs(np.asarray(weight, dtype=np.float64))
    kappa = np.abs(np.asarray(cycles, dtype=np.float64))
    variance = np.square(a) @ np.square(kappa) / 2
    best = variance / limit**2
    largest = float(kappa.max(initial=0.0))
    if largest == 0:
        return np.zeros(len(a))
    for tau in np.geomspace(0.05, 30, 24) / limit:
        if tau * largest > 600:
            break
        argument = a * (2 * np.sinh(tau * kappa / 2))
        logs = (np.log(i0e(argument)) + argument).sum(axis=1) - tau * limit
        best = np.minimum(best, 2 * np.exp(np.minimum(logs, 0)))
    return np.minimum(best, 1.0)

"""What a neuron generates (Theorem 1): its Fourier series, to any accuracy, for small networks.

    sin(⟨a, sin(ωx + φ)⟩ + b) = Σ_{k' ∈ ℤ^m} [∏_i J_{k'_i}(a_i)] sin(⟨k', ωx + φ⟩ + b)

Terms are multiplied out input by input, and those of equal generated frequency Σ k'_i k_i are added
up as soon as they meet, so that their number stays that of the frequencies. For networks of usual
size see `sinstudio.network.orders`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sinstudio.errors import SinStudioError
from sinstudio.network.bessel import bessel_table, graded, highest_order, tail_bound
from sinstudio.network.first_layer import FirstLayer, FloatArray

ComplexArray = NDArray[np.complex128]
MOST_TERMS = 1 << 24  # numbers that are held at a time
_ROUNDING = 1e-13


@dataclass(frozen=True, eq=False)
class Fourier:
    """A real Fourier series, f(u) = Re Σ_f z_f exp(2πi⟨f, u⟩), u = x/p the place in periods.

    Attributes
    ----------
    frequencies
        f, q × 2 int64, cycles per period: zero and one of each ± pair (f_x > 0, or f_x = 0 and
        f_y > 0), in rising order.
    amplitudes
        z, q × s, a column for each function. |z| is the amplitude of a cosine, arg z its phase at
        u = 0; z_0 is real. The FFT of N samples of one period from u = 0 on holds N z_f/2 at f, and
        N z_0 at zero.
    """

    frequencies: NDArray[np.int64]
    amplitudes: ComplexArray

    def at(self, frequency: ArrayLike) -> ComplexArray:
        """Amplitudes z, (s,), of one frequency; zeros where there is none."""
        f = np.asarray(frequency, dtype=np.int64)
        turned = tuple(f.tolist()) < (0, 0)
        found = np.flatnonzero((self.frequencies == (-f if turned else f)).all(axis=1))
        z = self.amplitudes[found].sum(axis=0)
        return np.asarray(z.conj() if turned else z)

    def values(self, places: ArrayLike) -> FloatArray:
        """Sum the series at places (… × 2, in periods); returns … × s."""
        u = np.asarray(places, dtype=np.float64)
        turns = np.exp(2j * np.pi * (u @ self.frequencies.T.astype(np.float64)))
        return np.asarray((turns @ self.amplitudes).real)


@dataclass(frozen=True, eq=False)
class Expansion:
    """The series of the neurons of a layer, and what was left out of it.

    Attributes
    ----------
    neurons
        A column of amplitudes for each of the n neurons.
    energy_left
        (n,): 1 - Σ ∏ J² over the terms that were kept; all terms have 1.
    amplitude_left
        (n,): bound on Σ |∏ J| over the terms left out, and so on the error of the series at any
        place, and of any one amplitude.
    """

    neurons: Fourier
    energy_left: FloatArray
    amplitude_left: FloatArray
    layer: FirstLayer

    def network(self) -> Fourier:
        """The series of the network's channels, C h + d: a column for each.

        Raises
        ------
        SinStudioError
            If more hidden layers follow.
        """
        output, constant = self.layer.last()
        zero = (self.neurons.frequencies == 0).all(axis=1)
        z = self.neurons.amplitudes @ output.T + zero[:, None] * constant
        return Fourier(self.neurons.frequencies, z)

    def network_error(self) -> FloatArray:
        """Bound on the error of each channel's series at any place, (c,): Σ_j |C_j| left_j."""
        output, _ = self.layer.last()
        return np.asarray(np.abs(output) @ self.amplitude_left)


def expand(layer: FirstLayer, *, order: int | None = None, tolerance: float = 1e-12) -> Expansion:
    """Theorem 1 as a truncated sum, for every neuron of a small layer.

    Parameters
    ----------
    layer
        Few inputs, or few frequencies that they can generate.
    order
        Keep terms of total order |k'|₁ up to this; None keeps all that count.
    tolerance
        Leave out orders of single inputs as long as the sum of what that leaves out, Σ |∏ J|, stays
        below this in every neuron; > 0.

    Raises
    ------
    SinStudioError
        If more terms would have to be held than memory has room for: give a lower order or a
        larger tolerance.
    """
    size = np.abs(layer.weight).max(initial=0.0)
    table = bessel_table(layer.weight, highest_order(float(size)))
    reach = _reach(table, tolerance)
    if order is not None:
        reach = np.minimum(reach, order)
    keys, values = _multiplied(layer, table, reach, order)
    energy, amplitude = _left(layer, table, reach, order)
    return Expansion(_folded(keys, values), energy, amplitude, layer)


def _reach(table: FloatArray, tolerance: float) -> NDArray[np.int64]:
    """Orders of each input, (m,), that must be kept."""
    q, _, m = table.shape
    sizes = np.abs(table)
    sizes[1:] *= 2
    sums = sizes.sum(axis=0)  # n × m: Σ_k |J_k|, at least 1
    others = np.exp(np.log(sums).sum(axis=1, keepdims=True) - np.log(sums))
    tails = np.cumsum(sizes[::-1], axis=0)[::-1] * others  # what lies at k and above
    needed = (tails > tolerance / max(1, m)).any(axis=1)  # q × m
    return np.where(needed.any(axis=0), q - 1 - np.argmax(needed[::-1], axis=0), 0)


def _multiplied(
    layer: FirstLayer, table: FloatArray, reach: NDArray[np.int64], order: int | None
) -> tuple[NDArray[np.int64], ComplexArray]:
    """Generated frequencies, q × 2, of both half-planes, and e^{ib} Σ ∏ J e^{i⟨k',φ⟩}, q × n."""
    keys = np.zeros((1, 3), dtype=np.int64)  # f_x, f_y and the total order
    values = np.exp(1j * layer.bias)[None, :]
    for i, (k_x, k_y) in enumerate(layer.frequencies.tolist()):
        steps = np.arange(-reach[i], reach[i] + 1)
        _check_size(len(keys) * len(steps) * (values.shape[1] + 3))
        sign = np.where((steps < 0) & (steps % 2 == 1), -1.0, 1.0)
        factor = table[np.abs(steps), :, i] * sign[:, None]
        turned = factor * np.exp(1j * steps * layer.phases[i])[:, None]
        grade = np.abs(steps) if order is not None else 0 * steps
        moves = np.stack([steps * k_x, steps * k_y, grade], axis=1)
        keys = (keys[None] + moves[:, None]).reshape(-1, 3)
        values = (values[None] * turned[:, None]).reshape(len(keys), -1)
        if order is not None:
            low = keys[:, 2] <= order
            keys, values = keys[low], values[low]
        keys, values = _merged(keys, values)
    return _merged(keys[:, :2], values)


def _merged(
    keys: NDArray[np.int64], values: ComplexArray
) -> tuple[NDArray[np.int64], ComplexArray]:
    """Add up the values of equal keys; keys in rising order."""
    order = np.lexsort(keys.T[::-1])
    keys, values = keys[order], values[order]
    new = np.ones(len(keys), dtype=bool)
    new[1:] = (keys[1:] != keys[:-1]).any(axis=1)
    return keys[new], np.add.reduceat(values, np.flatnonzero(new), axis=0)


def _folded(keys: NDArray[np.int64], values: ComplexArray) -> Fourier:
    """Im Σ G_f e^{2πi⟨f,u⟩} as the real part of a sum over one half-plane."""
    z = -1j * values
    other = (keys[:, 0] < 0) | ((keys[:, 0] == 0) & (keys[:, 1] < 0))
    keys, z = _merged(np.where(other[:, None], -keys, keys), np.where(other[:, None], z.conj(), z))
    zero = (keys == 0).all(axis=1)
    return Fourier(keys, np.where(zero[:, None], z.real, z))


def _left(
    layer: FirstLayer, table: FloatArray, reach: NDArray[np.int64], order: int | None
) -> tuple[FloatArray, FloatArray]:
    """Energy of the terms left out, and a bound on the sum of their magnitudes, of each neuron."""
    sizes = np.abs(table)
    every = (sizes[0] + 2 * sizes[1:].sum(axis=0)).prod(axis=1)
    kept = np.where(np.arange(len(table))[:, None, None] <= reach, sizes, 0.0)
    if order is None:
        factor = kept.copy()
        factor[1:] *= 2
        energy = (factor * kept).sum(axis=0).prod(axis=1)
        amplitude = factor.sum(axis=0).prod(axis=1)
    else:
        energy = graded(np.square(kept), order).sum(axis=1)
        amplitude = graded(kept, order).sum(axis=1)
    left = np.maximum(every - amplitude, 0) + _ROUNDING * every
    if order is not None and (reach == order).all():
        left = np.minimum(left, tail_bound(layer.weight, order))
    return np.clip(1 - energy, 0, 1), left


def _check_size(numbers: int) -> None:
    if numbers > MOST_TERMS:
        raise SinStudioError(
            f"The expansion would need {numbers:,} numbers at a time, more than {MOST_TERMS:,}: "
            "give a lower order or a larger tolerance, or a smaller network."
        )

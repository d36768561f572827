"""Which inputs and orders make a frequency: all k' of low order with Σ k'_i k_i = f, exactly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.network.first_layer import FloatArray
from sinstudio.network.orders import HIGHEST, LowOrders

IntArray = NDArray[np.int64]
MOST_PRODUCTS = 1 << 22  # of ratios, for the terms of one order
_MOST_PAIRS = 1 << 20  # of signed inputs, that third members are looked up for
_AT_A_TIME = 4096  # terms
_SHIFT = 1 << 31


@dataclass(frozen=True)
class Contribution:
    """One way in which a frequency is generated.

    Attributes
    ----------
    order
        Total order |k'|₁.
    inputs
        (k_x, k_y) of each input that takes part.
    columns
        Their columns of A.
    orders
        k' of each, not 0.
    amplitude
        Of the real wave that k' and -k' make, in the unit of the mixture; RMS over its signals
        where it has several.
    """

    order: int
    inputs: tuple[tuple[int, int], ...]
    columns: tuple[int, ...]
    orders: tuple[int, ...]
    amplitude: float

    def __str__(self) -> str:
        return self.text()

    def text(self, axes: int = 2) -> str:
        """Write it as a sum of inputs.

        "2(10, 0) − (2, −3)" along two axes; along one, for a signal, "2·10 − 3".
        """
        if not self.inputs:
            return "order 0"
        text = ""
        for (x, y), k in zip(self.inputs, self.orders, strict=True):
            if axes == 1 and x < 0:
                x, k = -x, -k
            sign = ("\N{MINUS SIGN}" if k < 0 else "+") if text or k < 0 else ""
            space = " " if text else ""
            times = f"{abs(k)}" + ("\N{MIDDLE DOT}" if axes == 1 else "") if abs(k) > 1 else ""
            text += f"{space}{sign}{space}{times}{written((x, y), axes)}"
        return f"order 1 of {text}" if self.order == 1 else text


@dataclass(frozen=True)
class Explanation:
    """What is known of a frequency of the network.

    Attributes
    ----------
    frequency
        (f_x, f_y) as asked, cycles per period.
    contributions
        The largest, by falling amplitude.
    count
        Ways that there are of all orders looked at, `contributions` among them.
    order
        Highest total order of which all ways were looked at.
    amplitude
        What they make together: in the sum over all of them, phases included.
    energy
        Share of the neurons' energy in orders up to `order`, in the mean over random phases
        (Σ ∏ J²); the rest lies in higher orders, at this frequency or others.
    """

    frequency: tuple[int, int]
    contributions: tuple[Contribution, ...]
    count: int
    order: int
    amplitude: float
    energy: float

    def sentence(self, most: int = 3) -> str:
        """Say it: "(12, −3): order 1 of (12, −3), 0.021; (10, 0) + (2, −3), 0.004; …"."""
        if not self.count:
            return f"{self.place}: no inputs make it in order {self.order} or below."
        told = [f"{item}, {item.amplitude:.2g}" for item in self.contributions[:most]]
        if self.count > len(told):
            told.append(f"{self.count - len(told):,} more")
        return f"{self.place}: " + "; ".join(told) + f"; together {self.amplitude:.2g}."

    @property
    def place(self) -> str:
        """The frequency, written: (12, −3)."""
        return written(self.frequency)


def written(frequency: tuple[int, int], axes: int = 2) -> str:
    """Write a frequency with true minus signs: "(12, −3)", or "12" along one axis."""
    x, y = frequency
    text = f"{x}" if axes == 1 else f"({x}, {y})"
    return text.replace("-", "\N{MINUS SIGN}")


class Explainer:
    """Answers for one layer and mixture; what is common to all frequencies is worked out once.

    Parameters
    ----------
    low
        The low orders of the mixture.
    order
        Highest total order to look at, 1 to 3; the third only where there are not too many ways.

    Notes
    -----
    `explain` may be called from several threads at a time.
    """

    def __init__(self, low: LowOrders, order: int = HIGHEST) -> None:
        if not 1 <= order <= HIGHEST:
            raise SinStudioError(f"The order is {order}: choose 1, 2 or 3.")
        self._low = low
        self._order = order
        k = low.layer.frequencies
        self._signed = np.concatenate([k, -k])
        self._pairs: tuple[IntArray, IntArray, IntArray] | None = None
        self._keys = _key(self._signed)
        self._sorted = np.argsort(self._keys, kind="stable")
        self._energy: FloatArray | None = None

    def explain(self, frequency: tuple[int, int], most: int = 12) -> Explanation:
        """Find what generates a frequency.

        Parameters
        ----------
        frequency
            (f_x, f_y), cycles per period; -f is the same real frequency.
        most
            How many contributions to name.
        """
        if max(abs(frequency[0]), abs(frequency[1])) >= _SHIFT // 4:
            raise SinStudioError(
                f"The frequency {frequency} is too large to be explained: give whole cycles per "
                f"period below {_SHIFT // 4}."
            )
        f = np.array(frequency, dtype=np.int64)
        zero = not f.any()
        found: list[tuple[int, IntArray, FloatArray]] = []
        total = np.zeros(len(self._low.mix), dtype=np.complex128)
        if zero:
            mean = self._low.mean()
            total += mean
            found.append((0, np.zeros((1, 0), np.int64), np.sqrt((mean**2).mean(keepdims=True))))
        reached = 0
        for order in range(1, self._order + 1):
            if order > 2 and self._too_many(found[-1][1]):
                break
            terms = self._terms(f, order)
            if terms is None or len(terms) * len(self._low.base) > MOST_PRODUCTS:
                break
            reached = order
            if zero and len(terms):  # k' and -k' are both there
                terms = terms[_first_of_pairs(terms, len(self._low.layer.frequencies))]
            sizes = np.empty(len(terms))
            for start in range(0, len(terms), _AT_A_TIME):
                z = self._amplitudes(terms[start : start + _AT_A_TIME])
                if zero:  # a constant has no phase
                    z.imag = 0
                total += z.sum(axis=0)
                sizes[start : start + len(z)] = np.sqrt((np.abs(z) ** 2).mean(axis=1))
            found.append((order, terms, sizes))
        return Explanation(
            frequency=(int(f[0]), int(f[1])),
            contributions=self._largest(found, most),
            count=sum(len(terms) for _, terms, _ in found),
            order=reached,
            amplitude=float(np.sqrt((np.abs(total) ** 2).mean())),
            energy=float(self._energies()[: reached + 1].sum()),
        )

    def _energies(self) -> FloatArray:
        if self._energy is None:
            self._energy = self._low.energies(self._order)
        return self._energy

    # -- terms as rows of rising indices into the signed inputs: i stands for k_i, m + i for -k_i --

    def _terms(self, f: IntArray, order: int) -> IntArray | None:
        """All terms of an order that generate f, t × order; None where there may be too many."""
        if order == 1:
            return self._matches(f[None])[1][:, None]
        if order == 2:
            first, last = self._matches(f - self._signed)
            return self._proper(np.stack([first, last], axis=1))
        pairs = self._all_pairs()
        if pairs is None:
            return None
        first, second, sums = pairs
        row, last = self._matches(f - sums)
        return self._proper(np.stack([first[row], second[row], last], axis=1))

    def _too_many(self, terms: IntArray) -> bool:
        """Whether order 3 has too many ways, guessed from order 2: about as many for each input."""
        return len(terms) * len(self._signed) // 3 * len(self._low.base) > MOST_PRODUCTS

    def _all_pairs(self) -> tuple[IntArray, IntArray, IntArray] | None:
        """Pairs of signed inputs that are not opposites, the first not after the second; sums."""
        count = len(self._signed)
        if self._pairs is None and count * count <= 2 * _MOST_PAIRS:
            first, second = np.triu_indices(count)
            kept = second - first != count // 2
            first, second = first[kept], second[kept]
            self._pairs = first, second, self._signed[first] + self._signed[second]
        return self._pairs

    def _matches(self, targets: IntArray) -> tuple[IntArray, IntArray]:
        """Rows of `targets`, and the signed inputs that equal them; as often as there are such."""
        keys, ordered = _key(targets), self._keys[self._sorted]
        low = np.searchsorted(ordered, keys, side="left")
        counts = np.searchsorted(ordered, keys, side="right") - low
        rows = np.repeat(np.arange(len(keys)), counts)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        return rows, self._sorted[low[rows] + within]

    def _proper(self, terms: IntArray) -> IntArray:
        """Keep each term once, its indices rising, and none with an input and its opposite."""
        m = len(self._signed) // 2
        kept = (np.diff(terms, axis=1) >= 0).all(axis=1)
        terms = terms[kept]
        for i in range(terms.shape[1] - 1):
            for j in range(i + 1, terms.shape[1]):
                terms = terms[terms[:, j] - terms[:, i] != m]
        return terms

    def _as_orders(self, terms: IntArray) -> tuple[IntArray, IntArray]:
        """Distinct inputs of each term and their k'; an input that comes again has its 0."""
        m = len(self._signed) // 2
        inputs, orders = terms % m, np.where(terms < m, 1, -1)
        for j in range(1, terms.shape[1]):
            for i in range(j):
                same = (inputs[:, i] == inputs[:, j]) & (orders[:, j] != 0)
                orders[same, i] += orders[same, j]
                orders[same, j] = 0
        return inputs, orders

    def _amplitudes(self, terms: IntArray) -> NDArray[np.complex128]:
        return self._low.amplitudes(*self._as_orders(terms))

    def _largest(
        self, found: list[tuple[int, IntArray, FloatArray]], most: int
    ) -> tuple[Contribution, ...]:
        best: list[Contribution] = []
        for order, terms, sizes in found:
            best.extend(
                self._contribution(order, terms[row : row + 1], float(sizes[row]))
                for row in np.argsort(-sizes, kind="stable")[:most]
            )
        return tuple(sorted(best, key=lambda item: -item.amplitude)[:most])

    def _contribution(self, order: int, term: IntArray, amplitude: float) -> Contribution:
        inputs, orders = self._as_orders(term)
        kept = orders[0] != 0
        columns = inputs[0][kept]
        return Contribution(
            order,
            tuple((int(x), int(y)) for x, y in self._low.layer.frequencies[columns]),
            tuple(columns.tolist()),
            tuple(orders[0][kept].tolist()),
            amplitude,
        )


def _first_of_pairs(terms: IntArray, m: int) -> NDArray[np.bool_]:
    """Which terms have a + at their input of lowest index: one of each k' and -k'."""
    lowest = (terms % m).argmin(axis=1)
    return np.asarray(terms[np.arange(len(terms)), lowest] < m)


def _key(pairs: IntArray) -> IntArray:
    """One number for each pair, different for different ones."""
    return np.asarray(pairs[:, 0] * (2 * _SHIFT) + pairs[:, 1])

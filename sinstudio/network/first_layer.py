"""The part of a network that Theorem 1 speaks of, as plain arrays: up to the first hidden layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sinstudio.errors import SinStudioError

if TYPE_CHECKING:
    from sinstudio.network.model import SinusoidalNetwork

FloatArray = NDArray[np.float64]
_LARGEST = 1 << 28  # cycles per period: sums of a few fit in half a 64-bit number


@dataclass(frozen=True, eq=False)
class FirstLayer:
    """Copies of the arrays that make the first hidden layer h = sin(A sin(ωx + φ) + b).

    Attributes
    ----------
    frequencies
        k, m × 2 int64, cycles per period; repeats and ± twins are allowed.
    phases
        φ, (m,), radians.
    weight
        A, n × m.
    bias
        b, (n,), radians.
    output, constant
        C, c × n, and d, (c,): what the network makes of the layer. Both are None where more hidden
        layers follow: sums of sines are then not what the network is, only what its first layer is.

    Raises
    ------
    SinStudioError
        If a frequency is too large for sums of frequencies to be told apart.
    """

    frequencies: NDArray[np.int64]
    phases: FloatArray
    weight: NDArray[np.floating]
    bias: FloatArray
    output: FloatArray | None = None
    constant: FloatArray | None = None

    def __post_init__(self) -> None:
        largest = int(np.abs(self.frequencies).max(initial=0))
        if largest > _LARGEST:
            raise SinStudioError(
                f"The frequency {largest} is too large for what it generates to be worked out: "
                f"use frequencies up to {_LARGEST} cycles per period."
            )

    @classmethod
    def of(cls, network: SinusoidalNetwork) -> FirstLayer:
        """Copy the arrays of a network.

        Raises
        ------
        SinStudioError
            If its frequencies are not whole, as those of a SIREN: the theorem holds for them as
            well, but they have no common period on which frequencies could be told apart.
        """
        if not network.periodic:
            raise SinStudioError(
                "The input frequencies of this network are not whole cycles per period, so what it "
                "generates cannot be listed: use a strategy that draws whole frequencies."
            )
        hidden = network.layers[0]
        single = len(network.layers) == 1
        return cls(
            network.frequencies.cpu().numpy().copy(),
            _copy(network.phases),
            hidden.weight.detach().cpu().numpy().copy(),
            _copy(hidden.bias),
            _copy(network.output.weight) if single else None,
            _copy(network.output.bias) if single else None,
        )

    def last(self) -> tuple[FloatArray, FloatArray]:
        """C and d of a network with one hidden layer.

        Raises
        ------
        SinStudioError
            If more hidden layers follow.
        """
        if self.output is None or self.constant is None:
            raise SinStudioError(
                "A network with more than one hidden layer is not a sum over its first: "
                "ask for the neurons of its first hidden layer instead."
            )
        return self.output, self.constant


def _copy(parameter: object) -> FloatArray:
    return np.array(parameter.detach().cpu().double().numpy())  # type: ignore[attr-defined]


def rms_local_frequency(weight: ArrayLike, cycles: ArrayLike) -> FloatArray:
    """RMS of the local frequency of each neuron, √(Σ_j a_j² r_j² / 2).

    The local frequency of sin(⟨a, sin(ωx + φ)⟩ + b) is the slope of its argument, in turns. Its
    mean square over a period is Σ a_j² r_j² / 2 where the frequencies are distinct (no repeats, no
    ± twins), and in the mean over random φ in any case. That is what automatic bounds keep near
    N_r/κ. It is also the RMS of the frequencies that the neuron generates, weighted by their
    energy, since Σ_k k² J_k(a)² = a²/2.

    Parameters
    ----------
    weight
        A, n × m.
    cycles
        What the frequencies count along one axis, (m,): for instance radii in cycles per S pixels
        (`Domain.radii`), or k_x. Signs do not matter.

    Returns
    -------
    NDArray
        (n,), in the unit of `cycles`.
    """
    square = np.square(np.asarray(weight, dtype=np.float64))
    return np.sqrt(square @ np.square(np.asarray(cycles, dtype=np.float64)) / 2)

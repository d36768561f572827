"""The sinusoidal network: f(x) = C · S_L ∘ … ∘ S_1 ∘ H(x) + d (section 3.1 of the report)."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import ArrayLike
from torch import Tensor, nn

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Cycles, Domain

_LARGEST = 2.0**53  # whole numbers up to here are exact in float64


class SinusoidalNetwork(nn.Module):
    """A network of sines whose first layer has fixed integer frequencies, or a SIREN.

    H(x) = sin(ωx + φ) with ω = 2πk/p, then S_i(h) = sin(A_i h + b_i), then C·h + d. All parameters
    but ω are zero until `sinstudio.network.initial.initialise` sets them. A SIREN is the same
    network with real ω, which can be trained: it has no period.

    Parameters
    ----------
    frequencies
        k, m × 2 whole numbers, cycles per period along x and y. Repeats are allowed. None for a
        SIREN.
    hidden
        Widths n_1 … n_L of the hidden layers, at least one, each ≥ 1.
    channels
        c, 1 to 4.
    domain
        Gives the period of each axis.
    omega
        ω of a SIREN, m × 2 real numbers, radians per unit of the coordinate; None otherwise.

    Attributes
    ----------
    frequencies : Tensor
        int64 buffer, m × 2; no change of dtype touches it. A SIREN has none: see `cycles`.
    real_omega : Parameter or None
        ω of a SIREN, m × 2, radians per unit.
    phases : Parameter
        φ, (m,), radians, not trained unless `requires_grad` is set.
    hidden : ModuleList
        `hidden[i].weight` is A_{i+1}, n_i × n_{i-1}: a column belongs to an input, a row to a
        neuron. `hidden[i].bias` is b_{i+1}.
    output : Linear
        `weight` is C, c × n_L, and `bias` is d.

    Raises
    ------
    SinStudioError
        If the frequencies are not an m × 2 list of whole (for a SIREN, finite) numbers, or a width
        is below 1.
    """

    frequencies: Tensor
    real_omega: nn.Parameter | None

    def __init__(
        self,
        frequencies: ArrayLike | None,
        hidden: Sequence[int],
        channels: int,
        domain: Domain,
        *,
        omega: ArrayLike | None = None,
    ) -> None:
        if (frequencies is None) == (omega is None):
            raise TypeError("give either whole frequencies or omega")
        super().__init__()
        _check_widths(hidden, channels)
        self.domain = domain
        if omega is None:
            assert frequencies is not None
            whole = whole_pairs(frequencies)
            check_axes(whole, domain)
            self.register_buffer("frequencies", whole)
            self.register_parameter("real_omega", None)
            count = len(self.frequencies)
        else:
            self.real_omega = nn.Parameter(real_pairs(omega).to(torch.float32))
            count = len(self.real_omega)
        self.phases = nn.Parameter(torch.zeros(count), requires_grad=False)
        fan_in = [count, *hidden]
        self.hidden = nn.ModuleList(
            _zero_linear(n_in, n_out) for n_in, n_out in zip(fan_in, hidden, strict=False)
        )
        self.output = _zero_linear(fan_in[-1], channels)

    @property
    def channels(self) -> int:
        """Channels c of the picture."""
        return self.output.out_features

    @property
    def widths(self) -> tuple[int, ...]:
        """(m, n_1, …, n_L, c)."""
        return (
            len(self.phases),
            *(layer.out_features for layer in self.layers),
            self.channels,
        )

    @property
    def layers(self) -> tuple[nn.Linear, ...]:
        """The hidden layers, typed."""
        return tuple(layer for layer in self.hidden if isinstance(layer, nn.Linear))

    @property
    def dtype(self) -> torch.dtype:
        """Precision of the parameters."""
        return self.phases.dtype

    @property
    def device(self) -> torch.device:
        """Where the parameters are."""
        return self.phases.device

    @property
    def periodic(self) -> bool:
        """Whether the frequencies are whole, so that f repeats; False for a SIREN."""
        return self.real_omega is None

    @property
    def omega(self) -> Tensor:
        """ω = 2πk/p, float64, m × 2, radians per unit of the coordinate; always on the CPU.

        Some devices know no float64; move and round the result as needed.
        """
        if self.real_omega is not None:
            return self.real_omega.detach().cpu().to(torch.float64)
        return torch.from_numpy(self.domain.omega(self.frequencies.cpu().numpy()))

    @property
    def cycles(self) -> Cycles:
        """Input frequencies in cycles per period, m × 2, a copy: whole, or ωp/2π for a SIREN."""
        if self.periodic:
            return self.frequencies.cpu().numpy().copy()
        return self.domain.cycles(self.omega.numpy())

    def parameter_count(self) -> int:
        """Numbers that define the network, ω (m × D) and φ among them."""
        return self.domain.axes * len(self.phases) + sum(
            item.numel() for name, item in self.named_parameters() if name != "real_omega"
        )

    def features(self, points: Tensor) -> Tensor:
        """First layer H(x) = sin(ωx + φ).

        Coordinates are reduced to one period first, which changes nothing where k is whole, and
        keeps points far outside the picture exact; a SIREN takes them as they are. The angle is
        worked out at the precision of the
        points where that is finer than the network's. It is a sum of products and not a matrix
        product, so that TF32, bfloat16 matrix products and autocasting cannot round it.

        Parameters
        ----------
        points
            … × 2, x and y, on the network's device. The picture is [-1, 1)².

        Returns
        -------
        Tensor
            … × m, in the network's dtype, within [-1, 1].
        """
        working = torch.promote_types(points.dtype, self.dtype)
        if self.real_omega is not None:
            x, y = (u.unsqueeze(-1) for u in points.to(working).unbind(-1))
            w_x, w_y = self.real_omega.to(working).unbind(1)
            phases = self.phases.to(working)
            return torch.addcmul(torch.addcmul(phases, x, w_x), y, w_y).sin().to(self.dtype)
        x, y = (
            (u - u.round()).unsqueeze(-1)
            for u in (points[..., axis].to(working) / self.domain.period[axis] for axis in (0, 1))
        )
        k_x, k_y = self.frequencies.to(working).unbind(1)
        if working == self.dtype:
            w_x, w_y = 2 * math.pi * k_x, 2 * math.pi * k_y
            return torch.addcmul(torch.addcmul(self.phases, x, w_x), y, w_y).sin()
        turns = x * k_x + y * k_y
        return (2 * math.pi * (turns - turns.round()) + self.phases).to(self.dtype).sin()

    def from_features(self, features: Tensor) -> Tensor:
        """All that follows the first layer.

        Parameters
        ----------
        features
            … × m, as `features` returns them.

        Returns
        -------
        Tensor
            … × c, levels in [-1, 1] where the fit is good; nothing is clipped.
        """
        h = features
        for layer in self.layers:
            h = torch.sin(layer(h))
        result: Tensor = self.output(h)
        return result

    def forward(self, points: Tensor) -> Tensor:
        """Evaluate f at points (… × 2); returns … × c."""
        return self.from_features(self.features(points))


def _zero_linear(n_in: int, n_out: int) -> nn.Linear:
    """Return a layer of zeros, without drawing from torch's global generator."""
    layer = nn.Linear(n_in, n_out, device="meta").to_empty(device="cpu")
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer


def whole_pairs(frequencies: ArrayLike) -> Tensor:
    """Read whole frequencies into an m × 2 int64 tensor on the CPU; m ≥ 1.

    Raises
    ------
    SinStudioError
        If they have another shape or are not whole.
    """
    k = np.asarray(frequencies)
    if k.ndim != 2 or k.shape[1] != 2 or len(k) == 0:
        raise SinStudioError(
            f"The frequencies have shape {k.shape}: give at least one pair [k_x, k_y]."
        )
    exact = k.dtype.kind in "iuf" and bool((np.abs(k) <= _LARGEST).all())  # nor nan
    if not exact or not np.array_equal(k, np.round(k)):
        raise SinStudioError(
            "A frequency is not a whole number: give whole cycles per period, such as [3, -1]."
        )
    return torch.from_numpy(k.astype(np.int64))


def check_axes(frequencies: Tensor, domain: Domain) -> None:
    """Refuse frequencies (m × 2) with a k_y for a signal, which has no such axis.

    Raises
    ------
    SinStudioError
        Naming the first.
    """
    if domain.signal and bool(frequencies[:, 1].any()):
        k = frequencies[frequencies[:, 1] != 0][0].tolist()
        raise SinStudioError(
            f"The frequency {k} has cycles along y, and a signal has no y: give [{k[0]}, 0]."
        )


def real_pairs(omega: ArrayLike) -> Tensor:
    """Read real frequencies into an m × 2 float64 tensor on the CPU; m ≥ 1.

    Raises
    ------
    SinStudioError
        If they have another shape or are not finite.
    """
    values = np.array(omega)  # a copy: what is read may be read-only
    if values.ndim != 2 or values.shape[1] != 2 or len(values) == 0:
        raise SinStudioError(
            f"The frequencies have shape {values.shape}: give at least one pair [ω_x, ω_y]."
        )
    if values.dtype.kind not in "iuf" or not np.isfinite(values).all():
        raise SinStudioError("A frequency of a SIREN is not a finite number: give real numbers.")
    return torch.from_numpy(values.astype(np.float64))


def _check_widths(hidden: Sequence[int], channels: int) -> None:
    if len(hidden) == 0 or min(hidden) < 1:
        raise SinStudioError(
            f"network.hidden is {list(hidden)}: give at least one width, each 1 or more."
        )
    if not 1 <= channels <= 4:
        raise SinStudioError(f"picture.channels is {channels}: a network has 1 to 4 channels.")

"""Structural edits: columns and rows come and go, and the optimiser's state goes with them.

An edit puts new parameters in place of the old ones; `requires_grad` is kept and gradients are
dropped. Anything that holds on to the old tensors (an optimiser, cached features) must be told.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import ArrayLike
from torch import Tensor, nn

from sinstudio.errors import SinStudioError
from sinstudio.network.adam_state import AdamState
from sinstudio.network.initial import siren_range, symmetric_uniform
from sinstudio.network.model import SinusoidalNetwork, check_axes, real_pairs, whole_pairs

__all__ = ["AdamState", "add_columns", "add_rows", "drop_columns", "drop_rows"]


def add_columns(
    network: SinusoidalNetwork,
    frequencies: ArrayLike,
    phases: Tensor | None = None,
    weights: Tensor | None = None,
    state: AdamState | None = None,
    *,
    generator: torch.Generator | None = None,
) -> None:
    """Add input frequencies, after those there are: columns of A, with their k (or ω) and φ.

    Where `phases` or `weights` are not given they are drawn from `generator`, φ ~ U(-π, π) and
    then A ~ U(±√(6/m)) for the new m, or are zero without one: the function then stays as it is.
    Nothing is clipped to a bound here.

    Parameters
    ----------
    frequencies
        q × 2 whole numbers, cycles per period; for a SIREN real ones too.
    phases
        q, radians.
    weights
        n_1 × q.
    state
        Optimiser state to grow alike: the new entries start with moments and step counts of zero.
    generator
        On the CPU.

    Raises
    ------
    SinStudioError
        If the shapes do not fit, a frequency is not whole, or one has a k_y and this is a signal.
    """
    new = whole_pairs(frequencies) if network.periodic else real_pairs(frequencies)
    check_axes(new, network.domain)
    first = network.layers[0]
    count, total = len(new), network.widths[0] + len(new)
    if phases is None:
        phases = _drawn((count,), math.pi, generator)
    if weights is None:
        weights = _drawn((first.out_features, count), siren_range(total), generator)
    _check_shape("phases", phases, (count,))
    _check_shape("weights", weights, (first.out_features, count))
    if network.real_omega is None:
        network.frequencies = torch.cat([network.frequencies, new.to(network.device)])
    else:
        omega = torch.from_numpy(network.domain.omega(new.numpy()))
        network.real_omega = _grown(network.real_omega, 0, omega)
    network.phases = _grown(network.phases, 0, phases)
    _add_inputs(first, weights)
    if state is not None:
        if not network.periodic:
            state.grow("real_omega", 0, count)
        state.grow("phases", 0, count)
        state.grow("hidden.0.weight", 1, count)


def drop_columns(
    network: SinusoidalNetwork, indices: Sequence[int], state: AdamState | None = None
) -> None:
    """Remove input frequencies: columns of A, with their k (or ω) and φ.

    Parameters
    ----------
    indices
        Columns to remove, 0 … m - 1, in any order; a repeat counts once.
    state
        Optimiser state to shrink alike.

    Raises
    ------
    SinStudioError
        If there is no such column, or none would be left.
    """
    kept = _kept(indices, network.widths[0], "input frequencies").to(network.device)
    if network.real_omega is None:
        network.frequencies = network.frequencies[kept]
    else:
        network.real_omega = _shrunk(network.real_omega, 0, kept)
    network.phases = _shrunk(network.phases, 0, kept)
    _keep_inputs(network.layers[0], kept)
    if state is not None:
        if not network.periodic:
            state.keep("real_omega", 0, kept)
        state.keep("phases", 0, kept)
        state.keep("hidden.0.weight", 1, kept)


def add_rows(
    network: SinusoidalNetwork,
    layer: int,
    count: int,
    *,
    weights: Tensor | None = None,
    biases: Tensor | None = None,
    outgoing: Tensor | None = None,
    state: AdamState | None = None,
    generator: torch.Generator | None = None,
) -> None:
    """Add neurons to a hidden layer, after those there are.

    Where `weights` or `biases` are not given they are drawn from `generator`,
    A ~ U(±√(6/fan-in)) and then b ~ U(-π, π), or are zero without one. `outgoing` is zero unless
    given, so that the function stays as it is.

    Parameters
    ----------
    layer
        Index of the hidden layer, from 0.
    count
        How many, ≥ 1.
    weights, biases
        count × fan-in, and count: rows of A_i and entries of b_i.
    outgoing
        Columns of the next layer (or of C), its width × count.
    state
        Optimiser state to grow alike: the new entries start with moments and step counts of zero.
    generator
        On the CPU.

    Raises
    ------
    SinStudioError
        If there is no such layer, or the shapes do not fit.
    """
    this, following = _layer_and_next(network, layer)
    if count < 1:
        raise SinStudioError(f"The number of neurons to add is {count}: give 1 or more.")
    if weights is None:
        weights = _drawn((count, this.in_features), siren_range(this.in_features), generator)
    if biases is None:
        biases = _drawn((count,), math.pi, generator)
    if outgoing is None:
        outgoing = torch.zeros(following.out_features, count)
    _check_shape("weights", weights, (count, this.in_features))
    _check_shape("biases", biases, (count,))
    _check_shape("outgoing", outgoing, (following.out_features, count))
    this.weight = _grown(this.weight, 0, weights)
    this.bias = _grown(this.bias, 0, biases)
    this.out_features += count
    _add_inputs(following, outgoing)
    if state is not None:
        state.grow(f"hidden.{layer}.weight", 0, count)
        state.grow(f"hidden.{layer}.bias", 0, count)
        state.grow(_next_name(network, layer), 1, count)


def drop_rows(
    network: SinusoidalNetwork,
    layer: int,
    indices: Sequence[int],
    state: AdamState | None = None,
) -> None:
    """Remove neurons of a hidden layer: rows of A_i and b_i, columns of the next layer or of C.

    What they contributed is lost; fold it into the next bias first where it matters.

    Parameters
    ----------
    layer
        Index of the hidden layer, from 0.
    indices
        Rows to remove, 0 … n_i - 1, in any order; a repeat counts once.
    state
        Optimiser state to shrink alike.

    Raises
    ------
    SinStudioError
        If there is no such layer or row, or none would be left.
    """
    this, following = _layer_and_next(network, layer)
    noun = f"neurons of hidden layer {layer + 1}"
    kept = _kept(indices, this.out_features, noun).to(network.device)
    this.weight = _shrunk(this.weight, 0, kept)
    this.bias = _shrunk(this.bias, 0, kept)
    this.out_features = len(kept)
    _keep_inputs(following, kept)
    if state is not None:
        state.keep(f"hidden.{layer}.weight", 0, kept)
        state.keep(f"hidden.{layer}.bias", 0, kept)
        state.keep(_next_name(network, layer), 1, kept)


def _layer_and_next(network: SinusoidalNetwork, layer: int) -> tuple[nn.Linear, nn.Linear]:
    chain = (*network.layers, network.output)
    if not 0 <= layer < len(chain) - 1:
        raise SinStudioError(
            f"There is no hidden layer with index {layer}: the network has {len(chain) - 1}."
        )
    return chain[layer], chain[layer + 1]


def _next_name(network: SinusoidalNetwork, layer: int) -> str:
    last = layer == len(network.hidden) - 1
    return "output.weight" if last else f"hidden.{layer + 1}.weight"


def _drawn(shape: tuple[int, ...], reach: float, generator: torch.Generator | None) -> Tensor:
    return torch.zeros(shape) if generator is None else symmetric_uniform(shape, reach, generator)


def _check_shape(name: str, values: Tensor, shape: tuple[int, ...]) -> None:
    if tuple(values.shape) != shape:
        raise SinStudioError(f"New {name} have shape {tuple(values.shape)}; {shape} is needed.")


def _kept(indices: Sequence[int], size: int, noun: str) -> Tensor:
    """Indices that stay, rising."""
    dropped = np.unique(np.asarray(indices, dtype=np.int64))
    if len(dropped) and not 0 <= dropped[0] <= dropped[-1] < size:
        outside = dropped[0] if dropped[0] < 0 else dropped[-1]
        raise SinStudioError(f"There is no index {outside} among {size} {noun}.")
    if len(dropped) == size:
        raise SinStudioError(f"All {size} {noun} would be removed: leave at least one.")
    return torch.from_numpy(np.delete(np.arange(size, dtype=np.int64), dropped))


def _add_inputs(layer: nn.Linear, columns: Tensor) -> None:
    layer.weight = _grown(layer.weight, 1, columns)
    layer.in_features += columns.shape[1]


def _keep_inputs(layer: nn.Linear, kept: Tensor) -> None:
    layer.weight = _shrunk(layer.weight, 1, kept)
    layer.in_features = len(kept)


def _grown(parameter: Tensor, axis: int, new: Tensor) -> nn.Parameter:
    # rounded on the CPU: not every device takes float64
    added = new.detach().to(parameter.dtype).to(parameter.device)
    return nn.Parameter(torch.cat([parameter.detach(), added], axis), parameter.requires_grad)


def _shrunk(parameter: Tensor, axis: int, kept: Tensor) -> nn.Parameter:
    return nn.Parameter(parameter.detach().index_select(axis, kept), parameter.requires_grad)

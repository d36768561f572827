"""Networks, states of Adam and random generators as arrays, and back again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import torch

from sinstudio.errors import SinStudioError
from sinstudio.network.adam_state import AdamState
from sinstudio.network.domain import Domain
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.entries import Entries, StateError
from sinstudio.training.state import Array

MAX_LAYERS = 64
_MOMENTS = ("exp_avg", "exp_avg_sq", "steps")


def to_array(tensor: torch.Tensor) -> Array:
    """Return a copy on the CPU, in C order."""
    return np.array(tensor.detach().cpu().numpy(), order="C")


def to_tensor(array: Array) -> torch.Tensor:
    """Return a copy, which begins where torch's own tensors do in memory."""
    return torch.from_numpy(np.array(array, order="C")).clone()


def write_network(arrays: dict[str, Array], prefix: str, network: SinusoidalNetwork) -> None:
    """Put a network's tensors under names that begin with `prefix`."""
    arrays.update((f"{prefix}.{n}", to_array(t)) for n, t in network.state_dict().items())


def read_network(
    arrays: Mapping[str, Array], prefix: str, domain: Domain, dtype: torch.dtype
) -> SinusoidalNetwork:
    """Make a network of arrays whose shapes agree; nothing larger than they are is allocated.

    Raises
    ------
    StateError
        Naming the array that is missing or does not fit.
    """
    floats = np.dtype(np.float64 if dtype == torch.float64 else np.float32)
    real = f"{prefix}.real_omega" in arrays
    first = "real_omega" if real else "frequencies"
    along = _array(arrays, f"{prefix}.{first}", floats if real else np.dtype(np.int64), 2)
    depth = sum(name.startswith(f"{prefix}.hidden.") for name in arrays) // 2
    if not (1 <= depth <= MAX_LAYERS and along.shape[1] == 2 and len(along)):
        raise StateError(f"{prefix} has {depth} hidden layers, or no pairs of frequencies")
    names = [*(f"hidden.{i}" for i in range(depth)), "output"]
    biases = [_array(arrays, f"{prefix}.{name}.bias", floats, 1) for name in names]
    widths = [len(along), *map(len, biases)]
    if min(widths) < 1 or widths[-1] > 4:
        raise StateError(f"{prefix} has no neuron in a layer, or more than 4 channels")
    shapes = {first: along.shape, "phases": (widths[0],)}
    for name, (n_in, n_out) in zip(names, pairwise(widths), strict=True):
        shapes |= {f"{name}.weight": (n_out, n_in), f"{name}.bias": (n_out,)}
    tensors = {}
    for name, shape in shapes.items():
        kind = along.dtype if name == first else floats
        array = _array(arrays, f"{prefix}.{name}", kind, len(shape))
        if array.shape != shape or not np.isfinite(array).all():
            raise StateError(f"{prefix}.{name} is not {shape} finite numbers")
        tensors[name] = to_tensor(array)
    try:
        network = SinusoidalNetwork(
            None if real else along,
            widths[1:-1],
            widths[-1],
            domain,
            omega=along if real else None,
        )
    except SinStudioError as error:  # e.g. a signal with cycles along y
        raise StateError(f"{prefix} is not a network ({str(error).rstrip('.')})") from None
    network.to(dtype).load_state_dict(tensors)
    return network.requires_grad_(False)


def write_weights(
    arrays: dict[str, Array], prefix: str, weights: Mapping[str, torch.Tensor]
) -> None:
    """Put parameters under names that begin with `prefix`."""
    arrays.update((f"{prefix}.{name}", to_array(tensor)) for name, tensor in weights.items())


def read_weights(
    arrays: Mapping[str, Array], prefix: str, network: SinusoidalNetwork
) -> dict[str, torch.Tensor]:
    """Read what has the shapes of a network's parameters, onto its device."""
    return {
        name: _like(arrays, f"{prefix}.{name}", parameter)
        for name, parameter in network.named_parameters()
    }


def write_adam(arrays: dict[str, Array], prefix: str, state: AdamState) -> None:
    """Put a state of Adam under names that begin with `prefix`."""
    for part in _MOMENTS:
        write_weights(arrays, f"{prefix}.{part}", getattr(state, part))


def read_adam(arrays: Mapping[str, Array], prefix: str, network: SinusoidalNetwork) -> AdamState:
    """Read the state of Adam that belongs to a network, onto its device."""
    first, second = (read_weights(arrays, f"{prefix}.{part}", network) for part in _MOMENTS[:2])
    steps = {}
    for name, parameter in network.named_parameters():
        place = f"{prefix}.steps.{name}"
        array = _array(arrays, place, np.dtype(np.int64), parameter.dim())
        fits = all(a in (1, b) for a, b in zip(array.shape, parameter.shape, strict=True))
        if not fits or (array.size and array.min() < 0):
            raise StateError(f"{place} is not the steps of {tuple(parameter.shape)} numbers")
        steps[name] = to_tensor(array).to(network.device)
    return AdamState(first, second, steps)


def write_generator(rng: np.random.Generator) -> dict[str, Any]:
    """Write a generator of NumPy (PCG64) as plain values."""
    state: Any = rng.bit_generator.state
    return {
        "state": f"{state['state']['state']:x}",
        "increment": f"{state['state']['inc']:x}",
        "left": state["has_uint32"],
        "half": state["uinteger"],
    }


def read_generator(rng: np.random.Generator, state: Entries) -> None:
    """Set a generator of NumPy to what was written."""
    rng.bit_generator.state = {
        "bit_generator": "PCG64",
        "state": {"state": state.large("state", 128), "inc": state.large("increment", 128) | 1},
        "has_uint32": state.whole("left", 0, 1),
        "uinteger": state.whole("half", 0, 2**32 - 1),
    }


def read_torch_generator(
    arrays: Mapping[str, Array], name: str, generator: torch.Generator
) -> None:
    """Set a generator of torch to what was written."""
    array = _array(arrays, name, np.dtype(np.uint8), 1)
    try:
        generator.set_state(to_tensor(array))
    except (RuntimeError, TypeError):
        raise StateError(f"{name} is not the state of a generator of this torch") from None


def read_scalar(arrays: Mapping[str, Array], name: str, like: torch.Tensor) -> torch.Tensor:
    """Read one number, of the type and device of another."""
    return _like(arrays, name, like)


def _like(arrays: Mapping[str, Array], name: str, like: torch.Tensor) -> torch.Tensor:
    kind = np.dtype(np.float64 if like.dtype == torch.float64 else np.float32)
    array = _array(arrays, name, kind, like.dim())
    if array.shape != tuple(like.shape):
        raise StateError(f"{name} does not have the shape {tuple(like.shape)}")
    return to_tensor(array).to(like.device)


def _array(arrays: Mapping[str, Array], name: str, kind: np.dtype[Any], axes: int) -> Array:
    array = arrays.get(name)
    if array is None:
        raise StateError(f"its tensor {name} is missing")
    if array.dtype != kind or array.ndim != axes:
        raise StateError(f"its tensor {name} is not {kind} with {axes} axes")
    return array

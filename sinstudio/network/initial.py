"""Initial values of a network (section 3.1 of the report; the ranges are SIREN's)."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from sinstudio.network.model import SinusoidalNetwork


def initialise(
    network: SinusoidalNetwork,
    seed: int,
    scale_a: float = 1.0,
    scale_c: float = 1.0,
    zero_phases: bool = False,
    zero_biases: bool = False,
) -> None:
    """Draw φ, A_i, b_i and C; set d to zero. Nothing is clipped to a bound here.

    φ, b_i ~ U(-π, π); A_i ~ U(±scale_a·√(6/fan-in)); C ~ U(±scale_c·√(6/n_L)/30).

    All draws come from one generator on the CPU, in float64, in this order: φ; A_1 row by row, b_1;
    A_2, b_2; …; C. What a flag sets to zero is drawn all the same, so that two networks that differ
    in a flag or a scale share all other values.

    Parameters
    ----------
    network
        Changed in place; may be on any device and of any precision.
    seed
        0 to 2⁶³ - 1.
    scale_a, scale_c
        Factors on the ranges of all A_i and of C, each ≥ 0.
    zero_phases, zero_biases
        Set all φ, or all b_i, to zero.
    """
    generator = torch.Generator().manual_seed(seed)
    _fill(network.phases, math.pi, generator, zero=zero_phases)
    for layer in network.layers:
        _fill(layer.weight, scale_a * siren_range(layer.in_features), generator)
        _fill(layer.bias, math.pi, generator, zero=zero_biases)
    _fill(network.output.weight, scale_c * siren_range(network.output.in_features) / 30, generator)
    with torch.no_grad():
        network.output.bias.zero_()


def invert_output(network: SinusoidalNetwork) -> bool:
    """Set C = 1/A where A and C are single numbers (example 4.1 of the report).

    Returns
    -------
    bool
        Whether it did: there must be one input frequency, one hidden neuron and one channel, and A
        must not be 0.
    """
    if network.widths != (1, 1, 1):
        return False
    with torch.no_grad():
        inverse = 1 / network.layers[0].weight
        if not bool(torch.isfinite(inverse)):
            return False
        network.output.weight.copy_(inverse)
    return True


def siren_range(fan_in: int) -> float:
    """√(6/fan-in): entries of A start within ± this."""
    return math.sqrt(6 / fan_in)


def symmetric_uniform(shape: tuple[int, ...], reach: float, generator: torch.Generator) -> Tensor:
    """Draw from U(-reach, reach), float64 on the CPU."""
    return reach * (2 * torch.rand(shape, generator=generator, dtype=torch.float64) - 1)


def _fill(
    parameter: Tensor, reach: float, generator: torch.Generator, *, zero: bool = False
) -> None:
    drawn = symmetric_uniform(tuple(parameter.shape), reach, generator)
    with torch.no_grad():
        # rounded on the CPU: not every device takes float64
        parameter.copy_((torch.zeros_like(drawn) if zero else drawn).to(parameter.dtype))

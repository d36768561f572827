"""One step of Adam on tensors that structural edits may shrink and grow."""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch

from sinstudio.network.edits import AdamState
from sinstudio.network.model import SinusoidalNetwork

BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-8


def adam_step(
    network: SinusoidalNetwork,
    gradients: Mapping[str, torch.Tensor],
    state: AdamState,
    rates: Mapping[str, float],
) -> None:
    """Update the parameters named in `rates`, each at its own learning rate.

    Every entry has its own step count (new columns start at zero), so that the correction of the
    moments' bias is right for old and new columns alike: without it new ones take about three
    times the step at first (section 8 of the report).
    """
    for name, parameter in network.named_parameters():
        rate = rates.get(name)
        if rate is None:
            continue
        gradient = gradients[name]
        first, second, steps = state.exp_avg[name], state.exp_avg_sq[name], state.steps[name]
        steps.add_(1)
        first.lerp_(gradient, 1 - BETA_1)
        second.mul_(BETA_2).addcmul_(gradient, gradient, value=1 - BETA_2)
        # 1 − βᵗ, one value per column or one in all: small beside the parameter. By expm1, so that
        # float32 serves, which every device knows.
        count = steps.to(parameter.dtype)
        size = -rate / torch.expm1(count * math.log(BETA_1))
        scale = torch.rsqrt(-torch.expm1(count * math.log(BETA_2)))
        change = first / (second.sqrt().mul_(scale)).add_(EPSILON)
        parameter.data.sub_(change.mul_(size))

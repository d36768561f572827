"""Weight decay: how much, over which course, and what it adds to the gradient (definition 3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch

from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.settings.decay import DecaySettings


@dataclass(frozen=True)
class Decay:
    """The decay of one step.

    Attributes
    ----------
    course
        α_f at this step, 0 to 1.
    columns
        Targeted decay (definition 3.3): the input frequencies that decay; None with `rows` None
        lets all of A decay.
    rows
        For each hidden layer, the neurons that decay.
    """

    course: float
    columns: torch.Tensor | None = None
    rows: tuple[torch.Tensor, ...] | None = None


def course(name: str, share: float) -> float:
    """α_f: how strong the decay is when `share` (0…1) of its steps is done.

    constant is 1; rising is t²; pulse is the report's piecewise quadratic, t² up to the middle and
    (1 - t)² after it, scaled to 1 there (section 7.2.1).
    """
    if name == "constant":
        return 1.0
    t = min(1.0, max(0.0, share))
    if name == "rising":
        return t * t
    return 4 * min(t, 1 - t) ** 2


def apply_decay(
    network: SinusoidalNetwork,
    gradients: Mapping[str, torch.Tensor],
    loss: torch.Tensor,
    settings: DecaySettings,
    decay: Decay,
) -> torch.Tensor:
    """Turn the gradient of the MSE into that of (1 - α)·MSE + α·‖A‖, in place.

    ‖A‖ is the sum of the entries' sizes (L1) or squares (L2) over all hidden matrices, or over the
    targeted rows and columns. The automatic α makes α·‖A‖ = strength · (1 - α)·MSE. Nothing is
    read back from the device.

    Parameters
    ----------
    gradients
        Of the MSE, by the parameter's name.
    loss
        The MSE of the batch, 0-dimensional.

    Returns
    -------
    Tensor
        α, 0-dimensional.
    """
    squared = settings.norm == "L2"
    parts = []
    norm = torch.zeros_like(loss)
    for index, layer in enumerate(network.layers):
        weight = layer.weight.detach()
        mask = _mask(weight, index, decay)
        kept = weight if mask is None else weight * mask
        norm += kept.square().sum() if squared else kept.abs().sum()
        parts.append((f"hidden.{index}.weight", 2 * kept if squared else kept.sign()))
    if isinstance(settings.alpha, str):
        weight_of_decay = settings.strength * loss
        alpha = weight_of_decay / (norm + weight_of_decay).clamp_min(torch.finfo(loss.dtype).tiny)
    else:
        alpha = torch.full_like(loss, settings.alpha)
    alpha = alpha * decay.course
    for gradient in gradients.values():
        gradient.mul_(1 - alpha)
    for name, slope in parts:
        gradients[name].add_(slope.mul_(alpha))
    return alpha


def _mask(weight: torch.Tensor, index: int, decay: Decay) -> torch.Tensor | None:
    """1 where an entry decays, else 0; None where all do."""
    if decay.columns is None and decay.rows is None:
        return None
    mask = torch.zeros_like(weight)
    if decay.rows is not None:
        mask[decay.rows[index]] = 1
    if index == 0 and decay.columns is not None:
        mask[:, decay.columns] = 1
    return mask

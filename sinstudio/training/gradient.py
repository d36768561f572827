"""The gradient of the loss, derived by hand.

For mean squared error E over N points and c channels, with h_0 = H and h_i = sin(z_i),
z_i = A_i h_{i-1} + b_i, f = C h_L + d:

    G = 2 (f − y) / (N c)        ∂E/∂C = Gᵀ h_L         ∂E/∂d = Σ G
    D_L = (G C) ⊙ cos z_L        ∂E/∂A_i = D_iᵀ h_{i-1}  ∂E/∂b_i = Σ D_i
    D_{i-1} = (D_i A_i) ⊙ cos z_{i-1}                    ∂E/∂φ = Σ (D_1 A_1) ⊙ cos(ωx + φ)

Half the time of automatic differentiation, since nothing is stored that is not needed and the
features of frozen phases get no gradient. Tests compare it with autograd in float64.
"""

from __future__ import annotations

import torch

from sinstudio.network.model import SinusoidalNetwork


class Gradients:
    """Gradient of every parameter, by the parameter's name, summed over chunks of a batch."""

    def __init__(self, network: SinusoidalNetwork) -> None:
        self.network = network
        self.of = {name: torch.zeros_like(p) for name, p in network.named_parameters()}
        self.loss = torch.zeros((), device=network.device, dtype=network.dtype)

    def clear(self) -> None:
        """Set all sums to zero."""
        for gradient in self.of.values():
            gradient.zero_()
        self.loss.zero_()

    def add(
        self,
        features: torch.Tensor,
        values: torch.Tensor,
        batch: int,
        slopes: torch.Tensor | None = None,
    ) -> None:
        """Add the part of a chunk.

        Parameters
        ----------
        features
            H of the chunk, N × m.
        values
            Channels in −1…1, N × c.
        batch
            Points in the whole batch, of which this chunk is a part.
        slopes
            cos(ωx + φ), N × m, when the phases are trained.
        """
        network, of = self.network, self.of
        layers = network.layers
        states, slopes_of = [features], []
        for layer in layers:
            angle = torch.addmm(layer.bias, states[-1], layer.weight.T)
            states.append(torch.sin(angle))
            slopes_of.append(angle.cos_())
        error = torch.addmm(network.output.bias, states[-1], network.output.weight.T)
        error.sub_(values)
        count = batch * values.shape[1]
        self.loss += error.square().sum() / count
        error.mul_(2 / count)
        of["output.weight"].addmm_(error.T, states[-1])
        of["output.bias"].add_(error.sum(0))
        back = error @ network.output.weight
        for index in range(len(layers) - 1, -1, -1):
            back.mul_(slopes_of[index])
            of[f"hidden.{index}.weight"].addmm_(back.T, states[index])
            of[f"hidden.{index}.bias"].add_(back.sum(0))
            if index or slopes is not None:
                back = back @ layers[index].weight
        if slopes is not None:
            of["phases"].add_(back.mul_(slopes).sum(0))

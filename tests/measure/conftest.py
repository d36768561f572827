from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from sinstudio.network.domain import Domain
from sinstudio.network.model import SinusoidalNetwork

MakeNetwork = Callable[..., SinusoidalNetwork]


@pytest.fixture
def make_network() -> MakeNetwork:
    """Make a network close to a sum of waves: each neuron carries one input, with weight `gain`."""

    def make(
        domain: Domain, frequencies: object, gain: float = 0.05, channels: int = 3
    ) -> SinusoidalNetwork:
        k = np.array(frequencies)
        network = SinusoidalNetwork(k, (len(k),), channels, domain)
        with torch.no_grad():
            network.phases.copy_(torch.linspace(0, 2, len(k)))
            network.layers[0].weight.copy_(gain * torch.eye(len(k)))
            network.output.weight.fill_(0.5 / len(k) / max(gain, 1e-3))
            network.output.weight.clamp_(max=2.0 / len(k))
        return network

    return make

"""Small networks and golden files for the tests of model files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from sinstudio.network.domain import Domain
from sinstudio.network.model import SinusoidalNetwork

GOLDEN = Path(__file__).parents[1] / "data" / "golden-1.0-float32.sin"
GOLDEN_FULL = GOLDEN.with_name("golden-1.0-float16.sin")
GOLDEN_SIREN = GOLDEN.with_name("golden-1.0-siren.sin")


def network(
    hidden: tuple[int, ...] = (4,),
    channels: int = 3,
    domain: Domain = Domain(8, 6),  # noqa: B008
    frequencies: Any = ((1, 0), (0, 1), (3, -2)),
    seed: int = 0,
) -> SinusoidalNetwork:
    result = SinusoidalNetwork(np.array(frequencies), hidden, channels, domain)
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in result.parameters():
            parameter.copy_(torch.randn(parameter.shape, generator=generator))
    return result


def siren(hidden: tuple[int, ...] = (4,), channels: int = 3, seed: int = 0) -> SinusoidalNetwork:
    omega = np.random.default_rng(seed).uniform(-15, 15, (3, 2))
    result = SinusoidalNetwork(None, hidden, channels, Domain(8, 6, (2.2, 2.2)), omega=omega)
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in result.parameters():
            parameter.copy_(torch.randn(parameter.shape, generator=generator))
    return result


def same(a: SinusoidalNetwork, b: SinusoidalNetwork) -> bool:
    left, right = a.state_dict(), b.state_dict()
    return left.keys() == right.keys() and all(torch.equal(left[key], right[key]) for key in left)

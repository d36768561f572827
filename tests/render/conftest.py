from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from sinstudio.network.domain import Domain
from sinstudio.network.initial import initialise
from sinstudio.network.model import SinusoidalNetwork

MakeNetwork = Callable[..., SinusoidalNetwork]


@pytest.fixture
def make_network() -> MakeNetwork:
    """Make a small network whose levels stay within 0..1 unless `scale_c` is large."""

    def make(
        domain: Domain | None = None,
        channels: int = 3,
        hidden: tuple[int, ...] = (9,),
        frequencies: object = ((1, 0), (0, 1), (3, -2), (5, 4), (0, 7)),
        scale_c: float = 3.0,
        dtype: torch.dtype = torch.float64,
    ) -> SinusoidalNetwork:
        network = SinusoidalNetwork(
            np.array(frequencies), hidden, channels, domain or Domain(12, 8)
        )
        initialise(network, seed=3, scale_c=scale_c)
        return network.to(dtype)

    return make

"""SIREN with mini-batches, as others train it: the peer that the benchmarks measure against.

The picture network of Sitzmann et al. (2020): a first sine layer and three hidden ones of 256,
ω₀ = 30, their initial values, and Adam from torch, written plainly with autograd.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

OMEGA_0 = 30.0


class Sine(nn.Module):
    def __init__(self, n_in: int, n_out: int, *, first: bool = False) -> None:
        super().__init__()
        self.linear = nn.Linear(n_in, n_out)
        reach = 1 / n_in if first else math.sqrt(6 / n_in) / OMEGA_0
        nn.init.uniform_(self.linear.weight, -reach, reach)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.sin(OMEGA_0 * self.linear(x))


def siren(width: int = 256, hidden: int = 3, channels: int = 3) -> nn.Sequential:
    last = nn.Linear(width, channels)
    reach = math.sqrt(6 / width) / OMEGA_0
    nn.init.uniform_(last.weight, -reach, reach)
    layers = [Sine(2, width, first=True), *(Sine(width, width) for _ in range(hidden))]
    return nn.Sequential(*layers, last)


@dataclass
class Course:
    """Training seconds (evaluations left out) and PSNR in dB after each evaluation."""

    seconds: list[float]
    psnr: list[float]

    def seconds_to(self, psnr: float) -> float:
        """First time at which this PSNR was reached; infinite if never."""
        reached = (s for s, p in zip(self.seconds, self.psnr, strict=True) if p >= psnr)
        return next(reached, math.inf)


def train(
    picture: NDArray[np.float32],
    *,
    rate: float,
    seconds: float,
    target: float,
    batch: int = 4096,
    evaluate_every: int = 50,
    seed: int = 0,
) -> Course:
    """Train until the target PSNR or for so many seconds; PSNR is of all pixels."""
    torch.manual_seed(seed)
    height, width, channels = picture.shape
    y, x = torch.meshgrid(
        torch.linspace(-1, 1, height), torch.linspace(-1, 1, width), indexing="ij"
    )
    points = torch.stack([x, y], -1).reshape(-1, 2)
    values = torch.from_numpy(picture).reshape(-1, channels) * 2 - 1
    network = siren(channels=channels)
    optimiser = torch.optim.Adam(network.parameters(), lr=rate)
    course, spent, step = Course([], []), 0.0, 0
    while spent < seconds:
        began = time.perf_counter()
        chosen = torch.randint(len(points), (batch,))
        loss = (network(points[chosen]) - values[chosen]).square().mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        spent += time.perf_counter() - began
        step += 1
        if step % evaluate_every == 0:
            with torch.no_grad():
                output = torch.cat([network(part) for part in points.split(8192)])
            error = (output.clamp(-1, 1) - values).square().mean() / 4
            course.seconds.append(spent)
            course.psnr.append(-10 * math.log10(float(error)))
            if course.psnr[-1] >= target:
                break
    return course

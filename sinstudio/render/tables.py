"""Sines and cosines of the first layer along one axis, so that a grid needs no others."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sinstudio.network.domain import FloatArray
from sinstudio.network.model import SinusoidalNetwork


@dataclass(frozen=True)
class AxisTable:
    """sin and cos of the angle that one axis adds to each input frequency, N × m each."""

    sin: Tensor
    cos: Tensor


def axis_table(network: SinusoidalNetwork, axis: int, coordinates: FloatArray) -> AxisTable:
    """Sines and cosines of ω_x·x + φ (axis 0) or ω_y·y (axis 1).

    The phases go to the x axis, so that their sum is the whole angle. It is worked out in turns,
    k·x/p + φ/2π less its nearest whole number, in float64 on the CPU: far from the picture and at
    high frequencies an angle in radians would lose its digits. The frequencies may be real.

    Parameters
    ----------
    network
        Gives k (ωp/2π for a SIREN), φ, p, and the type and device of the tables.
    axis
        0 for x, 1 for y.
    coordinates
        (N,), the picture is [-1, 1).
    """
    k = torch.from_numpy(network.cycles[:, axis].astype(np.float64))
    periods = torch.from_numpy(coordinates / network.domain.period[axis])
    turns = torch.outer(periods, k)
    if axis == 0:
        turns += network.phases.detach().cpu().to(torch.float64) / (2 * math.pi)
    turns -= turns.round()
    angle = turns.mul_(2 * math.pi)
    return AxisTable(
        torch.sin(angle).to(network.device, network.dtype),
        torch.cos(angle).to(network.device, network.dtype),
    )


def grid_sines(columns: AxisTable, rows: AxisTable) -> Tensor:
    """H(x) = sin(ωx + φ) on a grid: sin a cos b + cos a sin b. Rows × columns × m."""
    sines = columns.sin * rows.cos.unsqueeze(1)
    return sines.addcmul_(columns.cos, rows.sin.unsqueeze(1))


def grid_cosines(columns: AxisTable, rows: AxisTable) -> Tensor:
    """cos(ωx + φ) on a grid: cos a cos b - sin a sin b. Rows × columns × m."""
    cosines = columns.cos * rows.cos.unsqueeze(1)
    return cosines.addcmul_(columns.sin, rows.sin.unsqueeze(1), value=-1)

"""A trained network as a filter: A clipped harder, block by block, to soften what is shown.

Section 6 of the report finds that tight bounds make a softened picture rather than a noisy one.
Here that is done to a network that has been trained already, and never to the weights themselves.
"""

from __future__ import annotations

import copy

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from sinstudio.network.blocks import Blocks
from sinstudio.network.model import SinusoidalNetwork


def filter_bounds(
    weight: NDArray[np.floating], radii: NDArray[np.float64], blocks: Blocks, strength: float
) -> Blocks:
    """Where a filter clips the blocks of A.

    Block k of 1 … l, counted from the lowest radii, is clipped at M_k (1 - s)^k, where M_k is the
    largest |a| in it: any strength above 0 has an effect, high frequencies go first, and 1 leaves
    an even picture.

    Parameters
    ----------
    weight
        A, n × m.
    radii
        Radii of the m frequencies, cycles per S pixels.
    blocks
        Only the limits are read.
    strength
        s, 0 to 1.

    Returns
    -------
    Blocks
        The same limits, and where each block is clipped; 0 for a block without columns.
    """
    largest = np.zeros(len(blocks))
    np.maximum.at(largest, blocks.block_of(radii), np.abs(weight).max(axis=0, initial=0.0))
    factors = (1.0 - strength) ** np.arange(1, len(blocks) + 1)
    return Blocks(blocks.limits, tuple((largest * factors).tolist()))


class NetworkFilter:
    """A network that shares all but A with another one, whose A it clips.

    The copy of A is made once for a network and written again by each `update`.

    Parameters
    ----------
    network
        Is never changed.
    """

    def __init__(self, network: SinusoidalNetwork) -> None:
        self.source = network
        first, *deeper = network.layers
        clipped = copy.copy(first)
        clipped._parameters = dict(first._parameters)
        weight = torch.empty_like(first.weight, requires_grad=False)
        clipped.weight = nn.Parameter(weight, requires_grad=False)
        self.network = copy.copy(network)
        self.network._modules = dict(network._modules)
        self.network.hidden = nn.ModuleList([clipped, *deeper])
        self.bounds = Blocks((), (0.0,))

    def update(self, blocks: Blocks, strength: float) -> SinusoidalNetwork:
        """Clip A as it is now; see `filter_bounds`. The network returned is always the same."""
        weight = self.source.layers[0].weight.detach()
        radii = self.source.domain.radii(self.source.cycles)
        entries = weight.cpu().float().numpy()
        self.bounds = filter_bounds(entries, radii, blocks, strength)
        columns = torch.from_numpy(self.bounds.column_bounds(radii)).to(weight.device, weight.dtype)
        torch.clamp(weight, -columns, columns, out=self.network.layers[0].weight.data)
        return self.network


def filtered(network: SinusoidalNetwork, blocks: Blocks, strength: float) -> SinusoidalNetwork:
    """Return a network with A clipped harder; the one given, which shares the rest, stays as it is.

    Parameters
    ----------
    blocks
        Their limits say which columns are clipped alike.
    strength
        0 (nothing is clipped) to 1 (an even picture).
    """
    return network if strength <= 0 else NetworkFilter(network).update(blocks, strength)

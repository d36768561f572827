"""How well a network is fitted: PSNR on a sample of the pixels, or on all of them."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch

from sinstudio.measure.quality import psnr
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.render.grid import render
from sinstudio.training.target import Target

SAMPLE = 4096  # pixels that stand for the picture while training goes on
_PART = 2048  # pixels at once


class Meter:
    """Measures networks of one target."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._samples: dict[bool, tuple[torch.Tensor, ...]] = {}

    def points(self, *, heldout: bool = False) -> tuple[torch.Tensor, ...]:
        """Rows, columns and values (in −1…1) of the sample, always the same one."""
        if heldout not in self._samples:
            self._samples[heldout] = self._target.sample(SAMPLE, heldout=heldout)
        return self._samples[heldout]

    def sample(
        self, network: SinusoidalNetwork, *, tables: bool
    ) -> tuple[float | None, float | None]:
        """PSNR in dB on a sample of the training pixels, and of the held-out ones (None without).

        Parameters
        ----------
        tables
            Whether the target's tables are of this network; else its features are worked out.
        """
        target = self._target
        found: list[float | None] = []
        for heldout in (False, True):
            if heldout and target.heldout is None:
                found.append(None)
                continue
            rows, columns, values = self.points(heldout=heldout)
            error = 0.0
            for begin in range(0, len(rows), _PART):
                part = slice(begin, begin + _PART)
                if tables:
                    features = target.features_at(rows[part], columns[part])
                else:
                    features = network.features(target.points_at(rows[part], columns[part]))
                output = network.from_features(features)
                if not target.domain.signal:
                    output.clamp_(-1, 1)
                error += float((output - values[part]).square().sum())
            mean = error / (4 * values.numel())
            found.append(-10 * math.log10(mean) if mean else math.inf)
        return found[0], found[1]

    def whole(
        self, network: SinusoidalNetwork, stop: Callable[[], bool] | None = None
    ) -> tuple[float, float | None]:
        """PSNR in dB over all training pixels, and over the held-out ones (None without).

        `stop` is asked now and then; `Interrupted` is raised when it returns true.
        """
        picture = render(network, stop=stop)
        target = self._target
        held, clip = target.heldout, not target.domain.signal
        trained = psnr(target.picture, picture, target.trained, clip=clip)
        if held is None:
            return trained, None
        return trained, psnr(target.picture, picture, held, clip=clip)

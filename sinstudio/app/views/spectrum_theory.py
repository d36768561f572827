"""What Theorem 1 says of the network on show: what makes a frequency, and a predicted spectrum.

All of it is worked out from copies, on any thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sinstudio.app.views.spectrum_image import SAMPLES, SIDE, PictureSpectrum
from sinstudio.measure.spectrum import log_spectrum
from sinstudio.network.domain import Domain
from sinstudio.network.first_layer import FirstLayer
from sinstudio.render.luma import luma_weights

if TYPE_CHECKING:
    from sinstudio.network.explain import Explainer, Explanation
    from sinstudio.network.orders import LowOrders
    from sinstudio.network.predicted import Predicted


@dataclass(frozen=True)
class Explained:
    """A frequency, explained.

    `share` is the share of the picture's energy, or of the first hidden layer's where more layers
    follow (`deeper`), that the orders looked at account for; None where it is not known. `axes` is
    1 for a signal, 2 for a picture.
    """

    explanation: Explanation
    share: float | None
    deeper: bool
    axes: int


@dataclass(frozen=True)
class PredictedSpectrum:
    """Spectrum of the picture that orders up to `order` make, and their share of its energy."""

    spectrum: PictureSpectrum
    order: int
    share: float | None


class Theory:
    """One layer, and what has been worked out of it so far; may be asked from several threads."""

    def __init__(self, layer: FirstLayer, domain: Domain) -> None:
        self.layer = layer
        self.domain = domain
        self._low: LowOrders | None = None
        self._explainer: Explainer | None = None
        self._shares: dict[int, float | None] = {}

    @property
    def deeper(self) -> bool:
        """Whether more hidden layers follow, of which the theorem says nothing."""
        return self.layer.output is None

    def _orders(self) -> LowOrders:
        from sinstudio.network.orders import LowOrders  # loads scipy, which a start need not

        if self._low is None:
            # levels of the picture run from 0 to 1, those of the network from -1 to 1
            output = self.layer.output
            mix = np.eye(len(self.layer.bias)) if output is None else self._luma() @ output / 2
            self._low = LowOrders(self.layer, mix)
        return self._low

    def _luma(self) -> np.ndarray:
        constant = self.layer.constant
        assert constant is not None
        return luma_weights(len(constant), signal=self.domain.signal)

    def explain(self, frequency: tuple[int, int]) -> Explained:
        """Find what makes a frequency, cycles per period."""
        from sinstudio.network.explain import Explainer

        low = self._orders()
        if self._explainer is None:
            self._explainer = Explainer(low)
        found = self._explainer.explain(frequency, most=3)
        if self.deeper:
            return Explained(found, None, True, self.domain.axes)
        if found.order not in self._shares:
            self._shares[found.order] = low.share(found.order)
        return Explained(found, self._shares[found.order], False, self.domain.axes)

    def predict(self, order: int, stop: Callable[[], bool]) -> PredictedSpectrum | None:
        """Spectrum of the centre of what low orders make; None when told to stop.

        Raises
        ------
        SinStudioError
            If more hidden layers follow.
        """
        from sinstudio.network.predicted import predict

        _, constant = self.layer.last()
        low, domain = self._orders(), self.domain
        largest = order * np.abs(self.layer.frequencies).max(axis=0)
        reach = np.minimum(largest, domain.period_pixels)  # twice Nyquist
        found = predict(low, order, (int(reach[0]), int(reach[1])), stop=stop)
        if found is None:
            return None
        levels = _centre(found, domain) + (1 + float(self._luma() @ constant)) / 2
        spectrum = PictureSpectrum(log_spectrum(levels), domain.width, domain.height)
        return PredictedSpectrum(spectrum, order, found.share)


def _centre(found: Predicted, domain: Domain) -> np.ndarray:
    """What a series makes on the pixels, or samples, in the middle of a domain."""
    (x, dx, columns), (y, dy, rows) = (
        _window(length, SAMPLES if domain.signal else SIDE, period)
        for length, period in zip((domain.width, domain.height), domain.period, strict=True)
    )
    if domain.signal:
        return found.samples(x, dx, columns)[None]
    return found.values(x + dx * np.arange(columns), y + dy * np.arange(rows))


def _window(length: int, most: int, period: float) -> tuple[float, float, int]:
    """First of the pixels in the middle of an axis, their distance, in periods; their number."""
    count = min(most, length)
    step = 2 / length / period
    return -1 / period + (length - count) // 2 * step, step, count

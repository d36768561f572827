"""The curves of a signal, from its samples and the frames that have come; no widgets.

Places are fractions: of the signal, or in the tiled mode of a whole period.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sinstudio.app.views.scene import Layer, Layers, Scene
from sinstudio.files.signal import Units

Array = NDArray[np.float64]

MOST = 8192  # places at which the network is asked for, where the screen has no more pixels
_BETWEEN = 4  # places for a sample, so that what a network makes between them is seen


@dataclass(frozen=True)
class Curve:
    """Values of C channels at N places: `x` is (N,), rising, and `y` N × C."""

    x: Array
    y: Array

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return len(self.x) == 0


NOTHING = Curve(np.empty(0), np.empty((0, 1)))


class SignalWorld:
    """What there is to draw of a scene whose picture is a signal.

    Parameters
    ----------
    scene
        Its original, frames and mode.
    units
        Of the signal that is fitted.
    """

    def __init__(self, scene: Scene, units: Units) -> None:
        self._scene, self.units = scene, units

    # -- places ----------------------------------------------------------------------------------

    @property
    def samples(self) -> int:
        """N; 1 before anything is known."""
        size = self._scene.picture_size
        return 1 if size is None else size[0]

    @property
    def unit(self) -> float:
        """Length of the signal, or of a period in the tiled mode, on the axis."""
        share = self._scene.picture_share[0] if self._scene.tiling else 1.0
        return self.samples * self.units.step / share

    @property
    def count(self) -> int:
        """How many of these are shown."""
        return self._scene.tiles[0] if self._scene.tiling else 1

    def place(self, fractions: Array) -> Array:
        """Coordinates on the axis of places."""
        return np.asarray(self.units.start + fractions * self.unit)

    def fraction(self, coordinate: float) -> float:
        """Place of a coordinate on the axis."""
        return (coordinate - self.units.start) / self.unit

    def asked(self, left: float, right: float, pixels: int) -> tuple[float, float, int]:
        """Return where the network is to be evaluated: from, to, and at how many places.

        At every pixel of the screen; where that would be less than four places for a sample, at
        the samples and at places between them, four for each, or fewer where that would be too
        many. The difference is known at the samples alone: at them, or every so-manieth of them.

        Parameters
        ----------
        left, right
            Places that can be seen.
        pixels
            Width of the screen's part.
        """
        left, right = max(0.0, left), min(float(self.count), right)
        if right <= left:
            return 0.0, float(self.count), pixels
        per_unit = self.unit / self.units.step  # samples
        difference = self._scene.mode == "difference"
        step = _step((right - left) * per_unit, between=not difference)
        first = float(np.floor(left * per_unit / step)) * step
        count = int(np.ceil((np.ceil(right * per_unit) - first) / step))
        if count >= pixels or (difference and count > 1):
            return first / per_unit, (first + count * step) / per_unit, count
        return left, right, pixels

    # -- curves ----------------------------------------------------------------------------------

    def original(self) -> Curve:
        """All samples in their units, once, whatever the mode."""
        original = self._scene.original
        if original is None:
            return NOTHING
        return Curve(self.units.coordinates(self.samples), self._values(original.pixels[0]))

    def reconstruction(self) -> Curve:
        """What the frames show, the newest where several do."""
        return self._newest(self._scene.tiled if self._scene.tiling else self._scene.plain)

    def twin(self) -> Curve:
        """What the frames of a twin show."""
        return NOTHING if self._scene.twin is None else self._newest(self._scene.twin)

    def present(self) -> Curve:
        """What the network is now, while it is compared with a step of the past."""
        return NOTHING if self._scene.present is None else self._newest(self._scene.present)

    def _newest(self, layers: Layers) -> Curve:
        found = NOTHING
        for layer in layers.stack:
            curve = self._of(layer)
            if not found.empty and not curve.empty:
                before, after = found.x < curve.x[0], found.x > curve.x[-1]
                x = np.concatenate([found.x[before], curve.x, found.x[after]])
                curve = Curve(x, np.concatenate([found.y[before], curve.y, found.y[after]]))
            found = curve
        return found

    def error(self) -> Curve:
        """The reconstruction less the original, where both are known."""
        original, found = self.original(), self.reconstruction()
        if original.empty or found.empty or original.y.shape[1] != found.y.shape[1]:
            return NOTHING
        end = original.x[-1] + self.units.step / 2
        inside = (found.x >= original.x[0]) & (found.x <= end)
        x, y = found.x[inside], found.y[inside]
        return Curve(x, y - at(original, x))

    def _of(self, layer: Layer) -> Curve:
        row = layer.frame.row
        if row is None:  # a frame of a picture before this signal
            return NOTHING
        x0, _, x1, _ = layer.frame.region
        fractions = x0 + (x1 - x0) * np.arange(len(row)) / len(row)
        return Curve(self.place(fractions), self._values(row))

    def _values(self, levels: NDArray[np.float32]) -> Array:
        """Values in units, or levels where the channels have ranges of their own."""
        if self.units.common and len(self.units.low) == levels.shape[1]:
            return self.units.values(levels)
        return levels.astype(np.float64)


def _step(samples: float, *, between: bool) -> float:
    """Return how far apart places are, in samples, so that about `MOST` at the most do.

    An odd number of halves falls on samples and between them by turns.
    """
    least = samples / MOST
    if not between:
        return max(1.0, float(np.ceil(least)))
    if least <= 1 / _BETWEEN:
        return 1 / _BETWEEN
    return float(np.ceil(least - 0.5)) + 0.5


def at(curve: Curve, x: Array) -> Array:
    """Values of a curve at other places, on straight lines between its own; len(x) × C."""
    channels = [np.interp(x, curve.x, channel) for channel in curve.y.T]
    return np.stack(channels, axis=1)

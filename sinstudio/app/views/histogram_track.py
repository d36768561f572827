"""The histogram of A over the steps of a run, thinned so that it stays small."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sinstudio.training.snapshot import Histogram

MOST = 256  # moments that are kept


@dataclass(frozen=True, eq=False)
class Moment:
    """A's histogram at a step, and the bounds of its blocks then."""

    step: int
    edges: NDArray[np.float64]
    counts: NDArray[np.int32]  # blocks × bins
    bounds: tuple[float, ...]

    def column(self, block: int, edges: NDArray[np.float64]) -> NDArray[np.float64]:
        """Entries between other edges: of a block, or of all for -1."""
        if block >= len(self.counts):
            return np.zeros(len(edges) - 1)
        counts = self.counts.sum(axis=0) if block < 0 else self.counts[block]
        below = np.concatenate(([0.0], np.cumsum(counts)))
        return np.diff(np.interp(edges, self.edges, below))


class HistogramTrack:
    """Moments of a run, oldest first, about evenly spaced in steps.

    When there are `MOST`, every second one is dropped and those to come are taken half as often,
    so that a run of any length takes the same memory: 4 bytes for each block, bin and moment.
    """

    def __init__(self) -> None:
        self.moments: list[Moment] = []
        self._spacing = 0

    def clear(self) -> None:
        """Forget everything."""
        self.moments.clear()
        self._spacing = 0

    def add(self, step: int, histogram: Histogram, bounds: tuple[float, ...]) -> None:
        """Take the state at a step; what was seen of later steps did not happen any more."""
        moments = self.moments
        while moments and moments[-1].step >= step:
            moments.pop()
        # the newest is always there; it is replaced while it is too near to the one before
        if len(moments) > 1 and moments[-1].step - moments[-2].step < self._spacing:
            moments.pop()
        counts = histogram.counts.astype(np.int32)
        moments.append(Moment(step, histogram.edges, counts, bounds))
        if len(moments) > MOST:
            span = moments[-1].step - moments[0].step
            self._spacing = max(1, 2 * span // MOST)
            self.moments = [*moments[:-1:2], moments[-1]]

    @property
    def span(self) -> tuple[int, int]:
        """First and last step; (0, 0) without any."""
        return (self.moments[0].step, self.moments[-1].step) if self.moments else (0, 0)

    def at(self, step: float) -> Moment | None:
        """Return the last moment up to a step, or the first; None without any."""
        if not self.moments:
            return None
        steps = [moment.step for moment in self.moments]
        return self.moments[max(0, int(np.searchsorted(steps, step, side="right")) - 1)]

    def image(self, block: int, edges: NDArray[np.float64], columns: int) -> NDArray[np.float64]:
        """Entries over the steps, columns × bins between `edges`, evenly from first to last step.

        Parameters
        ----------
        block
            -1 for all of them.
        edges
            Of the bins, rising.
        """
        if not self.moments:
            return np.zeros((columns, len(edges) - 1))
        first, last = self.span
        steps = [moment.step for moment in self.moments]
        middles = first + (np.arange(columns) + 0.5) / columns * (last - first)
        index = np.maximum(np.searchsorted(steps, middles, side="right") - 1, 0)
        table = np.array([moment.column(block, edges) for moment in self.moments])
        return np.asarray(table[index])

    def bounds(self, block: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Steps, and the bound that a block had at them; nan where it had none."""
        steps = np.array([moment.step for moment in self.moments], dtype=np.float64)
        found = [m.bounds[block] if block < len(m.bounds) else np.nan for m in self.moments]
        values = np.array(found, dtype=np.float64)
        values[~np.isfinite(values)] = np.nan
        return steps, values

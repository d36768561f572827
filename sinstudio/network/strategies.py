"""How each strategy draws its frequencies; `sinstudio.network.frequencies.choose` calls them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.network.amplitude import amplitude_at
from sinstudio.network.bands import Band, Cells, IntArray
from sinstudio.network.domain import Domain
from sinstudio.network.normal import log_cell_masses

_TAIL = 10  # standard deviations; what lies beyond has a share of 1e-23


@dataclass
class Draw:
    """What a strategy draws from, all settings resolved; radii in cycles per S pixels."""

    domain: Domain
    count: int
    limit: float
    sigma: float
    low_share: float
    low_limit: float
    high_from: float
    luma: NDArray[np.floating] | None
    rng: np.random.Generator
    notes: list[str] = field(default_factory=list)

    def lowered(self, available: int) -> int:
        """The count, or the number of frequencies where there are fewer, with a note."""
        if available < self.count:
            verb = "is" if available == 1 else "are"
            self.notes.append(
                f"Only {available} of {self.count} frequencies fit within radius {self.limit:g}; "
                f"{available} {verb} used."
            )
        return min(self.count, available)


def _uniform(draw: Draw) -> IntArray:
    """All within the limit alike."""
    band = Band.between(draw.domain, 0, draw.limit)
    count = draw.lowered(band.size)
    return band.pairs(draw.rng.choice(band.size, count, replace=False))


def _gaussian(draw: Draw) -> IntArray:
    """Successive draws of a rounded normal, repeats and twins dropped, as Gumbel keys give them."""
    count = draw.lowered(Band.between(draw.domain, 0, draw.limit).size)
    reach = min(draw.limit, _TAIL * draw.sigma)
    while Band.between(draw.domain, 0, reach).size < 4 * count and reach < draw.limit:
        reach = min(draw.limit, 1.5 * reach)
    cells = Cells.of(Band.between(draw.domain, 0, reach).outer, count)
    sigma_x, sigma_y = draw.sigma / draw.domain.radius_per_cycle
    log_x = log_cell_masses(cells.x, cells.step[0], float(sigma_x))
    log_y = log_cell_masses(cells.y, cells.step[1], float(sigma_y))
    log_mass = log_y[:, None] + log_x[None, :]
    return cells.highest(log_mass + draw.rng.gumbel(size=log_mass.shape), count, draw.rng)


def _spectrum(draw: Draw) -> IntArray:
    """Successive draws in proportion to the picture's magnitude, as Gumbel keys give them."""
    cells, amplitude, count = _read(draw)
    # frequencies that the picture lacks come after all those it has
    floor = amplitude.max() * 1e-12 or 1.0
    keys = np.log(np.maximum(amplitude, floor)) + draw.rng.gumbel(size=amplitude.shape)
    return cells.highest(keys, count, draw.rng)


def _dominant(draw: Draw) -> IntArray:
    """The largest magnitudes of the picture, largest first."""
    cells, amplitude, count = _read(draw)
    # of equal magnitudes (none, for a plain picture) the lowest come first
    square = cells.x[None, :] ** 2 + cells.y[:, None] ** 2
    return cells.highest(np.where(amplitude > 0, amplitude, -square), count, draw.rng)


def _read(draw: Draw) -> tuple[Cells, NDArray[np.float64], int]:
    """Cells within the limit, the picture's magnitude at each, and how many to take."""
    if draw.luma is None:
        raise SinStudioError(
            "The strategies spectrum and dominant read the picture: give one, or choose another."
        )
    band = Band.between(draw.domain, 0, draw.limit)
    count = draw.lowered(band.size)
    cells = Cells.of(band.outer, count)
    amplitude = amplitude_at(draw.luma, draw.domain, cells.x, cells.y)
    if not amplitude.any():
        draw.notes.append("The picture is plain, so its spectrum says nothing on the frequencies.")
    return cells, amplitude, count


def _low_and_high(draw: Draw) -> IntArray:
    """High ones first, so that unit vectors, which are low, take the place of low ones."""
    if not 0 <= draw.low_share <= 1:
        raise SinStudioError(
            f"frequencies.low_share is {draw.low_share:g}: give a share from 0 to 1."
        )
    if draw.low_limit > draw.limit:
        draw.notes.append(
            f"The low band's limit {draw.low_limit:g} is above {draw.limit:g}, which is used."
        )
    low_limit = min(draw.low_limit, draw.limit)
    low = Band.between(draw.domain, 0, low_limit)
    high = Band.between(draw.domain, draw.high_from, draw.limit)
    shared = Band.between(draw.domain, draw.high_from, low_limit).size
    available = low.size + high.size - shared
    if available == 0:
        raise SinStudioError(
            f"No frequency fits within radius {low_limit:g} or from {draw.high_from:g} to "
            f"{draw.limit:g}: raise frequencies.low_limit or lower frequencies.high_from."
        )
    count = draw.lowered(available)
    low_order = low.pairs(draw.rng.choice(low.size, min(low.size, count), replace=False))
    # twice the count, since up to `count` of them may be in the low draws already
    high_order = high.pairs(draw.rng.choice(high.size, min(high.size, 2 * count), replace=False))
    wanted = round(draw.low_share * count)
    taken = {tuple(k) for k in low_order[:wanted].tolist()}
    highs = [k for k in high_order.tolist() if tuple(k) not in taken][: count - len(taken)]
    taken = {tuple(k) for k in highs}
    lows = [k for k in low_order.tolist() if tuple(k) not in taken][: count - len(highs)]
    if len(lows) != wanted:
        draw.notes.append(
            f"{wanted} frequencies within radius {low_limit:g} and {count - wanted} from "
            f"{draw.high_from:g} to {draw.limit:g} do not fit; {len(lows)} and {len(highs)} "
            "are used."
        )
    return np.array(highs + lows, dtype=np.int64).reshape(-1, 2)


STRATEGIES: dict[str, Callable[[Draw], IntArray]] = {
    "gaussian": _gaussian,
    "spectrum": _spectrum,
    "uniform": _uniform,
    "low+high": _low_and_high,
    "dominant": _dominant,
}

"""Where a network grows: the block that saturates most, and new frequencies in it (chapter 8)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from sinstudio.network.bands import Band, IntArray, half_plane
from sinstudio.network.blocks import Blocks, BlockState
from sinstudio.network.domain import Domain
from sinstudio.training.settings.growth import GrowthSettings
from sinstudio.training.snapshot import Addition

_LISTED = 1 << 20  # a band of at most so many frequencies is listed, a larger one is drawn from


def choose_addition(
    states: Sequence[BlockState],
    frequencies: ArrayLike,
    domain: Domain,
    settings: GrowthSettings,
    count: int,
) -> Addition:
    """Choose the block that grows, and how many columns it and those above it have room for.

    It is the block with the largest I_k, of equal ones the lowest. A full block hands on to those
    above it, and where they are full too, the next important one is taken. Where all are zero
    nothing saturates: growth stops, or takes the lowest block with room, as the settings say.

    Parameters
    ----------
    states
        Of all blocks, in order; their importance was worked out with the settings' ε.
    frequencies
        k, m × 2, that there are.
    count
        Columns wanted, ≥ 1.
    """
    rooms = [room(domain, state.low, state.high, frequencies) for state in states]
    importances = [state.importance or 0.0 for state in states]
    wanted = sorted(
        (k for k in range(len(states)) if importances[k] > 0), key=lambda k: (-importances[k], k)
    )
    calm = ""
    if not wanted:
        bounded = any(state.importance is not None for state in states)
        calm = "no block is saturated" if bounded else "no block has a bound"
        if settings.calm == "stop":
            return Addition(None, 0, calm)
        wanted = [0]
    for first in wanted:
        block = next((k for k in range(first, len(rooms)) if rooms[k]), None)
        if block is None:
            continue
        if calm:
            reason = f"{calm}, and this is the lowest with room"
        elif block == wanted[0]:
            reason = "it saturates most"
        else:
            reason = f"block {wanted[0] + 1} saturates most and is full"
        return Addition(block, min(count, sum(rooms[block:])), reason)
    return Addition(None, 0, "there is no room left up to Nyquist where A saturates")


def draw_frequencies(
    blocks: Blocks,
    first: int,
    count: int,
    frequencies: ArrayLike,
    domain: Domain,
    rng: np.random.Generator,
) -> IntArray:
    """Draw new frequencies of a block, uniformly; what does not fit spills into the next blocks.

    They lie in the half-plane and within Nyquist, and are neither repeats nor ± twins of those that
    there are.

    Parameters
    ----------
    blocks
        L; the bounds are not read.
    first
        Index of the block, from 0.
    count
        How many; fewer come where there is less room.
    frequencies
        k, m × 2, that there are.

    Returns
    -------
    NDArray
        q × 2 int64, q ≤ count.
    """
    edges = (0.0, *blocks.limits, np.inf)
    found = np.empty((0, 2), dtype=np.int64)
    taken = half_plane(frequencies)
    for low, high in zip(edges[first:-1], edges[first + 1 :], strict=True):
        missing = count - len(found)
        if missing == 0:
            break
        drawn = _draw(domain, low, high, np.concatenate([taken, found]), missing, rng)
        found = np.concatenate([found, drawn])
    return found


def room(domain: Domain, low: float, high: float, frequencies: ArrayLike) -> int:
    """Count the frequencies with low ≤ r < high, within Nyquist, that are not there yet."""
    band = _band(domain, low, high)
    taken = np.abs(np.unique(half_plane(frequencies), axis=0))
    within = (taken <= band.outer).all(axis=1) & ~(taken <= band.inner).all(axis=1)
    return band.size - int(np.count_nonzero(within))


def _band(domain: Domain, low: float, high: float) -> Band:
    """Return the band low ≤ r < high, within Nyquist."""
    if low > domain.nyquist:
        return Band((0, 0), (0, 0))
    band = Band.between(domain, low, min(high, domain.nyquist))
    if high > domain.nyquist:
        return band
    return Band(Band.between(domain, high, high).inner, band.inner)


def _draw(
    domain: Domain,
    low: float,
    high: float,
    taken: IntArray,
    count: int,
    rng: np.random.Generator,
) -> IntArray:
    band = _band(domain, low, high)
    known = {tuple(k) for k in taken.tolist()}
    if band.size <= _LISTED:
        free = [k for k in band.pairs(np.arange(band.size)).tolist() if tuple(k) not in known]
        chosen = rng.permutation(len(free))[:count]
        return np.array([free[i] for i in chosen], dtype=np.int64).reshape(-1, 2)
    found: list[list[int]] = []
    while len(found) < count:  # a band this large is never nearly full
        for k in band.pairs(rng.integers(band.size, size=2 * count)).tolist():
            if tuple(k) not in known and len(found) < count:
                known.add(tuple(k))
                found.append(k)
    return np.array(found, dtype=np.int64).reshape(-1, 2)

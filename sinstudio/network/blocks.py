"""Blocks of input frequencies, the bounds on their columns of A, and how saturated those are.

Section 6 of the report (bounding) and chapter 8 (importance).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sinstudio.errors import SinStudioError

_GROUPS = 3  # blocks that `automatic_blocks` makes where the radii allow it
_SAME_RADIUS = 9  # decimals; radii closer than this differ by rounding only


@dataclass(frozen=True)
class Blocks:
    """Cut points L and bounds B: block 1 is [0, L_2), then [L_2, L_3), …, the last [L_l, ∞).

    Parameters
    ----------
    limits
        L_2 … L_l, radii in cycles per S pixels, positive, finite and strictly rising.
    values
        B_1 … B_l, one more than there are limits, each in [0, ∞]; ∞ leaves a block alone.

    Raises
    ------
    SinStudioError
        If they are not.
    """

    limits: tuple[float, ...]
    values: tuple[float, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "limits", tuple(float(limit) for limit in self.limits))
        object.__setattr__(self, "values", tuple(float(value) for value in self.values))
        for limit, before in zip(self.limits, (0.0, *self.limits), strict=False):
            if not before < limit < math.inf:
                raise SinStudioError(
                    f"bounds.limits has {limit:g} after {before:g}: each limit must be a finite "
                    "radius above the one before."
                )
        if len(self.values) != len(self.limits) + 1:
            raise SinStudioError(
                f"bounds.values has {len(self.values)} bounds for {len(self.limits)} limits: "
                "give one bound more than there are limits."
            )
        for value in self.values:
            if not value >= 0:
                raise SinStudioError(
                    f'bounds.values has {value:g}: a bound must be 0 or more, or "inf".'
                )

    def __len__(self) -> int:
        return len(self.values)

    def block_of(self, radii: ArrayLike) -> NDArray[np.int64]:
        """Index (from 0) of the block that holds each radius; a radius at a limit is above it."""
        limits = np.asarray(self.limits, dtype=np.float64)
        return np.searchsorted(limits, np.asarray(radii, dtype=np.float64), side="right").astype(
            np.int64
        )

    def column_bounds(self, radii: ArrayLike) -> NDArray[np.float64]:
        """B of each column of A, from the radius of its frequency; ∞ where it is free."""
        return np.asarray(self.values, dtype=np.float64)[self.block_of(radii)]


UNBOUNDED = Blocks((), (math.inf,))


def automatic_blocks(radii: ArrayLike, nyquist: float, smoothness: float) -> Blocks:
    """Blocks and bounds from the frequencies alone and one slider.

    The radii are cut into three groups of equal count, or as near to it as ties allow; with few
    distinct radii there are fewer groups. A block's bound is N_r / (κ r √(m/2)), where r is the
    median radius of its columns: the RMS local frequency √(Σ a²ω²/2) of a neuron whose entries all
    sat at their bounds then stays near N_r/κ. A block of constants (r = 0) is left alone.

    Parameters
    ----------
    radii
        Radius of each of the m input frequencies, cycles per S pixels.
    nyquist
        N_r, Nyquist radius of the training samples, in the same unit.
    smoothness
        κ > 0: 0.75 is sharp, 1.5 the default, 3 smooth.
    """
    ordered = np.sort(np.asarray(radii, dtype=np.float64))
    if len(ordered) == 0:
        return UNBOUNDED
    distinct, starts = np.unique(ordered.round(_SAME_RADIUS), return_index=True)
    cuts = sorted({_nearest_cut(starts, len(ordered) * t / _GROUPS) for t in range(1, _GROUPS)})
    cuts = [cut for cut in cuts if cut > 0]
    # halfway between neighbours, so that rounding never moves a column across
    limits = [float(distinct[cut - 1] + distinct[cut]) / 2 for cut in cuts]
    groups = np.split(ordered, starts[cuts] if cuts else [])
    scale = nyquist / (smoothness * math.sqrt(len(ordered) / 2))
    medians = [float(np.median(group)) for group in groups]
    return Blocks(tuple(limits), tuple(scale / r if r > 0 else math.inf for r in medians))


def _nearest_cut(starts: NDArray[np.intp], rank: float) -> int:
    """Index of the distinct radius whose first column lies nearest to `rank`; 0 if there is one."""
    if len(starts) == 1:
        return 0
    return 1 + int(np.abs(starts[1:] - rank).argmin())


@dataclass(frozen=True)
class BlockState:
    """How one block stands.

    Attributes
    ----------
    low, high
        Its radii, [low, high), cycles per S pixels; `high` is ∞ in the last block.
    bound
        B_k.
    columns, entries
        Columns of A in the block, and entries of A in those.
    share
        Saturation: the share of its entries with |a| ≥ B_k(1 - ε), 0 to 1.
    importance
        I_k = B_k · mean over its entries of max(|a| - B_k(1 - ε), 0) (Definition 8.1, read as a
        mean). Both are None where B_k = ∞ or the block has no column.
    """

    low: float
    high: float
    bound: float
    columns: int
    entries: int
    share: float | None
    importance: float | None


def saturation(
    weight: NDArray[np.floating], radii: ArrayLike, blocks: Blocks, tolerance: float
) -> tuple[BlockState, ...]:
    """Saturation and importance of each block, in order.

    Parameters
    ----------
    weight
        A, n × m.
    radii
        Radii of the m frequencies, cycles per S pixels.
    blocks
        L and B.
    tolerance
        ε, relative to the bound, 0 to 1.
    """
    rows = weight.shape[0]
    block_of = blocks.block_of(radii)
    columns = np.bincount(block_of, minlength=len(blocks))
    # rounded as the bounds are when A is clipped to them: at ε = 0 a clipped entry counts
    reach = _reach(np.asarray(blocks.values), tolerance, weight.dtype)[block_of]
    size = np.abs(weight)
    hits = np.count_nonzero(size >= reach, axis=0)
    excess = np.maximum(size - reach, 0).sum(axis=0, dtype=np.float64)
    hits_in = np.bincount(block_of, hits, len(blocks))
    excess_in = np.bincount(block_of, excess, len(blocks))
    edges = (0.0, *blocks.limits, math.inf)
    states = []
    for k, bound in enumerate(blocks.values):
        entries = rows * int(columns[k])
        measured = entries > 0 and not math.isinf(bound)
        states.append(
            BlockState(
                low=edges[k],
                high=edges[k + 1],
                bound=bound,
                columns=int(columns[k]),
                entries=entries,
                share=float(hits_in[k] / entries) if measured else None,
                importance=float(bound * excess_in[k] / entries) if measured else None,
            )
        )
    return tuple(states)


def _reach(
    bounds: NDArray[np.float64], tolerance: float, dtype: np.dtype[np.floating]
) -> NDArray[np.floating]:
    """B(1 - ε) in the precision of A; ∞ stays ∞, and other bounds stay finite."""
    finite = np.isfinite(bounds)
    near = np.where(finite, bounds, 0) * (1 - tolerance)
    return np.where(finite, np.minimum(near, np.finfo(dtype).max), np.inf).astype(dtype)

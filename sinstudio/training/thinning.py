"""Which moments of a run to keep in a limited memory: about as many for each decade of steps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple


class Held(NamedTuple):
    """What is held of a step: so many bytes, and whether it is to stay where others go."""

    step: int
    bytes: int
    pinned: bool = False


def thinned(held: Sequence[Held], budget: int) -> list[int]:
    """Choose what to keep within a budget.

    That goes first whose neighbours are nearest to each other on a logarithmic scale, so that the
    spacing stays logarithmic. The first and the newest stay longest; pinned ones stay before
    others while they take no more than half of the budget.

    Parameters
    ----------
    held
        By rising step, from 0 on.
    budget
        Bytes that may be taken; it is never exceeded, so nothing stays where nothing fits.

    Returns
    -------
    list of int
        Indices into `held` of what stays, rising.
    """
    pinned = [i for i, one in enumerate(held) if one.pinned]
    pinned = _fewer(held, pinned, budget // 2, frozenset(), 0)
    kept = _fewer(held, list(range(len(held))), budget, frozenset(pinned), 2)
    while kept and sum(held[i].bytes for i in kept) > budget:
        kept.pop(0)  # what is left are the first and the newest
    return kept


def _fewer(
    held: Sequence[Held], kept: list[int], budget: int, staying: frozenset[int], least: int
) -> list[int]:
    """Take away until the rest fits; `staying` goes last, and never the ends of `least` = 2."""
    total = sum(held[i].bytes for i in kept)
    while total > budget and len(kept) > least:
        inner = range(1, len(kept) - 1) if least or len(kept) > 2 else range(len(kept))
        free = [at for at in inner if kept[at] not in staying]
        gone = min(free or inner, key=lambda at: _gap(held, kept, at))
        total -= held[kept.pop(gone)].bytes
    return kept


def _gap(held: Sequence[Held], kept: list[int], at: int) -> float:
    """Distance of the neighbours of an entry, as a logarithm; ends have none on one side."""
    before, after = kept[max(0, at - 1)], kept[min(len(kept) - 1, at + 1)]
    return math.log1p(held[after].step) - math.log1p(held[before].step)

"""Histories as curves: of one run, and when another one has begun."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sinstudio.training.snapshot import HistoryRow

Array = NDArray[np.float64]
Quantity = Literal["psnr", "loss", "rate", "parameters"]
Against = Literal["steps", "seconds"]

_NAMES = ("step", "seconds", "loss", "psnr_db", "heldout_psnr_db", "rate", "parameters")

MOST_EARLIER = 6  # runs that are remembered

SERIES: dict[Quantity, tuple[str, ...]] = {
    "psnr": ("psnr_db", "heldout_psnr_db"),
    "loss": ("loss",),
    "rate": ("rate",),
    "parameters": ("parameters",),
}


@dataclass(frozen=True)
class Event:
    """What was done at a step."""

    step: int
    seconds: float
    text: str


class Run:
    """The history of one run, as rows and as columns of numbers."""

    def __init__(self, rows: tuple[HistoryRow, ...] = (), before: Run | None = None) -> None:
        """Take rows; what they share with the run `before` is not worked out again."""
        self.rows = rows
        shared = 0 if before is None else _shared(before.rows, rows)
        rest = [[_number(row, name) for name in _NAMES] for row in rows[shared:]]
        table = np.array(rest, dtype=np.float64).reshape(-1, len(_NAMES))
        self._table: Array = (
            table if before is None else np.concatenate([before._table[:shared], table])
        )

    def places(self, against: Against) -> Array:
        """Steps or seconds of every row."""
        return self._column("step" if against == "steps" else "seconds")

    def series(self, name: str, against: Against) -> tuple[Array, Array]:
        """X and y of a value over the rows where it was measured and is finite."""
        y = self._column(name)
        kept = np.isfinite(y)
        return self.places(against)[kept], y[kept]

    def nearest(self, step: int) -> HistoryRow | None:
        """Return the row of this step or of the one nearest to it; None where there is none."""
        return min(self.rows, key=lambda row: abs(row.step - step), default=None)

    def _column(self, name: str) -> Array:
        return np.asarray(self._table[:, _NAMES.index(name)])

    @property
    def events(self) -> tuple[Event, ...]:
        """Rows at which something was done."""
        return tuple(Event(row.step, row.seconds, row.event) for row in self.rows if row.event)


def _number(row: HistoryRow, name: str) -> float:
    value = getattr(row, name)
    unknown = value is None or (name == "parameters" and not value)
    return math.nan if unknown else float(value)


def _shared(before: Sequence[HistoryRow], after: Sequence[HistoryRow]) -> int:
    """How many rows of two histories, from the first one, are the same objects.

    Histories grow at their end and are thinned as a whole now and then, so that rows in between
    need not be looked at.
    """
    shared = min(len(before), len(after))
    while shared and before[shared - 1] is not after[shared - 1]:
        shared -= 1
    return shared


def is_another(before: Sequence[HistoryRow], after: Sequence[HistoryRow]) -> bool:
    """Whether `after` is not how `before` went on: its steps fell back, or it began elsewhere."""
    if not before:
        return False
    if not after or after[-1].step < before[-1].step:
        return True
    first, then = before[0], after[0]
    # the last row may be taken again at the same step, even if it is the only one
    return len(before) > 1 and (first.step, first.seconds) != (then.step, then.seconds)


class Runs:
    """The current run and those before it, oldest first."""

    def __init__(self) -> None:
        self.current = Run()
        self.earlier: tuple[Run, ...] = ()

    def take(self, history: tuple[HistoryRow, ...]) -> bool:
        """Go on with a longer history, or begin another run; tell whether anything is new."""
        before = self.current.rows
        if history == before:
            return False
        if is_another(before, history) and len(before) > 1:
            self.earlier = (*self.earlier, self.current)[-MOST_EARLIER:]
        self.current = Run(history, self.current)
        return True

    def forget_earlier(self) -> None:
        """Keep the current run only."""
        self.earlier = ()

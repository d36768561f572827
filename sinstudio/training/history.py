"""The course of a fit: lines paced by time, thinned so that long runs stay small."""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import Any

from sinstudio.training.entries import MOST, Entries, StateError, read_number, write_number
from sinstudio.training.snapshot import HistoryRow

MOST_ROWS = 2000
MOST_SHARE = 0.03  # of the training time, spent on measuring


class History:
    """Lines of history, oldest first; events are never thinned out."""

    def __init__(self) -> None:
        self.rows: list[HistoryRow] = []
        self._next = 0.0
        self._least = 0.1  # seconds between lines
        self._event = ""

    def due(self, seconds: float) -> bool:
        """Tell whether it is time for another line."""
        return seconds >= self._next

    def pace(self, seconds: float, cost: float) -> None:
        """Set the time of the next line from what the last one cost, in seconds."""
        self._next = seconds + max(self._least, cost / MOST_SHARE)

    def mark(self, event: str) -> None:
        """Say something about the next line."""
        events = self._event.split(", ") if self._event else []
        if event not in events:
            self._event = ", ".join([*events, event])

    def add(self, row: HistoryRow) -> None:
        """Append a line, or replace the last one of the same step."""
        row = replace(row, event=self._event)
        self._event = ""
        if self.rows and self.rows[-1].step == row.step:
            last = self.rows.pop()
            event = ", ".join(part for part in (last.event, row.event) if part)
            loss = last.loss if row.loss is None else row.loss
            row = replace(row, event=event, loss=loss)
        self.rows.append(row)
        if len(self.rows) > MOST_ROWS:
            thinner = [r for i, r in enumerate(self.rows) if i % 2 == 0 or r.event]
            if len(thinner) < 0.9 * len(self.rows):
                self._least *= 2
            self.rows = thinner

    def state(self) -> dict[str, Any]:
        """Return everything as plain values; a line is a list in the order of `HistoryRow`."""
        rows = [
            [write_number(item) if isinstance(item, float) else item for item in astuple(row)]
            for row in self.rows
        ]
        return {"rows": rows, "next": self._next, "least": self._least, "event": self._event}

    def resume(self, state: Entries) -> None:
        """Go on from a state; raises `StateError` where it is none."""
        rows = [_read_row(row) for row in state.items("rows")]
        self._next, self._least = state.number("next", 0), state.number("least", 0)
        self._event = state.text("event")
        self.rows = rows


def _read_row(row: object) -> HistoryRow:
    if not isinstance(row, list) or len(row) != 8:
        raise StateError("a line of the history does not have 8 entries")
    step, seconds, loss, trained, heldout, rate, event, parameters = row
    counts = all(type(count) is int and 0 <= count <= MOST for count in (step, parameters))
    spent, speed = read_number(seconds), read_number(rate)
    if not counts or not isinstance(event, str) or spent is None or speed is None:
        raise StateError("a line of the history holds an entry of another kind")
    return HistoryRow(
        step,
        spent,
        read_number(loss),
        read_number(trained),
        read_number(heldout),
        speed,
        event,
        parameters,
    )

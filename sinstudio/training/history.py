"""The course of a fit: lines paced by time, thinned so that long runs stay small."""

from __future__ import annotations

from dataclasses import replace

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

"""The course of a run: copies of its network, about as many for each decade of steps."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Iterable
from itertools import pairwise

from sinstudio.errors import SinStudioError
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.snapshot import TimelineMark, TimelineState
from sinstudio.training.thinning import Held, thinned
from sinstudio.training.timeline_bytes import from_bytes, to_bytes
from sinstudio.training.timeline_entry import Entry
from sinstudio.training.trainer import Trainer

BUDGET = 256 << 20  # bytes, until another is set
GROWTH = 1.05  # from the step of one copy to that of the next, where that is more than a step


class Timeline:
    """Copies of one trainer's network, taken as it trains and thinned to a budget of memory.

    Steps only rise: taking an edit back, or going back to a step, are new moments of the run.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self.entries: list[Entry] = []
        self.budget = budget
        self.seconds = 0.0  # that copies have taken so far
        self._trainer: Trainer | None = None
        self._edits = 0
        self._state: TimelineState | None = None

    def begin(self, trainer: Trainer | None) -> None:
        """Forget everything and follow another trainer from now on; None: there is none."""
        self.clear()
        self._trainer = None
        self.seconds = 0.0
        if trainer is not None:
            self._edits = trainer.edits
            self.go_on_with(trainer)

    def go_on_with(self, trainer: Trainer) -> None:
        """Follow another trainer of the same picture; steps that it has not taken are forgotten."""
        self._trainer = trainer
        self.entries = [entry for entry in self.entries if entry.step <= trainer.step_count]
        self._changed()
        trainer.editor.before_edit = self._before_edit

    def clear(self) -> None:
        """Forget all copies; the next is taken when training goes on."""
        self.entries.clear()
        self._changed()

    def set_budget(self, budget: int) -> None:
        """Take no more bytes than this from now on."""
        self.budget = budget
        self._thin()

    # -- taking copies ---------------------------------------------------------------------------

    def follow(self) -> None:
        """Take a copy where one is due: at log-spaced steps, and at the first after an edit."""
        trainer = self._trainer
        if trainer is None:
            return
        last = self.entries[-1].step if self.entries else -1
        if trainer.step_count <= last:
            return
        edited = trainer.edits != self._edits
        if edited or trainer.step_count >= max(last + 1, math.ceil(last * GROWTH)):
            self._edits = trainer.edits
            self._keep(trainer, pinned=edited)

    def _before_edit(self) -> None:
        trainer = self._trainer
        if trainer is None:
            return
        last = self.entries[-1] if self.entries else None
        if last is None or last.step < trainer.step_count:
            self._keep(trainer, pinned=True)
        else:
            last.pinned = True
            self._changed()

    def _keep(self, trainer: Trainer, *, pinned: bool) -> None:
        began = time.perf_counter()
        self.entries.append(Entry.of(trainer, pinned=pinned))
        self._thin()
        self.seconds += time.perf_counter() - began

    def _thin(self) -> None:
        held = [Held(entry.step, entry.bytes, entry.pinned) for entry in self.entries]
        if sum(one.bytes for one in held) > self.budget:
            self.entries = [self.entries[i] for i in thinned(held, self.budget)]
        self._changed()

    # -- what there is ---------------------------------------------------------------------------

    def find(self, step: int) -> Entry:
        """Return the copy of a step.

        Raises
        ------
        SinStudioError
            When there is none, or none any more.
        """
        for entry in self.entries:
            if entry.step == step:
                return entry
        raise SinStudioError(
            f"The timeline has no snapshot of step {step:,} any more: choose another, or give the "
            "timeline more memory."
        )

    @property
    def state(self) -> TimelineState:
        """What there is, for those who look at it; the same object while nothing changes."""
        if self._state is None:
            marks = tuple(TimelineMark(e.step, e.bytes, e.pinned) for e in self.entries)
            trained = self._trainer.seconds if self._trainer is not None else 0.0
            share = self.seconds / trained if trained > 0 else 0.0
            total = sum(mark.bytes for mark in marks)
            self._state = TimelineState(marks, total, self.budget, share)
        return self._state

    def _changed(self) -> None:
        self._state = None

    def within(self, budget: int) -> list[Entry]:
        """Copies that take no more bytes than this together, by rising step; they never change."""
        held = [Held(entry.step, entry.bytes, entry.pinned) for entry in self.entries]
        if sum(one.bytes for one in held) <= budget:
            return list(self.entries)
        return [self.entries[i] for i in thinned(held, budget)]

    def contents(self) -> list[tuple[int, bytes]]:
        """All copies as (step, bytes), by rising step; `take_back` reads them."""
        return [(entry.step, to_bytes(entry)) for entry in self.entries]

    def take_back(self, contents: Iterable[tuple[int, bytes]]) -> None:
        """Hold what `contents` gave, of the same picture, in place of what is held.

        Raises
        ------
        SinStudioError
            When it cannot be read; then nothing is held.
        """
        self.clear()
        trainer = self._trainer
        if trainer is None:
            return
        domain, dtype = trainer.target.domain, trainer.network.dtype
        entries = [from_bytes(data, domain, dtype) for _, data in contents]
        if any(one.step >= two.step for one, two in pairwise(entries)) or any(
            entry.network.channels != trainer.network.channels for entry in entries
        ):
            raise SinStudioError(
                "The snapshots of the timeline do not belong together: clear the timeline."
            )
        self.entries = entries
        self._thin()

    # -- going back ------------------------------------------------------------------------------

    def network_of(self, entry: Entry) -> SinusoidalNetwork:
        """Return the network of a copy, on the device of the run; it is not to be changed."""
        if self._trainer is None or self._trainer.device.type == "cpu":
            return entry.network
        return copy.deepcopy(entry.network).to(self._trainer.device)

    def measure(self, entry: Entry) -> None:
        """Measure the PSNR of a copy, once, on the pixels that the history is measured on."""
        trainer = self._trainer
        if trainer is not None and entry.psnr_db is None:
            found = trainer.measure_sample(self.network_of(entry))
            entry.psnr_db, entry.heldout_psnr_db = found

    def restore(self, entry: Entry) -> None:
        """Let the run go on from a copy, as an edit that can be taken back.

        Weights and optimiser are those of the copy, within the bounds that hold now. So are the
        phase, the learning rate and the budget that is left. The count of steps goes on.

        Raises
        ------
        SinStudioError
            When there is no network in training.
        """
        trainer = self._trainer
        if trainer is None:
            raise SinStudioError("There is no network in training to restore: open its picture.")
        network, state = entry.on(trainer.device)
        edit = f"went back to step {entry.step:,}"
        trainer.editor.take_over(network, state, edit, entry.place)

"""Looking at a step of the past while the run goes on, or rests."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.observer import FIRST_SPECTRUM_SIDE, Observer
from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import Snapshot, View
from sinstudio.training.timeline import Timeline
from sinstudio.training.timeline_entry import Entry
from sinstudio.training.trainer import Trainer

QUICK = 0.03  # seconds for the first, coarse frame: a hand is on the timeline
SHARE = 0.3  # of the time for the past while training goes on
MOST_LEVELS = 3  # of frames drawn then: the finest of them takes less than a second


@dataclass(frozen=True, eq=False)
class Past:
    """What an observer draws in place of a session."""

    step: int
    network: SinusoidalNetwork = field(repr=False)
    recipe: Recipe
    state: str = "paused"
    trainer: None = None


class Hindsight:
    """The timeline, and what is drawn of one of its steps: coarse at once, then finer.

    Parameters
    ----------
    present
        Draws what is looked at of the present; spared while only the past is shown.
    """

    def __init__(self, present: Observer) -> None:
        self.timeline = Timeline()
        self._present = present
        self._observer = Observer(quick=QUICK)
        self._view = View()
        self._entry: Entry | None = None
        self._past: Past | None = None
        self._shown: Snapshot | None = None
        self._comparing = self._measured = self._has_spectrum = False
        self._not_before = 0.0  # the next degree while training goes on

    def begin(self, trainer: Trainer | None) -> None:
        """Begin anew with another trainer; what is looked at is the present."""
        self.timeline.begin(trainer)
        self._look_at_present()

    def look(self, view: View) -> None:
        """Show this from now on."""
        self._view = view
        if self._past is not None:
            self._observer.look(view)
        self._share_out()

    def look_at(self, step: int | None, recipe: Recipe, *, compare: bool = False) -> None:
        """Look at the copy of a step, its first frame drawn at once; None: at the present.

        Raises
        ------
        SinStudioError
            When there is no such copy any more.
        """
        if step is None:
            self._look_at_present()
            return
        if self._entry is None or self._entry.step != step:
            self._entry = self.timeline.find(step)
            self._past = Past(step, self.timeline.network_of(self._entry), recipe)
            self._measured = self._has_spectrum = False
            self._observer.look_elsewhere(self._present)
            self._observer.look(self._view)
            self._take(self._observer.first(self._past))
            self._not_before = 0.0
            if self._view.spectrum and self._shown is not None and self._shown.spectrum is None:
                self._draw_spectrum(self._past)  # or the view would have nothing to show
        self._comparing = compare
        self._share_out()

    def find(self, step: int) -> Entry:
        """Return the copy of a step: of the one that is looked at, even where it was thinned out.

        Raises
        ------
        SinStudioError
            When there is none, or none any more.
        """
        if self._entry is not None and self._entry.step == step:
            return self._entry
        return self.timeline.find(step)

    def follow(self, recipe: Recipe) -> None:
        """Show the blocks and bounds of a changed recipe."""
        if self._past is not None:
            self._past = replace(self._past, recipe=recipe)
            self._observer.edited()
            self._observer.look(self._view)

    def completed(self, snapshot: Snapshot) -> Snapshot:
        """Add the timeline, and what is shown of the past, to a snapshot of the present."""
        return replace(
            snapshot,
            timeline=self.timeline.state,
            past=self._shown,
            comparing=self._comparing,
        )

    @property
    def complete(self) -> bool:
        """Whether all of the past that is looked at is drawn as finely as it can be."""
        return self._past is None or self._observer.complete

    def give_up(self) -> None:
        """Leave what cannot be drawn, until something else is looked at."""
        self._observer.give_up()

    def refine(self, stop: Callable[[], bool], *, running: bool = False) -> bool:
        """Draw or measure one degree finer; False where nothing new came of it.

        While training goes on it gets most of the time, and what takes long waits until it rests.
        """
        if self._past is None or self._entry is None or self.complete:
            return False
        began = time.perf_counter()
        if running and (began < self._not_before or self._observer.level >= MOST_LEVELS):
            return False
        done = self._refine(self._past, self._entry, stop)
        took = time.perf_counter() - began
        self._not_before = began + took / SHARE
        return done

    def _refine(self, past: Past, entry: Entry, stop: Callable[[], bool]) -> bool:
        if not self._measured:
            self._measured = True
            self.timeline.measure(entry)
            found = self._shown
        elif self._view.spectrum and not self._has_spectrum:
            self._draw_spectrum(past)
            return True
        else:
            found = self._observer.refine(past, stop)
        self._take(found)
        return found is not None

    def _draw_spectrum(self, past: Past) -> None:
        self._has_spectrum = True
        self._take(self._observer.coarse_spectrum(past, FIRST_SPECTRUM_SIDE))

    def _look_at_present(self) -> None:
        self._entry = self._past = self._shown = None
        self._comparing = False
        self._share_out()

    def _share_out(self) -> None:
        """Let of the present only be drawn what is shown of it."""
        view = self._view
        if self._past is not None:
            picture = view.picture and self._comparing
            view = replace(view, picture=picture, spectrum=False, weights=False)
        if view != self._present.view:
            self._present.look(view)

    def _take(self, found: Snapshot | None) -> None:
        entry = self._entry
        if found is not None and entry is not None:
            self._shown = replace(
                found,
                step=entry.step,
                seconds=entry.seconds,
                psnr_db=entry.psnr_db,
                heldout_psnr_db=entry.heldout_psnr_db,
            )

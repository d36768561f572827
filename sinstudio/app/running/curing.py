"""The cure of sub-periods: columns for the network there is, and frequencies for the next one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Slot

from sinstudio.app.running.bench import Bench
from sinstudio.app.running.fitting import Fitting
from sinstudio.app.running.preview import Preview
from sinstudio.app.running.recipes import RecipeDesk
from sinstudio.app.running.verdicts import verdict_of
from sinstudio.app.undoing.undo import Undo
from sinstudio.network.domain import Cycles
from sinstudio.network.frequencies import UNIT_VECTORS
from sinstudio.network.periods import cure
from sinstudio.training.choose import biases_for
from sinstudio.training.messages import AddFrequencies
from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import Snapshot

_MOST_SHOWN = 8


class Curing(QObject):
    """Adds what removes the sub-periods, to the network, to the settings, or to both.

    A network that stays gets columns live. One that was not touched follows the settings, and is
    edited only where the settings cannot say it.
    """

    def __init__(
        self,
        desk: RecipeDesk,
        fitting: Fitting,
        bench: Bench,
        undo: Undo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._fitting, self._bench, self._undo = desk, fitting, bench, undo
        self._preview: Preview | None = None
        self._cured: Cycles | None = None  # frequencies for which columns are on their way
        fitting.snapshot_changed.connect(self._take_snapshot)
        fitting.failed.connect(self._forget)
        fitting.state_changed.connect(self._take_state)

    @Slot(object)
    def take_preview(self, preview: Preview) -> None:
        """Keep the frequencies that a new network would have."""
        self._preview = preview

    @property
    def possible(self) -> bool:
        """Whether there are sub-periods that can be removed."""
        settings = settings_that_cure(self._desk.recipe, self._preview, 1)
        return bool(settings or self._live(settings, 1))

    def cure(self, count: int) -> str:
        """Add `count` frequencies, or as few as do; return what was done, in a sentence or two."""
        recipe, fitting = self._desk.recipe, self._fitting
        settings = settings_that_cure(recipe, self._preview, count)
        said, text = [], self.tr("Cure of sub-periods")
        added = self._live(settings, count)
        if added:
            made = fitting.recipe
            also = settings and made is not None and made.frequencies == recipe.frequencies
            self._undo.edit(
                AddFrequencies(added),
                text,
                recipe.changed(settings),
                made.changed(settings) if made is not None and also else None,
            )
            self._cured = None if fitting.snapshot is None else fitting.snapshot.frequencies
            said.append(self.tr("Added to the network: {0}.").format(_list(added)))
        elif settings:
            self._desk.change(settings, text=text)
        if settings:
            said.append(self._say(settings, recipe))
        return " ".join(said)

    def _live(self, settings: dict[str, Any], count: int) -> tuple[tuple[int, int], ...]:
        """Return what is to be added to the network there is."""
        fitting = self._fitting
        snapshot, verdict = fitting.snapshot, verdict_of(fitting.snapshot)
        if snapshot is None or verdict is None or not verdict.cure:
            return ()
        if fitting.target is None or fitting.making or (settings and not fitting.touched):
            return ()
        if self._cured is not None:
            return ()
        added = cure(
            snapshot.frequencies,
            count,
            domain=snapshot.domain,
            biases=biases_for(snapshot.recipe),
        )
        return tuple((k[0], k[1]) for k in added)

    @Slot(object)
    def _take_snapshot(self, snapshot: Snapshot | None) -> None:
        cured = self._cured
        if cured is not None and (
            snapshot is None or not np.array_equal(cured, snapshot.frequencies)
        ):
            self._cured = None

    @Slot()
    def _forget(self) -> None:
        """Wait for no columns: they were refused."""
        self._cured = None

    @Slot(str)
    def _take_state(self, state: str) -> None:
        if state == "idle":  # another network has been made
            self._cured = None

    def _say(self, settings: dict[str, Any], before: Recipe) -> str:
        if "frequencies.values" not in settings:
            return self.tr("New networks include (1, 0) and (0, 1).")
        known = len(self._preview.frequencies) if self._preview else 0
        added = settings["frequencies.values"][known:]
        if before.frequencies.strategy == "custom":
            return self.tr("Added to the list: {0}.").format(_list(added))
        return self.tr("The pairs have become a list of your own, and with them {0}.").format(
            _list(added)
        )


def settings_that_cure(recipe: Recipe, preview: Preview | None, count: int) -> dict[str, Any]:
    """Settings under which new networks have no sub-periods; none where that is so or cannot be.

    A list gets `count` frequencies more, and so do the pairs of a lattice, which become a list;
    what is drawn includes the unit vectors.
    """
    if preview is None or preview.verdict is None or not preview.verdict.cure:
        return {}
    if preview.recipe.frequencies != recipe.frequencies:  # a newer one is on its way
        return {}
    settings, domain, biases = recipe.frequencies, preview.domain, biases_for(recipe)
    if settings.strategy not in ("custom", "lattice"):
        limit = domain.nyquist if isinstance(settings.limit, str) else settings.limit
        units = UNIT_VECTORS[: domain.axes]
        room = settings.count >= len(units) and domain.radii(units).max() <= limit
        do_cure = room and biases == "any" and not settings.unit_vectors
        return {"frequencies.unit_vectors": True} if do_cure else {}
    added = cure(preview.frequencies, count, domain=domain, biases=biases)
    values = (*map(tuple, preview.frequencies.tolist()), *added)
    return {"frequencies.strategy": "custom", "frequencies.values": values}


def _list(frequencies: Iterable[tuple[int, ...]]) -> str:
    shown = [f"({', '.join(map(str, k))})" for k in frequencies]
    return ", ".join(shown[:_MOST_SHOWN]) + (", …" if len(shown) > _MOST_SHOWN else "")

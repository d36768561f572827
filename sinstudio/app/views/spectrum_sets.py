"""Which frequencies a spectrum shows: a network's, or those that the settings would give."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sinstudio.app.views.spectrum_marks import FrequencySet
from sinstudio.network.blocks import UNBOUNDED, Blocks
from sinstudio.network.domain import Cycles
from sinstudio.training.settings.bounds import BoundSettings
from sinstudio.training.snapshot import Snapshot


class FrequencySets:
    """The newest snapshot's frequencies, or a preview until a network has or overtakes it.

    Blocks that were made by hand are those of the settings, at once: the network has them a moment
    later.
    """

    def __init__(self) -> None:
        self.preview: FrequencySet | None = None
        self.shown: FrequencySet | None = None
        self._previewed: FrequencySet | None = None  # with the blocks it came with
        self._from: tuple[int, Cycles] | None = None
        self._by_hand: Blocks | None = None

    @property
    def bounded(self) -> bool:
        """Whether there are bounds, so that there can be limits between blocks."""
        return self._by_hand is not UNBOUNDED

    def set_bounds(self, bounds: BoundSettings) -> None:
        """Take the settings of the bounds; automatic blocks come with the frequencies."""
        if not bounds.enabled:
            self._by_hand = UNBOUNDED
        elif bounds.automatic:
            self._by_hand = None
        else:
            self._by_hand = Blocks(bounds.limits, bounds.values)
        if self._previewed is not None and self.preview is not None:
            self.preview = self._with_blocks(self._previewed)

    def offer(self, found: FrequencySet, snapshot: Snapshot | None) -> bool:
        """Preview these, unless a network is trained on them or on others; whether it was taken."""
        if snapshot is not None and snapshot.state == "running":
            return False
        self._from = None if snapshot is None else (snapshot.step, snapshot.frequencies)
        known = self.of(snapshot)
        trained = known is not None and known.lies_at(found.frequencies, found.domain)
        self._previewed = None if trained else found
        self.preview = None if trained else self._with_blocks(found)
        return True

    def follow(self, snapshot: Snapshot) -> None:
        """Give the preview up where this snapshot tells more: something has moved since."""
        if self.preview is not None and not self._still_previewed(snapshot):
            self.preview = None

    def show(self, snapshot: Snapshot | None) -> FrequencySet | None:
        """The frequencies to draw now."""
        self.shown = self.preview or self.of(snapshot)
        return self.shown

    def of(self, snapshot: Snapshot | None) -> FrequencySet | None:
        """What a snapshot says of its frequencies; the same object while that stays the same."""
        if snapshot is None:
            return None
        old, blocks = self.shown, self._by_hand or snapshot.blocks
        if old is not None and (
            old.norms is snapshot.column_norms
            and old.frequencies is snapshot.frequencies
            and old.blocks == blocks
            and old.domain == snapshot.domain
        ):
            return old
        found = FrequencySet(
            snapshot.frequencies,
            snapshot.radii,
            snapshot.column_norms,
            snapshot.block_of,
            snapshot.blocks,
            snapshot.domain,
        )
        return self._with_blocks(found)

    def _with_blocks(self, found: FrequencySet) -> FrequencySet:
        blocks = self._by_hand
        if blocks is None or blocks == found.blocks:
            return found
        return replace(found, blocks=blocks, block_of=blocks.block_of(found.radii))

    def _still_previewed(self, snapshot: Snapshot) -> bool:
        if self._from is None:
            return False
        step, frequencies = self._from
        return snapshot.step == step and np.array_equal(snapshot.frequencies, frequencies)

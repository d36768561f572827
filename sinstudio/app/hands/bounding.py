"""The bounds that the settings ask of the network that is shown, and drags of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sinstudio.network.blocks import Blocks
from sinstudio.training.choose import blocks_for

if TYPE_CHECKING:
    from sinstudio.app.studio import Studio
    from sinstudio.training.snapshot import Snapshot


class Bounding(QObject):
    """Turns drags of bounds into settings, and settings into the bounds that views show.

    Views show what the settings say and not what the last snapshot had, so that a bound stays
    under the hand that drags it.
    """

    blocks_changed = Signal(object)  # Blocks | None without a network
    refused = Signal(str)  # why bounds cannot be dragged now; empty when they can be

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._drags = 0
        self._said = ""
        self.blocks: Blocks | None = None
        self.refusal = ""
        studio.recipe_changed.connect(self._follow)
        studio.snapshot_changed.connect(self._follow)
        studio.situation_changed.connect(self._follow)

    @Slot(int, float)
    def move(self, block: int, bound: float) -> None:
        """Set the bound of a block; what was automatic is set by hand from then on."""
        blocks, settings = self.blocks, self._studio.recipe.bounds
        if blocks is None or self.refusal or not 0 <= block < len(blocks):
            return
        values = (*blocks.values[:block], bound, *blocks.values[block + 1 :])
        changes: dict[str, object] = {"bounds.values": values}
        if settings.automatic:
            changes |= {"bounds.automatic": False, "bounds.limits": blocks.limits}
        text = self.tr("Bound of block {0}").format(block + 1)
        accepted = self._studio.change(changes, merge=f"bound {self._drags}", text=text)
        if accepted and settings.automatic:
            self._said = self.tr(
                "The bounds are set by hand from now on. Undo, or Automatic in the panel Bounds, "
                "brings the automatic ones back."
            )
            self._studio.message.emit("info", self._said)

    @Slot()
    def drop(self) -> None:
        """End a drag: the next one is another step to undo."""
        self._drags += 1

    @Slot()
    def _follow(self) -> None:
        snapshot = self._studio.snapshot
        if self._said and self._studio.recipe.bounds.automatic:
            self._studio.settled.emit(self._said)
            self._said = ""
        blocks = None if snapshot is None else self._blocks_of(snapshot)
        if blocks != self.blocks:
            self.blocks = blocks
            self.blocks_changed.emit(blocks)
        refusal = self._why_not()
        if refusal != self.refusal:
            self.refusal = refusal
            self.refused.emit(refusal)

    def _blocks_of(self, snapshot: Snapshot) -> Blocks:
        shown = snapshot.shown
        return blocks_for(self._studio.recipe, shown.radii, shown.domain)

    def _why_not(self) -> str:
        if not self._studio.recipe.bounds.enabled:
            return self.tr("Bounds are switched off in the panel Bounds.")
        if self._studio.snapshot is not None and not self._studio.situation.trainable:
            return self.tr(
                "A model without its picture is not trained, so that bounds change nothing; "
                "the filter in the panel Bounds does."
            )
        return ""

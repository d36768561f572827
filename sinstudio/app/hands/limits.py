"""The limits between blocks, moved, added and removed by hand on a spectrum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from sinstudio.app.panels.blocks import MOST_BLOCKS, without_block
from sinstudio.app.panels.names import name_of
from sinstudio.network.blocks import Blocks

if TYPE_CHECKING:
    from sinstudio.app.studio import Studio
    from sinstudio.app.views.spectrum_base import SpectrumView

_KEYS = ("bounds.automatic", "bounds.limits", "bounds.values")


class Limits(QObject):
    """Writes what a hand does with limits into the settings; one drag is one step to undo.

    Automatic blocks become blocks by hand when the first of their limits is touched.
    """

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._blocks: Blocks | None = None  # as they were when a limit was taken
        self._before: dict[str, object] = {}
        self._drags = 0

    def follow(self, view: SpectrumView) -> None:
        """Do what the hand on this view asks for."""
        hand = view.hand.limits
        hand.taken.connect(self._take)
        hand.moved.connect(self._move)
        hand.left.connect(self._leave)
        hand.add_asked.connect(self._add)
        hand.remove_asked.connect(self._remove)
        self._studio.recipe_changed.connect(view.set_recipe)
        view.set_recipe(self._studio.recipe)

    @Slot(object)
    def _take(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._drags += 1
        self._before = {key: self._studio.recipe.get(key) for key in _KEYS}

    @Slot(int, float, float)
    def _move(self, index: int, radius: float, step: float) -> None:
        blocks = self._blocks
        if blocks is not None:
            limits = moved(blocks.limits, index, radius, step)
            if limits != self._studio.recipe.bounds.limits or self._automatic:
                self._put(limits, blocks.values, f"limit {self._drags}")

    @Slot(bool)
    def _leave(self, keep: bool) -> None:
        if not keep and self._before:
            self._studio.change(self._before, merge=f"limit {self._drags}")
        self._blocks, self._before = None, {}

    @Slot(object, float)
    def _add(self, blocks: Blocks, radius: float) -> None:
        if radius in blocks.limits:
            return
        if len(blocks) >= MOST_BLOCKS:
            text = self.tr("There are {0} blocks, the most there can be: remove a limit first.")
            self._studio.message.emit("warning", text.format(MOST_BLOCKS))
            return
        self._put(*split(blocks, radius))

    @Slot(object, int)
    def _remove(self, blocks: Blocks, index: int) -> None:
        self._put(*without_block(blocks, index))

    @property
    def _automatic(self) -> bool:
        return self._studio.recipe.bounds.automatic

    def _put(self, limits: tuple[float, ...], values: tuple[float, ...], merge: str = "") -> None:
        first = self._automatic
        put = {"bounds.automatic": False, "bounds.limits": limits, "bounds.values": values}
        if self._studio.change(put, merge=merge) and first:
            text = self.tr(
                "Blocks and bounds are set by hand from now on; {0} in the panel Bounds goes back."
            )
            self._studio.message.emit("info", text.format(name_of("bounds.automatic")))


def moved(limits: tuple[float, ...], index: int, radius: float, step: float) -> tuple[float, ...]:
    """Limits with one of them at another radius, but a step away from its neighbours at least.

    Where there is no room for that it stays.
    """
    low = limits[index - 1] if index else 0.0
    high = limits[index + 1] if index + 1 < len(limits) else float("inf")
    if high - low < 2 * step:
        return limits
    place = float(f"{min(max(radius, low + step), high - step):.9g}")
    return (*limits[:index], place, *limits[index + 1 :])


def split(blocks: Blocks, radius: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Limits and bounds with one limit more; both halves of the block keep its bound."""
    block = int(blocks.block_of([radius])[0])
    limits, values = list(blocks.limits), list(blocks.values)
    limits.insert(block, float(f"{radius:.9g}"))
    values.insert(block, values[block])
    return tuple(limits), tuple(values)

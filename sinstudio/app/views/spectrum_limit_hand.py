"""Limits of blocks in hand: found under the mouse, dragged, and given up."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal

from sinstudio.app.views.plotting import radius_text
from sinstudio.app.views.spectrum_geometry import GRASP, Geometry
from sinstudio.app.views.spectrum_tag import Tag

if TYPE_CHECKING:
    from sinstudio.app.views.spectrum_base import SpectrumView

_MOST_DIGITS = 3  # decimals of a radius


class LimitHand(QObject):
    """Asks for limits to be moved, added and removed; moves none itself."""

    taken = Signal(object)  # Blocks as they are drawn
    moved = Signal(int, float, float)  # which, to which radius, and how finely that is meant
    left = Signal(bool)  # False: it is to be where it was
    add_asked = Signal(object, float)  # Blocks as they are drawn, and a radius
    remove_asked = Signal(object, int)  # Blocks as they are drawn, and which of their limits

    def __init__(self, view: SpectrumView, geometry: Geometry, tag: Tag, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._geometry, self._tag = view, geometry, tag
        self._taken: int | None = None

    @property
    def holding(self) -> bool:
        """Whether a limit is being dragged."""
        return self._taken is not None

    def at(self, position: QPointF) -> int | None:
        """Which limit can be taken at a place of the scene."""
        shown, domain = self._view.shown, self._view.domain
        if shown is None or domain is None or not self._view.limits_shown:
            return None
        box = self._view.plot.getViewBox()
        place, (x, y) = box.mapSceneToView(position), box.viewPixelSize()
        away = [self._geometry.away(domain, limit, place, (x, y)) for limit in shown.blocks.limits]
        nearest = min(range(len(away)), key=away.__getitem__, default=None)
        return nearest if nearest is not None and away[nearest] <= GRASP else None

    def take(self, position: QPointF) -> bool:
        """Take the limit at a place of the scene; False where there is none."""
        self._taken, shown = self.at(position), self._view.shown
        if self._taken is not None and shown is not None:
            self.taken.emit(shown.blocks)
        return self.holding

    def move(self, position: QPointF) -> None:
        """Drag the limit in hand to a place of the scene, and say where it has come to."""
        radius = self.radius_at(position)
        if self._taken is None or radius is None:
            return
        self.moved.emit(self._taken, radius, self.step())
        shown, domain = self._view.shown, self._view.domain
        if shown is not None and domain is not None and self._taken < len(shown.blocks.limits):
            limit = f"{shown.blocks.limits[self._taken]:.4g}"
            side = self.tr("signal") if domain.signal else self.tr("short side")
            text = self.tr("Limit {0}: {1} cycles per {2}").format(self._taken + 1, limit, side)
            self._tag.show_text(text, position, stays=True)

    def leave(self, *, keep: bool) -> None:
        """Let go of the limit; without `keep` it goes back to where it was taken."""
        self._taken = None
        self.left.emit(keep)

    def ask_add(self, radius: float) -> None:
        """Ask for another limit."""
        if self._view.shown is not None:
            self.add_asked.emit(self._view.shown.blocks, radius)

    def ask_remove(self, limit: int) -> None:
        """Ask for a limit to go."""
        if self._view.shown is not None:
            self.remove_asked.emit(self._view.shown.blocks, limit)

    def words(self, limit: int) -> str:
        """Say what a limit is and what can be done with it."""
        assert self._view.shown is not None
        radius = radius_text(self._view.shown.blocks.limits[limit])
        return self.tr("Limit L {0}: radius {1}; drag to move it").format(limit + 1, radius)

    def radius_at(self, position: QPointF) -> float | None:
        """Radius of a place of the scene, with no more digits than a pixel is worth."""
        domain = self._view.domain
        if domain is None:
            return None
        place, step = self._view.plot.getViewBox().mapSceneToView(position), self.step()
        return round(self._geometry.radius(domain, place) / step) * step

    def step(self) -> float:
        """The power of ten, at most 1, that a pixel of the screen is worth in radius."""
        domain = self._view.domain
        if domain is None:
            return 1.0
        worth = self._geometry.radius(
            domain, QPointF(*self._view.plot.getViewBox().viewPixelSize())
        )
        digits = -math.floor(math.log10(max(worth, 1e-12)))
        return float(10.0 ** -min(max(digits, 0), _MOST_DIGITS))

"""Where a picture lies on the screen: zoom, pan, and the part of it that can be seen.

The world is measured in units: one whole picture, or one whole period in the tiled view. The
screen is measured in its physical pixels. Every unit takes a whole number of them, and so does the
place of the world's corner: a frame asked for by `Viewport.region` and `Viewport.size` is drawn
pixel for pixel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

Pair = tuple[float, float]
WholePair = tuple[int, int]
Region = tuple[float, float, float, float]

MAX_PIXELS = 4_000_000  # of one view
MAX_SCALE = 64.0  # physical pixels for one pixel of the picture
_IN_SIGHT = 64  # physical pixels of the world that no pan can push off the screen


@dataclass(frozen=True)
class Viewport:
    """A look at the world; every change gives a new one.

    Parameters
    ----------
    screen
        Width and height of the widget, physical pixels, each ≥ 1.
    unit
        Width and height of the picture or of one period, in pixels of the picture, each ≥ 1.
    tiles
        How many units the world has along x and y.
    margin
        Physical pixels left free on each side when the world is fitted to the screen.
    scale
        Physical pixels for one pixel of the picture.
    origin
        Physical position of the world's top left corner, before rounding.
    fitted
        Whether the whole world is to stay on the screen when that changes its size.
    """

    screen: WholePair
    unit: WholePair
    tiles: WholePair = (1, 1)
    margin: int = 0
    scale: float = 1.0
    origin: Pair = (0.0, 0.0)
    fitted: bool = True

    @property
    def extent(self) -> WholePair:
        """Physical pixels of one unit."""
        return _at_scale(self.unit[0], self.scale), _at_scale(self.unit[1], self.scale)

    @property
    def world(self) -> WholePair:
        """Physical pixels of the whole world."""
        return self.extent[0] * self.tiles[0], self.extent[1] * self.tiles[1]

    @property
    def corner(self) -> WholePair:
        """Physical position of the world's top left corner."""
        return math.floor(self.origin[0] + 0.5), math.floor(self.origin[1] + 0.5)

    @property
    def fit_scale(self) -> float:
        """Scale at which the whole world just fits the screen."""
        room = [max(1, side - 2 * self.margin) for side in self.screen]
        return min(
            room[0] / (self.unit[0] * self.tiles[0]), room[1] / (self.unit[1] * self.tiles[1])
        )

    @property
    def scale_limits(self) -> Pair:
        """Smallest and largest scale: an eighth of the fitted one, and 64 pixels for one.

        1:1 is always within them, and so is four times the fitted scale, for tiny pictures.
        """
        return min(self.fit_scale / 8, 1.0), max(MAX_SCALE, 4 * self.fit_scale)

    @property
    def visible(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the part of the world on the screen, physical pixels."""
        left, top = self.corner
        width, height = self.world
        return (
            max(0, left),
            max(0, top),
            min(self.screen[0], left + width),
            min(self.screen[1], top + height),
        )

    @property
    def region(self) -> Region:
        """The visible part of the world as (x0, y0, x1, y1) in units, within 0…tiles."""
        left, top, right, bottom = self.visible
        x0, y0 = self.to_world((left, top))
        x1, y1 = self.to_world((right, bottom))
        return x0, y0, x1, y1

    @property
    def size(self) -> WholePair:
        """Width and height to evaluate `region` at: its physical pixels, at most 4 million."""
        left, top, right, bottom = self.visible
        width, height = right - left, bottom - top
        if width * height <= MAX_PIXELS:
            return width, height
        shrink = math.sqrt(MAX_PIXELS / (width * height))
        return max(1, math.floor(width * shrink)), max(1, math.floor(height * shrink))

    def to_world(self, point: Pair) -> Pair:
        """Position in units of a physical position on the screen."""
        (left, top), (width, height) = self.corner, self.extent
        return (point[0] - left) / width, (point[1] - top) / height

    def to_screen(self, point: Pair) -> Pair:
        """Physical position on the screen of a position in units."""
        (left, top), (width, height) = self.corner, self.extent
        return left + point[0] * width, top + point[1] * height

    def fit(self) -> Viewport:
        """Show the whole world, as large as it goes, in the middle."""
        return replace(self, scale=self.fit_scale, fitted=True)._centred()

    def zoomed(self, factor: float, anchor: Pair) -> Viewport:
        """Magnify by `factor` within the limits; what is at `anchor` on the screen stays there."""
        low, high = self.scale_limits
        closer = replace(self, scale=min(max(self.scale * factor, low), high), fitted=False)
        origin = [
            place - (place - start) / before * after
            for place, start, before, after in zip(
                anchor, self.origin, self.extent, closer.extent, strict=True
            )
        ]
        return replace(closer, origin=(origin[0], origin[1]))._in_sight()

    def actual_size(self) -> Viewport:
        """Show a pixel of the picture as one of the screen, about the middle of the screen."""
        middle = (self.screen[0] / 2, self.screen[1] / 2)
        exact = self.zoomed(1 / self.scale, middle)
        if exact.world[0] <= self.screen[0] and exact.world[1] <= self.screen[1]:
            return exact._centred()
        return exact

    def panned(self, dx: float, dy: float) -> Viewport:
        """Move the world by physical pixels; a part of it always stays in sight."""
        origin = (self.origin[0] + dx, self.origin[1] + dy)
        return replace(self, origin=origin, fitted=False)._in_sight()

    def on_screen(self, screen: WholePair, margin: int) -> Viewport:
        """Follow a new size of the screen: stay fitted, or keep what is in the middle there."""
        if (screen, margin) == (self.screen, self.margin):
            return self
        moved = (
            self.origin[0] + (screen[0] - self.screen[0]) / 2,
            self.origin[1] + (screen[1] - self.screen[1]) / 2,
        )
        resized = replace(self, screen=screen, margin=margin, origin=moved)
        return resized.fit() if self.fitted else resized._in_sight()

    def of_world(self, unit: WholePair, tiles: WholePair) -> Viewport:
        """Look at another world; the same units in another number keep their place."""
        if (unit, tiles) == (self.unit, self.tiles):
            return self
        other = replace(self, unit=unit, tiles=tiles)
        return other.fit() if self.fitted or unit != self.unit else other._in_sight()

    def _centred(self) -> Viewport:
        origin = [
            float((side - world) // 2) for side, world in zip(self.screen, self.world, strict=True)
        ]
        return replace(self, origin=(origin[0], origin[1]))

    def _in_sight(self) -> Viewport:
        origin = []
        for start, side, world in zip(self.origin, self.screen, self.world, strict=True):
            kept = min(_IN_SIGHT, side, world)
            origin.append(min(max(start, kept - world), side - kept))
        return replace(self, origin=(origin[0], origin[1]))


def _at_scale(pixels: int, scale: float) -> int:
    return max(1, round(pixels * scale))

"""The crop rectangle in whole pixels of the picture, and what a drag or a key makes of it."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[float, float]
Grip = tuple[int, int]  # of x and of y: -1 the lower edge, 1 the upper one, 0 neither
INSIDE: Grip = (0, 0)
GRIPS: tuple[Grip, ...] = ((-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1))


@dataclass(frozen=True)
class Rectangle:
    """A part of a picture, at least one pixel wide and high and never beyond its edges.

    Parameters
    ----------
    left, top, right, bottom
        Pixels of the picture; right and bottom are the first ones outside.
    width, height
        Of the picture.
    """

    left: int
    top: int
    right: int
    bottom: int
    width: int
    height: int

    @classmethod
    def of(cls, crop: tuple[int, ...], size: tuple[int, int]) -> Rectangle:
        """Return that of a setting `picture.crop`, cut at the picture; empty is all of it."""
        width, height = size
        left, top, right, bottom = crop or (0, 0, width, height)
        left, top = min(left, width - 1), min(top, height - 1)
        right, bottom = max(left + 1, min(right, width)), max(top + 1, min(bottom, height))
        return cls(left, top, right, bottom, width, height)

    @property
    def crop(self) -> tuple[int, ...]:
        """As the setting `picture.crop` has it."""
        return () if self.whole else self.sides

    @property
    def sides(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom."""
        return self.left, self.top, self.right, self.bottom

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the part."""
        return self.right - self.left, self.bottom - self.top

    @property
    def whole(self) -> bool:
        """Whether it is all of the picture."""
        return self.size == (self.width, self.height)

    def all(self) -> Rectangle:
        """Return the whole picture."""
        return Rectangle(0, 0, self.width, self.height, self.width, self.height)

    def moved(self, dx: float, dy: float) -> Rectangle:
        """Move it by so many pixels, as far as the picture goes."""
        x = min(max(round(dx), -self.left), self.width - self.right)
        y = min(max(round(dy), -self.top), self.height - self.bottom)
        left, top, right, bottom = self.sides
        return Rectangle(left + x, top + y, right + x, bottom + y, self.width, self.height)

    def pulled(self, grip: Grip, dx: float, dy: float, *, keep: bool = False) -> Rectangle:
        """Pull an edge or a corner by so many pixels.

        Parameters
        ----------
        grip
            Which one; `INSIDE` moves it all.
        keep
            Keep the proportions; the corner or the edge opposite to the grip stays in its place.
        """
        if grip == INSIDE:
            return self.moved(dx, dy)
        if keep:
            return self._scaled(grip, dx, dy)
        left, right = _pull(self.left, self.right, grip[0], dx, self.width)
        top, bottom = _pull(self.top, self.bottom, grip[1], dy, self.height)
        return Rectangle(left, top, right, bottom, self.width, self.height)

    def _scaled(self, grip: Grip, dx: float, dy: float) -> Rectangle:
        """Magnify by what the pull asks for, as far as there is room for both sides."""
        across, down = self.size
        wanted = [
            (length + way * by) / length
            for length, way, by in ((across, grip[0], dx), (down, grip[1], dy))
            if way
        ]
        room = min(
            _room(self.left, self.right, grip[0], self.width) / across,
            _room(self.top, self.bottom, grip[1], self.height) / down,
        )
        factor = min(max(*wanted, 0.0) if len(wanted) > 1 else wanted[0], room)
        left, right = _stretch(self.left, self.right, grip[0], factor, self.width)
        top, bottom = _stretch(self.top, self.bottom, grip[1], factor, self.height)
        return Rectangle(left, top, right, bottom, self.width, self.height)

    def drawn(self, start: Place, end: Place, *, keep: bool = False) -> Rectangle:
        """Return a new one from corner to corner; `keep` gives it the proportions of this one."""
        x, y = _whole(start[0], self.width), _whole(start[1], self.height)
        across, down = end[0] - x, end[1] - y
        grip = (1 if across >= 0 else -1, 1 if down >= 0 else -1)
        if keep:
            wide, high = self.size
            factor = max(abs(across) / wide, abs(down) / high)
            room_x = self.width - x if grip[0] > 0 else x
            room_y = self.height - y if grip[1] > 0 else y
            factor = min(factor, room_x / wide, room_y / high)
            across, down = grip[0] * factor * wide, grip[1] * factor * high
        left, right = _span(x, x + across, self.width)
        top, bottom = _span(y, y + down, self.height)
        return Rectangle(left, top, right, bottom, self.width, self.height)


def _pull(low: int, high: int, way: int, by: float, length: int) -> tuple[int, int]:
    """Pull one end; it stops a pixel before the other one, and at the edge of the picture."""
    if way < 0:
        return min(max(round(low + by), 0), high - 1), high
    if way > 0:
        return low, max(min(round(high + by), length), low + 1)
    return low, high


def _room(low: int, high: int, way: int, length: int) -> float:
    """How long it can become with the other end, or the middle, in its place."""
    if way < 0:
        return high
    if way > 0:
        return length - low
    return min(low + high, 2 * length - low - high)


def _stretch(low: int, high: int, way: int, factor: float, length: int) -> tuple[int, int]:
    long = min(max(1, round((high - low) * factor)), length)
    if way < 0:
        start = high - long
    elif way > 0:
        start = low
    else:
        start = round((low + high - long) / 2)
    start = min(max(start, 0), length - long)
    return start, start + long


def _whole(place: float, length: int) -> int:
    return min(max(round(place), 0), length)


def _span(one: float, other: float, length: int) -> tuple[int, int]:
    """Order two ends, at least a pixel apart."""
    low, high = sorted((_whole(one, length), _whole(other, length)))
    if low == high:
        low, high = (low, high + 1) if high < length else (low - 1, high)
    return low, high

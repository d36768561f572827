"""Settings of the picture: what of it is fitted, and how it repeats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sinstudio.network.domain import Domain
from sinstudio.training.schema import (
    AnyOf,
    Either,
    Empty,
    HoldOut,
    Integer,
    Items,
    Number,
    setting,
)
from sinstudio.training.settings.section import Section

PADDED = 2.2  # the default period when the seam should lie outside the picture

_SIDE = Integer(1, 100_000)
_AXIS_PERIOD = Either(("tile", "padded", "mirror"), Number(2, 1000))


@dataclass(frozen=True)
class PictureSettings(Section):
    """What of the picture is fitted, and how it repeats."""

    NAME = "picture"

    crop: tuple[int, ...] = setting(
        (),
        AnyOf((Items(Integer(0, 100_000), 4, 4, noun="pixels"), Empty())),
        "The part that is fitted: left, top, right, bottom in pixels of the opened picture; "
        "an empty list takes all of it. Of a signal, left and right count, in samples.",
        unit="pixels",
    )
    size: str | int | tuple[int, int] = setting(
        "auto",
        AnyOf((Either(("auto", "full"), _SIDE), Items(_SIDE, 2, 2, noun="pixels"))),
        "Size at which the picture is fitted: the long side, or width and height. "
        '"auto" keeps pictures up to 1,024 pixels and scales larger ones down to that; '
        '"full" keeps every pixel. For a signal: the number of samples, up to 65,536 with "auto".',
        unit="pixels",
    )
    channels: str | int = setting(
        "auto",
        Either(("auto",), Integer(1, 4)),
        "Channels that are fitted: 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA; "
        '"auto" takes those of the picture. For a signal: 1 is the mean of its channels.',
        symbol="c",
    )
    period: Any = setting(
        "padded",
        AnyOf((_AXIS_PERIOD, Items(_AXIS_PERIOD, 2, 2, noun="periods"))),
        'How the network repeats: "tile" makes the picture one period (p = 2), "padded" puts the '
        'seam outside it (p = 2.2), "mirror" fits its reflection too (p = 4), and a number is '
        "the period itself; a list of two sets x and y.",
        symbol="p",
        unit="half pictures",
        section="§3.1",
    )
    holdout: float | str = setting(
        0.0,
        HoldOut(),
        "Pixels kept from training to measure what lies between: a random share, or "
        '"grid:N" to train on every N-th pixel of each axis only.',
    )

    @property
    def axes(self) -> tuple[tuple[float, bool], tuple[float, bool]]:
        """(period, mirrored) for x and for y."""
        named = {"tile": (2.0, False), "padded": (PADDED, False), "mirror": (4.0, True)}
        pair = self.period if isinstance(self.period, tuple) else (self.period, self.period)
        x, y = (named[p] if isinstance(p, str) else (float(p), False) for p in pair)
        return x, y

    @property
    def grid(self) -> int:
        """N of hold-out "grid:N", or 1."""
        return int(self.holdout.removeprefix("grid:")) if isinstance(self.holdout, str) else 1

    def domain(self, width: int, height: int, *, signal: bool = False) -> Domain:
        """Return the domain of a picture of this size, in pixels, under these settings.

        That of a signal has `width` samples; it has the period of x.
        """
        (p_x, mirror_x), (p_y, mirror_y) = self.axes
        if signal:
            return Domain(width, 1, (p_x, 2.0), (mirror_x, False), self.grid, signal=True)
        return Domain(width, height, (p_x, p_y), (mirror_x, mirror_y), self.grid)

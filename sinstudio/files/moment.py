"""A moment of the timeline as a file holds it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Moment:
    """A step, and bytes that say what the network was at it; what they mean is the timeline's."""

    step: int
    data: bytes = field(repr=False)

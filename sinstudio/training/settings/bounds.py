"""Settings of the bounds on A that control which frequencies are generated (chapter 6)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sinstudio.training.schema import Flag, Items, Number, setting
from sinstudio.training.settings.section import Section


@dataclass(frozen=True)
class BoundSettings(Section):
    """The bounds on A that control which frequencies are generated (chapter 6)."""

    NAME = "bounds"

    enabled: bool = setting(True, Flag(), "Bound the hidden matrix.", section="§6", live=True)
    automatic: bool = setting(
        True,
        Flag(),
        "Derive blocks and bounds from the frequencies and the smoothness; limits and values "
        "are then not read.",
        live=True,
    )
    smoothness: float = setting(
        1.5,
        Number(0.05, 100),
        "Automatic bounds: 0.75 is sharp, 1.5 the default, 3 smooth.",
        symbol="κ",
        live=True,
    )
    limits: tuple[float, ...] = setting(
        (),
        Items(Number(0, 1_000_000, over=True), rising=True, longest=63, noun="radii"),
        "Radii where one block ends and the next begins.",
        symbol="L",
        unit="cycles per short side",
        section="§6",
        live=True,
    )
    values: tuple[float, ...] = setting(
        (math.inf,),
        Items(Number(0, infinite=True), 1, 64, noun="bounds"),
        'The bound of each block, one more than there are limits; "inf" leaves a block alone.',
        symbol="B",
        section="§6",
        live=True,
    )
    deeper: tuple[float, ...] = setting(
        (),
        Items(Number(0, infinite=True), longest=15, noun="bounds"),
        "One bound for each hidden layer after the first; layers without one are left alone.",
        symbol="B",
        live=True,
    )

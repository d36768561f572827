"""Settings of growth (chapter 8)."""

from __future__ import annotations

from dataclasses import dataclass

from sinstudio.training.schema import Choice, Integer, Number, setting
from sinstudio.training.settings.section import Section


@dataclass(frozen=True)
class GrowthSettings(Section):
    """Growth: new input frequencies in the block that saturates most (chapter 8)."""

    NAME = "growth"

    add: int = setting(
        8,
        Integer(1, 16_384),
        "Columns that are added at once.",
        symbol="n_add",
        section="§8",
        live=True,
    )
    total: int = setting(
        160,
        Integer(1, 16_384),
        "Columns that are added in all.",
        symbol="N_add",
        section="§8",
        live=True,
    )
    every: int = setting(
        100,
        Integer(1, 1_000_000),
        "Steps before each addition, and after the last.",
        symbol="e_rec",
        unit="steps",
        section="§8",
        live=True,
    )
    tolerance: float = setting(
        0.05,
        Number(0, 1),
        "An entry counts as saturated within this share of its bound.",
        symbol="ε",
        section="§8",
        live=True,
    )
    calm: str = setting(
        "stop",
        Choice(("stop", "spill")),
        "What to do when no block saturates: stop growing, or grow the lowest block that has room.",
        symbol="I_k",
        section="§8",
        live=True,
    )

"""Settings of weight decay (definition 3.2 and section 7.2)."""

from __future__ import annotations

from dataclasses import dataclass

from sinstudio.training.schema import Choice, Either, Flag, Number, setting
from sinstudio.training.settings.section import Section


@dataclass(frozen=True)
class DecaySettings(Section):
    """Weight decay on A: the loss is (1 - α)·MSE + α·‖A‖ (definition 3.2)."""

    NAME = "decay"

    enabled: bool = setting(
        False,
        Flag(),
        "Decay A while fitting. Rounds of pruning decay by these settings in any case.",
        section="§3.2.1",
        live=True,
    )
    alpha: str | float = setting(
        "auto",
        Either(("auto",), Number(0, 1)),
        'Scale α_s of the decay; "auto" keeps α·‖A‖ at the strength below times the error.',
        symbol="α_s",
        section="§7.2.1",
        live=True,
    )
    strength: float = setting(
        3.0,
        Number(0, 1000),
        "Automatic α: how many times the mean squared error the decay weighs.",
        live=True,
    )
    norm: str = setting("L1", Choice(("L1", "L2")), "‖A‖₁, or ‖A‖₂².", section="§7.2.2", live=True)
    course: str = setting(
        "pulse",
        Choice(("constant", "rising", "pulse")),
        "Course of the decay over its steps: constant; rising as t²; or a pulse that rises as t² "
        "to the middle and falls again.",
        symbol="α_f",
        section="§7.2.1",
        live=True,
    )

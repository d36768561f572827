"""Settings of pruning (chapter 7)."""

from __future__ import annotations

from dataclasses import dataclass

from sinstudio.training.schema import Choice, Flag, Integer, Number, setting
from sinstudio.training.settings.section import Section

COMPONENTS = ("rows", "columns", "both")


@dataclass(frozen=True)
class PruningSettings(Section):
    """Structured pruning: rows and columns with little information are removed in rounds (§7)."""

    NAME = "pruning"

    components: str = setting(
        "both",
        Choice(COMPONENTS),
        "What is removed: rows (hidden neurons), columns (input frequencies), or both.",
        section="§7.2.3",
        live=True,
    )
    score: str = setting(
        "A·C",
        Choice(("A·C", "A")),
        "Information of a row: ‖A_i‖₁·‖C_i‖₁, or ‖A_i‖₁ alone as in the report; that of a column "
        "is ‖A^j‖₁ always.",
        section="§3.2.2",
        live=True,
    )
    threshold: float = setting(
        0.1,
        Number(0, 1, over=True),
        "Share of the total information that a round may remove.",
        symbol="T_p",
        section="§7.1",
        live=True,
    )
    target: float = setting(
        0.5,
        Number(0, 0.99),
        "Stop once this share of the entries of A is gone; 0 sets no such goal.",
        section="§7.2.3",
        live=True,
    )
    decay_steps: int = setting(
        100,
        Integer(0, 1_000_000),
        "Steps with weight decay at the start of a round.",
        symbol="e_wd",
        unit="steps",
        section="§7.1",
        live=True,
    )
    targeted: bool = setting(
        False,
        Flag(),
        "Then decay only what the round has chosen, and spare what resists.",
        section="§7.2.4",
        live=True,
    )
    targeted_steps: int = setting(
        100,
        Integer(0, 1_000_000),
        "Steps with decay of the chosen rows and columns alone.",
        symbol="e_twd",
        unit="steps",
        section="§7.2.4",
        live=True,
    )
    norm_threshold: float = setting(
        0.5,
        Number(0, infinite=True),
        "Of what was chosen, remove only rows and columns whose norm is below this many times the "
        "mean of all.",
        symbol="T_n",
        section="§7.2.4",
        live=True,
    )
    recovery_steps: int = setting(
        100,
        Integer(0, 1_000_000),
        "Steps without decay at the end of a round.",
        symbol="e_rec",
        unit="steps",
        section="§7.1",
        live=True,
    )
    total_steps: int = setting(
        0,
        Integer(0, 1_000_000_000),
        "No further round begins after this many steps of pruning; 0 sets no such limit.",
        symbol="e_total",
        unit="steps",
        section="§7.1",
        live=True,
    )
    rate: float = setting(
        2.0,
        Number(0, 10, over=True),
        "Learning rate during the rounds and at the start of the fine-tune that follows them, as "
        "a share of training.rate.",
        live=True,
    )

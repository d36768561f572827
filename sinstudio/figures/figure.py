"""A figure of the report: what it claims, how it is run, and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sinstudio.figures.panels import Panel

if TYPE_CHECKING:
    from sinstudio.figures.context import Context


@dataclass(frozen=True)
class Finding:
    """One claim of the report, and what became of it.

    Parameters
    ----------
    claim
        What the report says, one sentence.
    numbers
        What was measured, one sentence with the numbers.
    agrees
        Computed from them; None where the run cannot tell.
    """

    claim: str
    numbers: str
    agrees: bool | None


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a run of a figure gives.

    Parameters
    ----------
    panels
        Rows of panels, from top to bottom.
    rows
        The table of numbers: a mapping of column names for each row, all with the same names.
    findings
        At least one.
    notes
        What a reader should know of this run.
    """

    panels: tuple[tuple[Panel, ...], ...]
    rows: tuple[Mapping[str, object], ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A figure that can be run.

    Parameters
    ----------
    name
        As the report numbers it, "5"; several are written "12/13".
    title
        What it is about, in a few words.
    claim
        What the report says of it, one or two sentences.
    preset
        The preset that its recipes are read from.
    run
        Runs it.
    quick
        Settings, by dotted keys, that `--quick` changes in every recipe.
    differs
        Where its settings depart from the report's, or fill what the report leaves open.
    """

    name: str
    title: str
    claim: str
    preset: str
    run: Callable[[Context], Outcome]
    quick: Mapping[str, object] = field(default_factory=dict)
    differs: str = ""

    @property
    def heading(self) -> str:
        """What it is called in a text, e.g. "Figure 5" or "Figures 12 and 13"."""
        numbers = self.name.replace("/", " and ")
        return f"Figures {numbers}" if "/" in self.name else f"Figure {numbers}"

    @property
    def file_name(self) -> str:
        """Name of its files without ending, e.g. "figure-12-13"."""
        return f"figure-{self.name.replace('/', '-')}"

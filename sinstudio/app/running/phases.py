"""What the window calls the phases of a run, and how it says where a run is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sinstudio.app.commanding.situation import BUSY
from sinstudio.training.snapshot import PhaseState, Snapshot

COUNTED = ("fit", "finetune")  # phases that can be given a number of steps


def phase_title(name: str) -> str:
    """What a phase ("fit", "grow", "prune", "finetune") is called."""
    tr = QCoreApplication.translate
    titles = {
        "fit": tr("Phase", "Fit"),
        "grow": tr("Phase", "Grow"),
        "prune": tr("Phase", "Prune"),
        "finetune": tr("Phase", "Fine-tune"),
    }
    return titles[name]


def read_phase(written: str) -> tuple[str, int]:
    """Take a phase apart as recipes write it, "fit:1000": its name, and its steps or 0."""
    name, _, steps = written.partition(":")
    return name, int(steps or 0)


def going_phase(snapshot: Snapshot | None) -> PhaseState | None:
    """Where a run of several phases is; None once it has ended, and for a plain fit."""
    return snapshot.phase if snapshot is not None and snapshot.state in BUSY else None


def phase_text(phase: PhaseState) -> str:
    """Say where a run is: "phase 2 of 4: grow, round 3"."""
    name, _ = read_phase(phase.names[phase.index])
    text = QCoreApplication.translate("Phase", "phase {0} of {1}: {2}").format(
        phase.index + 1, len(phase.names), phase_title(name).lower()
    )
    return f"{text}, {phase.detail}" if phase.detail else text

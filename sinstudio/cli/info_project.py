"""What `sinstudio info` says of a project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sinstudio.files.project_file import ProjectFile, load_project
from sinstudio.files.recipes import one_line
from sinstudio.files.signal import Signal


def describe(path: Path) -> dict[str, Any]:
    """Collect what is in a project as plain values; needs no torch.

    Raises
    ------
    SinStudioError
        As `load_project`.
    """
    project = load_project(path)
    values, picture = project.fit.trainer.values, project.picture
    rows = _list(values.get("history"), "rows")
    return {
        "file": str(path),
        "kind": "project",
        "bytes": path.stat().st_size,
        "picture": {
            "name": picture.name,
            "path": None if picture.path is None else str(picture.path),
            "size": [picture.width, picture.height],
            "channels": picture.channels,
            "signal": isinstance(picture, Signal),
            "profile": picture.icc is not None,
        },
        "fitted": [project.fit.picture.shape[1], project.fit.picture.shape[0]],
        "state": project.fit.state,
        "widths": _widths(project),
        "steps": values.get("steps"),
        "seconds": values.get("seconds"),
        "device": values.get("device"),
        "phases": _list(values.get("plan"), "names"),
        "psnr_db": _last(rows, 3),
        "heldout_psnr_db": _last(rows, 4),
        "history": len(rows),
        "edits_to_take_back": len(_list(values, "undo")),
        "timeline": [moment.step for moment in project.timeline],
        "undo": project.undo is not None,
        "window": project.window is not None,
        "recipe": project.recipe.to_mapping(),
    }


def rows(found: dict[str, Any]) -> list[tuple[str, str]]:
    """Labels and what they say."""
    picture = found["picture"]
    width, height = picture["size"]
    size = f"{width:,} samples" if picture["signal"] else f"{width}×{height} pixels"
    fitted = "×".join(str(side) for side in found["fitted"])
    steps = found["timeline"]
    said = [
        ("size", f"{found['bytes']:,} bytes"),
        (
            "signal" if picture["signal"] else "picture",
            f"{picture['name']}, {size}, {_count(picture['channels'], 'channel')}, "
            f"fitted at {fitted}",
        ),
        ("from", picture["path"] or "no file"),
        ("fit", f"{found['state']}, after {_number(found['steps'])} steps"),
        ("widths", " → ".join(str(n) for n in found["widths"])),
        ("trained on", str(found["device"])),
        ("PSNR", _decibels(found["psnr_db"])),
        ("held-out PSNR", _decibels(found["heldout_psnr_db"])),
        ("history", _count(found["history"], "line")),
        (
            "timeline",
            f"{_count(len(steps), 'moment')}, steps {steps[0]:,} to {steps[-1]:,}"
            if steps
            else "empty",
        ),
        ("edits", f"{found['edits_to_take_back']} can be taken back"),
    ]
    return [(label, one_line(text)) for label, text in said if text]


def _widths(project: ProjectFile) -> list[int]:
    arrays = project.fit.trainer.arrays
    biases = [name for name in arrays if name.startswith("network.") and name.endswith(".bias")]
    hidden = sorted((n for n in biases if ".hidden." in n), key=lambda n: (len(n), n))
    names = ["network.phases", *hidden, "network.output.bias"]
    return [int(arrays[name].size) for name in names if name in arrays]


def _list(values: object, key: str) -> list[Any]:
    """A list within the state, which only opening the project checks; empty for anything else."""
    found = values.get(key) if isinstance(values, dict) else None
    return found if isinstance(found, list) else []


def _last(rows: list[Any], index: int) -> float | None:
    """The newest number of a column of the history."""
    for row in reversed(rows):
        value = row[index] if isinstance(row, list) and len(row) > index else None
        if isinstance(value, int | float):
            return float(value)
    return None


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else "no"


def _decibels(value: float | None) -> str:
    return "" if value is None else f"{value:.4g} dB"

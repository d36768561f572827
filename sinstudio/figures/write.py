"""The files of a figure: its picture, a table of its numbers, and a text that compares."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from sinstudio import __version__
from sinstudio.errors import SinStudioError
from sinstudio.figures.figure import Figure, Finding, Outcome
from sinstudio.files.atomic import check_target, write_bytes

ENDINGS = (".png", ".csv", ".md")
_VERDICTS = {True: "yes", False: "**no**", None: "cannot tell"}


@dataclass(frozen=True)
class Run:
    """How a figure was run, for the text.

    Parameters
    ----------
    command
        That runs it again.
    pictures
        Names of what it was fitted to.
    device
        Where.
    seconds
        How long all of it took.
    quick
        Whether networks, pictures and steps were reduced.
    """

    command: str
    pictures: tuple[str, ...]
    device: str
    seconds: float
    quick: bool


def check_folder(folder: Path, figure: Figure) -> None:
    """Make a folder, and check that the files of a figure can be written into it.

    Raises
    ------
    SinStudioError
        When they cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise SinStudioError(f"{folder} is not a folder; choose another one.") from None
    except OSError as error:
        reason = str(error.strerror or error).lower()
        raise SinStudioError(f"{folder} cannot be made: {reason}; choose another place.") from None
    for ending in ENDINGS:
        check_target(folder / f"{figure.file_name}{ending}")


def write(folder: Path, figure: Figure, outcome: Outcome, run: Run) -> tuple[Path, ...]:
    """Write the three files, each whole or not at all, and return their paths.

    Raises
    ------
    SinStudioError
        When one cannot be written.
    """
    from sinstudio.figures.draw import draw  # matplotlib is slow to import

    png = draw(f"{figure.heading}: {figure.title}", outcome.panels)
    contents = (png, table(outcome).encode(), text(figure, outcome, run).encode())
    paths = tuple(folder / f"{figure.file_name}{ending}" for ending in ENDINGS)
    for path, content in zip(paths, contents, strict=True):
        write_bytes(path, content)
    return paths


def table(outcome: Outcome) -> str:
    """Return the numbers as CSV; every column that any row has."""
    names = list(dict.fromkeys(name for row in outcome.rows for name in row))
    target = io.StringIO()
    writer = csv.DictWriter(target, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _plain(value) for key, value in row.items()} for row in outcome.rows)
    return target.getvalue()


def text(figure: Figure, outcome: Outcome, run: Run) -> str:
    """Return the comparison as Markdown."""
    name = figure.file_name
    parts = [
        f"# {figure.heading}: {figure.title}",
        f"![{figure.heading}]({name}.png)",
        f"**The report** (TR-24-02): {figure.claim}",
        _verdict(outcome.findings),
        _findings(outcome.findings),
        *outcome.notes,
        "## How it was run",
        f"    {run.command}",
        _how(figure, run),
    ]
    if figure.differs:
        parts.append(f"Where it differs from the report: {figure.differs}")
    parts.append(f"All numbers are in [{name}.csv]({name}.csv).")
    return "\n\n".join(parts) + "\n"


def _verdict(findings: tuple[Finding, ...]) -> str:
    yes, no = (sum(one.agrees is answer for one in findings) for answer in (True, False))
    words = [f"{yes} of {len(findings)} claims {'came' if yes != 1 else 'comes'} out as reported"]
    if no:
        words.append(f"{no} {'do' if no != 1 else 'does'} not")
    open_ = len(findings) - yes - no
    if open_:
        words.append(f"{open_} cannot be told from this run")
    return f"**This run**: {', '.join(words)}."


def _findings(findings: tuple[Finding, ...]) -> str:
    lines = ["| the report says | what came out | agrees |", "| --- | --- | --- |"]
    lines += [
        f"| {_cell(one.claim)} | {_cell(one.numbers)} | {_VERDICTS[one.agrees]} |"
        for one in findings
    ]
    return "\n".join(lines)


def _cell(sentence: str) -> str:
    return " ".join(sentence.replace("|", "\\|").split())


def _how(figure: Figure, run: Run) -> str:
    length = "`--quick`, with fewer steps or smaller pictures than" if run.quick else "as"
    where = f"on {run.device} " if run.device else ""
    return (
        f"SinStudio {__version__}, {length} the preset `{figure.preset}` has, {where}in "
        f"{run.seconds:.0f} s; fitted to {', '.join(run.pictures) or 'no picture'}."
    )


def _plain(value: object) -> object:
    """Write floats with the digits that mean something."""
    return float(f"{value:.6g}") if isinstance(value, float) else value

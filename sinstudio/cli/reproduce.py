"""`sinstudio reproduce`: a figure of the report, run again."""

from __future__ import annotations

import argparse
import shlex
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sinstudio.cli import parsing
from sinstudio.cli.fitting import interruptible
from sinstudio.figures.context import Context, Stopped, picture_files
from sinstudio.figures.figure import Figure, Outcome
from sinstudio.figures.registry import ALL, find
from sinstudio.figures.write import Run, check_folder, write

if TYPE_CHECKING:
    from sinstudio.cli.progress import Progress
    from sinstudio.training.trainer import Trainer


def run(arguments: Sequence[str]) -> int:
    """Run one figure, or all of them, and say what came out."""
    options = _parse(arguments)
    figures = ALL if options.figure == "all" else (find(options.figure),)
    pictures = () if options.pictures is None else picture_files(options.pictures)
    for figure in figures:
        check_folder(options.output, figure)
    for figure in figures:
        _reproduce(figure, pictures, options)
    return 0


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    known = ", ".join(figure.name for figure in ALL)
    parser = parsing.Parser(
        "reproduce",
        "Run a figure of the report TR-24-02 again. Writes a picture of the figure (PNG), its "
        "numbers (CSV) and a text that says what the report claims, what came out, and whether "
        "they agree (Markdown).",
    )
    add = parser.add_argument
    add("figure", metavar="FIGURE", help=f"one of {known}, or all")
    add("-o", "--output", type=Path, required=True, metavar="DIR", help="where the files go")
    add("--quick", action="store_true", help="fewer steps, smaller pictures: under two minutes")
    add(
        "--pictures",
        type=Path,
        metavar="DIR",
        help="fit the pictures of this folder, in the order of their names, instead of samples",
    )
    add("--quiet", action="store_true", help="say nothing but errors and the files")
    return parser.parse_args(list(arguments))


def _reproduce(figure: Figure, pictures: tuple[Path, ...], options: argparse.Namespace) -> None:
    began = time.monotonic()
    watcher = _Watcher(figure, quiet=options.quiet)
    try:
        with interruptible() as interrupted:
            context = Context(
                figure,
                quick=options.quick,
                pictures=pictures,
                on_step=watcher,
                should_stop=interrupted,
            )
            outcome = figure.run(context)
    except Stopped:
        raise KeyboardInterrupt from None
    finally:
        watcher.close()
    record = Run(
        command=_command(figure, options),
        pictures=tuple(context.used),
        device=context.device,
        seconds=time.monotonic() - began,
        quick=options.quick,
    )
    paths = write(options.output, figure, outcome, record)
    if not options.quiet:
        _say(figure, outcome)
    for path in paths:
        print(path)


def _command(figure: Figure, options: argparse.Namespace) -> str:
    words = ["sinstudio", "reproduce", figure.name]
    words += ["--quick"] if options.quick else []
    words += [] if options.pictures is None else ["--pictures", shlex.quote(str(options.pictures))]
    return " ".join([*words, "-o", shlex.quote(str(options.output))])


def _say(figure: Figure, outcome: Outcome) -> None:
    words = {True: "agrees", False: "does not agree", None: "cannot tell"}
    print(f"{figure.heading}: {figure.title}")
    for finding in outcome.findings:
        print(f"  {words[finding.agrees]}: {finding.claim} {finding.numbers}")


class _Watcher:
    """Shows each fit of a figure as `sinstudio fit` does."""

    def __init__(self, figure: Figure, *, quiet: bool) -> None:
        self._figure, self._quiet = figure, quiet
        self._what = ""
        self._progress: Progress | None = None

    def __call__(self, what: str, trainer: Trainer) -> None:
        from sinstudio.cli.progress import Progress

        if self._progress is None or what != self._what:
            self.close()
            self._what = what
            self._progress = Progress(quiet=self._quiet)
            self._progress.note(f"{self._figure.heading}, {what}")
        self._progress(trainer)

    def close(self) -> None:
        """End the line of the fit at hand."""
        if self._progress is not None:
            self._progress.close()
            self._progress = None

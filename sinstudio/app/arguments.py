"""What the studio is started with."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from sinstudio.errors import SinStudioError


@dataclass(frozen=True)
class Arguments:
    """A file to open, a sample, or a formula; a preset; a theme for now."""

    path: Path | None = None
    sample: str = ""
    formula: str = ""
    preset: str = ""
    theme: str = ""

    @property
    def opens(self) -> bool:
        """Whether there is something to open."""
        return bool(self.path or self.sample or self.formula)


class _Parser(argparse.ArgumentParser):
    """Raises one sentence where argparse would print its usage and exit."""

    def error(self, message: str) -> NoReturn:
        raise SinStudioError(f"{message[:1].upper()}{message[1:]}; see sinstudio --help.")


def parse(argv: Sequence[str]) -> Arguments:
    """Read the arguments after the program's name; `SinStudioError` where they make no sense."""
    parser = _Parser(prog="sinstudio", add_help=False, allow_abbrev=False)
    parser.add_argument("path", nargs="?", type=Path, metavar="PICTURE|SIGNAL|MODEL|PROJECT")
    parser.add_argument("--sample", default="")
    parser.add_argument("--formula", default="")
    parser.add_argument("--preset", default="")
    parser.add_argument("--theme", default="", choices=("light", "dark", "system"))
    arguments = Arguments(**vars(parser.parse_args(list(argv))))
    given = [
        name
        for name, value in (
            (str(arguments.path), arguments.path),
            (f"the sample {arguments.sample}", arguments.sample),
            (f"the formula {arguments.formula}", arguments.formula),
        )
        if value
    ]
    if len(given) > 1:
        raise SinStudioError(f"Both {given[0]} and {given[1]} are given: give one of them.")
    return arguments

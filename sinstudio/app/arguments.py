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
    """A picture or model to open, or a sample; a preset; a theme for this start only."""

    path: Path | None = None
    sample: str = ""
    preset: str = ""
    theme: str = ""


class _Parser(argparse.ArgumentParser):
    """Raises one sentence where argparse would print its usage and exit."""

    def error(self, message: str) -> NoReturn:
        raise SinStudioError(f"{message[:1].upper()}{message[1:]}; see sinstudio --help.")


def parse(argv: Sequence[str]) -> Arguments:
    """Read the arguments after the program's name; `SinStudioError` where they make no sense."""
    parser = _Parser(prog="sinstudio", add_help=False, allow_abbrev=False)
    parser.add_argument("path", nargs="?", type=Path, metavar="PICTURE|MODEL")
    parser.add_argument("--sample", default="")
    parser.add_argument("--preset", default="")
    parser.add_argument("--theme", default="", choices=("light", "dark", "system"))
    arguments = Arguments(**vars(parser.parse_args(list(argv))))
    if arguments.path and arguments.sample:
        raise SinStudioError(
            f"Both {arguments.path} and the sample {arguments.sample} are given: give one of them."
        )
    return arguments

"""`sinstudio grow`: a model in, one with more input frequencies out (chapter 8)."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from sinstudio.cli import parsing
from sinstudio.cli.editing import edit, parser_for


def run(arguments: Sequence[str]) -> int:
    """Grow in rounds, fine-tune, save, and say what came out."""
    parser = parser_for(
        "grow", "Let a fitted network grow: add input frequencies where A saturates."
    )
    add = parser.add_argument
    add(
        "--add",
        type=parsing.whole(1, "a number of columns"),
        metavar="N",
        help="add this many columns in all (default: as the recipe says, 160)",
    )
    options = parser.parse_args(list(arguments))
    return edit("grow", "grown", options, _values(options))


def _values(options: argparse.Namespace) -> dict[str, object]:
    values: dict[str, object] = {}
    if options.add is not None:
        values["growth.total"] = options.add
    return values

"""`sinstudio prune`: a model in, a smaller one out (chapter 7)."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from sinstudio.cli import parsing
from sinstudio.cli.editing import edit, parser_for
from sinstudio.training.settings.pruning import COMPONENTS


def run(arguments: Sequence[str]) -> int:
    """Prune in rounds, fine-tune, save, and say what came out."""
    parser = parser_for("prune", "Make a fitted network smaller: rows and columns of A go.")
    add = parser.add_argument
    add(
        "--components",
        choices=COMPONENTS,
        metavar="rows|columns|both",
        help="what is removed (default: as the model's recipe says, both)",
    )
    add(
        "--target",
        type=parsing.number(0, "a share"),
        metavar="F",
        help="remove this share of the entries of A (default: as the recipe says, 0.5)",
    )
    options = parser.parse_args(list(arguments))
    return edit("prune", "pruned", options, _values(options))


def _values(options: argparse.Namespace) -> dict[str, object]:
    values: dict[str, object] = {}
    if options.components is not None:
        values["pruning.components"] = options.components
    if options.target is not None:
        values["pruning.target"] = options.target
    return values

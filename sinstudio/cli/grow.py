"""`sinstudio grow`: a model in, one with more input frequencies out (chapter 8)."""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sinstudio.cli import parsing
from sinstudio.cli.editing import edit, parser_for
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.files.model_file import Model


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
    return edit("grow", "grown", options, _values(options), _reason_against)


def _reason_against(model: Model, recipe: Recipe) -> str:
    """Say why no network of this kind grows, which the rounds would find only after training."""
    from sinstudio.training.choose import blocks_for

    network = model.network
    if not network.periodic:
        return "growth draws whole frequencies, and those of a SIREN are real."
    blocks = blocks_for(recipe, network.domain.radii(network.cycles), network.domain)
    if recipe.growth.calm == "stop" and not any(math.isfinite(b) for b in blocks.values):
        return (
            "no block has a bound, so that none saturates; set bounds.enabled to true, or "
            'growth.calm to "spill".'
        )
    return ""


def _values(options: argparse.Namespace) -> dict[str, object]:
    values: dict[str, object] = {}
    if options.add is not None:
        values["growth.total"] = options.add
    return values

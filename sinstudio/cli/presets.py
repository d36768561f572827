"""`sinstudio presets`: the recipes that come with the program, and a person's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from sinstudio.cli import parsing
from sinstudio.files.own_presets import own_presets
from sinstudio.files.preset import Preset
from sinstudio.files.presets import figure_presets, preset, presets
from sinstudio.files.recipes import recipe_text


def run(arguments: Sequence[str]) -> int:
    """List the presets, or print the recipe of one as TOML."""
    parser = parsing.Parser("presets", "List the presets, or write one as a recipe.")
    parser.add_argument("name", nargs="?", help="print this preset as TOML")
    parser.add_argument("--json", action="store_true", help="write JSON")
    options = parser.parse_args(list(arguments))
    if options.name is not None:
        found: tuple[Preset, ...] = (preset(options.name),)
    else:
        own, sentences = own_presets()
        for sentence in sentences:
            print(f"sinstudio presets: {sentence}", file=sys.stderr)
        found = (*presets(), *own, *figure_presets())
    if options.json:
        rows = [_row(each) for one in found for each in (one, *one.variants)]
        print(json.dumps(rows, indent=2, ensure_ascii=False, allow_nan=False))
    elif options.name is not None:
        print(recipe_text(found[0].recipe), end="")
    else:
        _list(found)
    return 0


def _row(one: Preset) -> dict[str, object]:
    row: dict[str, object] = {
        "name": one.name,
        "title": one.title,
        "summary": one.summary,
        "recipe": one.recipe.to_mapping(),
    }
    if one.figure is not None:
        row["figure"] = one.figure
    if one.formula is not None:
        row |= {"formula": one.formula, "samples": one.samples}
    return row


def _list(found: Sequence[Preset]) -> None:
    """Print a line for each; variants follow theirs, indented."""
    lines = [
        (one.name, one.summary) if one is whole else (f"  {one.name}", one.label)
        for whole in found
        for one in (whole, *whole.variants)
    ]
    width = max(len(name) for name, _ in lines)
    for name, text in lines:
        print(f"{name:<{width}}  {text}")

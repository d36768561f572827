"""`sinstudio presets`: the recipes that come with the program."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sinstudio.cli import parsing
from sinstudio.files.presets import preset, presets
from sinstudio.files.recipes import recipe_text


def run(arguments: Sequence[str]) -> int:
    """List the presets, or print the recipe of one as TOML."""
    parser = parsing.Parser("presets", "List the presets, or write one as a recipe.")
    parser.add_argument("name", nargs="?", help="print this preset as TOML")
    parser.add_argument("--json", action="store_true", help="write JSON")
    options = parser.parse_args(list(arguments))
    found = (preset(options.name),) if options.name is not None else presets()
    if options.json:
        rows = [
            {
                "name": one.name,
                "title": one.title,
                "summary": one.summary,
                "recipe": one.recipe.to_mapping(),
            }
            for one in found
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False, allow_nan=False))
    elif options.name is not None:
        print(recipe_text(found[0].recipe), end="")
    else:
        width = max(len(one.name) for one in found)
        for one in found:
            print(f"{one.name:<{width}}  {one.summary}")
    return 0

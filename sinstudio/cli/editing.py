"""What `sinstudio prune` and `sinstudio grow` share."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sinstudio.cli import parsing
from sinstudio.cli.fitting import Job, check_report, load_model, model_path, not_edited, train
from sinstudio.files.recipes import parse_set
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.files.model_file import Model


def parser_for(command: str, description: str) -> parsing.Parser:
    """Make a parser with the arguments that both commands have."""
    parser = parsing.Parser(command, description)
    add = parser.add_argument
    add("model", type=Path, metavar="MODEL", help="the model to go on from")
    add("picture", type=Path, metavar="PICTURE", help="the picture that it was fitted to")
    add("-o", "--output", type=Path, required=True, metavar="OUT.sin", help="the model to write")
    add(
        "--steps",
        type=parsing.whole(1, "a number of steps"),
        help="steps of the fine-tune at the end (default: 2000)",
    )
    add(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="change one setting, e.g. pruning.threshold=0.05; values are TOML; may be repeated",
    )
    add("--report", type=Path, metavar="R.json", help="write measures, settings and history here")
    add("--quiet", action="store_true", help="say nothing but errors")
    return parser


def edit(
    phase: str,
    past: str,
    options: argparse.Namespace,
    values: Mapping[str, object],
    reason_against: Callable[[Model, Recipe], str] = lambda _model, _recipe: "",
) -> int:
    """Run a phase on a model and a fine-tune after it; return the exit status.

    Parameters
    ----------
    phase, past
        What is done ("prune"), and what the network then is ("pruned").
    values
        Settings from the command's own flags, by their dotted keys.
    reason_against
        Says before the first step why it would come to nothing; an empty text lets it begin.
    """
    model = load_model(options.model)
    output = model_path(options.output)
    check_report(options.report, options.output, options.picture, options.model)
    recipe = model.recipe or Recipe()
    recipe = recipe.changed(dict(parse_set(text) for text in options.set))
    finetune = f"finetune:{options.steps}" if options.steps else "finetune"
    recipe = recipe.changed({**values, "training.phases": (phase, finetune)})
    if reason := reason_against(model, recipe):
        raise not_edited(output, past, reason)
    from sinstudio.files.signals import open_file

    picture = open_file(options.picture)
    return train(Job(picture, recipe, model, output, options.report, options.quiet, past))

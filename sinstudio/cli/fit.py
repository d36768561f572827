"""`sinstudio fit`: a picture in, a model out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sinstudio.cli import parsing
from sinstudio.cli.fitting import Job, check_report, load_model, model_path, train
from sinstudio.files.presets import default_recipe, preset
from sinstudio.files.recipes import parse_set, read_recipe
from sinstudio.training.budget import scaled_to
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.files.model_file import Model
    from sinstudio.files.picture import Picture


def run(arguments: Sequence[str]) -> int:
    """Fit, save, and say what came out."""
    options = _parse(arguments)
    model = None if options.start is None else load_model(options.start)
    recipe = _recipe(options, model)
    output = model_path(options.output)
    check_report(options.report, options.output, options.picture, options.start, options.recipe)
    picture = _picture(options, recipe)
    return train(Job(picture, recipe, model, output, options.report, options.quiet))


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = parsing.Parser("fit", "Fit a sinusoidal network to a picture or a signal and save it.")
    add = parser.add_argument
    add(
        "picture",
        nargs="?",
        type=Path,
        metavar="PICTURE|SIGNAL",
        help="the picture to fit, or a signal: a table of numbers (.csv) or a sound (.wav)",
    )
    add("--formula", metavar="F", help='fit a formula in x from -1 to 1, e.g. "sin(2*pi*x)+x^2"')
    add("--sample", metavar="NAME", help="fit a sample that comes with the program instead")
    add("-o", "--output", type=Path, required=True, metavar="OUT.sin", help="the model to write")
    add("--from", dest="start", type=Path, metavar="MODEL", help="go on from this model")
    add("--preset", metavar="NAME", help="start from this preset (see sinstudio presets)")
    add("--recipe", type=Path, metavar="R.toml", help="read settings from this file")
    add(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="change one setting, e.g. bounds.smoothness=3; values are TOML; may be repeated",
    )
    add("--steps", type=parsing.whole(1, "a number of steps"), default=0, help="stop after these")
    add(
        "--seconds",
        type=parsing.number(0, "a number of seconds"),
        default=0.0,
        help="stop after this much training time",
    )
    add(
        "--psnr",
        type=parsing.number(0, "a number of dB"),
        default=0.0,
        metavar="DB",
        help="stop when the whole picture reaches this",
    )
    add(
        "--size",
        type=parsing.size,
        metavar="N|WxH",
        help="fit at this size: the long side, or both (default: at most 1024); of a signal, the "
        "number of samples (default: at most 65536, and 1024 of a formula)",
    )
    add(
        "--holdout",
        metavar="F|grid:N",
        help="keep a share of the pixels from training, or all but every N-th of each axis",
    )
    add("--seed", type=parsing.whole(0, "a seed"), help="set every seed")
    add("--device", metavar="auto|cpu|cuda[:i]|mps", help="where to train")
    add("--report", type=Path, metavar="R.json", help="write measures, settings and history here")
    add("--quiet", action="store_true", help="say nothing but errors")
    options = parser.parse_args(list(arguments))
    given = {
        str(options.picture): options.picture,
        f"the sample {options.sample}": options.sample,
        f"the formula {options.formula}": options.formula,
    }
    names = [name for name, value in given.items() if value is not None]
    if not names and options.preset is not None:
        options.formula = preset(options.preset).formula
    if not names and options.formula is None:
        parser.error("a picture is missing: give a file, --sample NAME, or --formula F")
    if len(names) > 1:
        parser.error(f"both {names[0]} and {names[1]} are given")
    return options


def _recipe(options: argparse.Namespace, model: Model | None) -> Recipe:
    """Read the settings: the preset, over it the file, then --set, then the other flags.

    Without a preset or a file, going on from a model starts from the model's own recipe, and a
    signal from the preset for signals.
    """
    recipe = Recipe()
    if options.preset is not None:
        recipe = preset(options.preset).recipe
    elif model is not None:
        recipe = model.next_recipe or recipe
    elif options.recipe is None:
        recipe = default_recipe(signal=_is_signal(options))
    if options.recipe is not None:
        recipe = read_recipe(options.recipe, recipe)
    if options.set:
        recipe = recipe.changed(dict(parse_set(text) for text in options.set))
    if options.size is not None:
        recipe = recipe.changed({"picture.size": options.size})
    if options.holdout is not None:
        recipe = recipe.changed({"picture.holdout": _number_or_text(options.holdout)})
    if options.device is not None:
        recipe = recipe.changed({"training.device": options.device})
    if options.seed is not None:
        recipe = recipe.with_seed(options.seed)
    if options.steps:
        recipe = scaled_to(recipe, options.steps)
    if options.steps or options.seconds or options.psnr:
        recipe = recipe.with_budget(options.steps, options.seconds, options.psnr)
    return recipe


def _is_signal(options: argparse.Namespace) -> bool:
    from sinstudio.files.signals import is_signal_file

    return options.formula is not None or (
        options.picture is not None and is_signal_file(options.picture)
    )


def _number_or_text(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _picture(options: argparse.Namespace, recipe: Recipe) -> Picture:
    if options.sample is not None:
        from sinstudio.files.samples import open_sample

        return open_sample(options.sample)
    from sinstudio.files.signals import DEFAULT_SAMPLES, formula_signal, open_file

    if options.formula is not None:
        size = recipe.picture.size
        samples = DEFAULT_SAMPLES if options.preset is None else preset(options.preset).samples
        return formula_signal(options.formula, size if isinstance(size, int) else samples)
    return open_file(options.picture)

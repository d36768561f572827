"""`sinstudio fit`: a picture in, a model out."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from sinstudio.cli import parsing
from sinstudio.errors import FitError, SinStudioError
from sinstudio.files.atomic import check_target
from sinstudio.files.presets import preset
from sinstudio.files.recipes import parse_set, read_recipe
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.api import Result
    from sinstudio.files.model_file import Model
    from sinstudio.files.pictures import Picture


def run(arguments: Sequence[str]) -> int:
    """Fit, save, and say what came out."""
    options = _parse(arguments)
    model = _model(options.start)
    recipe = _recipe(options, model)
    output = _model_path(options.output)
    _check_report(options)
    picture = _picture(options)

    from sinstudio import api  # torch, from here on
    from sinstudio.cli.progress import Progress

    progress = Progress(quiet=options.quiet)
    with _interruptible() as interrupted:
        try:
            result = api.fit(
                picture,
                recipe,
                network=model.network if model else None,
                should_stop=interrupted,
                on_step=progress,
                on_note=progress.note,
            )
        except FitError as error:
            if error.result is not None:
                api.save(output, error.result)
                error.add_note(f"{output} holds what was fitted until then.")
            raise
        finally:
            progress.close()
        stopped = interrupted()
        progress.notes_of(result.trainer)
        size = api.save(output, result)
        total = _seconds_since_start()
        if options.report is not None:
            _write_report(options.report, result, size, total)
        if not options.quiet:
            print(_summary(result, output, size))
    if stopped:
        print(f"sinstudio: interrupted; {output} holds what was fitted so far.", file=sys.stderr)
        return 130
    return 0


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = parsing.Parser("fit", "Fit a sinusoidal network to a picture and save it.")
    add = parser.add_argument
    add("picture", nargs="?", type=Path, metavar="PICTURE", help="the picture to fit")
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
        help="fit at this size: the long side, or both (default: at most 1024)",
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
    if options.picture is None and options.sample is None:
        parser.error("a picture is missing: give a file, or --sample NAME")
    if options.picture is not None and options.sample is not None:
        parser.error(f"both {options.picture} and the sample {options.sample} are given")
    return options


def _model(path: Path | None) -> Model | None:
    if path is None:
        return None
    from sinstudio.files.model_file import load_model

    return load_model(path)


def _check_report(options: argparse.Namespace) -> None:
    """Refuse a report that cannot be written, or that would replace another file of the fit."""
    report: Path | None = options.report
    if report is None:
        return
    for other in (options.output, options.picture, options.start, options.recipe):
        if other is not None and report.resolve() == other.resolve():
            raise SinStudioError(
                f"--report {report} would replace {other}: give the report another name."
            )
    check_target(report)


def _recipe(options: argparse.Namespace, model: Model | None) -> Recipe:
    """Read the settings: the preset, over it the file, then --set, then the other flags.

    Without a preset or a file, going on from a model starts from the model's own recipe.
    """
    recipe = Recipe()
    if model is not None and model.recipe is not None:
        recipe = model.recipe
    if options.preset is not None:
        recipe = preset(options.preset).recipe
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
    if options.steps or options.seconds or options.psnr:
        recipe = recipe.with_budget(options.steps, options.seconds, options.psnr)
    return recipe


def _number_or_text(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _model_path(path: Path) -> Path:
    if path.suffix.lower() != ".sin":
        raise SinStudioError(f"{path} cannot be written: a model's name ends in .sin.")
    check_target(path)
    return path


def _picture(options: argparse.Namespace) -> Picture:
    if options.sample is not None:
        from sinstudio.files.samples import open_sample

        return open_sample(options.sample)
    from sinstudio.files.pictures import open_picture

    return open_picture(options.picture)


class _Interrupted:
    """Whether Ctrl-C was pressed; the fit stops after the step at hand, and is saved."""

    def __init__(self) -> None:
        self._pressed = False

    def __call__(self) -> bool:
        return self._pressed

    def press(self, signum: int, _: FrameType | None) -> None:
        """Handle the signal: once stops the fit, twice gives up."""
        if self._pressed:
            raise KeyboardInterrupt
        self._pressed = True
        del signum


@contextmanager
def _interruptible() -> Iterator[_Interrupted]:
    interrupted = _Interrupted()
    before = {name: signal.signal(name, interrupted.press) for name in _SIGNALS}
    try:
        yield interrupted
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def _seconds_since_start() -> float:
    import psutil

    return time.time() - psutil.Process().create_time()


def _write_report(path: Path, result: Result, size: int, total: float) -> None:
    from sinstudio.files.report import write_json

    write_json(path, result.report(result.measure(), file_bytes=size, total_seconds=total))


def _summary(result: Result, output: Path, size: int) -> str:
    last = result.history[-1]
    pixels = result.network.domain.width * result.network.domain.height
    text = f"{output}: {last.psnr_db:.2f} dB"
    if last.heldout_psnr_db is not None:
        text += f" (held out {last.heldout_psnr_db:.2f})"
    return (
        f"{text}, {result.network.parameter_count():,} parameters, {size:,} bytes "
        f"({8 * size / pixels:.2f} bits per pixel), {result.trainer.step_count:,} steps in "
        f"{result.trainer.seconds:.1f} s; {result.reason}."
    )

"""One fit from beginning to end on the command line: train, save, report; Ctrl-C saves."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from sinstudio.errors import FitError, SinStudioError
from sinstudio.files.atomic import check_target
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.api import Result
    from sinstudio.files.model_file import Model
    from sinstudio.files.pictures import Picture
    from sinstudio.training.trainer import Trainer


@dataclass(frozen=True)
class Job:
    """What is fitted, how, from what, and what is written.

    Attributes
    ----------
    model
        To go on from; None makes a new network.
    edits
        What the run is for when it prunes or grows ("pruned", "grew"): a network that comes out in
        the shape it went in is refused and not written. Empty for a plain fit.
    """

    picture: Picture
    recipe: Recipe
    model: Model | None
    output: Path
    report: Path | None
    quiet: bool
    edits: str = ""


def load_model(path: Path) -> Model:
    """Read a model; torch is loaded for it."""
    from sinstudio.files import model_file

    return model_file.load_model(path)


def model_path(path: Path) -> Path:
    """Check that a model can be written there."""
    if path.suffix.lower() != ".sin":
        raise SinStudioError(f"{path} cannot be written: a model's name ends in .sin.")
    check_target(path)
    return path


def check_report(report: Path | None, *others: Path | None) -> None:
    """Refuse a report that cannot be written, or that would replace another file of the fit."""
    if report is None:
        return
    for other in others:
        if other is not None and report.resolve() == other.resolve():
            raise SinStudioError(
                f"--report {report} would replace {other}: give the report another name."
            )
    check_target(report)


def train(job: Job) -> int:
    """Fit, save, and say what came out; return the exit status."""
    from sinstudio import api  # torch, from here on
    from sinstudio.cli.progress import Progress

    progress = Progress(quiet=job.quiet)

    def on_step(trainer: Trainer) -> None:
        if job.edits:
            _check_edited(job, trainer)
        progress(trainer)

    with interruptible() as interrupted:
        try:
            result = api.fit(
                job.picture,
                job.recipe,
                network=job.model.network if job.model else None,
                should_stop=interrupted,
                on_step=on_step,
                on_note=progress.note,
            )
        except FitError as error:
            if error.result is not None:
                api.save(job.output, error.result)
                error.add_note(f"{job.output} holds what was fitted until then.")
            raise
        finally:
            progress.close()
        stopped = interrupted()
        progress.notes_of(result.trainer)
        size = api.save(job.output, result)
        total = _seconds_since_start()
        if job.report is not None:
            _write_report(job.report, result, size, total)
        if not job.quiet:
            print(_summary(result, job.output, size))
    if stopped:
        print(
            f"sinstudio: interrupted; {job.output} holds what was fitted so far.", file=sys.stderr
        )
        return 130
    return 0


def _check_edited(job: Job, trainer: Trainer) -> None:
    """Give up once the rounds are over and the network has the shape that it came in."""
    model = job.model
    if model is not None and trainer.plan.index and trainer.network.widths == model.network.widths:
        why = " ".join(trainer.notes) or "no threshold or block asked for it."
        raise not_edited(job.output, job.edits, why)


def not_edited(output: Path, past: str, reason: str) -> SinStudioError:
    """Make the error that says why nothing was, e.g., "pruned"; the reason is a sentence."""
    return SinStudioError(f"{output} was not written, for nothing was {past}: {reason}")


class Interrupted:
    """Whether Ctrl-C was pressed; the fit stops after the step at hand, and is saved."""

    def __init__(self) -> None:
        self._pressed = False

    def __call__(self) -> bool:
        """Whether it was."""
        return self._pressed

    def press(self, signum: int, _: FrameType | None) -> None:
        """Handle the signal: once stops the fit, twice gives up."""
        if self._pressed:
            raise KeyboardInterrupt
        self._pressed = True
        del signum


@contextmanager
def interruptible() -> Iterator[Interrupted]:
    """Let Ctrl-C be asked for instead of raised, within the block."""
    interrupted = Interrupted()
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
    domain = result.network.domain
    pixels, point = domain.width * domain.height, "sample" if domain.signal else "pixel"
    text = f"{output}: {last.psnr_db:.2f} dB"
    if last.heldout_psnr_db is not None:
        text += f" (held out {last.heldout_psnr_db:.2f})"
    return (
        f"{text}, {result.network.parameter_count():,} parameters, {size:,} bytes "
        f"({8 * size / pixels:.2f} bits per {point}), {result.trainer.step_count:,} steps in "
        f"{result.trainer.seconds:.1f} s; {result.reason}."
    )

"""The library: fit, load, save, render. No window, no global state."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sinstudio.errors import FitError
from sinstudio.files.model_file import Model, load_model, save_model
from sinstudio.files.picture_fit import fit_picture
from sinstudio.files.pictures import Picture, from_array, from_pillow
from sinstudio.files.presets import default_recipe
from sinstudio.files.report import build_report
from sinstudio.files.signals import Signal, formula_signal, open_file, signal_of
from sinstudio.measure.network import Measures, measures
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.network.periods import lattice_index
from sinstudio.render.grid import render
from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import HistoryRow
from sinstudio.training.trainer import Trainer

__all__ = [
    "Model",
    "Result",
    "Signal",
    "fit",
    "formula_signal",
    "load",
    "render",
    "save",
    "signal_of",
]

PictureLike = str | os.PathLike[str] | Image.Image | NDArray[Any] | Picture


@dataclass(frozen=True, eq=False)
class Result:
    """A fit that has ended.

    Attributes
    ----------
    network
        What was fitted.
    recipe
        The settings it was fitted with.
    picture
        What it was fitted to: cropped and resized as the recipe says.
    history
        The course of the fit, oldest line first; the last line is measured on every pixel.
    notes
        What a person should know, e.g. that a large picture was scaled down.
    reason
        Why the fit ended.
    trainer
        What fitted it: its optimiser, its target, and how far it came.
    """

    network: SinusoidalNetwork
    recipe: Recipe
    picture: Picture
    history: tuple[HistoryRow, ...]
    notes: tuple[str, ...]
    reason: str
    trainer: Trainer

    def measure(self) -> Measures:
        """PSNR, SSIM (None for a signal), held-out PSNR, out-of-band share and seam.

        Takes a second or more.
        """
        target = self.trainer.target
        return measures(self.network, target.picture, target.trained, target.heldout)

    def report(
        self, found: Measures, *, file_bytes: int | None = None, total_seconds: float | None = None
    ) -> dict[str, Any]:
        """Everything that `sinstudio fit --report` writes, as plain values for JSON."""
        network, domain = self.network, self.network.domain
        last = self.history[-1]
        return build_report(
            psnr_db=found["psnr_db"],
            ssim=found["ssim"],
            heldout_psnr_db=found["heldout_psnr_db"],
            out_of_band=found["out_of_band"],
            seam=found["seam"],
            loss=last.loss,
            steps=self.trainer.step_count,
            seconds=self.trainer.seconds,
            total_seconds=total_seconds,
            parameters=network.parameter_count(),
            widths=network.widths,
            period=domain.period if network.periodic else None,
            index=lattice_index(network.cycles, domain=domain) if network.periodic else None,
            file_bytes=file_bytes,
            pixels=domain.width * domain.height,
            device=str(self.trainer.device),
            precision=self.recipe.training.precision,
            seed=self.recipe.training.seed,
            recipe=self.recipe,
            history=self.history,
        )


def fit(
    image: PictureLike,
    recipe: Recipe | Mapping[str, Any] | None = None,
    *,
    network: SinusoidalNetwork | None = None,
    should_stop: Callable[[], bool] = lambda: False,
    on_step: Callable[[Trainer], None] = lambda _: None,
    on_note: Callable[[str], None] = lambda _: None,
) -> Result:
    """Fit a network to a picture or a signal.

    Parameters
    ----------
    image
        A path of a picture or a signal (CSV, WAV), a Pillow image, or an array: H × W or H × W × C
        (integers or 0…1 floats) is a picture, and N numbers of any range are a signal. Signals of
        several channels, and of a formula, are made by `signal_of` and `formula_signal`.
    recipe
        All settings, or a nested mapping of those that differ from the default, which for a signal
        is the preset ``signal``.
    network
        Go on from this network; its frequencies and widths hold.
    should_stop
        Asked before every step; the fit ends where it is when it returns true.
    on_step
        Called after every step with the trainer.
    on_note
        Told, before training, what a person should know of the picture, e.g. its size.

    Raises
    ------
    SinStudioError
        For a picture that cannot be read, a setting out of range, an absent device, and a fit that
        diverges beyond recovery (`FitError`).
    """
    opened = _picture(image)
    if not isinstance(recipe, Recipe):
        base = default_recipe(signal=isinstance(opened, Signal))
        recipe = Recipe.from_mapping(recipe or {}, base)
    picture, notes = fit_picture(opened, recipe.picture)
    if network is not None:
        recipe = _recipe_of(network, recipe)
        notes = (*notes, *_other_size(network, picture))
    signal = isinstance(picture, Signal)
    trainer = Trainer(recipe, picture.pixels, network=network, signal=signal)
    for note in notes:
        on_note(note)
    try:
        trainer.run(should_stop, on_step)
    except FitError as error:
        trainer.record(whole=True)
        error.result = _result(trainer, picture, notes)
        raise
    return _result(trainer, picture, notes)


def _result(trainer: Trainer, picture: Picture, notes: tuple[str, ...]) -> Result:
    return Result(
        trainer.network,
        trainer.recipe,
        picture,
        tuple(trainer.history.rows),
        (*notes, *trainer.notes),
        trainer.finished or "it was stopped",
        trainer,
    )


def _other_size(network: SinusoidalNetwork, picture: Picture) -> tuple[str, ...]:
    """Say so where a network goes on with another size than it was fitted at."""
    domain = network.domain
    size = (picture.width, picture.height)
    if (domain.width, domain.height) == size or domain.signal != isinstance(picture, Signal):
        return ()
    before, now, what = f"{domain.width:,}", f"{picture.width:,}", "samples"
    if not domain.signal:
        before, now, what = (
            f"{domain.width}×{domain.height}",
            f"{picture.width}×{picture.height}",
            "pixels",
        )
    return (f"The model was fitted to {before} {what}, and goes on with {now}.",)


def _recipe_of(network: SinusoidalNetwork, recipe: Recipe) -> Recipe:
    """Let a recipe say what the network is, where it says otherwise."""
    widths = network.widths
    changes: dict[str, object] = {}
    if recipe.network.hidden != widths[1:-1]:
        changes["network.hidden"] = widths[1:-1]
    if (recipe.network.baseline == "none") != network.periodic:
        changes["network.baseline"] = "none" if network.periodic else "siren"
    if not network.periodic:
        if recipe.frequencies.count != widths[0]:
            changes["frequencies.count"] = widths[0]
    elif recipe.frequencies.count != widths[0] and recipe.frequencies.strategy != "custom":
        changes["frequencies.strategy"] = "custom"
        changes["frequencies.count"] = widths[0]
        changes["frequencies.values"] = network.frequencies.tolist()
    return recipe.changed(changes)


def load(path: str | os.PathLike[str]) -> Model:
    """Read a `.sin` file; the network is `load(path).network`.

    Raises
    ------
    SinStudioError
        When the file is missing, damaged, foreign, or of a newer version.
    """
    return load_model(Path(path))


def save(
    path: str | os.PathLike[str],
    result: Result | Model | SinusoidalNetwork,
    *,
    precision: str = "float32",
) -> int:
    """Write a `.sin` file atomically and return its size in bytes.

    Parameters
    ----------
    precision
        float32, or float16 for half the bytes.

    Raises
    ------
    SinStudioError
        When the file cannot be written or a weight is not finite.
    """
    if isinstance(result, SinusoidalNetwork):
        return save_model(path, result, recipe=None, precision=precision)
    if isinstance(result, Model):
        return save_model(
            path,
            result.network,
            recipe=result.recipe,
            icc=result.icc,
            measures=result.measures,
            precision=precision,
            extra=result.extra,
            units=result.units,
        )
    last = result.history[-1]
    return save_model(
        path,
        result.network,
        recipe=result.recipe,
        icc=result.picture.icc,
        measures={"psnr_db": last.psnr_db, "heldout_psnr_db": last.heldout_psnr_db},
        precision=precision,
        units=result.picture.units if isinstance(result.picture, Signal) else None,
    )


def _picture(image: PictureLike) -> Picture:
    if isinstance(image, Picture):
        return image
    if isinstance(image, Image.Image):
        return from_pillow(image)
    if isinstance(image, np.ndarray):
        return signal_of(image) if image.ndim == 1 else from_array(image)
    return open_file(image)

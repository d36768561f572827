"""What a preset makes of a picture in a second. It works away from the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.files.picture import Picture
from sinstudio.files.preset import Preset
from sinstudio.files.presets import default_recipe
from sinstudio.files.samples import open_sample
from sinstudio.files.signals import Signal, formula_signal
from sinstudio.training.recipe import Recipe

SIDE = 128  # pixels of the long side
SAMPLES = 256  # of a signal
STEPS = 150
MOST_COLUMNS, MOST_ROWS = 160, 96
FIRST = "sin(2*pi*x) + 0.4*sin(14*pi*x)"  # for the preset of signals, which has no formula
_SAMPLE = "valley"  # where nothing is open


@dataclass(frozen=True, eq=False)
class Thumbnail:
    """What came of a short fit: a picture (h × w × 3, 8 bits), or the levels of a signal (n)."""

    picture: NDArray[np.uint8] | None = None
    signal: NDArray[np.float32] | None = None


def make(chosen: Preset, at_hand: Picture | None) -> Thumbnail:
    """Fit a small network by a preset's settings, on one thread, in about half a second.

    Parameters
    ----------
    at_hand
        The picture that is open; a preset for signals, or for a sample, has its own.

    Raises
    ------
    SinStudioError
        When the settings suit no picture this small.
    """
    from sinstudio.api import fit
    from sinstudio.render.grid import render

    found = fit(_picture(chosen, at_hand), _small(chosen))
    levels = render(found.network)
    if found.network.domain.signal:
        return Thumbnail(signal=levels[0, :, 0].copy())
    shown = levels[..., :3] if levels.shape[2] >= 3 else levels[..., :1].repeat(3, axis=2)
    return Thumbnail(picture=np.rint(shown.clip(0, 1) * 255).astype(np.uint8))


def _of_signals(chosen: Preset) -> bool:
    return chosen.formula is not None or chosen.recipe == default_recipe(signal=True)


def _columns(recipe: Recipe) -> int:
    """Input frequencies at the end: growth is too slow for a second."""
    grows = any(phase.partition(":")[0] == "grow" for phase in recipe.training.phases)
    return recipe.frequencies.count + (recipe.growth.total if grows else 0)


def _picture(chosen: Preset, at_hand: Picture | None) -> Picture:
    if _of_signals(chosen):
        return formula_signal(chosen.formula or FIRST, min(chosen.samples, SAMPLES))
    if at_hand is not None and not isinstance(at_hand, Signal):
        return at_hand
    return open_sample(chosen.sample or _SAMPLE)


def _small(chosen: Preset) -> Recipe:
    """The preset's settings, for a picture as small as this and no time to speak of."""
    recipe, signal = chosen.recipe, _of_signals(chosen)
    values: dict[str, object] = {
        "picture.size": "auto" if signal else SIDE,
        "picture.crop": (),
        "picture.holdout": 0.0,
        "network.hidden": tuple(min(rows, MOST_ROWS) for rows in recipe.network.hidden),
        "frequencies.count": min(_columns(recipe), MOST_COLUMNS),
        "training.phases": (),
        "training.steps": STEPS,
        "training.seconds": 0.0,
        "training.target_psnr": 0.0,
        "training.threads": 1,
        "training.device": "cpu",
        "training.precision": "float32",
    }
    limit = recipe.frequencies.limit
    if isinstance(limit, int | float) and not signal:
        # cycles per period: as far below Nyquist as on a picture of 256 pixels
        values["frequencies.limit"] = max(2.0, limit * min(1.0, SIDE / 256))
    try:
        return recipe.changed(values)
    except SinStudioError:
        values.pop("frequencies.limit", None)
        return recipe.changed(values)

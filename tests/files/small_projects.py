"""A small project, and the golden file that a first version wrote."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from sinstudio.files.moment import Moment
from sinstudio.files.picture import Picture, from_array
from sinstudio.files.project_file import ProjectFile
from sinstudio.files.signal import Units, signal_of
from sinstudio.training.recipe import Recipe
from sinstudio.training.resume import take_state
from sinstudio.training.state import FitState
from sinstudio.training.trainer import Trainer

GOLDEN_PROJECT = Path(__file__).parents[1] / "data" / "golden-1.0.sinproj"
RECIPE = Recipe().changed(
    {
        "picture.size": (6, 4),
        "frequencies.count": 5,
        "network.hidden": (3,),
        "training.batch": 7,
        "training.phases": ("fit:6", "prune"),
        "training.device": "cpu",
        "training.threads": 1,
    }
)


def eight_bits(height: int = 8, width: int = 12, channels: int = 3, seed: int = 0) -> Picture:
    values = np.random.default_rng(seed).integers(0, 256, (height, width, channels), np.uint8)
    picture = from_array(values, "small.png", b"a profile")
    return replace(picture, path=Path("/pictures/small.png"))


def signal() -> Picture:
    x = np.linspace(-1, 1, 30)
    units = Units((), (), step=0.5, axis="time [s]", columns=("a", "b"), seconds=True, source="WAV")
    return signal_of(np.stack([np.sin(9 * x), 4 * x], 1), "sound", units, formula="sin(9*x)")


def project(picture: Picture | None = None, steps: int = 8) -> ProjectFile:
    """A few steps and an edit of a tiny network, with something in every part."""
    picture = eight_bits() if picture is None else picture
    is_signal = picture.height == 1
    recipe = RECIPE.changed({"picture.size": "auto"}) if is_signal else RECIPE
    target = picture.pixels if is_signal else np.ascontiguousarray(picture.pixels[::2, ::2])
    trainer = Trainer(recipe, target, signal=is_signal)
    for _ in range(steps):
        trainer.step()
    trainer.editor.add_frequencies([[7, 0]])
    return ProjectFile(
        recipe=recipe.changed({"training.rate": 0.02}),
        picture=picture,
        fit=FitState(take_state(trainer), target, is_signal, "paused"),
        timeline=(Moment(0, b"zero"), Moment(5, b"\x00five\xff")),
        undo={"steps": [1, "two"]},
        window={"docks": None, "zoom": 1.5},
    )


def differences(a: ProjectFile, b: ProjectFile) -> list[str]:
    """Say in what two projects differ."""
    found = [
        name
        for name in ("recipe", "timeline", "undo", "window", "extra")
        if getattr(a, name) != getattr(b, name)
    ]
    one, other = a.picture, b.picture
    said = ("icc", "name", "path")
    found += [name for name in said if getattr(one, name) != getattr(other, name)]
    if type(one) is not type(other) or getattr(one, "units", 0) != getattr(other, "units", 0):
        found.append("kind or units")
    left, right = a.fit.trainer, b.fit.trainer
    if (a.fit.state, a.fit.signal, left.values) != (b.fit.state, b.fit.signal, right.values):
        found.append("values")
    arrays = {"pixels": (one.pixels, other.pixels), "target": (a.fit.picture, b.fit.picture)}
    found += sorted(left.arrays.keys() ^ right.arrays.keys())
    arrays |= {n: (left.arrays[n], right.arrays[n]) for n in left.arrays.keys() & right.arrays}
    for name, (first, second) in arrays.items():
        if (first.dtype, first.shape) != (second.dtype, second.shape) or (
            first.tobytes() != second.tobytes()
        ):
            found.append(name)
    return found

"""Small fits that are kept and gone on with, and what they must have in common."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from sinstudio.training import trainer as trainer_module
from sinstudio.training.recipe import Recipe
from sinstudio.training.resume import resume, take_state
from sinstudio.training.state import FitState, TrainerState
from sinstudio.training.trainer import Trainer


class Clock:
    """A clock that goes on by the same exact amount whenever it is looked at."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        self.now += 2.0**-7
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trainer_module, "time", Clock())


SMALL: dict[str, Any] = {
    "frequencies.count": 12,
    "frequencies.limit": 5.0,
    "network.hidden": (7,),
    "training.batch": 40,
    "training.steps": 300,
    "training.threads": 1,
}


def picture(seed: int = 0, shape: tuple[int, int, int] = (13, 16, 3)) -> np.ndarray:
    y, x = np.mgrid[: shape[0], : shape[1]]
    waves = [np.sin(0.5 * x + c) * np.cos(0.4 * y) for c in range(shape[2])]
    noise = np.random.default_rng(seed).random(shape)
    return np.asarray(0.5 + 0.3 * np.stack(waves, 2) + 0.1 * (noise - 0.5), dtype=np.float32)


def trained(changes: dict[str, Any], *, signal: bool = False) -> Trainer:
    recipe = Recipe().changed(SMALL | changes)
    shape = (1, 64, 2) if signal else (13, 16, 3)
    return Trainer(recipe, picture(shape=shape), signal=signal)


def through_bytes(trainer: Trainer) -> Trainer:
    """Keep a trainer, and make another one of nothing but text and bytes."""
    state = take_state(trainer)
    values = json.loads(json.dumps(state.values, allow_nan=False))
    arrays = {
        name: np.frombuffer(array.tobytes(), array.dtype).reshape(array.shape)
        for name, array in state.arrays.items()
    }
    target = trainer.target
    signal = target.domain.signal
    return resume(FitState(TrainerState(values, arrays), target.picture.copy(), signal, "paused"))


def differences(a: Trainer, b: Trainer) -> list[str]:
    """Say in what two trainers differ: all to the bit, but for the names of edits."""
    left, right = take_state(a), take_state(b)
    for edit in (*left.values["undo"], *right.values["undo"]):
        del edit["number"]
    found = [key for key in left.values if left.values[key] != right.values[key]]
    found += sorted(left.arrays.keys() ^ right.arrays.keys())
    for name in left.arrays.keys() & right.arrays.keys():
        one, other = left.arrays[name], right.arrays[name]
        if (one.dtype, one.shape, one.tobytes()) != (other.dtype, other.shape, other.tobytes()):
            found.append(name)
    return found


def steps(trainer: Trainer, count: int) -> None:
    for _ in range(count):
        if trainer.finished:
            return
        trainer.step()

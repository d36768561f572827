"""Twins that are ready to choose: what people most often want to see apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from sinstudio.app.panels.names import name_of_word
from sinstudio.training.recipe import Recipe, setting_of
from sinstudio.training.schema import Number

_SEEDS = 2**31


@dataclass(frozen=True)
class ReadyTwin:
    """A choice: its name for the program, what people read, and the settings that are apart."""

    name: str
    text: str
    values: dict[str, Any]


def ready_twins(recipe: Recipe) -> tuple[ReadyTwin, ...]:
    """Return the twins that make sense beside a network with these settings."""
    tr = QCoreApplication.translate
    bounded, siren = recipe.bounds.enabled, recipe.network.baseline == "siren"
    found = [
        ReadyTwin(
            "bounds",
            tr("Twin", "&Bounds off") if bounded else tr("Twin", "&Bounds on"),
            {"bounds.enabled": not bounded},
        )
    ]
    halved = _half_the_bounds(recipe)
    if halved:
        found.append(ReadyTwin("half", tr("Twin", "&Half the bounds"), halved))
    found.append(
        ReadyTwin(
            "siren",
            tr("Twin", "&Whole frequencies of the same number")
            if siren
            else tr("Twin", "S&IREN of the same size"),
            {"network.baseline": "none" if siren else "siren"},
        )
    )
    if not siren:
        other = "spectrum" if recipe.frequencies.strategy != "spectrum" else "gaussian"
        text = tr("Twin", "Other &frequencies: {0}").format(name_of_word(other).lower())
        found.append(ReadyTwin("strategy", text, {"frequencies.strategy": other}))
    seed = (recipe.training.seed + 1) % _SEEDS
    seeds = {"training.seed": seed, "frequencies.seed": seed}
    found.append(ReadyTwin("seed", tr("Twin", "Another &seed"), seeds))
    return tuple(found)


def _half_the_bounds(recipe: Recipe) -> dict[str, Any]:
    """Settings under which every bound is half as large; none where there is no bound."""
    bounds = recipe.bounds
    if not bounds.enabled:
        return {}
    if bounds.automatic:  # bounds go with 1/κ
        kind = setting_of("bounds.smoothness").kind
        most = kind.maximum if isinstance(kind, Number) else math.inf
        doubled = min(2 * bounds.smoothness, most)
        return {"bounds.automatic": True, "bounds.smoothness": doubled}
    if not any(map(math.isfinite, bounds.values)):
        return {}
    return {"bounds.limits": bounds.limits, "bounds.values": tuple(b / 2 for b in bounds.values)}

"""A number of steps for a whole run: its phases are scaled to it."""

from __future__ import annotations

import math

from sinstudio.training.recipe import Recipe
from sinstudio.training.settings.training import DEFAULT_STEPS, FINETUNE_STEPS


def scaled_to(recipe: Recipe, steps: int) -> Recipe:
    """Let the phases of a recipe take about this many steps together, each in proportion.

    How many rounds of pruning there will be is not known before: as many are counted as removing
    T_p of what is left, of rows and of columns where both are pruned, takes to the target.

    Parameters
    ----------
    recipe
        With phases; without any it is returned as it is.
    steps
        At least 1.
    """
    phases = recipe.training.phases
    if not phases:
        return recipe
    factor = steps / max(1, planned_steps(recipe))

    def scaled(count: int) -> int:
        return max(1, round(count * factor)) if count else 0

    grow, prune = recipe.growth, recipe.pruning
    names = []
    for name in phases:
        kind, _, text = name.partition(":")
        default = recipe.training.steps or DEFAULT_STEPS if kind == "fit" else FINETUNE_STEPS
        names.append(
            f"{kind}:{scaled(int(text or default))}" if kind in ("fit", "finetune") else kind
        )
    return recipe.changed(
        {
            "training.phases": tuple(names),
            "growth.every": scaled(grow.every),
            "pruning.decay_steps": scaled(prune.decay_steps),
            "pruning.targeted_steps": scaled(prune.targeted_steps),
            "pruning.recovery_steps": scaled(prune.recovery_steps),
        }
    )


def planned_steps(recipe: Recipe) -> int:
    """Count the steps that the phases of a recipe take, those of pruning by an estimate."""
    growth, pruning = recipe.growth, recipe.pruning
    total = 0
    for name in recipe.training.phases:
        kind, _, text = name.partition(":")
        if kind == "fit":
            total += int(text or recipe.training.steps or DEFAULT_STEPS)
        elif kind == "finetune":
            total += int(text or FINETUNE_STEPS)
        elif kind == "grow":
            total += growth.every * (math.ceil(growth.total / growth.add) + 1)
        else:
            sides = 2 if pruning.components == "both" else 1
            left = max(1 - sides * pruning.threshold, 0.05)
            rounds = math.ceil(math.log(1 - (pruning.target or 0.5)) / math.log(left))
            each = pruning.decay_steps + pruning.recovery_steps
            total += rounds * (each + pruning.targeted_steps * pruning.targeted)
    return total

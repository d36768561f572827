"""Figures at a size that takes seconds: the whole path of each, with numbers that mean nothing."""

from __future__ import annotations

from dataclasses import replace

from sinstudio.training.recipe import Recipe

SIDE, WIDTH, STEPS = 16, 8, 12


def _phase(name: str) -> str:
    kind, _, steps = name.partition(":")
    return f"{kind}:{min(int(steps), STEPS)}" if steps else kind


def shrink(recipe: Recipe) -> Recipe:
    """A recipe with small pictures, narrow layers and few steps; all else is as it was."""
    train, prune, grow = recipe.training, recipe.pruning, recipe.growth
    seconds = min(train.seconds, 0.2)
    limit = recipe.frequencies.limit
    return replace(
        recipe,
        picture=replace(recipe.picture, size=SIDE),
        frequencies=replace(
            recipe.frequencies,
            count=min(recipe.frequencies.count, WIDTH),
            limit=limit if isinstance(limit, str) else min(limit, SIDE / 2),
        ),
        network=replace(
            recipe.network, hidden=tuple(min(width, WIDTH) for width in recipe.network.hidden)
        ),
        training=replace(
            train,
            steps=min(train.steps, STEPS),
            seconds=seconds,
            batch=64,
            device="cpu",
            threads=1,
            phases=tuple(_phase(name) for name in train.phases),
        ),
        pruning=replace(
            prune,
            threshold=max(prune.threshold, 0.3),
            decay_steps=min(prune.decay_steps, 2),
            targeted_steps=min(prune.targeted_steps, 2),
            recovery_steps=min(prune.recovery_steps, 2),
            total_steps=STEPS,
        ),
        growth=replace(grow, add=2, total=4, every=3, calm="spill"),
    )

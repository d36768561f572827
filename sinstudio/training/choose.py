"""What a recipe means for a picture: its input frequencies and its blocks (numpy only)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sinstudio.network.blocks import UNBOUNDED, Blocks, automatic_blocks
from sinstudio.network.domain import Domain
from sinstudio.network.frequencies import Choice, choose
from sinstudio.network.periods import Biases
from sinstudio.network.siren import draw_siren
from sinstudio.training.recipe import Recipe


def choose_frequencies(recipe: Recipe, domain: Domain, luma: NDArray[np.floating] | None) -> Choice:
    """Draw the input frequencies of a recipe (chapter 5); those of a SIREN are real.

    Parameters
    ----------
    luma
        H × W, 0…1; needed by the strategies spectrum and dominant.
    """
    wanted = recipe.frequencies
    if recipe.network.baseline == "siren":
        return draw_siren(domain, wanted.count, recipe.network.omega0, wanted.seed)
    return choose(
        wanted.strategy,
        domain,
        count=wanted.count,
        limit=wanted.limit,
        sigma=wanted.sigma,
        low_share=wanted.low_share,
        low_limit=wanted.low_limit,
        high_from=wanted.high_from,
        values=wanted.values,
        unit_vectors=wanted.unit_vectors,
        seed=wanted.seed,
        luma=luma,
    )


def biases_for(recipe: Recipe) -> Biases:
    """What is known of the biases b of all networks of a recipe: "zero" where they stay at zero."""
    network = recipe.network
    return "zero" if network.zero_biases and "b" not in network.trainable else "any"


def blocks_for(recipe: Recipe, radii: ArrayLike, domain: Domain) -> Blocks:
    """Return the blocks L and bounds B in force for columns of these radii (chapter 6)."""
    bounds = recipe.bounds
    if not bounds.enabled:
        return UNBOUNDED
    if bounds.automatic:
        return automatic_blocks(radii, domain.nyquist, bounds.smoothness)
    return Blocks(bounds.limits, bounds.values)


def blocks_to_filter(recipe: Recipe | None, radii: ArrayLike, domain: Domain) -> Blocks:
    """Return the blocks that a filter clips: those in force, or else the automatic ones.

    Without bounds, or with a single block, all columns would be clipped alike, and high frequencies
    would not be the first to go.
    """
    recipe = recipe or Recipe()
    blocks = blocks_for(recipe, radii, domain)
    if len(blocks) > 1:
        return blocks
    return automatic_blocks(radii, domain.nyquist, recipe.bounds.smoothness)

"""What pruning costs and growth gains: presets `pruning` and `growth` on 256² crops.

    python tests/bench/prune_and_grow.py --pictures KODAK --only kodim03,kodim07

Pruning: half of A (256 × 256) goes, as rows and columns. Its cost is what the fine-tuned network
lacks against the one it was made from; its peer is a network of the smaller shape that was trained
from scratch for all the steps that the other took. Growth: 18 → 178 input frequencies; its peer has
178 uniform ones up to the same ω₀ = 60 from the start, no bounds, and as many steps.

Placement: how ill-fitted ω₀ = 60 is, by the gain of a fixed network with the same number of columns
where they are known to be better: lower, or drawn from the picture's spectrum.

The presets were chosen on kodim05 (pruning) and kodim19 (growth); judge on the others.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable

import numpy as np
import pictures
from numpy.typing import NDArray

from sinstudio import api
from sinstudio.files.presets import preset
from sinstudio.training.recipe import Recipe
from sinstudio.training.trainer import Trainer

Pixels = NDArray[np.float32]
MOST_COST, MOST_BELOW_SCRATCH = 4.0, 0.3  # dB
LEAST_GAIN, LEAST_GAIN_HELDOUT = 4.0, 8.0  # dB


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    pictures.add_arguments(parser)
    parser.add_argument("--steps", type=int, help="of every fit and fine-tune in the presets")
    parser.add_argument("--part", choices=("pruning", "growth", "placement"))
    options = parser.parse_args()
    crops = [(name, pictures.centre(pixels)) for name, pixels in pictures.chosen(options)]
    if options.part in (None, "pruning"):
        pruning(with_steps(preset("pruning").recipe, options.steps), crops)
    if options.part in (None, "growth"):
        growth(with_steps(preset("growth").recipe, options.steps), crops)
    if options.part in (None, "placement"):
        placement(with_steps(preset("growth").recipe, options.steps), crops)


def with_steps(recipe: Recipe, steps: int | None) -> Recipe:
    """The recipe with this many steps in each phase that has a number of them."""
    if steps is None:
        return recipe
    phases = [name.partition(":") for name in recipe.training.phases]
    return recipe.changed(
        {"training.phases": tuple(f"{kind}:{steps}" if n else kind for kind, _, n in phases)}
    )


def from_scratch(recipe: Recipe, steps: int) -> Recipe:
    """One plain fit of so many steps."""
    return recipe.changed({"training.phases": (), "training.steps": steps})


def pruning(recipe: Recipe, crops: Iterable[tuple[str, Pixels]]) -> None:
    print(f"{'pruning':<10} {'whole':>7} {'pruned':>7} {'scratch':>8} {'cost':>6}", end="")
    print(f" {'against scratch':>16}   (dB)")
    for name, crop in crops:
        whole: list[float] = []

        def measure_once(trainer: Trainer, whole: list[float] = whole) -> None:
            if trainer.plan.index == 0 and trainer.plan.phase.over:
                whole.append(trainer.measure_whole()[0])

        pruned = api.fit(crop, recipe, on_step=measure_once)
        columns, rows, _ = pruned.network.widths
        smaller = recipe.changed({"frequencies.count": columns, "network.hidden": (rows,)})
        scratch = api.fit(crop, from_scratch(smaller, pruned.trainer.step_count))
        ours, peer = (result.history[-1].psnr_db or 0.0 for result in (pruned, scratch))
        cost, against = whole[0] - ours, ours - peer
        print(
            f"{name:<10} {whole[0]:7.2f} {ours:7.2f} {peer:8.2f} {cost:+6.2f} {against:+16.2f}"
            f"   {rows} × {columns}, {pruned.trainer.step_count} steps"
            f"{_verdict(cost <= MOST_COST and against >= -MOST_BELOW_SCRATCH)}",
            flush=True,
        )


def growth(recipe: Recipe, crops: Iterable[tuple[str, Pixels]]) -> None:
    print(f"{'growth':<10} {'fixed':>15} {'grown':>15} {'gain':>15}   (training / held out, dB)")
    for name, crop in crops:
        grown = api.fit(crop, recipe)
        fixed = from_scratch(recipe, grown.trainer.step_count).changed(
            {"frequencies.count": grown.network.widths[0], "bounds.enabled": False}
        )
        ours, peer = grown.history[-1], api.fit(crop, fixed).history[-1]
        assert ours.psnr_db is not None
        assert ours.heldout_psnr_db is not None
        assert peer.psnr_db is not None
        assert peer.heldout_psnr_db is not None
        gain = ours.psnr_db - peer.psnr_db
        heldout = ours.heldout_psnr_db - peer.heldout_psnr_db
        print(
            f"{name:<10} {peer.psnr_db:7.2f} {peer.heldout_psnr_db:7.2f} {ours.psnr_db:7.2f} "
            f"{ours.heldout_psnr_db:7.2f} {gain:+7.2f} {heldout:+7.2f}"
            f"   {grown.network.widths[0]} columns, {grown.trainer.step_count} steps"
            f"{_verdict(gain >= LEAST_GAIN and heldout >= LEAST_GAIN_HELDOUT)}",
            flush=True,
        )


def placement(recipe: Recipe, crops: Iterable[tuple[str, Pixels]]) -> None:
    columns = recipe.frequencies.count + recipe.growth.total
    fixed = from_scratch(recipe, 3000).changed(
        {"frequencies.count": columns, "bounds.enabled": False}
    )
    print(f"{'placement':<10} {columns} columns: training / held out, dB")
    for name, crop in crops:
        for strategy, limit in (("uniform", 60.0), ("uniform", 30.0), ("spectrum", 60.0)):
            placed = fixed.changed({"frequencies.strategy": strategy, "frequencies.limit": limit})
            row = api.fit(crop, placed).history[-1]
            found = f"{row.psnr_db:.2f} {row.heldout_psnr_db:.2f}"
            print(f"{name:<10} {strategy:<8} {limit:g}: {found}", flush=True)


def _verdict(holds: bool) -> str:
    return "" if holds else "   does not hold"


if __name__ == "__main__":
    main()

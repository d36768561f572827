"""Seconds to 30 dB on 256² crops: preset `fast` against a mini-batch SIREN, in one run.

    python tests/bench/time_to_30db.py --pictures KODAK

SIREN gets the better of two learning rates, and its evaluations are not counted; ours are.
"""

from __future__ import annotations

import argparse
import statistics

import pictures
import siren

from sinstudio.files.presets import preset
from sinstudio.training.recipe import Recipe
from sinstudio.training.trainer import Trainer


def ours(pixels, recipe: Recipe, target: float) -> float:
    trainer = Trainer(recipe.with_budget(target_psnr=target), pixels)
    trainer.run()
    reached = trainer.history.rows[-1].psnr_db >= target
    return trainer.seconds if reached else float("inf")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    pictures.add_arguments(parser)
    parser.add_argument("--preset", default="fast")
    parser.add_argument("--target", type=float, default=30.0)
    parser.add_argument("--seconds", type=float, default=120.0)
    options = parser.parse_args()
    recipe = preset(options.preset).recipe
    ratios = []
    print(f"{'picture':<12} {'ours s':>8} {'SIREN s':>8} {'rate':>6} {'ratio':>7}")
    for name, pixels in pictures.chosen(options):
        crop = pictures.centre(pixels)
        mine = ours(crop, recipe, options.target)
        peers = {
            rate: siren.train(
                crop, rate=rate, seconds=options.seconds, target=options.target
            ).seconds_to(options.target)
            for rate in (1e-4, 3e-4)
        }
        rate = min(peers, key=lambda r: peers[r])
        reached = peers[rate] < options.seconds
        ratios.append(min(peers[rate], options.seconds) / mine)
        peer = f"{peers[rate]:8.1f}" if reached else f">{options.seconds:7.1f}"
        more = "" if reached else ">"
        print(f"{name:<12} {mine:8.1f} {peer} {rate:6.0e} {more:>1}{ratios[-1]:6.1f}×", flush=True)
    print(f"median {statistics.median(ratios):.1f}×, least {min(ratios):.1f}×")


if __name__ == "__main__":
    main()

"""What bounds do: preset `noise-disappears` with bounds.enabled true against false, 256² crops.

    python tests/bench/noise_disappears.py --pictures KODAK

The preset was chosen on kodim05 and kodim23; judge on the others.
"""

from __future__ import annotations

import argparse
import statistics

import pictures

from sinstudio import api
from sinstudio.files.presets import preset


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    pictures.add_arguments(parser)
    options = parser.parse_args()
    recipe = preset("noise-disappears").recipe
    gains, ratios = [], []
    print(f"{'picture':<12} {'held out: free':>15} {'bounded':>9} {'gain dB':>8}", end="")
    print(f" {'out of band: free':>18} {'bounded':>9} {'ratio':>7}")
    for name, pixels in pictures.chosen(options):
        crop = pictures.centre(pixels)
        free, bounded = (
            api.fit(crop, recipe.changed({"bounds.enabled": enabled})).measure()
            for enabled in (False, True)
        )
        gains.append(bounded["heldout_psnr_db"] - free["heldout_psnr_db"])
        ratios.append(free["out_of_band"] / bounded["out_of_band"])
        print(
            f"{name:<12} {free['heldout_psnr_db']:15.2f} {bounded['heldout_psnr_db']:9.2f} "
            f"{gains[-1]:+8.2f} {free['out_of_band']:18.4f} {bounded['out_of_band']:9.5f} "
            f"{ratios[-1]:6.1f}×",
            flush=True,
        )
    print(
        f"held out {statistics.mean(gains):+.2f} dB on average, least {min(gains):+.2f}; "
        f"out of band {statistics.median(ratios):.0f}× less in the median, least {min(ratios):.0f}×"
    )


if __name__ == "__main__":
    main()

"""Pictures for the benchmarks: a folder of one's own, or scikit-image's photographs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sinstudio.files.pictures import open_picture
from sinstudio.files.samples import open_sample

PHOTOGRAPHS = ("astronaut", "chelsea", "coffee", "rocket")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pictures", type=Path, help="a folder of photographs")
    parser.add_argument("--only", default="", help="names to take, with commas")


def chosen(options: argparse.Namespace) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Names and pixels (H × W × 3) of the pictures that were asked for."""
    wanted = [name for name in options.only.split(",") if name]
    if options.pictures is None:
        for name in wanted or PHOTOGRAPHS:
            yield name, open_sample(name).pixels[..., :3]
        return
    for path in sorted(options.pictures.iterdir()):
        if path.suffix == ".png" and (not wanted or path.stem in wanted):
            yield path.stem, open_picture(path).pixels[..., :3]


def centre(pixels: NDArray[np.float32], side: int = 256) -> NDArray[np.float32]:
    """The centred square of this many pixels."""
    top, left = (pixels.shape[0] - side) // 2, (pixels.shape[1] - side) // 2
    return np.ascontiguousarray(pixels[top : top + side, left : left + side])

"""`sinstudio render`: a model in, a picture or a signal out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sinstudio.cli import parsing
from sinstudio.errors import SinStudioError
from sinstudio.files.picture_save import check_picture_path, save_picture
from sinstudio.files.signal_save import SIGNAL_SUFFIXES, check_signal_path

if TYPE_CHECKING:
    from sinstudio.files.model_file import Model
    from sinstudio.network.model import SinusoidalNetwork


def run(arguments: Sequence[str]) -> int:
    """Render and save."""
    options = _parse(arguments)
    to_signal = options.output.suffix.lower() in SIGNAL_SUFFIXES
    if not to_signal:
        check_picture_path(options.output)

    from sinstudio.files.model_file import load_model  # torch, from here on

    model = load_model(options.model)
    if model.network.domain.signal:
        _render_signal(options, model)
    elif to_signal:
        raise SinStudioError(
            f"{options.model} is the model of a picture, and {options.output} would be a signal: "
            "write a .png or another picture format."
        )
    else:
        _render_picture(options, model)
    return 0


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = parsing.Parser(
        "render",
        "Write a picture of a model, at any size, of any region, or tiled; of a model of a signal, "
        "a table (.csv) or a sound (.wav).",
    )
    add = parser.add_argument
    add("model", type=Path, metavar="MODEL", help="a .sin file")
    add(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="OUT.png|OUT.csv",
        help="the picture or signal to write",
    )
    add(
        "--size",
        type=parsing.size,
        metavar="N|WxH",
        help="size of the whole output; of a signal, its samples",
    )
    add(
        "--tiles",
        type=parsing.size,
        metavar="KxL",
        help="show K × L whole periods; of a signal, K",
    )
    add(
        "--region",
        type=parsing.region,
        metavar="x0,y0,x1,y1",
        help="a part, in fractions of the picture (write --region=-1,0,2,1 for negative ones), or "
        "x0,x1 of a signal",
    )
    add(
        "--filter",
        type=parsing.share,
        default=0.0,
        metavar="F",
        help="soften what is drawn by clipping A harder, high frequencies first: 0 not at all … 1 "
        "an even picture",
    )
    add("--map", choices=("color", "height", "normal"), default="color", help="what is drawn")
    return parser.parse_args(list(arguments))


def _render_picture(options: argparse.Namespace, model: Model) -> None:
    from sinstudio.render.coordinates import WHOLE, long_side, output_grid
    from sinstudio.render.grid import refuse_tiles, render
    from sinstudio.render.maps import height, normal

    draw = {"color": render, "height": height, "normal": normal}[options.map]
    region = options.region or WHOLE
    size, tiles = options.size, options.tiles
    if isinstance(tiles, int):
        tiles = (tiles, tiles)
    refuse_tiles(model.network, tiles)
    if isinstance(size, int):
        size = long_side(model.network.domain, size, region, tiles)
    grid = output_grid(model.network.domain, size, region, tiles)
    check_picture_path(options.output, size=grid.size)
    pixels = draw(_filtered(model, options.filter), size, region=region, tiles=tiles)
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    save_picture(options.output, pixels, model.icc if options.map == "color" else None)
    print(f"{options.output}: {pixels.shape[1]}×{pixels.shape[0]} pixels")


def _render_signal(options: argparse.Namespace, model: Model) -> None:
    from sinstudio.files.signals import default_units, save_signal
    from sinstudio.render.signal import render_signal

    if options.map != "color":
        raise SinStudioError(
            f"{options.model} is the model of a signal, which has no {options.map} map: leave "
            "--map out."
        )
    if options.output.suffix.lower() not in SIGNAL_SUFFIXES:
        raise SinStudioError(
            f"{options.model} is the model of a signal, and {options.output} would be a picture: "
            "write a .csv or .wav file, or open the model in the window to see its curve."
        )
    check_signal_path(options.output)
    size, tiles = (
        value if isinstance(value, int) or value is None else _one_row(name, value)
        for name, value in (("--size", options.size), ("--tiles", options.tiles))
    )
    domain = model.network.domain
    region = None if options.region is None else (options.region[0], options.region[2])
    found = render_signal(_filtered(model, options.filter), size, region=region, tiles=tiles)
    units = model.units or default_units(model.network.channels, domain.width)
    save_signal(options.output, units.values(found.levels), units.moved(found.first, found.spacing))
    print(f"{options.output}: {len(found.levels):,} samples")


def _filtered(model: Model, strength: float) -> SinusoidalNetwork:
    from sinstudio.network.filter import filtered
    from sinstudio.training.choose import blocks_to_filter

    network = model.network
    radii = network.domain.radii(network.cycles)
    return filtered(network, blocks_to_filter(model.recipe, radii, network.domain), strength)


def _one_row(name: str, pair: tuple[int, int]) -> int:
    if pair[1] != 1:
        raise SinStudioError(
            f"{name} is {pair[0]}x{pair[1]}: a signal has one row; give {name} {pair[0]}."
        )
    return pair[0]

"""`sinstudio render`: a model in, a picture out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sinstudio.cli import parsing
from sinstudio.files.picture_save import check_picture_path, save_picture


def run(arguments: Sequence[str]) -> int:
    """Render and save."""
    parser = parsing.Parser(
        "render",
        "Write a picture of a model, at any size, of any region, or tiled.",
    )
    add = parser.add_argument
    add("model", type=Path, metavar="MODEL", help="a .sin file")
    add("-o", "--output", type=Path, required=True, metavar="OUT.png", help="the picture to write")
    add("--size", type=parsing.size, metavar="N|WxH", help="size of the whole output")
    add("--tiles", type=parsing.pair, metavar="KxL", help="show K × L whole periods")
    add(
        "--region",
        type=parsing.region,
        metavar="x0,y0,x1,y1",
        help="a part, in fractions of the picture (write --region=-1,0,2,1 for negative ones)",
    )
    add("--map", choices=("color", "height", "normal"), default="color", help="what is drawn")
    options = parser.parse_args(list(arguments))
    check_picture_path(options.output)

    from sinstudio.files.model_file import load_model  # torch, from here on
    from sinstudio.render.coordinates import WHOLE, long_side, output_grid
    from sinstudio.render.grid import refuse_tiles, render
    from sinstudio.render.maps import height, normal

    model = load_model(options.model)
    draw = {"color": render, "height": height, "normal": normal}[options.map]
    refuse_tiles(model.network, options.tiles)
    region = options.region or WHOLE
    size = options.size
    if isinstance(size, int):
        size = long_side(model.network.domain, size, region, options.tiles)
    grid = output_grid(model.network.domain, size, region, options.tiles)
    check_picture_path(options.output, size=grid.size)
    pixels = draw(model.network, size, region=region, tiles=options.tiles)
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    save_picture(options.output, pixels, model.icc if options.map == "color" else None)
    print(f"{options.output}: {pixels.shape[1]}×{pixels.shape[0]} pixels")
    return 0

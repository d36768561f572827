"""`sinstudio compare`: a model or picture against another."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sinstudio.cli import parsing
from sinstudio.training.recipe import Recipe

_ROWS = (
    ("psnr_db", "PSNR", " dB"),
    ("ssim", "SSIM", ""),
    ("out_of_band", "out of band", ""),
    ("seam", "seam", ""),
)


def run(arguments: Sequence[str]) -> int:
    """Print the measures as lines, or as JSON."""
    parser = parsing.Parser(
        "compare",
        "Compare two models, two pictures, or a model with the picture it was fitted to. "
        "Out-of-band share and seam are those of A, where A is a model.",
    )
    parser.add_argument("a", type=Path, metavar="A", help="a .sin file or a picture")
    parser.add_argument("b", type=Path, metavar="B", help="a .sin file or a picture")
    parser.add_argument("--json", action="store_true", help="write JSON")
    options = parser.parse_args(list(arguments))
    found = compare(options.a, options.b)
    if options.json:
        plain = {key: _plain(value) for key, value in found.items()}
        print(json.dumps(plain, indent=2, allow_nan=False))
    else:
        for key, label, unit in _ROWS:
            value = found[key]
            print(f"{label:<12} {'–' if value is None else format(value, '.4g') + unit}")
    return 0


def compare(a: Path, b: Path) -> dict[str, float | None]:
    """Return psnr_db, ssim, out_of_band and seam of A against B.

    A model meets a picture as the model's recipe prepares it: cropped, and at the size and with
    the channels it was fitted at. Two models are compared at the size of the first. The order of a
    model and a picture does not matter.
    """
    if _is_model(b) and not _is_model(a):
        a, b = b, a
    if not _is_model(a):
        return _of_pictures(a, b)
    return _of_model(a, b)


def _is_model(path: Path) -> bool:
    return path.suffix.lower() == ".sin"


def _of_pictures(a: Path, b: Path) -> dict[str, float | None]:
    from sinstudio.files.pictures import open_picture
    from sinstudio.measure.network import compare_pictures
    from sinstudio.measure.seam import seam

    one, two = open_picture(a).pixels, open_picture(b).pixels
    found = compare_pictures(two, one)
    return {
        "psnr_db": found["psnr_db"],
        "ssim": found["ssim"],
        "out_of_band": None,
        "seam": seam(one),
    }


def _of_model(a: Path, b: Path) -> dict[str, float | None]:
    from sinstudio.files.model_file import load_model
    from sinstudio.files.picture_fit import fit_picture
    from sinstudio.files.pictures import open_picture
    from sinstudio.measure.network import measures
    from sinstudio.render.grid import render

    model = load_model(a)
    domain = model.network.domain
    if _is_model(b):
        reference = render(load_model(b).network, (domain.width, domain.height))
    else:
        settings = (model.recipe or Recipe()).picture
        settings = replace(
            settings, size=(domain.width, domain.height), channels=model.network.channels
        )
        reference = fit_picture(open_picture(b), settings)[0].pixels
    found = measures(model.network, reference)
    return {key: found[key] for key in ("psnr_db", "ssim", "out_of_band", "seam")}


def _plain(value: float | None) -> float | str | None:
    return "inf" if value is not None and math.isinf(value) else value

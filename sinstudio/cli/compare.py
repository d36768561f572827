"""`sinstudio compare`: a model or picture against another."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sinstudio.cli import parsing
from sinstudio.errors import SinStudioError
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.files.signals import Signal

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
        "Compare two models, two pictures or signals, or a model with what it was fitted to. "
        "Out-of-band share and seam are those of A, where A is a model.",
    )
    what = "a .sin file, a picture or a signal"
    parser.add_argument("a", type=Path, metavar="A", help=what)
    parser.add_argument("b", type=Path, metavar="B", help=what)
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
    model and a picture does not matter. Signals are compared in the range of the second, or of the
    model, and have no SSIM.
    """
    if _is_model(b) and not _is_model(a):
        a, b = b, a
    if not _is_model(a):
        return _of_pictures(a, b)
    return _of_model(a, b)


def _is_model(path: Path) -> bool:
    return path.suffix.lower() == ".sin"


def _of_pictures(a: Path, b: Path) -> dict[str, float | None]:
    from sinstudio.files.signals import Signal, open_file
    from sinstudio.measure.network import compare_pictures
    from sinstudio.measure.quality import psnr
    from sinstudio.measure.seam import seam

    first, second = open_file(a), open_file(b)
    one, two = first.pixels, second.pixels
    if isinstance(first, Signal) and isinstance(second, Signal):
        _check_samples(a, b, first, second)
        one = second.units.levels(first.values)[None]
        found_psnr = psnr(two, one, clip=False)
        return {"psnr_db": found_psnr, "ssim": None, "out_of_band": None, "seam": seam(one)}
    _check_kinds(a, b, isinstance(first, Signal), isinstance(second, Signal))
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
    from sinstudio.files.signals import Signal, open_file
    from sinstudio.measure.network import measures
    from sinstudio.render.grid import render

    model = load_model(a)
    domain = model.network.domain
    if _is_model(b):
        other = load_model(b)
        _check_kinds(a, b, domain.signal, other.network.domain.signal)
        reference = render(other.network, (domain.width, domain.height))
        if model.units is not None and other.units is not None and model.units != other.units:
            reference = model.units.levels(other.units.values(reference[0]))[None]
    else:
        picture = open_file(b)
        _check_kinds(a, b, domain.signal, isinstance(picture, Signal))
        settings = (model.recipe or Recipe()).picture
        settings = replace(
            settings, size=(domain.width, domain.height), channels=model.network.channels
        )
        fitted = fit_picture(picture, settings)[0]
        reference = fitted.pixels
        if isinstance(fitted, Signal) and model.units is not None:
            reference = model.units.levels(fitted.values)[None]
    found = measures(model.network, reference)
    return {key: found[key] for key in ("psnr_db", "ssim", "out_of_band", "seam")}


def _check_samples(a: Path, b: Path, one: Signal, two: Signal) -> None:
    if one.pixels.shape != two.pixels.shape:
        raise SinStudioError(
            f"{a} has {one.samples:,} samples and {one.channels} channels and {b} has "
            f"{two.samples:,} and {two.channels}: give two signals of the same size."
        )


def _check_kinds(a: Path, b: Path, one: bool, two: bool) -> None:
    if one != two:
        signal, picture = (a, b) if one else (b, a)
        raise SinStudioError(
            f"{signal} is a signal and {picture} is a picture: give two of a kind."
        )


def _plain(value: float | None) -> float | str | None:
    return "inf" if value is not None and math.isinf(value) else value

"""`sinstudio info`: what a model is made of, or a project."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sinstudio.cli import parsing
from sinstudio.files.recipes import one_line

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sinstudio.files.model_file import Model
    from sinstudio.network.model import SinusoidalNetwork


_MEASURES = {  # labels and units of what a fit leaves in the model
    "psnr_db": ("PSNR", " dB"),
    "heldout_psnr_db": ("held-out PSNR", " dB"),
    "seconds": ("training", " s"),
}


def run(arguments: Sequence[str]) -> int:
    """Print a table, or JSON."""
    parser = parsing.Parser("info", "Say what a model or a project is made of.")
    parser.add_argument("model", type=Path, metavar="MODEL", help="a .sin or .sinproj file")
    parser.add_argument("--json", action="store_true", help="write JSON")
    options = parser.parse_args(list(arguments))

    if options.model.suffix.lower() == ".sinproj":
        from sinstudio.cli import info_project

        found = info_project.describe(options.model)
        said = info_project.rows(found)
    else:
        from sinstudio.files.model_file import load_model

        found = describe(load_model(options.model))
        said = _rows(found)
    if options.json:
        print(json.dumps(found, indent=2, ensure_ascii=False, allow_nan=False))
    else:
        print(_table(found["file"], said))
    return 0


def describe(model: Model) -> dict[str, Any]:
    """Collect everything about a model as plain values."""
    from sinstudio.network.blocks import saturation
    from sinstudio.training.choose import blocks_for
    from sinstudio.training.recipe import Recipe

    network, recipe = model.network, model.recipe or Recipe().changed({"bounds.enabled": False})
    domain, frequencies = network.domain, network.cycles
    radii = domain.radii(frequencies)
    blocks = blocks_for(recipe, radii, domain)
    weight = network.layers[0].weight.detach().numpy()
    states = saturation(weight, radii, blocks, recipe.growth.tolerance)
    return {
        "file": str(model.path),
        "widths": list(network.widths),
        "parameters": network.parameter_count(),
        "bytes": model.bytes,
        "bits_per_pixel": 8 * model.bytes / (domain.width * domain.height),
        "size": [domain.width, domain.height],
        "channels": network.channels,
        "signal": _units(model) if domain.signal else None,
        "period": list(domain.period) if network.periodic else None,
        "mirror": list(domain.mirror),
        **_sub_periods(network),
        "largest_radius": float(radii.max()),
        "nyquist": domain.nyquist,
        **_neurons(network, weight),
        "blocks": [
            {
                "from": state.low,
                "to": _finite(state.high),
                "bound": _finite(state.bound),
                "columns": state.columns,
                "saturation": state.share,
                "importance": state.importance,
            }
            for state in states
        ],
        "measures": model.measures,
        "recipe": model.recipe.to_mapping() if model.recipe else None,
    }


def _sub_periods(network: SinusoidalNetwork) -> dict[str, Any]:
    """Index, the shortest sub-periods, whether the picture shows them, and what removes them."""
    from sinstudio.network.periods import biases_of
    from sinstudio.network.verdict import assess

    if not network.periodic:
        return {
            "index": None,
            "sub_periods": [],
            "repeats_in_picture": False,
            "cure": [],
            "verdict": "None: the frequencies of a SIREN are real, and it has no period.",
        }
    biases = biases_of(layer.bias.detach().numpy() for layer in network.layers)
    verdict = assess(network.cycles, network.domain, biases)
    return {
        "index": verdict.index,
        "sub_periods": [
            {
                "periods": [str(part) for part in repeat.periods],
                "pixels": list(repeat.pixels),
                "negative": repeat.negative,
            }
            for repeat in verdict.repeats
        ],
        "repeats_in_picture": verdict.shows,
        "cure": [list(k) for k in verdict.cure],
        "verdict": verdict.sentence,
    }


def _neurons(network: SinusoidalNetwork, weight: NDArray[np.float32]) -> dict[str, Any]:
    """RMS local frequency of the first hidden neurons, and how little of them is beyond Nyquist.

    The bound is on what theorem 1 says of one hidden layer; deeper networks have none.
    """
    import numpy as np

    from sinstudio.network.bessel import energy_beyond_bound
    from sinstudio.network.first_layer import rms_local_frequency

    domain, cycles = network.domain, network.cycles
    local = rms_local_frequency(weight, domain.radii(cycles))
    beyond = None
    if len(network.layers) == 1:
        shares = np.zeros(len(weight))
        for axis in range(domain.axes):
            limit = domain.nyquist / float(domain.radius_per_cycle[axis])
            shares += energy_beyond_bound(weight, cycles[:, axis], limit)
        shares = np.minimum(shares, 1)
        beyond = {"mean": float(shares.mean()), "most": float(shares.max())}
    return {
        "local_frequency": {
            "least": float(local.min()),
            "median": float(np.median(local)),
            "most": float(local.max()),
        },
        "beyond_nyquist_at_most": beyond,
    }


def _units(model: Model) -> dict[str, Any]:
    """Say what the levels and samples of a signal stand for."""
    from dataclasses import asdict

    from sinstudio.files.signal import default_units

    domain = model.network.domain
    units = model.units or default_units(model.network.channels, domain.width)
    return {"samples": domain.width, "rate": units.rate, **asdict(units)}


def _finite(value: float) -> float | str:
    return value if value < float("inf") else "inf"


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    width = max(len(label) for label, _ in rows)
    return "\n".join([title, *(f"  {label:<{width}}  {text}" for label, text in rows)])


def _rows(found: dict[str, Any]) -> list[tuple[str, str]]:
    """Labels and what they say; a row without a label goes on with the one above."""
    signal = found["signal"]
    rows = [
        ("widths", " → ".join(str(n) for n in found["widths"])),
        ("parameters", f"{found['parameters']:,}"),
        (
            "size",
            f"{found['bytes']:,} bytes, {found['bits_per_pixel']:.2f} bits per "
            + ("sample" if signal else "pixel"),
        ),
        *(_signal_rows(signal) if signal else _picture_rows(found)),
        ("period", _period(found)),
        ("frequencies", f"up to radius {found['largest_radius']:.1f} of {found['nyquist']:g}"),
        ("neurons", _neurons_text(found)),
        ("sub-periods", found["verdict"]),
    ]
    for repeat in found["sub_periods"][1:]:
        what = "its negative at" if repeat["negative"] else "itself at"
        rows.append(("", f"{what} ({', '.join(repeat['periods'])})"))
    if found["cure"]:
        added = " and ".join(f"({', '.join(map(str, k))})" for k in found["cure"])
        rows.append(("cure", f"add {added}"))
    return [*rows, *map(_block_row, found["blocks"]), *_measure_rows(found["measures"])]


def _block_row(block: dict[str, Any]) -> tuple[str, str]:
    low, high, bound, share = (block[key] for key in ("from", "to", "bound", "saturation"))
    radii = f"from radius {low:.4g} on" if high == "inf" else f"radius {low:.4g} to {high:.4g}"
    held = "no bound" if bound == "inf" else f"bound {bound:.4g}"
    saturated = "" if share is None else f", {share:.1%} saturated"
    return "block", f"{radii}: {block['columns']} columns, {held}{saturated}"


def _measure_rows(measures: dict[str, Any]) -> list[tuple[str, str]]:
    """What was measured when the model was saved, as far as it was."""
    rows = []
    for name in dict.fromkeys((*_MEASURES, *measures)):
        value = measures.get(name)
        if value is not None:
            label, unit = _MEASURES.get(name, (name, ""))
            whole = isinstance(value, int)
            shown = f"{value:{',' if whole else '.4g'}}" if _is_number(value) else str(value)
            rows.append((one_line(label)[:40], one_line(shown)[:60] + unit))
    return rows


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _neurons_text(found: dict[str, Any]) -> str:
    local, beyond = found["local_frequency"], found["beyond_nyquist_at_most"]
    text = (
        f"RMS local frequency {local['median']:.3g} ({local['least']:.3g} to {local['most']:.3g})"
    )
    if beyond is None:
        return text
    return (
        f"{text}; at most {beyond['mean']:.2g} of their energy beyond Nyquist, "
        f"{beyond['most']:.2g} of any one's"
    )


def _period(found: dict[str, Any]) -> str:
    mirrored = ", mirrored" if any(found["mirror"]) else ""
    if found["period"] is None:
        return f"none: a SIREN does not repeat{mirrored}"
    x, y = found["period"]
    return (
        f"{x:g} half signals{mirrored}"
        if found["signal"]
        else f"{x:g} × {y:g} half pictures{mirrored}"
    )


def _picture_rows(found: dict[str, Any]) -> list[tuple[str, str]]:
    width, height = found["size"]
    return [("picture", f"{width}×{height} pixels, {_count(found['channels'])}")]


def _signal_rows(signal: dict[str, Any]) -> list[tuple[str, str]]:
    rate = "" if signal["rate"] is None else f", {signal['rate']:,.6g} samples a second"
    end = signal["start"] + signal["samples"] * signal["step"]
    source = f", from {signal['source']}" if signal["source"] else ""
    rows = [
        (
            "signal",
            f"{signal['samples']:,} samples, {_count(len(signal['columns']))}{rate}{source}",
        ),
        ("axis", f"{signal['axis']} from {signal['start']:.6g} to {end:.6g}"),
    ]
    for name, low, high in zip(signal["columns"], signal["low"], signal["high"], strict=True):
        rows.append(("range", f"{name} from {low:.6g} to {high:.6g}"))
    return rows


def _count(channels: int) -> str:
    return f"{channels} channel" + ("" if channels == 1 else "s")

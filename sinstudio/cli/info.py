"""`sinstudio info`: what a model is made of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sinstudio.cli import parsing

if TYPE_CHECKING:
    from sinstudio.files.model_file import Model


def run(arguments: Sequence[str]) -> int:
    """Print a table, or JSON."""
    parser = parsing.Parser("info", "Say what a model is made of.")
    parser.add_argument("model", type=Path, metavar="MODEL", help="a .sin file")
    parser.add_argument("--json", action="store_true", help="write JSON")
    options = parser.parse_args(list(arguments))

    from sinstudio.files.model_file import load_model

    found = describe(load_model(options.model))
    if options.json:
        print(json.dumps(found, indent=2, ensure_ascii=False, allow_nan=False))
    else:
        print(_table(found))
    return 0


def describe(model: Model) -> dict[str, Any]:
    """Collect everything about a model as plain values."""
    from sinstudio.network.blocks import saturation
    from sinstudio.network.periods import lattice_index
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
        "period": list(domain.period) if network.periodic else None,
        "mirror": list(domain.mirror),
        "index": lattice_index(frequencies) if network.periodic else None,
        "largest_radius": float(radii.max()),
        "nyquist": domain.nyquist,
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


def _finite(value: float) -> float | str:
    return value if value < float("inf") else "inf"


def _table(found: dict[str, Any]) -> str:
    width, height = found["size"]
    lines = [
        f"{found['file']}",
        f"  widths       {' → '.join(str(n) for n in found['widths'])}",
        f"  parameters   {found['parameters']:,}",
        f"  size         {found['bytes']:,} bytes, {found['bits_per_pixel']:.2f} bits per pixel",
        f"  picture      {width}×{height} pixels, {found['channels']} channels",
        f"  period       {_period(found)}",
        f"  frequencies  up to radius {found['largest_radius']:.1f} of {found['nyquist']:g}; "
        + _index(found["index"]),
    ]
    for block in found["blocks"]:
        share = block["saturation"]
        saturated = "" if share is None else f", {share:.1%} saturated"
        high = block["to"] if block["to"] == "inf" else f"{block['to']:.4g}"
        bound = block["bound"] if block["bound"] == "inf" else f"{block['bound']:.4g}"
        lines.append(
            f"  block        radius {block['from']:.4g} to {high}: "
            f"{block['columns']} columns, bound {bound}{saturated}"
        )
    for name, value in found["measures"].items():
        shown = f"{value:.4g}" if isinstance(value, int | float) else str(value)[:60]
        lines.append(f"  {name:<12} {'–' if value is None else shown}")
    return "\n".join(lines)


def _period(found: dict[str, Any]) -> str:
    mirrored = ", mirrored" if any(found["mirror"]) else ""
    if found["period"] is None:
        return f"none: a SIREN does not repeat{mirrored}"
    return f"{found['period'][0]:g} × {found['period'][1]:g} half pictures{mirrored}"


def _index(index: int | None) -> str:
    if index is None:
        return "real, as a SIREN has them"
    if index == 1:
        return "no sub-periods"
    if index == 0:
        return "they span one direction only"
    return f"lattice index {index}, so the picture repeats within its period"

"""The presets: recipes that ship with the program, and a person's own. Torch-free."""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path

from sinstudio.bundled import resource
from sinstudio.errors import SinStudioError
from sinstudio.files.own_presets import own_names, read_own
from sinstudio.files.preset import Preset, read_preset
from sinstudio.training.recipe import Recipe, show

_OF_SIGNALS = "signal"  # the preset


def presets() -> tuple[Preset, ...]:
    """Return the presets of the gallery in its order; those of the report's figures are apart."""
    return tuple(one for one in read_presets(resource("presets")) if one.figure is None)


def figure_presets() -> tuple[Preset, ...]:
    """Return the presets of the report's figures, by number."""
    found = [one for one in read_presets(resource("presets")) if one.figure is not None]
    return tuple(sorted(found, key=lambda one: one.figure or 0))


def preset(name: str) -> Preset:
    """Return a preset or a variant by its name, e.g. ``"figure-5/omega-128"``; own ones come last.

    Raises
    ------
    SinStudioError
        If there is none of that name, or it is a person's own and its file cannot be read.
    """
    found: dict[str, Preset] = {}
    for entry in (*presets(), *figure_presets()):
        found |= {one.name: one for one in (entry, *entry.variants)}
    if name in own_names():
        return read_own(name)
    if name in found:
        return found[name]
    near = difflib.get_close_matches(name, [*found, *own_names()], n=1)
    whole = [one for one in (*found, *own_names()) if "/" not in one]
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(whole)}."
    raise SinStudioError(f"There is no preset called {show(name)}: {hint}")


def default_recipe(*, signal: bool) -> Recipe:
    """Return the settings that hold where a person has chosen none: for a signal, its preset's.

    The default for pictures has more frequencies than most signals have below Nyquist.
    """
    return preset(_OF_SIGNALS).recipe if signal else Recipe()


def suited(recipe: Recipe, *, signal: bool) -> Recipe:
    """Turn the default for pictures into that for signals, or back; other settings are kept.

    Only where all numbers that set the two apart are untouched, and the strategy too.
    """
    own, other = (default_recipe(signal=kind) for kind in (signal, not signal))
    apart = own.differences(other)
    untouched = all(recipe.get(key) == other.get(key) for key in (*apart, "frequencies.strategy"))
    return recipe.changed({key: own.get(key) for key in apart}) if untouched else recipe


@cache
def read_presets(folder: Path) -> tuple[Preset, ...]:
    """Read every TOML file of a folder, ordered by ``about.order`` and then by name.

    Raises
    ------
    SinStudioError
        If a file is not a preset, as `read_preset` says.
    """
    entries = [read_preset(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(entry for _, entry in sorted(entries, key=lambda item: item[0]))

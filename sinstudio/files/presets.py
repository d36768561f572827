"""The presets: recipes that ship with the program, each with a title and a sentence. Torch-free."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sinstudio.bundled import resource
from sinstudio.errors import SinStudioError
from sinstudio.files.recipes import read_document
from sinstudio.training.recipe import Recipe, show

_ABOUT = {
    "title": str,
    "summary": str,
    "sample": str,
    "order": int,
    "figure": int,
    "label": str,
    "formula": str,
    "samples": int,
    "variants": list,
}
_NEEDED = ("title", "summary", "order")
_KINDS = {str: "text", int: "a whole number", list: "a list of tables"}
_OF_SIGNALS = "signal"  # the preset
_SAMPLES = 1024  # of a formula, as wherever no number is given


@dataclass(frozen=True)
class Preset:
    """A recipe with a name.

    Parameters
    ----------
    name
        What scripts call it: the file's name without its ending, and for a variant a slash and the
        variant's name.
    title
        What the gallery shows.
    summary
        One sentence.
    recipe
        The settings.
    sample
        The sample picture it is best seen on; None if any will do.
    figure
        The figure of the report that it belongs to.
    label
        What sets it apart from its variants, in a few words.
    formula
        The signal it is for, as `sinstudio.formula_signal` reads it; None for pictures.
    samples
        How many samples are taken of the formula.
    variants
        The same with other settings, as a figure compares them.
    """

    name: str
    title: str
    summary: str
    recipe: Recipe
    sample: str | None = None
    figure: int | None = None
    label: str = ""
    formula: str | None = None
    samples: int = _SAMPLES
    variants: tuple[Preset, ...] = ()


def presets() -> tuple[Preset, ...]:
    """Return the presets of the gallery in its order; those of the report's figures are apart."""
    return tuple(one for one in read_presets(resource("presets")) if one.figure is None)


def figure_presets() -> tuple[Preset, ...]:
    """Return the presets of the report's figures, by number."""
    found = [one for one in read_presets(resource("presets")) if one.figure is not None]
    return tuple(sorted(found, key=lambda one: one.figure or 0))


def preset(name: str) -> Preset:
    """Return a preset or a variant by its name, e.g. ``"figure-5/omega-128"``.

    Raises
    ------
    SinStudioError
        If there is none of that name; the sentence gives the nearest.
    """
    found: dict[str, Preset] = {}
    for entry in (*presets(), *figure_presets()):
        found |= {one.name: one for one in (entry, *entry.variants)}
    if name in found:
        return found[name]
    near = difflib.get_close_matches(name, found, n=1)
    whole = [one for one in found if "/" not in one]
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
        If a file is not a recipe, its `[about]` table lacks a title, a summary or an order, or one
        of its `[[variants]]` lacks a name or a title, or has settings that are none.
    """
    entries = [_read(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(entry for _, entry in sorted(entries, key=lambda item: item[0]))


def _read(path: Path) -> tuple[int, Preset]:
    recipe, about = read_document(path)
    try:
        _check(about)
        entry = Preset(
            path.stem,
            about["title"],
            about["summary"],
            recipe,
            about.get("sample"),
            about.get("figure"),
            about.get("label", ""),
            about.get("formula"),
            about.get("samples", _SAMPLES),
        )
        variants = tuple(_variant(entry, table) for table in about.get("variants", []))
        names = [one.name for one in variants]
        if len(set(names)) < len(names):
            raise SinStudioError("two of its variants have the same name.")
    except SinStudioError as error:
        raise SinStudioError(f"{path}: {error}") from None
    return about["order"], Preset(**{**vars(entry), "variants": variants})


def _variant(entry: Preset, table: object) -> Preset:
    """Make a variant: the settings of `set` go over those of the preset."""
    if not isinstance(table, Mapping) or not (
        table.keys() == {"name", "title", "set"}
        and isinstance(table["name"], str)
        and isinstance(table["title"], str)
        and isinstance(table["set"], Mapping)
    ):
        raise SinStudioError("each of its variants must have a name, a title, and a table `set`.")
    name, title = table["name"], table["title"]
    try:
        recipe = Recipe.from_mapping(table["set"], entry.recipe)
    except SinStudioError as error:
        raise SinStudioError(f"in the variant {show(name)}, {error}") from None
    own = {"name": f"{entry.name}/{name}", "label": title, "recipe": recipe}
    return Preset(**{**vars(entry), **own, "title": f"{entry.title}: {title}"})


def _check(about: dict[str, Any]) -> None:
    unknown = about.keys() - _ABOUT.keys()
    if unknown:
        raise SinStudioError(f"about.{min(unknown)} is not one of {', '.join(_ABOUT)}.")
    for key, kind in _ABOUT.items():
        if type(about.get(key)) is not kind and (key in about or key in _NEEDED):
            raise SinStudioError(f"about.{key} must be {_KINDS[kind]}.")
    if about.get("samples", 1) < 1:
        raise SinStudioError(f"about.samples is {about['samples']}: it must be at least 1.")

"""A preset: a recipe with a title and a sentence, and how it is read from a file. Torch-free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    own
        Whether a person has made it; its file lies in `sinstudio.files.own_presets.folder`.
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
    own: bool = False


def read_preset(path: Path, *, own: bool = False) -> tuple[int, Preset]:
    """Read one file: its ``about.order``, and the preset.

    Raises
    ------
    SinStudioError
        If it is not a recipe, its `[about]` table lacks a title, a summary or an order, or one of
        its `[[variants]]` lacks a name or a title, or has settings that are none.
    """
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
            own=own,
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

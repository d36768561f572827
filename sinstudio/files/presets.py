"""The presets: recipes that ship with the program, each with a title and a sentence. Torch-free."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sinstudio.bundled import resource
from sinstudio.errors import SinStudioError
from sinstudio.files.recipes import read_document
from sinstudio.training.recipe import Recipe, show

_ABOUT = {"title": str, "summary": str, "sample": str, "order": int}


@dataclass(frozen=True)
class Preset:
    """A recipe with a name.

    Parameters
    ----------
    name
        What scripts call it: the file's name without its ending.
    title
        What the gallery shows.
    summary
        One sentence.
    recipe
        The settings.
    sample
        The sample picture it is best seen on; None if any will do.
    """

    name: str
    title: str
    summary: str
    recipe: Recipe
    sample: str | None


def presets() -> tuple[Preset, ...]:
    """Return all presets in the gallery's order."""
    return read_presets(resource("presets"))


def preset(name: str) -> Preset:
    """Return a preset by its name.

    Raises
    ------
    SinStudioError
        If there is none of that name; the sentence gives the nearest.
    """
    found = {entry.name: entry for entry in presets()}
    if name in found:
        return found[name]
    near = difflib.get_close_matches(name, found, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(found)}."
    raise SinStudioError(f"There is no preset called {show(name)}: {hint}")


@cache
def read_presets(folder: Path) -> tuple[Preset, ...]:
    """Read every TOML file of a folder, ordered by ``about.order`` and then by name.

    Raises
    ------
    SinStudioError
        If a file is not a recipe, or its `[about]` table lacks a title, a summary or an order.
    """
    entries = [_read(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(entry for _, entry in sorted(entries, key=lambda item: item[0]))


def _read(path: Path) -> tuple[int, Preset]:
    recipe, about = read_document(path)
    _check(path, about)
    entry = Preset(path.stem, about["title"], about["summary"], recipe, about.get("sample"))
    return about["order"], entry


def _check(path: Path, about: dict[str, Any]) -> None:
    unknown = about.keys() - _ABOUT.keys()
    if unknown:
        raise SinStudioError(f"{path}: about.{min(unknown)} is not one of {', '.join(_ABOUT)}.")
    for key, kind in _ABOUT.items():
        if type(about.get(key)) is not kind and (key in about or key != "sample"):
            what = "a whole number" if kind is int else "text"
            raise SinStudioError(f"{path}: about.{key} must be {what}.")

"""Recipes as TOML that a person can read and edit, and settings from the command line.

Torch-free.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w

from sinstudio.errors import SinStudioError
from sinstudio.files.atomic import write_bytes
from sinstudio.training.recipe import Recipe, all_settings, show

MAX_BYTES = 1 << 24
MAX_DEPTH = 8

_ABOUT = "about"  # a table for people and the presets gallery, not for the fit
_VARIANTS = "variants"  # other settings of the same preset, see `sinstudio.files.presets`
_HEADING = "# A SinStudio recipe. The help page Recipes explains every setting.\n"
_MOVED = {"bounds.tolerance": "growth.tolerance"}  # since version 1.0
_LINE = 100
_LONGEST = 400
_BARE_WORD = re.compile(r"[^\s\"'\[\]{},=#]+")
_PLACE = re.compile(r" \(at (line \d+, column \d+|end of document)\)$")


def read_recipe(path: str | os.PathLike[str], base: Recipe | None = None) -> Recipe:
    """Read a recipe over `base`, by default the default recipe.

    An `[about]` table and `[[variants]]` are left alone.

    Raises
    ------
    SinStudioError
        If the file cannot be read, is not TOML (naming the line), or a setting is unknown or out
        of range (naming the key); the sentence begins with the file.
    """
    return read_document(path, base)[0]


def read_document(
    path: str | os.PathLike[str], base: Recipe | None = None
) -> tuple[Recipe, dict[str, Any]]:
    """Read a recipe and its `[about]` table, which is empty if there is none.

    `[[variants]]` are put into the table as its key ``variants``.

    Raises
    ------
    SinStudioError
        As `read_recipe` does.
    """
    try:
        document = _parse(_text(Path(path)))
        about = document.pop(_ABOUT, {})
        if not isinstance(about, dict):
            raise SinStudioError(f"{_ABOUT} is {show(about)}: it must be a table.")
        if _VARIANTS in document:
            about[_VARIANTS] = document.pop(_VARIANTS)
        return Recipe.from_mapping(document, base), about
    except SinStudioError as error:
        raise SinStudioError(f"{path}: {one_line(str(error))}") from None


def known_settings(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Keep of a recipe in a model file what this version knows; the values are not looked at.

    Sections and settings that another version has are left out, since a model can be used without
    them, and a setting that has moved is found in its new place.
    """
    known: dict[str, Any] = {}
    moved: dict[str, Any] = {}
    sections = {key.partition(".")[0] for key in all_settings()}
    settings = set(all_settings())
    for section, values in mapping.items():
        if not isinstance(values, Mapping):
            if section in sections:
                known[section] = values
            continue
        for name, value in values.items():
            key = f"{section}.{name}"
            if key in settings:
                known.setdefault(section, {})[name] = value
            elif key in _MOVED:
                moved[_MOVED[key]] = value
    for key, value in moved.items():
        section, _, name = key.partition(".")
        place = known.setdefault(section, {})
        if isinstance(place, dict):
            place.setdefault(name, value)
    return known


def one_line(text: str) -> str:
    """Make a message that quotes a foreign file fit for a terminal: printable and not too long."""
    text = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2] + "…."


def write_recipe(path: str | os.PathLike[str], recipe: Recipe) -> None:
    """Write every setting of a recipe as TOML, whole or not at all; reading gives it back exactly.

    Raises
    ------
    SinStudioError
        If the file cannot be written.
    """
    write_bytes(path, recipe_text(recipe).encode("utf-8"))


def recipe_text(recipe: Recipe) -> str:
    """Return the recipe as TOML, one setting a line; infinity is the word "inf"."""
    parts = [_HEADING]
    for section, values in recipe.to_mapping().items():
        parts.append(f"\n[{section}]\n")
        parts += [_line(key, value) for key, value in values.items()]
    return "".join(parts)


def parse_set(text: str) -> tuple[str, Any]:
    """Read ``key=value`` as the command line's ``--set`` takes it.

    The value is TOML; a bare word that is not (``cpu``, ``grid:2``) is taken as text. The key is
    not looked up here: `Recipe.changed` does that.

    Raises
    ------
    SinStudioError
        If there is no ``=``, or one side of it is empty, or the value is malformed.
    """
    key, equals, value = (part.strip() for part in text.partition("="))
    if not (key and equals and value):
        raise SinStudioError(
            f"--set {one_line(show(text))} is not key=value: write it like --set "
            "training.steps=500."
        )
    try:
        parsed = _parse(f"value = {value}")
    except SinStudioError:
        parsed = {}
    if parsed.keys() == {"value"}:
        return key, parsed["value"]
    if _BARE_WORD.fullmatch(value):
        return key, value
    raise SinStudioError(
        f"--set {one_line(key)} has the value {one_line(show(value))}, which is not TOML: write a "
        'number, true or false, a "word" or a [list].'
    )


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            there = path.exists()
            raise SinStudioError("it is not a file." if there else "there is no such file.")
        if path.stat().st_size > MAX_BYTES:
            raise SinStudioError(f"it is larger than a recipe may be ({MAX_BYTES:,} bytes).")
        return path.read_bytes().decode("utf-8-sig")  # some editors begin with a byte-order mark
    except UnicodeDecodeError as error:
        raise SinStudioError(
            f"it is not text in UTF-8 (byte {error.start}); save it as UTF-8 or choose a recipe."
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a path with a zero byte
        reason = getattr(error, "strerror", None) or str(error)
        raise SinStudioError(f"it cannot be read: {reason}.") from None


def _parse(text: str) -> dict[str, Any]:
    try:
        document = tomllib.loads(text)
    except RecursionError:
        raise SinStudioError(f"it is nested deeper than {MAX_DEPTH} levels.") from None
    except ValueError as error:  # TOMLDecodeError, and dates and numbers that Python cannot hold
        place = _PLACE.search(str(error))
        where = f"{place[1]}: " if place else ""
        reason = _PLACE.sub("", str(error))
        raise SinStudioError(f"it is not valid TOML: {where}{reason}.") from None
    _check(document)
    return document


def _check(document: dict[str, Any]) -> None:
    """Refuse deep nesting and numbers beyond TOML's 64 bits before anything else looks at them."""
    pending: list[tuple[object, int]] = [(document, 0)]
    while pending:
        item, depth = pending.pop()
        if isinstance(item, dict | list):
            if depth == MAX_DEPTH:
                raise SinStudioError(f"it is nested deeper than {MAX_DEPTH} levels.")
            entries = item.values() if isinstance(item, dict) else item
            pending.extend((entry, depth + 1) for entry in entries)
        elif isinstance(item, int) and not -(2**63) <= item < 2**63:
            raise SinStudioError("it holds a whole number beyond 64 bits.")


def _line(key: str, value: Any) -> str:
    """Return ``key = value``, on one line where it fits; a list is broken between its items."""
    if not isinstance(value, list):
        return tomli_w.dumps({key: value})
    line = f"{key} = {_inline(value)}\n"
    if len(line) <= _LINE:
        return line
    rows = [""]
    for item in value:
        text = f"{_inline(item)}, "
        if len(rows[-1]) + len(text) > _LINE - 4:
            rows.append("")
        rows[-1] += text
    return f"{key} = [\n" + "".join(f"    {row.rstrip()}\n" for row in rows) + "]\n"


def _inline(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_inline(item) for item in value) + "]"
    return tomli_w.dumps({"v": value}).removeprefix("v = ").rstrip("\n")

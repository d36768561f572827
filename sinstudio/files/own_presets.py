"""A person's own presets: TOML files in the user's configuration folder. Torch-free."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import platformdirs
import tomli_w

from sinstudio.bundled import resource
from sinstudio.errors import SinStudioError
from sinstudio.files.atomic import write_bytes
from sinstudio.files.preset import Preset, read_preset
from sinstudio.files.recipes import read_document, recipe_text
from sinstudio.training.recipe import Recipe, show

_LONGEST = 60  # letters of a name or title
_ORDER = 1000  # after those that ship


def folder() -> Path:
    """Return where they lie; it need not be there yet."""
    return Path(platformdirs.user_config_dir("SinStudio", appauthor=False)) / "presets"


def own_names() -> tuple[str, ...]:
    """Names of all of them, whether or not they can be read."""
    return tuple(sorted(path.stem for path in folder().glob("*.toml")))


def read_own(name: str) -> Preset:
    """Read one by its name.

    Raises
    ------
    SinStudioError
        If there is none, or its file is not a preset.
    """
    return read_preset(folder() / f"{name}.toml", own=True)[1]


def own_presets() -> tuple[tuple[Preset, ...], tuple[str, ...]]:
    """Return those that can be read, by title, and a sentence for each that cannot."""
    found, sentences = [], []
    for name in own_names():
        try:
            found.append(read_own(name))
        except SinStudioError as error:
            sentences.append(str(error))
    return tuple(sorted(found, key=lambda one: one.title.casefold())), tuple(sentences)


def name_of(title: str) -> str:
    """Return the name that a preset of this title has: small letters, digits and hyphens.

    Raises
    ------
    SinStudioError
        If nothing is left of it, it is too long, or a preset that ships has the name.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    if not name or len(title) > _LONGEST:
        raise SinStudioError(
            f"The title of a preset is {show(title[: _LONGEST + 1])}: it needs a letter or a digit "
            f"from A to Z or 0 to 9, and may have {_LONGEST} letters."
        )
    if resource("presets").joinpath(f"{name}.toml").is_file():
        raise SinStudioError(
            f"{show(title)} is the name of a preset that comes with SinStudio: choose another."
        )
    return name


def save_own(title: str, summary: str, recipe: Recipe, sample: str | None = None) -> str:
    """Write a preset, or replace the one of that title; return its name.

    Raises
    ------
    SinStudioError
        If the title will not do, or the file cannot be written.
    """
    name = name_of(title)
    try:
        folder().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SinStudioError(f"{folder()} cannot be made: {error.strerror}.") from None
    export_preset(folder() / f"{name}.toml", Preset(name, title, summary, recipe, sample))
    return name


def export_preset(path: Path, chosen: Preset) -> None:
    """Write a preset as TOML: what it is called, and every setting.

    Raises
    ------
    SinStudioError
        If the file cannot be written.
    """
    about: dict[str, object] = {"title": chosen.title, "summary": chosen.summary, "order": _ORDER}
    if chosen.sample is not None:
        about["sample"] = chosen.sample
    if chosen.formula is not None:
        about |= {"formula": chosen.formula, "samples": chosen.samples}
    head, _, settings = recipe_text(chosen.recipe).partition("\n")
    text = f"{head}\n\n{tomli_w.dumps({'about': about})}{settings}"
    write_bytes(path, text.encode("utf-8"))


def import_own(path: Path) -> str:
    """Take over a TOML file as a preset, or a plain recipe under its file's name.

    Where another preset has the title, a number is put behind it.

    Raises
    ------
    SinStudioError
        If it cannot be read, is not a recipe, or the title will not do.
    """
    recipe, about = read_document(path)
    if about:
        made = read_preset(path, own=True)[1]
        return save_own(_free(made.title, made.recipe), made.summary, made.recipe, made.sample)
    title = path.stem.replace("-", " ").replace("_", " ")
    return save_own(_free(title, recipe), f"Taken from {path.name}.", recipe)


def _free(title: str, recipe: Recipe) -> str:
    """Return a title like this that no preset with other settings has."""
    known, tried, number = own_names(), title, 1
    while name_of(tried) in known and not _holds(name_of(tried), recipe):
        number += 1
        tail = f" {number}"
        tried = f"{title[: _LONGEST - len(tail)]}{tail}"
    return tried


def _holds(name: str, recipe: Recipe) -> bool:
    try:
        return read_own(name).recipe == recipe
    except SinStudioError:  # a file that is no preset any more, which is left alone
        return False


def delete_own(name: str) -> None:
    """Remove a preset of one's own.

    Raises
    ------
    SinStudioError
        If it cannot be removed.
    """
    path = folder() / f"{name}.toml"
    try:
        path.unlink()
    except OSError as error:
        raise SinStudioError(f"{path} cannot be removed: {error.strerror}.") from None

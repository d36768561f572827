"""What a change of settings is called in the list of steps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sinstudio.app.panels.names import name_of
from sinstudio.training.recipe import Recipe, show

_LONGEST = 24  # characters of a value
_MOST = 2  # settings that are named
_TABLE = ("bounds.automatic", "bounds.limits", "bounds.values")


def describe(before: Recipe, after: Recipe) -> str:
    """Say what differs: "Smoothness κ: 1.5 → 3", "Count m, Limit ω₀", "Count m and 7 more".

    Two lines come back as `QUndoCommand` takes them: for the list, and in short for a menu.
    """
    keys = before.differences(after)
    names = list(dict.fromkeys(_name(key, keys) for key in keys))
    if len(names) == 1:
        line = _with_values(names[0], before, after, keys)
        return f"{line}\n{names[0]}"
    if len(names) <= _MOST:
        return ", ".join(names)
    text = QCoreApplication.translate("Undo", "{0} and {1} more settings")
    return text.format(names[0], len(names) - 1)


def _name(key: str, keys: tuple[str, ...]) -> str:
    """Name a setting; the table of blocks is one thing, whichever of its columns differ."""
    if key in _TABLE[1:] or (key == _TABLE[0] and any(other in keys for other in _TABLE[1:])):
        return QCoreApplication.translate("Undo", "Blocks and bounds")
    return name_of(key)


def _with_values(name: str, before: Recipe, after: Recipe, keys: tuple[str, ...]) -> str:
    """Add the values where they are short."""
    if len(keys) > 1:
        return name
    old, new = (show(recipe.get(keys[0])) for recipe in (before, after))
    if isinstance(after.get(keys[0]), bool):
        on = QCoreApplication.translate("Undo", "{0}: on")
        off = QCoreApplication.translate("Undo", "{0}: off")
        return (on if after.get(keys[0]) else off).format(name)
    if max(len(old), len(new)) > _LONGEST:
        return name
    return QCoreApplication.translate("Undo", "{0}: {1} → {2}").format(name, old, new)

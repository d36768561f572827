"""The recipe that the panels edit: changed, refused, read and written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from sinstudio.errors import SinStudioError
from sinstudio.files.preset import Preset
from sinstudio.files.presets import preset
from sinstudio.files.recipes import read_recipe, write_recipe
from sinstudio.training.recipe import Recipe


class RecipeDesk(QObject):
    """Holds a valid recipe; what is not valid is refused with a sentence."""

    edited = Signal(object, object, str, str)  # as it was and is to be, by a person; text, merge
    changed = Signal(object, object)  # Recipe as it was, Recipe as it is
    refused = Signal()  # editors go back to what holds
    message = Signal(str, str)
    settled = Signal(str)  # this refusal no longer matters
    file_used = Signal(object)  # Path of a file that was read or written

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recipe = Recipe()
        self._refusal = ""

    def change(self, values: Mapping[str, object], merge: str = "", text: str = "") -> bool:
        """Change settings by their dotted keys; False when that was refused.

        Parameters
        ----------
        merge
            Consecutive changes of the same word are one step to undo; "" is always its own.
        text
            What was done, for the list of steps; by default the settings that differ.
        """
        try:
            recipe = self.recipe.changed(values)
        except SinStudioError as error:
            self.refuse(str(error))
            return False
        self.set(recipe, merge, text)
        return True

    def set(self, recipe: Recipe, merge: str = "", text: str = "") -> None:
        """Take over a whole recipe, which can be undone; `merge` and `text` as in `change`."""
        if recipe != self.recipe:
            self.edited.emit(self.recipe, recipe, text, merge)
        self.put(recipe)

    def put(self, recipe: Recipe) -> None:
        """Take over a whole recipe that is no step of its own: one undone, or of a picture."""
        if self._refusal:
            self.settled.emit(self._refusal)
            self._refusal = ""
        before, self.recipe = self.recipe, recipe
        self.changed.emit(before, recipe)

    def refuse(self, sentence: str) -> None:
        """Say why a change cannot be, and let editors go back."""
        if self._refusal and self._refusal != sentence:
            self.settled.emit(self._refusal)
        self._refusal = sentence
        self.refused.emit()
        self.message.emit("error", sentence)

    def preset(self, name: str) -> Preset | None:
        """Return a preset by its name; None, and a message, where there is none."""
        try:
            return preset(name)
        except SinStudioError as error:
            self.message.emit("error", str(error))
            return None

    def read(self, path: Path) -> None:
        """Take over a recipe from a TOML file."""
        try:
            recipe = read_recipe(path)
        except SinStudioError as error:
            self.message.emit("error", str(error))
            return
        self.set(recipe, text=self.tr("Recipe from {0}").format(path.name))
        self.file_used.emit(path)
        self.message.emit("info", self.tr("Settings taken from {0}.").format(path.name))

    def write(self, path: Path) -> None:
        """Write the recipe to a TOML file."""
        try:
            write_recipe(path, self.recipe)
        except SinStudioError as error:
            self.message.emit("error", str(error))
        else:
            self.file_used.emit(path)
            self.message.emit("info", self.tr("Saved {0}.").format(path))


def changes(before: Recipe, after: Recipe) -> dict[str, Any]:
    """Return what differs, by dotted keys, so that `Recipe.changed` takes it over and no more."""
    values = {key: after.get(key) for key in before.differences(after)}
    for key, implied in (
        ("bounds.limits", "bounds.automatic"),
        ("bounds.values", "bounds.automatic"),
        ("network.baseline", "network.trainable"),
    ):
        if key in values:
            values[implied] = after.get(implied)
    return values

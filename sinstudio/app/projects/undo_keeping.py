"""The steps that can be undone as plain values, for a project's file.

Recipes are written as what differs from the settings at hand. A network that was left by undoing is
not in a project, nor is a twin that made way: of such steps the settings are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sinstudio.app.undoing.undo_steps import Hands, KeptTwin, NetworkStep, Pair, Step
from sinstudio.errors import SinStudioError
from sinstudio.training.entries import Entries, StateError
from sinstudio.training.recipe import Recipe

_ALWAYS = ("bounds.automatic", "network.trainable")  # these follow from others where not given


def write_steps(steps: Sequence[Step], index: int, recipe: Recipe) -> dict[str, Any]:
    """Write the list, of which `index` steps are done, beside the settings at hand."""
    fates = [_kept(step, done=place < index) for place, step in enumerate(steps)]
    return {
        "index": sum(step is not None for step in fates[:index]),
        "steps": [_write(step, recipe) for step in fates if step is not None],
    }


def read_steps(value: object, hands: Hands, recipe: Recipe) -> tuple[list[Step], int]:
    """Read what `write_steps` wrote beside the same settings: the steps, and how many are done.

    Raises
    ------
    SinStudioError
        When it makes no sense.
    """
    try:
        state = Entries(value, "undo")
        steps = [_read(Entries(item, "step"), hands, recipe) for item in state.items("steps")]
        return steps, state.whole("index", 0, len(steps))
    except StateError as error:
        raise SinStudioError(f"The list of steps to undo cannot be read: {error}.") from None


def _kept(step: Step, *, done: bool) -> Step | None:
    """Return what a project can hold of a step."""
    if not isinstance(step, NetworkStep):
        return step
    if isinstance(step, KeptTwin) or step.edit is None or not done:
        return step.of_settings()
    return step


def _write(step: Step, recipe: Recipe) -> dict[str, Any]:
    written: dict[str, Any] = {
        "text": step.whole_text,
        "settings": _write_pair(step.settings, recipe),
        "network": isinstance(step, NetworkStep),
    }
    if isinstance(step, NetworkStep):
        written |= {"edit": step.edit, "made": _write_pair(step.made, recipe)}
    return written


def _read(state: Entries, hands: Hands, recipe: Recipe) -> Step:
    text = state.text("text")
    settings = _read_pair(state, "settings", recipe)
    if not state.truth("network"):
        if settings is None:
            raise state.wrong("settings", "there")
        return Step(hands, text, settings)
    edit, made = state.whole("edit"), _read_pair(state, "made", recipe)
    return NetworkStep(hands, text, edit=edit, settings=settings, made=made)


def _write_pair(pair: Pair | None, recipe: Recipe) -> list[dict[str, Any]] | None:
    if pair is None:
        return None
    return [_difference(pair.before, recipe), _difference(pair.after, recipe)]


def _difference(recipe: Recipe, base: Recipe) -> dict[str, Any]:
    """Settings of a recipe that are not those of another, in sections."""
    keys = {*recipe.differences(base), *_ALWAYS}
    found: dict[str, Any] = {}
    for name, section in recipe.to_mapping().items():
        for key, value in section.items():
            if f"{name}.{key}" in keys:
                found.setdefault(name, {})[key] = value
    return found


def _read_pair(state: Entries, key: str, recipe: Recipe) -> Pair | None:
    if state.mapping.get(key) is None:
        return None
    sides = state.items(key)
    if len(sides) != 2 or not all(isinstance(side, dict) for side in sides):
        raise state.wrong(key, "two recipes")
    try:
        before, after = (Recipe.from_mapping(side, recipe) for side in sides)
    except SinStudioError as error:
        raise StateError(str(error).rstrip(".")) from None
    return Pair(before, after)

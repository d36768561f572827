"""The list of steps as plain values for a project, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sinstudio.app.recipes import changes
from sinstudio.app.undo_steps import Hands, KeptTwin, NetworkStep, Pair, Step
from sinstudio.errors import SinStudioError
from sinstudio.training.recipe import Recipe

_MOST = 200  # steps that a project keeps


def write_steps(steps: list[Step], index: int) -> dict[str, Any]:
    """Write the steps, of which `index` are done, as JSON holds them.

    A project keeps the networks before edits, and none that were undone or that a twin replaced: of
    those steps only the settings go with it. Each recipe is written as what differs from the last.
    """
    lasting = [
        step.of_settings() if isinstance(step, KeptTwin) or place >= index else step
        for place, step in enumerate(steps)
    ]
    ahead = [step for step in lasting[index:] if step is not None]
    done = [step for step in lasting[:index] if step is not None][-_MOST:]
    chain = _Chain()
    written = [
        {
            "text": step.whole_text,
            "settings": chain.write(step.settings),
            "edit": step.edit if isinstance(step, NetworkStep) else None,
            "made": chain.write(step.made) if isinstance(step, NetworkStep) else None,
        }
        for step in (*done, *ahead)
    ]
    return {"done": len(done), "steps": written}


def read_steps(hands: Hands, values: object) -> tuple[list[Step], int]:
    """Read what `write_steps` wrote: the steps, and how many of them are done.

    Raises
    ------
    SinStudioError
        When it is not that.
    """
    try:
        return _read(hands, values)
    except (SinStudioError, KeyError, TypeError, ValueError):
        raise SinStudioError(
            "The history in this project cannot be read, so it begins anew; all else is there."
        ) from None


def _read(hands: Hands, values: Any) -> tuple[list[Step], int]:
    chain, steps = _Chain(), []
    for entry in values["steps"]:
        text, edit = entry["text"], entry["edit"]
        settings, made = chain.read(entry["settings"]), chain.read(entry["made"])
        if not isinstance(text, str) or not text:
            raise ValueError(text)
        if edit is None:
            steps.append(Step(hands, text, settings))
        elif isinstance(edit, int):
            steps.append(NetworkStep(hands, text, edit=edit, settings=settings, made=made))
        else:
            raise TypeError(edit)
    done = values["done"]
    if isinstance(done, bool) or not isinstance(done, int) or not 0 <= done <= len(steps):
        raise ValueError(done)
    return steps, done


class _Chain:
    """Recipes one after another, each as what differs from the one before; defaults come first."""

    def __init__(self) -> None:
        self._last = Recipe()

    def write(self, pair: Pair | None) -> list[dict[str, Any]] | None:
        """Write a pair of recipes."""
        if pair is None:
            return None
        return [self._write(pair.before), self._write(pair.after)]

    def _write(self, recipe: Recipe) -> dict[str, Any]:
        plain = recipe.to_mapping()
        different = changes(self._last, recipe)
        self._last = recipe
        return {key: plain[key.partition(".")[0]][key.partition(".")[2]] for key in different}

    def read(self, values: Any) -> Pair | None:
        """Read a pair of recipes."""
        if values is None:
            return None
        before, after = values
        return Pair(self._read(before), self._read(after))

    def _read(self, values: Any) -> Recipe:
        if not isinstance(values, Mapping):
            raise TypeError(values)
        self._last = self._last.changed(values)
        return self._last

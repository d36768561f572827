"""The frequencies that a recipe would give, shown before anything is trained."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from sinstudio.app.running.jobs import Jobs
from sinstudio.app.running.pictures import Pixels
from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Cycles, Domain
from sinstudio.network.verdict import Verdict, assess
from sinstudio.render.luma import luma
from sinstudio.training.choose import biases_for, blocks_for, choose_frequencies
from sinstudio.training.recipe import Recipe


@dataclass(frozen=True, eq=False)
class Preview:
    """Input frequencies (m × 2, cycles per period) of a recipe, their radii (m) and blocks.

    The verdict on their sub-periods is None for a SIREN, which has no period.
    """

    frequencies: Cycles
    radii: NDArray[np.float64]
    blocks: Blocks
    domain: Domain
    notes: tuple[str, ...]
    verdict: Verdict | None
    recipe: Recipe


class Previews(QObject):
    """Works out previews away from the GUI thread; only the newest is delivered."""

    ready = Signal(object)  # Preview
    failed = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs

    def ask(self, recipe: Recipe, target: Pixels, *, signal: bool = False) -> None:
        """Ask for the frequencies of a recipe on a target (H × W × C, or a signal's 1 × N × C)."""
        work = partial(preview, recipe, target, signal=signal)
        self._jobs.run("preview", work, self._deliver, self._say_failed)

    @Slot(object)
    def _deliver(self, found: Preview) -> None:
        self.ready.emit(found)

    @Slot(str)
    def _say_failed(self, sentence: str) -> None:
        self.failed.emit(sentence)


def preview(recipe: Recipe, target: Pixels, *, signal: bool = False) -> Preview:
    """Choose the frequencies of a recipe for a target (H × W × C, 0…1)."""
    height, width = target.shape[:2]
    domain = recipe.picture.domain(width, height, signal=signal)
    choice = choose_frequencies(recipe, domain, luma(target, signal=signal))
    radii = domain.radii(choice.frequencies)
    blocks = blocks_for(recipe, radii, domain)
    verdict = None
    if recipe.network.baseline != "siren":
        verdict = assess(choice.frequencies, domain, biases_for(recipe))
    return Preview(choice.frequencies, radii, blocks, domain, choice.notes, verdict, recipe)

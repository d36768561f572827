"""A second network that is trained in lockstep with the first, with a few settings apart.

Both see the same batches of the same pixels, so that what differs between them is what the setting
does. The first one leads: its clock, its phases and its stop rules hold for both, and settings that
change go to both, except those that are apart. Rows and columns come and go in the first one only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sinstudio.errors import SinStudioError
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.comparable import comparable
from sinstudio.training.recipe import Recipe, setting_of
from sinstudio.training.snapshot import HistoryRow
from sinstudio.training.trainer import Trainer


class Twin:
    """The second network and its optimiser.

    Where every setting that is apart is live, the twin begins as a copy of the first network as it
    is, optimiser included. Any other needs a new network; then both must be new.

    Parameters
    ----------
    main
        The first network's trainer.
    values
        The settings that are apart, by dotted keys.

    Raises
    ------
    SinStudioError
        When a setting cannot be apart, its value is refused, it needs a new network while the first
        one has been trained or edited, or memory is too short for two.
    """

    def __init__(self, main: Trainer, values: Mapping[str, Any]) -> None:
        allowed = comparable()
        for key in values:
            setting_of(key)
            if key not in allowed:
                raise SinStudioError(
                    f"{key} cannot differ between twins: they share the picture, the batches and "
                    "the stop rules. Choose another setting."
                )
        recipe = main.recipe.changed(values)
        waits = main.recipe.needs_restart(recipe)
        if waits and not main.untouched:
            raise SinStudioError(
                f"{waits[0]} needs a new network and this one has been trained or edited: begin "
                "both anew."
            )
        self.values = dict(values)
        self.began = main.step_count
        self._main = main
        if waits:
            self.trainer = _beside(main, recipe)
        else:
            self.trainer = main.fork(recipe)
        self.trainer.record()

    @property
    def network(self) -> SinusoidalNetwork:
        """The second network."""
        return self.trainer.network

    @property
    def rows(self) -> tuple[HistoryRow, ...]:
        """Its history, from where it began."""
        return tuple(row for row in self.trainer.history.rows if row.step >= self.began)

    def step(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Take the step that the first network has just taken; none when it took none.

        Raises
        ------
        SinStudioError
            When it diverged too often, memory ran out, or the first network went back in time.
        """
        main, trainer = self._main, self.trainer
        if main.step_count not in (trainer.step_count, trainer.step_count + 1):
            raise SinStudioError(f"the network went from step {trainer.step_count} to another")
        if trainer.step_count < main.step_count:
            trainer.plan = main.plan.of(trainer)  # for the rate and the decay of this step
            trainer.take(main.batch, stop)
        rows = main.history.rows
        if rows and rows[-1].step == main.step_count != trainer.history.rows[-1].step:
            trainer.seconds = rows[-1].seconds
            trainer.record()
        trainer.succeed(main)

    def follow(self) -> None:
        """Take over the live settings of the first network, except those that are apart.

        Raises
        ------
        SinStudioError
            When they contradict those.
        """
        self.trainer.change(self.recipe)

    @property
    def alike(self) -> bool:
        """Whether the first network has the settings that were apart."""
        return self.trainer.recipe == self._main.recipe

    @property
    def recipe(self) -> Recipe:
        """The first network's, with what is apart."""
        return self._main.recipe.changed(self.values)

    def conclude(self, stop: Callable[[], bool] | None = None) -> None:
        """Measure every pixel, as the first network has."""
        self.trainer.conclude(stop)

    def promoted(self) -> Trainer:
        """Return its trainer, to be the first one from now on; the twin is over."""
        self.trainer.succeed(self._main)
        self.trainer.edits = self._main.edits + 1
        return self.trainer


def _beside(main: Trainer, recipe: Recipe) -> Trainer:
    """Make a new network on the points, and their order, of the first one."""
    trainer = Trainer(
        recipe,
        main.target.picture,
        signal=main.target.domain.signal,
        target=main.target.shared(),
    )
    trainer.succeed(main)
    return trainer

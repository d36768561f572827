"""Structural edits of a network in training: prune, grow, cure, by hand, and take back."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import ArrayLike

from sinstudio.errors import SinStudioError
from sinstudio.network.adam_state import AdamState
from sinstudio.network.blocks import saturation
from sinstudio.network.edits import add_columns
from sinstudio.network.model import SinusoidalNetwork, whole_pairs
from sinstudio.training.checkpoints import Checkpoint, Checkpoints, new_number
from sinstudio.training.growth import choose_addition, draw_frequencies
from sinstudio.training.messages import Edited, Restored
from sinstudio.training.pruning import (
    below_norm,
    choose_removal,
    describe,
    remove,
)
from sinstudio.training.snapshot import Addition, Removal

if TYPE_CHECKING:
    from sinstudio.training.plan import Place
    from sinstudio.training.trainer import Trainer

MOST = 16_384  # input frequencies, as in the recipe
LARGEST = 100_000  # cycles per period, likewise


class Editor:
    """All edits of one trainer's network; each can be taken back, and done again.

    An edit keeps blocks, bounds and the optimiser's state in step with the network's shape, and is
    marked in the history. `before_edit` is called before each, while the network is as it was;
    `news` says what was done, until whoever reads it empties it.
    """

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self.before_edit: Callable[[], None] = _nothing
        self.news: list[Edited | Restored] = []
        self._kept = Checkpoints()
        self.born = 0  # the trainer's step less those that have made this network
        # apart from the order of the batches, so that an edit changes nothing else
        seed = trainer.recipe.training.seed
        self._rng = np.random.default_rng([seed, 3])
        self._generator = torch.Generator().manual_seed(seed + 1)

    # -- what would happen -----------------------------------------------------------------------

    def plan_removal(self, kept: float = 0.0) -> Removal:
        """What pruning would remove now, by the settings.

        Parameters
        ----------
        kept
            Share of the entries of the hidden matrices that must stay.
        """
        trainer = self._trainer
        return choose_removal(trainer.network, trainer.recipe.pruning, kept)

    def weak(self, chosen: Removal) -> Removal:
        """Of what was chosen, that whose norm has fallen below T_n times the mean."""
        trainer = self._trainer
        return below_norm(trainer.network, chosen, trainer.recipe.pruning.norm_threshold)

    def plan_addition(self, count: int | None = None) -> Addition:
        """What growth would add now, by the settings; `count` columns instead of theirs."""
        trainer = self._trainer
        if not trainer.network.periodic:
            return Addition(
                None, 0, "growth draws whole frequencies, and those of a SIREN are real"
            )
        settings = trainer.recipe.growth
        weight = trainer.network.layers[0].weight.detach().cpu().float().numpy()
        states = saturation(weight, trainer.radii, trainer.blocks, settings.tolerance)
        return choose_addition(
            states,
            trainer.network.frequencies.cpu().numpy(),
            trainer.target.domain,
            settings,
            count or settings.add,
        )

    # -- edits -----------------------------------------------------------------------------------

    def prune(self, removal: Removal | None = None) -> Removal:
        """Remove rows and columns; what they gave on average is folded into the next biases.

        Parameters
        ----------
        removal
            What goes; by default what `plan_removal` says.

        Raises
        ------
        SinStudioError
            When nothing would go.
        """
        trainer = self._trainer
        self._look()
        removal = self.plan_removal() if removal is None else removal
        if removal.empty:
            threshold = trainer.recipe.pruning.threshold
            raise SinStudioError(
                f"Nothing can be pruned: no row or column is within pruning.threshold, which is "
                f"{threshold:g} of the total; raise it."
            )
        before = self._present(f"pruned {describe(removal)}")
        remove(trainer.network, removal, trainer.state, trainer.sample_features())
        self._made(before)
        return removal

    def grow(self, addition: Addition | None = None) -> int:
        """Add columns with new frequencies in a block; return how many.

        Raises
        ------
        SinStudioError
            When no block can grow.
        """
        trainer = self._trainer
        self._look()
        addition = self.plan_addition() if addition is None else addition
        if not trainer.network.periodic:
            raise SinStudioError(
                f"The network does not grow: {addition.reason}; set network.baseline to "
                '"none" and restart.'
            )
        if addition.block is None:
            raise SinStudioError(
                f"The network does not grow: {addition.reason}. Lower the bounds, raise "
                'growth.tolerance, or set growth.calm to "spill".'
            )
        drawn = draw_frequencies(
            trainer.blocks,
            addition.block,
            addition.count,
            trainer.network.frequencies.cpu().numpy(),
            trainer.target.domain,
            self._rng,
        )
        self._add(drawn, f"grew {_columns(len(drawn))} in block {addition.block + 1}")
        return len(drawn)

    def add_frequencies(self, frequencies: ArrayLike) -> None:
        """Add these input frequencies, q × 2 whole cycles per period, with random phases.

        Raises
        ------
        SinStudioError
            When one is not whole, is zero or beyond ±100,000, or there would be too many.
        """
        self._look()
        network = self._trainer.network
        new = np.atleast_2d(np.asarray(frequencies))
        if network.periodic:
            new = whole_pairs(new).numpy()
        if not new.any(axis=1).all() or np.abs(new).max() > LARGEST:
            raise SinStudioError(
                f"A frequency to add is (0, 0) or beyond ±{LARGEST:,}: give cycles per period "
                "between these."
            )
        count = network.widths[0] + len(new)
        if count > MOST:
            raise SinStudioError(
                f"There would be {count:,} input frequencies, and {MOST:,} are the most: add "
                "fewer, or prune columns first."
            )
        self._add(new, f"added {_columns(len(new))}")

    def find_columns(self, frequencies: ArrayLike) -> tuple[int, ...]:
        """Columns of these frequencies (q × 2), each column at most once.

        Raises
        ------
        SinStudioError
            When the network does not have one of them, or not as often.
        """
        held: dict[tuple[int, ...], list[int]] = {}
        for column, k in enumerate(self._trainer.network.cycles.tolist()):
            held.setdefault(tuple(k), []).append(column)
        found = []
        for k in np.asarray(frequencies).reshape(-1, 2).tolist():
            if not held.get(tuple(k)):
                raise SinStudioError(
                    f"The network has no input frequency ({k[0]}, {k[1]}) to remove: it may have "
                    "gone already."
                )
            found.append(held[tuple(k)].pop(0))
        return tuple(found)

    def drop_frequencies(self, columns: Sequence[int]) -> None:
        """Remove the input frequencies of these columns.

        Raises
        ------
        SinStudioError
            When there is no such column, or none would be left.
        """
        trainer = self._trainer
        self._look()
        count = trainer.network.widths[0]
        chosen = tuple(sorted(set(columns)))
        if not chosen:
            return
        if not 0 <= chosen[0] <= chosen[-1] < count:
            raise SinStudioError(f"There is no column {chosen[-1]}: the network has {count}.")
        if len(chosen) == count:
            raise SinStudioError(f"All {count} frequencies would be removed: leave at least one.")
        none = tuple(() for _ in trainer.network.layers)
        before = self._present(f"removed {_columns(len(chosen))}")
        removal = Removal(chosen, none)
        remove(trainer.network, removal, trainer.state, trainer.sample_features())
        self._made(before)

    def take_over(
        self,
        network: SinusoidalNetwork,
        state: AdamState,
        edit: str,
        place: Place | None = None,
    ) -> None:
        """Go on from another network of the same picture, as an edit that can be taken back.

        Parameters
        ----------
        network, state
            What is gone on from; both are the trainer's from now on.
        edit
            What that is, in a few words ("went back to step 500").
        place
            Where the run is to go on; by default where it is.
        """
        before = self._present(edit, copied=False)
        self._trainer.replace(network, state)
        if place is not None:
            before = replace(before, place=self._trainer.plan.place)
            self._trainer.plan.go_back(place)
        self._made(before)

    # -- taking back, and doing again ------------------------------------------------------------

    @property
    def undoable(self) -> str:
        """The edit that `undo` would take back; empty when there is none."""
        return self._kept.done[-1].edit if self._kept.done else ""

    @property
    def redoable(self) -> str:
        """The edit that `redo` would do again; empty when there is none."""
        return self._kept.undone[-1].edit if self._kept.undone else ""

    def forget(self) -> None:
        """Give up the copies that edits are taken back and done again with."""
        self._kept.done.clear()
        self._kept.undone.clear()

    def undo(self, number: int | None = None) -> None:
        """Take an edit back: weights and optimiser become what they were before it.

        Parameters
        ----------
        number
            Of the edit, as `news` had it, by default the last; those after it are undone as well.

        Raises
        ------
        SinStudioError
            When there is nothing to take back, or what was before it is no longer kept.
        """
        there = self._kept.find(number)
        also = self._kept.after(there.number)
        self._go_to(self._kept.undo(there.number, self._other_side(there)), False, also)

    def redo(self, number: int | None = None) -> None:
        """Do again what was undone: weights and optimiser become what they were then.

        Parameters
        ----------
        number
            As in `undo`.

        Raises
        ------
        SinStudioError
            When there is nothing to do again, or it is no longer kept.
        """
        there = self._kept.find(number, undone=True)
        self._go_to(self._kept.redo(there.number, self._other_side(there)), True)

    def forget_undone(self) -> None:
        """Free what `redo` would go to."""
        self._kept.undone.clear()

    # -- keeping and going on --------------------------------------------------------------------

    @property
    def generators(self) -> tuple[np.random.Generator, torch.Generator]:
        """What new frequencies, and what new phases and weights, are drawn from."""
        return self._rng, self._generator

    @property
    def checkpoints(self) -> list[Checkpoint]:
        """What `undo` would go back to, the newest last."""
        return self._kept.done

    # -- how -------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Edit nothing that has diverged: it could not be gone back from."""
        if not self._trainer.check():
            raise SinStudioError(
                "The fit has just diverged and went back to an earlier step, so the network was "
                "not edited: try again."
            )

    def _add(self, frequencies: ArrayLike, edit: str) -> None:
        trainer = self._trainer
        before = self._present(edit)
        add_columns(trainer.network, frequencies, state=trainer.state, generator=self._generator)
        self._made(before)

    def _present(self, edit: str, *, copied: bool = True) -> Checkpoint:
        """What there is before a new edit; a copy, where that changes it in place."""
        self.before_edit()
        trainer = self._trainer
        network, state = trainer.network, trainer.state
        if copied:
            network, state = copy.deepcopy(network), state.clone()
        age = self._age
        return Checkpoint(new_number(), edit, age, age, network, state)

    def _other_side(self, there: Checkpoint) -> Checkpoint:
        """What there is, to come back to from the other side of an edit."""
        self.before_edit()
        trainer = self._trainer
        place = trainer.plan.place if there.place is not None else None
        network, state = trainer.network, trainer.state
        return replace(there, age=self._age, network=network, state=state, place=place)

    @property
    def _age(self) -> int:
        return self._trainer.step_count - self.born

    def _made(self, before: Checkpoint) -> None:
        self._kept.made(before)
        self._edited(before.edit)
        self.news.append(Edited(before.number, before.edit, self._trainer.step_count))

    def _go_to(self, there: Checkpoint, redone: bool, also: tuple[int, ...] = ()) -> None:
        lost, gained = self._age - there.began, there.age - there.began
        self._trainer.replace(there.network, there.state)
        if there.place is not None:
            self._trainer.plan.go_back(there.place)
        self.born = self._trainer.step_count - there.age
        self._edited("redone" if redone else "undone")
        self.news.append(Restored(there.number, there.edit, redone, lost, gained, also))

    def _edited(self, mark: str) -> None:
        trainer = self._trainer
        trainer.rebuild()
        trainer.clip()
        trainer.plan.phase.edited()
        trainer.history.mark(mark)
        trainer.record()
        trainer.edits += 1


def _nothing() -> None:
    """Nobody wants to know."""


def _columns(count: int) -> str:
    return f"{count} column{'s' if count != 1 else ''}"

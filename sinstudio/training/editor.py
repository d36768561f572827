"""Structural edits of a network in training: prune, grow, cure, by hand, and take back."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import ArrayLike

from sinstudio.errors import SinStudioError
from sinstudio.network.adam_state import AdamState
from sinstudio.network.blocks import saturation
from sinstudio.network.edits import add_columns
from sinstudio.network.model import SinusoidalNetwork, whole_pairs
from sinstudio.training.growth import choose_addition, draw_frequencies
from sinstudio.training.pruning import (
    below_norm,
    choose_removal,
    describe,
    remove,
)
from sinstudio.training.snapshot import Addition, Removal

if TYPE_CHECKING:
    from sinstudio.training.trainer import Trainer

MOST = 16_384  # input frequencies, as in the recipe
LARGEST = 100_000  # cycles per period, likewise
MOST_UNDO = 20
UNDO_BYTES = 256 << 20  # copies for taking back are kept while they take no more than this


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A network and its optimiser before an edit, and what the edit was."""

    edit: str
    network: SinusoidalNetwork
    state: AdamState

    @property
    def bytes(self) -> int:
        """Memory that it takes; the optimiser has two numbers for each of the network's."""
        return 3 * sum(p.numel() * p.element_size() for p in self.network.parameters())


class Editor:
    """All edits of one trainer's network; each can be taken back.

    An edit keeps blocks, bounds and the optimiser's state in step with the network's shape, and is
    marked in the history. `before_edit` is called before each, while the network is as it was.
    """

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self.before_edit: Callable[[], None] = _nothing
        self._undo: list[Checkpoint] = []
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
        self._keep(f"pruned {describe(removal)}")
        remove(trainer.network, removal, trainer.state, trainer.sample_features())
        self._edited(f"pruned {describe(removal)}")
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
        self._keep(f"removed {_columns(len(chosen))}")
        removal = Removal(chosen, none)
        remove(trainer.network, removal, trainer.state, trainer.sample_features())
        self._edited(f"removed {_columns(len(chosen))}")

    def take_over(self, network: SinusoidalNetwork, state: AdamState, edit: str) -> None:
        """Go on from another network of the same picture, as an edit that can be taken back.

        Parameters
        ----------
        network, state
            What is gone on from; both are the trainer's from now on.
        edit
            What that is, in a few words ("went back to step 500").
        """
        self._keep(edit)
        self._trainer.replace(network, state)
        self._edited(edit)

    # -- taking back -----------------------------------------------------------------------------

    @property
    def undoable(self) -> str:
        """The edit that `undo` would take back; empty when there is none."""
        return self._undo[-1].edit if self._undo else ""

    def forget(self) -> None:
        """Give up the copies that edits are taken back to."""
        self._undo.clear()

    def undo(self) -> None:
        """Take the last edit back: weights and optimiser become what they were before it.

        Raises
        ------
        SinStudioError
            When there is nothing to take back.
        """
        if not self._undo:
            raise SinStudioError("There is no edit of the network to take back.")
        self.before_edit()
        before = self._undo.pop()
        self._trainer.replace(before.network, before.state)
        self._edited("undone")

    # -- keeping and going on --------------------------------------------------------------------

    @property
    def generators(self) -> tuple[np.random.Generator, torch.Generator]:
        """What new frequencies, and what new phases and weights, are drawn from."""
        return self._rng, self._generator

    @property
    def checkpoints(self) -> list[Checkpoint]:
        """What `undo` would go back to, the newest last."""
        return self._undo

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
        self._keep(edit)
        try:
            add_columns(
                trainer.network, frequencies, state=trainer.state, generator=self._generator
            )
        except SinStudioError:
            self._undo.pop()
            raise
        self._edited(edit)

    def _keep(self, edit: str) -> None:
        self.before_edit()
        trainer = self._trainer
        kept = Checkpoint(edit, copy.deepcopy(trainer.network), trainer.state.clone())
        self._undo.append(kept)
        while len(self._undo) > 1 and (
            len(self._undo) > MOST_UNDO or sum(c.bytes for c in self._undo) > UNDO_BYTES
        ):
            self._undo.pop(0)

    def _edited(self, edit: str) -> None:
        trainer = self._trainer
        trainer.rebuild()
        trainer.clip()
        trainer.plan.phase.edited()
        trainer.history.mark(edit)
        trainer.record()
        trainer.edits += 1


def _nothing() -> None:
    """Nobody wants to know."""


def _columns(count: int) -> str:
    return f"{count} column{'s' if count != 1 else ''}"

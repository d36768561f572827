"""The whole state of a fit between two steps, as plain values and arrays (no torch).

What is in it, and how it is checked when it comes from a file, is in `resume.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

STATES = ("idle", "paused", "stopped", "finished")  # of a fit that is kept


@dataclass(frozen=True, eq=False)
class TrainerState:
    """All that a trainer needs to go on as if it had never been interrupted.

    Parameters
    ----------
    values
        What JSON can hold: the recipe in force, counts, history, the run's phases, and so on.
    arrays
        float32, float64, int64 or uint8, in C order, by name: the network, the state of Adam, the
        random generators, the copy that a diverged fit goes back to, and the copies that taking
        edits back needs. They share no memory with the trainer.
    """

    values: dict[str, Any]
    arrays: dict[str, Array]

    @property
    def bytes(self) -> int:
        """Memory that the arrays take."""
        return sum(array.nbytes for array in self.arrays.values())


@dataclass(frozen=True, eq=False)
class FitState:
    """A fit as a session had it.

    Parameters
    ----------
    trainer
        Its network, optimiser and all that goes with them.
    picture
        What is fitted: H × W × C float32 in 0…1.
    signal
        Whether the picture's one row is a signal.
    state
        What the session was at: idle, paused, stopped or finished. A fit that was running is
        paused, since it does not start by itself when it comes back.
    """

    trainer: TrainerState
    picture: NDArray[np.float32]
    signal: bool
    state: str

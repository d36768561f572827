"""What can be said to a session, and what it says back. Plain values; no torch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import View

if TYPE_CHECKING:
    from sinstudio.network.model import SinusoidalNetwork
    from sinstudio.training.session import Session
    from sinstudio.training.trainer import Trainer


@dataclass(frozen=True)
class Fit:
    """Make a new network for this picture (H × W × C, 0…1); it waits for Start.

    With `signal` the picture's one row is a signal.
    """

    picture: NDArray[np.float32] = field(repr=False)
    recipe: Recipe
    signal: bool = False


@dataclass(frozen=True)
class Show:
    """Show this network; with a picture of the same channels and period it can be trained on."""

    network: SinusoidalNetwork = field(repr=False)
    recipe: Recipe
    picture: NDArray[np.float32] | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Adopt:
    """Go on with this trainer, which no one else uses, as a project has it.

    `state` is what the session is at then: idle, paused, stopped or finished. The first `said` of
    the trainer's notes were said before. `timeline` are copies as (step, bytes), as the timeline
    gave them.
    """

    trainer: Trainer = field(repr=False)
    state: str
    said: int = 0
    timeline: tuple[tuple[int, bytes], ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Start:
    """Train: from the beginning, from a pause, or for another budget after the end."""


@dataclass(frozen=True)
class Pause:
    """Hold after the step at hand; Start goes on."""


@dataclass(frozen=True)
class Stop:
    """End the run, and measure what was fitted."""


@dataclass(frozen=True)
class Change:
    """Take over the live settings of this recipe."""

    recipe: Recipe


@dataclass(frozen=True)
class Prune:
    """Remove now what the pruning settings choose: the snapshot's `removal`."""


@dataclass(frozen=True)
class Grow:
    """Add columns now, in the block that the growth settings choose: the snapshot's `addition`."""


@dataclass(frozen=True)
class AddFrequencies:
    """Add these input frequencies (q × 2, cycles per period): a cure, or a hand's edit."""

    frequencies: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class DropFrequencies:
    """Remove these input frequencies; by their k, since columns move as a run prunes."""

    frequencies: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class UndoEdit:
    """Take back a structural edit: weights and optimiser are what they were before it.

    `number` is that of `Edited`; None takes back the last. Those that followed it go with it.
    """

    number: int | None = None


@dataclass(frozen=True)
class RedoEdit:
    """Do a structural edit again that was undone: weights and optimiser are what they were then."""

    number: int | None = None


@dataclass(frozen=True)
class ForgetUndone:
    """Free what `RedoEdit` would go to: nobody will ask for it."""


@dataclass(frozen=True)
class SkipPhase:
    """Go on with the next phase of the run."""


@dataclass(frozen=True)
class BeginPhase:
    """Begin a phase now ("fit", "grow", "prune", "finetune"); the run goes on after it."""

    name: str


@dataclass(frozen=True)
class BeginTwin:
    """Train a second network in lockstep, with these settings (by dotted keys) apart."""

    values: Mapping[str, Any]


@dataclass(frozen=True)
class EndTwin:
    """Let the twin go and keep the first network."""


@dataclass(frozen=True)
class KeepTwin:
    """Go on with the twin, its optimiser and its settings, and let the first network go."""


@dataclass(frozen=True)
class Look:
    """Show this from now on."""

    view: View


@dataclass(frozen=True)
class LookAt:
    """Show the timeline's copy of this step; `compare` draws the present as well. None: now."""

    step: int | None
    compare: bool = False


@dataclass(frozen=True)
class Restore:
    """Go on from the timeline's copy of this step: an edit, which can be taken back."""

    step: int


@dataclass(frozen=True)
class ClearTimeline:
    """Forget all copies of the timeline."""


@dataclass(frozen=True)
class SetTimelineBudget:
    """Let the timeline take so many bytes and no more."""

    bytes: int


@dataclass(frozen=True)
class Call:
    """Do some work on the session's thread between two steps, e.g. save the model.

    `work` gets the session and a function that tells whether the work should be given up; what it
    returns comes back in `Done` with the same token.
    """

    work: Callable[[Session, Callable[[], bool]], Any]
    token: str


@dataclass(frozen=True)
class Close:
    """End `Session.run`."""


Edit = (
    Prune
    | Grow
    | AddFrequencies
    | DropFrequencies
    | UndoEdit
    | RedoEdit
    | ForgetUndone
    | SkipPhase
    | BeginPhase
    | Restore
)


@dataclass(frozen=True)
class ExchangeKept:
    """Take back that a twin was kept: the network before goes on; or, with `again`, the twin.

    `number` is that of `TwinEnded`. Where that network is gone, `Gone` is the answer.
    """

    number: int
    again: bool = False


Pair = BeginTwin | EndTwin | KeepTwin | ExchangeKept
Review = LookAt | ClearTimeline | SetTimelineBudget
Message = (
    Fit | Show | Adopt | Start | Pause | Stop | Change | Edit | Pair | Look | Review | Call | Close
)


@dataclass(frozen=True)
class Ready:
    """The engine is loaded; messages are read from now on."""


@dataclass(frozen=True)
class StateChanged:
    """The new state: idle, running, paused, stopped or finished; and why, for the last."""

    state: str
    reason: str = ""


@dataclass(frozen=True)
class Note:
    """Something a person should know; not an error."""

    sentence: str


@dataclass(frozen=True)
class Edited:
    """The structure of the network was edited, by a person or by a phase of the run.

    Parameters
    ----------
    number
        Of the edit, by which it can be undone.
    edit
        What was done, in a few words ("pruned 12 columns").
    step
        The step at which it was.
    cause
        The message that asked for it; None where the run did.
    """

    number: int
    edit: str
    step: int
    cause: Edit | None = None


@dataclass(frozen=True)
class Restored:
    """An edit was undone or done again; `lost` and `gained` are steps that went and came with it.

    Steps are counted since the edit was first made: undoing loses those of the edited network and
    gets back those of the one without it, where that had been trained further. `also` has the
    numbers of edits that came after it and were undone with it.
    """

    number: int
    edit: str
    redone: bool
    lost: int
    gained: int
    also: tuple[int, ...] = ()


@dataclass(frozen=True)
class Gone:
    """An edit could not be undone or done again; it was passed over, and `sentence` says why."""

    number: int
    sentence: str


@dataclass(frozen=True)
class Refused:
    """An edit that was asked for by this message was not made; `Failed` says why."""

    cause: Edit


@dataclass(frozen=True)
class Failed:
    """Something could not be done. `details` is for a log or behind a button.

    `token` tells what: "" the network that was asked for, "session" what a session does by itself.
    """

    sentence: str
    details: str = ""
    token: str = ""


@dataclass(frozen=True)
class Done:
    """The result of a `Call`."""

    token: str
    result: Any


@dataclass(frozen=True)
class TwinBegun:
    """There is a twin with these settings apart."""

    values: Mapping[str, Any]


@dataclass(frozen=True)
class Looked:
    """The snapshot has what `LookAt` asked for."""

    step: int | None


@dataclass(frozen=True)
class TwinEnded:
    """There is no twin any more.

    `recipe` is that of one that was kept in the first one's place, and `number` that of the edit
    that this was, by which it can be taken back.
    """

    recipe: Recipe | None = None
    number: int = 0


Event = (
    Ready
    | StateChanged
    | Note
    | Edited
    | Restored
    | Gone
    | Refused
    | Failed
    | Done
    | Looked
    | TwinBegun
    | TwinEnded
)

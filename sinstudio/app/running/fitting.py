"""The fit on its thread, as the GUI sees it: what it was given, its state, its newest snapshot."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sinstudio.app.running.pictures import Pixels
from sinstudio.app.running.worker import Engine
from sinstudio.files.signal import Units
from sinstudio.training.messages import (
    Adopt,
    Call,
    Change,
    Done,
    Edit,
    Edited,
    Failed,
    Fit,
    Gone,
    Look,
    Looked,
    Note,
    Pair,
    Pause,
    Ready,
    Refused,
    Restored,
    Review,
    Show,
    Start,
    StateChanged,
    Stop,
    TwinBegun,
    TwinEnded,
)
from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import Snapshot, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sinstudio.network.model import SinusoidalNetwork

PULL_MILLISECONDS = 66
HURRIED_MILLISECONDS = 16  # between pulls while a person watches for an effect
HURRY_SECONDS = 0.5


class Fitting(QObject):
    """Posts to the session and pulls its snapshots, only while there are any to come."""

    state_changed = Signal(str, str)  # loading, idle, running, paused, stopped, finished; why
    snapshot_changed = Signal(object)  # Snapshot, or None when there is none of this network yet
    note = Signal(str)
    edited = Signal(object)  # Edited, Restored, Gone or Refused, of the network at hand
    failed = Signal(str, str, str)  # sentence, details, token
    done = Signal(str, object)  # token and result of a call
    looked = Signal(object)  # the step of the past that the snapshot shows now, or None
    twin_begun = Signal(dict)  # the settings that are apart
    twin_ended = Signal(object)  # TwinEnded, of the network at hand

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = "loading"
        self.snapshot: Snapshot | None = None
        self.target: Pixels | None = None  # what the network is fitted to
        self.units: Units | None = None  # of a signal
        self.recipe: Recipe | None = None  # that the network was made with
        self.touched = False  # trained, or brought along in a model: not to be replaced unasked
        self.brought = False  # the network came in a file
        self.failing = False  # the last network could not be made
        self._making = 0  # networks on their way
        self._start_then = False
        self._engine = Engine(self)
        self._engine.told.connect(self._read)
        self._engine.ended.connect(self._say_ended)
        self._timer = QTimer(self)
        self._timer.setInterval(PULL_MILLISECONDS)
        self._timer.timeout.connect(self._pull)
        self._hurry_until = 0.0

    def begin(self) -> None:
        """Start the thread; torch is imported there."""
        self._engine.begin()

    def close(self, milliseconds: int) -> bool:
        """End the thread; False when it did not end in time."""
        self._timer.stop()
        return self._engine.close(milliseconds)

    # -- what is asked of the session ------------------------------------------------------------

    @property
    def starting(self) -> bool:
        """Whether Start has been pressed on a network that is still being made."""
        return self._start_then

    @property
    def making(self) -> bool:
        """Whether another network is on its way."""
        return self._making > 0

    def fit(
        self, target: Pixels, recipe: Recipe, *, start: bool = False, units: Units | None = None
    ) -> None:
        """Make a new network for this target, a signal's with units; `start` trains it at once."""
        self._expect(target, recipe, touched=start)
        self.brought = False
        self.units = units
        self._start_then = start
        self._engine.post(Fit(target, recipe, signal=units is not None))

    def show(
        self,
        network: SinusoidalNetwork,
        recipe: Recipe,
        target: Pixels | None,
        *,
        units: Units | None = None,
    ) -> None:
        """Take over the network of a model, to be trained further where there is a target."""
        self._expect(target, recipe, touched=True)
        self.brought = True
        self.units = units
        self._start_then = False
        self._engine.post(Show(network, recipe, target))

    def adopt(self, work: Adopt, target: Pixels, units: Units | None) -> None:
        """Go on with the trainer of a project."""
        self._expect(target, work.trainer.recipe, touched=True)
        self.brought = True
        self.units = units
        self._start_then = False
        self._engine.post(work)

    def _expect(self, target: Pixels | None, recipe: Recipe, *, touched: bool) -> None:
        if target is not self.target:
            self.snapshot = None
            self.snapshot_changed.emit(None)
        self.target, self.recipe, self.touched = target, recipe, touched
        self.failing = False
        self._making += 1

    def start(self) -> None:
        """Train, or go on; once the network is made, if it is not yet."""
        self.touched = True
        if self._making:
            self._start_then = True
        else:
            self._engine.post(Start())

    def pause(self) -> None:
        """Hold."""
        self._start_then = False
        self._engine.post(Pause())

    def stop(self) -> None:
        """End the run."""
        self._start_then = False
        self._engine.post(Stop())

    def change(self, recipe: Recipe) -> None:
        """Let the live settings of a recipe hold from now on.

        A network that is not touched becomes what a new one would be, where they are all it takes.
        """
        if not self.touched:
            self.recipe = recipe
        self._engine.post(Change(recipe))
        self._hurry()

    def edit(self, message: Edit) -> None:
        """Change the structure of the network, or go to another phase of the run."""
        self.touched = True
        self._engine.post(message)
        self._await_frames()

    def pair(self, message: Pair) -> None:
        """Begin, end or keep a twin; the network is not replaced unasked from then on."""
        self.touched = True
        self._engine.post(message)
        self._await_frames()

    @property
    def worked(self) -> bool:
        """Whether the network has been trained or edited, or came in a model."""
        snapshot = self.snapshot
        if self.brought or self.state != "idle" or snapshot is None:
            return self.touched
        return self.touched and bool(snapshot.step or snapshot.edits)

    def look(self, view: View) -> None:
        """Show this from now on."""
        self._engine.post(Look(view))
        self._hurry()

    def review(self, message: Review) -> None:
        """Look at a step of the past, or change what is kept of it."""
        self._engine.post(message)
        self._await_frames()

    def call(self, work: Callable[..., Any], token: str) -> None:
        """Do some work on the session's thread."""
        self._engine.post(Call(work, token))

    # -- what comes back -------------------------------------------------------------------------

    def _await_frames(self) -> None:
        if self.state != "loading" and not self._timer.isActive():
            self._timer.start()

    def _hurry(self) -> None:
        """Pull more often for a moment: the session draws more often then, too."""
        self._hurry_until = time.monotonic() + HURRY_SECONDS
        if self._timer.interval() != HURRIED_MILLISECONDS:  # setting it begins to wait anew
            self._timer.setInterval(HURRIED_MILLISECONDS)
        self._await_frames()

    @Slot()
    def _pull(self) -> None:
        if self._timer.interval() != PULL_MILLISECONDS and time.monotonic() > self._hurry_until:
            self._timer.setInterval(PULL_MILLISECONDS)
        rest = self._engine.at_rest  # before looking, so that nothing can slip in between
        snapshot = self._engine.latest()
        if self._making == 0 and snapshot is not None and snapshot is not self.snapshot:
            self.snapshot = snapshot
            self.snapshot_changed.emit(snapshot)
        elif rest:
            self._timer.stop()

    @Slot(object)
    def _read(self, event: object) -> None:
        match event:
            case Ready():
                self._set_state("idle", "")
            case StateChanged(state, reason):
                if state == "idle":  # a network has been made
                    self._made()
                self._set_state(state, reason)
            case Note(sentence):
                self.note.emit(sentence)
            case Edited() | Restored() | Gone() | Refused():
                if not self._making:  # else it is about one that is given up
                    self.edited.emit(event)
            case Failed(sentence, details, token):
                if not token and self._making:
                    self.failing, self._start_then, self.touched = True, False, False
                    self._making -= 1
                self.failed.emit(sentence, details, token)
            case Done(token, result):
                self.done.emit(token, result)
            case Looked(step):
                self._pull()  # at once: a hand is on the timeline
                self.looked.emit(step)
            case TwinBegun(values):
                self.twin_begun.emit(dict(values))
            case TwinEnded():
                given_up = self._making > 0  # and with it what was kept
                self.twin_ended.emit(TwinEnded() if given_up else event)
        self._await_frames()

    def _made(self) -> None:
        self._making = max(0, self._making - 1)
        if self._start_then and not self._making:
            self._start_then = False
            self._engine.post(Start())

    def _set_state(self, state: str, reason: str) -> None:
        self.state = state
        self._await_frames()
        self._pull()  # the numbers of a state arrive with it
        self.state_changed.emit(state, reason)

    @Slot()
    def _say_ended(self) -> None:
        self._timer.stop()
        sentence = self.tr("The part that trains has ended unexpectedly; restart the program.")
        self.failed.emit(sentence, "", "")

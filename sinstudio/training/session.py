"""One picture being fitted, driven by messages from another thread.

`Session.run` loops on a thread of the caller's: it reads messages between steps, trains while the
state is running, and spends a small share of the time on what is being looked at. It knows nothing
of Qt. Importing this module loads no torch; `run` does.
"""

from __future__ import annotations

import logging
import queue
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sinstudio.errors import SinStudioError
from sinstudio.training.messages import (
    AddFrequencies,
    Adopt,
    BeginPhase,
    BeginTwin,
    Call,
    Change,
    ClearTimeline,
    Close,
    Done,
    DropFrequencies,
    Edit,
    Edited,
    EndTwin,
    Event,
    ExchangeKept,
    Failed,
    Fit,
    ForgetUndone,
    Gone,
    Grow,
    KeepTwin,
    Look,
    LookAt,
    Looked,
    Message,
    Note,
    Pause,
    Prune,
    Ready,
    RedoEdit,
    Refused,
    Restore,
    SetTimelineBudget,
    Show,
    SkipPhase,
    Start,
    StateChanged,
    Stop,
    UndoEdit,
)
from sinstudio.training.pairing import Pairing
from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import Snapshot

if TYPE_CHECKING:
    from sinstudio.network.model import SinusoidalNetwork
    from sinstudio.training.hindsight import Hindsight
    from sinstudio.training.pair_observer import PairObserver
    from sinstudio.training.timeline import Timeline
    from sinstudio.training.trainer import Trainer

_log = logging.getLogger(__name__)


class Session:
    """A fit and its state; `post` and `latest` may be called from any thread."""

    def __init__(self) -> None:
        self.trainer: Trainer | None = None
        self.network: SinusoidalNetwork | None = None
        self.recipe = Recipe()
        self.state = "idle"
        self._inbox: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._unread = 0  # messages that were posted and not yet dealt with
        self._lock = threading.Lock()
        self._interrupted = threading.Event()  # a message that must not wait has been posted
        self._closing = threading.Event()
        self._observer: PairObserver | None = None
        self._hindsight: Hindsight | None = None
        self._snapshot: Snapshot | None = None
        self._notes_said = 0
        self._say: Callable[[Event], None] = lambda _: None
        self.pairing = Pairing(self._tell)

    @property
    def step(self) -> int:
        """Steps that the network was trained for here."""
        return self.trainer.step_count if self.trainer else 0

    @property
    def timeline(self) -> Timeline:
        """Copies of the network along its run; only while the session runs, on its thread."""
        assert self._hindsight is not None
        return self._hindsight.timeline

    # -- from any thread -------------------------------------------------------------------------

    def post(self, message: Message) -> None:
        """Leave a message; it is read between two steps."""
        if isinstance(message, Close):
            self._closing.set()
        with self._lock:
            self._unread += 1
        self._inbox.put(message)
        self._interrupted.set()

    def latest(self) -> Snapshot | None:
        """Return the newest snapshot. Immutable, so nothing is locked."""
        return self._snapshot

    @property
    def interrupted(self) -> bool:
        """Whether a message waits that work on this thread should make way for."""
        return not self._inbox.empty()

    @property
    def at_rest(self) -> bool:
        """Whether nothing will change until something is posted."""
        with self._lock:
            unread = self._unread
        return unread == 0 and self.state != "running" and not self._unfinished_view()

    # -- on the session's thread -----------------------------------------------------------------

    def run(self, on_event: Callable[[Event], None]) -> None:
        """Read messages and train until `Close`; events are passed on this thread."""
        from sinstudio.training.hindsight import Hindsight
        from sinstudio.training.pair_observer import PairObserver

        self._say = on_event
        self._observer = PairObserver()
        self._hindsight = Hindsight(self._observer)
        self._say(Ready())
        while not self._closing.is_set():
            message = self._next_message(wait=self._idle())
            if message is not None:
                makes = isinstance(message, Fit | Show | Adopt)
                self._attempt(partial(self._read, message), token="" if makes else "session")
                with self._lock:
                    self._unread -= 1
            elif self.state == "running":
                if not self._attempt(partial(self._on_what_is_left, self._train)):
                    self._halt()
            elif self._unfinished_view() and not self._attempt(
                partial(self._on_what_is_left, self._refine)
            ):
                self._observer.give_up()
                self._hindsight.give_up()
        self._trim_memory()

    def _tell(self, event: Event) -> None:
        self._say(event)

    def _idle(self) -> bool:
        return self.state != "running" and not self._unfinished_view()

    def _attempt(self, work: Callable[[], None], token: str = "session") -> bool:
        """Do some work; a fault is said and the session lives on."""
        try:
            work()
        except SinStudioError as error:
            self._say(Failed(str(error), token=token))
        except Exception as error:  # noqa: BLE001 - the thread must outlive any fault
            _log.exception("fault in the session")
            self._say(
                Failed(
                    f"Something went wrong: {error}. What was fitted is kept.",
                    traceback.format_exc(),
                    token,
                )
            )
        else:
            return True
        return False

    def _on_what_is_left(self, work: Callable[[], None]) -> None:
        """Do some work; where the GPU fails in it, let the fit go on without, and say so."""
        from sinstudio.training.rescue import rescued

        try:
            work()
        except RuntimeError as error:
            if self.trainer is None or not rescued(self.trainer, error):
                raise
            self.network = self.trainer.network
            self.pairing.end()
            assert self._observer is not None
            self._observer.forget()
            if self._hindsight is not None:
                self._hindsight.look_at(None, self.recipe)  # what was looked at was on the GPU
            self._say_notes()

    def _next_message(self, *, wait: bool) -> Message | None:
        if not wait and self._inbox.empty():
            self._interrupted.clear()
            if self._inbox.empty():
                return None
        try:
            return self._inbox.get(block=wait)
        except queue.Empty:
            return None

    def _read(self, message: Message) -> None:
        match message:
            case Fit(picture, recipe, signal):
                self._fit(picture, recipe, signal)
            case Show(network, recipe, picture):
                self._show(network, recipe, picture)
            case Adopt():
                self._take_over(message)
            case Start():
                self._start()
            case Pause():
                if self.state == "running":
                    self._set_state("paused")
            case Stop():
                if self.state in ("running", "paused"):
                    self._conclude("stopped", "")
            case Change(recipe):
                self._change(recipe)
            case (
                Prune()
                | Grow()
                | AddFrequencies()
                | DropFrequencies()
                | UndoEdit()
                | RedoEdit()
                | ForgetUndone()
                | SkipPhase()
                | BeginPhase()
                | Restore()
            ):
                self._edit(message)
            case BeginTwin(values):
                self.pairing.begin(self.trainer, values)
                self._show_pair()
            case EndTwin():
                self.pairing.end()
                self._show_pair()
            case KeepTwin() if self.trainer is not None:
                self._exchange(self.pairing.keep(self.trainer))
            case ExchangeKept(number, again):
                self._exchange(self.pairing.exchange(self.trainer, number, again=again))
            case Look(view):
                assert self._hindsight is not None
                self._hindsight.look(view)
            case LookAt(step, compare):
                self._look_at(step, compare)
            case ClearTimeline():
                self.timeline.clear()
                self._look_at(None)
            case SetTimelineBudget(budget):
                self.timeline.set_budget(budget)
                self._show_state()
            case Call(work, token):
                self._call(work, token)

    # -- what the messages do --------------------------------------------------------------------

    def _fit(self, picture: object, recipe: Recipe, signal: bool) -> None:
        from sinstudio.training.rescue import made
        from sinstudio.training.trainer import Trainer

        trainer = made(Trainer, recipe, picture, signal=signal)
        self._adopt(trainer.network, recipe, trainer)

    def _show(self, network: SinusoidalNetwork, recipe: Recipe, picture: object) -> None:
        from sinstudio.training.rescue import made
        from sinstudio.training.trainer import Trainer

        trainer = None
        if picture is not None:
            signal = network.domain.signal
            trainer = made(Trainer, recipe, picture, network=network, signal=signal)
            network = trainer.network
        self._adopt(network, recipe, trainer)

    def _take_over(self, work: Adopt) -> None:
        trainer = work.trainer
        self._adopt(trainer.network, trainer.recipe, trainer, work.said)
        try:
            self.timeline.take_back(work.timeline)
        except SinStudioError as error:
            self._say(Note(str(error)))
        if work.state == "idle":
            self._show_state()
        else:
            self._set_state(work.state)

    def _adopt(
        self,
        network: SinusoidalNetwork,
        recipe: Recipe,
        trainer: Trainer | None,
        said: int = 0,
    ) -> None:
        assert self._observer is not None
        assert self._hindsight is not None
        self.pairing.forget()
        self.trainer, self.network, self.recipe = trainer, network, recipe
        self._notes_said = said
        self._hindsight.begin(trainer)
        self._observer.forget()
        self._draw_first()
        self._set_state("idle")
        self._say_notes()

    def _start(self) -> None:
        if self.trainer is None:
            self._say(Failed("There is no picture to fit: open one first.", token="session"))
            return
        if self.state == "running":
            return
        plain = self.trainer.plan.state is None
        if self.trainer.finished or (plain and self.state == "stopped"):
            self.trainer.extend()  # else a run of phases goes on where it was
        self._begin()

    def _begin(self) -> None:
        assert self._observer is not None
        self.timeline.follow()
        self._observer.begin()
        self._set_state("running")

    def _change(self, recipe: Recipe) -> None:
        assert self._observer is not None
        if self.trainer is not None:
            bounds = self.trainer.recipe.bounds
            self.trainer.change(recipe)
            self.recipe = self.trainer.recipe
            new = self.state == "idle" and self.pairing.twin is None  # of that it may be a copy
            if new and self.recipe.bounds != bounds and self.trainer.redraw():
                self._observer.edited()
            self.pairing.follow()
            self._say_notes()
        else:  # a model that is only shown: its blocks are
            self.recipe = recipe
        self._observer.hurry()
        if self._hindsight is not None:
            self._hindsight.follow(self.recipe)
        if self.state != "running":
            self._show_state()

    def _exchange(self, trainer: Trainer | None) -> None:
        """Go on with another trainer: of a kept twin, or the one it took over from."""
        if trainer is not None:
            if self.trainer is not None:  # or what is edited next could pass for what was saved
                trainer.edits = max(trainer.edits, self.trainer.edits) + 1
            self.trainer, self.network, self.recipe = trainer, trainer.network, trainer.recipe
            self._notes_said = len(trainer.notes)
            self.timeline.go_on_with(trainer)
        self._show_pair()

    def _show_pair(self) -> None:
        """Draw anew what is looked at: there is another network beside this one, or none."""
        assert self._observer is not None
        self._observer.edited()
        self._observer.hurry()
        if self.network is not None:
            self._show_state()

    def _edit(self, edit: Edit) -> None:
        """Make an edit; one that is refused must not pass for a network that was not made."""
        trainer = self.trainer
        if trainer is None:
            sentence = "There is no network in training to edit: open its picture first."
            self._say(Refused(edit))
            self._say(Failed(sentence, token="edit"))
            return
        try:
            self._make_edit(trainer, edit)
        except SinStudioError as error:
            number = edit.number if isinstance(edit, UndoEdit | RedoEdit) else None
            if number is None:
                self._say(Refused(edit))
                self._say(Failed(str(error), token="edit"))
            else:
                self._say(Gone(number, str(error)))
        except Exception:
            self._say(Refused(edit))
            raise
        self.network = trainer.network  # another one, after taking back
        self._say_notes()
        self._say_edits(edit)
        assert self._observer is not None
        self._observer.edited()
        self._observer.hurry()
        if trainer.finished and self.state in ("running", "paused"):
            self._conclude("finished", trainer.finished)  # its last phase was skipped
        else:
            self._show_state()

    def _make_edit(self, trainer: Trainer, edit: Edit) -> None:
        match edit:
            case Prune():
                trainer.editor.prune()
            case Grow():
                trainer.editor.grow()
            case AddFrequencies(frequencies):
                trainer.editor.add_frequencies(frequencies)
            case DropFrequencies(frequencies):
                trainer.editor.drop_frequencies(trainer.editor.find_columns(frequencies))
            case UndoEdit(number):
                trainer.editor.undo(number)
            case RedoEdit(number):
                trainer.editor.redo(number)
            case ForgetUndone():
                trainer.editor.forget_undone()
            case SkipPhase():
                trainer.skip_phase()
            case BeginPhase(name):
                trainer.begin_phase(name)
                if self.state != "running":
                    self._begin()
            case Restore(step):
                self._go_back(step)
                if self.state in ("stopped", "finished"):
                    self._set_state("paused")  # to go on with what was left of the budget then

    def _go_back(self, step: int) -> None:
        """Go on from a step of the past, and look at the present again, whatever comes of it."""
        assert self._hindsight is not None
        try:
            self.timeline.restore(self._hindsight.find(step))
        finally:
            self._look_at(None)

    def _call(self, work: Callable[[Session, Callable[[], bool]], object], token: str) -> None:
        try:
            result = work(self, self._closing.is_set)
        except SinStudioError as error:
            self._say(Failed(str(error), token=token))
        except Exception as error:  # noqa: BLE001 - reported with its details; the fit goes on
            _log.exception("fault in %s", token)
            self._say(Failed(f"{token} failed: {error}.", traceback.format_exc(), token))
        else:
            self._say(Done(token, result))

    # -- training --------------------------------------------------------------------------------

    def _train(self) -> None:
        from sinstudio.render.grid import Interrupted
        from sinstudio.training.device import threads

        assert self.trainer is not None
        with threads(self.trainer.recipe.training.threads):
            while self.state == "running" and not self._interrupted.is_set():
                if self.trainer.finished:
                    self._conclude("finished", self.trainer.finished)
                    return
                try:
                    self.trainer.step(stop=self._closing.is_set)
                    self.pairing.step(self._closing.is_set)
                except Interrupted:
                    return
                self.network = self.trainer.network
                self.timeline.follow()
                self._say_notes()
                self._say_edits()
                self._publish()
                self._refine_past()

    def _conclude(self, state: str, reason: str) -> None:
        """Measure every pixel and end the run; given up when the session is closing."""
        from sinstudio.render.grid import Interrupted

        assert self.trainer is not None
        try:
            self.trainer.conclude(stop=self._closing.is_set)
            self.pairing.conclude(self._closing.is_set)
        except Interrupted:
            return
        self._say_notes()
        self._set_state(state, reason)

    def _halt(self) -> None:
        """End a run that failed; what can still be shown is shown."""
        self.state = "stopped"
        self._say_edits()
        self._say(StateChanged("stopped"))
        self._attempt(self._show_state)

    def _set_state(self, state: str, reason: str = "") -> None:
        self.state = state
        self._show_state()
        self._say(StateChanged(state, reason))

    def _show_state(self) -> None:
        self._publish(force=True)

    def _say_notes(self) -> None:
        if self.trainer is not None:
            for note in self.trainer.notes[self._notes_said :]:
                self._say(Note(note))
            self._notes_said = len(self.trainer.notes)

    def _say_edits(self, cause: Edit | None = None) -> None:
        """Say what was edited since this was last done, because of a message or by the run."""
        if self.trainer is not None and self.trainer.editor.news:
            for event in self.trainer.editor.news:
                self._say(replace(event, cause=cause) if isinstance(event, Edited) else event)
            self.trainer.editor.news.clear()

    # -- showing ---------------------------------------------------------------------------------

    def _publish(self, *, force: bool = False) -> None:
        assert self._observer is not None
        assert self._hindsight is not None
        if self.network is not None:
            snapshot = self._observer.observe(self, force=force)
            if snapshot is not None:
                self._snapshot = self._hindsight.completed(snapshot)

    def _draw_first(self) -> None:
        """Draw a coarse picture of a new network at once, so that views never go blank for it."""
        assert self._observer is not None
        try:
            self._on_what_is_left(partial(self._observer.draw_first, self))
        except RuntimeError:  # drawn again in a moment, and said then; the network is made
            _log.debug("no first frame", exc_info=True)

    def _unfinished_view(self) -> bool:
        observer, hindsight = self._observer, self._hindsight
        if self.network is None or observer is None or hindsight is None:
            return False
        return not (observer.complete and hindsight.complete)

    def _refine(self) -> None:
        """Draw what is looked at one degree finer, unless a message comes in between."""
        assert self._observer is not None
        assert self._hindsight is not None
        if not self._hindsight.complete:
            self._refine_past()
            return
        snapshot = self._observer.refine(self, stop=self._interrupted.is_set)
        if snapshot is not None:
            self._snapshot = self._hindsight.completed(snapshot)

    # -- looking back ----------------------------------------------------------------------------

    def _look_at(self, step: int | None, compare: bool = False) -> None:
        """Show a step of the past, or the present again."""
        assert self._hindsight is not None
        if self.network is None:
            self._say(Looked(None))
            return
        try:
            self._hindsight.look_at(step, self.recipe, compare=compare)
        except SinStudioError as error:  # thinned out since it was chosen
            self._say(Failed(str(error), token="timeline"))
            step = None
            self._hindsight.look_at(step, self.recipe)
        if self.state == "running" and self._snapshot is not None:
            self._snapshot = self._hindsight.completed(self._snapshot)
        else:
            self._show_state()
        self._say(Looked(step))

    def _refine_past(self) -> None:
        """Draw the past one degree finer, where it can be finer."""
        assert self._hindsight is not None
        running = self.state == "running"
        refined = self._hindsight.refine(self._interrupted.is_set, running=running)
        if refined and self._snapshot is not None:
            self._snapshot = self._hindsight.completed(self._snapshot)

    def _trim_memory(self) -> None:
        self.trainer = self.network = self._observer = self._hindsight = None
        self.pairing = Pairing(self._tell)
        self._say = lambda _: None

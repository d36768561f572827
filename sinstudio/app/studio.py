"""What the window drives: the recipe, the picture, and the fit on its thread. No widgets."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from sinstudio.app.commanding.situation import Situation
from sinstudio.app.hands.filtering import Filtering
from sinstudio.app.hands.seaming import Seaming
from sinstudio.app.hands.timeline import TimelineDesk
from sinstudio.app.presets import opens
from sinstudio.app.projects.project import Project
from sinstudio.app.running.bench import Bench
from sinstudio.app.running.curing import Curing
from sinstudio.app.running.fitting import Fitting
from sinstudio.app.running.jobs import Jobs
from sinstudio.app.running.pictures import Pixels, Prepared, picture_of_image
from sinstudio.app.running.preview import Previews
from sinstudio.app.running.recipes import RecipeDesk
from sinstudio.app.running.storage import Storage
from sinstudio.app.twins.twin import TwinDesk
from sinstudio.app.undoing.undo import Undo
from sinstudio.files.pictures import Picture
from sinstudio.files.samples import open_sample
from sinstudio.files.signals import Units, formula_signal, open_file
from sinstudio.network.domain import Domain
from sinstudio.training.messages import BeginPhase, Edit, Grow, Prune, SkipPhase
from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import Snapshot, View

if TYPE_CHECKING:
    from sinstudio.files.model_file import Model

CLOSE_MILLISECONDS = 2000  # that closing may take in all


class Studio(QObject):
    """The controller; every part of the window talks to it and listens to its signals."""

    recipe_changed = Signal(object)  # Recipe
    picture_changed = Signal(object)  # Picture | None
    units_changed = Signal(object)  # of what is fitted, where it is a signal | None; comes first
    target_changed = Signal(object)  # H × W × C float32 that is fitted | None
    snapshot_changed = Signal(object)  # Snapshot | None, at most 15 a second
    preview_changed = Signal(object)  # Preview
    state_changed = Signal(str)
    situation_changed = Signal(object)  # Situation
    restart_changed = Signal(tuple)  # dotted keys that wait for a restart
    message = Signal(str, str)  # level, sentence
    fault = Signal(str, str)  # sentence, details for those who ask
    settled = Signal(str)  # the cause of this sentence is gone
    opened = Signal()  # another picture or model has been taken over, with its settings
    file_used = Signal(object)  # Path of a file that was opened or saved

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: tuple[str, ...] = ()
        self._situation = Situation()
        self._notes: list[str] = []
        self._jobs = Jobs(self)
        self._desk = RecipeDesk(self)
        self._fitting = Fitting(self)
        self._bench = Bench(self._desk, self._fitting, self._jobs, self)
        self._previews = Previews(self._jobs, self)
        self._previewed: tuple[object, ...] = ()
        self.undo = Undo(self._desk, self._fitting, self._bench, self)
        self._curing = Curing(self._desk, self._fitting, self._bench, self.undo, self)
        self.twin = TwinDesk(self._desk, self._fitting, self._bench, self.undo, self)
        self.filtering = Filtering(self)
        self.storage = Storage(self._fitting, self.filtering, self)
        self.seaming = Seaming(self._fitting, self)
        self.project = Project(
            self._desk, self._fitting, self._bench, self.storage, self._jobs, self
        )
        self.timeline = TimelineDesk(self._fitting, self._bench, self)
        self._connect()

    def _connect(self) -> None:
        self._desk.changed.connect(self._take_recipe)
        self._desk.refused.connect(self._emit_recipe)
        self._desk.message.connect(self.message)
        self._desk.settled.connect(self.settled)
        self._desk.file_used.connect(self.file_used)
        self._bench.opened.connect(self._take_picture)
        self._bench.taken.connect(self.undo.clear)
        self._bench.prepared_anew.connect(self._preview)
        self._bench.taken.connect(self.opened)
        self._bench.taken.connect(self.filtering.reset)
        self._bench.units_changed.connect(self.units_changed)
        self._bench.target_changed.connect(self.target_changed)
        self._bench.replaced.connect(self._begin_anew)
        self._bench.failed.connect(self._open_failed)
        self._previews.ready.connect(self._curing.take_preview)
        self._previews.ready.connect(self.preview_changed)
        self._previews.ready.connect(self._update)
        self._previews.failed.connect(self._warn)
        self._fitting.snapshot_changed.connect(self._take_snapshot)
        self._fitting.state_changed.connect(self._take_state)
        self._fitting.note.connect(self._warn)
        self._fitting.failed.connect(self._fail)
        self.undo.message.connect(self.message)
        self.undo.changed.connect(self._update)
        self.storage.message.connect(self.message)
        self.storage.opened.connect(self._bench.open_model)
        self.storage.file_used.connect(self.file_used)
        self.storage.changed.connect(self._update)
        self.timeline.changed.connect(self._update)
        self.twin.changed.connect(self._update)
        self.twin.message.connect(self.message)
        self.project.message.connect(self.message)
        self.project.keep_undo(self.undo.state, self.undo.resume)
        self.project.changed.connect(self._update)

    # -- what there is ---------------------------------------------------------------------------

    @property
    def recipe(self) -> Recipe:
        """The settings as the panels show them."""
        return self._desk.recipe

    @property
    def picture(self) -> Picture | None:
        """The opened picture, whole."""
        return self._bench.picture

    @property
    def lone_model(self) -> Model | None:
        """The model that is shown without what it was fitted to; None for any other network."""
        return self._bench.lone_model

    @property
    def jobs(self) -> Jobs:
        """Work away from this thread; ends with the studio."""
        return self._jobs

    @property
    def target(self) -> Pixels | None:
        """What is fitted: H × W × C, 0…1."""
        return self._fitting.target

    @property
    def units(self) -> Units | None:
        """Units of what is fitted, where it is a signal; None for a picture."""
        return self._fitting.units

    @property
    def snapshot(self) -> Snapshot | None:
        """The newest snapshot of the fit."""
        return self._fitting.snapshot

    @property
    def state(self) -> str:
        """loading, idle, running, paused, stopped or finished."""
        return self._fitting.state

    @property
    def situation(self) -> Situation:
        """What can be done now."""
        return self._situation

    @property
    def restart_keys(self) -> tuple[str, ...]:
        """Dotted keys of the settings that wait for a restart."""
        return self._waiting

    @property
    def domain(self) -> Domain | None:
        """Domain of what would be fitted under the settings as they are."""
        return self._bench.domain

    @property
    def frequencies_differ(self) -> bool:
        """Whether the settings ask for other frequencies than the network was made with."""
        made = self._fitting.recipe if self._fitting.touched else None
        return made is None or any(
            key.startswith(("frequencies.", "picture.", "network.baseline", "network.omega0"))
            for key in made.needs_restart(self.recipe)
        )

    @property
    def unsaved(self) -> bool:
        """Whether there are steps or structural edits that no file holds."""
        snapshot = self.snapshot
        if snapshot is None or self._fitting.making:  # the last network is given up already
            return False
        return (snapshot.step, snapshot.edits) not in ((0, 0), self.storage.saved_at)

    # -- settings --------------------------------------------------------------------------------

    def change(self, values: Mapping[str, object], merge: str = "", text: str = "") -> bool:
        """Change settings by their dotted keys; False, and a message, when that is refused.

        Consecutive changes with the same `merge` are one step to undo, as a drag is; `text` says
        what was done, where the names of the settings would not.
        """
        return self._desk.change(values, merge, text)

    def set_recipe(self, recipe: Recipe, text: str = "") -> None:
        """Take over a whole recipe."""
        self._desk.set(recipe, text=text)

    def apply_preset(self, name: str) -> None:
        """Take over a preset's recipe, and open what it needs: its signal, or a picture.

        Its sample is opened where nothing is open yet, and where a signal is open that the recipe
        is not for.
        """
        chosen = self._desk.preset(name)
        if chosen is None:
            return
        read = opens(chosen, self.picture, busy=self._bench.busy)
        if read is None:
            self._desk.set(chosen.recipe, text=self.tr("Preset: {0}").format(chosen.title))
        else:
            self._bench.open(read, chosen.recipe)
            self._update()

    def preset_replaces(self, name: str) -> bool:
        """Whether a preset would open something in place of what is open."""
        chosen = self._desk.preset(name)
        if chosen is None or self.picture is None:
            return False
        return opens(chosen, self.picture, busy=self._bench.busy) is not None

    def save_recipe(self, path: Path) -> None:
        """Write the recipe to a TOML file."""
        self._desk.write(path)

    @Slot(object, object)
    def _take_recipe(self, before: Recipe, recipe: Recipe) -> None:
        if recipe != before:
            self._bench.follow(recipe)
            self._preview()
        self._emit_recipe()
        self._update()

    @Slot()
    def _emit_recipe(self) -> None:
        self.recipe_changed.emit(self.recipe)

    @Slot()
    def _preview(self) -> None:
        """Work out the frequencies that a new network would have, where they may be others."""
        prepared, recipe = self._bench.prepared, self.recipe
        if prepared is not None:
            asked = (id(prepared.target), recipe.frequencies, recipe.picture, recipe.network)
            if self.frequencies_differ or asked != self._previewed:
                self._previewed = asked
                signal = prepared.units is not None
                self._previews.ask(recipe, prepared.target, signal=signal)
        self._update()

    # -- pictures and models ---------------------------------------------------------------------

    def open_path(self, path: str | Path) -> None:
        """Open a file of any kind, by its ending; what is open stays until it has been read."""
        path = Path(path)
        ending = path.suffix.lower()
        if ending == ".sin":
            self.storage.open_model(path)
        elif ending == ".sinproj":
            self.project.open(path)
        elif ending == ".toml":
            self._desk.read(path)
        else:
            self._open(partial(open_file, path))

    def open_image(self, image: QImage, name: str = "") -> None:
        """Open an image that came by the clipboard or a drop."""
        title = name or self.tr("Pasted picture")
        self._open(partial(picture_of_image, QImage(image), title))

    def open_formula(self, formula: str, samples: int) -> None:
        """Open a signal that a formula in x makes, of so many samples."""
        self._open(partial(formula_signal, formula, samples))

    def open_sample(self, name: str) -> None:
        """Open a picture that comes with the program."""
        self._open(partial(open_sample, name))

    def cancel_opening(self) -> None:
        """Give up the picture that is being opened; what is open stays."""
        self._bench.cancel_opening()
        self._update()

    def _open(self, read: Callable[[], Picture]) -> None:
        self._bench.open(read)
        self._update()

    @Slot(object)
    def _take_picture(self, prepared: Prepared) -> None:
        self.storage.icc = prepared.picture.icc
        self.picture_changed.emit(prepared.picture)
        if prepared.picture.path is not None and not self.project.opening:
            self.file_used.emit(prepared.picture.path)
        for note in prepared.notes:
            self.message.emit("info", note)

    @Slot(str)
    def _open_failed(self, sentence: str) -> None:
        self.message.emit("error", sentence)
        self._update()

    def save_model(self, path: Path) -> None:
        """Write the network to a `.sin` file."""
        self.storage.save_model(Path(path))

    def save_picture(self, path: Path, size: tuple[int, int]) -> None:
        """Render the network at a size (width, height) and write the picture."""
        self.storage.save_picture(Path(path), size)

    def save_signal(self, path: Path, samples: int) -> None:
        """Render the network of a signal at so many samples and write them."""
        self.storage.save_signal(Path(path), samples)

    # -- the fit ---------------------------------------------------------------------------------

    def begin(self) -> None:
        """Start the thread that loads torch and trains; call it once the window is shown."""
        self._fitting.begin()

    @Slot()
    def start(self) -> None:
        """Train, go on after a pause, or train for another budget."""
        if not self._bench.start():
            self.message.emit("error", self.tr("There is no picture to fit: open one first."))
        self._update()

    @Slot()
    def pause(self) -> None:
        """Hold after the step at hand."""
        self._bench.hold()
        self._fitting.pause()
        self._update()

    @Slot()
    def resume(self) -> None:
        """Go on after a pause."""
        self.start()

    @Slot()
    def stop(self) -> None:
        """End the run and measure what was fitted."""
        self._bench.hold()
        self._fitting.stop()
        self._update()

    @Slot()
    def reset(self) -> None:
        """Begin with a new network; it trains at once when settings were waiting for that."""
        self._say_replaced()
        self._bench.make(start=bool(self._waiting))
        self.twin.again()

    @Slot()
    def new_seed(self) -> None:
        """Draw all random numbers anew; a run goes on with a network made of them."""
        self._say_replaced()
        running = self.state == "running" or self._bench.starting
        self._fitting.touched = False
        seed = secrets.randbelow(2**31)
        self._desk.set(self.recipe.with_seed(seed), text=self.tr("New seed"))
        self._bench.make(start=running)
        self.twin.again()

    def _say_replaced(self) -> None:
        """Say so where a model makes way for a network of another picture."""
        model, picture = self.lone_model, self.picture
        if model is not None and picture is not None:
            text = self.tr("A new network of {0} takes the place of the model {1}.")
            self.message.emit("info", text.format(picture.name, model.path.name))

    # -- the structure of the network ------------------------------------------------------------

    @Slot()
    def prune(self) -> None:
        """Remove now what the snapshot's `removal` names."""
        self._bench.edit(Prune())
        self._update()

    @Slot()
    def grow(self) -> None:
        """Add now what the snapshot's `addition` names."""
        self._bench.edit(Grow())
        self._update()

    @Slot()
    def skip_phase(self) -> None:
        """Go on with the next phase of the run."""
        self._bench.edit(SkipPhase())

    @Slot(str)
    def begin_phase(self, name: str) -> None:
        """Begin a phase now: fit, grow, prune or finetune."""
        self._bench.edit(BeginPhase(name))
        self._update()

    @Slot(int)
    def cure(self, count: int = 1) -> None:
        """Add `count` frequencies, or as few as do, that remove the sub-periods."""
        done = self._curing.cure(count)
        if done:
            self.message.emit("info", done)
        self._update()

    def edit_network(self, message: Edit, text: str, settings: Mapping[str, object]) -> None:
        """Edit the structure of the network by hand, and with it the settings that say the same.

        One step to undo, called `text`; the settings wait for no restart.
        """
        made = self._fitting.recipe
        also = made.changed(settings) if settings and made is not None else None
        self.undo.edit(message, text, self.recipe.changed(settings), also)
        self._update()

    def look(self, view: View) -> None:
        """Show this from now on."""
        self._fitting.look(view)
        self.seaming.look(view)

    # -- what comes back -------------------------------------------------------------------------

    @Slot(object)
    def _take_snapshot(self, snapshot: Snapshot | None) -> None:
        self.snapshot_changed.emit(snapshot)
        self._update()

    @Slot(str, str)
    def _take_state(self, state: str, reason: str) -> None:
        if state == "finished" and reason:  # not one that a project comes back with
            self.message.emit("info", self.tr("Finished: {0}.").format(reason))
        self.state_changed.emit(state)
        self._update()

    @Slot(str)
    def _warn(self, sentence: str) -> None:
        self._notes.append(sentence)
        self.message.emit("warning", sentence)

    @Slot()
    def _begin_anew(self) -> None:
        """Another network: nothing of it is saved, and what was said of the last is past."""
        self.storage.begin_anew()
        for sentence in self._notes:
            self.settled.emit(sentence)
        self._notes.clear()
        self._update()

    @Slot(str, str, str)
    def _fail(self, sentence: str, details: str, _token: str) -> None:
        if details:
            self.fault.emit(sentence, details)
        else:
            self.message.emit("error", sentence)
        self._update()

    @Slot()
    def _update(self) -> None:
        """Work out again what can be done, and say so where it differs."""
        fitting, recipe = self._fitting, self._fitting.recipe
        waiting: tuple[str, ...] = ()
        if fitting.touched and recipe is not None and self.picture is not None:
            waiting = recipe.needs_restart(self.recipe)
        if waiting != self._waiting:
            self._waiting = waiting
            self.restart_changed.emit(waiting)
        snapshot = fitting.snapshot
        situation = Situation(
            state=fitting.state,
            picture=self.picture is not None or self._bench.busy,
            opening=self._bench.opening,
            network=snapshot is not None,
            croppable=self._bench.croppable,
            trainable=fitting.target is not None or self._bench.busy,
            starting=self._bench.starting,
            restart=bool(waiting),
            saving=self.storage.saving,
            undoable=self.undo.stack.undoText(),
            redoable=self.undo.stack.redoText(),
            phased=snapshot is not None and snapshot.phase is not None,
            kept=fitting.touched,
            curable=self._curing.possible,
            twin=bool(self.twin.apart),
            periodic=snapshot is None or snapshot.periodic,
            project=self.project.possible,
            copies=len(self.timeline.steps),
            past=self.timeline.step,
            comparing=self.timeline.comparing,
        )
        if situation != self._situation:
            self._situation = situation
            self.situation_changed.emit(situation)

    def close(self) -> bool:
        """End everything within two seconds; False when a thread was late and is left to end."""
        self._bench.close()
        self.undo.close()
        self.storage.cancel()
        began = time.monotonic()
        ended = self._fitting.close(CLOSE_MILLISECONDS)
        left = CLOSE_MILLISECONDS - round((time.monotonic() - began) * 1000)
        return self._jobs.close(max(0, left)) and ended

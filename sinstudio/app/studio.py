"""What the window drives: the recipe, the picture, and the fit on its thread. No widgets."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from sinstudio.app.fitting import Fitting
from sinstudio.app.jobs import Jobs
from sinstudio.app.pictures import PictureSource, Pixels, Prepared, picture_of_image
from sinstudio.app.preview import Previews
from sinstudio.app.recipes import RecipeDesk
from sinstudio.app.situation import Situation
from sinstudio.app.storage import Storage, fits
from sinstudio.files.pictures import Picture, open_picture
from sinstudio.files.samples import open_sample
from sinstudio.network.domain import Domain
from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import Snapshot, View

if TYPE_CHECKING:
    from sinstudio.files.model_file import Model

CLOSE_MILLISECONDS = 2000  # that closing may take in all
_RENEW_MILLISECONDS = 250  # of quiet before an untrained network is made anew


class Studio(QObject):
    """The controller; every part of the window talks to it and listens to its signals."""

    recipe_changed = Signal(object)  # Recipe
    picture_changed = Signal(object)  # Picture | None
    target_changed = Signal(object)  # H × W × C float32 that is fitted | None
    snapshot_changed = Signal(object)  # Snapshot | None, at most 15 a second
    preview_changed = Signal(object)  # Preview
    state_changed = Signal(str)
    situation_changed = Signal(object)  # Situation
    restart_changed = Signal(tuple)  # dotted keys that wait for a restart
    message = Signal(str, str)  # level, sentence
    fault = Signal(str, str)  # sentence, details for those who ask
    settled = Signal(str)  # the cause of this sentence is gone

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prepared: Prepared | None = None
        self._model: Model | None = None  # opened, and not trained further yet
        self._waiting: tuple[str, ...] = ()
        self._situation = Situation()
        self._start_when_open = False
        self._notes: list[str] = []
        self._jobs = Jobs(self)
        self._desk = RecipeDesk(self)
        self._fitting = Fitting(self)
        self._source = PictureSource(self._jobs, self)
        self._previews = Previews(self._jobs, self)
        self.storage = Storage(self._fitting, self)
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.setInterval(_RENEW_MILLISECONDS)
        self._connect()

    def _connect(self) -> None:
        self._renewal.timeout.connect(self._renew)
        self._desk.changed.connect(self._take_recipe)
        self._desk.refused.connect(self._emit_recipe)
        self._desk.message.connect(self.message)
        self._desk.settled.connect(self.settled)
        self._source.prepared.connect(self._take_picture)
        self._source.failed.connect(self._open_failed)
        self._source.refused.connect(self._settings_refused)
        self._previews.ready.connect(self.preview_changed)
        self._previews.failed.connect(self._warn)
        self._fitting.snapshot_changed.connect(self._take_snapshot)
        self._fitting.state_changed.connect(self._take_state)
        self._fitting.note.connect(self._warn)
        self._fitting.failed.connect(self._fail)
        self.storage.message.connect(self.message)
        self.storage.opened.connect(self._take_model)
        self.storage.changed.connect(self._update)

    # -- what there is ---------------------------------------------------------------------------

    @property
    def recipe(self) -> Recipe:
        """The settings as the panels show them."""
        return self._desk.recipe

    @property
    def picture(self) -> Picture | None:
        """The opened picture, whole."""
        return self._prepared.picture if self._prepared else None

    @property
    def target(self) -> Pixels | None:
        """What is fitted: H × W × C, 0…1."""
        return self._fitting.target

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
        if self._prepared is None:
            return None
        height, width = self._prepared.target.shape[:2]
        return self.recipe.picture.domain(width, height)

    @property
    def unsaved(self) -> bool:
        """Whether there are steps that no file holds."""
        snapshot = self.snapshot
        return snapshot is not None and snapshot.step not in (0, self.storage.saved_step)

    # -- settings --------------------------------------------------------------------------------

    def change(self, values: Mapping[str, object]) -> bool:
        """Change settings by their dotted keys; False, and a message, when that is refused."""
        return self._desk.change(values)

    def set_recipe(self, recipe: Recipe) -> None:
        """Take over a whole recipe."""
        self._desk.set(recipe)

    def apply_preset(self, name: str) -> None:
        """Take over a preset's recipe, and its sample where no picture is open yet."""
        sample = self._desk.apply_preset(name)
        if sample and self.picture is None and not self._source.busy:
            self.open_sample(sample)

    def save_recipe(self, path: Path) -> None:
        """Write the recipe to a TOML file."""
        self._desk.write(path)

    @Slot(object, object)
    def _take_recipe(self, before: Recipe, recipe: Recipe) -> None:
        if recipe != before:
            if self._prepared and not self._prepared.suits(recipe.picture):
                self._source.prepare(self._prepared.picture, recipe.picture)
            if self._fitting.touched:
                self._fitting.change(recipe)
            elif self._fitting.recipe is not None:
                self._renewal.start()
            self._preview()
        self._emit_recipe()
        self._update()

    @Slot()
    def _emit_recipe(self) -> None:
        self.recipe_changed.emit(self.recipe)

    def _preview(self) -> None:
        """Show the frequencies that a new network would have, where they are not the network's."""
        made = self._fitting.recipe if self._fitting.touched else None
        same = made is not None and not any(
            key.startswith(("frequencies.", "picture.")) for key in made.needs_restart(self.recipe)
        )
        if self._prepared is not None and not same:
            self._previews.ask(self.recipe, self._prepared.target)

    # -- pictures and models ---------------------------------------------------------------------

    def open_path(self, path: str | Path) -> None:
        """Open a picture, a model or a recipe; what is open stays until it has been read."""
        path = Path(path)
        ending = path.suffix.lower()
        if ending == ".sin":
            self.storage.open_model(path)
        elif ending == ".toml":
            self._desk.read(path)
        else:
            self._open(partial(open_picture, path))

    def open_image(self, image: QImage, name: str = "") -> None:
        """Open an image that came by the clipboard or a drop."""
        title = name or self.tr("Pasted picture")
        self._open(partial(picture_of_image, QImage(image), title))

    def open_sample(self, name: str) -> None:
        """Open a picture that comes with the program."""
        self._open(partial(open_sample, name))

    def _open(self, read: Callable[[], Picture]) -> None:
        self._source.open(read, self.recipe.picture)
        self._update()

    @Slot(object)
    def _take_picture(self, prepared: Prepared) -> None:
        opened = prepared.picture is not self.picture
        self._prepared = prepared
        if opened:
            self.storage.icc = prepared.picture.icc
            self.picture_changed.emit(prepared.picture)
            for note in prepared.notes:
                self.message.emit("info", note)
            self._desk.set(self.recipe.changed({"picture.crop": prepared.settings.crop}))
        channels, domain = prepared.target.shape[2], self.domain
        if self._model and domain and fits(self._model, channels, domain.period):
            self._show(self._model)
        elif opened or not self._fitting.touched:
            self._make(start=self._start_when_open)
        self._start_when_open = False
        self._preview()
        self._update()

    @Slot(str)
    def _open_failed(self, sentence: str) -> None:
        self.message.emit("error", sentence)
        if not self._fitting.touched and self._fitting.recipe is not None:
            self._make(start=self._start_when_open)
        self._start_when_open = False
        self._update()

    @Slot(str)
    def _settings_refused(self, sentence: str) -> None:
        """Go back to the settings that the picture was prepared with."""
        self._start_when_open = False
        if self._prepared is not None:
            self._desk.set(self.recipe.changed(self._prepared.values()))
        self._desk.refuse(sentence)

    def save_model(self, path: Path) -> None:
        """Write the network to a `.sin` file."""
        self.storage.save_model(Path(path))

    def save_picture(self, path: Path, size: tuple[int, int]) -> None:
        """Render the network at a size (width, height) and write the picture."""
        self.storage.save_picture(Path(path), size)

    @Slot(object)
    def _take_model(self, model: Model) -> None:
        self._model = model
        self.storage.icc = model.icc
        self._show(model)
        self._desk.set(model.recipe or self.recipe)

    def _show(self, model: Model) -> None:
        """Hand a model to the session, with the picture where the two belong together."""
        recipe = model.recipe or self.recipe
        target = None
        if self._prepared is not None:
            height, width, channels = self._prepared.target.shape
            if fits(model, channels, recipe.picture.domain(width, height).period):
                target = self._prepared.target
        self._renewal.stop()
        self.storage.saved_step = 0
        self._fitting.show(model.network, recipe, target)
        self.target_changed.emit(target)

    # -- the fit ---------------------------------------------------------------------------------

    def begin(self) -> None:
        """Start the thread that loads torch and trains; call it once the window is shown."""
        self._fitting.begin()

    @Slot()
    def start(self) -> None:
        """Train, go on after a pause, or train for another budget."""
        if self._source.busy and not self._fitting.touched:
            self._start_when_open = True
        elif self.target is None:
            self.message.emit("error", self.tr("There is no picture to fit: open one first."))
        elif self._renewal.isActive() or self._fitting.failing:
            self._make(start=True)
        else:
            self._model = None
            self._fitting.start()
        self._update()

    @Slot()
    def pause(self) -> None:
        """Hold after the step at hand."""
        self._start_when_open = False
        self._fitting.pause()
        self._update()

    @Slot()
    def resume(self) -> None:
        """Go on after a pause."""
        self.start()

    @Slot()
    def stop(self) -> None:
        """End the run and measure what was fitted."""
        self._start_when_open = False
        self._fitting.stop()
        self._update()

    @Slot()
    def reset(self) -> None:
        """Begin with a new network; it trains at once when settings were waiting for that."""
        self._make(start=bool(self._waiting))

    @Slot()
    def new_seed(self) -> None:
        """Draw all random numbers anew; a run goes on with a network made of them."""
        running = self.state == "running" or self._fitting.starting
        self._fitting.touched = False
        self._desk.set(self.recipe.with_seed(secrets.randbelow(2**31)))
        self._make(start=running)

    def look(self, view: View) -> None:
        """Show this from now on."""
        self._fitting.look(view)

    @Slot()
    def _renew(self) -> None:
        self._make(start=False)

    def _make(self, *, start: bool) -> None:
        """Make a new network of the picture and the settings as they are."""
        self._renewal.stop()
        self._model = None
        if self._source.busy:  # of the picture that is on its way
            self._fitting.touched = False
            self._start_when_open = start
            return
        if self._prepared is None:
            return
        self.storage.saved_step = 0
        self._settle_notes()
        before = self.target
        self._fitting.fit(self._prepared.target, self.recipe, start=start)
        if self.target is not before:
            self.target_changed.emit(self.target)
        self._update()

    # -- what comes back -------------------------------------------------------------------------

    @Slot(object)
    def _take_snapshot(self, snapshot: Snapshot | None) -> None:
        self.snapshot_changed.emit(snapshot)
        self._update()

    @Slot(str, str)
    def _take_state(self, state: str, reason: str) -> None:
        if state == "finished":
            self.message.emit("info", self.tr("Finished: {0}.").format(reason))
        self.state_changed.emit(state)
        self._update()

    @Slot(str)
    def _warn(self, sentence: str) -> None:
        self._notes.append(sentence)
        self.message.emit("warning", sentence)

    def _settle_notes(self) -> None:
        for sentence in self._notes:
            self.settled.emit(sentence)
        self._notes.clear()

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
        if fitting.touched and recipe is not None and self._prepared is not None:
            waiting = recipe.needs_restart(self.recipe)
        if waiting != self._waiting:
            self._waiting = waiting
            self.restart_changed.emit(waiting)
        situation = Situation(
            state=fitting.state,
            picture=self._prepared is not None or self._source.busy,
            network=fitting.snapshot is not None,
            trainable=fitting.target is not None or self._source.busy,
            starting=fitting.starting or self._start_when_open,
            restart=bool(waiting),
            saving=self.storage.saving,
        )
        if situation != self._situation:
            self._situation = situation
            self.situation_changed.emit(situation)

    def close(self) -> bool:
        """End everything within two seconds; False when a thread was late and is left to end."""
        self._renewal.stop()
        self.storage.cancel()
        began = time.monotonic()
        ended = self._fitting.close(CLOSE_MILLISECONDS)
        left = CLOSE_MILLISECONDS - round((time.monotonic() - began) * 1000)
        return self._jobs.close(max(0, left)) and ended

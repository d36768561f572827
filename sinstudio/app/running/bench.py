"""The picture at hand and the network that is made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sinstudio.app.running.fitting import Fitting
from sinstudio.app.running.jobs import Jobs
from sinstudio.app.running.pictures import PictureSource, Prepared
from sinstudio.app.running.recipes import RecipeDesk, changes
from sinstudio.errors import SinStudioError
from sinstudio.files.pictures import Picture
from sinstudio.files.presets import suited
from sinstudio.files.signal import Signal as SignalPicture
from sinstudio.files.signal import Units, default_units
from sinstudio.network.domain import Domain
from sinstudio.training.messages import Adopt, Edit, Pair
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.app.projects.project_tasks import Work
    from sinstudio.files.model_file import Model

_RENEW_MILLISECONDS = 250  # of quiet before an untrained network is made anew


class Bench(QObject):
    """Decides when a network is made: of a new picture, of new settings, or from a model.

    A network that has not been trained follows the picture and every setting: live ones make of it
    what a new one would be, the others make it anew. One that has been
    trained, or that came in a model, stays until another picture is opened or it is replaced on
    purpose; live settings reach it, and the others wait.
    """

    opened = Signal(object)  # Prepared: another picture is at hand
    taken = Signal()  # another picture or model is at hand, and so are its settings
    prepared_anew = Signal()  # the same picture, cropped or resized otherwise
    units_changed = Signal(object)  # of the signal that the network is fitted to | None
    target_changed = Signal(object)  # what the network is fitted to: H × W × C | None
    replaced = Signal()  # another network is on its way
    failed = Signal(str)  # a picture could not be opened

    def __init__(
        self, desk: RecipeDesk, fitting: Fitting, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._fitting = desk, fitting
        self._source = PictureSource(jobs, self)
        self._source.prepared.connect(self._take)
        self._source.failed.connect(self._open_failed)
        self._source.refused.connect(self._settings_refused)
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.setInterval(_RENEW_MILLISECONDS)
        self._renewal.timeout.connect(self._renew)
        self._model: Model | None = None  # opened, and not trained further yet
        self._recipe: Recipe | None = None  # to take over with the picture that is on its way
        self._asked = desk.recipe  # the settings when that picture was asked for
        self._start_then = False
        self._waiting = False  # a network is to be made once the picture is there
        self._pair_then: Pair | None = None  # a twin of that network
        self.prepared: Prepared | None = None

    @property
    def picture(self) -> Picture | None:
        """The opened picture, whole."""
        return self.prepared.picture if self.prepared else None

    @property
    def croppable(self) -> bool:
        """Whether there is a picture that can be cropped by hand; a signal has numbers."""
        return self.prepared is not None and self.prepared.units is None

    @property
    def lone_model(self) -> Model | None:
        """The model that is shown without what it was fitted to; None for any other network."""
        return self._model if self._model is not None and self._fitting.target is None else None

    @property
    def domain(self) -> Domain | None:
        """Domain of what would be fitted under the settings as they are."""
        return self._domain(self._desk.recipe)

    @property
    def busy(self) -> bool:
        """Whether a picture is on its way."""
        return self._source.busy

    @property
    def opening(self) -> bool:
        """Whether another picture is on its way."""
        return self._source.opening

    def cancel_opening(self) -> None:
        """Give up the picture that is on its way, and a start that waits for it."""
        self._source.forget()
        self._recipe = self._pair_then = None
        self._start_then = False

    @property
    def starting(self) -> bool:
        """Whether Start has been pressed and waits for a picture or a network."""
        return self._start_then or self._fitting.starting

    # -- what is asked ---------------------------------------------------------------------------

    def open(self, read: Callable[[], Picture], recipe: Recipe | None = None) -> None:
        """Read a picture away from the GUI thread; what is at hand stays until it is there.

        A recipe that belongs to it is taken over with it: for what is at hand it may make no sense.
        """
        self._recipe, self._asked = recipe, self._desk.recipe
        self._source.open(read, (recipe or self._desk.recipe).picture)

    def open_model(self, model: Model) -> None:
        """Take over a model: its recipe, and its network with the picture where both fit."""
        self._model, self._pair_then = model, None
        self._show(model)
        self._desk.put(model.next_recipe or self._desk.recipe)
        self._asked = self._desk.recipe
        self.taken.emit()

    def open_project(self, work: Work) -> None:
        """Take over a project: its picture, its settings, and its network in training."""
        self._renewal.stop()
        self._source.forget()
        self._model = self._recipe = self._pair_then = None
        self._start_then = self._waiting = False
        project, trainer = work.project, work.trainer
        picture, fit = project.picture, project.fit
        units = picture.units if isinstance(picture, SignalPicture) else None
        self.prepared = Prepared(picture, trainer.recipe.picture, fit.picture, (), units)
        timeline = tuple((moment.step, moment.data) for moment in project.timeline)
        self._fitting.adopt(Adopt(trainer, fit.state, work.said, timeline), fit.picture, units)
        self.opened.emit(self.prepared)
        self._desk.put(_settings(project.recipe, fit.trainer.values["recipe"], trainer.recipe))
        self.units_changed.emit(units)
        self.target_changed.emit(fit.picture)
        self.replaced.emit()
        self.prepared_anew.emit()
        self.taken.emit()

    def follow(self, recipe: Recipe) -> None:
        """Let the network, or the next one, follow changed settings."""
        self._prepare(recipe)
        made = self._fitting.recipe
        if self._waiting and not self._source.busy:  # what was waited for is not to come
            start, self._start_then = self._start_then, False
            self.make(start=start)
        elif self._fitting.touched:
            self._fitting.change(recipe)
        elif made is not None and (made.needs_restart(recipe) or self._fitting.failing):
            self._renewal.start()
        elif made is not None:
            self._renewal.stop()  # what was to be made anew has been taken back
            self._fitting.change(recipe)

    def start(self) -> bool:
        """Train as soon as there is something to train; False when there is nothing to come."""
        if self._source.busy and not self._fitting.touched:
            self._start_then = self._waiting = True
        elif self._fitting.target is None:
            return False
        elif self._renewal.isActive() or self._fitting.failing:
            self.make(start=True)
        else:
            self._model = None
            self._fitting.start()
        return True

    def edit(self, message: Edit) -> None:
        """Edit the network; one that settings have outdated is made anew first."""
        if self._renewal.isActive():
            self.make(start=False)
        self._model = None
        self._fitting.edit(message)

    def pair(self, message: Pair, *, anew: bool) -> None:
        """Begin a twin; `anew`, or where settings have outdated the network, of a new network."""
        if anew or self._renewal.isActive():
            running = self._fitting.state == "running"
            self.make(start=self.starting or running)
        preparing = self._source.busy and not self._source.opening
        if preparing and not self._fitting.touched:
            self._pair_then = message
            return
        self._model = None
        self._fitting.pair(message)

    def hold(self) -> None:
        """Start nothing by itself."""
        self._start_then = False

    def make(self, *, start: bool) -> None:
        """Make a new network of the picture, or of the one on its way, and the settings."""
        self._renewal.stop()
        self._model = None
        self._waiting = self._source.busy
        if self._waiting:
            self._fitting.touched = False
            self._start_then = start
        elif self.prepared is not None:
            before = self._fitting.target
            prepared = self.prepared
            self._fitting.fit(prepared.target, self._desk.recipe, start=start, units=prepared.units)
            if self._fitting.target is not before:
                self.units_changed.emit(prepared.units)
                self.target_changed.emit(self._fitting.target)
            self.replaced.emit()
            pair, self._pair_then = self._pair_then, None
            if pair is not None:
                self._fitting.pair(pair)

    def close(self) -> None:
        """Make nothing more."""
        self._renewal.stop()

    # -- what comes back -------------------------------------------------------------------------

    @Slot(object)
    def _take(self, prepared: Prepared) -> None:
        new = prepared.picture is not self.picture
        self.prepared = prepared
        if new:
            self._pair_then = None
            self.opened.emit(prepared)
            self._desk.put(self._recipe_with(prepared))
            self._prepare(self._desk.recipe)
        start, self._start_then = self._start_then, False
        self._waiting = False
        if self._model is not None and self._fits(self._model, self._desk.recipe):
            self._show(self._model)
        elif new or not self._fitting.touched:
            self.make(start=start)
        self.prepared_anew.emit()
        if new:
            self.taken.emit()

    def _prepare(self, recipe: Recipe) -> None:
        """Prepare the picture anew for settings that it was not prepared for.

        One that is about to make way is left alone: it would take the place of the new one.
        """
        if self.prepared is None or self._source.opening:
            return
        if not self.prepared.suits(recipe.picture):
            self._source.prepare(self.prepared.picture, recipe.picture)
        elif self._source.busy:  # for settings that have gone back
            self._source.forget()

    def _recipe_with(self, prepared: Prepared) -> Recipe:
        """Return the recipe for another picture, and what a person has changed while it was read.

        The crop of the picture before is not its own, nor is a size in rows a signal's.
        """
        meanwhile = changes(self._asked, self._desk.recipe)
        meanwhile.pop("picture.crop", None)
        recipe = self._recipe_for(prepared)
        values = prepared.values()
        if prepared.units is None:
            values = {"picture.crop": values["picture.crop"]}
        try:
            return recipe.changed(values | meanwhile)
        except SinStudioError as error:  # with the recipe of a preset they may make no sense
            self._desk.message.emit("error", str(error))
            return recipe.changed(values)

    def _recipe_for(self, prepared: Prepared) -> Recipe:
        """Return the recipe that came with a picture, or the present one, made fit for its kind."""
        came, self._recipe = self._recipe, None
        if came is not None or self._model is not None:
            return came or self._desk.recipe
        recipe = suited(self._desk.recipe, signal=prepared.units is not None)
        if recipe != self._desk.recipe:
            signal = self.tr("The settings are now those of the preset Signal.")
            picture = self.tr("The settings are now the default ones, for pictures.")
            self._desk.message.emit("info", picture if prepared.units is None else signal)
        return recipe

    @Slot(str)
    def _open_failed(self, sentence: str) -> None:
        self._recipe = None
        self.failed.emit(sentence)
        self._prepare(self._desk.recipe)
        if self._source.busy:  # for settings that have changed since; Start waits for that
            return
        start, self._start_then = self._start_then, False
        self._waiting = False
        if not self._fitting.touched and self._fitting.recipe is not None:
            self.make(start=start)

    @Slot(str)
    def _settings_refused(self, sentence: str) -> None:
        """Go back to the settings that the picture was prepared with."""
        self._start_then = self._waiting = False
        self._pair_then = None
        if self.prepared is not None:
            self._desk.put(self._desk.recipe.changed(self.prepared.values()))
        self._desk.refuse(sentence)

    @Slot()
    def _renew(self) -> None:
        self.make(start=False)

    def _show(self, model: Model) -> None:
        """Hand a model to the session, with the picture where the two belong together."""
        recipe = model.next_recipe or self._desk.recipe
        prepared = self.prepared if self._fits(model, recipe) else None
        target = prepared.target if prepared else None
        self._renewal.stop()
        units = _units_of(model)
        self._fitting.show(model.network, recipe, target, units=units)
        self.units_changed.emit(units)
        self.target_changed.emit(target)
        self.replaced.emit()

    def _fits(self, model: Model, recipe: Recipe) -> bool:
        """Whether a model can be trained further on the picture: same channels, same period."""
        domain = self._domain(recipe)
        if self.prepared is None or domain is None:
            return False
        network = model.network
        channels = self.prepared.target.shape[2]
        same_period = not network.periodic or network.domain.period == domain.period
        same_kind = network.domain.signal == domain.signal
        return network.channels == channels and same_period and same_kind

    def _domain(self, recipe: Recipe) -> Domain | None:
        if self.prepared is None:
            return None
        height, width = self.prepared.target.shape[:2]
        signal = self.prepared.units is not None
        return recipe.picture.domain(width, height, signal=signal)


def _settings(shown: Recipe, saved: Mapping[str, Any], made: Recipe) -> Recipe:
    """Settings as they were shown; with the trainer's device where it could not have its own."""
    device = made.training.device
    if saved.get("training", {}).get("device") in (None, device):
        return shown
    return shown.changed({"training.device": device})


def _units_of(model: Model) -> Units | None:
    """Units of a model of a signal; None for one of a picture."""
    domain = model.network.domain
    if not domain.signal:
        return None
    return model.units or default_units(model.network.channels, domain.width)

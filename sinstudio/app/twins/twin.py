"""The twin as the window has it: begun, ended, kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from sinstudio.app.running.bench import Bench
from sinstudio.app.running.fitting import Fitting
from sinstudio.app.running.recipes import RecipeDesk
from sinstudio.app.twins.apart import side_text
from sinstudio.app.undoing.undo import Undo
from sinstudio.app.undoing.undo_steps import KeptTwin, Pair
from sinstudio.training.messages import BeginTwin, EndTwin, KeepTwin, TwinEnded
from sinstudio.training.recipe import Recipe

Recipes = tuple[Recipe, Recipe]  # as the panels have it, and as the network was made with


class TwinDesk(QObject):
    """A second network in lockstep with the one that is trained, or none."""

    changed = Signal()  # `apart` did
    message = Signal(str, str)

    def __init__(
        self,
        desk: RecipeDesk,
        fitting: Fitting,
        bench: Bench,
        undo: Undo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._fitting, self._bench, self._undo = desk, fitting, bench, undo
        self.apart: dict[str, Any] = {}  # settings of the twin there is; none without one
        fitting.twin_begun.connect(self._begun)
        fitting.twin_ended.connect(self._ended)

    @property
    def worked(self) -> bool:
        """Whether the network has been trained or edited: a new one would begin again."""
        return self._fitting.worked

    def begin(self, values: Mapping[str, Any], *, anew: bool) -> None:
        """Begin a twin with these settings apart; `anew` gives both a new network."""
        self._bench.pair(BeginTwin(dict(values)), anew=anew)

    @Slot()
    def end(self) -> None:
        """Keep the network and let its twin go."""
        self._fitting.pair(EndTwin())

    @Slot()
    def keep(self) -> None:
        """Keep the twin in the network's place."""
        self._fitting.pair(KeepTwin())

    @Slot()
    def again(self) -> None:
        """Give a network that is made anew a twin again."""
        if self.apart:
            self._bench.pair(BeginTwin(dict(self.apart)), anew=False)

    @Slot(dict)
    def _begun(self, values: dict[str, Any]) -> None:
        self.apart = values
        self.changed.emit()

    @Slot(object)
    def _ended(self, event: TwinEnded) -> None:
        apart, self.apart = self.apart, {}
        kept = event.recipe
        if kept is not None:
            said = side_text(apart, kept)
            before = self._desk.recipe, self._fitting.recipe or kept
            after = before[0].changed(apart), before[1].changed(apart)
            self.take(after)
            text = self.tr("Twin kept: {0}").format(said)
            settings, made = (Pair(*both) for both in zip(before, after, strict=True))
            hands, number = self._undo.hands, event.number
            self._undo.add(KeptTwin(hands, text, edit=number, settings=settings, made=made))
            self.message.emit("info", self.tr("The twin is the network now: {0}.").format(said))
        self.changed.emit()

    def take(self, recipes: Recipes) -> None:
        """Show the settings of another network, and know what it was made with."""
        self._fitting.recipe = recipes[1]
        self._desk.put(recipes[0])
        self.changed.emit()

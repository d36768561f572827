"""The twin as the window has it: begun, ended, kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from sinstudio.app.apart import side_text
from sinstudio.app.bench import Bench
from sinstudio.app.fitting import Fitting
from sinstudio.app.recipes import RecipeDesk
from sinstudio.training.messages import BeginTwin, EndTwin, KeepTwin
from sinstudio.training.recipe import Recipe


class TwinDesk(QObject):
    """A second network in lockstep with the one that is trained, or none."""

    changed = Signal()  # `apart` did
    message = Signal(str, str)

    def __init__(
        self, desk: RecipeDesk, fitting: Fitting, bench: Bench, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._fitting, self._bench = desk, fitting, bench
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
            self._fitting.pair(BeginTwin(dict(self.apart)))

    @Slot(dict)
    def _begun(self, values: dict[str, Any]) -> None:
        self.apart = values
        self.changed.emit()

    @Slot(object)
    def _ended(self, kept: Recipe | None) -> None:
        apart, self.apart = self.apart, {}
        if kept is not None:
            said = side_text(apart, kept)
            made = self._fitting.recipe
            if made is not None:
                self._fitting.recipe = made.changed(apart)
            self._desk.change(apart, text=self.tr("Twin kept: {0}").format(said))
            self.message.emit("info", self.tr("The twin is the network now: {0}.").format(said))
        self.changed.emit()

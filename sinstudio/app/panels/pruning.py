"""The panel of pruning: what would go now, by which rules, and the rounds that remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from sinstudio.app.panels.information import InformationPlot
from sinstudio.app.panels.panel import Panel
from sinstudio.app.panels.row import Place
from sinstudio.app.panels.structure import EditButtons
from sinstudio.app.theme import Theme
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.app.studio import Studio
    from sinstudio.training.snapshot import Removal, Snapshot


class PruningPanel(Panel):
    """What *Prune now* would remove, buttons for now and for rounds, and their settings.

    `seen` tells when the panel comes in sight and goes out of it.
    """

    seen = Signal(bool)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("PruningPanel", "Pruning")
        super().__init__(studio, "pruning", title, parent)
        self.add_heading(self.tr("What would go now"))
        self.removal = self.add_note("removal")
        self.removal.reserve_lines(2)
        self.plot = InformationPlot()
        self.add_widget(self.plot)
        self.buttons = EditButtons(
            studio,
            "prune",
            self.tr("Prune now"),
            self.tr("Remove at once what is said above"),
            self.tr("Prune in rounds"),
            self.tr("Decay, remove and recover, round by round, until the target is reached"),
        )
        self.add_widget(self.buttons)
        self.add_note().say(self.tr("PSNR dips in each round and recovers after it."))
        self.add_heading(self.tr("What is removed"))
        self.add("pruning.components")
        self.add("pruning.score")
        self.add("pruning.threshold")
        self.add("pruning.target")
        self.add_heading(self.tr("Rounds"))
        self.add("pruning.decay_steps")
        self.add("pruning.targeted", Place.WITHIN)
        self.add("pruning.targeted_steps")
        self.add("pruning.norm_threshold")
        self.add("pruning.recovery_steps")
        self.add("pruning.total_steps")
        self.add("pruning.rate")
        self.add_heading(self.tr("Weight decay"))
        self.add("decay.enabled", Place.WITHIN)
        self.add("decay.alpha")
        self.add("decay.strength")
        self.add("decay.norm")
        self.add("decay.course")
        studio.snapshot_changed.connect(self.set_snapshot)
        self.set_snapshot(studio.snapshot)
        self.follow()

    def show_recipe(self, recipe: Recipe) -> None:
        """Show what the rounds and the decay read."""
        pruning = recipe.pruning
        for name in ("targeted_steps", "norm_threshold"):
            self.rows[f"pruning.{name}"].setVisible(pruning.targeted)
        self.rows["pruning.score"].setEnabled(pruning.components != "columns")
        self.rows["decay.strength"].setVisible(isinstance(recipe.decay.alpha, str))

    @Slot(object)
    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Say what would go of this network."""
        self.plot.set_snapshot(snapshot)
        self.removal.say(self._removal_text(snapshot))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the panel is in sight."""
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is no longer."""
        super().hideEvent(event)
        self.seen.emit(False)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of the plot."""
        self.plot.set_theme(theme)

    def _removal_text(self, snapshot: Snapshot | None) -> str:
        if snapshot is None:
            return self.tr("Known once there is a network.")
        removal = snapshot.removal
        if removal is None:
            return self.tr("Known once the network has a picture to be trained on.")
        if removal.empty:
            return self.tr("Nothing: every row and column holds more than the threshold.")
        return self.tr("{0}: {1} of A.").format(
            self._parts(removal, snapshot.widths), _percent(removal.share)
        )

    def _parts(self, removal: Removal, widths: tuple[int, ...]) -> str:
        parts = []
        if removal.columns:
            columns = self.tr("{0} of {1} columns")
            parts.append(columns.format(f"{len(removal.columns):,}", f"{widths[0]:,}"))
        gone = sum(len(rows) for rows in removal.rows)
        if gone:
            rows = self.tr("{0} of {1} rows")
            parts.append(rows.format(f"{gone:,}", f"{sum(widths[1:-1]):,}"))
        return self.tr(" and ").join(parts)


def _percent(share: float) -> str:
    percent = 100 * share
    shown = f"{percent:.0f}" if percent >= 10 else f"{percent:.2g}"
    return f"{shown}\N{NO-BREAK SPACE}%"

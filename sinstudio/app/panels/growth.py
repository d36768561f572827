"""The panel of growth: where the network would grow now, and how much of it in rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from sinstudio.app.panels.panel import Panel
from sinstudio.app.panels.structure import EditButtons
from sinstudio.app.views.plotting import range_text
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.app.studio import Studio
    from sinstudio.training.snapshot import Snapshot


class GrowthPanel(Panel):
    """What *Grow now* would add, buttons for now and for rounds, and their settings."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("GrowthPanel", "Growth")
        super().__init__(studio, "growth", title, parent)
        self.add_heading(self.tr("What would be added now"))
        self.addition = self.add_note("addition")
        self.addition.reserve_lines(2)
        self.buttons = EditButtons(
            studio,
            "grow",
            self.tr("Grow now"),
            self.tr("Add at once what is said above"),
            self.tr("Grow in rounds"),
            self.tr("Train, add, and train again, until all have been added"),
        )
        self.add_widget(self.buttons)
        self.add_note().say(self.tr("PSNR dips after each addition and recovers."))
        self.add_heading(self.tr("New columns"))
        self.add("growth.add")
        self.add("growth.total")
        self.add("growth.every")
        self.sum = self.add_note("sum")
        self.add_heading(self.tr("Saturation"))
        self.add("growth.tolerance")
        self.add("growth.calm")
        studio.snapshot_changed.connect(self.set_snapshot)
        self.set_snapshot(studio.snapshot)
        self.follow()

    def show_recipe(self, recipe: Recipe) -> None:
        """Say what the rounds come to."""
        growth = recipe.growth
        rounds = -(-growth.total // growth.add)
        self.sum.say(
            self.tr("{0} rounds, {1} steps.").format(
                f"{rounds:,}", f"{(rounds + 1) * growth.every:,}"
            )
        )

    @Slot(object)
    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Say what would be added to this network."""
        self.addition.say(self._addition_text(snapshot))

    def _addition_text(self, snapshot: Snapshot | None) -> str:
        if snapshot is None:
            return self.tr("Known once there is a network.")
        addition = snapshot.addition
        if addition is None:
            return self.tr("Known once the network has a picture to be trained on.")
        if addition.block is None:
            return self.tr("Nothing: {0}.").format(addition.reason)
        text = (
            self.tr("1 column in block {1} (radii {2}): {3}.")
            if addition.count == 1
            else self.tr("{0} columns in block {1} (radii {2}): {3}.")
        )
        state = snapshot.block_states[addition.block]
        return text.format(
            f"{addition.count:,}",
            addition.block + 1,
            range_text(state.low, state.high),
            addition.reason,
        )

"""The panel of the training: when it ends, how it steps, and on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from sinstudio.app.panels.panel import Panel
from sinstudio.app.panels.row import Place
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.app.studio import Studio
    from sinstudio.training.snapshot import Snapshot


class TrainingPanel(Panel):
    """Stop rules, batch, rate, and the machine."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("TrainingPanel", "Training")
        super().__init__(studio, "training", title, parent)
        self.add_heading(self.tr("Stop after"))
        self.add("training.steps", Place.WITHIN)
        self.add("training.seconds", Place.WITHIN)
        self.add_heading(self.tr("Stop sooner at"))
        self.add("training.target_psnr", Place.WITHIN)
        self.add("training.stop_loss", Place.WITHIN)
        self.add_note().say(
            self.tr("Whichever comes first. One of steps, time and PSNR has to stay on.")
        )
        self.add_heading(self.tr("Each step"))
        self.add("training.batch")
        self.passes = self.add_note("passes")
        self.add_heading(self.tr("Learning rate"))
        self.add("training.rate")
        self.add("training.output_rate")
        self.add("training.schedule")
        self.add("training.final_rate")
        self.add_heading(self.tr("Machine"))
        self.add("training.device")
        self.device = self.add_note("device")
        self.add("training.threads")
        self.add("training.precision")
        self.add_heading(self.tr("Random numbers"))
        self.add("training.seed")
        studio.target_changed.connect(self._count_passes)
        studio.snapshot_changed.connect(self.set_snapshot)
        self.set_snapshot(studio.snapshot)
        self.follow()

    def show_recipe(self, recipe: Recipe) -> None:
        """Say what these settings come to, and hide what the schedule does not read."""
        self.rows["training.final_rate"].setHidden(recipe.training.schedule == "constant")
        self._say_passes(recipe)

    @Slot(object)
    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show the device that is in use."""
        text = self.tr("In use: {}.").format(snapshot.device) if snapshot else ""
        if text != self.device.text():
            self.device.say(text)

    @Slot()
    def _count_passes(self) -> None:
        self._say_passes(self.studio.recipe)

    def _say_passes(self, recipe: Recipe) -> None:
        target, training = self.studio.target, recipe.training
        if target is None or not training.steps:
            self.passes.say("")
            return
        pixels = target.shape[0] * target.shape[1]
        batch = pixels if isinstance(training.batch, str) else training.batch
        passes = training.steps * min(batch, pixels) / pixels
        shown = f"{passes:,.0f}" if passes >= 10 else f"{passes:.2g}"
        self.passes.say(
            self.tr("{:,} steps are {} passes over the picture.").format(training.steps, shown)
        )

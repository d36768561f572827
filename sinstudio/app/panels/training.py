"""The panel of the training: when it ends, how it steps, and on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from sinstudio.app.panels.editors.phases import PhasesEditor
from sinstudio.app.panels.panel import Panel
from sinstudio.app.panels.row import Place
from sinstudio.app.running.phases import going_phase, phase_text
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.app.commanding.situation import Situation
    from sinstudio.app.studio import Studio
    from sinstudio.training.snapshot import PhaseState, Snapshot


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
        phases = self.add("training.phases", Place.ABOVE)
        self.rows["training.phases"].make_heading()
        self.phases = phases if isinstance(phases, PhasesEditor) else None
        self.add_note().say(
            self.tr(
                "Fit, grow, prune and fine-tune in this order, by the settings of the panels "
                "Growth and Pruning."
            )
        )
        self.phase = self.add_note("phase")
        self.phase.reserve_lines(2)
        self.skip = QPushButton(self.tr("Skip phase"))
        self.skip.setObjectName("training.skip_phase")
        self.skip.setToolTip(self.tr("Go on with the next phase of the run"))
        self.skip.clicked.connect(studio.skip_phase)
        self.skip.hide()
        self.add_widget(self.skip)
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
        studio.situation_changed.connect(self._show_situation)
        self._show_situation(studio.situation)
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
        self._show_phase(going_phase(snapshot))

    def _show_phase(self, phase: PhaseState | None) -> None:
        """Show where the run is, and its phases in the list."""
        text = self.tr("Now: {0}.").format(phase_text(phase)) if phase else ""
        if text != self.phase.text():
            self.phase.say(text)
            self.skip.setVisible(bool(text))
        if self.phases is not None:
            names, index = (phase.names, phase.index) if phase is not None else ((), None)
            self.phases.show_plan(names, index)

    @Slot(object)
    def _show_situation(self, situation: Situation) -> None:
        self.skip.setEnabled(situation.can_skip)

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
        domain = self.studio.domain
        text = (
            self.tr("{:,} steps are {} passes over the signal.")
            if domain is not None and domain.signal
            else self.tr("{:,} steps are {} passes over the picture.")
        )
        self.passes.say(text.format(training.steps, shown))

"""The panel of the network: its widths, initial values, and what of it is trained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from sinstudio.app.panels.editors.trained import TrainedEditor
from sinstudio.app.panels.panel import Panel
from sinstudio.app.panels.row import Place
from sinstudio.network.siren import siren_cycles
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sinstudio.app.running.preview import Preview
    from sinstudio.app.studio import Studio


def parameter_count(inputs: int, hidden: Sequence[int], channels: int) -> int:
    """Count the parameters of a network, its frequencies ω and shifts φ included.

    Parameters
    ----------
    inputs
        m, number of input frequencies.
    hidden
        Widths of the hidden layers, first to last.
    channels
        c.
    """
    count, width = 3 * inputs, inputs
    for following in (*hidden, channels):
        count += following * (width + 1)
        width = following
    return count


class NetworkPanel(Panel):
    """Hidden widths, what is trained, and initial values."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("NetworkPanel", "Network")
        super().__init__(studio, "network", title, parent)
        self._inputs: int | None = None
        self.add_heading(self.tr("Input frequencies ω"))
        self.add("network.baseline")
        self.add("network.omega0")
        self.reach = self.add_note("reach")
        self.add_heading(self.tr("Size"))
        self.add("network.hidden", Place.ABOVE)
        self.widths = self.add_note("widths")
        self.add_heading(self.tr("Training"))
        self.add("network.trainable", Place.ABOVE)
        self.add_heading(self.tr("Initial values"))
        self.add("network.scale_a")
        self.add("network.inverse_c", Place.WITHIN)
        self.add("network.scale_c")
        self.add("network.zero_phases", Place.WITHIN)
        self.add("network.zero_biases", Place.WITHIN)
        studio.preview_changed.connect(self.set_preview)
        studio.target_changed.connect(self._measure)
        self.follow()

    @Slot(object)
    def set_preview(self, preview: Preview) -> None:
        """Count the input frequencies that there will be."""
        self._inputs = len(preview.frequencies)
        self._measure()

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the rows that are read, and say what these settings come to."""
        siren = recipe.network.baseline == "siren"
        self.rows["network.omega0"].setHidden(not siren)
        trained = self.rows["network.trainable"].editor
        if isinstance(trained, TrainedEditor):
            trained.offer_omega(siren)
        self._say_reach(recipe)
        self._say_widths(recipe)

    @Slot()
    def _measure(self) -> None:
        self._say_reach(self.studio.recipe)
        self._say_widths(self.studio.recipe)

    def _say_reach(self, recipe: Recipe) -> None:
        """Say how far the frequencies of a SIREN reach, in the unit that one can see."""
        network, domain = recipe.network, self.studio.domain
        if network.baseline == "none":
            self.reach.say("")
            return
        signal = domain is not None and domain.signal
        text = (
            self.tr("ω starts within ±{:.3g} cycles per signal.")
            if signal
            else self.tr("ω starts within ±{:.3g} cycles per picture.")
        )
        self.reach.say(text.format(siren_cycles(network.omega0, signal=signal)))

    def _say_widths(self, recipe: Recipe) -> None:
        model = self.studio.lone_model
        if model is not None:
            self._show_size(model.network.widths, model.network.parameter_count())
            return
        target = self.studio.target
        inputs = recipe.frequencies.count if self._inputs is None else self._inputs
        asked: Any = recipe.picture.channels
        channels = 3 if asked == "auto" else asked
        if target is not None:
            channels = target.shape[2]
        widths = (inputs, *recipe.network.hidden, channels)
        inverse = recipe.network.inverse_c
        self.rows["network.inverse_c"].setHidden(not inverse and widths != (1, 1, 1))
        self.rows["network.scale_c"].setHidden(inverse and widths == (1, 1, 1))
        count = parameter_count(inputs, recipe.network.hidden, channels)
        self._show_size(widths, count)

    def _show_size(self, widths: Sequence[int], count: int) -> None:
        shown = " → ".join(str(width) for width in widths)
        self.widths.say(self.tr("{} ({:,} parameters)").format(shown, count))

"""The panel of the bounds: one slider, and the table of blocks behind it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from sinstudio.app.panels.blocks import BlockTable
from sinstudio.app.panels.disclosure import Disclosure
from sinstudio.app.panels.editors.layers import LayerBoundsEditor
from sinstudio.app.panels.filter import FilterRow
from sinstudio.app.panels.panel import Panel
from sinstudio.app.panels.row import Place
from sinstudio.app.theme import Theme
from sinstudio.network.blocks import Blocks
from sinstudio.training.choose import blocks_for
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sinstudio.app.running.preview import Preview
    from sinstudio.app.studio import Studio
    from sinstudio.network.domain import Domain
    from sinstudio.training.snapshot import Snapshot

_TABLE = ("bounds.limits", "bounds.values")


class BoundsPanel(Panel):
    """Whether A is bounded, how smooth, and by which blocks.

    While the bounds are automatic the table, folded away, shows those in effect; whoever edits it
    goes on from them, and the bounds are automatic no longer.
    """

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("BoundsPanel", "Bounds")
        super().__init__(studio, "bounds", title, parent)
        self._radii: NDArray[np.float64] = np.empty(0)
        self._domain: Domain | None = None  # of these radii
        self._ordered: list[QWidget] = []
        self.add("bounds.enabled", Place.WITHIN)
        self.add("bounds.automatic", Place.WITHIN)
        self.add("bounds.smoothness", Place.ABOVE)
        self.filter = FilterRow(studio.filtering)
        self.add_widget(self.filter)
        self.fold = Disclosure(self.tr("Blocks"), "bounds.blocks")
        self.fold.setToolTip(
            self.tr("The limits L between blocks of frequencies, and the bound B of each (§6)")
        )
        self.fold.unfolded.connect(self._unfold)
        self._unfolded: bool | None = None  # as the user wants it; None: by hand or not
        self.add_widget(self.fold)
        self.table = BlockTable()
        self.table.edited.connect(self._edit_table)
        self.table.reset_wanted.connect(self._reset_table)
        self.add_widget(self.table)
        self.unknown = self.add_note("unknown")
        self.add_heading(self.tr("Deeper layers"))
        self.add("bounds.deeper", Place.WITHIN)
        studio.preview_changed.connect(self.set_preview)
        studio.snapshot_changed.connect(self.set_snapshot)
        self.set_snapshot(studio.snapshot)
        self.follow()

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the blocks, and enable what is read."""
        bounds = recipe.bounds
        self.rows["bounds.automatic"].setEnabled(bounds.enabled)
        self.rows["bounds.smoothness"].setEnabled(bounds.enabled and bounds.automatic)
        self.rows["bounds.deeper"].setEnabled(bounds.enabled)
        self.table.setEnabled(bounds.enabled)
        deeper = self.rows["bounds.deeper"].editor
        if isinstance(deeper, LayerBoundsEditor):
            deeper.set_layers(len(recipe.network.hidden) - 1)
        self._show_blocks(recipe)

    @Slot(object)
    def set_preview(self, preview: Preview) -> None:
        """Take the radii of the frequencies that would be used, while there is no network."""
        if self.studio.snapshot is None:
            self._set_radii(preview.radii, preview.domain)

    @Slot(object)
    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Take the radii of the network's frequencies."""
        if snapshot is not None:
            self._set_radii(snapshot.radii, snapshot.domain)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of the blocks."""
        self.table.set_theme(theme)

    def take(self, key: str, value: Any) -> None:
        """Go on from the automatic blocks when they are switched off."""
        values = {key: value}
        if key == "bounds.automatic" and value is False and self._domain is not None:
            blocks = self.table.blocks
            values |= {"bounds.limits": blocks.limits, "bounds.values": blocks.values}
        self.change(values)

    def _set_radii(self, radii: NDArray[np.float64], domain: Domain) -> None:
        if domain == self._domain and np.array_equal(radii, self._radii):
            return
        self._radii, self._domain = radii, domain
        self.table.set_nyquist(domain.nyquist)
        self._show_blocks(self.studio.recipe)

    def _show_blocks(self, recipe: Recipe) -> None:
        bounds = recipe.bounds
        known = not bounds.automatic or self._domain is not None
        unfolded = not bounds.automatic if self._unfolded is None else self._unfolded
        self.fold.setChecked(unfolded)
        self.table.setVisible(known and unfolded)
        quiet = known or not unfolded
        self.unknown.say("" if quiet else self.tr("They are known once a picture is open."))
        if not bounds.automatic:
            self.table.set_blocks(Blocks(bounds.limits, bounds.values))
        elif self._domain is not None:
            even_if_off = recipe.changed({"bounds.enabled": True})
            self.table.set_blocks(blocks_for(even_if_off, self._radii, self._domain))
        self.table.count_columns(self._radii if self._domain is not None else None)
        self._order()

    @Slot(bool)
    def _unfold(self, unfolded: bool) -> None:
        self._unfolded = unfolded
        self._show_blocks(self.studio.recipe)

    def _order(self) -> None:
        """Let the Tab key go down the panel, through boxes that were made later too."""
        deeper = self.rows["bounds.deeper"].editor
        boxes = deeper.boxes if isinstance(deeper, LayerBoundsEditor) else []
        order = [*self.table.controls, *boxes]
        if order != self._ordered:
            self._ordered = order
            for before, after in pairwise(order):
                QWidget.setTabOrder(before, after)

    @Slot(object, object)
    def _edit_table(self, limits: object, values: object) -> None:
        self.change({"bounds.automatic": False, "bounds.limits": limits, "bounds.values": values})

    @Slot()
    def _reset_table(self) -> None:
        defaults = Recipe()
        self.change({key: defaults.get(key) for key in ("bounds.automatic", *_TABLE)})

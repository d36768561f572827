"""The weights: how the entries of A are distributed, block by block, and where their bounds lie."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sinstudio.app.views.histogram_plot import HistogramPlot
from sinstudio.app.views.plotting import (
    InfoLine,
    Key,
    LiveView,
    new_plot,
    radius_text,
    style_plot,
)
from sinstudio.app.views.spectrum_note import Note
from sinstudio.app.views.weights_bar import WeightsBar
from sinstudio.app.views.weights_drawing import HistogramDrawing
from sinstudio.app.views.weights_heat import HeatMap
from sinstudio.app.views.weights_note import (
    bin_text,
    block_name,
    bound_text,
    handle_text,
    moment_text,
)
from sinstudio.network.blocks import Blocks
from sinstudio.network.first_layer import rms_local_frequency
from sinstudio.training.snapshot import Histogram, Snapshot


class Weights(LiveView):
    """Step curves of log(1 + count), one for each block, with bounds ±B that can be dragged.

    Bounds are those of `set_blocks`, which follow the settings at once, or else the snapshot's.
    """

    bound_moved = Signal(int, float)  # block, B it is dragged to
    bound_dropped = Signal()
    block_chosen = Signal(int)  # -1 for all

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("weights", parent)
        self.setAccessibleName(self.tr("Weights"))
        self.bar = WeightsBar(self)
        self.plot = new_plot(self.tr("entry of A"), self.tr("entries"), self, kind=HistogramPlot)
        self.plot.setAccessibleName(self.tr("Histogram of A"))
        self.plot.setMouseEnabled(x=False, y=False)
        self.heat = HeatMap(self)
        self._plots = QStackedWidget()
        self._plots.addWidget(self.plot)
        self._plots.addWidget(self.heat.plot)
        self.note = Note("weights.note", self.plot)
        self.heat_note = Note("weights.heat.note", self.heat.plot)
        self.key = Key("weights.key", self)
        self.key.setToolTip(
            self.tr(
                "How many entries of A have a value, in each block of frequencies; the lines are "
                "the bounds ±B of the blocks (§6): drag them, or type them in the panel Bounds. "
                "Counts are on a logarithmic scale."
            )
        )
        self.local = InfoLine("weights.local", self)
        self.local.setToolTip(
            self.tr(
                "RMS local frequency √(Σ a²r²/2) of each neuron, in cycles per short side: the "
                "middle one, and where the others lie but for a twentieth at either end. Automatic "
                "bounds keep it near Nyquist divided by the smoothness."
            )
        )
        self._drawing = HistogramDrawing(self.plot)
        self._blocks: Blocks | None = None
        self._refusal = ""
        self._histogram: Histogram | None = None
        self._remembered: Histogram | None = None
        self._drawn: tuple[object, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(2)
        for widget in (self.bar, self.key):
            layout.addWidget(widget)
        layout.addWidget(self._plots, 1)
        layout.addWidget(self.local)
        self._connect()
        self._restyle()
        self._clear()

    def _connect(self) -> None:
        self.plot.bound_moved.connect(self.bound_moved)
        self.plot.bound_dropped.connect(self.bound_dropped)
        self.plot.bound_dropped.connect(self._redraw)
        self.plot.pointed.connect(self._tell)
        self.heat.pointer.moved.connect(self._tell_moment)
        self.bar.block_chosen.connect(self._choose)
        self.bar.heat_chosen.connect(self._show_heat)

    @property
    def curves(self) -> list[Any]:
        """The step curve of each block."""
        return list(self._drawing.curves)

    @property
    def lines(self) -> list[tuple[Any, Any]]:
        """The lines at -B and B of each block."""
        return list(self.plot.handles.lines)

    @Slot(object)
    def remember(self, snapshot: Snapshot | None) -> None:
        """Take the newest state into the heat map, whatever step is shown beside it."""
        histogram = None if snapshot is None else snapshot.histogram
        if snapshot is None:
            self.heat.clear()
        elif histogram is not None and histogram is not self._remembered:
            self.heat.track.add(snapshot.step, histogram, snapshot.blocks.values)
        self._remembered = histogram

    @Slot(object)
    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show a state of the fit; None when there is none any more."""
        self._histogram = None if snapshot is None else snapshot.histogram
        self.bar.filtered.set_snapshot(snapshot)
        super().set_snapshot(snapshot)

    @Slot(object)
    def set_blocks(self, blocks: Blocks | None) -> None:
        """Show the bounds of the settings from now on; None for those of the snapshot."""
        self._blocks = blocks
        self.refresh()

    @Slot(str)
    def set_refusal(self, refusal: str) -> None:
        """Say why bounds cannot be dragged; an empty text lets them be."""
        self._refusal = refusal
        self._redraw()

    @Slot(int)
    def choose_block(self, block: int) -> None:
        """Let a block stand out; -1 for none."""
        self.bar.choose(block)

    def _restyle(self) -> None:
        style_plot(self.plot, self._theme)
        self.heat.set_theme(self._theme)
        for part in (self.note, self.heat_note, self.bar.filtered):
            part.set_theme(self._theme)
        self._drawn = ()

    @Slot()
    def _redraw(self) -> None:
        self._drawn = ()
        self.refresh()

    @property
    def _shown_blocks(self) -> Blocks | None:
        if self._blocks is not None or self._snapshot is None:
            return self._blocks
        return self._snapshot.blocks

    def _draw(self) -> None:
        snapshot, blocks = self._snapshot, self._shown_blocks
        histogram = None if snapshot is None else snapshot.histogram
        if snapshot is None or histogram is None or blocks is None:
            self._clear()
            return
        key = (
            histogram,
            blocks,
            self._theme,
            self.bar.chosen,
            snapshot.filter,
            self.bar.heat.isChecked(),
        )
        if self._drawn and self._drawn[0] is histogram and self._drawn[1:] == key[1:]:
            return
        self._drawn = key
        names = [block_name(blocks.limits, k) for k in range(len(blocks))]
        self.bar.set_blocks(names, self._theme)
        if self.plot.held is None:  # or the axis would move under the hand
            self._drawing.fit(histogram, blocks.values)
        self._drawing.draw(histogram, len(blocks), self.bar.chosen, self._theme)
        self._draw_bounds(snapshot, blocks)
        colours = [self._theme.block(k) for k in range(len(blocks))]
        entries = zip(colours, names, blocks.values, strict=True)
        self.key.set_entries([(c, f"{name}: {bound_text(b)}") for c, name, b in entries])
        self.local.setText(self._local_text(snapshot))
        if self.bar.heat.isChecked():
            self.heat.draw(self.bar.chosen, self._drawing.reach, colours)

    def _clear(self) -> None:
        self._drawn = ()
        self.plot.release()
        self.plot.handles.show((), self._theme)
        self._drawing.clear()
        self.key.set_entries([])
        self.bar.set_blocks([], self._theme)
        self.local.setText("")

    def _draw_bounds(self, snapshot: Snapshot, blocks: Blocks) -> None:
        handles = self.plot.handles
        handles.reach, handles.movable = self._drawing.reach, not self._refusal
        handles.chosen = self.bar.chosen
        if handles.held is not None and handles.held[0] >= len(blocks):
            self.plot.release()
        handles.show(blocks.values, self._theme)
        clips = () if snapshot.filter is None else snapshot.filter.bounds.values
        self._drawing.show_clips(clips, self._theme)

    @Slot(int)
    def _choose(self, block: int) -> None:
        self._redraw()
        self.block_chosen.emit(block)

    @Slot(bool)
    def _show_heat(self, shown: bool) -> None:
        self._plots.setCurrentIndex(int(shown))
        self._redraw()

    # -- what the mouse points at ----------------------------------------------------------------

    @Slot(object)
    def _tell(self, mouse: QPointF | None) -> None:
        """Explain the bound or the bin under the mouse."""
        blocks, histogram, box = self._shown_blocks, self._histogram, self.plot.getViewBox()
        if mouse is None or blocks is None or histogram is None:
            self.note.show_text("", None)
            return
        found = self.plot.held or self.plot.handles.at(mouse)
        text = ""
        if found is not None:
            text = handle_text(blocks.limits, blocks.values, found[0])
        elif box.sceneBoundingRect().contains(mouse):
            x = box.mapSceneToView(mouse).x()
            text = bin_text(histogram, blocks.limits, blocks.values, x)
            text = f"{text}\n{self._refusal}".rstrip()
        self.note.show_text(text, mouse)

    @Slot(object)
    def _tell_moment(self, mouse: QPointF | None) -> None:
        """Explain the step and the bin under the mouse."""
        found = None if mouse is None else self.heat.under(mouse)
        blocks = self._shown_blocks
        text = moment_text(*found, blocks.limits) if found and blocks else ""
        self.heat_note.show_text(text, mouse)

    def _local_text(self, snapshot: Snapshot) -> str:
        """How fast the neurons of the first hidden layer wave."""
        layer = snapshot.layer
        if layer is None:
            return ""
        local = rms_local_frequency(layer.weight, snapshot.domain.radii(layer.frequencies))
        low, middle, high = (
            f"{r:.1f}" if r < 10 else f"{r:.0f}" for r in np.quantile(local, (0.05, 0.5, 0.95))
        )
        text = self.tr("Local frequency {0} ({1}\N{EN DASH}{2}), Nyquist {3}")
        return text.format(middle, low, high, radius_text(snapshot.domain.nyquist))

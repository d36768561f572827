"""The spectrum of reconstruction and original, with the input frequencies of the network."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sinstudio.app.jobs import Jobs
from sinstudio.app.views.plotting import (
    InfoLine,
    Legend,
    LiveView,
    Pointer,
    new_plot,
    radius_text,
    range_text,
    style_plot,
)
from sinstudio.app.views.spectrum_bar import SpectrumBar
from sinstudio.app.views.spectrum_image import DIFFERENCE_DB
from sinstudio.app.views.spectrum_insight import Insight
from sinstudio.app.views.spectrum_layer import SpectrumLayer
from sinstudio.app.views.spectrum_marks import Borders, FrequencyDots, FrequencySet, square
from sinstudio.app.views.spectrum_note import Note
from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Cycles, Domain
from sinstudio.training.snapshot import Snapshot

_MARGIN = 0.04  # of the Nyquist frame, left free around it


class Spectrum(LiveView):
    """Log spectrum of a picture with the input frequencies, block borders and Nyquist frame.

    Axes are in cycles per picture, y downwards as in the picture, so that a dot lies in the
    direction in which its wave runs; a block of radii is a rectangle.
    """

    def __init__(self, parent: QWidget | None = None, *, jobs: Jobs | None = None) -> None:
        super().__init__("spectrum", parent)
        self.insight = Insight(jobs or Jobs(self), self)
        self.insight.explained.connect(self._show_note)
        self.insight.predicted.connect(self.refresh)
        self.setAccessibleName(self.tr("Spectrum"))
        self.bar = SpectrumBar(self)
        self.bar.source_changed.connect(self.refresh)
        self.bar.dots_toggled.connect(self._toggle_dots)
        self.bar.rings_toggled.connect(self._toggle_rings)
        self.bar.nyquist_asked.connect(self.go_home)
        self.bar.near_asked.connect(self.go_near)
        self._original_domain: Domain | None = None
        self._preview: FrequencySet | None = None
        self._preview_from: tuple[int, Cycles] | None = None
        self._set: FrequencySet | None = None
        self._home_domain: Domain | None = None
        self._marking = False
        self._marked: tuple[object, ...] = ()
        self._marked_on: FrequencySet | None = None
        self.plot = new_plot(self.tr("cycles per width"), self.tr("cycles per height"), self)
        self.plot.setAccessibleName(self.tr("Spectrum plot"))
        self._view = self.plot.getViewBox()
        self._view.invertY(True)
        self.layer = SpectrumLayer(self.plot)
        self.borders = Borders(self.plot)
        self.dots = FrequencyDots(self.plot)
        self.legend = Legend(self.plot)
        self.note = Note(self.plot)
        self.info = InfoLine("spectrum.info", self)
        self.info.setAccessibleName(self.tr("What is under the mouse"))
        self._position: QPointF | None = None
        self._pointer = Pointer(self.plot)
        self._pointer.moved.connect(self._point)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.bar)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.info)
        self._restyle()

    # -- controls --------------------------------------------------------------------------------

    @Slot(bool)
    def _toggle_dots(self, visible: bool) -> None:
        self.dots.set_visible(visible)
        self._explain()

    @Slot(bool)
    def _toggle_rings(self, visible: bool) -> None:
        self.borders.set_visible(visible)
        self.refresh()

    @Slot()
    def go_home(self) -> None:
        """Show everything up to the Nyquist frame."""
        domain = self._home_domain
        if domain is not None:
            self._view.setRange(square(domain, domain.nyquist), padding=_MARGIN)

    @Slot()
    def go_near(self) -> None:
        """Show as much as the input frequencies take up."""
        if self._set is not None and len(self._set.frequencies):
            x, y = np.abs(self._set.places()).max(axis=0)
            x, y = max(x, 1.0), max(y, 1.0)
            self._view.setRange(QRectF(-x, -y, 2 * x, 2 * y), padding=_MARGIN)

    # -- what is shown ---------------------------------------------------------------------------

    @Slot(object)
    def set_original(self, picture: NDArray[np.float32] | None) -> None:
        """Show another original, H × W × C, 0…1; None when there is none any more."""
        self.layer.set_original(picture)
        self._original_domain = (
            None if picture is None else Domain(picture.shape[1], picture.shape[0])
        )
        self.refresh()

    def set_preview(
        self,
        frequencies: Cycles,
        radii: NDArray[np.float64],
        blocks: Blocks,
        domain: Domain,
    ) -> None:
        """Show frequencies before they are trained, until a network is or has moved on.

        Parameters
        ----------
        frequencies
            m × 2, cycles per period.
        radii
            m, cycles per S pixels.
        blocks, domain
            Blocks of the radii, and where the frequencies live.
        """
        snapshot = self._snapshot
        if snapshot is not None and snapshot.state == "running":
            return
        self._preview_from = None if snapshot is None else (snapshot.step, snapshot.frequencies)
        self._preview = FrequencySet(
            frequencies, radii, None, blocks.block_of(radii), blocks, domain
        )
        known = self._set_of(snapshot)
        if known is not None and known.lies_at(frequencies, domain):
            self._preview = None  # these are trained already
        self.refresh()

    @Slot(object)
    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show the newest state of the fit; None when there is none any more."""
        if snapshot is not None and self._preview is not None and not self._is_previewed(snapshot):
            self._preview = None
        super().set_snapshot(snapshot)

    def mark_removal(self, marking: bool) -> None:
        """Mark the frequencies that pruning would remove now, or no longer."""
        if marking != self._marking:
            self._marking = marking
            self.refresh()

    def _is_previewed(self, snapshot: Snapshot) -> bool:
        """Whether a preview still tells more than this snapshot: nothing has moved since."""
        if self._preview_from is None:
            return False
        step, frequencies = self._preview_from
        return snapshot.step == step and np.array_equal(snapshot.frequencies, frequencies)

    def _restyle(self) -> None:
        style_plot(self.plot, self._theme)
        self.note.set_theme(self._theme)

    def _draw(self) -> None:
        snapshot = self._snapshot
        self._set = self._preview or self._set_of(snapshot)
        domain = self._set.domain if self._set else self._original_domain
        if domain is not None and domain != self._home_domain:
            self._home_domain = domain
            self._view.setAspectLocked(True, domain.height / domain.width)
            self.go_home()
        self.dots.show(self._set, self._theme)
        self._mark()
        blocks = self._set.blocks if self._set else None
        self.borders.show(domain, blocks, self._theme)
        self.legend.set_entries(self._legend(blocks), self._theme)
        if snapshot is None:
            self.layer.set_reconstruction(None)
        else:
            size = snapshot.domain
            self.layer.set_reconstruction(snapshot.spectrum, size.width, size.height)
        self.insight.look_at(None if self._preview else snapshot)
        self.layer.set_predicted(self.insight.predict(self.bar.order))
        self.layer.show(self.bar.source, self._theme)
        self._explain()

    def _mark(self) -> None:
        """Put crosses on what would go; a preview is of a network that is not there yet."""
        removal = None
        if self._marking and self._preview is None and self._snapshot is not None:
            removal = self._snapshot.removal
        columns = removal.columns if removal else ()
        on, marked = self._set, (columns, self._theme)
        if on is not self._marked_on or marked != self._marked:
            self._marked_on, self._marked = on, marked
            self.dots.mark(columns)

    def _set_of(self, snapshot: Snapshot | None) -> FrequencySet | None:
        """What a snapshot says of its frequencies; the same object while that stays the same."""
        if snapshot is None:
            return None
        old = self._set
        if old is not None and (
            old.norms is snapshot.column_norms
            and old.frequencies is snapshot.frequencies
            and old.blocks == snapshot.blocks
            and old.domain == snapshot.domain
        ):
            return old
        return FrequencySet(
            snapshot.frequencies,
            snapshot.radii,
            snapshot.column_norms,
            snapshot.block_of,
            snapshot.blocks,
            snapshot.domain,
        )

    def _legend(self, blocks: Blocks | None) -> list[tuple[str, str]]:
        entries = []
        if blocks is not None and len(blocks) > 1 and self.bar.rings:
            edges = (0.0, *blocks.limits, np.inf)
            entries = [
                (self._theme.block(k), range_text(low, high))
                for k, (low, high) in enumerate(pairwise(edges))
            ]
        if self.dots.marked:
            entries.append(("", self.tr("\N{MULTIPLICATION X} would be pruned")))
        return entries

    # -- the mouse -------------------------------------------------------------------------------

    @Slot(object)
    def _point(self, position: QPointF | None) -> None:
        inside = position is not None and self._view.sceneBoundingRect().contains(position)
        self._position = position if inside else None
        self._explain()

    def _explain(self) -> None:
        """Say what is under the mouse, or what is shown."""
        position = self._position
        index = None if position is None else self.dots.near(position)
        self.dots.point_at(index)
        if index is not None:
            self.info.setText(self._frequency_text(index))
        elif position is not None and self._home_domain is not None:
            self.info.setText(self._place_text(position))
        else:
            self.info.setText(self._summary())
        self.insight.point_at(self._frequency_under_mouse(index))
        self._show_note()

    def _frequency_text(self, index: int) -> str:
        shown = self._set
        assert shown is not None
        if shown.whole:
            x, y = (str(int(value)) for value in shown.frequencies[index])
            text = self.tr("k ({0}, {1})  radius {2}  block {3}")
        else:
            x, y = (f"{value:.2f}" for value in shown.places()[index])
            text = self.tr("({0}, {1}) per picture  radius {2}  block {3}")
        text = text.format(
            x,
            y,
            radius_text(float(shown.radii[index])),
            int(shown.block_of[index]) + 1,
        )
        if shown.norms is not None:
            text += "  " + self.tr("norm {0}").format(f"{shown.norms[index]:.3g}")
        return text + "  " + self.tr("would be pruned") if index in self.dots.marked else text

    def _place_text(self, position: QPointF) -> str:
        place = self._view.mapSceneToView(position)
        text = f"x {place.x():.1f}  y {place.y():.1f}"
        value = self.layer.value_at(place.x(), place.y())
        return text if value is None else f"{text}  {value:+.0f} dB"

    def _summary(self) -> str:
        if self.bar.order:
            return self.insight.prediction_text
        source = self.bar.source
        shown = self.layer.item.isVisible()
        parts = []
        if not shown and source == "original":
            parts.append(self.tr("No picture yet."))
        elif not shown and source == "reconstruction":
            parts.append(self.tr("No reconstruction yet."))
        elif not shown:
            parts.append(self.tr("No two spectra to compare yet."))
        elif source == "difference":
            text = self.tr("Blue: too little, orange: too much (±{0} dB).")
            return text.format(f"{DIFFERENCE_DB:g}")
        if self._set is not None:
            text = (
                self.tr("{0} frequencies, Nyquist {1}")
                if self._set.norms is not None
                else self.tr("Preview: {0} frequencies, Nyquist {1}")
            )
            nyquist = radius_text(self._set.domain.nyquist)
            parts.append(text.format(f"{len(self._set.frequencies):,}", nyquist))
        return " ".join(parts)

    # -- what Theorem 1 says ---------------------------------------------------------------------

    def _frequency_under_mouse(self, index: int | None) -> tuple[int, int] | None:
        """Frequency of a dot, or the one of the period lattice that is nearest to the mouse."""
        shown, position = self._set, self._position
        if shown is None or position is None:
            return None
        if index is not None:
            x, y = shown.frequencies[index]
            return int(x), int(y)
        place, period = self._view.mapSceneToView(position), shown.domain.period
        return round(place.x() * period[0] / 2), round(place.y() * period[1] / 2)

    @Slot()
    def _show_note(self) -> None:
        """Show what is known of the frequency that the mouse points at."""
        self.note.show_text(self.insight.note, self._position)

    def hideEvent(self, event: QHideEvent) -> None:
        """Have nothing worked out that cannot be seen."""
        self.insight.forget()
        super().hideEvent(event)

"""The views, fed by the studio; the studio, told what they look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from sinstudio.app.docks import Docks
from sinstudio.app.hands.bounding import Bounding
from sinstudio.app.hands.limits import Limits
from sinstudio.app.hands.picking import Picking
from sinstudio.app.running.pictures import Pixels
from sinstudio.app.running.preview import Preview
from sinstudio.app.studio import Studio
from sinstudio.app.theme import Theme
from sinstudio.app.views.canvas import Canvas
from sinstudio.app.views.curves import Curves
from sinstudio.app.views.filter_badge import FilterBadge
from sinstudio.app.views.saturation import Saturation
from sinstudio.app.views.signal_spectrum import SignalSpectrum
from sinstudio.app.views.spectrum import Spectrum
from sinstudio.app.views.timeline import TimelineStrip
from sinstudio.app.views.weights import Weights
from sinstudio.files.signal import Units
from sinstudio.training.snapshot import Snapshot, View


class Viewing(QObject):
    """Makes the views of one window and connects them to a studio."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._docks: Docks | None = None
        self.limits = Limits(studio, self)
        self.picking = Picking(studio, self)
        self._view = View(picture=False, spectrum=False, weights=False)
        self.canvas = Canvas()
        self.timeline = TimelineStrip(studio.timeline)
        self.canvas.put_below(self.timeline)
        self.spectrum = Spectrum(jobs=studio.jobs)
        self.signal_spectrum = SignalSpectrum(jobs=studio.jobs)
        self._spectra = QStackedWidget()
        self._spectra.addWidget(self.spectrum)
        self._spectra.addWidget(self.signal_spectrum)
        tip = self.tr("The spectrum of the reconstruction is that of the filtered picture")
        self._filtered = FilterBadge("spectrum.filtered", tip)
        for spectrum in (self.spectrum, self.signal_spectrum):
            self.limits.follow(spectrum)
            self.picking.follow(spectrum)
        self.weights = Weights()
        self.saturation = Saturation()
        self.curves = Curves()
        self._gather = QTimer(self)  # docks move several at a time
        self._gather.setSingleShot(True)
        self._gather.timeout.connect(self._look)
        studio.units_changed.connect(self.canvas.set_units)
        studio.units_changed.connect(self._choose_spectrum)
        studio.target_changed.connect(self.canvas.set_original)
        studio.target_changed.connect(self._show_original)
        studio.preview_changed.connect(self._show_preview)
        self.bounding = Bounding(studio, self)  # first: views draw with the blocks it has
        self._connect_bounds()
        studio.snapshot_changed.connect(self._show_snapshot)
        studio.seaming.measured.connect(self.canvas.set_seam)
        studio.filtering.changed.connect(self._look)
        self.canvas.view_changed.connect(self._canvas_moved)
        self.canvas.mode_asked.connect(studio.timeline.end_comparison)

    def _connect_bounds(self) -> None:
        """Let bounds be dragged, and a block be chosen in one view and shown in the other."""
        bounding, weights, saturation = self.bounding, self.weights, self.saturation
        bounding.blocks_changed.connect(weights.set_blocks)
        bounding.refused.connect(weights.set_refusal)
        weights.bound_moved.connect(bounding.move)
        weights.bound_dropped.connect(bounding.drop)
        weights.block_chosen.connect(saturation.choose_block)
        saturation.block_chosen.connect(weights.choose_block)

    def _all(self) -> tuple[Canvas, Spectrum, SignalSpectrum, Weights, Saturation, Curves]:
        spectra = self.spectrum, self.signal_spectrum
        return self.canvas, *spectra, self.weights, self.saturation, self.curves

    def side_views(self) -> Mapping[str, QWidget]:
        """The views that are docks, by name."""
        spectrum = QWidget()
        cell = QGridLayout(spectrum)  # one for both: the badge lies over the end of the last line
        cell.setContentsMargins(0, 0, 0, 0)
        corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        cell.addWidget(self._spectra, 0, 0)
        cell.addWidget(self._filtered, 0, 0, corner)
        self._filtered.raise_()
        return {
            "spectrum": spectrum,
            "weights": self.weights,
            "saturation": self.saturation,
            "curves": self.curves,
        }

    def offer_editing(self, action: QAction) -> None:
        """Give the spectra a button for the edit mode."""
        for bar in (self.spectrum.bar, self.signal_spectrum.bar):
            bar.offer_editing(action)

    def follow(self, docks: Docks) -> None:
        """Ask only for what docks show."""
        self._docks = docks
        docks.shown.connect(self._dock_shown)

    @Slot(bool)
    def mark_removal(self, marking: bool) -> None:
        """Mark what pruning would remove now, or no longer."""
        self.spectrum.mark_removal(marking)
        self.signal_spectrum.mark_removal(marking)

    def set_theme(self, theme: Theme) -> None:
        """Give every view the colours of a theme."""
        for view in (*self._all(), self._filtered, self.timeline):
            view.set_theme(theme)

    @Slot(object)
    def _show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show the newest state; of a step of the past that is looked at, what depends on it."""
        shown = None if snapshot is None else snapshot.shown
        for whole in (self.canvas, self.curves, self.timeline):
            whole.set_snapshot(snapshot)
        self.weights.remember(snapshot)
        spectra = self.spectrum, self.signal_spectrum, self._filtered
        for view in (*spectra, self.weights, self.saturation):
            view.set_snapshot(shown)

    @Slot(object)
    def _canvas_moved(self, view: View) -> None:
        self._view = view
        self._look()

    @Slot(str, bool)
    def _dock_shown(self, _name: str, _visible: bool) -> None:
        self._gather.start()

    @Slot()
    def _look(self) -> None:
        self._gather.stop()
        if self._docks is not None:
            shown = self._docks.is_shown
            weights = shown("weights") or shown("saturation")
            self._studio.look(
                replace(
                    self._view,
                    spectrum=shown("spectrum"),
                    weights=weights,
                    filter=self._studio.filtering.strength,
                )
            )

    @Slot(object)
    def _show_preview(self, found: Preview) -> None:
        if self._studio.frequencies_differ:
            view = self.signal_spectrum if found.domain.signal else self.spectrum
            view.set_preview(found.frequencies, found.radii, found.blocks, found.domain)

    @Slot(object)
    def _choose_spectrum(self, units: Units | None) -> None:
        """Show the spectrum of a signal, or of a picture."""
        self._spectra.setCurrentWidget(self.spectrum if units is None else self.signal_spectrum)

    @Slot(object)
    def _show_original(self, target: Pixels | None) -> None:
        """Give the original to the spectrum of its kind, and nothing to the other."""
        signal = self._studio.units is not None
        self.spectrum.set_original(None if signal else target)
        self.signal_spectrum.set_original(target if signal else None)

"""The spectrum of a signal and of its reconstruction, with the input frequencies of the network."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sinstudio.app.running.jobs import Jobs
from sinstudio.app.views.signal_spectrum_bar import SignalSpectrumBar
from sinstudio.app.views.signal_spectrum_lines import SpectrumLines
from sinstudio.app.views.signal_spectrum_marks import FrequencyMarks, Limits
from sinstudio.app.views.spectrum_bar import orders_text
from sinstudio.app.views.spectrum_base import SpectrumView
from sinstudio.app.views.spectrum_geometry import Line
from sinstudio.app.views.spectrum_image import PictureSpectrum
from sinstudio.app.views.spectrum_marks import FrequencySet
from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Domain
from sinstudio.training.snapshot import Snapshot

_MARGIN = 0.02
_FOOT = 0.06  # of the height: where the marks are


class SignalSpectrum(SpectrumView):
    """Amplitude in dB against cycles per signal; marks of the input frequencies below."""

    def __init__(self, parent: QWidget | None = None, *, jobs: Jobs | None = None) -> None:
        super().__init__("spectrum.signal", signal=True, geometry=Line(), jobs=jobs, parent=parent)
        self.setAccessibleName(self.tr("Spectrum of the signal"))
        self.bar = SignalSpectrumBar(self)
        self.bar.source_changed.connect(self.refresh)
        self.bar.toggled.connect(self.refresh)
        self.bar.home_asked.connect(self.go_home)
        self._label_axes(self.tr("cycles per signal"), "dB")
        self._view.setMouseEnabled(x=True, y=False)
        self.lines = SpectrumLines(self.plot)
        self.marks = FrequencyMarks(self.plot)
        self.limits = Limits(self.plot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 8, 0)
        layout.setSpacing(2)
        layout.addWidget(self.bar)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.info)
        self._restyle()

    @Slot()
    def go_home(self) -> None:
        """Show everything up to Nyquist."""
        if self._home_domain is not None:
            self._view.setXRange(0, self._home_domain.width / 2, padding=_MARGIN)

    # -- what is shown ---------------------------------------------------------------------------

    @Slot(object)
    def set_original(self, picture: NDArray[np.float32] | None) -> None:
        """Show another original, 1 × N × C, 0…1; None when there is none any more."""
        self.lines.set_original(picture)
        self.refresh()

    def _draw(self) -> None:
        snapshot = self._snapshot
        shown = self._sets.show(snapshot)
        domain = shown.domain if shown else None
        if domain is None and self.lines.original_length is not None:
            domain = Domain(self.lines.original_length, 1, signal=True)
        if domain is not None and domain != self._home_domain:
            self._home_domain = domain
            self._view.setLimits(
                xMin=-_MARGIN * domain.width, xMax=domain.width * 0.52, minXRange=4
            )
            self.go_home()
        self.insight.look_at(None if self._preview else snapshot)
        predicted = self.insight.predict(self.bar.order)
        self.bar.share.setText(self.insight.share_text)
        self.lines.show(self.bar.source, _spectrum(snapshot), predicted, self._theme)
        blocks = shown.blocks if shown and self.bar.rings else None
        self.limits.show(domain, blocks, self._theme)
        bottom, top = self._view.viewRange()[1]
        self.marks.set_visible(self.bar.dots)
        foot = bottom + _FOOT * (top - bottom)
        self.marks.show(shown, self._removed(), foot, self._theme)
        self.hand.draw(self._theme)
        self.legend.set_entries(self._legend(blocks), self._theme, Qt.Corner.TopRightCorner)
        self._explain()

    def _legend(self, blocks: Blocks | None) -> list[tuple[str, str]]:
        theme, lines = self._theme, self.lines
        entries = []
        if len(lines.behind.x) or len(lines.predicted.x):  # a line alone needs no name
            main = (theme.muted, self.tr("Original"))
            if not lines.of_original:
                main = (theme.accent, self.tr("Reconstruction"))
            entries.append(main)
        if len(lines.behind.x):
            entries.append((theme.muted, self.tr("Original")))
        if len(lines.predicted.x):
            orders = orders_text(self.bar.order)
            entries.append((theme.text, self.tr("Predicted {0}").format(orders)))
        return entries + self._key_of_blocks(blocks) + self._key_of_crosses()

    # -- the mouse -------------------------------------------------------------------------------

    def _marks(self) -> FrequencyMarks:
        return self.marks

    @property
    def limits_shown(self) -> bool:
        """Whether limits of blocks are drawn."""
        return self.bar.rings

    def mark_places(self, columns: NDArray[np.int64]) -> NDArray[np.float64]:
        """Where these frequencies have marks."""
        return self.marks.places[columns] if self.bar.dots and len(columns) else np.empty((0, 2))

    def drawn_at(
        self,
        k: tuple[int, int],
        position: QPointF,  # noqa: ARG002
    ) -> tuple[float, float]:
        """Where the mark of a frequency would be, on the line of marks."""
        assert self._home_domain is not None
        return 2 * abs(k[0]) / self._home_domain.period[0], self.marks.height

    def _k_text(self, shown: FrequencySet, index: int) -> str:
        if shown.whole:
            return self.tr("k {0}").format(int(shown.frequencies[index, 0]))
        return self.tr("{0} per signal").format(f"{shown.places()[index, 0]:.2f}")

    def _place_text(self, place: QPointF) -> str:
        found = self.lines.value_at(place.x())
        if found is None:
            return ""
        frequency, value = found
        return self.tr("{0} cycles  {1} dB").format(f"{frequency:.6g}", f"{value:+.0f}")

    def _summary(self) -> str:
        if self.bar.order and not len(self.lines.predicted.x):
            return self.insight.prediction_text
        if self.shown is None and not len(self.lines.line.x):
            return self.tr("No signal yet.")
        return self._count_text()


def _spectrum(snapshot: Snapshot | None) -> PictureSpectrum | None:
    """Spectrum of the reconstruction that a snapshot carries."""
    if snapshot is None or snapshot.spectrum is None:
        return None
    return PictureSpectrum(snapshot.spectrum, snapshot.domain.width, 1)

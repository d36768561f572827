"""The spectrum of a signal and of its reconstruction, with the input frequencies of the network."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from sinstudio.app.views.curve_line import Line
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
from sinstudio.app.views.signal_spectrum_marks import FrequencyMarks, Limits
from sinstudio.app.views.spectrum_image import DIFFERENCE_DB, PictureSpectrum, difference_db
from sinstudio.app.views.spectrum_marks import FrequencySet
from sinstudio.measure.spectrum import log_spectrum
from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Domain
from sinstudio.training.snapshot import Snapshot

_RANGE_DB = 90.0  # from the strongest frequency down
_MOST = 65_536  # samples that the original's spectrum is taken of, as the session's is
_MARGIN = 0.02
_FOOT = 0.06  # of the height: where the marks are
_RIGHT = Qt.Corner.TopRightCorner


class SignalSpectrum(LiveView):
    """Amplitude in dB against cycles per signal; marks of the input frequencies below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("spectrum.signal", parent)
        self.setAccessibleName(self.tr("Spectrum of the signal"))
        self._original: NDArray[np.float32] | None = None
        self._originals: dict[int, PictureSpectrum] = {}
        self._preview: FrequencySet | None = None
        self._preview_step: int | None = None
        self._marking = False
        self._home_domain: Domain | None = None
        self._set: FrequencySet | None = None
        self._shown: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None
        self._position: QPointF | None = None
        self.plot = new_plot(self.tr("cycles per signal"), "dB", self)
        self.plot.setAccessibleName(self.tr("Spectrum plot"))
        self._view: Any = self.plot.getViewBox()
        self._view.setMouseEnabled(x=True, y=False)
        self.line, self.behind = Line(self.plot), Line(self.plot)
        self.line.item.setZValue(20)
        self.behind.item.setZValue(10)
        self.marks = FrequencyMarks(self.plot)
        self.limits = Limits(self.plot)
        self.legend = Legend(self.plot)
        self.info = InfoLine("spectrum.signal.info", self)
        self.info.setAccessibleName(self.tr("What is under the mouse"))
        self._pointer = Pointer(self.plot)
        self._pointer.moved.connect(self._point)
        self._view.sigXRangeChanged.connect(self._moved)
        self._view.sigResized.connect(self._moved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 8, 0)
        layout.setSpacing(2)
        layout.addLayout(self._bar())
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.info)
        self._restyle()

    # -- controls --------------------------------------------------------------------------------

    def _bar(self) -> QHBoxLayout:
        self.source = QComboBox()
        self.source.setObjectName("spectrum.signal.source")
        self.source.setAccessibleName(self.tr("Spectrum of"))
        self.source.setToolTip(
            self.tr("Whose spectrum is shown, or by how much the two differ, in decibels")
        )
        for name, title in (
            ("both", self.tr("Both")),
            ("reconstruction", self.tr("Reconstruction")),
            ("original", self.tr("Original")),
            ("difference", self.tr("Difference")),
        ):
            self.source.addItem(title, name)
        self.source.currentIndexChanged.connect(self.refresh)
        self.dots = self._toggle(
            "dots",
            self.tr("Marks"),
            self.tr(
                "Input frequencies ω, coloured by block; the larger, the larger the norm of their "
                "column of A"
            ),
        )
        self.rings = self._toggle(
            "rings",
            self.tr("Blocks"),
            self.tr("Limits L between blocks of frequencies, dashed, in cycles per signal"),
        )
        home = QToolButton()
        home.setObjectName("spectrum.signal.home")
        home.setText("\N{HOUSE}")
        home.setAccessibleName(self.tr("Home: show all frequencies up to Nyquist"))
        home.setToolTip(
            self.tr("Home: show all frequencies up to Nyquist (wheel zooms, dragging moves)")
        )
        home.clicked.connect(self.go_home)
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.source)
        row.addStretch(1)
        for widget in (self.dots, self.rings, home):
            row.addWidget(widget)
        return row

    def _toggle(self, name: str, text: str, tip: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(f"spectrum.signal.{name}")
        box.setToolTip(tip)
        box.setAccessibleDescription(tip)
        box.setChecked(True)
        box.toggled.connect(self.refresh)
        return box

    @Slot()
    def go_home(self) -> None:
        """Show everything up to Nyquist."""
        if self._home_domain is not None:
            self._view.setXRange(0, self._home_domain.width / 2, padding=_MARGIN)

    # -- what is shown ---------------------------------------------------------------------------

    @Slot(object)
    def set_original(self, picture: NDArray[np.float32] | None) -> None:
        """Show another original, 1 × N × C, 0…1; None when there is none any more."""
        self._original = picture
        self._originals.clear()
        self.refresh()

    def set_preview(
        self,
        frequencies: NDArray[Any],
        radii: NDArray[np.float64],
        blocks: Blocks,
        domain: Domain,
    ) -> None:
        """Show frequencies before they are trained, until a network moves on.

        Parameters are those of `sinstudio.app.views.spectrum.Spectrum.set_preview`.
        """
        snapshot = self._snapshot
        if snapshot is not None and snapshot.state == "running":
            return
        self._preview_step = None if snapshot is None else snapshot.step
        block_of = blocks.block_of(radii)
        self._preview = FrequencySet(frequencies, radii, None, block_of, blocks, domain)
        known = _set_of(snapshot)
        if known is not None and known.lies_at(frequencies, domain):
            self._preview = None  # these are trained already
        self.refresh()

    @Slot(object)
    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show the newest state of the fit; None when there is none any more."""
        if snapshot is not None and snapshot.step != self._preview_step:
            self._preview = None
        super().set_snapshot(snapshot)

    @Slot(bool)
    def mark_removal(self, marking: bool) -> None:
        """Mark the frequencies that pruning would remove now, or no longer."""
        self._marking = marking
        self.refresh()

    def _restyle(self) -> None:
        style_plot(self.plot, self._theme)

    def _draw(self) -> None:
        snapshot = self._snapshot
        self._set = self._preview or _set_of(snapshot)
        domain = self._set.domain if self._set else None
        if domain is None and self._original is not None:
            domain = Domain(self._original.shape[1], 1, signal=True)
        if domain is not None and domain != self._home_domain:
            self._home_domain = domain
            self._view.setLimits(
                xMin=-_MARGIN * domain.width, xMax=domain.width * 0.52, minXRange=4
            )
            self.go_home()
        self._draw_lines(snapshot)
        blocks = self._set.blocks if self._set else None
        self.limits.show(domain, blocks if self.rings.isChecked() else None, self._theme)
        removal = snapshot.removal if snapshot is not None and self._marking else None
        bottom, top = self._view.viewRange()[1]
        self.marks.set_visible(self.dots.isChecked())
        self.marks.show(
            self._set,
            bottom + _FOOT * (top - bottom),
            self._theme,
            frozenset(removal.columns) if removal is not None else frozenset(),
        )
        self.legend.set_entries(self._legend(blocks), self._theme, _RIGHT)
        self._explain()

    def _draw_lines(self, snapshot: Snapshot | None) -> None:
        source = self.source.currentData()
        found = _spectrum(snapshot)
        original = self._original_like(found)
        self._shown = None
        main: PictureSpectrum | None = None
        if source == "difference":
            if found is not None and original is not None:
                self._shown = _frequencies(found), _upper(difference_db(found, original))
        else:
            main = original if source == "original" else found
            if main is None and source == "both":
                main = original
            self._shown = None if main is None else (_frequencies(main), _decibels(main))
        behind = None
        if source == "both" and original is not None and main is not original:
            behind = _frequencies(original), _decibels(original)
        self._put(self.line, self._shown)
        self._put(self.behind, behind)
        alone = source == "original" or main is original
        self.line.set_colour(self._theme.text if alone else self._theme.accent)
        self.behind.set_colour(self._theme.muted)
        if source == "difference":
            self._view.setYRange(-DIFFERENCE_DB, DIFFERENCE_DB, padding=0.04)
        elif main is not None:
            top = 20 * np.log10((original or main).strongest) + 6
            self._view.setYRange(top - _RANGE_DB, top, padding=0)
        for line in (self.line, self.behind):
            line.fit_to_screen(moved=False)

    def _put(
        self, line: Line, what: tuple[NDArray[np.float64], NDArray[np.float64]] | None
    ) -> None:
        line.set_data(*(what or (np.empty(0), np.empty(0))))

    def _original_like(self, found: PictureSpectrum | None) -> PictureSpectrum | None:
        """Spectrum of the same window of the original as the reconstruction's; kept."""
        if self._original is None:
            return None
        total = self._original.shape[1]
        count = min(total, _MOST) if found is None else found.logs.shape[1]
        if found is not None and found.width != total:
            return None  # the reconstruction is of a signal before this one
        if count not in self._originals:
            start = (total - count) // 2
            logs = log_spectrum(self._original[:, start : start + count], signal=True)
            self._originals[count] = PictureSpectrum(logs, total, 1)
        return self._originals[count]

    def _legend(self, blocks: Blocks | None) -> list[tuple[str, str]]:
        entries = []
        if self.source.currentData() == "both" and len(self.behind.x):
            entries = [
                (self._theme.accent, self.tr("Reconstruction")),
                (self._theme.muted, self.tr("Original")),
            ]
        if blocks is None or len(blocks) < 2 or not self.rings.isChecked():
            return entries
        edges = (0.0, *blocks.limits, np.inf)
        return entries + [
            (self._theme.block(k), range_text(low, high))
            for k, (low, high) in enumerate(pairwise(edges))
        ]

    @Slot()
    def _moved(self) -> None:
        for line in (self.line, self.behind):
            line.fit_to_screen(moved=True)

    # -- the mouse -------------------------------------------------------------------------------

    @Slot(object)
    def _point(self, position: QPointF | None) -> None:
        inside = position is not None and self._view.sceneBoundingRect().contains(position)
        self._position = position if inside else None
        self._explain()

    def _explain(self) -> None:
        """Say what is under the mouse, or what is shown."""
        position = self._position
        index = None if position is None else self.marks.near(position)
        if index is not None and self._set is not None:
            self.info.setText(self._frequency_text(self._set, index))
        elif position is not None and self._shown is not None:
            x = float(self._view.mapSceneToView(position).x())
            frequencies, values = self._shown
            nearest = int(np.abs(frequencies - x).argmin())
            self.info.setText(
                self.tr("{0} cycles  {1} dB").format(
                    f"{frequencies[nearest]:.6g}", f"{values[nearest]:+.0f}"
                )
            )
        else:
            self.info.setText(self._summary())

    def _frequency_text(self, shown: FrequencySet, index: int) -> str:
        k = shown.frequencies[index, 0]
        text = self.tr("k {0}  radius {1}  block {2}").format(
            f"{k:.4g}" if shown.frequencies.dtype.kind == "f" else f"{k}",
            radius_text(float(shown.radii[index])),
            int(shown.block_of[index]) + 1,
        )
        if shown.norms is None:
            return text
        return text + "  " + self.tr("norm {0}").format(f"{shown.norms[index]:.3g}")

    def _summary(self) -> str:
        if self._set is None:
            return "" if self._shown is not None else self.tr("No signal yet.")
        text = (
            self.tr("{0} frequencies, Nyquist {1}")
            if self._set.norms is not None
            else self.tr("Preview: {0} frequencies, Nyquist {1}")
        )
        return text.format(f"{len(self._set.frequencies):,}", radius_text(self._set.domain.nyquist))


def _spectrum(snapshot: Snapshot | None) -> PictureSpectrum | None:
    """Spectrum of the reconstruction that a snapshot carries."""
    if snapshot is None or snapshot.spectrum is None or not snapshot.domain.signal:
        return None
    return PictureSpectrum(snapshot.spectrum, snapshot.domain.width, 1)


def _frequencies(spectrum: PictureSpectrum) -> NDArray[np.float64]:
    """Cycles per signal of the upper half, from 0."""
    columns = spectrum.logs.shape[1]
    return np.arange(columns - columns // 2) * spectrum.cell[0]


def _upper(values: NDArray[Any]) -> NDArray[np.float64]:
    """Values of the upper half: the lower one is the same, since signals are real."""
    return values[0, values.shape[1] // 2 :].astype(np.float64)


def _decibels(spectrum: PictureSpectrum) -> NDArray[np.float64]:
    """Amplitude in dB; 0 dB is the mean of a signal at its greatest value."""
    return 20 * np.log10(np.expm1(_upper(spectrum.logs)) / spectrum.logs.size + 1e-7)


def _set_of(snapshot: Snapshot | None) -> FrequencySet | None:
    """What a snapshot says of its frequencies."""
    if snapshot is None or not snapshot.domain.signal:
        return None
    return FrequencySet(
        snapshot.frequencies,
        snapshot.radii,
        snapshot.column_norms,
        snapshot.block_of,
        snapshot.blocks,
        snapshot.domain,
    )

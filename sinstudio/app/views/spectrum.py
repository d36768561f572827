"""The spectrum of reconstruction and original, with the input frequencies of the network."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Slot
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sinstudio.app.running.jobs import Jobs
from sinstudio.app.twins.apart import captions
from sinstudio.app.views.spectrum_bar import SpectrumBar
from sinstudio.app.views.spectrum_base import SpectrumView
from sinstudio.app.views.spectrum_geometry import Plane
from sinstudio.app.views.spectrum_image import DIFFERENCE_DB
from sinstudio.app.views.spectrum_layer import SpectrumLayer
from sinstudio.app.views.spectrum_marks import Borders, FrequencyDots, FrequencySet, square
from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Domain
from sinstudio.training.snapshot import Snapshot

_MARGIN = 0.04  # of the Nyquist frame, left free around it


class Spectrum(SpectrumView):
    """Log spectrum of a picture with the input frequencies, block borders and Nyquist frame.

    Axes are in cycles per picture, y downwards as in the picture, so that a dot lies in the
    direction in which its wave runs; a block of radii is a rectangle.
    """

    def __init__(self, parent: QWidget | None = None, *, jobs: Jobs | None = None) -> None:
        super().__init__("spectrum", signal=False, geometry=Plane(), jobs=jobs, parent=parent)
        self.setAccessibleName(self.tr("Spectrum"))
        self.bar = SpectrumBar(self)
        self.bar.source_changed.connect(self.refresh)
        self.bar.dots_toggled.connect(self._toggle_dots)
        self.bar.rings_toggled.connect(self._toggle_rings)
        self.bar.nyquist_asked.connect(self.go_home)
        self.bar.near_asked.connect(self.go_near)
        self._original_domain: Domain | None = None
        self._marked: tuple[object, ...] = ()
        self._marked_on: FrequencySet | None = None
        self._label_axes(self.tr("cycles per width"), self.tr("cycles per height"))
        self._view.invertY(True)
        self.layer = SpectrumLayer(self.plot)
        self.borders = Borders(self.plot)
        self.dots = FrequencyDots(self.plot)
        self._middle = pg.InfiniteLine(angle=90, movable=False)
        self._middle.setZValue(1)
        self._middle.hide()
        self.plot.addItem(self._middle, ignoreBounds=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.bar)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.info)
        self._restyle()

    def _restyle(self) -> None:
        super()._restyle()
        self._middle.setPen(QPen(QColor(self._theme.accent), 0))

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
        if self.shown is not None and len(self.shown.frequencies):
            x, y = np.abs(self.shown.places()).max(axis=0)
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

    def _draw(self) -> None:
        snapshot = self._snapshot
        shown = self._sets.show(snapshot)
        domain = shown.domain if shown else self._original_domain
        if domain is not None and domain != self._home_domain:
            self._home_domain = domain
            self._view.setAspectLocked(True, domain.height / domain.width)
            self.go_home()
        self.dots.show(shown, self._theme)
        self._mark()
        blocks = shown.blocks if shown else None
        self.borders.show(domain, blocks, self._theme)
        self.hand.draw(self._theme)
        if snapshot is None:
            self.layer.set_reconstruction(None)
        else:
            size = snapshot.domain
            self.layer.set_reconstruction(snapshot.spectrum, size.width, size.height)
        self._follow_twin(snapshot)
        self.legend.set_entries(self._legend(blocks), self._theme)
        self.insight.look_at(None if self._preview else snapshot)
        self.layer.set_predicted(self.insight.predict(self.bar.order))
        self.layer.show(self.bar.source, self._theme)
        self._explain()

    def _mark(self) -> None:
        """Put crosses on what would go."""
        columns = self._removed()
        on, marked = self.shown, (columns, self._theme)
        if on is not self._marked_on or marked != self._marked:
            self._marked_on, self._marked = on, marked
            self.dots.mark(columns)

    def _legend(self, blocks: Blocks | None) -> list[tuple[str, str]]:
        entries = self._key_of_blocks(blocks) if self.bar.rings else []
        return entries + self._key_of_crosses() + self._key_of_halves()

    def _follow_twin(self, snapshot: Snapshot | None) -> None:
        """Offer and show the spectrum of a twin, while there is one."""
        twin = None if snapshot is None else snapshot.twin
        self.bar.offer_twin(twin is not None)
        if twin is None:
            self.layer.set_twin(None)
        else:
            self.layer.set_twin(twin.spectrum, twin.domain.width, twin.domain.height)
        self._middle.setVisible(self.bar.source == "halves")

    def _key_of_halves(self) -> list[tuple[str, str]]:
        """Say whose each half is."""
        if self._snapshot is None or self.bar.source != "halves":
            return []
        left, right = captions(self._snapshot, psnr=False)
        signs = "\N{SQUARE WITH LEFT HALF BLACK}", "\N{SQUARE WITH RIGHT HALF BLACK}"
        return [("", f"{signs[0]} {left}"), ("", f"{signs[1]} {right}")]

    # -- the mouse -------------------------------------------------------------------------------

    def _marks(self) -> FrequencyDots:
        return self.dots

    @property
    def limits_shown(self) -> bool:
        """Whether limits of blocks are drawn."""
        return self.bar.rings

    def mark_places(self, columns: NDArray[np.int64]) -> NDArray[np.float64]:
        """Where these frequencies have dots, and their twins."""
        if self.shown is None or not self.dots.dots.isVisible():
            return np.empty((0, 2))
        places = self.shown.places()[columns]
        return np.concatenate([places, -places])

    def drawn_at(self, k: tuple[int, int], position: QPointF) -> tuple[float, float]:
        """Where the dot of a frequency would be, or its twin's: the nearer to a place."""
        assert self._home_domain is not None
        x, y = 2 * np.array(k) / np.array(self._home_domain.period)
        place = self._view.mapSceneToView(position)
        nearer = 1 if x * place.x() + y * place.y() >= 0 else -1
        return nearer * float(x), nearer * float(y)

    def _ring(self, index: int | None) -> None:
        self.dots.point_at(index)

    def _k_text(self, shown: FrequencySet, index: int) -> str:
        if shown.whole:
            x, y = (f"{value}" for value in shown.frequencies[index])
            return self.tr("k ({0}, {1})").format(x, y)
        x, y = (f"{value:.2f}" for value in shown.places()[index])
        return self.tr("({0}, {1}) per picture").format(x, y)

    def _place_text(self, place: QPointF) -> str:
        if self._home_domain is None:
            return ""
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
        elif not shown and source in ("reconstruction", "twin", "halves"):
            parts.append(self.tr("No reconstruction yet."))
        elif not shown:
            parts.append(self.tr("No two spectra to compare yet."))
        elif source == "difference":
            text = self.tr("Blue: too little, orange: too much (±{0} dB).")
            return text.format(f"{DIFFERENCE_DB:g}")
        return " ".join([*parts, self._count_text()]).strip()

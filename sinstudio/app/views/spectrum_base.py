"""What the spectra of pictures and of signals share: the frequencies on show, and the mouse."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

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
from sinstudio.app.views.spectrum_insight import Insight
from sinstudio.app.views.spectrum_marks import FrequencySet
from sinstudio.app.views.spectrum_note import Note
from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Cycles, Domain
from sinstudio.training.snapshot import Snapshot


class Marks(Protocol):
    """What is drawn for the input frequencies."""

    @property
    def marked(self) -> tuple[int, ...]:
        """Frequencies that have a cross."""
        ...

    def near(self, position: QPointF) -> int | None:
        """Index of the frequency whose mark is near a place in the scene."""
        ...


class SpectrumView(LiveView):
    """A plot over frequencies with a mark for each input frequency and a note by the mouse.

    Parameters
    ----------
    name
        Of the widget; those of its parts begin with it.
    signal
        Whether it shows fits of signals, and not of pictures; it is blind to the others.
    jobs
        Where it has things worked out.
    """

    def __init__(
        self,
        name: str,
        *,
        signal: bool,
        jobs: Jobs | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(name, parent)
        self._signal = signal
        self.insight = Insight(jobs or Jobs(self), self)
        self.insight.explained.connect(self._show_note)
        self.insight.predicted.connect(self.refresh)
        self._preview: FrequencySet | None = None
        self._preview_from: tuple[int, Cycles] | None = None
        self._set: FrequencySet | None = None
        self._home_domain: Domain | None = None
        self._marking = False
        self._position: QPointF | None = None
        self.plot = new_plot("", "", self)
        self.plot.setAccessibleName(self.tr("Spectrum plot"))
        self._view: Any = self.plot.getViewBox()
        self.legend = Legend(self.plot)
        self.note = Note(f"{name}.note", self.plot)
        self.info = InfoLine(f"{name}.info", self)
        self.info.setAccessibleName(self.tr("What is under the mouse"))
        self._pointer = Pointer(self.plot)
        self._pointer.moved.connect(self._point)

    def _label_axes(self, x: str, y: str) -> None:
        self.plot.setLabels(bottom=x, left=y)

    # -- what is shown ---------------------------------------------------------------------------

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
        if snapshot is not None and snapshot.domain.signal != self._signal:
            snapshot = None
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

    def _removed(self) -> tuple[int, ...]:
        """Columns to cross out; a preview is of a network that is not there yet."""
        if not self._marking or self._preview is not None or self._snapshot is None:
            return ()
        removal = self._snapshot.removal
        return removal.columns if removal else ()

    def _restyle(self) -> None:
        style_plot(self.plot, self._theme)
        self.note.set_theme(self._theme)

    def _key_of_blocks(self, blocks: Blocks | None) -> list[tuple[str, str]]:
        """Entries of a legend: colours and radii of blocks; none for one alone."""
        if blocks is None or len(blocks) < 2:
            return []
        edges = (0.0, *blocks.limits, np.inf)
        return [
            (self._theme.block(k), range_text(low, high))
            for k, (low, high) in enumerate(pairwise(edges))
        ]

    def _key_of_crosses(self) -> list[tuple[str, str]]:
        if not self._marks().marked:
            return []
        return [("", self.tr("\N{MULTIPLICATION X} would be pruned"))]

    # -- the mouse -------------------------------------------------------------------------------

    @Slot(object)
    def _point(self, position: QPointF | None) -> None:
        inside = position is not None and self._view.sceneBoundingRect().contains(position)
        self._position = position if inside else None
        self._explain()

    @Slot()
    def _explain(self) -> None:
        """Say what is under the mouse, or what is shown."""
        position = self._position
        index = None if position is None else self._marks().near(position)
        self._ring(index)
        if index is not None:
            text = self._frequency_text(index)
        else:
            text = "" if position is None else self._place_text(self._view.mapSceneToView(position))
        self.info.setText(text or self._summary())
        self.insight.point_at(self._frequency_under_mouse(index))
        self._show_note()

    def _marks(self) -> Marks:
        """The marks of the input frequencies."""
        raise NotImplementedError

    def _ring(self, index: int | None) -> None:
        """Show which frequency is pointed at."""

    def _k_text(self, shown: FrequencySet, index: int) -> str:
        """Write a frequency."""
        raise NotImplementedError

    def _place_text(self, place: QPointF) -> str:
        """Say what is shown at a place of the plot; "" for nothing."""
        raise NotImplementedError

    def _summary(self) -> str:
        """Say what is shown."""
        raise NotImplementedError

    def _frequency_text(self, index: int) -> str:
        shown = self._set
        assert shown is not None
        text = self.tr("{0}  radius {1}  block {2}").format(
            self._k_text(shown, index),
            radius_text(float(shown.radii[index])),
            int(shown.block_of[index]) + 1,
        )
        if shown.norms is not None:
            text += "  " + self.tr("norm {0}").format(f"{shown.norms[index]:.3g}")
        marked = index in self._marks().marked
        return text + "  " + self.tr("would be pruned") if marked else text

    def _count_text(self) -> str:
        """How many frequencies there are, and Nyquist; "" where there are none."""
        if self._set is None:
            return ""
        text = (
            self.tr("{0} frequencies, Nyquist {1}")
            if self._set.norms is not None
            else self.tr("Preview: {0} frequencies, Nyquist {1}")
        )
        return text.format(f"{len(self._set.frequencies):,}", radius_text(self._set.domain.nyquist))

    # -- what Theorem 1 says ---------------------------------------------------------------------

    def _frequency_under_mouse(self, index: int | None) -> tuple[int, int] | None:
        """Frequency of a mark, or the one of the period lattice that is nearest to the mouse."""
        shown, position = self._set, self._position
        if shown is None or position is None:
            return None
        if index is not None:
            x, y = shown.frequencies[index]
            return int(x), int(y)
        place, period = self._view.mapSceneToView(position), shown.domain.period
        x = round(place.x() * period[0] / 2)
        return (max(0, x), 0) if self._signal else (x, round(place.y() * period[1] / 2))

    @Slot()
    def _show_note(self) -> None:
        """Show what is known of the frequency that the mouse points at."""
        self.note.show_text(self.insight.note, self._position)

    def hideEvent(self, event: QHideEvent) -> None:
        """Have nothing worked out that cannot be seen."""
        self.insight.forget()
        super().hideEvent(event)

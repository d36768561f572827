"""What the spectra of pictures and of signals share: the frequencies on show, and the mouse."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from sinstudio.app.running.jobs import Jobs
from sinstudio.app.views.hand_box import HandBox
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
from sinstudio.app.views.spectrum_geometry import Geometry
from sinstudio.app.views.spectrum_hand import SpectrumHand
from sinstudio.app.views.spectrum_insight import Insight
from sinstudio.app.views.spectrum_marks import NEAR, FrequencySet
from sinstudio.app.views.spectrum_note import Note
from sinstudio.app.views.spectrum_sets import FrequencySets
from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Cycles, Domain
from sinstudio.training.recipe import Recipe
from sinstudio.training.settings.bounds import BoundSettings
from sinstudio.training.snapshot import Snapshot


class Marks(Protocol):
    """What is drawn for the input frequencies."""

    @property
    def marked(self) -> tuple[int, ...]:
        """Frequencies that have a cross."""
        ...

    def near(self, position: QPointF, reach: float = NEAR) -> int | None:
        """Index of the frequency whose mark is within pixels of a place in the scene."""
        ...


class SpectrumView(LiveView):
    """A plot over frequencies with a mark for each input frequency and a note by the mouse.

    Parameters
    ----------
    name
        Of the widget; those of its parts begin with it.
    signal
        Whether it shows fits of signals, and not of pictures; it is blind to the others.
    geometry
        Where radii and frequencies lie on it.
    jobs
        Where it has things worked out.
    """

    def __init__(
        self,
        name: str,
        *,
        signal: bool,
        geometry: Geometry,
        jobs: Jobs | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(name, parent)
        self._signal = signal
        self.insight = Insight(jobs or Jobs(self), self)
        self.insight.explained.connect(self._show_note)
        self.insight.predicted.connect(self.refresh)
        self._sets = FrequencySets()
        self._bounds: BoundSettings | None = None
        self._home_domain: Domain | None = None
        self._marking = False
        self._position: QPointF | None = None
        self.plot = new_plot("", "", self, HandBox())
        self.plot.setAccessibleName(self.tr("Spectrum plot"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plot.setFocusProxy(self)
        self._view: Any = self.plot.getViewBox()
        self.legend = Legend(self.plot)
        self.note = Note(f"{name}.note", self.plot)
        self.info = InfoLine(f"{name}.info", self)
        self.info.setAccessibleName(self.tr("What is under the mouse"))
        self._pointer = Pointer(self.plot)
        self._pointer.moved.connect(self.point)
        self.hand = SpectrumHand(self, geometry)
        self.hand.home_asked.connect(self.go_home)

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
        found = FrequencySet(frequencies, radii, None, blocks.block_of(radii), blocks, domain)
        if self._sets.offer(found, self._snapshot):
            self.refresh()

    @Slot(object)
    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show the newest state of the fit; None when there is none any more."""
        if snapshot is not None and snapshot.domain.signal != self._signal:
            snapshot = None
        if snapshot is not None:
            self._sets.follow(snapshot)
        super().set_snapshot(snapshot)

    @Slot(object)
    def set_recipe(self, recipe: Recipe) -> None:
        """Show the blocks of these settings, where they are made by hand."""
        if recipe.bounds != self._bounds:
            self._bounds = recipe.bounds
            self._sets.set_bounds(recipe.bounds)
            self.refresh()

    @Slot(bool)
    def set_editing(self, editing: bool) -> None:
        """Enter or leave the edit mode, in which clicks add and remove frequencies."""
        self.hand.set_editing(editing)
        self._explain()

    @Slot(object)
    def set_selected(self, selected: frozenset[tuple[int, int]]) -> None:
        """Show these frequencies of the half-plane as selected."""
        self.hand.set_selected(selected)
        self.refresh()

    def mark_removal(self, marking: bool) -> None:
        """Mark the frequencies that pruning would remove now, or no longer."""
        if marking != self._marking:
            self._marking = marking
            self.refresh()

    @property
    def _preview(self) -> FrequencySet | None:
        return self._sets.preview

    @property
    def shown(self) -> FrequencySet | None:
        """The frequencies on show."""
        return self._sets.shown

    @property
    def domain(self) -> Domain | None:
        """What the axes are for; known before there are frequencies."""
        return self._home_domain

    @property
    def mouse(self) -> QPointF | None:
        """Where the mouse is, in the scene; None outside of the axes."""
        return self._position

    @property
    def bounded(self) -> bool:
        """Whether there are bounds, and with them limits between blocks."""
        return self._sets.bounded

    @property
    def limits_shown(self) -> bool:
        """Whether limits of blocks are drawn."""
        raise NotImplementedError

    def _removed(self) -> tuple[int, ...]:
        """Columns to cross out; a preview is of a network that is not there yet."""
        if not self._marking or self._preview is not None or self._snapshot is None:
            return ()
        removal = self._snapshot.removal
        return removal.columns if removal else ()

    def _restyle(self) -> None:
        style_plot(self.plot, self._theme)
        self.note.set_theme(self._theme)
        self.hand.set_theme(self._theme)

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
    def point(self, position: QPointF | None) -> None:
        """Take where the mouse is, in the scene; None once it has left."""
        self._position = position if position is not None and self.inside(position) else None
        self._explain()

    def inside(self, position: QPointF) -> bool:
        """Whether a place of the scene lies within the axes."""
        return bool(self._view.sceneBoundingRect().contains(position))

    def near(self, position: QPointF) -> int | None:
        """Index of the frequency whose mark is near a place in the scene."""
        return self._marks().near(position, self.hand.reach)

    @Slot()
    def _explain(self) -> None:
        """Say what is under the mouse, or what is shown."""
        position = self._position
        index = None if position is None or self.hand.busy else self.near(position)
        self._ring(index)
        text = self.hand.hover(position, index)
        if index is not None:
            text = self._frequency_text(index)
        elif not text:
            text = "" if position is None else self._place_text(self._view.mapSceneToView(position))
        self.info.setText(text or self._summary())
        quiet = self.hand.busy or self.hand.editing  # a note would cover what is being edited
        self.insight.point_at(None if quiet else self._frequency_under_mouse(index))
        self._show_note()

    def _marks(self) -> Marks:
        """The marks of the input frequencies."""
        raise NotImplementedError

    @Slot()
    def go_home(self) -> None:
        """Show everything up to Nyquist."""
        raise NotImplementedError

    def mark_places(self, columns: NDArray[np.int64]) -> NDArray[np.float64]:
        """Where these frequencies have marks, q × 2."""
        raise NotImplementedError

    def drawn_at(self, k: tuple[int, int], position: QPointF) -> tuple[float, float]:
        """Where the mark of a frequency would be, nearest to a place of the scene."""
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
        shown = self.shown
        assert shown is not None
        radius, block = radius_text(float(shown.radii[index])), int(shown.block_of[index]) + 1
        if self.hand.editing and shown.whole:
            words = self.tr("Click removes {0}  radius {1}  block {2}")
            return words.format(self._k_text(shown, index), radius, block)
        text = self.tr("{0}  radius {1}  block {2}").format(
            self._k_text(shown, index), radius, block
        )
        if shown.norms is not None:
            text += "  " + self.tr("norm {0}").format(f"{shown.norms[index]:.3g}")
        bound = shown.blocks.values[int(shown.block_of[index])]
        if np.isfinite(bound):
            text += "  " + self.tr("B {0}").format(f"{bound:.3g}")
        marked = index in self._marks().marked
        return text + "  " + self.tr("would be pruned") if marked else text

    def _count_text(self) -> str:
        """How many frequencies there are, and Nyquist; "" where there are none."""
        if self.shown is None:
            return ""
        text = (
            self.tr("{0} frequencies, Nyquist {1}")
            if self.shown.norms is not None
            else self.tr("Preview: {0} frequencies, Nyquist {1}")
        )
        return text.format(
            f"{len(self.shown.frequencies):,}", radius_text(self.shown.domain.nyquist)
        )

    # -- what Theorem 1 says ---------------------------------------------------------------------

    def _frequency_under_mouse(self, index: int | None) -> tuple[int, int] | None:
        """Frequency of a mark, or the one of the period lattice that is nearest to the mouse."""
        shown, position = self.shown, self._position
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

    # -- keys ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the keys that are used here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.hand.uses(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove, select, or show everything."""
        if self.hand.uses(event):
            self.hand.key(event)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu by its key; under the mouse the plot does, once the button is let go."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            middle = self.plot.viewport().rect().center()
            self.hand.menu.popup(None, self.plot.viewport().mapToGlobal(middle))

"""The curves of a run, against steps or seconds, over those of the runs before it."""

from __future__ import annotations

import math
from itertools import chain

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sinstudio.app.twins.apart import captions
from sinstudio.app.views.curve_line import Line
from sinstudio.app.views.curves_bar import CurvesBar
from sinstudio.app.views.plotting import (
    InfoLine,
    Legend,
    LiveView,
    Pointer,
    new_plot,
    round_up,
    steady_reach,
    style_plot,
    translucent,
)
from sinstudio.app.views.runs import MOST_EARLIER, SERIES, Run, Runs
from sinstudio.training.snapshot import HistoryRow, Snapshot

_NEAR = 6  # pixels from the mouse to the mark of an event that it points at
_TICK = 0.06  # height of the mark of an event, as a share of the plot
_FEW_MARKS, _FAINTEST = 6, 30  # lines of events fade when there are more, down to this opacity
_EARLIER = 0.38  # opacity of earlier runs
_NO_POINTS = (np.empty(0), np.empty(0))
_MOST_SERIES = max(len(names) for names in SERIES.values())


class Curves(LiveView):
    """PSNR, loss, learning rate or size of the current run and, dimmed, of earlier ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("curves", parent)
        self.setAccessibleName(self.tr("Curves"))
        self.bar = CurvesBar(self)
        self.bar.choice_changed.connect(self._follow)
        self.bar.home_asked.connect(self._follow)
        self.bar.clear_asked.connect(self._forget)
        self.runs = Runs()
        self._following = True
        self._changed = True
        self._reach = 0.0
        self._drawn: tuple[object, ...] = ()
        self._mark_count = 0
        self._twin_run = Run()
        self._names = ("", "")  # of the network and its twin
        self._position: QPointF | None = None
        self.plot = new_plot("", "", self)
        self.plot.setAccessibleName(self.tr("Plot of the curves"))
        self._view = self.plot.getViewBox()
        self._view.sigRangeChangedManually.connect(self._stop_following)
        self._make_items()
        self._view.sigXRangeChanged.connect(self._fit_lines)
        self._view.sigResized.connect(self._fit_lines)
        self.legend = Legend(self.plot)
        self.info = InfoLine("curves.info", self)
        self.info.setAccessibleName(self.tr("Values under the mouse"))
        self._pointer = Pointer(self.plot)
        self._pointer.moved.connect(self._point)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.bar)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.info)
        self._restyle()

    def _make_items(self) -> None:
        """Make every item once: curves of the run and of `MOST_EARLIER` before it, and marks."""
        self.marks, self.ticks = pg.VTickGroup(), pg.VTickGroup(yrange=(0, _TICK))
        self._cursor = pg.InfiniteLine(angle=90)
        for item in (self.marks, self.ticks):
            self.plot.addItem(item, ignoreBounds=True)
        self.earlier = [
            [Line(self.plot, _EARLIER) for _ in range(_MOST_SERIES)] for _ in range(MOST_EARLIER)
        ]
        self.current = [Line(self.plot) for _ in range(_MOST_SERIES)]
        self.twin = [Line(self.plot, style=Qt.PenStyle.DashLine) for _ in range(_MOST_SERIES)]
        self.plot.addItem(self._cursor, ignoreBounds=True)
        self._cursor.hide()

    @Slot()
    def _follow(self) -> None:
        self._following = self._changed = True
        self._reach = 0.0
        self.refresh()

    @Slot()
    def _stop_following(self) -> None:
        self._following = False

    @Slot()
    def _forget(self) -> None:
        self.runs.forget_earlier()
        self._follow()

    # -- what is shown ---------------------------------------------------------------------------

    @Slot(object)
    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show the newest state of the fit; a history that begins anew is another run."""
        history = () if snapshot is None else snapshot.history
        self._changed = self.runs.take(history) or self._changed
        twin = None if snapshot is None else snapshot.twin
        self._changed |= self._take_twin(() if twin is None else twin.history)
        self._names = ("", "") if snapshot is None else captions(snapshot, psnr=False)
        super().set_snapshot(snapshot)

    def _take_twin(self, rows: tuple[HistoryRow, ...]) -> bool:
        if rows == self._twin_run.rows:
            return False
        self._twin_run = Run(rows, self._twin_run)
        return True

    def _restyle(self) -> None:
        theme = self._theme
        style_plot(self.plot, theme)
        self.ticks.setPen(QPen(QColor(theme.muted), 0))
        self._fade_marks()
        self._cursor.setPen(QPen(QColor(theme.muted), 0))
        for lines in (*self.earlier, self.current):
            for k, line in enumerate(lines):
                line.set_colour(theme.block(k))
        for k, line in enumerate(self.twin, _MOST_SERIES):
            line.set_colour(theme.block(k))
        self._changed = True

    def _draw(self) -> None:
        if not self._changed:
            return
        self._changed = False
        against = self.bar.against
        drawn = (self.runs.earlier, self.bar.quantity, against, self._theme)
        if drawn != self._drawn:
            self._drawn = drawn
            self._label_axes()
            self._draw_earlier()
        self._draw_run(self.runs.current, self.current)
        self._draw_run(self._twin_run, self.twin)
        self._draw_marks()
        rising = self.bar.quantity == "psnr"
        corner = Qt.Corner.BottomRightCorner if rising else Qt.Corner.TopRightCorner
        self.legend.set_entries(self._legend(), self._theme, corner)
        if self._following:
            self._fit()
        for line in chain(self.current, self.twin, *self.earlier):
            line.fit_to_screen(moved=False)
        self._explain()

    def _draw_marks(self) -> None:
        """Mark what was done: a tick below, and a line that is the fainter the more there are."""
        place = _PLACE[self.bar.against]
        places = [getattr(event, place) for event in self.runs.current.events]
        if places != self.marks.xvals:
            self._fade_marks(len(places))
            for item in (self.marks, self.ticks):
                item.setXVals(places)
                item.update()

    def _fade_marks(self, count: int | None = None) -> None:
        self._mark_count = self._mark_count if count is None else count
        alpha = max(_FAINTEST, min(150, 150 * _FEW_MARKS // max(1, self._mark_count)))
        colour = translucent(self._theme.muted, alpha)
        self.marks.setPen(QPen(colour, 0, Qt.PenStyle.DotLine))

    def _draw_earlier(self) -> None:
        """Draw what does not change while a run goes on."""
        self.bar.enable_clear(bool(self.runs.earlier))
        for index, lines in enumerate(self.earlier):
            there = index < len(self.runs.earlier)
            self._draw_run(self.runs.earlier[index] if there else Run(), lines)

    def _draw_run(self, run: Run, lines: list[Line]) -> None:
        names = SERIES[self.bar.quantity]
        for k, line in enumerate(lines):
            x, y = run.series(names[k], self.bar.against) if k < len(names) else _NO_POINTS
            shown = y > 0 if self._logarithmic else slice(None)
            line.set_data(x[shown], y[shown])

    def _fit_lines(self, *_moved: object) -> None:
        """Thin all curves to what is visible now."""
        for line in chain(self.current, self.twin, *self.earlier):
            line.fit_to_screen(moved=True)

    @property
    def _logarithmic(self) -> bool:
        return self.bar.quantity == "loss"

    def _label_axes(self) -> None:
        labels = {
            "psnr": self.tr("PSNR, dB"),
            "loss": self.tr("loss"),
            "rate": self.tr("learning rate"),
            "parameters": self.tr("parameters"),
        }
        seconds = self.bar.against == "seconds"
        self.plot.setLabel("left", labels[self.bar.quantity])
        self.plot.setLabel("bottom", self.tr("seconds") if seconds else self.tr("steps"))
        self.plot.setLogMode(x=False, y=self._logarithmic)

    def _legend(self) -> list[tuple[str, str]]:
        entries = []
        if self.bar.quantity == "psnr":
            names = (self.tr("training pixels"), self.tr("held out"))
            for k, name in enumerate(names):
                if any(len(lines[k].x) for lines in (self.current, *self.earlier)):
                    entries.append((self._theme.block(k), name))
        if self._twin_run.rows:
            entries = self._pair_legend(entries)
        if self.runs.earlier:
            entries.append((self._theme.grid, self.tr("earlier runs, faint")))
        return entries

    def _pair_legend(self, own: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Name the two networks, and what is measured of each where that is more than one."""
        mine, theirs = self._names
        entries = []
        for side, first in ((mine, 0), (self.tr("twin, dashed: {0}").format(theirs), _MOST_SERIES)):
            entries.append((self._theme.block(first), side))
            if len(own) > 1:
                text = self.tr("{0}, held out").format(side)
                entries.append((self._theme.block(first + 1), text))
        return entries

    def _fit(self) -> None:
        """Show whole curves, with ends that move rarely."""
        drawn = [line for line in chain(self.current, self.twin, *self.earlier) if len(line.x)]
        if not drawn:
            self._view.setRange(xRange=(0, 1), yRange=(0, 1), padding=0)
            return
        longest = max(line.x[-1] for line in drawn)
        y = np.concatenate([line.y for line in drawn])
        self._reach = steady_reach(self._reach, max(1e-3, float(longest)))
        self._view.setRange(xRange=(0, self._reach), yRange=self._y_range(y), padding=0)

    def _y_range(self, y: NDArray[np.float64]) -> tuple[float, float]:
        quantity = self.bar.quantity
        if quantity in ("rate", "parameters"):
            return 0.0, round_up(1.05 * max(1e-9, float(y.max())))
        if quantity == "loss":
            y, grid = np.log10(y), 0.5
        else:
            grid = 5.0
        low, high = float(y.min()), float(y.max())
        room = 0.04 * (high - low)
        bottom = grid * math.floor((low - room) / grid)
        return bottom, max(bottom + grid, grid * math.ceil((high + room) / grid))

    # -- the mouse -------------------------------------------------------------------------------

    @Slot(object)
    def _point(self, position: QPointF | None) -> None:
        inside = position is not None and self._view.sceneBoundingRect().contains(position)
        self._position = position if inside else None
        self._explain()

    def _row_at(self, position: QPointF) -> HistoryRow | None:
        """Row that is nearest to the mouse; one at which something was done goes first."""
        rows = self.runs.current.rows
        if not rows:
            return None
        x = self._view.mapSceneToView(position).x()
        away = np.abs(self.runs.current.places(self.bar.against) - x)
        reach = _NEAR * self._view.viewPixelSize()[0]
        marked = [i for i, row in enumerate(rows) if row.event and away[i] <= reach]
        return rows[min(marked, key=away.__getitem__) if marked else int(away.argmin())]

    def _explain(self) -> None:
        """Say what was measured under the mouse, or last."""
        rows = self.runs.current.rows
        row = None if self._position is None else self._row_at(self._position)
        self._cursor.setVisible(row is not None)
        if row is not None:
            self._cursor.setPos(getattr(row, _PLACE[self.bar.against]))
        row = row or (rows[-1] if rows else None)
        self.info.setText(self._row_text(row) if row else self.tr("No curve yet."))
        twin = self._twin_run.nearest(row.step) if row is not None else None
        values = "" if twin is None else self._values_text(twin)
        if values:
            self.info.setText(self.tr("{0}; twin {1}").format(self.info.text(), values))

    def _row_text(self, row: HistoryRow) -> str:
        place = self.tr("step {0}, {1} s").format(f"{row.step:,}", f"{row.seconds:.1f}")
        text = ": ".join(part for part in (place, self._values_text(row)) if part)
        return f"{text} \N{EM DASH} {row.event}" if row.event else text

    def _values_text(self, row: HistoryRow) -> str:
        quantity = self.bar.quantity
        if quantity == "rate":
            return self.tr("rate {0}").format(f"{row.rate:.3g}")
        if quantity == "parameters":
            return self.tr("{0} parameters").format(f"{row.parameters:,}") if row.parameters else ""
        if quantity == "loss":
            return "" if row.loss is None else self.tr("loss {0}").format(f"{row.loss:.3g}")
        if row.psnr_db is None:
            return ""
        text = self.tr("{0} dB").format(f"{row.psnr_db:.2f}")
        if row.heldout_psnr_db is None:
            return text
        return text + ", " + self.tr("held out {0} dB").format(f"{row.heldout_psnr_db:.2f}")


_PLACE = {"steps": "step", "seconds": "seconds"}

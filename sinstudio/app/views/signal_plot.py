"""A signal on the canvas: its samples and what the network makes of them, as curves."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sinstudio.app.theme import LIGHT, Theme
from sinstudio.app.views.canvas_lattice import seam_text
from sinstudio.app.views.canvas_overlay import now_text, past_text
from sinstudio.app.views.curve_line import Line
from sinstudio.app.views.plotting import Legend, Pointer, new_plot, style_plot
from sinstudio.app.views.scene import Scene
from sinstudio.app.views.signal_curves import NOTHING, Curve, SignalWorld, at
from sinstudio.files.signal import Units
from sinstudio.training.snapshot import View

_MARGIN = 0.02  # of the width, left free beside the signal when all of it is shown
_HEADROOM = 0.06  # of the height, above and below the curves
_SLACK = 0.6  # of the height: curves that fill less let the axis shrink
_NEAREST = 2.0  # samples across the screen, at the least
_MOST_DOTS = 160  # samples that are marked, where no more can be seen
_ARROW = 0.1  # of the width, for one press of an arrow key


class SignalPlot(QWidget):
    """Draws a scene whose picture is a signal; the wheel zooms along x, dragging moves.

    The axis along y follows what is shown.
    """

    moved = Signal()
    """The visible part or its size on the screen may have changed."""
    pointed = Signal()
    """The mouse is over another place, or over none."""

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._world: SignalWorld | None = None
        self._theme: Theme = LIGHT
        self._extent = (0.0, 0.0)  # what `fit` shows, on the axis
        self._fitted = True
        self._pointer: QPointF | None = None
        self._shown: tuple[Curve, Curve] = (NOTHING, NOTHING)  # original, reconstruction
        self.setObjectName("canvas.signal")
        self.setAccessibleName(self.tr("Signal"))
        self.setAccessibleDescription(
            self.tr("Drag or use the arrow keys to move, the wheel or plus and minus to zoom.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plot = new_plot("", "", self)
        self.plot.setAccessibleName(self.tr("Curves of the signal"))
        self.plot.setFocusProxy(self)
        self._view: Any = self.plot.getViewBox()
        self._view.setMouseEnabled(x=True, y=False)
        self._originals: list[Line] = []
        self._lines: list[Line] = []
        self._dots = pg.ScatterPlotItem(pxMode=True, size=6)
        self._dots.setZValue(20)
        self.plot.addItem(self._dots, ignoreBounds=True)
        self._borders: list[Any] = []
        self._legend = Legend(self.plot)
        self._mouse = Pointer(self.plot)
        self._mouse.moved.connect(self._point)
        self.plot.scene().sigMouseClicked.connect(self._click)
        self._view.sigXRangeChanged.connect(self._moved)
        self._view.sigResized.connect(self._moved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 8, 0)
        layout.addWidget(self.plot)

    # -- where the signal is looked at -----------------------------------------------------------

    def set_units(self, units: Units | None) -> None:
        """Take the units of another signal; None when a picture is shown instead."""
        self._world = None if units is None else SignalWorld(self._scene, units)
        self._extent = (0.0, 0.0)
        self._fitted = True
        if units is not None:
            own = units.columns[0] if len(units.columns) == 1 else ""
            height = own if units.common else self.tr("share of its range")
            self.plot.getAxis("bottom").setLabel(units.axis)
            self.plot.getAxis("left").setLabel(height)
            self._restyle()
        self.follow()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        self._restyle()
        self.follow()

    def _restyle(self) -> None:
        style_plot(self.plot, self._theme)

    def follow(self) -> None:
        """Draw what the scene has become."""
        world = self._world
        if world is None or self._scene.picture_size is None:
            for line in (*self._lines, *self._originals):
                line.set_data(NOTHING.x, NOTHING.x)
                line.fit_to_screen(moved=False)
            self._dots.clear()
            self._legend.set_entries([], self._theme)
            self._shown = (NOTHING, NOTHING)
            self.moved.emit()
            return
        extent = (world.units.start, world.units.start + world.count * world.unit)
        if extent != self._extent:
            self._extent = extent
            wide = extent[1] - extent[0]
            self._view.setLimits(
                xMin=extent[0] - _MARGIN * wide,
                xMax=extent[1] + _MARGIN * wide,
                minXRange=min(wide, _NEAREST * world.units.step),
            )
            if self._fitted:
                self.fit()
        self._draw(world)
        self.moved.emit()
        self.pointed.emit()

    @Slot()
    def fit(self) -> None:
        """Show everything."""
        if self._world is not None and self._extent[1] > self._extent[0]:
            self._view.setXRange(*self._extent, padding=_MARGIN)
            self._fitted = True

    @Slot()
    def actual_size(self) -> None:
        """Show a sample as a pixel of the screen."""
        if self._world is not None:
            left, right = self._view.viewRange()[0]
            half = self._view.width() * self._world.units.step / 2
            middle = (left + right) / 2
            self._view.setXRange(middle - half, middle + half, padding=0)

    def zoom(self, factor: float) -> None:
        """Magnify about the middle."""
        self._view.scaleBy(x=1 / factor)

    @property
    def scale(self) -> float | None:
        """Pixels of the screen for a sample; None without a signal."""
        world = self._world
        if world is None or self._scene.picture_size is None:
            return None
        left, right = self._view.viewRange()[0]
        return float(self._view.width() * world.units.step / (right - left))

    def view(self, token: int, *, wanted: bool) -> View:
        """What is looked at, as the session is told it."""
        world = self._world
        if world is None or self._scene.picture_size is None:
            return View(picture=False, token=token)
        left, right = (world.fraction(edge) for edge in self._view.viewRange()[0])
        pixels = max(1, round(self._view.width() * self.devicePixelRatioF()))
        x0, x1, count = world.asked(left, right, pixels)
        tiling = self._scene.tiling
        return View(
            region=(x0, 0.0, x1, float(world.count)),
            size=(count, 1),
            tiles=(world.count, world.count) if tiling else None,
            picture=wanted and self._scene.needs_reconstruction,
            token=token,
        )

    # -- drawing ---------------------------------------------------------------------------------

    def _draw(self, world: SignalWorld) -> None:
        mode = self._scene.mode
        original, found = world.original(), world.reconstruction()
        self._shown = original, found
        if self._scene.comparing:
            original = world.present()
        elif mode == "twin":
            original = world.twin()
        elif mode == "difference":
            found, original = world.error(), NOTHING
        elif mode == "original":
            found = NOTHING
        elif mode == "reconstruction":
            original = NOTHING
        self._put(
            self._originals, original, self._original_colours(original, over=mode != "original")
        )
        self._put(self._lines, found, self._colours(found))
        self._mark_samples(original)
        self._draw_borders(world)
        self._write_legend(world, original, found)
        self._stretch([curve for curve in (original, found) if not curve.empty])
        self._redraw(moved=False)

    def _put(self, lines: list[Line], curve: Curve, colours: list[str]) -> None:
        channels = 0 if curve.empty else curve.y.shape[1]
        while len(lines) < channels:
            line = Line(self.plot)
            line.item.setZValue(5 if lines is self._originals else 10)
            lines.append(line)
        for index, line in enumerate(lines):
            if index < channels:
                line.set_colour(colours[index])
                line.set_data(curve.x, np.ascontiguousarray(curve.y[:, index]))
            else:
                line.set_data(NOTHING.x, NOTHING.x)

    def _colours(self, curve: Curve) -> list[str]:
        """One colour for a channel alone, and else one each."""
        if curve.y.shape[1] == 1:
            return [self._theme.accent]
        return [self._theme.block(channel) for channel in range(curve.y.shape[1])]

    def _original_colours(self, curve: Curve, *, over: bool) -> list[str]:
        """Fainter ones where the reconstruction is drawn over it."""
        if curve.y.shape[1] == 1:
            return [self._theme.muted if over else self._theme.text]
        colours = self._colours(curve)
        return [_faint(colour, self._theme) for colour in colours] if over else colours

    def _mark_samples(self, original: Curve) -> None:
        """Put a dot on every sample, where there is room for them."""
        self._dots.clear()
        # a twin's curve, and that of the present, are no rows of samples
        if original.empty or self._scene.mode == "twin" or self._scene.comparing:
            return
        left, right = self._view.viewRange()[0]
        inside = np.flatnonzero((original.x >= left) & (original.x <= right))
        if len(inside) <= _MOST_DOTS:
            colours = self._original_colours(original, over=self._scene.mode != "original")
            for channel, colour in enumerate(colours):
                self._dots.addPoints(
                    x=original.x[inside], y=original.y[inside, channel], brush=colour, pen=None
                )

    def _draw_borders(self, world: SignalWorld) -> None:
        """Upright lines between periods, and dashed ones at sub-periods."""
        places: dict[float, Qt.PenStyle] = {}
        if self._scene.tiling:
            if self._scene.show_lines:
                counts = {abs(x) for x, _ in self._scene.lines if x}
                for parts in counts:
                    for part in range(1, min(1000, world.count * parts)):
                        places[part / parts] = Qt.PenStyle.DashLine
            for period in range(1, world.count):
                places[float(period)] = Qt.PenStyle.SolidLine
        while len(self._borders) < len(places):
            line = pg.InfiniteLine(angle=90, movable=False)
            line.setZValue(2)
            self.plot.addItem(line, ignoreBounds=True)
            self._borders.append(line)
        for line in self._borders[len(places) :]:
            line.hide()
        for line, (place, style) in zip(self._borders, places.items(), strict=False):
            pen = QPen(QColor(self._theme.muted), 1, style)
            pen.setCosmetic(True)
            line.setPen(pen)
            line.setValue(float(world.place(np.array(place))))
            line.show()

    def _write_legend(self, world: SignalWorld, original: Curve, found: Curve) -> None:
        entries: list[tuple[str, str]] = []
        names = world.units.columns
        mine, theirs = self._titles()
        for curve, colours, title in (
            (found, self._colours(found), mine),
            (
                original,
                self._original_colours(original, over=not found.empty),
                theirs,
            ),
        ):
            if curve.empty:
                continue
            if self._scene.mode == "difference" and not self._scene.comparing:
                title = self.tr("Reconstruction less original")
            if len(colours) == 1:
                entries.append((colours[0], title))
            else:
                entries += [
                    (colour, f"{title}, {name}")
                    for colour, name in zip(colours, names, strict=False)
                ]
        if self._scene.tiling and (seam := seam_text(self._scene.seam)):
            entries.append(("", seam))
        self._legend.set_entries(entries, self._theme, Qt.Corner.TopRightCorner)

    def _titles(self) -> tuple[str, str]:
        """Names of what the network makes, and of what is drawn beside it."""
        scene = self._scene
        if scene.comparing:
            return past_text(scene.past or 0), now_text(scene.now)
        if scene.mode == "twin":
            return scene.captions
        mine = self.tr("Reconstruction") if scene.past is None else past_text(scene.past)
        return mine, self.tr("Original")

    def _stretch(self, curves: list[Curve]) -> None:
        """Let the axis along y reach as far as the curves do, without shrinking for a trifle."""
        if not curves:
            return
        low = min(float(curve.y.min()) for curve in curves)
        high = max(float(curve.y.max()) for curve in curves)
        if self._scene.mode == "difference":
            high = max(abs(low), abs(high))
            low = -high
        if not np.isfinite(high - low):
            return
        if high - low <= 1e-12 * max(abs(low), abs(high)):
            low, high = low - 0.5, high + 0.5
        bottom, top = self._view.viewRange()[1]
        if low < bottom or high > top or high - low < _SLACK * (top - bottom):
            self._view.setYRange(low, high, padding=_HEADROOM)

    def _redraw(self, *, moved: bool) -> None:
        for line in (*self._originals, *self._lines):
            line.fit_to_screen(moved=moved)

    @Slot()
    def _moved(self) -> None:
        left, right = self._view.viewRange()[0]
        wide = self._extent[1] - self._extent[0]
        self._fitted = right - left >= wide
        self._redraw(moved=True)
        if self._scene.mode not in ("difference", "reconstruction"):
            self._mark_samples(self._shown[0])
        self.moved.emit()
        self.pointed.emit()

    # -- mouse and keys --------------------------------------------------------------------------

    @Slot(object)
    def _point(self, position: QPointF | None) -> None:
        inside = position is not None and self._view.sceneBoundingRect().contains(position)
        self._pointer = position if inside else None
        self.pointed.emit()

    @Slot(object)
    def _click(self, event: Any) -> None:
        if event.double():
            self.fit()

    def readings(self) -> tuple[int, str, str | None, str | None] | None:
        """Nearest sample, its place, and the values there; None where the mouse is elsewhere."""
        world = self._world
        if world is None or self._pointer is None or self._scene.picture_size is None:
            return None
        x = float(self._view.mapSceneToView(self._pointer).x())
        units = world.units
        sample = round((x - units.start) / units.step)
        original, found = self._shown
        known = not original.empty and 0 <= sample < len(original.x)
        there = not found.empty and found.x[0] <= x <= found.x[-1] + units.step
        return (
            sample,
            f"{units.axis} {x:.5g}",
            _written(at(found, np.array([x]))[0]) if there else None,
            _written(original.y[sample]) if known else None,
        )

    def event(self, event: QEvent) -> bool:
        """Keep the keys that are used here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the signal with the arrows."""
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            left, right = self._view.viewRange()[0]
            self._view.translateBy(x=way * _ARROW * (right - left))


def _written(values: Any) -> str:
    return "  ".join(f"{value:.4g}" for value in values)


def _faint(colour: str, theme: Theme) -> str:
    """Half way to the background."""
    one, other = QColor(colour), QColor(theme.base)
    return QColor(
        (one.red() + other.red()) // 2,
        (one.green() + other.green()) // 2,
        (one.blue() + other.blue()) // 2,
    ).name()

"""The canvas: the picture and its reconstruction, compared, tiled and looked at closely."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sinstudio.app.crop.area import CropArea
from sinstudio.app.theme import Theme
from sinstudio.app.views.canvas_area import CanvasArea
from sinstudio.app.views.canvas_look import place_of, viewport_at
from sinstudio.app.views.canvas_readout import Readout
from sinstudio.app.views.canvas_tools import CanvasBar
from sinstudio.app.views.filter_badge import FilterBadge
from sinstudio.app.views.scene import MODES, Mode, Scene
from sinstudio.app.views.signal_plot import SignalPlot
from sinstudio.files.signal import Units
from sinstudio.training.snapshot import Snapshot, View

_PAUSE = 30  # milliseconds that changes of the view are gathered for
_STEP = 1.5  # zoom of the buttons and keys


class Canvas(QWidget):
    """Reconstruction, original, wipe, difference, tiled view of one fit; its twin beside it.

    A signal is drawn as curves; what is a wipe of pictures is then both curves over each other.

    `actions()` has every command (modes, fit, 100 %, zoom) for menus; their shortcuts work all
    over the window that the canvas is in.
    """

    view_changed = Signal(object)
    """A `View`: the part of the picture that can be seen now, and at how many pixels."""
    mode_asked = Signal()
    """A mode was chosen by hand, perhaps the one that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Canvas"))
        self._scene = Scene()
        self._view: View | None = None
        self._token = 0
        self._page: QWidget | None = None  # in front of the picture
        self._front = QStackedWidget(self)  # before the tools: first to get the keys
        self._area = CanvasArea(self._scene, self._front)
        self._plot = SignalPlot(self._scene, self._front)
        self._signal = False
        self._modes: dict[bool, Mode] = {False: "reconstruction", True: "wipe"}  # as last used
        self._twin_there = False
        self._before_twin: Mode = "reconstruction"
        self._front.addWidget(self._area)
        self._front.addWidget(self._plot)
        self._bar = CanvasBar(self)
        self._readout = Readout(self)
        tip = self.tr("A filter softens the reconstruction; the weights are not changed")
        self._filtered = FilterBadge("canvas.filtered", tip, self)
        self.setFocusProxy(self._area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._front, 1)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._readout, 1)
        below.addWidget(self._filtered)
        layout.addLayout(below)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._emit_view)
        self.addActions(self._bar.canvas_actions)
        self._connect()
        self._show_mode()
        self._show_values()

    def _connect(self) -> None:
        bar, area, plot = self._bar, self._area, self._plot
        bar.mode_chosen.connect(self.set_mode)
        bar.mode_chosen.connect(self.mode_asked)
        bar.tiles.tiles_chosen.connect(self._set_tiles)
        bar.gain_chosen.connect(self._set_gain)
        bar.tiles.lattice_chosen.connect(self._set_lattice)
        bar.tiles.seams_chosen.connect(self._set_seams)
        bar.smooth_chosen.connect(self._set_smooth)
        bar.fit.triggered.connect(area.fit)
        bar.fit.triggered.connect(plot.fit)
        bar.actual_size.triggered.connect(area.actual_size)
        bar.actual_size.triggered.connect(plot.actual_size)
        bar.zoom_in.triggered.connect(self._zoom_in)
        bar.zoom_out.triggered.connect(self._zoom_out)
        area.moved.connect(self._view_may_differ)
        area.pointed.connect(self._show_values)
        plot.moved.connect(self._view_may_differ)
        plot.pointed.connect(self._show_values)

    def put_below(self, strip: QWidget) -> None:
        """Show a strip under the picture, as wide as it."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(strip)

    def add_page(self, page: QWidget, area: CropArea) -> None:
        """Take in a page that can be in front of the picture; the tools zoom its area as well."""
        bar = self._bar
        self._front.addWidget(page)
        bar.fit.triggered.connect(area.fit)
        bar.actual_size.triggered.connect(area.actual_size)
        bar.zoom_in.triggered.connect(area.zoom_in)
        bar.zoom_out.triggered.connect(area.zoom_out)
        bar.smooth_chosen.connect(area.set_smooth)
        area.moved.connect(self._show_page_scale)

    def bring(self, page: QWidget | None) -> None:
        """Have a page in front, or the picture again."""
        self._page = page
        front = page or (self._plot if self._signal else self._area)
        self._front.setCurrentWidget(front)
        self.setFocusProxy(front)
        self._show_values()

    @Slot(float)
    def _show_page_scale(self, scale: float) -> None:
        self._readout.show_values(scale, None, None, None)

    @property
    def foot(self) -> QWidget:
        """The line right under the picture."""
        return self._readout

    @property
    def mode(self) -> str:
        """One of reconstruction, original, wipe, difference, tiled and twin."""
        return self._scene.mode

    @Slot(str)
    def set_mode(self, name: str) -> None:
        """Show another mode, by its name.

        Raises
        ------
        ValueError
            If there is no such mode.
        """
        mode: Mode = MODES[MODES.index(name)]
        if mode != self._scene.mode:
            self._scene.mode = mode
            self._show_mode()
            self._follow()

    def look(self) -> dict[str, Any]:
        """What is looked at, and from where, for a project to keep; it holds no twin."""
        mode = self._before_twin if self.mode == "twin" else self.mode
        return {"mode": mode, "place": place_of(self._area.viewport)}

    def look_at(self, look: dict[str, Any]) -> None:
        """Look there again; what makes no sense is left out."""
        mode = look.get("mode")
        if mode in MODES:
            self.set_mode(mode)
        viewport = self._area.viewport
        if viewport is not None:
            self._area.set_viewport(viewport_at(viewport, look.get("place")))

    @Slot(object)
    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show the newest state of the fit; None when there is none any more."""
        self._filtered.set_snapshot(snapshot)
        if self._scene.set_snapshot(snapshot):
            self._follow_twin()
            self._bar.tiles.offer(self._scene.periodic)
            self._bar.tiles.offer_lattice(bool(self._scene.lines))
            self._follow()

    def _follow_twin(self) -> None:
        """Show a twin once it is there, and go back to the mode before when it is gone."""
        there = self._scene.twin is not None
        if there != self._twin_there:
            self._twin_there = there
            self._bar.offer_twin(there)
            if there:
                self._before_twin = self._scene.mode
                self.set_mode("twin")
            elif self._scene.mode == "twin":
                self.set_mode(self._before_twin)

    @Slot(object)
    def set_original(self, picture: NDArray[np.float32] | None) -> None:
        """Show another picture, H × W × C, 0…1; frames of the one before are dropped."""
        if self._scene.set_original(picture):
            self._view = None  # ask again, even for the same part
            self._follow()

    @Slot(object)
    def set_units(self, units: Units | None) -> None:
        """Draw curves of a signal in these units from now on; None for a picture."""
        self._modes[self._signal] = self._scene.mode
        self._signal = units is not None
        self._scene.mode = self._modes[self._signal]
        self.bring(self._page)
        self._bar.set_signal(self._signal)
        self._plot.set_units(units)
        self._show_mode()
        self._view = None
        self._view_may_differ()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self._filtered.set_theme(theme)
        self._area.set_theme(theme)
        self._plot.set_theme(theme)

    def _follow(self) -> None:
        """Show what the scene has become."""
        if self._signal:
            self._plot.follow()
        else:
            self._area.follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for a reconstruction again."""
        super().showEvent(event)
        self._view_may_differ()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for no reconstruction that nobody sees."""
        super().hideEvent(event)
        self._view_may_differ()

    @Slot()
    def _view_may_differ(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _emit_view(self) -> None:
        if self._signal:
            view = self._plot.view(self._token, wanted=self.isVisible())
        else:
            view = self._picture_view()
        view = replace(view, twin=self._scene.mode == "twin")
        if view != self._view:
            self._token += 1
            self._view = replace(view, token=self._token)
            self.view_changed.emit(self._view)

    def _picture_view(self) -> View:
        viewport = self._area.viewport
        wanted = viewport is not None and self.isVisible() and self._scene.needs_reconstruction
        view = View(picture=wanted, token=self._token)
        if viewport is None:
            return view
        tiles = viewport.tiles if self._scene.tiling else None
        return replace(view, region=viewport.region, size=viewport.size, tiles=tiles)

    @Slot()
    def _show_values(self) -> None:
        if self._page is not None:
            return
        if self._signal:
            self._readout.show_sample(self._plot.scale, self._plot.readings())
            return
        viewport, place = self._area.viewport, self._area.world_position()
        scene = self._scene
        pixel = None if place is None else scene.pixel_at(*place)
        self._readout.show_values(
            None if viewport is None else viewport.scale,
            pixel,
            None if place is None or pixel is None else scene.reconstruction_at(*place),
            None if pixel is None else scene.original_at(pixel),
        )

    def _show_mode(self) -> None:
        scene = self._scene
        self._bar.show_mode(scene.mode, scene.tiles, scene.gain, scene.smooth)

    @Slot(object)
    def set_seam(self, seam: float | None) -> None:
        """Say how visible the borders of the tiles are; None while that is not known."""
        self._scene.seam = seam
        self._follow()

    @Slot(bool)
    def _set_seams(self, shown: bool) -> None:
        self._scene.show_seams = shown
        self._area.update()

    @Slot(tuple)
    def _set_tiles(self, tiles: tuple[int, int]) -> None:
        self._scene.tiles = tiles
        self._follow()

    @Slot(float)
    def _set_gain(self, gain: float) -> None:
        self._scene.gain = gain
        self._area.update()

    @Slot(bool)
    def _set_lattice(self, shown: bool) -> None:
        self._scene.show_lines = shown
        self._area.update()
        self._follow()

    @Slot(bool)
    def _set_smooth(self, smooth: bool) -> None:
        self._scene.smooth = smooth
        self._area.update()

    @Slot()
    def _zoom_in(self) -> None:
        self._zoom(_STEP)

    @Slot()
    def _zoom_out(self) -> None:
        self._zoom(1 / _STEP)

    def _zoom(self, factor: float) -> None:
        if self._page is not None:
            return
        if self._signal:
            self._plot.zoom(factor)
        else:
            self._area.zoom(factor)

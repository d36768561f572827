"""How the pictures on the canvas are painted, in physical pixels of the screen."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from sinstudio.app.theme import Theme
from sinstudio.app.views.canvas_overlay import CanvasOverlay, split_position
from sinstudio.app.views.raster import Raster
from sinstudio.app.views.scene import Layer, Layers, Scene
from sinstudio.app.views.viewport import Region, Viewport

_CHECKER = 8  # side of a square of the checkerboard, physical pixels at 100 % desktop scaling
_CHECKER_LIGHT = ("#ffffff", "#d0d0d0")
_CHECKER_DARK = ("#5c5c5c", "#484848")
_DIMMED = 0.35


class CanvasPainter:
    """Paints one scene once.

    Parameters
    ----------
    painter
        Open on the widget, in its own pixels.
    scene, viewport, theme
        What, where, and in which colours.
    ratio
        Physical pixels for one of the widget's.
    """

    def __init__(
        self, painter: QPainter, scene: Scene, viewport: Viewport, theme: Theme, ratio: float
    ) -> None:
        self._painter = painter
        self._scene = scene
        self._viewport = viewport
        self._theme = theme
        self._ratio = ratio
        left, top, right, bottom = viewport.visible
        self._visible = QRect(left, top, right - left, bottom - top)

    def paint(self) -> None:
        """Pictures first, in physical pixels; then what lies over them."""
        self._painter.save()
        self._painter.scale(1 / self._ratio, 1 / self._ratio)
        if self._scene.wiping:
            self._wipe()
        elif self._scene.mode == "original":
            self._original(self._visible)
        elif self._scene.mode == "difference":
            self._difference()
        else:
            self._reconstruction(self._visible)
        self._painter.restore()
        CanvasOverlay(self._painter, self._scene, self._viewport, self._theme, self._ratio).paint()

    def _seen(self, layers: Layers, visible: QRect) -> list[Layer]:
        """Return the layers to draw, from the lowest up: none that another one hides."""
        detail = layers.detail
        if detail is not None and self._place(detail.frame.region).contains(visible):
            return [detail]
        return layers.stack

    def _place(self, region: Region) -> QRect:
        """Where a region of the world lies, physical pixels."""
        left, top = self._viewport.to_screen(region[:2])
        right, bottom = self._viewport.to_screen(region[2:])
        x, y = round(left), round(top)
        return QRect(x, y, max(1, round(right) - x), max(1, round(bottom) - y))

    def _draw(
        self, raster: Raster, region: Region, visible: QRect, *, smooth: bool, opacity: float = 1.0
    ) -> None:
        place = self._place(region)
        if raster.has_alpha:
            self._checkerboard(place.intersected(visible))
        self._painter.setOpacity(opacity)
        raster.draw(self._painter, place, visible, smooth)
        self._painter.setOpacity(1.0)

    def _checkerboard(self, area: QRect) -> None:
        """Fill an area, from the same squares wherever it begins."""
        colours = _CHECKER_DARK if self._theme.dark else _CHECKER_LIGHT
        side = max(1, round(_CHECKER * self._ratio))
        squares = QImage(2 * side, 2 * side, QImage.Format.Format_RGB32)
        squares.fill(QColor(colours[0]))
        brush = QPainter(squares)
        brush.fillRect(side, 0, side, side, QColor(colours[1]))
        brush.fillRect(0, side, side, side, QColor(colours[1]))
        brush.end()
        self._painter.fillRect(area, QBrush(squares))

    def _original(self, visible: QRect, opacity: float = 1.0) -> None:
        """Draw the original, in the tiled mode once in every period."""
        original = self._scene.original
        if original is None:
            return
        for region in self._copies((0.0, 0.0, *self._picture_in_unit()), (1, 1)):
            self._draw(original.raster, region, visible, smooth=self._scene.smooth, opacity=opacity)

    def _reconstruction(self, visible: QRect) -> None:
        """Draw the frames; before there are any, the original faintly."""
        scene = self._scene
        if not scene.has_frames:
            self._original(visible, _DIMMED)
        elif not scene.tiling:
            for layer in self._seen(scene.plain, visible):
                self._draw(layer.raster, layer.frame.region, visible, smooth=True)
        elif scene.tiled.stack:
            for layer in self._seen(scene.tiled, visible):
                self._periods(layer, visible)
        else:
            width, height = self._picture_in_unit()
            for layer in scene.plain.stack[:1]:
                x0, y0, x1, y1 = layer.frame.region
                region = (x0 * width, y0 * height, x1 * width, y1 * height)
                for copy in self._copies(region, (1, 1)):
                    self._draw(layer.raster, copy, visible, smooth=True)

    def _periods(self, layer: Layer, visible: QRect) -> None:
        """Draw a frame in units of periods; one that shows whole periods goes on beside itself."""
        region = layer.frame.region
        if layer is self._scene.tiled.base:
            step = max(1, math.floor(region[2] + 0.5)), max(1, math.floor(region[3] + 0.5))
            for copy in self._copies(region, step):
                self._draw(layer.raster, copy, visible, smooth=True)
        else:
            self._draw(layer.raster, region, visible, smooth=True)

    def _copies(self, region: Region, step: tuple[int, int]) -> list[Region]:
        """The region, and itself every `step` units to the right and down."""
        columns, rows = self._viewport.tiles
        x0, y0, x1, y1 = region
        return [
            (x0 + x, y0 + y, x1 + x, y1 + y)
            for y in range(0, rows, step[1])
            for x in range(0, columns, step[0])
        ]

    def _picture_in_unit(self) -> tuple[float, float]:
        return self._scene.picture_share if self._scene.tiling else (1.0, 1.0)

    def _wipe(self) -> None:
        """Draw the reconstruction left of the line, and right of it what it is compared with."""
        split = split_position(self._scene, self._viewport)
        left, right = QRect(self._visible), QRect(self._visible)
        left.setRight(split - 1)
        right.setLeft(split)
        if not left.isEmpty():
            self._reconstruction(left)
        if right.isEmpty():
            return
        if self._scene.present is not None:
            for layer in self._seen(self._scene.present, right):
                self._draw(layer.raster, layer.frame.region, right, smooth=True)
        elif self._scene.mode == "wipe":
            self._original(right)
        else:
            self._twin(right)

    def _twin(self, visible: QRect) -> None:
        """Draw the frames of the twin; before there are any, the original faintly."""
        layers = self._scene.twin
        if layers is None or not layers.stack:
            self._original(visible, _DIMMED)
            return
        for layer in self._seen(layers, visible):
            self._draw(layer.raster, layer.frame.region, visible, smooth=True)

    def _difference(self) -> None:
        scene = self._scene
        if scene.original is None or not scene.has_frames:
            self._original(self._visible, _DIMMED)
            return
        for layer in self._seen(scene.plain, self._visible):
            raster, region = layer.difference(scene.original, scene.smooth, scene.gain)
            self._draw(raster, region, self._visible, smooth=True)

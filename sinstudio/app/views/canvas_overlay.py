"""What lies over the pictures on the canvas: the wipe's line, captions, a legend, hints."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPolygonF

from sinstudio.app.theme import Theme
from sinstudio.app.views.canvas_lattice import paint_lattice, paint_seams, seam_text
from sinstudio.app.views.difference import DIVERGING
from sinstudio.app.views.scene import Scene
from sinstudio.app.views.viewport import Viewport

HANDLE_RADIUS = 13.0  # of the wipe's handle, in the widget's pixels
_LEAST_WORDS = 6  # characters of a caption that still say something
_SPACE = 10.0  # between what lies over the picture and its edge


def split_position(scene: Scene, viewport: Viewport) -> int:
    """Physical x of the wipe's line."""
    left, _, right, _ = viewport.visible
    return round(left + (right - left) * scene.split)


class CanvasOverlay:
    """Paints over one scene once; in the widget's pixels, so that words keep their size.

    Parameters are those of `CanvasPainter`.
    """

    def __init__(
        self, painter: QPainter, scene: Scene, viewport: Viewport, theme: Theme, ratio: float
    ) -> None:
        self._painter = painter
        self._scene = scene
        self._viewport = viewport
        self._ratio = ratio
        self._theme = theme
        left, top, right, bottom = (side / ratio for side in viewport.visible)
        self._picture = QRectF(left, top, right - left, bottom - top)
        self._screen = QRectF(0, 0, viewport.screen[0] / ratio, viewport.screen[1] / ratio)
        self._split = split_position(scene, viewport) / ratio

    def paint(self) -> None:
        """Paint what the mode has, and a hint where the picture alone does not say what next."""
        scene = self._scene
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(QColor(self._theme.grid))
        self._painter.drawRect(self._picture.adjusted(-0.5, -0.5, 0.5, 0.5))
        if scene.wiping:
            self._captions()
            self._handle()
        elif scene.mode == "difference" and scene.has_frames and scene.original is not None:
            self._legend()
        elif scene.tiling:
            self._tiled()
        if scene.past is not None:
            self._past(scene.past)
        hint = self._hint()
        if hint and scene.has_frames and scene.mode in ("reconstruction", "tiled"):
            bottom = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            self._caption(hint, self._screen.adjusted(0, 0, 0, -2 * _SPACE), bottom)
        elif hint:
            self._caption(hint, self._screen, Qt.AlignmentFlag.AlignCenter)

    def _hint(self) -> str:
        """Return what to do next, where the picture alone does not say it."""
        scene = self._scene
        if scene.mode == "tiled" and not scene.periodic:
            return QCoreApplication.translate(
                "Canvas", "A SIREN has no period, so there are no tiles"
            )
        if scene.mode == "twin" and scene.twin is None:
            return QCoreApplication.translate("Canvas", "There is no twin: begin one with Ctrl+T")
        if scene.original is None:
            if scene.mode in ("original", "wipe", "difference"):
                return QCoreApplication.translate("Canvas", "This model came without its picture.")
            return ""
        waits = scene.needs_reconstruction and not scene.has_frames and scene.state != "running"
        # A network that was not trained yet may be looked at as well.
        if waits or (scene.mode == "reconstruction" and scene.state == "idle"):
            return QCoreApplication.translate(
                "Canvas", "Press Start to fit the network to this picture"
            )
        return ""

    @property
    def _inside(self) -> QRectF:
        """The visible part of the picture without a narrow edge."""
        return self._picture.adjusted(_SPACE, _SPACE, -_SPACE, -_SPACE)

    def _captions(self) -> None:
        """Name the two sides of the wipe, each while there is room for it."""
        area = self._inside
        top = Qt.AlignmentFlag.AlignTop
        left, right = self._scene.captions
        if self._scene.mode == "wipe":
            left = QCoreApplication.translate("Canvas", "Reconstruction")
            right = QCoreApplication.translate("Canvas", "Original")
        if self._scene.comparing:
            left, right = step_text(self._scene.past or 0), now_text(self._scene.now)
        for text, side, align in (
            (left, QRectF(area), Qt.AlignmentFlag.AlignLeft),
            (right, QRectF(area), Qt.AlignmentFlag.AlignRight),
        ):
            if not text:
                continue
            if align == Qt.AlignmentFlag.AlignLeft:
                side.setRight(self._split - _SPACE)
            else:
                side.setLeft(self._split + _SPACE)
            words = self._fitting(text, side.width())
            if words:
                self._caption(words, side, align | top)

    def _fitting(self, text: str, width: float) -> str:
        """Return as much of a caption as there is room for; nothing where that is but a stub."""
        if self._caption_size(text).width() <= width:
            return text
        if self._scene.mode == "wipe":  # one word each
            return ""
        right = Qt.TextElideMode.ElideRight
        words = self._painter.fontMetrics().elidedText(text, right, int(width) - 24)
        return words if len(words) >= _LEAST_WORDS else ""

    def _past(self, step: int) -> None:
        """Frame the picture and say that it is not what the network is now."""
        painter, accent = self._painter, QColor(self._theme.accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 3))
        seen = self._picture.intersected(self._screen)
        painter.drawRect(seen.adjusted(1.5, 1.5, -1.5, -1.5))
        if self._scene.comparing:
            return  # the captions say it
        plate = self._caption_size(past_text(step))
        plate.moveCenter(seen.center())
        plate.moveTop(seen.top() + _SPACE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawRoundedRect(plate, 5, 5)
        painter.setPen(QColor(self._theme.base))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, past_text(step))

    def _caption_size(self, text: str) -> QRectF:
        words = self._painter.fontMetrics().boundingRect(text)
        return QRectF(0, 0, words.width() + 20, words.height() + 8)

    def _caption(self, text: str, area: QRectF, align: Qt.AlignmentFlag) -> None:
        """Write on a plate that any picture lets one read."""
        plate = self._caption_size(text)
        plate.moveCenter(area.center())
        if align & Qt.AlignmentFlag.AlignLeft:
            plate.moveLeft(area.left())
        elif align & Qt.AlignmentFlag.AlignRight:
            plate.moveRight(area.right())
        if align & Qt.AlignmentFlag.AlignTop:
            plate.moveTop(area.top())
        elif align & Qt.AlignmentFlag.AlignBottom:
            plate.moveBottom(area.bottom())
        self._plate(plate)
        self._painter.setPen(QColor(self._theme.text))
        self._painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)

    def _plate(self, rect: QRectF) -> None:
        colour = QColor(self._theme.window)
        colour.setAlpha(225)
        self._painter.setPen(QColor(self._theme.grid))
        self._painter.setBrush(colour)
        self._painter.drawRoundedRect(rect, 5, 5)

    def _handle(self) -> None:
        """Draw the wipe's line, light between dark edges, and a knob with two arrows on it."""
        painter, x, visible = self._painter, self._split, self._picture
        for colour, width in ((QColor(0, 0, 0, 150), 3.0), (QColor(255, 255, 255), 1.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(x, visible.top()), QPointF(x, visible.bottom()))
        middle = QPointF(x, visible.center().y())
        painter.setPen(QPen(QColor(0, 0, 0, 150), 1.0))
        painter.setBrush(QColor(255, 255, 255))
        painter.drawEllipse(middle, HANDLE_RADIUS, HANDLE_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(50, 50, 50))
        for way in (-1, 1):
            tip, foot = middle + QPointF(8.0 * way, 0), middle + QPointF(3.0 * way, 0)
            painter.drawPolygon(QPolygonF([tip, foot + QPointF(0, -4.5), foot + QPointF(0, 4.5)]))

    def _tiled(self) -> None:
        """Draw the lines of the tiles, and say how visible their borders are."""
        scene = self._scene
        if scene.show_lines:
            paint_lattice(self._painter, scene.lines, self._viewport, self._ratio)
        if scene.show_seams:
            paint_seams(self._painter, self._viewport, self._ratio, self._theme)
        words = seam_text(scene.seam if scene.past is None else None)  # of now
        if words and scene.has_frames and self._caption_size(words).width() <= self._inside.width():
            left = Qt.AlignmentFlag.AlignLeft
            self._caption(words, self._inside, left | Qt.AlignmentFlag.AlignBottom)

    def _legend(self) -> None:
        """Say what the colours of the difference stand for."""
        painter, area = self._painter, self._inside
        reach = 255 / self._scene.gain
        ends = (f"\N{MINUS SIGN}{reach:.3g}", f"+{reach:.3g}")
        note = QCoreApplication.translate("Canvas", "of 255 levels, reconstruction − original")
        line = painter.fontMetrics().height()
        width = max(150.0, painter.fontMetrics().horizontalAdvance(note) + 20.0)
        plate = QRectF(0, 0, width, 2 * line + 24.0)
        if plate.width() > area.width() or plate.height() > area.height():
            return
        plate.moveBottomLeft(area.bottomLeft())
        self._plate(plate)
        inner = plate.adjusted(10, 6, -10, -6)
        bar = QRectF(inner.left(), inner.top(), inner.width(), 9)
        colours = QLinearGradient(bar.topLeft(), bar.topRight())
        for step in range(0, len(DIVERGING), 51):
            colours.setColorAt(step / (len(DIVERGING) - 1), QColor.fromRgb(int(DIVERGING[step])))
        painter.fillRect(bar, colours)
        painter.setPen(QColor(self._theme.text))
        marks = QRectF(inner.left(), bar.bottom() + 3, inner.width(), line)
        painter.drawText(marks, Qt.AlignmentFlag.AlignLeft, ends[0])
        painter.drawText(marks, Qt.AlignmentFlag.AlignHCenter, "0")
        painter.drawText(marks, Qt.AlignmentFlag.AlignRight, ends[1])
        painter.drawText(marks.translated(0, line), Qt.AlignmentFlag.AlignHCenter, note)


def step_text(step: int) -> str:
    """Name a step of the past."""
    return QCoreApplication.translate("Canvas", "Step {0}").format(f"{step:,}")


def past_text(step: int) -> str:
    """Say that what is shown is the past."""
    return QCoreApplication.translate("Canvas", "Past: step {0}").format(f"{step:,}")


def now_text(step: int) -> str:
    """Name the present."""
    return QCoreApplication.translate("Canvas", "Now: step {0}").format(f"{step:,}")


def paint_invitation(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Ask for a picture, where there is none yet, in the widget's pixels."""
    text = QCoreApplication.translate("Canvas", "Drop a picture here, or open one with Ctrl+O")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    words = painter.fontMetrics().boundingRect(
        area.adjusted(48, 24, -48, -24).toRect(),
        Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
        text,
    )
    painter.setPen(QPen(QColor(theme.grid), 2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(words).adjusted(-32, -36, 32, 36), 10, 10)
    painter.setPen(QColor(theme.muted))
    painter.drawText(
        QRectF(words).adjusted(-2, -2, 2, 2),
        Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
        text,
    )

"""Lines over the tiled view: dashed at sub-periods, as in Figure 7 of the report; at seams."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sinstudio.app.theme import Theme
from sinstudio.app.views.viewport import Viewport, WholePair

_UNSEEN, _FAINT = 1.15, 1.5  # seams up to these; 1 is a border like any other place
_CLOSEST = 8.0  # the widget's pixels between two lines; closer ones would hide the picture


def paint_lattice(
    painter: QPainter, lines: Sequence[WholePair], viewport: Viewport, ratio: float
) -> None:
    """Draw every line that can be seen, light between dark edges, in the widget's pixels.

    Parameters
    ----------
    painter
        Open on the widget.
    lines
        Whole q: lines are the places v, in periods, with ⟨q, v⟩ whole.
    viewport
        Of the tiled mode.
    ratio
        Physical pixels for one of the widget's.
    """
    left, top, right, bottom = (side / ratio for side in viewport.visible)
    visible = QRectF(left, top, right - left, bottom - top)
    drawn = [line for q in lines for line in lattice_lines(q, viewport, ratio)]
    painter.save()
    painter.setClipRect(visible)
    for colour, width, style in (
        (QColor(0, 0, 0, 110), 3.0, Qt.PenStyle.SolidLine),
        (QColor(255, 255, 255, 235), 1.4, Qt.PenStyle.DashLine),
    ):
        pen = QPen(colour, width, style, Qt.PenCapStyle.FlatCap)
        if style == Qt.PenStyle.DashLine:
            pen.setDashPattern([5.0, 4.0])
        painter.setPen(pen)
        painter.drawLines(drawn)
    painter.restore()


def paint_seams(painter: QPainter, viewport: Viewport, ratio: float, theme: Theme) -> None:
    """Draw a line wherever two periods meet, in the accent between light edges."""
    left, top, right, bottom = (side / ratio for side in viewport.visible)
    drawn = [line for q in ((1, 0), (0, 1)) for line in lattice_lines(q, viewport, ratio)]
    painter.save()
    painter.setClipRect(QRectF(left, top, right - left, bottom - top))
    for colour, width in ((QColor(255, 255, 255, 170), 3.0), (QColor(theme.accent), 1.4)):
        painter.setPen(QPen(colour, width))
        painter.drawLines(drawn)
    painter.restore()


def seam_text(seam: float | None) -> str:
    """Say how visible the border between tiles is; "" where that is not known."""
    if seam is None:
        return ""
    if seam <= _UNSEEN:
        text = QCoreApplication.translate("Canvas", "Seam {0}: not to be seen")
    elif seam <= _FAINT:
        text = QCoreApplication.translate("Canvas", "Seam {0}: hardly to be seen")
    else:
        text = QCoreApplication.translate("Canvas", "Seam {0}: steps {0} times those inside")
    return text.format(f"{seam:.2f}")


def lattice_lines(q: WholePair, viewport: Viewport, ratio: float) -> list[QLineF]:
    """Lines ⟨q, v⟩ = n through the visible region, in the widget's pixels; none if too close."""
    width, height = viewport.extent
    if math.hypot(q[0] / width, q[1] / height) * _CLOSEST * ratio > 1:
        return []
    x0, y0, x1, y1 = viewport.region
    reached = [q[0] * x + q[1] * y for x in (x0, x1) for y in (y0, y1)]
    found = []
    for n in range(math.ceil(min(reached)), math.floor(max(reached)) + 1):
        if abs(q[1]) >= abs(q[0]):  # ends on the sides, or above and below; the rest is clipped
            ends = [(x, (n - q[0] * x) / q[1]) for x in (x0, x1)]
        else:
            ends = [((n - q[1] * y) / q[0], y) for y in (y0, y1)]
        one, two = (QPointF(*viewport.to_screen(end)) / ratio for end in ends)
        found.append(QLineF(one, two))
    return found

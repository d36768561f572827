"""The timeline's axis: steps on a logarithmic scale, snapshots, events, and a handle to drag."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from sinstudio.app.theme import LIGHT, Theme
from sinstudio.app.views.plotting import small_font

_EDGE = 9.0  # pixels left and right of the axis, half of the handle and a little
_HANDLE = 6.0  # radius
_NEAR = 5.0  # pixels from the mouse to an event that it points at
_LEAST = 10  # steps that the axis reaches at least
_ROOM = 8.0  # pixels between the numbers of two ticks


class TimelineAxis(QAbstractSlider):
    """A slider over the snapshots; its value is the index of one, and after the last comes now.

    Dragging, the arrow keys, Page Up and Down, Home and End, and the wheel move the handle.
    """

    step_chosen = Signal(object)
    """A step by hand; None for now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline.axis")
        self.setAccessibleName(self.tr("Timeline"))
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPageStep(8)
        self._theme: Theme = LIGHT
        self._steps: tuple[int, ...] = ()
        self._events: tuple[tuple[int, str], ...] = ()
        self._now = 0
        self.setRange(0, 0)
        self.valueChanged.connect(self._tell)

    def sizeHint(self) -> QSize:
        """Return room for the axis and the numbers below it."""
        return QSize(260, 24 + QFontMetrics(small_font(self)).height())

    def minimumSizeHint(self) -> QSize:
        """Return a width at which marks can still be told apart."""
        return QSize(120, self.sizeHint().height())

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self._theme = theme
        self.update()

    # -- what there is ---------------------------------------------------------------------------

    def show_run(
        self,
        steps: Sequence[int],
        events: Sequence[tuple[int, str]],
        now: int,
        looked_at: int | None,
    ) -> None:
        """Show these snapshots and events of a run that is at step `now`."""
        shown = tuple(steps), tuple(events), now
        value = len(shown[0])
        if looked_at is not None:
            value = next((i for i, s in enumerate(shown[0]) if s >= looked_at), value)
        if shown == (self._steps, self._events, self._now) and value == self.value():
            return
        self._steps, self._events, self._now = shown
        self.blockSignals(True)  # not by hand
        self.setRange(0, len(self._steps))
        self.setValue(value)
        self.blockSignals(False)
        self.update()

    @property
    def step(self) -> int | None:
        """The step that the handle is at; None: now."""
        return self._steps[self.value()] if self.value() < len(self._steps) else None

    @Slot()
    def _tell(self) -> None:
        self.update()
        self.step_chosen.emit(self.step)

    # -- places ----------------------------------------------------------------------------------

    def place(self, step: int) -> float:
        """Where a step is along the width."""
        reach = math.log1p(max(_LEAST, self._now))
        return _EDGE + (self.width() - 2 * _EDGE) * min(1.0, math.log1p(step) / reach)

    def _index_at(self, x: float) -> int:
        """Index of the snapshot nearest to a place; of now, where that is nearer."""
        places = [self.place(step) for step in self._steps] + [self.place(self._now)]
        # now may lie on the newest snapshot: of two as near the later one is meant
        return min(range(len(places)), key=lambda i: (abs(places[i] - x), -i))

    def _text_at(self, x: float) -> str:
        """Say what is near a place."""
        near = [event for event in self._events if abs(self.place(event[0]) - x) <= _NEAR]
        lines = [self.tr("Step {0}: {1}").format(f"{step:,}", event) for step, event in near[:6]]
        index = self._index_at(x)
        if index < len(self._steps):
            lines.append(self.tr("Snapshot of step {0}").format(f"{self._steps[index]:,}"))
        else:
            lines.append(self.tr("Now, step {0}").format(f"{self._now:,}"))
        return "\n".join(lines)

    # -- hands -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to the mouse."""
        if event.button() == Qt.MouseButton.LeftButton and self._steps:
            self.setSliderDown(True)
            self.setValue(self._index_at(event.position().x()))
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle."""
        if self.isSliderDown():
            self.setValue(self._index_at(event.position().x()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self.setSliderDown(False)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to now; the other keys are those of any slider."""
        if event.key() == Qt.Key.Key_Escape and self.step is not None:
            self.setValue(self.maximum())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._text_at(event.pos().x()) if self._steps else self.toolTip()
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint axis, ticks, snapshots, events, and the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        line = 15.0
        theme = self._theme
        painter.setPen(QPen(QColor(theme.grid), 2))
        painter.drawLine(QPointF(_EDGE, line), QPointF(self.width() - _EDGE, line))
        if self._steps:
            self._paint_past(painter, line)
            self._paint_numbers(painter, line)
            self._paint_snapshots(painter, line)
            self._paint_events(painter, line)
            self._paint_handle(painter, line)
        else:
            painter.setPen(QColor(theme.muted))
            rest = QRectF(0, line + 4, self.width(), self.height() - line - 4)
            empty = self.tr("Snapshots gather here while the network trains")
            painter.drawText(rest, Qt.AlignmentFlag.AlignCenter, empty)
        painter.end()

    def _paint_past(self, painter: QPainter, line: float) -> None:
        """Mark what lies between the step that is looked at and now."""
        step = self.step
        if step is not None:
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            ends = (QPointF(self.place(s), line) for s in (step, self._now))
            painter.drawLine(*ends)

    def _paint_numbers(self, painter: QPainter, line: float) -> None:
        """Write 0, 1, 10, 100… and now, where there is room between them."""
        height = painter.fontMetrics().height()
        painter.setPen(QColor(self._theme.muted))
        taken: list[QRectF] = []
        decades = [10**power for power in range(12) if 10**power < self._now]
        for step in (self._now, 0, *reversed(decades)):
            text = f"{step:,}"
            width = painter.fontMetrics().horizontalAdvance(text)
            left = min(max(0.0, self.place(step) - width / 2), self.width() - width)
            room = QRectF(left, line + 8, width, height)
            padded = room.adjusted(-_ROOM, 0, _ROOM, 0)
            if not any(padded.intersects(other) for other in taken):
                taken.append(room)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_snapshots(self, painter: QPainter, line: float) -> None:
        painter.setPen(QPen(QColor(self._theme.muted), 1))
        for step in self._steps:
            x = round(self.place(step)) + 0.5
            painter.drawLine(QPointF(x, line - 3), QPointF(x, line + 3))

    def _paint_events(self, painter: QPainter, line: float) -> None:
        """Mark what was removed by ▼, added by ▲, and anything else by a dot, above the axis."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.warning))
        for step, event in self._events:
            x, top, foot = self.place(step), line - 13, line - 6
            words = event.replace(",", "").split()
            if "pruned" in words or "removed" in words:
                corners = (QPointF(x - 4, top), QPointF(x + 4, top), QPointF(x, foot))
            elif "grew" in words or "added" in words:
                corners = (QPointF(x - 4, foot), QPointF(x + 4, foot), QPointF(x, top))
            else:
                painter.drawEllipse(QPointF(x, line - 9), 2.5, 2.5)
                continue
            painter.drawPolygon(QPolygonF(corners))

    def _paint_handle(self, painter: QPainter, line: float) -> None:
        step = self.step
        theme = self._theme
        x = self.place(self._now if step is None else step)
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.setBrush(QColor(theme.window if step is None else theme.accent))
        painter.drawEllipse(QPointF(x, line), _HANDLE, _HANDLE)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawEllipse(QPointF(x, line), _HANDLE + 2.5, _HANDLE + 2.5)

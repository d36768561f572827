"""What the plots share: plain axes in the theme's colours, a legend, a line of text, ranges."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sinstudio.app.theme import LIGHT, Theme
from sinstudio.training.snapshot import Snapshot

_STEPS = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def new_plot(
    x_label: str,
    y_label: str,
    parent: QWidget | None = None,
    box: Any = None,
    kind: type = pg.PlotWidget,
) -> Any:
    """Make a `pyqtgraph.PlotWidget` without menus, buttons or changes of range of its own.

    `box` is a `pyqtgraph.ViewBox` to use in place of a plain one.
    """
    plot = kind(parent, viewBox=box)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.disableAutoRange()
    plot.setFrameShape(plot.Shape.NoFrame)
    plot.setMinimumSize(120, 80)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it has no keys, so Tab passes over it
    for side, label in (("bottom", x_label), ("left", y_label)):
        axis = plot.getAxis(side)
        axis.enableAutoSIPrefix(False)
        axis.setStyle(tickLength=-4, hideOverlappingLabels=True)
        axis.setLabel(label)
    return plot


def small_font(widget: QWidget) -> QFont:
    """Return the widget's font a little smaller, for axes and legends."""
    font = QFont(widget.font())
    if font.pointSizeF() > 0:
        font.setPointSizeF(max(6.5, font.pointSizeF() * 0.88))
    else:
        font.setPixelSize(max(9, round(font.pixelSize() * 0.88)))
    return font


def style_plot(plot: Any, theme: Theme) -> None:
    """Give a plot the colours of a theme."""
    plot.setBackground(theme.base)
    font = small_font(plot)
    size = f"{font.pointSizeF()}pt" if font.pointSizeF() > 0 else f"{font.pixelSize()}px"
    for side in ("bottom", "left"):
        axis = plot.getAxis(side)
        axis.setPen(theme.grid)
        axis.setTextPen(theme.muted)
        axis.setTickFont(font)
        axis.setLabel(axis.labelText, color=theme.muted, **{"font-size": size})


def translucent(colour: str, alpha: int) -> QColor:
    """Return a colour that lets through what is behind it; `alpha` is 0 to 255."""
    result = QColor(colour)
    result.setAlpha(alpha)
    return result


def round_up(value: float) -> float:
    """Return the next of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten; `value` > 0."""
    scale = 10.0 ** math.floor(math.log10(value))
    return scale * next((step for step in _STEPS if step * scale >= value * (1 - 1e-9)), 10.0)


def steady_reach(current: float, wanted: float) -> float:
    """End of an axis from 0 to `wanted` > 0 at least: kept while neither short nor far too long."""
    if wanted <= current <= 2.5 * wanted:
        return current
    return round_up(1.05 * wanted)


def radius_text(radius: float) -> str:
    """Write a radius to a tenth at most: 8, 5.7."""
    return f"{radius:.1f}".removesuffix(".0")


def range_text(low: float, high: float) -> str:
    """Write the radii of a block: "0–5.7", "from 11.2" or "all"."""
    if math.isinf(high):
        return _tr("from {0}").format(radius_text(low)) if low > 0 else _tr("all")
    return f"{radius_text(low)}\N{EN DASH}{radius_text(high)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("plotting", text)


class LiveView(QWidget):
    """A view of the newest snapshot that works only while it can be seen.

    A view that comes to light (shown, or no longer under another's tab) catches up.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._snapshot: Snapshot | None = None
        self._theme = LIGHT
        self._stale = True
        self._catch_up = QTimer(self)
        self._catch_up.setSingleShot(True)
        self._catch_up.timeout.connect(self.refresh)

    @Slot(object)
    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show the newest state of the fit; None when there is none any more."""
        self._snapshot = snapshot
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        self._restyle()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Draw now, or when the view can next be seen."""
        # A dock under another's tab is "visible", but lies outside its window.
        self._stale = not self.isVisible() or self.visibleRegion().isEmpty()
        if not self._stale:
            self._draw()

    def _restyle(self) -> None:
        """Take on `self._theme`."""
        raise NotImplementedError

    def _draw(self) -> None:
        """Show `self._snapshot`."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self._catch_up.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Catch up after having been under another's tab."""
        super().paintEvent(event)
        if self._stale:
            self._catch_up.start()


class InfoLine(QLabel):
    """A line of text of fixed height; what does not fit is cut with an ellipsis."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setContentsMargins(6, 0, 6, 0)
        self._fix_height()

    def _fix_height(self) -> None:
        self.setFixedHeight(self.fontMetrics().height() + 6)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fix_height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text, cut to the width there is."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def keyed(entries: Sequence[tuple[str, str]], separator: str) -> str:
    """Rich text of (colour, text) pairs; a pair is never broken over lines.

    Without a colour there is no square: the text brings a sign of its own.
    """
    square = '<span style="color:{}">\N{BLACK SQUARE}</span>\N{NO-BREAK SPACE}'
    return separator.join(
        (square.format(colour) if colour else "")
        + html.escape(text).replace(" ", "\N{NO-BREAK SPACE}")
        for colour, text in entries
    )


class Key(QLabel):
    """Colours and what they stand for, in as few lines as the width allows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setContentsMargins(6, 0, 6, 0)
        self.setMinimumWidth(60)

    def set_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show (colour, text) pairs."""
        self.setFont(small_font(self.parentWidget() or self))
        text = keyed(entries, "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE} ")
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(", ".join(text for _, text in entries))


class Legend(QLabel):
    """Colours and what they stand for, in a corner of a plot; the mouse goes through it."""

    def __init__(self, plot: Any) -> None:
        super().__init__(plot)
        self._corner = Qt.Corner.TopLeftCorner
        self._plot = plot
        self._entries: list[tuple[str, str]] = []
        self._theme = LIGHT
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContentsMargins(4, 1, 4, 1)
        self.hide()
        plot.getViewBox().sigResized.connect(self._place)

    def set_entries(
        self,
        entries: Sequence[tuple[str, str]],
        theme: Theme,
        corner: Qt.Corner = Qt.Corner.TopLeftCorner,
    ) -> None:
        """Show (colour, text) pairs, one on a line; none at all hides the legend."""
        if (list(entries), theme, corner) == (self._entries, self._theme, self._corner):
            return
        self._entries, self._theme, self._corner = list(entries), theme, corner
        back = translucent(theme.base, 205)
        self.setFont(small_font(self._plot))
        self.setStyleSheet(
            f"background: rgba({back.red()}, {back.green()}, {back.blue()}, {back.alpha()});"
            f"color: {theme.text};"
        )
        self.setAccessibleName(", ".join(text for _, text in entries))
        self._place()

    @Slot()
    def _place(self) -> None:
        """Fill the corner with as many lines as fit."""
        plot = self._plot
        area = plot.mapFromScene(plot.getViewBox().sceneBoundingRect()).boundingRect()
        fitting = max(1, (area.height() - 12) // max(1, self.fontMetrics().lineSpacing()))
        shown = self._entries
        if len(shown) > fitting:
            shown = [*shown[: max(1, fitting - 1)], (self._theme.base, "\N{HORIZONTAL ELLIPSIS}")]
        self.setText(keyed(shown, "<br>"))
        self.adjustSize()
        x, y = area.left() + 4, area.top() + 4
        if self._corner == Qt.Corner.BottomRightCorner:
            x, y = area.right() - self.width() - 4, area.bottom() - self.height() - 4
        elif self._corner == Qt.Corner.TopRightCorner:
            x = area.right() - self.width() - 4
        self.move(x, y)
        self.setVisible(bool(self._entries))


class Pointer(QObject):
    """Where the mouse is over a plot: every move, which pyqtgraph's own signal does not tell."""

    moved = Signal(object)
    """A `QPointF` in the plot's scene, or None once the mouse has left."""

    def __init__(self, plot: Any) -> None:
        super().__init__(plot)
        self._plot = plot
        plot.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell where the mouse is now."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self.moved.emit(self._plot.mapToScene(event.position().toPoint()))
        elif event.type() == QEvent.Type.Leave:
            self.moved.emit(None)
        return super().eventFilter(watched, event)

"""A note over the spectrum that says which inputs and orders make the frequency under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtWidgets import QLabel

from sinstudio.app.theme import LIGHT, Theme
from sinstudio.app.views.block_table import share_text
from sinstudio.app.views.plotting import small_font, translucent
from sinstudio.app.views.spectrum_theory import Explained

if TYPE_CHECKING:
    from sinstudio.network.explain import Explanation

_MARGIN = 4  # pixels


class Note(QLabel):
    """Text over a plot, at the edge that is farther from the mouse; the mouse goes through it."""

    def __init__(self, name: str, plot: Any) -> None:
        super().__init__(plot)
        self.setObjectName(name)
        self._plot = plot
        self._theme = LIGHT
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContentsMargins(6, 3, 6, 3)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear the colours of a theme."""
        back = translucent(theme.base, 225)
        self.setFont(small_font(self._plot))
        self.setStyleSheet(
            f"background: rgba({back.red()}, {back.green()}, {back.blue()}, {back.alpha()});"
            f"color: {theme.text}; border: 1px solid {theme.grid};"
        )

    def show_text(self, text: str, mouse: QPointF | None) -> None:
        """Show a text while the mouse is at that place of the scene; "" or None hides the note."""
        self.setVisible(bool(text) and mouse is not None)
        if not text or mouse is None:
            return
        area = self._plot.mapFromScene(self._plot.getViewBox().sceneBoundingRect()).boundingRect()
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
        width = min(area.width() - 2 * _MARGIN, self._natural_width(text))
        self.resize(width, self.heightForWidth(width))
        low = self._plot.mapFromScene(mouse).y() < area.center().y()
        y = area.bottom() - self.height() - _MARGIN if low else area.top() + _MARGIN
        self.move(area.right() - width - _MARGIN, y)

    def _natural_width(self, text: str) -> int:
        metrics = self.fontMetrics()
        longest = max(metrics.horizontalAdvance(line) for line in text.splitlines())
        return longest + 20


def note_text(found: Explained) -> str:
    """Lines that say what makes a frequency, how strong, and how much of the network that is."""
    from sinstudio.network.explain import written  # loads scipy, which a start need not

    told = found.explanation
    place = written(told.frequency, found.axes)
    if not told.count:
        return _tr("{0}: no sum of up to {1} inputs makes it.").format(place, told.order)
    lines = [_tr("{0}: amplitude {1}").format(place, f"{told.amplitude:.2g}")]
    lines += [f"{item.text(found.axes)}:  {item.amplitude:.2g}" for item in told.contributions]
    more = told.count - len(told.contributions)
    rest = _rest(found)
    lines.append(_tr("{0} more; {1}").format(f"{more:,}", rest) if more else rest)
    return "\n".join(lines)


def _rest(found: Explained) -> str:
    """How much of the network the orders that were looked at are."""
    told, share = found.explanation, found.share
    if found.deeper:
        text = _tr("{0} are {1} of the first hidden layer")
        return text.format(_orders(told), share_text(told.energy))
    whole = _tr("signal") if found.axes == 1 else _tr("picture")
    if share is None:
        return _tr("{0} are an unknown share of the {1}").format(_orders(told), whole)
    if share <= 0:
        return _tr("it is orders above {0} that make the {1}").format(told.order, whole)
    return _tr("{0} are {1} of the {2}").format(_orders(told), share_text(share), whole)


def _orders(told: Explanation) -> str:
    if told.order == 1:
        return _tr("order 1")
    return _tr("orders 1\N{EN DASH}{0}").format(told.order)


def _tr(text: str) -> str:
    return QCoreApplication.translate("spectrum", text)

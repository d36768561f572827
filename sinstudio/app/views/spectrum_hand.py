"""What mouse and keys do on a spectrum: drag limits of blocks; add, remove and select frequencies.

Outside the edit mode only the limits can be taken, and everything else pans and zooms, so that
looking around changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from sinstudio.app.views.plotting import radius_text
from sinstudio.app.views.spectrum_geometry import Geometry, written
from sinstudio.app.views.spectrum_limit_hand import LimitHand
from sinstudio.app.views.spectrum_marks import NEAR
from sinstudio.app.views.spectrum_menu import SpectrumMenu
from sinstudio.app.views.spectrum_picks import Picks
from sinstudio.app.views.spectrum_tag import Tag
from sinstudio.network.bands import half_plane

if TYPE_CHECKING:
    from sinstudio.app.theme import Theme
    from sinstudio.app.views.spectrum_base import SpectrumView

_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_HIT = 5.0  # pixels to a dot that a click removes: farther away it adds
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

Whole = tuple[int, int]  # a frequency, cycles per period


class SpectrumHand(QObject):
    """The hand on one spectrum. It asks for changes and makes none.

    Selected frequencies are known by the one of ±k that lies in the half-plane.
    """

    add_asked = Signal(object, object)  # k, and the FrequencySet that is shown
    remove_asked = Signal(object, object)  # tuple of k as they are in the set, and the set
    select_asked = Signal(object)  # frozenset of k
    edit_asked = Signal(bool)  # the edit mode, or no longer
    home_asked = Signal()

    def __init__(self, view: SpectrumView, geometry: Geometry) -> None:
        super().__init__(view)
        self._view = view
        self.geometry = geometry
        self.editing = False
        self.selected: frozenset[Whole] = frozenset()
        self._band: tuple[QPointF, bool] | None = None  # where it began; whether it adds
        self._given_up = False  # this drag was, by Escape; it goes on without doing anything
        self.picks = Picks(view.plot)
        self.tag = Tag(f"{view.objectName()}.tag", view.plot)
        self.limits = LimitHand(view, geometry, self.tag, self)
        self.menu = SpectrumMenu(self, view)
        view.plot.getViewBox().hand = self
        view.plot.scene().sigMouseClicked.connect(self._click)

    @property
    def busy(self) -> bool:
        """Whether something is being dragged that is not the view."""
        return self.limits.holding or self._band is not None

    @property
    def reach(self) -> float:
        """Pixels from the mouse to a dot that it points at."""
        return _HIT if self.editing else NEAR

    # -- what is told to it ----------------------------------------------------------------------

    def set_editing(self, editing: bool) -> None:
        """Enter or leave the edit mode."""
        self.editing = editing
        self._show_cursor(None)

    def set_selected(self, selected: frozenset[Whole]) -> None:
        """Show these as selected."""
        self.selected = selected

    def set_theme(self, theme: Theme) -> None:
        """Wear the colours of a theme."""
        self.tag.set_theme(theme)

    def draw(self, theme: Theme) -> None:
        """Draw the selection over the frequencies that are shown."""
        self.picks.show(self._view.mark_places(self.selected_columns()), theme)

    def selected_columns(self) -> np.ndarray[Any, Any]:
        """Indices of the frequencies shown that are selected."""
        shown = self._view.shown
        if shown is None or not self.selected or not shown.whole:
            return np.empty(0, dtype=np.int64)
        held = [tuple(k) in self.selected for k in half_plane(shown.frequencies).tolist()]
        return np.flatnonzero(held)

    def say(self, text: str) -> None:
        """Say beside the mouse what has been done; the mouse must be over the plot."""
        position = self._view.mouse
        if position is not None:
            self.tag.show_text(text, position)

    # -- the mouse -------------------------------------------------------------------------------

    def drag(self, event: Any) -> bool:
        """Drag a limit, or in the edit mode a rubber band; all else pans."""
        if event.isStart():
            self._take(event)
        mine = self.limits.holding or self._band is not None or self._given_up
        if not mine:
            return False
        position = event.scenePos()
        self._view.point(position)
        if self.limits.holding:
            self.limits.move(position)
        elif self._band is not None:
            self.picks.show_band(self._band_area(position))
        if event.isFinish():
            self._let_go(position)
        return True

    def _take(self, event: Any) -> None:
        self._given_up = False
        if event.button() != _LEFT:
            return
        start = event.buttonDownScenePos()
        if self.limits.take(start):
            return
        if self.editing and self._whole:
            self._band = (self._place(start), bool(event.modifiers() & _MORE))

    def _let_go(self, position: QPointF) -> None:
        if self.limits.holding:
            self.limits.leave(keep=True)
        elif self._band is not None:
            self._select_inside(self._band_area(position), more=self._band[1])
        self._end_drag()

    def _end_drag(self) -> None:
        self._band, self._given_up = None, False
        self.tag.hide()
        self.picks.show_band(None)
        self._show_cursor(self._view.mouse)

    def _band_area(self, position: QPointF) -> QRectF:
        assert self._band is not None
        return QRectF(self._band[0], self._place(position)).normalized()

    def _select_inside(self, area: QRectF, *, more: bool) -> None:
        shown = self._view.shown
        if shown is None:
            return
        inside = self.geometry.inside(shown.places(), area)
        found = frozenset(_pairs(half_plane(shown.frequencies[inside])))
        self.select_asked.emit(self.selected | found if more else found)

    @Slot(object)
    def _click(self, event: Any) -> None:
        position = event.scenePos()
        if not self._view.inside(position):
            return
        if event.button() == _RIGHT:
            self.menu.popup(position, event.screenPos().toPoint())
        elif event.button() != _LEFT:
            return
        elif self.editing and not event.double():
            self._edit_at(position, toggle=bool(event.modifiers() & _MORE))
        elif not self.editing and event.double():
            self.home_asked.emit()

    def _edit_at(self, position: QPointF, *, toggle: bool) -> None:
        """Add or remove the frequency under the mouse, or toggle whether it is selected."""
        column = self._view.near(position)
        if column is None and toggle:
            return
        if column is None:
            k = self.whole_at(position)
            if k is not None:
                self.ask_add(k)
        elif toggle:
            self.select_asked.emit(self.selected ^ {self.known_as(column)})
        else:
            self.ask_remove([column])

    def whole_at(self, position: QPointF) -> Whole | None:
        """The whole frequency nearest to a place of the scene, in the half-plane."""
        domain = self._view.domain
        if domain is None:
            return None
        return _pairs(half_plane([self.geometry.whole(domain, self._place(position))]))[0]

    def known_as(self, column: int) -> Whole:
        """The frequency of a column, in the half-plane."""
        shown = self._view.shown
        assert shown is not None
        return _pairs(half_plane(shown.frequencies[column]))[0]

    def ask_add(self, k: Whole) -> None:
        """Ask for a frequency."""
        self.add_asked.emit(k, self._view.shown)

    def ask_remove(self, columns: Any) -> None:
        """Ask for columns that are shown to go."""
        shown = self._view.shown
        if shown is not None and len(columns):
            self.remove_asked.emit(tuple(_pairs(shown.frequencies[columns])), shown)

    def remove_selected(self) -> None:
        """Ask for what is selected to go."""
        self.ask_remove(self.selected_columns())

    def select_all(self) -> None:
        """Select every frequency that is shown."""
        if self._whole and self._view.shown is not None:
            self.select_asked.emit(frozenset(_pairs(half_plane(self._view.shown.frequencies))))

    # -- what is under the mouse -----------------------------------------------------------------

    def hover(self, position: QPointF | None, column: int | None) -> str:
        """Show what can be done at a place of the scene; return words for it, "" for none."""
        self.tag.mouse_at(position)
        self._show_cursor(position)
        k, busy = None, self.busy
        limit = None if position is None or busy else self.limits.at(position)
        if self.editing and position is not None and not busy and column is None and limit is None:
            k = self.whole_at(position)
        if k is not None and any(k) and self._whole and position is not None:
            self.picks.show_ghost(self._view.drawn_at(k, position))
            return self._offer(k)
        self.picks.show_ghost(None)
        if limit is not None and column is None:
            return self.limits.words(limit)
        if self.editing and not self._whole:
            return self.tr("A SIREN's frequencies are real numbers, which cannot be edited.")
        return ""

    def _offer(self, k: Whole) -> str:
        domain = self._view.domain
        if domain is None:
            return ""
        radius = float(domain.radii([k])[0])
        text = self.tr("Click adds {0}  radius {1}")
        if radius > domain.nyquist * (1 + 1e-9):
            text = self.tr("Click adds {0}  radius {1}, beyond Nyquist")
        return text.format(written(k, domain.axes), radius_text(radius))

    def _show_cursor(self, position: QPointF | None) -> None:
        shape, domain = Qt.CursorShape.ArrowCursor, self._view.domain
        over = position is not None and domain is not None
        if over and domain is not None and position is not None:
            free = self._band is None
            if self.limits.holding or (free and self.limits.at(position) is not None):
                shape = self.geometry.cursor(domain, self._place(position), self._pixel())
            elif self.editing and self._whole:
                on = self._band is None and self._view.near(position) is not None
                shapes = Qt.CursorShape
                shape = shapes.PointingHandCursor if on else shapes.CrossCursor
        viewport = self._view.plot.viewport()
        if viewport.cursor().shape() != shape:
            viewport.setCursor(shape)

    @property
    def _whole(self) -> bool:
        shown = self._view.shown
        return shown is not None and shown.whole

    def _place(self, position: QPointF) -> QPointF:
        place: QPointF = self._view.plot.getViewBox().mapSceneToView(position)
        return place

    def _pixel(self) -> tuple[float, float]:
        x, y = self._view.plot.getViewBox().viewPixelSize()
        return float(x), float(y)

    # -- keys ------------------------------------------------------------------------------------

    def uses(self, event: QKeyEvent) -> bool:
        """Tell whether a key means something here."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == Qt.KeyboardModifier.ControlModifier:
            return event.key() == Qt.Key.Key_A and self.editing
        if plain != Qt.KeyboardModifier.NoModifier:
            return False
        if event.key() == Qt.Key.Key_Escape:
            return self.editing or self.limits.holding or bool(self.selected)
        return event.key() == Qt.Key.Key_F or (event.key() in _DELETE and self.editing)

    def key(self, event: QKeyEvent) -> None:
        """Do what a key means."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() == Qt.Key.Key_F:
            self.home_asked.emit()
        elif event.key() == Qt.Key.Key_A:
            self.select_all()
        else:
            self.remove_selected()

    def _escape(self) -> None:
        """Give up a drag; else the selection; else the edit mode."""
        if self.limits.holding:
            self.limits.leave(keep=False)
            self._end_drag()
            self._given_up = True
        elif self._band is not None:
            self._end_drag()
            self._given_up = True
        elif self.selected:
            self.select_asked.emit(frozenset())
        else:
            self.edit_asked.emit(False)


def _pairs(frequencies: Any) -> list[Whole]:
    return [(int(x), int(y)) for x, y in np.asarray(frequencies).reshape(-1, 2)]

"""The menu under the right mouse button on a spectrum."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from sinstudio.app.views.plotting import radius_text
from sinstudio.app.views.spectrum_geometry import written

if TYPE_CHECKING:
    from sinstudio.app.views.spectrum_base import SpectrumView
    from sinstudio.app.views.spectrum_hand import SpectrumHand


class SpectrumMenu(QObject):
    """Builds a menu of what can be done at a place; it comes up again with every right click."""

    def __init__(self, hand: SpectrumHand, view: SpectrumView) -> None:
        super().__init__(hand)
        self._hand, self._view = hand, view
        self._does: dict[str, Callable[[], object]] = {}

    def popup(self, position: QPointF | None, at: QPoint) -> QMenu:
        """Open it for a place of the scene (None: the whole view), at a place of the screen."""
        menu = QMenu(self._view)
        menu.setObjectName(f"{self._view.objectName()}.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(self._do)
        self._does.clear()
        if position is not None:
            self._add_limits(menu, position)
            self._add_frequency(menu, position)
        self._add_selection(menu)
        self._put(menu, "show_all", self.tr("Show up to Nyquist\tF"), self._hand.home_asked.emit)
        menu.popup(at)
        return menu

    def _put(self, menu: QMenu, name: str, text: str, does: Callable[[], object]) -> None:
        action = menu.addAction(text)
        action.setObjectName(f"action.spectrum_{name}")
        self._does[action.objectName()] = does

    @Slot(QAction)
    def _do(self, action: QAction) -> None:
        self._does[action.objectName()]()

    def _add_limits(self, menu: QMenu, position: QPointF) -> None:
        hand, view = self._hand, self._view
        shown, domain = view.shown, view.domain
        if shown is None or domain is None or not view.limits_shown:
            return
        limit = hand.limits.at(position)
        if limit is not None:
            text = self.tr("Remove the block limit at {0}")
            text = text.format(radius_text(shown.blocks.limits[limit]))
            self._put(menu, "remove_limit", text, partial(hand.limits.ask_remove, limit))
        else:
            radius = hand.limits.radius_at(position)
            if not radius:
                return
            text = self.tr("Add a block limit at {0}").format(radius_text(radius))
            self._put(menu, "add_limit", text, partial(hand.limits.ask_add, radius))
            if not view.bounded:
                menu.actions()[-1].setEnabled(False)
                menu.actions()[-1].setText(self.tr("Add a block limit (bounds are off)"))
        menu.addSeparator()

    def _add_frequency(self, menu: QMenu, position: QPointF) -> None:
        hand, view = self._hand, self._view
        shown = view.shown
        if not hand.editing or shown is None or not shown.whole:
            return
        column = view.near(position)
        if column is not None:
            k = hand.known_as(column)
            text = self.tr("Remove {0}").format(written(k, shown.domain.axes))
            self._put(menu, "remove", text, partial(hand.ask_remove, [column]))
            return
        new = hand.whole_at(position)
        if new is not None and any(new):
            text = self.tr("Add {0}").format(written(new, shown.domain.axes))
            self._put(menu, "add", text, partial(hand.ask_add, new))

    def _add_selection(self, menu: QMenu) -> None:
        hand, shown = self._hand, self._view.shown
        if shown is not None and shown.whole:
            other = partial(hand.edit_asked.emit, not hand.editing)
            self._put(menu, "edit", self.tr("Edit frequencies\tE"), other)
            menu.actions()[-1].setCheckable(True)
            menu.actions()[-1].setChecked(hand.editing)
            if hand.editing:
                self._put(menu, "select_all", self.tr("Select all\tCtrl+A"), hand.select_all)
                count = len(hand.selected_columns())
                text = self.tr("Remove the {0} selected\tDel").format(f"{count:,}")
                self._put(menu, "remove_selected", text, hand.remove_selected)
                menu.actions()[-1].setEnabled(count > 0)
            menu.addSeparator()

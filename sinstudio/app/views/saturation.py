"""Saturation: how much of each block of A lies at its bound, as bars in a table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from sinstudio.app.views.block_table import (
    COLOUR_ROLE,
    SHARE,
    SHARE_ROLE,
    SWATCH,
    BlockTable,
)
from sinstudio.app.views.plotting import LiveView, small_font, translucent

_BAR = 4  # pixels high
_SIDES = 6  # pixels left free beside it


class _Cell(QStyledItemDelegate):
    """Text with room for the bar below it."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Leave as much above the text as the bar takes below."""
        size = super().sizeHint(option, index)
        metrics = option.fontMetrics
        return QSize(size.width(), metrics.height() + 2 * _BAR + 2)


class _Rows(QTreeView):
    """A flat list of rows, each underlined by a bar as long as its share."""

    def drawRow(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the texts of a row and the bar below them."""
        super().drawRow(painter, option, index)
        share = index.data(SHARE_ROLE)
        if share is None:
            return
        rect = option.rect
        bar = QRectF(rect.left() + _SIDES, 0, self.viewport().width() - 2 * _SIDES, _BAR)
        bar.moveBottom(rect.bottom())
        colour = QColor(index.data(COLOUR_ROLE))
        painter.save()
        painter.fillRect(bar, translucent(colour.name(), 50))
        bar.setWidth(bar.width() * share)
        painter.fillRect(bar, colour)
        painter.restore()


class Saturation(LiveView):
    """A row for each block: its radii, B, columns, I_k, and a bar for the share at the bound."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("saturation", parent)
        self.setAccessibleName(self.tr("Saturation"))
        self.model = BlockTable(self)
        self.table = _Rows(self)
        self.table.setObjectName("saturation.table")
        self.table.setAccessibleName(self.tr("Saturation of each block"))
        self.table.setModel(self.model)
        self._prepare_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addWidget(self.table)
        self._restyle()

    def _prepare_table(self) -> None:
        table = self.table
        table.setFont(small_font(self))
        table.header().setFont(small_font(self))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setRootIsDecorated(False)
        table.setItemsExpandable(False)
        table.setUniformRowHeights(True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAllColumnsShowFocus(True)
        table.setIconSize(QSize(SWATCH, SWATCH))
        table.setMinimumSize(120, 60)
        header = table.header()
        header.setSectionsMovable(False)
        header.setSectionsClickable(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(24)
        header.setSectionResizeMode(SHARE, QHeaderView.ResizeMode.Stretch)
        table.setItemDelegate(_Cell(table))
        self._widen()

    def _widen(self) -> None:
        """Give columns the room they need; they keep it, so that numbers do not push them about."""
        table = self.table
        for column in range(SHARE):
            needed = max(table.sizeHintForColumn(column), table.header().sectionSizeHint(column))
            if needed > table.columnWidth(column):
                table.setColumnWidth(column, needed)

    def _restyle(self) -> None:
        self.table.viewport().update()

    def _draw(self) -> None:
        snapshot = self._snapshot
        states = () if snapshot is None else snapshot.block_states
        addition = None if snapshot is None else snapshot.addition
        self.model.set_states(states, addition, self._theme)
        self._widen()

"""Saturation: how much of each block of A lies at its bound, as bars in a table."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
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
    """A flat list of rows, each underlined by a bar as long as its share.

    A click on the chosen row, or beside the rows, or Escape chooses none.
    """

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row, or none."""
        index = self.indexAt(event.position().toPoint())
        chosen = self.selectionModel().isRowSelected(index.row()) if index.isValid() else True
        if chosen:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.clearSelection()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose nothing again: all was done by the press."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose nothing by dragging over rows."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose none with Escape, where there is one to let go of."""
        if event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
        else:
            super().keyPressEvent(event)

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
    """A row for each block: its radii, B, columns, I_k, and a bar for the share at the bound.

    The row of a block can be chosen, which lets the block stand out in other views.
    """

    block_chosen = Signal(int)  # -1 for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("saturation", parent)
        self.setAccessibleName(self.tr("Saturation"))
        self.model = BlockTable(self)
        self.table = _Rows(self)
        self.table.setObjectName("saturation.table")
        self.table.setAccessibleName(self.tr("Saturation of each block"))
        self.table.setModel(self.model)
        self._prepare_table()
        self._chosen = -1
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.model.modelReset.connect(self._choose_again)
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
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
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

    @Slot(int)
    def choose_block(self, block: int) -> None:
        """Choose the row of a block; -1, or one that is not there, for none."""
        if block == self._chosen:
            return
        self._chosen = block
        self._choose_again()

    @Slot()
    def _choose_again(self) -> None:
        """Show what is chosen, in rows that may be new, without a word."""
        selection = self.table.selectionModel()
        with QSignalBlocker(selection):
            flags = QItemSelectionModel.SelectionFlag
            if 0 <= self._chosen < self.model.rowCount():
                row = self.model.index(self._chosen, 0)
                selection.select(row, flags.ClearAndSelect | flags.Rows)
            else:
                selection.clearSelection()
        self.table.viewport().update()

    @Slot()
    def _choose(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        chosen = rows[0].row() if rows else -1
        if chosen != self._chosen:
            self._chosen = chosen
            self.block_chosen.emit(chosen)

    def _restyle(self) -> None:
        self.table.viewport().update()

    def _draw(self) -> None:
        snapshot = self._snapshot
        states = () if snapshot is None else snapshot.block_states
        addition = None if snapshot is None else snapshot.addition
        self.model.set_states(states, addition, self._theme)
        self._widen()

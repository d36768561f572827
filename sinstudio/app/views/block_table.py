"""The states of blocks as a table model: radii, B, columns, I_k and the share at the bound."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPixmap

from sinstudio.app.theme import LIGHT, Theme
from sinstudio.app.views.plotting import range_text
from sinstudio.network.blocks import BlockState
from sinstudio.training.snapshot import Addition

Index = QModelIndex | QPersistentModelIndex

RADII, BOUND, COLUMNS, IMPORTANCE, SHARE = range(5)
SWATCH = 9  # pixels
SHARE_ROLE = Qt.ItemDataRole.UserRole
COLOUR_ROLE = Qt.ItemDataRole.UserRole + 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BlockTable(QAbstractTableModel):
    """A row for each block, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states: tuple[BlockState, ...] = ()
        self._addition: Addition | None = None
        self._theme = LIGHT
        self._swatches: list[QPixmap] = []
        self._titles = (
            (self.tr("Radii"), self.tr("Radii of the block, in cycles per short side")),
            (self.tr("B"), self.tr("Bound B of the block: no entry of A lies beyond ±B")),
            (
                self.tr("Columns"),
                self.tr(
                    "Columns of A in the block, one for each frequency; those that growth would "
                    "add next"
                ),
            ),
            (
                self.tr("I"),
                self.tr(
                    "Importance I of the block: its bound times the mean by which entries reach "
                    "past B(1 - ε). Growth adds frequencies where it is largest."
                ),
            ),
            (
                self.tr("At B"),
                self.tr("Saturation: the share of the block's entries with |a| ≥ B(1 - ε)"),
            ),
        )

    def set_states(
        self, states: tuple[BlockState, ...], addition: Addition | None, theme: Theme
    ) -> None:
        """Show other states, and what growth would add; rows stay where their number does."""
        grown, self._addition = self._addition, addition
        if len(states) != len(self._states) or theme != self._theme:
            self.beginResetModel()
            self._states, self._theme = states, theme
            self._swatches = [_swatch(theme.block(row)) for row in range(len(states))]
            self.endResetModel()
        elif states != self._states or addition != grown:
            self._states = states
            self.dataChanged.emit(self.index(0, 0), self.index(len(states) - 1, SHARE))

    def rowCount(self, parent: Index | None = None) -> int:
        """Blocks."""
        return 0 if parent is not None and parent.isValid() else len(self._states)

    def columnCount(self, parent: Index | None = None) -> int:
        """Five."""
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles, and what they mean as tool tips."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section][0]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._titles[section][1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == RADII else _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts; for every column of a row its share, 0 to 1 or None, and its colour."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            text = self._text(self._states[row], column)
            more = self._growth_of(row) if column == COLUMNS else None
            return f"{text} +{more.count:,}" if more else text
        if role == SHARE_ROLE:
            return self._states[row].share
        if role == COLOUR_ROLE:
            return self._theme.block(row)
        if role == Qt.ItemDataRole.DecorationRole and column == RADII:
            return self._swatches[row]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column == RADII else _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and self._states[row].share is None:
            return QColor(self._theme.muted)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._explanation(row)
        if role == Qt.ItemDataRole.FontRole and self._growth_of(row):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _growth_of(self, row: int) -> Addition | None:
        """What growth would add to a block next; None for all but the one it would choose."""
        addition = self._addition
        return addition if addition is not None and addition.block == row else None

    def _explanation(self, row: int) -> str:
        """Say in words all that a row has."""
        state = self._states[row]
        radii = range_text(state.low, state.high)
        lines = [
            self.tr("Block {0}, radii {1}: {2} columns, {3} entries of A.").format(
                row + 1, radii, f"{state.columns:,}", f"{state.entries:,}"
            )
        ]
        if state.share is None or state.importance is None:
            unbounded = math.isinf(state.bound)
            lines.append(
                self.tr("It is unbounded.") if unbounded else self.tr("It has no columns.")
            )
        else:
            bound = f"{state.bound:.3g}"
            text = self.tr("{0} of its entries are at the bound: |a| ≥ B(1 - ε), with B = {1}.")
            lines.append(text.format(share_text(state.share), bound))
            text = self.tr("Importance I = {0}: B times the mean by which they reach past that.")
            lines.append(text.format(f"{state.importance:.2g}"))
        lines.append(self._growth_text(row))
        return "\n".join(lines)

    def _growth_text(self, row: int) -> str:
        """Say whether a block grows next, and why that one."""
        addition = self._growth_of(row)
        if addition is None:
            other = None if self._addition is None else self._addition.block
            if other is None:
                return self.tr("Growth would choose no block now.")
            return self.tr("Growth would choose block {0} next.").format(other + 1)
        text = self.tr("Grows next, by {0} columns: {1}.")
        return text.format(f"{addition.count:,}", addition.reason)

    def _text(self, state: BlockState, column: int) -> str:
        if column == RADII:
            return range_text(state.low, state.high)
        if column == BOUND:
            return "\N{INFINITY}" if math.isinf(state.bound) else f"{state.bound:.3g}"
        if column == COLUMNS:
            return f"{state.columns:,}"
        if column == IMPORTANCE:
            return "\N{EN DASH}" if state.importance is None else f"{state.importance:.2g}"
        if state.share is not None:
            return share_text(state.share)
        return self.tr("unbounded") if math.isinf(state.bound) else self.tr("no columns")


def share_text(share: float) -> str:
    """Write a share as percent, so that only none is 0 % and only all is 100 %."""
    percent = 100 * share
    if 0 < percent < 1:
        return f"{percent:.1f} %" if percent >= 0.1 else "< 0.1 %"
    if 99 < percent < 100:
        return f"{min(percent, 99.9):.1f} %"
    return f"{percent:.0f} %"


def _swatch(colour: str) -> QPixmap:
    pixmap = QPixmap(2 * SWATCH, 2 * SWATCH)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(QColor(colour))
    return pixmap

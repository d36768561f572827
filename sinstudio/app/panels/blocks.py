"""The table of blocks: from radius, to radius, bound."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import zip_longest
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sinstudio.app.panels.editors.columns import ROW_GAP, BoundsColumn, LimitsColumn, row_height
from sinstudio.app.panels.names import name_of
from sinstudio.app.theme import LIGHT, Theme
from sinstudio.network.blocks import UNBOUNDED, Blocks

MOST_BLOCKS = 64
_FIRST_LIMIT, _FIRST_BOUND = 16.0, 0.5  # of a block added where nothing says more

Cell = TypeVar("Cell", bound=QWidget)


def without_block(blocks: Blocks, index: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Limits and bounds when a block is left to the next one, or the last to the one before."""
    limits, values = list(blocks.limits), list(blocks.values)
    del values[index]
    del limits[min(index, len(limits) - 1)]
    return tuple(limits), tuple(values)


def with_block(
    blocks: Blocks, nyquist: float | None
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Limits and bounds when the last block is split, halfway to Nyquist, at half its bound.

    Parameters
    ----------
    nyquist
        Where the radii end, in cycles per short side; None while there is no picture.
    """
    start = blocks.limits[-1] if blocks.limits else 0.0
    if nyquist is not None and nyquist > start:
        limit = (start + nyquist) / 2
    else:
        limit = 2 * start or _FIRST_LIMIT
    bound = blocks.values[-1]
    added = _FIRST_BOUND if math.isinf(bound) else bound / 2
    return (*blocks.limits, float(f"{limit:.4g}")), (*blocks.values, float(f"{added:.4g}"))


class BlockTable(QWidget):
    """Rows of blocks; the editors of `bounds.limits` and `bounds.values` are its columns.

    `edited` carries the limits and the bounds that the user makes of the table, either of them as
    text where that was typed and is no number; `reset_wanted` asks for the defaults.
    """

    edited = Signal(object, object)
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = UNBOUNDED
        self._nyquist: float | None = None
        self._theme = LIGHT
        self.limits = LimitsColumn("bounds.limits")
        self.values = BoundsColumn("bounds.values")
        self.limits.set_name(name_of("bounds.limits"))
        self.values.set_name(name_of("bounds.values"))
        self._starts = _Cells(_Start)
        self._counts = _Cells(_Count)
        self._removers = _Cells(self._remover)
        self.add = QToolButton()
        self.add.setText(self.tr("Add block"))
        self.add.setObjectName("bounds.add_block")
        self.add.setToolTip(self.tr("Split the last block"))
        self.add.clicked.connect(self._add)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(5)
        grid.setVerticalSpacing(3)
        columns = self.tr("columns")
        names = (self.tr("from"), name_of("bounds.limits"), name_of("bounds.values"), columns)
        for place, name in enumerate(names):
            heading = QLabel(name)
            heading.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            grid.addWidget(heading, 0, place)
        grid.addLayout(self._starts.column, 1, 0)
        grid.addWidget(self.limits, 1, 1)
        grid.addWidget(self.values, 1, 2)
        grid.addLayout(self._counts.column, 1, 3)
        grid.addLayout(self._removers.column, 1, 4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self.add, 2, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        for editor in (self.limits, self.values):
            editor.edited.connect(self._edit)
            editor.reset_wanted.connect(self.reset_wanted)
        self.set_blocks(UNBOUNDED)

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key goes through, row by row."""
        rows = zip_longest(self.limits.boxes, self.values.boxes, self._removers.cells)
        return [*(control for row in rows for control in row if control), self.add]

    @property
    def blocks(self) -> Blocks:
        """The blocks as they were last set."""
        return self._blocks

    def set_blocks(self, blocks: Blocks) -> None:
        """Show blocks without emitting."""
        self._blocks = blocks
        self.limits.set_value(blocks.limits)
        self.values.set_value(blocks.values)
        self._starts.fill(len(blocks))
        self._counts.fill(len(blocks))
        self._removers.fill(len(blocks))
        for start, radius in zip(self._starts.cells, (0.0, *blocks.limits), strict=True):
            start.say(f"{radius:.4g}")
        for button in self._removers.cells:
            button.setEnabled(len(blocks) > 1)
        self.add.setEnabled(len(blocks) < MOST_BLOCKS)
        self._colour()

    def count_columns(self, radii: NDArray[np.float64] | None) -> None:
        """Say how many columns of A, of these radii, are in each block; None where none is known.

        Radii are in cycles per short side.
        """
        counts = [""] * len(self._blocks)
        if radii is not None:
            block_of = self._blocks.block_of(radii)
            counts = [f"{n:,}" for n in np.bincount(block_of, minlength=len(self._blocks))]
        for cell, count in zip(self._counts.cells, counts, strict=True):
            cell.setText(count)

    def set_nyquist(self, nyquist: float | None) -> None:
        """Say where the radii end, in cycles per short side; new blocks are put below that."""
        self._nyquist = nyquist

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of the blocks."""
        self._theme = theme
        self._colour()

    def _colour(self) -> None:
        for index, start in enumerate(self._starts.cells):
            start.paint(self._theme.block(index))

    def _remover(self) -> QToolButton:
        button = QToolButton()
        button.setText("×")
        button.setAutoRaise(True)
        button.setToolTip(self.tr("Remove this block"))
        button.setAccessibleName(self.tr("Remove this block"))
        button.setFixedSize(20, row_height())
        button.clicked.connect(self._remove)
        return button

    @Slot(object)
    def _edit(self, value: object) -> None:
        shown: dict[str, object] = {
            "bounds.limits": self.limits.value(),
            "bounds.values": self.values.value(),
        }
        column = self.sender()
        if isinstance(column, LimitsColumn | BoundsColumn):
            shown[column.key] = value  # text where no number was typed
        # boxes that were not touched hold exactly what was set, more digits than they show
        self.edited.emit(shown["bounds.limits"], shown["bounds.values"])

    @Slot()
    def _add(self) -> None:
        self.edited.emit(*with_block(self._blocks, self._nyquist))

    @Slot()
    def _remove(self) -> None:
        for index, button in enumerate(self._removers.cells):
            if button is self.sender():
                self.edited.emit(*without_block(self._blocks, index))
                return


class _Start(QWidget):
    """The colour of a block, and the radius where it starts."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(row_height())
        self._swatch = QLabel()
        self._swatch.setFixedSize(10, 10)
        self._swatch.setAutoFillBackground(True)
        self._radius = QLabel()
        self._radius.setMinimumWidth(self.fontMetrics().horizontalAdvance("00.00"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self._swatch)
        row.addWidget(self._radius, 1)

    def say(self, radius: str) -> None:
        self._radius.setText(radius)

    def paint(self, colour: str) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(colour))
        self._swatch.setPalette(palette)


class _Count(QLabel):
    """How many columns a block has."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(row_height())
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setToolTip(
            QCoreApplication.translate("BlockTable", "Columns of A in the block, one a frequency")
        )


class _Cells(Generic[Cell]):
    """A column of equal widgets, as many as there are blocks."""

    def __init__(self, make: Callable[[], Cell]) -> None:
        self.cells: list[Cell] = []
        self._make = make
        self.column = QVBoxLayout()
        self.column.setSpacing(ROW_GAP)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def fill(self, count: int) -> None:
        while len(self.cells) > count:
            cell = self.cells.pop()
            self.column.removeWidget(cell)
            cell.hide()
            cell.deleteLater()  # later: it may be the button that was clicked
        while len(self.cells) < count:
            self.cells.append(self._make())
            self.column.addWidget(self.cells[-1])

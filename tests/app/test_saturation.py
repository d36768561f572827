from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from fake_snapshots import moved_on, snapshot
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sinstudio.app.theme import DARK, LIGHT, apply
from sinstudio.app.views.block_table import COLUMNS, SHARE, share_text
from sinstudio.app.views.saturation import Saturation
from sinstudio.network.blocks import BlockState
from sinstudio.training.snapshot import Addition, Snapshot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

STATES = (
    BlockState(0, 5.66, 0.62, 128, 49152, 0.25, 0.00123),
    BlockState(5.66, 11.2, 0.31, 128, 49152, 1.0, 0.5),
    BlockState(11.2, 20, math.inf, 100, 38400, None, None),
    BlockState(20, math.inf, 0.1, 0, 0, None, None),
)


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> Saturation:
    apply(qapp, "light")
    found = Saturation()
    qtbot.addWidget(found)
    found.set_theme(LIGHT)
    found.resize(300, 220)
    found.show()
    qtbot.waitExposed(found)
    return found


def of(states: tuple[BlockState, ...]) -> Snapshot:
    return replace(snapshot(), block_states=states, addition=None)


def texts(model: QAbstractItemModel) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_rows_say_how_blocks_stand(view: Saturation) -> None:
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.set_snapshot(of(STATES))
    assert texts(view.model) == [
        ["0–5.7", "0.62", "128", "0.0012", "25 %"],
        ["5.7–11.2", "0.31", "128", "0.5", "100 %"],
        ["11.2–20", "∞", "100", "–", "unbounded"],
        ["from 20", "0.1", "0", "–", "no columns"],
    ]
    view.set_snapshot(None)
    assert view.model.rowCount() == 0


def test_the_block_that_grows_next_is_marked(view: Saturation) -> None:
    shown = of(STATES)
    view.set_snapshot(shown)
    view.set_snapshot(replace(shown, addition=Addition(1, 8, "it saturates most")))
    assert [row[COLUMNS] for row in texts(view.model)] == ["128", "128 +8", "100", "0"]
    bold = [view.model.index(row, 0).data(Qt.ItemDataRole.FontRole) is not None for row in range(4)]
    assert bold == [False, True, False, False]
    tip = view.model.index(1, COLUMNS).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith("Grows next, by 8 columns: it saturates most.")
    other = view.model.index(0, COLUMNS).data(Qt.ItemDataRole.ToolTipRole)
    assert other.endswith("Growth would choose block 2 next.")
    view.set_snapshot(replace(shown, addition=Addition(None, 0, "no block is saturated")))
    assert [row[COLUMNS] for row in texts(view.model)] == ["128", "128", "100", "0"]


def test_shares_are_rounded_but_never_to_none_or_all() -> None:
    written = [share_text(share) for share in (0, 1e-5, 0.004, 0.01, 0.87, 0.99, 0.99999, 1)]
    assert written == ["0 %", "< 0.1 %", "0.4 %", "1 %", "87 %", "99 %", "99.9 %", "100 %"]


def test_a_bar_is_as_long_as_its_share(view: Saturation) -> None:
    view.set_snapshot(of(STATES))
    QApplication.processEvents()
    viewport = view.table.viewport()
    picture = viewport.grab().toImage()
    scale = picture.devicePixelRatio()
    for row, share in ((0, 0.25), (1, 1.0), (2, 0.0), (3, 0.0)):
        bottom = view.table.visualRect(view.model.index(row, 0)).bottom() - 1
        line = [
            picture.pixelColor(round(x * scale), round(bottom * scale))
            for x in range(viewport.width())
        ]
        filled = sum(colour == QColor(LIGHT.block(row)) for colour in line)
        assert filled == pytest.approx(share * (viewport.width() - 12), abs=2)


def test_titles_and_cells_explain_themselves(view: Saturation) -> None:
    view.set_snapshot(of(STATES))
    for column in range(view.model.columnCount()):
        assert view.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        tips = [view.model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) for row in range(4)]
        assert "Block 1, radii 0–5.7: 128 columns, 49,152 entries" in tips[0]
        assert "25 % of its entries are at the bound" in tips[0]
        assert "I = 0.0012" in tips[0]
        assert "Growth would choose no block now." in tips[0]
        assert "unbounded" in tips[2]
        assert "no columns" in tips[3]


def test_a_click_on_a_row_chooses_its_block_and_another_click_none(
    view: Saturation, qtbot: QtBot
) -> None:
    view.set_snapshot(of(STATES))
    chosen: list[int] = []
    view.block_chosen.connect(chosen.append)
    target = view.table.viewport()

    def click(row: int) -> None:
        place = view.table.visualRect(view.model.index(row, 1)).center()
        qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=place)

    click(1)
    click(2)
    click(2)
    assert chosen == [1, 2, -1]
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    assert chosen[-1] >= 0
    qtbot.keyClick(view.table, Qt.Key.Key_Escape)
    assert chosen[-1] == -1
    count = len(chosen)
    view.choose_block(3)
    assert [index.row() for index in view.table.selectionModel().selectedRows()] == [3]
    view.set_snapshot(of(STATES[:2]))
    assert not view.table.selectionModel().hasSelection()
    assert len(chosen) == count  # only a hand is told about


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_eight_blocks_fit_a_small_dock(view: Saturation, qapp: QApplication, theme: str) -> None:
    view.set_theme(apply(qapp, theme))
    states = tuple(
        BlockState(10.5 * k, 10.5 * (k + 1), 0.123 / (k + 1), 100, 100, 0.5, 1.2e-8 * k)
        for k in range(8)
    )
    view.set_snapshot(of(states))
    QApplication.processEvents()
    assert not view.table.verticalScrollBar().isVisible()
    assert not view.table.horizontalScrollBar().isVisible()
    last = view.table.visualRect(view.model.index(7, 0))
    assert last.bottom() <= view.table.viewport().height()
    for column in range(SHARE + 1):
        assert view.table.columnWidth(column) >= view.table.sizeHintForColumn(column)
    apply(qapp, "light")


def test_more_blocks_scroll(view: Saturation) -> None:
    view.set_snapshot(of(STATES * 6))
    QApplication.processEvents()
    assert view.table.verticalScrollBar().isVisible()


def test_columns_do_not_jump_as_numbers_shrink(view: Saturation) -> None:
    wide = replace(STATES[0], low=188.8, high=199.9)
    view.set_snapshot(of((wide, *STATES[1:])))
    widths = [view.table.columnWidth(column) for column in range(SHARE)]
    view.set_snapshot(of(STATES))
    assert [view.table.columnWidth(column) for column in range(SHARE)] == widths


def test_only_new_states_are_drawn(view: Saturation, qtbot: QtBot) -> None:
    shown = snapshot()
    view.set_snapshot(shown)
    with qtbot.assertNotEmitted(view.model.dataChanged):
        view.set_snapshot(moved_on(shown))
    share = replace(shown.block_states[0], share=0.5)
    with qtbot.waitSignal(view.model.dataChanged):
        view.set_snapshot(moved_on(shown, block_states=(share, *shown.block_states[1:])))
    with qtbot.waitSignal(view.model.modelReset):
        view.set_theme(DARK)


def test_a_row_can_be_read_with_the_keyboard(view: Saturation, qtbot: QtBot) -> None:
    view.set_snapshot(of(STATES))
    view.table.setFocus()
    for _ in range(2):
        qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.currentIndex().row() >= 1
    assert np.isfinite(view.table.visualRect(view.table.currentIndex()).y())
    assert view.table.indexAt(QPoint(5, 5)).row() == 0

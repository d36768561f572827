from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fake_snapshots import history, snapshot
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from sinstudio.app.theme import DARK, LIGHT
from sinstudio.app.views.curve_line import Line, thinned
from sinstudio.app.views.curves import Curves
from sinstudio.training.snapshot import HistoryRow

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

Data = tuple[np.ndarray, np.ndarray]


@pytest.fixture
def view(qtbot: QtBot) -> Curves:
    found = Curves()
    qtbot.addWidget(found)
    found.set_theme(LIGHT)
    found.resize(400, 300)
    found.show()
    qtbot.waitExposed(found)
    return found


def show(view: Curves, rows: tuple[HistoryRow, ...]) -> None:
    view.set_snapshot(snapshot(history_rows=rows))


def choose(view: Curves, name: str, row: int) -> None:
    box = view.findChild(QComboBox, f"curves.{name}")
    box.setFocus()
    while box.currentIndex() != row:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up)


def settle(view: Curves) -> None:
    """Let axes take the width of their labels."""
    view.grab()
    QApplication.processEvents()


def click(view: Curves, name: str) -> None:
    QTest.mouseClick(view.findChild(QToolButton, f"curves.{name}"), Qt.MouseButton.LeftButton)


def hover(view: Curves, x: float, y: float) -> None:
    settle(view)
    where = view.plot.mapFromScene(view.plot.getViewBox().mapViewToScene(QPointF(x, y)))
    QTest.mouseMove(view.plot.viewport(), where + QPoint(15, 5))
    QTest.mouseMove(view.plot.viewport(), where)


def drawn(line: Line) -> Data:
    return line.x, line.y


def ranges(view: Curves) -> tuple[tuple[float, float], tuple[float, float]]:
    x, y = view.plot.getViewBox().viewRange()
    return tuple(x), tuple(y)


def test_psnr_and_held_out_psnr_against_steps(view: Curves) -> None:
    rows = history(40)
    show(view, rows)
    x, y = drawn(view.current[0])
    assert x.tolist() == [row.step for row in rows]
    assert y.tolist() == [row.psnr_db for row in rows]
    assert drawn(view.current[1])[1].tolist() == [row.heldout_psnr_db for row in rows]
    assert "held\N{NO-BREAK SPACE}out" in view.legend.text()
    show(view, tuple(replace(row, heldout_psnr_db=None) for row in history(50)))
    assert len(drawn(view.current[1])[0]) == 0


def test_loss_is_logarithmic_and_leaves_out_zero(view: Curves) -> None:
    rows = history(40)
    rows = (*rows[:-1], replace(rows[-1], loss=0.0))
    show(view, rows)
    choose(view, "quantity", 1)
    x, y = drawn(view.current[0])
    assert len(x) == 39
    assert y[3] == rows[3].loss
    shown = view.current[0].item.curve.getData()[1]
    assert shown[0] == pytest.approx(np.log10(y[0]))
    low, high = ranges(view)[1]
    assert low <= np.log10(y.min())
    assert high >= np.log10(y.max())


def test_rate_against_seconds(view: Curves) -> None:
    rows = history(40)
    show(view, rows)
    choose(view, "quantity", 2)
    choose(view, "against", 1)
    x, y = drawn(view.current[0])
    assert np.allclose(x, [row.seconds for row in rows])
    assert np.allclose(y, [row.rate for row in rows])
    (left, right), (bottom, top) = ranges(view)
    assert left == bottom == 0
    assert right >= 2.0
    assert 0.01 <= top <= 0.016
    assert view.plot.getAxis("bottom").labelText == "seconds"


def test_ranges_move_rarely_while_a_curve_grows(view: Curves) -> None:
    rows = history(400)
    seen = set()
    for count in range(300, 400):
        show(view, rows[:count])
        seen.add(ranges(view))
    assert len(seen) <= 2
    (_, right), (bottom, top) = ranges(view)
    assert right >= 4000
    assert (bottom % 5, top % 5) == (0, 0)


def test_an_earlier_run_stays_dimmed_until_it_is_cleared(view: Curves) -> None:
    first = history(60)
    show(view, first)
    button = view.findChild(QToolButton, "curves.clear")
    assert not button.isEnabled()
    show(view, ())
    show(view, history(20, gain=2))
    assert drawn(view.earlier[0][0])[1].tolist() == [row.psnr_db for row in first]
    assert view.earlier[0][0].item.opacity() < 0.5
    assert view.current[0].item.opacity() == 1
    assert "earlier\N{NO-BREAK SPACE}runs" in view.legend.text()
    assert ranges(view)[0][1] >= 600
    choose(view, "quantity", 1)
    assert drawn(view.earlier[0][0])[1].tolist() == [row.loss for row in first]
    click(view, "clear")
    assert len(drawn(view.earlier[0][0])[0]) == 0
    assert not button.isEnabled()
    assert ranges(view)[0][1] <= 300


def test_runs_are_told_apart_while_hidden(qtbot: QtBot) -> None:
    view = Curves()
    qtbot.addWidget(view)
    first = history(60)
    show(view, first)
    show(view, ())
    show(view, history(80, gain=2))
    assert len(drawn(view.current[0])[0]) == 0
    view.show()
    qtbot.waitUntil(lambda: len(drawn(view.current[0])[0]) == 80)
    assert len(drawn(view.earlier[0][0])[0]) == 60


def test_events_are_marked_and_explained(view: Curves) -> None:
    rows = history(100, {30: "bounds changed", 70: "learning rate changed"})
    show(view, rows)
    assert list(view.marks.xvals) == [310, 710]
    height = view.info.height()
    hover(view, 312, 20)
    assert view.info.text().endswith("bounds changed")
    assert "step 310" in view.info.text()
    hover(view, 500, 20)
    assert "changed" not in view.info.text()
    assert f"{rows[49].psnr_db:.2f} dB" in view.info.text()
    assert view.info.height() == height
    choose(view, "against", 1)
    assert np.allclose(view.marks.xvals, [1.55, 3.55])
    QApplication.sendEvent(view.plot.viewport(), QEvent(QEvent.Type.Leave))
    assert f"step {rows[-1].step:,}" in view.info.text()


def test_many_marks_fade_and_keep_their_ticks(view: Curves) -> None:
    show(view, history(100, {30: "grew 8 columns"}))
    few = view.marks.pen.color().alpha()
    events = {3 * i + 2: f"pruned {i + 1} columns" for i in range(30)}
    show(view, history(100, events))
    assert len(view.marks.xvals) == 30
    assert list(view.ticks.xvals) == list(view.marks.xvals)
    assert view.marks.pen.color().alpha() < few / 3
    assert view.ticks.pen.color().alpha() == 255
    assert view.ticks.yrange[1] < 0.1
    hover(view, 30 * 10 + 3 * 10, 20)  # of marks 30 steps apart the nearest
    assert view.info.text().endswith("pruned 11 columns")
    view.set_theme(DARK)
    assert view.marks.pen.color().alpha() < few / 3


def test_parameters_are_a_curve(view: Curves) -> None:
    rows = [replace(row, parameters=9_000 - 50 * i) for i, row in enumerate(history(40))]
    rows[0] = replace(rows[0], parameters=0)  # nobody counted
    show(view, tuple(rows))
    choose(view, "quantity", 3)
    x, y = drawn(view.current[0])
    assert x[0] == 20
    assert y.tolist() == [row.parameters for row in rows[1:]]
    (_, _), (bottom, top) = ranges(view)
    assert bottom == 0
    assert 8_950 <= top <= 15_000
    hover(view, 200, 5_000)
    assert f"{rows[19].parameters:,} parameters" in view.info.text()


def test_what_is_under_the_mouse_is_said_in_the_chosen_quantity(view: Curves) -> None:
    rows = history(100)
    show(view, rows)
    choose(view, "quantity", 2)
    hover(view, 400, 0.005)
    assert f"rate {rows[39].rate:.3g}" in view.info.text()
    choose(view, "quantity", 1)
    hover(view, 400, -2)
    assert f"loss {rows[39].loss:.3g}" in view.info.text()


def test_a_mouse_that_rests_is_over_the_new_run(view: Curves) -> None:
    show(view, history(100))
    hover(view, 400, 20)
    show(view, ())
    assert view.info.text() == "No curve yet."
    rows = history(10)
    show(view, rows)
    assert f"{rows[-1].psnr_db:.2f} dB" in view.info.text()


def test_zooming_stops_following_until_home(view: Curves) -> None:
    rows = history(200)
    show(view, rows[:100])
    home = ranges(view)
    middle = QPointF(200, 120)
    event = QWheelEvent(
        middle,
        view.plot.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.plot.viewport(), event)
    zoomed = ranges(view)
    assert zoomed[0][1] < home[0][1]
    show(view, rows)
    assert ranges(view) == zoomed
    click(view, "home")
    assert ranges(view)[0][1] >= 2000


def test_long_curves_are_thinned_to_the_screen_and_keep_their_peaks(view: Curves) -> None:
    rows = [replace(row, psnr_db=20.0) for row in history(2000)]
    rows[777] = replace(rows[777], psnr_db=31.0)
    show(view, tuple(rows))
    QApplication.processEvents()
    x, y = view.current[0].item.getData()
    assert len(x) < 1500
    assert y.max() == 31.0
    assert x[-1] == 20_000
    view.plot.getViewBox().setXRange(5_000, 6_000, padding=0)
    x, _ = view.current[0].item.getData()
    assert x.tolist() == [10 * step for step in range(499, 602)]


@given(st.integers(0, 300), st.integers(4, 60), st.integers(0, 99))
def test_thinning_keeps_ends_and_extremes(count: int, most: int, seed: int) -> None:
    x, y = np.arange(count, dtype=float), np.random.default_rng(seed).normal(size=count)
    found_x, found_y = thinned(x, y, -1.0, count + 1.0, most)
    assert len(found_x) <= most + 4
    assert (np.diff(found_x) > 0).all()
    assert set(zip(found_x, found_y, strict=True)) <= set(zip(x, y, strict=True))
    if count:
        assert (found_x[0], found_x[-1]) == (0, count - 1)
        assert (found_y.min(), found_y.max()) == (y.min(), y.max())


def test_the_same_history_is_not_drawn_again(view: Curves) -> None:
    rows = history(50)
    show(view, rows)
    before = view.current[0].item.getOriginalDataset()[0]
    show(view, tuple(rows))
    assert view.current[0].item.getOriginalDataset()[0] is before
    view.set_theme(DARK)
    assert view.current[0].item.opts["pen"].color() == QColor(DARK.block(0))


def test_nothing_yet(view: Curves) -> None:
    view.set_snapshot(None)
    assert view.info.text() == "No curve yet."
    hover(view, 0.5, 0.5)
    assert view.info.text() == "No curve yet."
    assert ranges(view)[0] == (0, 1)


@pytest.mark.parametrize("size", [(300, 220), (900, 700)])
def test_it_fits(view: Curves, size: tuple[int, int]) -> None:
    show(view, history(100))
    show(view, ())
    show(view, history(80))
    choose(view, "quantity", 2)
    view.resize(*size)
    QApplication.processEvents()
    assert (view.width(), view.height()) == size
    assert view.plot.height() >= 0.6 * size[1]
    for control in (*view.findChildren(QComboBox), *view.findChildren(QToolButton)):
        assert control.width() >= control.minimumSizeHint().width()
        assert control.accessibleName()
        assert control.toolTip()

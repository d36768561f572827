"""Bounds dragged on the histogram of A, through real events of the mouse."""

from __future__ import annotations

import math

import pytest
from fake_snapshots import moved_on, snapshot
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sinstudio.app.theme import LIGHT
from sinstudio.app.views.weights import Weights
from sinstudio.network.blocks import Blocks

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

BLOCKS = Blocks((4.0, 8.0), (0.6, 0.3, math.inf))


@pytest.fixture
def view(qtbot: QtBot) -> Weights:
    """A view that follows its own drags, as it does through the settings."""
    found = Weights()
    qtbot.addWidget(found)
    found.set_theme(LIGHT)
    found.resize(480, 360)
    found.show()
    qtbot.waitExposed(found)
    found.set_snapshot(snapshot(blocks=BLOCKS))
    found.set_blocks(BLOCKS)
    QApplication.processEvents()
    found.moves = []  # type: ignore[attr-defined]

    def follow(block: int, bound: float) -> None:
        found.moves.append((block, bound))  # type: ignore[attr-defined]
        values = list(bounds_of(found))
        values[block] = bound
        found.set_blocks(Blocks(BLOCKS.limits, tuple(values)))

    found.bound_moved.connect(follow)
    return found


def bounds_of(view: Weights) -> tuple[float, ...]:
    return view.plot.handles.values


def grip(view: Weights, block: int, side: int = 1) -> QPoint:
    return view.plot.mapFromScene(view.plot.handles.place(block, side))


def at(view: Weights, x: float, y: int) -> QPoint:
    """Where an entry of A is, in the viewport."""
    box = view.plot.getViewBox()
    place = view.plot.mapFromScene(box.mapViewToScene(QPointF(x, 0)))
    return QPoint(place.x(), y)


def move(view: Weights, place: QPoint, *, held: bool = True, shift: bool = False) -> None:
    target = view.plot.viewport()
    buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        place.toPointF(),
        target.mapToGlobal(place).toPointF(),
        Qt.MouseButton.NoButton,
        buttons,
        keys,
    )
    QApplication.sendEvent(target, event)


def drag(view: Weights, start: QPoint, *path: QPoint, shift: bool = False) -> None:
    target = view.plot.viewport()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=start)
    for place in path:
        move(view, place, shift=shift)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=path[-1])


@pytest.mark.parametrize("side", [-1, 1])
def test_a_line_is_dragged_from_either_side(view: Weights, qtbot: QtBot, side: int) -> None:
    start = at(view, side * 0.6, 200)
    with qtbot.waitSignal(view.bound_dropped):
        drag(view, start + QPoint(3, 0), at(view, side * 0.5, 180), at(view, side * 0.4, 160))
    assert bounds_of(view)[0] == pytest.approx(0.4, abs=0.02)
    assert bounds_of(view)[1:] == (0.3, math.inf)
    assert {block for block, _ in view.moves} == {0}  # type: ignore[attr-defined]
    assert all(line.pen.isCosmetic() for pair in view.lines for line in pair)
    assert [line.value() for line in view.lines[0]] == [-bounds_of(view)[0], bounds_of(view)[0]]


def test_a_press_elsewhere_moves_nothing(view: Weights) -> None:
    start = at(view, 0.45, 200)
    drag(view, start, start + QPoint(40, 0))
    assert bounds_of(view) == BLOCKS.values
    QTest.mousePress(view.plot.viewport(), Qt.MouseButton.RightButton, pos=at(view, 0.6, 200))
    assert view.plot.held is None
    QTest.mouseRelease(view.plot.viewport(), Qt.MouseButton.RightButton, pos=at(view, 0.6, 200))


def test_an_unbounded_block_is_pulled_in_from_the_edge_and_pushed_out_again(view: Weights) -> None:
    edge = grip(view, 2)
    drag(view, edge, edge - QPoint(30, 0), at(view, 0.2, edge.y()))
    assert bounds_of(view)[2] == pytest.approx(0.2, abs=0.03)
    line = at(view, bounds_of(view)[2], 200)
    drag(view, line, line + QPoint(50, 0), QPoint(view.plot.viewport().width() + 20, 200))
    assert bounds_of(view) == BLOCKS.values


def test_a_bound_can_be_pushed_to_the_middle_and_not_beyond(view: Weights) -> None:
    drag(view, at(view, 0.3, 200), at(view, -0.2, 200))
    assert bounds_of(view)[1] == 0.0


def test_shift_moves_a_bound_a_tenth_as_far(view: Weights) -> None:
    start, end = at(view, 0.6, 200), at(view, 0.4, 200)
    drag(view, start, end, shift=True)
    assert bounds_of(view)[0] == pytest.approx(0.58, abs=0.01)


def test_equal_bounds_are_told_apart_by_their_grips(view: Weights) -> None:
    view.set_blocks(Blocks(BLOCKS.limits, (0.3, 0.3, 0.3)))
    for block in (0, 1, 2):
        assert view.plot.handles.at(view.plot.mapToScene(grip(view, block))) == (block, 1)
    view.choose_block(1)
    place = view.plot.mapToScene(at(view, 0.3, 250))
    assert view.plot.handles.at(place) == (1, 1)  # the chosen one is nearer


def test_the_axis_stays_while_a_bound_is_held(view: Weights) -> None:
    box = view.plot.getViewBox()
    before = box.viewRange()
    target = view.plot.viewport()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=at(view, 0.6, 200))
    move(view, at(view, 0.1, 200))
    wide = snapshot(blocks=Blocks((), (9.0,)), seed=3)
    view.set_snapshot(moved_on(wide, blocks=BLOCKS))
    assert box.viewRange() == before
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=at(view, 0.1, 200))


def test_the_cursor_says_that_a_line_can_be_taken(view: Weights) -> None:
    target = view.plot.viewport()
    move(view, at(view, 0.6, 200) + QPoint(4, 0), held=False)
    assert target.cursor().shape() == Qt.CursorShape.SplitHCursor
    move(view, at(view, 0.45, 200), held=False)
    assert target.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_block_that_goes_while_it_is_held_is_let_go(view: Weights, qtbot: QtBot) -> None:
    target = view.plot.viewport()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=grip(view, 2))
    with qtbot.waitSignal(view.bound_dropped):
        view.set_blocks(Blocks((), (0.5,)))
    assert view.plot.held is None
    move(view, at(view, 0.1, 200))
    assert bounds_of(view) == (0.5,)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=at(view, 0.1, 200))
    view.set_snapshot(None)
    view.set_blocks(None)
    assert bounds_of(view) == ()


def test_what_cannot_be_dragged_says_why(view: Weights) -> None:
    view.set_refusal("Bounds are switched off.")
    start = at(view, 0.6, 200)
    drag(view, start, start + QPoint(-40, 0))
    assert bounds_of(view) == BLOCKS.values
    move(view, start, held=False)
    assert "switched off" in view.note.text()


def test_hover_explains_bins_and_bounds(view: Weights) -> None:
    move(view, at(view, 0.1, 200), held=False)
    lines = view.note.text().splitlines()
    assert view.note.isVisible()
    assert lines[0].startswith("a from 0.0")
    assert ", and beyond ±0.1" in lines[0]
    assert lines[1].startswith("0–4: ")
    assert lines[1].endswith(" % beyond; ±0.6")
    assert lines[3].endswith("unbounded")
    move(view, at(view, 0.3, 200), held=False)
    assert view.note.text().startswith("Bound B of 4–8: ±0.3.")

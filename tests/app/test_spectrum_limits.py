"""Limits of blocks are dragged, added and removed on the spectrum, with the mouse."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plot_mouse import click, double_click, drag, hover, pixel_of, release
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from studio_window import WAIT

from sinstudio.app.hands.limits import moved, split
from sinstudio.app.views.spectrum import Spectrum
from sinstudio.app.window import MainWindow
from sinstudio.network.blocks import Blocks

BY_HAND = {
    "bounds.automatic": False,
    "bounds.limits": (2.0, 5.0),
    "bounds.values": (0.5, 0.2, 0.1),
}


def spectrum_of(window: MainWindow) -> Spectrum:
    return window.viewing.spectrum


def right_edge(view: Spectrum, limit: int) -> QPoint:
    ring = view.borders.rings[limit].rect()
    return pixel_of(view.plot, ring.right(), 0.2 * ring.bottom())


def at_radius(view: Spectrum, radius: float) -> QPoint:
    domain = view.domain
    assert domain is not None
    return pixel_of(view.plot, radius * domain.width / domain.scale, 0)


def menu_of(view: Spectrum) -> QMenu:
    found = view.findChildren(QMenu, "spectrum.menu")[-1]
    assert found.isVisible()
    return found


def choose(qtbot: QtBot, view: Spectrum, name: str) -> None:
    menu = menu_of(view)
    action = menu.findChild(QAction, f"action.spectrum_{name}")
    assert action is not None
    assert action.isEnabled()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    qtbot.waitUntil(lambda: not view.findChildren(QMenu, "spectrum.menu"))


def test_a_ring_dragged_sets_its_limit_at_once(fitted: MainWindow, qtbot: QtBot) -> None:
    studio, view = fitted.studio, spectrum_of(fitted)
    studio.change(BY_HAND)
    qtbot.waitUntil(lambda: len(view.borders.rings) == 2)
    drag(view.plot, [right_edge(view, 1), at_radius(view, 6.5)])
    limits = studio.recipe.bounds.limits
    assert limits[0] == 2
    assert limits[1] == pytest.approx(6.5, abs=0.15)
    assert studio.recipe.bounds.values == (0.5, 0.2, 0.1)
    domain = view.domain
    assert view.borders.rings[1].rect().right() == pytest.approx(
        limits[1] * domain.width / domain.scale
    )
    assert fitted.panels.bounds.table.blocks.limits == limits
    qtbot.waitUntil(lambda: studio.snapshot.blocks.limits == limits, timeout=WAIT)


def test_automatic_limits_become_ones_by_hand_and_that_is_said(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    studio, view = fitted.studio, spectrum_of(fitted)
    qtbot.waitUntil(lambda: view.shown is not None and len(view.shown.blocks) > 1)
    before = view.shown.blocks
    said: list[str] = []
    studio.message.connect(lambda _level, sentence: said.append(sentence))
    start = right_edge(view, 0)
    drag(view.plot, [start, start + QPoint(6, 0)])
    bounds = studio.recipe.bounds
    assert not bounds.automatic
    assert bounds.values == before.values
    assert bounds.limits[0] > before.limits[0]
    assert bounds.limits[1:] == before.limits[1:]
    assert [s for s in said if "by hand" in s] == [said[0]]
    drag(view.plot, [right_edge(view, 0), start])
    assert len([s for s in said if "by hand" in s]) == 1


def test_the_order_is_kept_and_the_value_shown_beside_the_mouse(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    studio, view = fitted.studio, spectrum_of(fitted)
    studio.change(BY_HAND)
    qtbot.waitUntil(lambda: len(view.borders.rings) == 2)
    end = at_radius(view, 7.5)
    drag(view.plot, [right_edge(view, 0), end], drop=False)
    low, high = studio.recipe.bounds.limits
    assert 4.5 < low < high == 5
    tag = view.hand.tag
    assert tag.isVisible()
    assert f"{low:.4g} cycles" in tag.text()
    release(view.plot, end)
    assert not tag.isVisible()


def test_escape_gives_a_drag_up(fitted: MainWindow, qtbot: QtBot) -> None:
    studio, view = fitted.studio, spectrum_of(fitted)
    qtbot.waitUntil(lambda: view.shown is not None and len(view.shown.blocks) > 1)
    before, start = studio.recipe.bounds, right_edge(view, 0)
    view.setFocus()
    drag(view.plot, [start, start + QPoint(8, 0)], drop=False)
    assert studio.recipe.bounds != before
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert studio.recipe.bounds == before
    drag(view.plot, [start + QPoint(8, 0), start + QPoint(16, 0)])
    assert studio.recipe.bounds == before


def test_the_cursor_tells_which_way_a_limit_moves(fitted: MainWindow, qtbot: QtBot) -> None:
    studio, view = fitted.studio, spectrum_of(fitted)
    studio.change(BY_HAND)
    qtbot.waitUntil(lambda: len(view.borders.rings) == 2)
    ring = view.borders.rings[1].rect()
    shapes = Qt.CursorShape
    for x, y, shape in (
        (ring.right(), 0, shapes.SizeHorCursor),
        (0, ring.bottom(), shapes.SizeVerCursor),
        (ring.right(), ring.bottom(), shapes.SizeFDiagCursor),
        (ring.left(), ring.bottom(), shapes.SizeBDiagCursor),
        (1.5 * ring.right(), 0, shapes.ArrowCursor),
    ):
        hover(view.plot, pixel_of(view.plot, x, y))
        assert view.plot.viewport().cursor().shape() == shape, (x, y)


def test_a_drag_elsewhere_pans_and_changes_nothing(fitted: MainWindow, qtbot: QtBot) -> None:
    studio, view = fitted.studio, spectrum_of(fitted)
    qtbot.waitUntil(lambda: view.shown is not None)
    recipe, before = studio.recipe, view.plot.getViewBox().viewRange()[0]
    far = at_radius(view, 7.6)
    drag(view.plot, [far, far + QPoint(-25, 0)])
    assert studio.recipe == recipe
    assert view.plot.getViewBox().viewRange()[0] != before
    double_click(view.plot, far)
    assert view.plot.getViewBox().viewRange()[0] == pytest.approx(before)
    assert studio.recipe == recipe


def test_limits_are_added_and_removed_by_the_menu(fitted: MainWindow, qtbot: QtBot) -> None:
    studio, view = fitted.studio, spectrum_of(fitted)
    studio.change(BY_HAND)
    qtbot.waitUntil(lambda: len(view.borders.rings) == 2)
    click(view.plot, at_radius(view, 3.5), Qt.MouseButton.RightButton)
    choose(qtbot, view, "add_limit")
    assert studio.recipe.bounds.limits == pytest.approx((2, 3.5, 5), abs=0.15)
    assert studio.recipe.bounds.values == (0.5, 0.2, 0.2, 0.1)
    click(view.plot, right_edge(view, 1), Qt.MouseButton.RightButton)
    choose(qtbot, view, "remove_limit")
    assert studio.recipe.bounds.limits == (2, 5)
    assert studio.recipe.bounds.values == (0.5, 0.2, 0.1)


def test_without_bounds_no_limit_can_be_added(fitted: MainWindow, qtbot: QtBot) -> None:
    studio, view = fitted.studio, spectrum_of(fitted)
    studio.change({"bounds.enabled": False})
    qtbot.waitUntil(lambda: view.shown is not None)
    click(view.plot, at_radius(view, 3.5), Qt.MouseButton.RightButton)
    menu = menu_of(view)
    action = menu.findChild(QAction, "action.spectrum_add_limit")
    assert action is not None
    assert not action.isEnabled()
    menu.close()
    QApplication.processEvents()


@given(st.lists(st.floats(0.5, 500), min_size=1, max_size=8, unique=True), st.data())
def test_a_moved_limit_keeps_the_order(limits: list[float], data: st.DataObject) -> None:
    ordered = tuple(sorted(limits))
    index = data.draw(st.integers(0, len(ordered) - 1))
    step = data.draw(st.sampled_from((1.0, 0.1, 0.001)))
    found = moved(ordered, index, data.draw(st.floats(-10, 1000)), step)
    Blocks(found, (1.0,) * (len(found) + 1))  # which refuses any other order
    assert found[:index] == ordered[:index]
    assert found[index + 1 :] == ordered[index + 1 :]


@given(st.lists(st.floats(0.5, 500), max_size=8, unique=True), st.floats(0.5, 500))
def test_a_split_changes_no_bound_of_any_radius(limits: list[float], radius: float) -> None:
    ordered = tuple(sorted(limits))
    if float(f"{radius:.9g}") in ordered:
        return
    blocks = Blocks(ordered, tuple(1 / (k + 1) for k in range(len(ordered) + 1)))
    radii = np.linspace(0, 600, 400)
    after = Blocks(*split(blocks, radius))
    assert len(after) == len(blocks) + 1
    np.testing.assert_array_equal(after.column_bounds(radii), blocks.column_bounds(radii))

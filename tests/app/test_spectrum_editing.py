"""Frequencies are added, removed and selected on the spectrum, with mouse and keys."""

from __future__ import annotations

import numpy as np
import pytest
from plot_mouse import click, double_click, drag, hover, pixel_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot
from studio_window import WAIT, action, until, until_fitted

from sinstudio.app.views.spectrum import Spectrum
from sinstudio.app.window import MainWindow

LISTED = ((1, 0), (0, 1), (4, -3), (-2, 5))
CONTROL = Qt.KeyboardModifier.ControlModifier


def values(window: MainWindow) -> tuple:
    return window.studio.recipe.frequencies.values


def place_of(view: Spectrum, k: tuple[int, int]) -> QPoint:
    domain = view.domain
    assert domain is not None
    return pixel_of(view.plot, *(2 * np.array(k) / np.array(domain.period)))


def networks(window: MainWindow) -> set[tuple[int, int]]:
    return {tuple(k) for k in window.studio.snapshot.frequencies.tolist()}


@pytest.fixture
def listed(fitted: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with four frequencies of its own and an untrained network of them, being edited."""
    studio = fitted.studio
    studio.change({"frequencies.strategy": "custom", "frequencies.values": LISTED})
    qtbot.waitUntil(lambda: networks(fitted) == set(LISTED), timeout=WAIT)
    action(fitted, "edit_frequencies").trigger()
    return fitted


def trained(window: MainWindow, qtbot: QtBot) -> None:
    window.studio.start()
    until(qtbot, window, "finished")


def test_only_the_edit_mode_edits(fitted: MainWindow, qtbot: QtBot) -> None:
    view, recipe = fitted.viewing.spectrum, fitted.studio.recipe
    qtbot.waitUntil(lambda: view.shown is not None)
    click(view.plot, place_of(view, (6, 4)))
    drag(view.plot, [place_of(view, (6, 4)), place_of(view, (3, 3))])
    assert fitted.studio.recipe == recipe
    assert not view.hand.selected


def test_button_key_and_menu_share_the_mode(fitted: MainWindow, qtbot: QtBot) -> None:
    picking = fitted.viewing.picking
    button = fitted.viewing.spectrum.findChild(QToolButton, "spectrum.edit")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert picking.editing
    assert action(fitted, "edit_frequencies").isChecked()
    fitted.activateWindow()
    QTest.keyClick(fitted, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: not picking.editing)
    assert not button.isChecked()


def test_a_click_adds_the_nearest_whole_frequency(listed: MainWindow, qtbot: QtBot) -> None:
    view = listed.viewing.spectrum
    where = place_of(view, (-3, -3)) + QPoint(2, -1)
    hover(view.plot, where)
    assert "adds k (3, 3)" in view.info.text()
    click(view.plot, where)
    assert values(listed) == (*LISTED, (3, 3))  # the one of the half-plane
    assert view.hand.tag.text() == "Added k (3, 3)"
    assert view.hand.tag.isVisible()
    qtbot.waitUntil(lambda: networks(listed) == {*LISTED, (3, 3)}, timeout=WAIT)


def test_a_click_on_a_dot_or_its_twin_removes_it(listed: MainWindow, qtbot: QtBot) -> None:
    view = listed.viewing.spectrum
    click(view.plot, place_of(view, (-4, 3)))
    assert values(listed) == ((1, 0), (0, 1), (-2, 5))
    qtbot.waitUntil(lambda: view.shown is not None and len(view.shown.frequencies) == 3)
    click(view.plot, place_of(view, (-2, 5)))
    assert values(listed) == ((1, 0), (0, 1))


def test_a_double_click_is_one_edit(listed: MainWindow) -> None:
    view = listed.viewing.spectrum
    double_click(view.plot, place_of(view, (5, 2)))
    assert values(listed) == (*LISTED, (5, 2))


def test_drawn_frequencies_become_a_list_and_that_is_said(fitted: MainWindow, qtbot: QtBot) -> None:
    studio, view = fitted.studio, fitted.viewing.spectrum
    qtbot.waitUntil(lambda: view.shown is not None)
    before = [tuple(k) for k in view.shown.frequencies.tolist()]
    said: list[str] = []
    studio.message.connect(lambda _level, sentence: said.append(sentence))
    fitted.viewing.picking.set_editing(True)
    free = next(k for k in ((3, 2), (2, 3), (3, -2), (2, -3)) if k not in before)
    click(view.plot, place_of(view, free))
    assert studio.recipe.frequencies.strategy == "custom"
    assert list(values(fitted)) == [*before, free]
    assert any("list of your own" in sentence for sentence in said)


def test_the_last_frequency_stays(listed: MainWindow, qtbot: QtBot) -> None:
    view, studio = listed.viewing.spectrum, listed.studio
    said: list[str] = []
    studio.message.connect(lambda _level, sentence: said.append(sentence))
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert len(view.hand.selected) == 4
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert values(listed) == LISTED
    assert any("last one" in sentence for sentence in said)


def test_beyond_nyquist_is_warned_of_and_zero_refused(listed: MainWindow) -> None:
    view, studio = listed.viewing.spectrum, listed.studio
    said: list[tuple[str, str]] = []
    studio.message.connect(lambda *message: said.append(message))
    view.plot.getViewBox().setRange(xRange=(-15, 15), yRange=(-15, 15), padding=0)
    click(view.plot, place_of(view, (12, 0)))
    assert (12, 0) in values(listed)
    assert [level for level, text in said if "Nyquist" in text] == ["warning"]
    QTest.keyClick(view, Qt.Key.Key_F)
    click(view.plot, place_of(view, (0, 0)))
    assert (0, 0) not in values(listed)
    assert "Zero" in view.hand.tag.text()


def test_a_rectangle_selects_and_delete_removes(listed: MainWindow, qtbot: QtBot) -> None:
    view = listed.viewing.spectrum
    before = view.plot.getViewBox().viewRange()
    drag(view.plot, [place_of(view, (6, -6)), place_of(view, (3, -2))])
    assert view.hand.selected == {(4, -3)}
    assert view.plot.getViewBox().viewRange() == before
    over = [place_of(view, (-3, 7)), place_of(view, (-1, 4))]
    drag(view.plot, over, keys=CONTROL)  # the twin of (2, -5)
    assert view.hand.selected == {(4, -3), (2, -5)}
    assert len(view.hand.picks.rings.getData()[0]) == 4  # dots and twins
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert values(listed) == ((1, 0), (0, 1))
    assert not view.hand.selected


def test_control_toggles_and_escape_clears(listed: MainWindow) -> None:
    view = listed.viewing.spectrum
    for k in ((4, -3), (1, 0), (4, -3)):
        click(view.plot, place_of(view, k), keys=CONTROL)
    assert view.hand.selected == {(1, 0)}
    assert values(listed) == LISTED
    click(view.plot, place_of(view, (6, 6)), keys=CONTROL)
    assert values(listed) == LISTED
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.hand.selected
    assert view.hand.editing
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.hand.editing
    assert not action(listed, "edit_frequencies").isChecked()


def test_a_trained_network_is_edited_and_the_list_says_so(listed: MainWindow, qtbot: QtBot) -> None:
    studio, view = listed.studio, listed.viewing.spectrum
    trained(listed, qtbot)
    step = studio.snapshot.step
    click(view.plot, place_of(view, (3, 3)))
    click(view.plot, place_of(view, (3, 3)) + QPoint(1, 1))  # on its way already, or there
    qtbot.waitUntil(lambda: networks(listed) >= {*LISTED}, timeout=WAIT)
    qtbot.waitUntil(lambda: studio.snapshot.edits > 0, timeout=WAIT)
    assert studio.snapshot.step == step
    assert studio.restart_keys == ()


def test_edits_of_a_network_can_be_taken_back(listed: MainWindow, qtbot: QtBot) -> None:
    studio, view = listed.studio, listed.viewing.spectrum
    trained(listed, qtbot)
    click(view.plot, place_of(view, (3, 3)))
    qtbot.waitUntil(lambda: networks(listed) == {*LISTED, (3, 3)}, timeout=WAIT)
    assert values(listed) == (*LISTED, (3, 3))
    click(view.plot, place_of(view, (4, -3)))
    qtbot.waitUntil(lambda: (4, -3) not in networks(listed), timeout=WAIT)
    assert (4, -3) not in values(listed)
    assert studio.restart_keys == ()
    studio.undo.undo()
    qtbot.waitUntil(lambda: networks(listed) == {*LISTED, (3, 3)}, timeout=WAIT)
    qtbot.waitUntil(lambda: values(listed) == (*LISTED, (3, 3)))
    studio.undo.undo()
    qtbot.waitUntil(lambda: networks(listed) == set(LISTED), timeout=WAIT)
    qtbot.waitUntil(lambda: values(listed) == LISTED)
    assert studio.restart_keys == ()


def test_a_network_of_drawn_frequencies_keeps_its_strategy(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    studio, view = fitted.studio, fitted.viewing.spectrum
    trained(fitted, qtbot)
    recipe = studio.recipe
    said: list[str] = []
    studio.message.connect(lambda _level, sentence: said.append(sentence))
    fitted.viewing.picking.set_editing(True)
    free = next(k for k in ((3, 2), (2, 3), (3, -2), (2, -3)) if k not in networks(fitted))
    click(view.plot, place_of(view, free))
    qtbot.waitUntil(lambda: free in networks(fitted), timeout=WAIT)
    assert studio.recipe == recipe
    assert any('"gaussian"' in sentence for sentence in said)


def test_middle_drag_and_wheel_still_move_the_view(listed: MainWindow) -> None:
    view = listed.viewing.spectrum
    before = view.plot.getViewBox().viewRange()[0]
    start = place_of(view, (5, 5))
    drag(view.plot, [start, start + QPoint(-30, 0)], button=Qt.MouseButton.MiddleButton)
    assert view.plot.getViewBox().viewRange()[0] != before
    QTest.keyClick(view, Qt.Key.Key_F)
    assert view.plot.getViewBox().viewRange()[0] == pytest.approx(before)
    assert values(listed) == LISTED


def test_the_list_and_the_spectrum_select_the_same(listed: MainWindow, qtbot: QtBot) -> None:
    view, panel = listed.viewing.spectrum, listed.panels.frequencies
    listed.panels.open("frequencies")
    text = panel.findChild(QPlainTextEdit)
    drag(view.plot, [place_of(view, (6, -6)), place_of(view, (3, -2))])
    marks = [mark.cursor.selectedText() for mark in text.extraSelections()]
    assert marks == ["4, -3"]
    assert panel.selection.text() == "1 selected."
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    QTest.keyClick(text, Qt.Key.Key_End, CONTROL)
    assert view.hand.selected == {(2, -5)}  # the line is -2, 5
    QTest.keyClick(text, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert view.hand.selected == {(2, -5), (4, -3)}
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert values(listed) == ((1, 0), (0, 1))
    assert text.toPlainText() == "1, 0\n0, 1"


def test_a_signal_is_edited_along_its_line(window: MainWindow, qtbot: QtBot) -> None:
    studio, view = window.studio, window.viewing.signal_spectrum
    studio.open_formula("sin(2*pi*5*x)", 64)
    until_fitted(qtbot, window)
    studio.change(
        {
            "frequencies.strategy": "custom",
            "frequencies.values": (2, 9),
            "bounds.automatic": False,
            "bounds.limits": (12.0,),
            "bounds.values": (0.5, 0.2),
        }
    )
    qtbot.waitUntil(lambda: len(studio.snapshot.frequencies) == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: view.shown is not None and len(view.shown.frequencies) == 2)
    period, foot = view.domain.period[0], view.marks.height
    window.viewing.picking.set_editing(True)
    middle = sum(view.plot.getViewBox().viewRange()[1]) / 2
    click(view.plot, pixel_of(view.plot, 2 * 20 / period, middle))
    assert values(window) == (2, 9, 20)
    qtbot.waitUntil(lambda: len(view.shown.frequencies) == 3)
    drag(view.plot, [pixel_of(view.plot, 2 * 7 / period, middle), pixel_of(view.plot, 11, middle)])
    assert view.hand.selected == {(9, 0)}
    click(view.plot, pixel_of(view.plot, 2 * 20 / period, foot))
    assert values(window) == (2, 9)
    drag(view.plot, [pixel_of(view.plot, 12, middle), pixel_of(view.plot, 15, middle)])
    assert studio.recipe.bounds.limits[0] == pytest.approx(15, abs=0.3)

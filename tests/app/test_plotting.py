from __future__ import annotations

import math

import pytest
from fake_snapshots import moved_on, snapshot
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sinstudio.app.theme import DARK, LIGHT
from sinstudio.app.views.plotting import (
    InfoLine,
    Legend,
    new_plot,
    radius_text,
    range_text,
    round_up,
    steady_reach,
)
from sinstudio.app.views.weights import Weights

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only


@given(st.floats(1e-12, 1e12))
def test_round_up_is_a_little_more_and_short_to_write(value: float) -> None:
    found = round_up(value)
    assert value * (1 - 1e-9) <= found <= 1.51 * value
    assert float(f"{found:.2g}") == pytest.approx(found)


@given(st.floats(1e-6, 1e6), st.floats(0.5, 1.0))
def test_a_reach_that_is_long_enough_stays(wanted: float, shrunk: float) -> None:
    reach = steady_reach(0.0, wanted)
    assert reach >= wanted
    assert steady_reach(reach, wanted * shrunk) == reach or shrunk * 2.5 * wanted < reach


def test_a_reach_follows_what_is_much_smaller() -> None:
    assert steady_reach(10.0, 1.0) == pytest.approx(1.5)


def test_radii_are_written_short() -> None:
    assert radius_text(8.0) == "8"
    assert radius_text(5.66) == "5.7"
    assert range_text(0, 5.66) == "0–5.7"
    assert range_text(12, math.inf) == "from 12"
    assert range_text(0, math.inf) == "all"


def test_a_hidden_view_draws_nothing_and_catches_up(qtbot: QtBot) -> None:
    view = Weights()
    qtbot.addWidget(view)
    view.set_snapshot(snapshot())
    assert view.curves == []
    view.show()
    qtbot.waitUntil(lambda: len(view.curves) == 3)


def test_a_view_under_a_tab_draws_nothing_and_catches_up(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    views = [Weights(), Weights()]
    docks = [QDockWidget(title) for title in "ab"]
    for view, dock in zip(views, docks, strict=True):
        dock.setWidget(view)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.tabifyDockWidget(*docks)
    window.resize(400, 300)
    window.show()
    docks[0].raise_()
    qtbot.waitUntil(lambda: not views[0].visibleRegion().isEmpty())
    qtbot.waitUntil(lambda: views[1].visibleRegion().isEmpty())
    shown = snapshot()
    for view in views:
        view.set_snapshot(shown)
    assert len(views[0].curves) == 3
    assert views[1].curves == []
    docks[1].raise_()
    qtbot.waitUntil(lambda: len(views[1].curves) == 3)
    before = views[0].curves[0].getData()[1]
    views[0].set_snapshot(moved_on(snapshot(seed=5)))
    assert views[0].curves[0].getData()[1] is before


def test_a_long_line_never_makes_the_view_wider_or_higher(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    line = InfoLine("line")
    layout = QVBoxLayout(holder)
    layout.addWidget(line)
    before = layout.minimumSize()
    line.setText("much too long " * 100)
    layout.invalidate()
    assert layout.minimumSize() == before
    holder.resize(100, 60)
    holder.show()
    qtbot.waitExposed(holder)
    assert line.width() <= 100
    picture = line.grab().toImage()
    edge = [picture.pixelColor(picture.width() - 2, y) for y in range(picture.height())]
    assert len({colour.name() for colour in edge}) == 1  # the text ends before the edge


def test_a_legend_shows_as_many_entries_as_fit(qtbot: QtBot) -> None:
    plot = new_plot("x", "y")
    qtbot.addWidget(plot)
    plot.resize(300, 140)
    plot.show()
    qtbot.waitExposed(plot)
    legend = Legend(plot)
    legend.set_entries([("#ff0000", f"entry {i}") for i in range(40)], LIGHT)
    assert legend.isVisible()
    assert "entry\N{NO-BREAK SPACE}0" in legend.text()
    assert "\N{HORIZONTAL ELLIPSIS}" in legend.text()
    assert legend.geometry().bottom() <= plot.height()
    legend.set_entries([("#ff0000", "<b>one</b>")], DARK)
    assert "&lt;b&gt;" in legend.text()
    legend.set_entries([], DARK)
    assert not legend.isVisible()

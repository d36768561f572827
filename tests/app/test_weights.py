from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from fake_snapshots import moved_on, snapshot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sinstudio.app.theme import DARK, LIGHT
from sinstudio.app.views.weights import Weights
from sinstudio.network.blocks import Blocks
from sinstudio.network.first_layer import FirstLayer
from sinstudio.training.snapshot import Filter, Histogram, Snapshot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only


@pytest.fixture
def view(qtbot: QtBot) -> Weights:
    found = Weights()
    qtbot.addWidget(found)
    found.set_theme(LIGHT)
    found.resize(400, 300)
    found.show()
    qtbot.waitExposed(found)
    return found


def spread(reach: float, bounds: tuple[float, ...] = (math.inf,)) -> Snapshot:
    """Entries up to ±reach in every block."""
    blocks = Blocks(tuple(float(i + 4) for i in range(len(bounds) - 1)), bounds)
    edges = np.linspace(-reach, reach, 9)
    counts = np.tile(np.array([1, 5, 50, 500, 500, 50, 5, 1]), (len(bounds), 1))
    return replace(snapshot(blocks=blocks), histogram=Histogram(edges, counts))


def reach(view: Weights) -> float:
    low, high = view.plot.getViewBox().viewRange()[0]
    assert low == pytest.approx(-high)
    return float(high)


def test_curves_are_log_counts_over_the_edges(view: Weights) -> None:
    shown = snapshot()
    view.set_snapshot(shown)
    assert shown.histogram is not None
    for k, curve in enumerate(view.curves):
        x, y = curve.getData()
        assert np.array_equal(x, shown.histogram.edges)
        assert np.allclose(y, np.log10(1 + shown.histogram.counts[k]))
        assert curve.opts["pen"].color() == QColor(LIGHT.block(k))


def test_lines_stand_at_the_bounds(view: Weights) -> None:
    view.set_snapshot(spread(0.5, (0.45, math.inf, 0.2)))
    places = [[line.value() for line in pair] for pair in view.lines]
    assert places[0] == [-0.45, 0.45]
    assert places[2] == [-0.2, 0.2]
    assert [pair[0].isVisible() for pair in view.lines] == [True, False, True]


def test_bounds_of_the_settings_count_before_those_of_a_snapshot(view: Weights) -> None:
    view.set_snapshot(spread(0.5, (0.45, 0.2)))
    view.set_blocks(Blocks((4.0,), (0.3, 0.1)))
    view.set_snapshot(spread(0.5, (0.45, 0.2)))
    assert [pair[1].value() for pair in view.lines] == [0.3, 0.1]
    view.set_blocks(None)
    assert [pair[1].value() for pair in view.lines] == [0.45, 0.2]


def test_the_filter_is_said_and_marked(view: Weights) -> None:
    shown = spread(0.5, (0.45, 0.2))
    assert not view.bar.filtered.isVisible()
    view.set_snapshot(replace(shown, filter=Filter(0.4, Blocks((4.0,), (0.3, 0.1)))))
    assert view.bar.filtered.isVisible()
    assert view.bar.filtered.text() == "Filtered 40 %"
    assert [clip.value() for clip in view._drawing._clips] == [-0.3, 0.3, -0.1, 0.1]
    view.set_snapshot(shown)
    assert not view.bar.filtered.isVisible()
    assert view._drawing._clips == []


def test_the_key_names_radii_and_bounds(view: Weights) -> None:
    view.set_snapshot(spread(0.5, (0.45, math.inf)))
    text = view.key.text().replace("\N{NO-BREAK SPACE}", " ")
    assert "0\N{EN DASH}4: ±0.45" in text
    assert "from 4: unbounded" in text
    assert LIGHT.block(1) in text


def test_the_range_moves_rarely(view: Weights) -> None:
    view.set_snapshot(spread(0.5))
    first = reach(view)
    assert 0.5 <= first <= 0.8
    for wanted in (0.52, 0.45, 0.3, first * 0.97):
        view.set_snapshot(spread(wanted))
        assert reach(view) == first
    view.set_snapshot(spread(1.4))
    assert reach(view) >= 1.4
    view.set_snapshot(spread(0.05))
    assert reach(view) <= 0.1


def test_a_bound_near_the_entries_is_on_the_axis_and_a_far_one_is_not(view: Weights) -> None:
    view.set_snapshot(spread(0.5, (1.2, 0.4)))
    assert reach(view) >= 1.2
    view.set_snapshot(spread(0.5, (50.0, 0.4)))
    assert reach(view) < 2


def test_empty_ends_of_the_histogram_do_not_widen_the_axis(view: Weights) -> None:
    shown = spread(8.0)
    assert shown.histogram is not None
    counts = np.zeros((1, 8), dtype=np.int64)
    counts[0, 3:5] = 100
    view.set_snapshot(replace(shown, histogram=Histogram(shown.histogram.edges, counts)))
    assert reach(view) < 4


def test_counts_label_the_axis(view: Weights) -> None:
    view.set_snapshot(spread(0.5))
    ticks = view.plot.getAxis("left")._tickLevels[0]
    assert (0.0, "0") in ticks
    assert (math.log10(101), "100") in ticks
    top = view.plot.getViewBox().viewRange()[1][1]
    assert top >= math.log10(501)


def test_fewer_blocks_leave_nothing_behind(view: Weights) -> None:
    view.set_snapshot(spread(0.5, (0.5, 0.4, 0.3)))
    items = len(view.plot.getPlotItem().items)
    view.set_snapshot(spread(0.5, (0.5,)))
    assert len(view.curves) == len(view.lines) == 1
    assert len(view.plot.getPlotItem().items) == items - 6
    view.set_snapshot(None)
    assert view.curves == []
    assert view.key.text() == ""


def test_blocks_that_are_newer_than_the_histogram(view: Weights) -> None:
    shown = spread(0.5, (0.5,))
    newer = spread(0.5, (0.5, 0.4))
    view.set_snapshot(replace(newer, histogram=shown.histogram))
    assert (view.curves[1].getData()[1] == 0).all()


def test_the_same_histogram_is_not_drawn_again(view: Weights) -> None:
    shown = snapshot()
    view.set_snapshot(shown)
    before = view.curves[0].getData()[1]
    view.set_snapshot(moved_on(shown))
    assert view.curves[0].getData()[1] is before
    view.set_theme(DARK)
    assert view.curves[0].opts["pen"].color() == QColor(DARK.block(0))


@pytest.mark.parametrize("size", [(300, 220), (900, 700)])
def test_it_fits_with_eight_blocks(view: Weights, size: tuple[int, int]) -> None:
    view.set_snapshot(spread(0.5, tuple(0.5 / (i + 1) for i in range(8))))
    view.resize(*size)
    QApplication.processEvents()
    assert (view.width(), view.height()) == size
    assert view.key.height() >= view.key.heightForWidth(view.key.width())
    assert view.plot.height() >= size[1] / 2


def test_the_local_frequency_of_neurons_is_told(view: Weights) -> None:
    shown = snapshot()
    view.set_snapshot(shown)
    assert view.local.text() == ""
    weight = np.full((5, len(shown.frequencies)), 0.1, dtype=np.float32)
    bias = np.zeros(5)
    layer = FirstLayer(shown.frequencies, np.zeros(len(shown.frequencies)), weight, bias)
    view.set_snapshot(moved_on(shown, layer=layer, histogram=replace(shown.histogram)))
    local = 0.1 * np.sqrt((shown.radii**2).sum() / 2)
    nyquist = f"{shown.domain.nyquist:g}"
    told = f"{local:.1f}"
    assert local < 10
    assert view.local.text() == f"Local frequency {told} ({told}–{told}), Nyquist {nyquist}"
    view.set_snapshot(None)
    assert view.local.text() == ""

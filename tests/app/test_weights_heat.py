from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from fake_snapshots import snapshot
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sinstudio.app.theme import DARK, LIGHT
from sinstudio.app.views.histogram_track import MOST, HistogramTrack
from sinstudio.app.views.weights import Weights
from sinstudio.network.blocks import Blocks
from sinstudio.training.snapshot import Histogram, Snapshot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

EDGES = np.linspace(-1, 1, 5)


def histogram(*rows: tuple[int, ...], reach: float = 1.0) -> Histogram:
    return Histogram(EDGES * reach, np.array(rows, dtype=np.int64))


@given(st.lists(st.integers(1, 500), min_size=1, max_size=900))
def test_a_run_of_any_length_is_kept_in_the_same_room(pauses):
    track, step = HistogramTrack(), 0
    for pause in pauses:
        step += pause
        track.add(step, histogram((1, 2, 3, 4)), (0.5,))
        steps = [moment.step for moment in track.moments]
        assert len(steps) <= MOST
        assert steps == sorted(set(steps))
        assert steps[-1] == step
    assert track.span == (pauses[0], step) or len(pauses) > MOST


def test_going_back_forgets_what_did_not_happen():
    track = HistogramTrack()
    for step in (0, 10, 20, 30):
        track.add(step, histogram((step, 0, 0, 0)), (0.5,))
    track.add(15, histogram((7, 0, 0, 0)), (0.4,))
    assert [moment.step for moment in track.moments] == [0, 10, 15]
    track.add(15, histogram((8, 0, 0, 0)), (0.3,))
    assert track.moments[-1].bounds == (0.3,)
    assert len(track.moments) == 3


def test_columns_are_even_in_steps_and_keep_the_counts():
    track = HistogramTrack()
    track.add(0, histogram((0, 8, 8, 0), (1, 1, 1, 1)), (0.5, 0.2))
    track.add(75, histogram((4, 4, 4, 4), (0, 2, 2, 0), reach=2.0), (math.inf, 0.2))
    track.add(100, histogram((16, 0, 0, 0), (0, 0, 0, 4)), (0.5, 0.1))
    edges = np.linspace(-2, 2, 9)
    image = track.image(0, edges, 8)
    assert np.allclose(image.sum(axis=1), 16)
    assert np.array_equal(image[0], image[5])  # steps below 75
    assert np.allclose(image[6], np.full(8, 2.0))
    assert np.allclose(track.image(-1, edges, 8).sum(axis=1), 20)
    assert not track.image(5, edges, 8).any()
    steps, bounds = track.bounds(0)
    assert steps.tolist() == [0, 75, 100]
    assert np.isnan(bounds[1])
    assert np.isnan(track.bounds(7)[1]).all()


@pytest.fixture
def view(qtbot: QtBot) -> Weights:
    found = Weights()
    qtbot.addWidget(found)
    found.set_theme(LIGHT)
    found.resize(480, 360)
    found.show()
    qtbot.waitExposed(found)
    shown = snapshot(blocks=Blocks((4.0, 8.0), (0.6, 0.3, 0.1)))
    for step in (0, 50, 100):
        see(found, replace(shown, step=step, histogram=replace(shown.histogram)))
    return found


def see(view: Weights, newest: Snapshot | None) -> None:
    view.remember(newest)
    view.set_snapshot(newest)


def show_heat(view: Weights) -> None:
    view.bar.heat.setFocus()
    QTest.keyClick(view.bar.heat, Qt.Key.Key_Space)


def test_the_toggle_shows_the_run_and_back(view: Weights) -> None:
    show_heat(view)
    assert view.heat.plot.isVisible()
    assert not view.plot.isVisible()
    assert view.heat.picture.image.shape == (256, 128)
    (low, high), _ = view.heat.plot.getViewBox().viewRange()
    assert (low, high) == (0, 100)
    view.set_theme(DARK)
    assert view.heat.picture.lut[0, 3] == 0  # nothing is the background
    show_heat(view)
    assert view.plot.isVisible()


def test_the_heat_map_shows_the_chosen_block(view: Weights, qtbot: QtBot) -> None:
    show_heat(view)
    every = view.heat.picture.image.copy()
    assert len(view.heat._lines) == 6
    view.bar.blocks.setFocus()
    with qtbot.waitSignal(view.block_chosen) as chosen:
        QTest.keyClick(view.bar.blocks, Qt.Key.Key_Down)
    assert chosen.args == [0]
    assert len(view.heat._lines) == 2
    assert (view.heat.picture.image <= every + 1e-6).all()
    assert (view.heat.picture.image < every).any()


def test_hover_tells_step_and_counts(view: Weights) -> None:
    show_heat(view)
    box = view.heat.plot.getViewBox()
    view.heat.pointer.moved.emit(box.mapViewToScene(QPointF(60, 0.05)))
    lines = view.heat_note.text().splitlines()
    assert lines[0].startswith("step 50, a from ")
    assert lines[1].startswith("0–4: ")
    assert lines[1].endswith("±0.6")
    view.heat.pointer.moved.emit(None)
    assert not view.heat_note.isVisible()


def test_another_network_begins_another_map(view: Weights) -> None:
    see(view, None)
    assert view.heat.track.moments == []


def test_a_look_at_the_past_does_not_shorten_the_map(view: Weights) -> None:
    past = snapshot(blocks=Blocks((4.0, 8.0), (0.6, 0.3, 0.1)), seed=2)
    view.set_snapshot(replace(past, step=20))
    assert [moment.step for moment in view.heat.track.moments] == [0, 50, 100]

"""Bounds dragged and pictures filtered in the whole window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from pictures_for_tests import ENDLESS, tiny_image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from studio_window import WAIT, Open, action, until

from sinstudio.app.panels.bounds import BoundsPanel
from sinstudio.app.views.filter_badge import FilterBadge
from sinstudio.app.views.weights import Weights
from sinstudio.app.window import MainWindow
from sinstudio.files.pictures import open_picture


def weights_of(window: MainWindow, qtbot: QtBot) -> Weights:
    """The view, once it has something to drag."""
    weights = window.viewing.weights
    window.docks.docks["weights"].raise_()
    qtbot.waitUntil(lambda: bool(weights.plot.handles.values), timeout=WAIT)
    return weights


def panel_of(window: MainWindow) -> BoundsPanel:
    found = window.findChild(BoundsPanel)
    assert found is not None
    return found


def drag(weights: Weights, block: int, by: int) -> None:
    """Drag a bound by so many pixels, in three moves."""
    target = weights.plot.viewport()
    start = weights.plot.mapFromScene(weights.plot.handles.place(block, 1))
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=start)
    for share in (1, 2, 3):
        QTest.mouseMove(target, start + QPoint(by * share // 3, 0))
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))


def test_a_drag_while_it_trains_sets_the_bounds_by_hand(fitted: MainWindow, qtbot: QtBot) -> None:
    studio = fitted.studio
    studio.change(ENDLESS)
    action(fitted, "start").trigger()
    until(qtbot, fitted, "running")
    weights = weights_of(fitted, qtbot)
    before, steps = studio.recipe, studio.undo.stack.count()
    assert before.bounds.automatic
    shown = weights.plot.handles.values
    said: list[str] = []
    studio.message.connect(lambda _level, sentence: said.append(sentence))
    drag(weights, 0, -30)
    bounds = studio.recipe.bounds
    assert not bounds.automatic
    assert bounds.values[0] < shown[0]
    assert bounds.values[1:] == shown[1:]
    assert [sentence for sentence in said if "set by hand" in sentence] == said
    assert len(said) == 1
    assert panel_of(fitted).table.values.value() == bounds.values
    assert weights.plot.handles.values == bounds.values
    assert studio.undo.stack.count() == steps + 1
    qtbot.waitUntil(lambda: studio.snapshot.blocks.values == bounds.values, timeout=WAIT)
    drag(weights, 0, -10)
    assert studio.undo.stack.count() == steps + 2
    action(fitted, "stop").trigger()
    until(qtbot, fitted, "stopped")
    studio.undo.undo()
    studio.undo.undo()
    assert studio.recipe == before
    assert weights.plot.handles.values == shown
    studio.undo.redo()
    assert studio.recipe.bounds == bounds


def test_the_table_of_the_panel_moves_the_lines(fitted: MainWindow, qtbot: QtBot) -> None:
    weights = weights_of(fitted, qtbot)
    values = (0.25, *weights.plot.handles.values[1:])
    fitted.studio.change({"bounds.automatic": False, "bounds.values": values} | limits(fitted))
    assert weights.plot.handles.values == values
    assert weights.lines[0][1].value() == 0.25


def limits(window: MainWindow) -> dict[str, object]:
    blocks = window.viewing.bounding.blocks
    assert blocks is not None
    return {"bounds.limits": blocks.limits}


def test_bounds_that_are_off_are_not_dragged(fitted: MainWindow, qtbot: QtBot) -> None:
    weights = weights_of(fitted, qtbot)
    fitted.studio.change({"bounds.enabled": False})
    assert "switched off" in fitted.viewing.bounding.refusal
    before = fitted.studio.recipe
    drag(weights, 0, -30)
    assert fitted.studio.recipe == before


def test_a_block_chosen_in_one_view_stands_out_in_the_other(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    weights, saturation = weights_of(fitted, qtbot), fitted.viewing.saturation
    fitted.docks.docks["saturation"].raise_()
    qtbot.waitUntil(lambda: saturation.model.rowCount() > 1, timeout=WAIT)
    place = saturation.table.visualRect(saturation.model.index(1, 0)).center()
    QTest.mouseClick(saturation.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert weights.bar.chosen == 1
    weights.choose_block(0)
    rows = saturation.table.selectionModel().selectedRows()
    assert [row.row() for row in rows] == [0]


def badge(window: MainWindow, name: str) -> FilterBadge:
    found = window.findChild(FilterBadge, f"{name}.filtered")
    assert found is not None
    return found


def filter_by(window: MainWindow, qtbot: QtBot, percent: int) -> None:
    panel_of(window).filter.slider.setValue(percent)

    def shown() -> bool:
        snapshot = window.studio.snapshot
        strength = snapshot.filter.strength if snapshot and snapshot.filter else 0.0
        return strength == percent / 100

    qtbot.waitUntil(shown, timeout=WAIT)


def test_a_filter_is_seen_said_and_gone_again(fitted: MainWindow, qtbot: QtBot) -> None:
    before = fitted.studio.recipe
    filter_by(fitted, qtbot, 60)
    for name in ("canvas", "spectrum", "weights"):
        assert not badge(fitted, name).isHidden()
        assert badge(fitted, name).text() == "Filtered 60 %"
    assert fitted.studio.recipe == before
    assert not fitted.studio.unsaved
    filter_by(fitted, qtbot, 0)
    assert badge(fitted, "canvas").isHidden()
    filter_by(fitted, qtbot, 30)
    with qtbot.waitSignal(fitted.studio.opened, timeout=WAIT):
        fitted.studio.open_image(tiny_image(20, 12), "another")
    assert fitted.studio.filtering.strength == 0.0


def test_pictures_are_saved_filtered_and_models_are_not(
    fitted: MainWindow, qtbot: QtBot, tmp_path: Path, open_window: Open
) -> None:
    studio = fitted.studio
    said: list[str] = []
    studio.message.connect(lambda _level, sentence: said.append(sentence))

    def save(name: str) -> Path:
        path = tmp_path / name
        count = len(said)
        if path.suffix == ".sin":
            studio.save_model(path)
        else:
            studio.save_picture(path, (16, 12))
        qtbot.waitUntil(lambda: len(said) > count, timeout=WAIT)
        return path

    plain, model = save("plain.png"), save("plain.sin")
    filter_by(fitted, qtbot, 90)
    soft, other = save("soft.png"), save("soft.sin")
    assert said[0].endswith("B).")
    assert said[1].endswith("B).")
    assert said[2].endswith("It is filtered by 90 %.")
    assert said[3].endswith("The filter is not part of it.")
    assert other.read_bytes() == model.read_bytes()
    flat, whole = open_picture(soft).pixels, open_picture(plain).pixels
    assert np.abs(flat - whole).max() > 2 / 255
    lone = open_window(str(other))
    qtbot.waitUntil(lambda: lone.studio.lone_model is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: lone.studio.snapshot is not None, timeout=WAIT)
    filter_by(lone, qtbot, 90)
    assert "not trained" in lone.viewing.bounding.refusal
    assert badge(lone, "canvas").text() == "Filtered 90 %"


def test_a_filter_holds_while_it_trains(fitted: MainWindow, qtbot: QtBot) -> None:
    filter_by(fitted, qtbot, 50)
    action(fitted, "start").trigger()
    until(qtbot, fitted, "finished")
    snapshot = fitted.studio.snapshot
    assert snapshot is not None
    assert snapshot.filter is not None
    largest = max(abs(snapshot.histogram.edges)) if snapshot.histogram else 0.0
    assert 0 < max(snapshot.filter.bounds.values) <= 0.5 * largest * (1 + 1e-6)

"""A twin on the canvas, the spectrum and the curves, and in words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from canvas_fakes import flat, frame_of, snapshot_of
from fake_snapshots import history, picture, snapshot
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from sinstudio.app.theme import LIGHT
from sinstudio.app.twins.apart import captions, side_text
from sinstudio.app.twins.ready_twins import ready_twins
from sinstudio.app.views.canvas import Canvas
from sinstudio.app.views.canvas_area import CanvasArea
from sinstudio.app.views.curves import Curves
from sinstudio.app.views.spectrum import Spectrum
from sinstudio.app.views.spectrum_image import PictureSpectrum, resampled
from sinstudio.measure.spectrum import log_spectrum
from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import Snapshot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

RED, BLUE, GREEN = (200, 30, 20), (20, 40, 220), (20, 180, 60)
OFF = {"bounds.enabled": False}


def paired(main: Snapshot, beside: Snapshot, apart: dict | None = None) -> Snapshot:
    apart = apart or OFF
    twin = replace(beside, recipe=main.recipe.changed(apart), apart=tuple(apart.items()))
    return replace(main, twin=twin)


def pair_of(left, right) -> Snapshot:
    return paired(
        snapshot_of(frame_of(flat(left)), size=(96, 64)),
        snapshot_of(frame_of(flat(right)), size=(96, 64)),
    )


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    found = Canvas()
    qtbot.addWidget(found)
    found.set_theme(LIGHT)
    found.resize(900, 520)
    found.show()
    qtbot.waitExposed(found)
    found.set_original(np.broadcast_to(np.float32(GREEN) / 255, (64, 96, 3)).copy())
    return found


def row_of(canvas: Canvas) -> np.ndarray:
    area = canvas.findChild(CanvasArea)
    image = area.grab().toImage()
    y = area.viewport.visible[3] - 20
    colours = [image.pixelColor(x, y) for x in range(image.width())]
    return np.array([(c.red(), c.green(), c.blue()) for c in colours])


def test_the_network_is_left_of_the_line_and_the_twin_right_of_it(canvas: Canvas) -> None:
    canvas.set_snapshot(pair_of(RED, BLUE))
    assert canvas.mode == "twin"
    area = canvas.findChild(CanvasArea)
    left, _, right, bottom = area.viewport.visible
    row = row_of(canvas)
    assert tuple(row[left + 3]) == RED
    assert tuple(row[right - 3]) == BLUE
    start, end = QPoint((left + right) // 2, bottom - 20), QPoint(left + 80, bottom - 20)
    QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(area, end)
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=end)
    border = int(np.flatnonzero((row_of(canvas) == BLUE).all(axis=1))[0])
    assert abs(border - (left + 80)) <= 3


def test_modes_are_chosen_by_key_and_the_twins_picture_is_asked_for(
    canvas: Canvas, qtbot: QtBot
) -> None:
    button = canvas.findChild(QToolButton, "canvas.show_twin")
    assert not button.isEnabled()
    with qtbot.waitSignal(canvas.view_changed, check_params_cb=lambda view: view.twin):
        canvas.set_snapshot(pair_of(RED, BLUE))
    assert button.isEnabled()
    with qtbot.waitSignal(canvas.view_changed, check_params_cb=lambda view: not view.twin):
        QTest.keyClick(canvas, Qt.Key.Key_3)
    assert canvas.mode == "wipe"
    with qtbot.waitSignal(canvas.view_changed, check_params_cb=lambda view: view.twin):
        QTest.keyClick(canvas, Qt.Key.Key_6)
    assert canvas.mode == "twin"
    canvas.set_snapshot(snapshot_of(frame_of(flat(RED)), size=(96, 64), step=2))
    assert canvas.mode == "reconstruction"
    assert not button.isEnabled()


def test_before_the_twins_first_frame_the_original_is_faint(canvas: Canvas) -> None:
    found = pair_of(RED, BLUE)
    canvas.set_snapshot(replace(found, twin=replace(found.twin, frame=None)))
    row = row_of(canvas)
    right = canvas.findChild(CanvasArea).viewport.visible[2]
    assert tuple(row[right - 3]) not in (RED, BLUE, GREEN)


def test_sides_are_named_with_their_psnr() -> None:
    main, twin = snapshot(), snapshot()
    found = paired(main, replace(twin, psnr_db=28.04, heldout_psnr_db=None))
    assert captions(found) == ("Bounds on   30.0 dB (held out 25.0)", "Bounds off   28.0 dB")
    assert captions(main) == ("", "")


@pytest.mark.parametrize(
    ("apart", "text"),
    [
        ({"network.baseline": "siren", "network.trainable": ("A",)}, "SIREN"),
        ({"training.seed": 4, "frequencies.seed": 4}, "Seed 4"),
        ({"bounds.automatic": True, "bounds.smoothness": 3.0}, "Smoothness κ 3"),
        ({"frequencies.strategy": "spectrum"}, "Drawn from the spectrum"),
        ({"training.rate": 0.003}, "Rate 0.003"),
        ({"network.zero_phases": True}, "Start with shifts φ = 0: on"),
    ],
)
def test_what_is_apart_is_said_in_words(apart: dict, text: str) -> None:
    assert side_text(apart, Recipe().changed(apart)) == text


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"bounds.enabled": False},
        {"network.baseline": "siren"},
        {"bounds.values": (0.5, 0.1), "bounds.limits": (8,)},
        {"bounds.smoothness": 100.0},
        {"frequencies.strategy": "spectrum", "training.seed": 2**31 - 1},
    ],
)
def test_every_ready_twin_differs_and_is_valid(changes: dict) -> None:
    recipe = Recipe().changed(changes)
    for choice in ready_twins(recipe):
        if choice.name == "half" and recipe.bounds.smoothness == 100.0:
            continue
        assert recipe.changed(choice.values) != recipe
    names = [choice.name for choice in ready_twins(recipe)]
    assert ("half" in names) == recipe.bounds.enabled


def test_half_the_bounds_are_half_as_large() -> None:
    recipe = Recipe().changed({"bounds.values": (0.5, 0.1), "bounds.limits": (8,)})
    half = next(choice for choice in ready_twins(recipe) if choice.name == "half")
    assert recipe.changed(half.values).bounds.values == (0.25, 0.05)


def test_the_spectrum_has_a_half_of_each(qtbot: QtBot) -> None:
    view = Spectrum()
    qtbot.addWidget(view)
    view.resize(460, 360)
    view.show()
    qtbot.waitExposed(view)
    main = snapshot()
    view.set_snapshot(main)
    assert view.bar._source.findData("twin") < 0
    other = replace(snapshot(), spectrum=log_spectrum(picture(48, 32, 9)))
    view.set_snapshot(paired(main, other))
    assert view.bar.source == "halves"
    shown = view.layer._shown.spectrum
    middle = shown.logs.shape[1] // 2
    np.testing.assert_array_equal(shown.logs[:, :middle], main.spectrum[:, :middle])
    wide = resampled(PictureSpectrum(other.spectrum, 128, 96), *main.spectrum.shape)
    np.testing.assert_array_equal(shown.logs[:, middle:], wide[:, middle:])
    assert "Bounds off" in view.legend.accessibleName()
    view.bar._source.setCurrentIndex(view.bar._source.findData("twin"))
    np.testing.assert_array_equal(view.layer._shown.spectrum.logs, other.spectrum)
    view.set_snapshot(main)
    assert view.bar.source == "reconstruction"
    assert view.bar._source.findData("halves") < 0


def test_a_wave_keeps_its_place_and_amplitude_when_a_spectrum_is_resampled() -> None:
    x = np.arange(64) / 64
    wave = 0.5 + 0.2 * np.sin(2 * np.pi * 8 * x)
    small = PictureSpectrum(log_spectrum(np.tile(wave, (64, 1))[..., None]), 64, 64)
    large = PictureSpectrum(resampled(small, 128, 128), 64, 64)
    assert large.decibels_at(large.cell_at(8, 0)) == pytest.approx(
        small.decibels_at(small.cell_at(8, 0)), abs=0.01
    )


def test_the_curves_of_both_are_drawn_apart(qtbot: QtBot) -> None:
    view = Curves()
    qtbot.addWidget(view)
    view.set_theme(LIGHT)
    view.resize(500, 300)
    view.show()
    qtbot.waitExposed(view)
    rows = history(20)
    main = snapshot(history_rows=rows)
    view.set_snapshot(main)
    assert not len(view.twin[0].x)
    later = rows[8:]
    found = paired(main, snapshot(history_rows=later))
    view.set_snapshot(replace(found, twin=replace(found.twin, history=later)))
    assert view.twin[0].x.tolist() == [row.step for row in later]
    pens = [line.item.opts["pen"] for line in (*view.current, *view.twin)]
    assert len({pen.color().name() for pen in pens}) == 4
    assert [pen.style() for pen in pens[2:]] == [Qt.PenStyle.DashLine] * 2
    assert "twin, dashed: Bounds off, held out" in view.legend.accessibleName()
    assert "; twin " in view.info.text()
    view.set_snapshot(main)
    assert not len(view.twin[0].x)

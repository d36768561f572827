"""The seam is measured while tiles are looked at, and is the network's."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QSpinBox
from pytestqt.qtbot import QtBot
from studio_window import WAIT, until

from sinstudio.app.hands.seaming import Measure
from sinstudio.app.views.canvas_area import CanvasArea
from sinstudio.app.views.canvas_lattice import seam_text
from sinstudio.app.window import MainWindow
from sinstudio.measure.seam import seam_of


def seam_shown(window: MainWindow) -> float | None:
    return window.viewing.canvas._scene.seam


def pixels(window: MainWindow) -> np.ndarray:
    image = window.findChild(CanvasArea, "canvas.area").grab().toImage()
    return np.frombuffer(image.constBits(), np.uint8).copy()


def test_the_seam_is_that_of_the_network(fitted: MainWindow, qtbot: QtBot) -> None:
    studio, canvas = fitted.studio, fitted.viewing.canvas
    assert seam_shown(fitted) is None
    canvas.set_mode("tiled")
    qtbot.waitUntil(lambda: seam_shown(fitted) is not None, timeout=WAIT)
    found: list[float] = []
    studio._fitting.done.connect(lambda token, result: token == "test" and found.append(result))
    studio._fitting.call(lambda session, stop: seam_of(session.network, stop), "test")
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
    assert seam_shown(fitted) == found[0]


def test_another_network_has_another_seam(fitted: MainWindow, qtbot: QtBot) -> None:
    fitted.viewing.canvas.set_mode("tiled")
    qtbot.waitUntil(lambda: seam_shown(fitted) is not None, timeout=WAIT)
    before = seam_shown(fitted)
    fitted.studio.start()
    until(qtbot, fitted, "finished")
    qtbot.waitUntil(lambda: seam_shown(fitted) not in (None, before), timeout=WAIT)
    fitted.studio.change({"network.baseline": "siren"})
    fitted.studio.reset()
    qtbot.waitUntil(lambda: fitted.studio.snapshot is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: not fitted.studio.snapshot.periodic, timeout=WAIT)
    assert seam_shown(fitted) is None


def test_lines_at_seams_can_be_shown_and_periods_differ_per_axis(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    canvas = fitted.viewing.canvas
    canvas.set_mode("tiled")
    qtbot.waitUntil(lambda: seam_shown(fitted) is not None, timeout=WAIT)
    box = canvas.findChild(QSpinBox, "canvas.tiles_y")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "1")
    QTest.keyClick(box, Qt.Key.Key_Return)
    world = canvas._scene.world
    assert world is not None
    assert world[1] == (2, 1)
    qtbot.waitUntil(lambda: canvas._scene.tiled.base is not None, timeout=WAIT)
    before = pixels(fitted)
    toggle = canvas.findChild(QCheckBox, "canvas.seams")
    QTest.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert toggle.isChecked()
    assert (pixels(fitted) != before).any()


@pytest.mark.parametrize(
    ("seam", "words"), [(None, ""), (1.0, "not to be"), (1.3, "hardly"), (4.0, "4.00 times")]
)
def test_a_seam_is_put_into_words(seam: float | None, words: str) -> None:
    assert words in seam_text(seam)
    assert bool(words) == bool(seam_text(seam))


def test_a_large_period_is_measured_on_fewer_pixels(fitted: MainWindow, qtbot: QtBot) -> None:
    found: list[float] = []
    fitting = fitted.studio._fitting
    fitting.done.connect(lambda token, result: token == "test" and found.append(result))
    for count, most in enumerate((40, 1_000_000), 1):
        fitting.call(Measure(most), "test")
        qtbot.waitUntil(lambda count=count: len(found) == count, timeout=WAIT)
    assert all(value is not None and value > 0 for value in found)

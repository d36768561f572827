"""Cropping on the canvas, by mouse and keys in the real window."""

from __future__ import annotations

import pytest
from hands import retype
from pictures_for_tests import ENDLESS, tiny_image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot
from studio_window import WAIT, action, until, until_fitted

from sinstudio.app.crop.area import CropArea
from sinstudio.app.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
WIDTH, HEIGHT = 40, 30


@pytest.fixture
def picture(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with a picture of 40 × 30 and its untrained network."""
    window.studio.open_image(tiny_image(WIDTH, HEIGHT), "tiny")
    until_fitted(qtbot, window)
    return window


@pytest.fixture
def area(picture: MainWindow) -> CropArea:
    """The same while it is being cropped."""
    picture.activateWindow()
    QTest.keyClick(picture, Qt.Key.Key_C, SHIFT)
    assert picture.cropping.active
    return picture.cropping.page.area


def sides(area: CropArea) -> tuple[int, ...]:
    return area.rectangle.sides


def at(area: CropArea, x: float, y: float) -> QPoint:
    return area.to_widget(x, y).toPoint()


def drag(area: CropArea, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(area, LEFT, modifier, start)
    for share in (0.3, 1.0):
        place = QPointF(start) + share * QPointF(end - start)
        QTest.mouseMove(area, place.toPoint()) if modifier == NONE else _move(area, place, modifier)
    QTest.mouseRelease(area, LEFT, modifier, end)


def _move(area: CropArea, place: QPointF, modifier: Qt.KeyboardModifier) -> None:
    """Move with a key held, which `QTest.mouseMove` cannot."""

    kind = QEvent.Type.MouseMove
    event = QMouseEvent(
        kind, place, area.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT, modifier
    )
    QApplication.sendEvent(area, event)


def crop_of(window: MainWindow) -> tuple[int, ...]:
    return window.studio.recipe.picture.crop


def boxes(window: MainWindow) -> tuple[int, ...]:
    return window.panels.picture.rows["picture.crop"].editor.value()


def test_a_rectangle_is_drawn_pulled_moved_and_applied(
    picture: MainWindow, area: CropArea, qtbot: QtBot
) -> None:
    drag(area, at(area, 5, 6), at(area, 25, 21))
    assert sides(area) == (5, 6, 25, 21)
    drag(area, at(area, 5, 13), at(area, 10, 2))  # the left edge: only along x
    assert sides(area) == (10, 6, 25, 21)
    drag(area, at(area, 25, 21), at(area, 30, 26))  # a corner
    assert sides(area) == (10, 6, 30, 26)
    drag(area, at(area, 20, 16), at(area, 17, 12))  # inside
    assert sides(area) == (7, 2, 27, 22)
    drag(area, at(area, 17, 12), at(area, 100, 12))  # as far as the picture goes
    assert sides(area) == (20, 2, 40, 22)
    assert crop_of(picture) == ()
    QTest.keyClick(area, Qt.Key.Key_Return)
    assert not picture.cropping.active
    assert crop_of(picture) == (20, 2, 40, 22)
    qtbot.waitUntil(
        lambda: picture.studio.target is not None and picture.studio.target.shape == (20, 20, 3),
        timeout=WAIT,
    )
    action(picture, "undo").trigger()
    assert crop_of(picture) == ()


def test_a_drag_outside_draws_a_new_one_and_a_click_does_not(area: CropArea) -> None:
    drag(area, at(area, 5, 6), at(area, 15, 16))
    QTest.mouseClick(area, LEFT, NONE, at(area, 30, 25))
    assert sides(area) == (5, 6, 15, 16)
    drag(area, at(area, 38, 28), at(area, 20, 20))
    assert sides(area) == (20, 20, 38, 28)


def test_shift_keeps_the_proportions(area: CropArea) -> None:
    drag(area, at(area, 4, 4), at(area, 16, 10))
    assert area.rectangle.size == (12, 6)
    drag(area, at(area, 16, 10), at(area, 24, 10), SHIFT)
    assert sides(area) == (4, 4, 24, 14)


def test_arrows_nudge(area: CropArea) -> None:
    drag(area, at(area, 5, 6), at(area, 15, 16))
    QTest.keyClick(area, Qt.Key.Key_Right)
    QTest.keyClick(area, Qt.Key.Key_Up)
    assert sides(area) == (6, 5, 16, 15)
    QTest.keyClick(area, Qt.Key.Key_Down, SHIFT)
    assert sides(area) == (6, 15, 16, 25)
    QTest.keyClick(area, Qt.Key.Key_Left, CTRL)
    QTest.keyClick(area, Qt.Key.Key_Down, CTRL)
    assert sides(area) == (6, 15, 15, 26)


def test_a_double_click_and_the_button_take_the_whole_picture(
    picture: MainWindow, area: CropArea
) -> None:
    for again in (
        lambda: QTest.mouseDClick(area, LEFT, NONE, at(area, 10, 10)),
        lambda: QTest.mouseClick(picture.cropping.page.whole, LEFT),
    ):
        drag(area, at(area, 5, 6), at(area, 15, 16))
        assert not area.rectangle.whole
        again()
        assert area.rectangle.whole
        QTest.mouseRelease(area, LEFT, NONE, at(area, 10, 10))
    QTest.mouseClick(picture.cropping.page.apply, LEFT)
    assert crop_of(picture) == ()


def test_escape_leaves_everything_as_it_was(picture: MainWindow, area: CropArea) -> None:
    mode = "reconstruction"
    drag(area, at(area, 5, 6), at(area, 15, 16))
    assert boxes(picture) == (5, 6, 15, 16)
    assert action(picture, "crop").isChecked()
    QTest.keyClick(area, Qt.Key.Key_Escape)
    assert not action(picture, "crop").isChecked()
    assert boxes(picture) == ()
    assert crop_of(picture) == ()
    assert picture.viewing.canvas.mode == mode
    assert not area.isVisible()


def test_the_numbers_in_the_panel_and_the_rectangle_are_one(
    picture: MainWindow, area: CropArea, qtbot: QtBot
) -> None:
    drag(area, at(area, 5, 6), at(area, 25, 21))
    editor = picture.panels.picture.rows["picture.crop"].editor
    retype(editor.boxes[2], "30")
    assert sides(area) == crop_of(picture) == (5, 6, 30, 21)
    qtbot.waitUntil(
        lambda: picture.studio.target is not None and picture.studio.target.shape == (15, 25, 3),
        timeout=WAIT,
    )
    assert area.isVisible()  # another target does not push the rectangle away
    drag(area, at(area, 30, 12), at(area, 33, 12))
    picture.studio.change({"training.rate": 0.004})
    assert boxes(picture) == sides(area) == (5, 6, 33, 21)
    action(picture, "undo").trigger()
    action(picture, "undo").trigger()
    assert area.rectangle.whole
    readout = picture.cropping.page.findChild(type(picture.cropping.page._readout))
    assert readout.text() == f"x₀ 0  y₀ 0   {WIDTH} × {HEIGHT}"


def test_a_trained_network_is_cropped_on_restart(
    picture: MainWindow, area: CropArea, qtbot: QtBot
) -> None:
    picture.studio.change(ENDLESS)
    picture.studio.start()
    until(qtbot, picture, "running")
    drag(area, at(area, 5, 6), at(area, 25, 21))
    QTest.keyClick(area, Qt.Key.Key_Enter)
    assert picture.studio.restart_keys == ("picture.crop",)
    assert picture.studio.target is not None
    assert picture.studio.target.shape == (HEIGHT, WIDTH, 3)


def test_another_mode_of_the_canvas_leaves(picture: MainWindow, area: CropArea) -> None:
    QTest.keyClick(area, Qt.Key.Key_3)
    assert not picture.cropping.active
    assert picture.viewing.canvas.mode == "wipe"


def test_another_picture_leaves(picture: MainWindow, area: CropArea, qtbot: QtBot) -> None:
    picture.studio.open_image(tiny_image(20, 10), "other")
    qtbot.waitUntil(lambda: not picture.cropping.active, timeout=WAIT)


def test_the_tools_of_the_canvas_zoom_the_picture_that_is_cropped(
    picture: MainWindow, area: CropArea
) -> None:
    readout = picture.viewing.canvas._readout

    def wide() -> float:
        return area.to_widget(WIDTH, 0).x() - area.to_widget(0, 0).x()

    fitted = wide()
    before = readout.text()
    QTest.keyClick(area, Qt.Key.Key_Plus)
    assert wide() == pytest.approx(1.5 * fitted, 0.02)
    assert readout.text() != before
    QTest.keyClick(area, Qt.Key.Key_F)
    assert readout.text() == before


def test_a_signal_is_cropped_by_numbers(window: MainWindow, qtbot: QtBot) -> None:
    crop = action(window, "crop")
    assert not crop.isEnabled()
    window.studio.open_formula("sin(x)", 64)
    qtbot.waitUntil(lambda: window.studio.units is not None, timeout=WAIT)
    assert not crop.isEnabled()
    assert "left and right" in crop.toolTip()
    button = window.findChild(QToolButton, "panel.picture.crop_on_canvas")
    assert button is not None
    assert not button.isEnabled()

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest
from canvas_fakes import evaluated, flat, frame_of, snapshot_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QSlider, QSpinBox, QToolButton, QWidget
from skimage import data, transform

from sinstudio.app.theme import DARK, LIGHT
from sinstudio.app.views.canvas import Canvas
from sinstudio.app.views.difference import DIVERGING
from sinstudio.app.views.scene import MODES
from sinstudio.app.views.viewport import Viewport

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)
LEFT = Qt.MouseButton.LeftButton


@lru_cache
def photograph():
    """A photograph, 96 × 64 × 3, 0…1."""
    return transform.resize(data.chelsea(), (64, 96), anti_aliasing=True).astype(np.float32)


def plain(colour, size=(96, 64)):
    return np.broadcast_to(np.float32(colour), (size[1], size[0], len(colour))).copy() / 255


@pytest.fixture
def canvas(qtbot):
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(640, 480)
    with qtbot.waitSignal(canvas.view_changed):
        canvas.show()
    canvas.activateWindow()
    qtbot.waitUntil(canvas.isActiveWindow)
    return canvas


@pytest.fixture
def views(canvas, qtbot):
    """Every view that was asked for since the picture was there."""
    seen = []
    with qtbot.waitSignal(canvas.view_changed):
        canvas.set_original(photograph())
    canvas.view_changed.connect(seen.append)
    return seen


def area_of(canvas):
    return canvas.findChild(QWidget, "canvas.area")


def viewport_of(canvas) -> Viewport:
    return area_of(canvas).viewport


def settle(canvas, qtbot, act):
    """Act, and return the view that follows."""
    with qtbot.waitSignal(canvas.view_changed) as waited:
        act()
    return waited.args[0]


def pixels_of(canvas):
    """What the area shows, height × width × RGB."""
    image = area_of(canvas).grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def press(canvas, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(area_of(canvas), key, modifier)


def wheel(canvas, place, eighths):
    window = canvas.window().windowHandle()
    at = area_of(canvas).mapTo(canvas.window(), place)
    QTest.wheelEvent(window, at, QPoint(0, eighths))


def drag(canvas, start, end, button=LEFT):
    area = area_of(canvas)
    QTest.mousePress(area, button, pos=start)
    QTest.mouseMove(area, (start + end) / 2)
    QTest.mouseMove(area, end)
    QTest.mouseRelease(area, button, pos=end)


# -- without a picture --------------------------------------------------------------------------


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_without_a_picture_it_invites_to_open_one(canvas, theme):
    canvas.set_theme(theme)
    shown = pixels_of(canvas)
    base, muted = QColor(theme.base), QColor(theme.muted)
    assert (shown[0, 0] == base.getRgb()[:3]).all()
    middle = shown[shown.shape[0] // 2 - 12 : shown.shape[0] // 2 + 12].reshape(-1, 3).astype(int)
    assert (np.abs(middle - muted.getRgb()[:3]).sum(axis=1) < 30).any()
    assert viewport_of(canvas) is None


def test_without_a_picture_mouse_and_keys_do_nothing(canvas):
    area = area_of(canvas)
    drag(canvas, QPoint(50, 50), QPoint(90, 60))
    wheel(canvas, QPoint(100, 100), 120)
    for key in (Qt.Key.Key_F, Qt.Key.Key_Left, Qt.Key.Key_Plus, Qt.Key.Key_Space):
        press(canvas, key)
    QTest.mouseDClick(area, LEFT, pos=QPoint(40, 40))
    assert viewport_of(canvas) is None


def test_before_the_first_frame_the_original_is_faint(canvas, views):
    canvas.set_original(plain(RED))
    faint = pixels_of(canvas)[20, 200]
    canvas.set_mode("original")
    assert (pixels_of(canvas)[20, 200] == RED).all()
    assert (faint[1:] > 120).all()
    hinted = pixels_of_hint(canvas)
    canvas.set_snapshot(snapshot_of(None, state="running"))
    assert not np.array_equal(pixels_of_hint(canvas), hinted)  # no "press Start" while it runs


def test_an_untrained_network_is_shown_with_the_hint_below(canvas, views):
    canvas.set_snapshot(snapshot_of(frame_of(flat(RED)), size=(96, 64), step=0, state="idle"))
    left, top, right, bottom = viewport_of(canvas).visible
    shown = pixels_of(canvas)[top:bottom, left:right]
    assert (shown[: len(shown) * 3 // 4] == RED).all()
    assert not (shown[-60:] == RED).all()
    canvas.set_snapshot(snapshot_of(None, size=(96, 64), step=0, state="running"))
    assert (pixels_of(canvas)[top:bottom, left:right] == RED).all()


def pixels_of_hint(canvas):
    canvas.set_mode("reconstruction")
    shown = pixels_of(canvas)
    canvas.set_mode("original")
    return shown[shown.shape[0] // 2 - 10 : shown.shape[0] // 2 + 10]


# -- what it asks for ---------------------------------------------------------------------------


def test_the_whole_picture_is_asked_for_at_its_size_on_the_screen(canvas, views, qtbot):
    view = settle(canvas, qtbot, lambda: canvas.set_original(plain(RED, (50, 50))))
    side = min(area_of(canvas).width(), area_of(canvas).height()) - 16
    assert view.region == (0, 0, 1, 1)
    assert view.size == (side, side)
    assert view.tiles is None
    assert view.picture


def test_tokens_rise_and_an_unchanged_view_is_not_repeated(canvas, views, qtbot):
    first = settle(canvas, qtbot, lambda: press(canvas, Qt.Key.Key_Plus))
    second = settle(canvas, qtbot, lambda: press(canvas, Qt.Key.Key_Minus))
    assert second.token == first.token + 1
    canvas.set_snapshot(snapshot_of(None, step=1))
    canvas.set_snapshot(snapshot_of(frame_of(flat(RED)), step=2))
    third = settle(canvas, qtbot, lambda: press(canvas, Qt.Key.Key_Plus))
    assert third.token == second.token + 1


def test_many_changes_at_once_ask_once(canvas, views, qtbot):
    def act():
        for _ in range(5):
            press(canvas, Qt.Key.Key_Plus)

    view = settle(canvas, qtbot, act)
    assert views == [view]


def test_the_original_alone_needs_no_reconstruction(canvas, views, qtbot):
    assert not settle(canvas, qtbot, lambda: canvas.set_mode("original")).picture
    assert settle(canvas, qtbot, lambda: canvas.set_mode("wipe")).picture


def test_hidden_it_needs_none(canvas, views, qtbot):
    assert not settle(canvas, qtbot, canvas.hide).picture
    assert settle(canvas, qtbot, canvas.show).picture


def test_another_picture_is_asked_for_again(canvas, views, qtbot):
    before = settle(canvas, qtbot, lambda: press(canvas, Qt.Key.Key_Plus))
    after = settle(canvas, qtbot, lambda: canvas.set_original(1 - photograph()))
    assert (after.region, after.size) == (before.region, before.size)
    assert after.token > before.token


def test_closing_the_picture_asks_for_nothing(canvas, views, qtbot):
    assert not settle(canvas, qtbot, lambda: canvas.set_original(None)).picture


def test_resizing_keeps_the_fit(canvas, views, qtbot):
    view = settle(canvas, qtbot, lambda: canvas.resize(900, 500))
    assert view.region == (0, 0, 1, 1)
    assert viewport_of(canvas).fitted
    press(canvas, Qt.Key.Key_Plus)
    scale = viewport_of(canvas).scale
    settle(canvas, qtbot, lambda: canvas.resize(800, 450))
    assert viewport_of(canvas).scale == scale


# -- zoom and pan -------------------------------------------------------------------------------


def test_the_wheel_zooms_about_the_mouse(canvas, views, qtbot):
    place = QPoint(400, 150)
    under = viewport_of(canvas).to_world((place.x(), place.y()))
    before = viewport_of(canvas).scale

    def act():
        for _ in range(4):
            wheel(canvas, place, 120)

    view = settle(canvas, qtbot, act)
    assert viewport_of(canvas).scale == pytest.approx(before * 1.25**4)
    assert viewport_of(canvas).to_screen(under) == pytest.approx((400, 150), abs=1)
    assert 0 < view.region[0] < under[0] < view.region[2] < 1
    assert view.size[0] <= area_of(canvas).width()
    for _ in range(4):
        wheel(canvas, place, -120)
    assert viewport_of(canvas).scale == pytest.approx(before)


def test_zoom_keys_and_fit(canvas, views):
    start = viewport_of(canvas)
    press(canvas, Qt.Key.Key_Plus)
    assert viewport_of(canvas).scale == pytest.approx(1.5 * start.scale)
    press(canvas, Qt.Key.Key_Equal)
    press(canvas, Qt.Key.Key_Minus)
    assert viewport_of(canvas).scale == pytest.approx(1.5 * start.scale)
    press(canvas, Qt.Key.Key_F)
    assert viewport_of(canvas) == start
    press(canvas, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert viewport_of(canvas).extent == (96, 64)
    QTest.mouseDClick(area_of(canvas), LEFT, pos=QPoint(40, 40))
    assert viewport_of(canvas) == start


def test_zoom_buttons(canvas, views):
    start = viewport_of(canvas)
    for name, scale in (("zoom_in", 1.5), ("zoom_out", 1.0), ("actual_size", 1 / start.scale)):
        QTest.mouseClick(canvas.findChild(QToolButton, f"canvas.{name}"), LEFT)
        assert viewport_of(canvas).scale == pytest.approx(scale * start.scale)
    QTest.mouseClick(canvas.findChild(QToolButton, "canvas.fit_view"), LEFT)
    assert viewport_of(canvas) == start


@pytest.mark.parametrize("button", [LEFT, Qt.MouseButton.MiddleButton])
def test_dragging_moves_the_picture(canvas, views, qtbot, button):
    corner = viewport_of(canvas).corner
    view = settle(canvas, qtbot, lambda: drag(canvas, QPoint(300, 200), QPoint(190, 260), button))
    assert viewport_of(canvas).corner == (corner[0] - 110, corner[1] + 60)
    assert view.region[0] > 0
    assert view.region[2] == 1


def test_arrows_move_the_picture(canvas, views):
    press(canvas, Qt.Key.Key_Plus)
    corner = viewport_of(canvas).corner
    press(canvas, Qt.Key.Key_Right)
    press(canvas, Qt.Key.Key_Down)
    assert viewport_of(canvas).corner == (corner[0] - 48, corner[1] - 48)
    press(canvas, Qt.Key.Key_Left)
    press(canvas, Qt.Key.Key_Up)
    assert viewport_of(canvas).corner == corner


def test_space_lets_the_line_be_and_drags_the_picture(canvas, views):
    press(canvas, Qt.Key.Key_3)
    area, corner = area_of(canvas), viewport_of(canvas).corner
    before = pixels_of(canvas)
    QTest.keyPress(area, Qt.Key.Key_Space)
    middle = QPoint(area.width() // 2, area.height() // 2)
    QTest.mouseMove(area, middle)
    assert area.cursor().shape() == Qt.CursorShape.OpenHandCursor
    drag(canvas, middle, middle + QPoint(0, 30))
    QTest.keyRelease(area, Qt.Key.Key_Space)
    assert viewport_of(canvas).corner == (corner[0], corner[1] + 30)
    assert area.cursor().shape() != Qt.CursorShape.OpenHandCursor
    assert not np.array_equal(before, pixels_of(canvas))


# -- modes --------------------------------------------------------------------------------------


def test_keys_switch_the_mode(canvas, views):
    for key, mode in zip("54321", reversed(MODES[:5]), strict=True):
        QTest.keyClick(canvas, key)
        assert canvas.mode == mode
        button = canvas.findChild(QToolButton, f"canvas.show_{mode}")
        assert button.isChecked()


def test_buttons_switch_the_mode_and_show_its_settings(canvas, views):
    settings = {
        "reconstruction": set(),
        "original": {"canvas.interpolation"},
        "wipe": {"canvas.interpolation"},
        "difference": {"canvas.interpolation", "canvas.gain"},
        "tiled": {"canvas.tiles"},
    }
    for mode, shown in settings.items():
        QTest.mouseClick(canvas.findChild(QToolButton, f"canvas.show_{mode}"), LEFT)
        assert canvas.mode == mode
        for name in ("canvas.interpolation", "canvas.gain", "canvas.tiles"):
            assert canvas.findChild(QWidget, name).isVisible() == (name in shown)


def test_an_unknown_mode_is_refused(canvas):
    with pytest.raises(ValueError):
        canvas.set_mode("film")


def test_a_number_typed_in_the_spin_box_is_a_number(canvas, views):
    canvas.set_mode("tiled")
    box = canvas.findChild(QSpinBox, "canvas.tiles")
    box.setFocus()
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_3)
    assert canvas.mode == "tiled"
    assert box.value() == 3


def test_the_reconstruction_is_drawn_pixel_for_pixel(canvas, views, qtbot):
    view = settle(canvas, qtbot, lambda: wheel(canvas, QPoint(300, 200), 240))
    frame = evaluated(photograph(), view)
    canvas.set_snapshot(snapshot_of(frame, size=(96, 64)))
    left, top, right, bottom = viewport_of(canvas).visible
    assert np.array_equal(pixels_of(canvas)[top:bottom, left:right], frame.picture)


def test_a_newer_part_lies_over_the_whole(canvas, views, qtbot):
    canvas.set_snapshot(snapshot_of(frame_of(flat(RED)), size=(96, 64)))
    wheel(canvas, QPoint(300, 200), 480)
    part = settle(canvas, qtbot, lambda: wheel(canvas, QPoint(300, 200), 120))
    detail = frame_of(np.broadcast_to(GREEN, (*part.size[::-1], 3)), part.region, step=2)
    canvas.set_snapshot(snapshot_of(detail, size=(96, 64), step=2))
    assert (pixels_of(canvas)[10:-10, 10:-10] == GREEN).all()
    drag(canvas, QPoint(300, 200), QPoint(340, 200))
    shown = pixels_of(canvas)
    assert (shown[10:-10, 5:35] == RED).all()  # never empty
    assert (shown[10:-10, 45:-10] == GREEN).all()


def test_the_wipe_shows_both_sides_and_its_line_can_be_dragged(canvas, views):
    canvas.set_original(plain(BLUE))
    canvas.set_snapshot(snapshot_of(frame_of(flat(RED)), size=(96, 64)))
    press(canvas, Qt.Key.Key_3)
    left, _, right, bottom = viewport_of(canvas).visible
    area, row = area_of(canvas), bottom - 20

    def border():
        line = pixels_of(canvas)[row]
        assert (line[left + 3] == RED).all()
        assert (line[right - 3] == BLUE).all()
        return int(np.flatnonzero((line == BLUE).all(axis=1))[0])

    middle = (left + right) // 2
    assert abs(border() - middle) <= 3
    corner = viewport_of(canvas).corner
    QTest.mouseMove(area, QPoint(middle + 4, row))
    assert area.cursor().shape() == Qt.CursorShape.SplitHCursor
    drag(canvas, QPoint(middle + 4, row), QPoint(left + 100, row))
    assert abs(border() - (left + 100)) <= 3
    assert viewport_of(canvas).corner == corner
    drag(canvas, QPoint(left + 200, row), QPoint(left + 210, row))  # away from the line: moves
    assert viewport_of(canvas).corner != corner


def test_the_handle_is_wider_than_the_line_and_keys_move_it_too(canvas, views):
    press(canvas, Qt.Key.Key_3)
    left, top, right, bottom = viewport_of(canvas).visible
    area, middle = area_of(canvas), (left + right) // 2
    QTest.mouseMove(area, QPoint(middle + 11, (top + bottom) // 2))
    assert area.cursor().shape() == Qt.CursorShape.SplitHCursor
    QTest.mouseMove(area, QPoint(middle + 11, bottom - 30))
    assert area.cursor().shape() != Qt.CursorShape.SplitHCursor
    corner = viewport_of(canvas).corner
    for _ in range(5):
        press(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.mouseMove(area, QPoint(left + round(0.6 * (right - left)), bottom - 30))
    assert area.cursor().shape() == Qt.CursorShape.SplitHCursor
    assert viewport_of(canvas).corner == corner


def test_the_line_stays_within_the_picture(canvas, views):
    canvas.set_original(plain(BLUE))
    canvas.set_snapshot(snapshot_of(frame_of(flat(RED)), size=(96, 64)))
    canvas.set_mode("wipe")
    left, top, right, bottom = viewport_of(canvas).visible
    middle = QPoint((left + right) // 2, (top + bottom) // 2)
    drag(canvas, middle, QPoint(right + 60, middle.y()))
    assert (pixels_of(canvas)[bottom - 20, left + 5 : right - 5] == RED).all()


def test_the_difference_is_blue_white_and_orange(canvas, views):
    grey = np.full((64, 96, 1), 128 / 255, dtype=np.float32)
    canvas.set_original(grey)
    levels = np.full((64, 96, 1), 128, dtype=np.uint8)
    levels[:, :32], levels[:, 64:] = 112, 144
    canvas.set_snapshot(snapshot_of(frame_of(levels), size=(96, 64)))
    press(canvas, Qt.Key.Key_4)
    left, top, right, _ = viewport_of(canvas).visible
    third = (right - left) // 3

    def colours():
        line = pixels_of(canvas)[top + 20]
        return [line[left + third // 2 + part * third].tolist() for part in range(3)]

    def entry(step):
        return [int(DIVERGING[255 + step]) >> shift & 255 for shift in (16, 8, 0)]

    assert colours() == [entry(-128), entry(0), entry(128)]
    slider = canvas.findChild(QSlider, "canvas.gain")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert colours() == [entry(-255), entry(0), entry(255)]
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert colours() == [entry(-16), entry(0), entry(16)]
    canvas.set_theme(DARK)
    assert colours()[1] == entry(0)


def test_tiles_are_asked_for_in_whole_periods(canvas, views, qtbot):
    canvas.set_snapshot(snapshot_of(frame_of(flat(RED)), size=(96, 64)))
    view = settle(canvas, qtbot, lambda: press(canvas, Qt.Key.Key_5))
    assert view.tiles == (2, 2)
    assert view.region == (0, 0, 2, 2)
    assert view.size[0] % 2 == view.size[1] % 2 == 0
    left, top, right, bottom = viewport_of(canvas).visible
    # the frame of the whole picture is shown in every period until the first tiled one is there
    assert (pixels_of(canvas)[top:bottom, left:right] == RED).all()
    canvas.set_snapshot(snapshot_of(evaluated(photograph(), view), size=(96, 64), step=2))
    shown = pixels_of(canvas)[top:bottom, left:right]
    half = shown.shape[0] // 2, shown.shape[1] // 2
    assert np.array_equal(shown[: half[0], : half[1]], shown[half[0] :, half[1] :])
    box = canvas.findChild(QSpinBox, "canvas.tiles")
    box.setFocus()
    view = settle(canvas, qtbot, lambda: QTest.keyClick(box, Qt.Key.Key_Up))
    assert (view.tiles, view.region) == ((3, 2), (0, 0, 3, 2))
    box = canvas.findChild(QSpinBox, "canvas.tiles_y")
    box.setFocus()
    view = settle(canvas, qtbot, lambda: QTest.keyClick(box, Qt.Key.Key_Up))
    assert (view.tiles, view.region) == ((3, 3), (0, 0, 3, 3))
    left, top, right, bottom = viewport_of(canvas).visible
    corner = pixels_of(canvas)[bottom - 20, right - 20]
    assert (corner != QColor(LIGHT.base).getRgb()[:3]).any()  # the periods go on meanwhile
    view = settle(canvas, qtbot, lambda: wheel(canvas, QPoint(300, 200), 1200))
    assert 0 < view.region[0] < view.region[2] < 3


def test_the_tiled_view_keeps_a_place_of_its_own(canvas, views):
    press(canvas, Qt.Key.Key_Plus)
    near = viewport_of(canvas)
    press(canvas, Qt.Key.Key_5)
    assert viewport_of(canvas).fitted
    press(canvas, Qt.Key.Key_1)
    assert viewport_of(canvas) == near


def test_a_larger_period_shows_where_the_picture_is(canvas, views, qtbot):
    canvas.set_original(plain(RED))
    canvas.set_snapshot(snapshot_of(None, size=(96, 64), period=(4.0, 4.0), state="idle"))
    settle(canvas, qtbot, lambda: canvas.set_mode("tiled"))
    assert viewport_of(canvas).unit == (192, 128)
    left, top, right, bottom = viewport_of(canvas).visible
    shown = pixels_of(canvas)
    base = QColor(LIGHT.base).getRgb()[:3]
    assert (shown[top + 5, left + 5] != base).any()  # faint: nothing was fitted yet
    assert (shown[bottom - 5, right - 5] == base).all()


def test_a_siren_has_no_tiles(canvas, views, qtbot):
    canvas.set_original(plain(RED))
    frame = frame_of(flat(GREEN))
    canvas.set_snapshot(snapshot_of(frame, size=(96, 64), period=(4.0, 4.0), siren=True))
    view = settle(canvas, qtbot, lambda: canvas.set_mode("tiled"))
    assert view.tiles is None
    assert view.region == (0, 0, 1, 1)
    left, top, right, bottom = viewport_of(canvas).visible
    shown = pixels_of(canvas)[top:bottom, left:right]
    assert (shown[:20] == GREEN).all(), "the picture alone"
    assert (shown != GREEN).any(), "a plate with words at the bottom"
    box = canvas.findChild(QSpinBox, "canvas.tiles")
    assert not box.isEnabled()
    whole = snapshot_of(None, size=(96, 64), period=(4.0, 4.0), step=0, state="idle")
    view = settle(canvas, qtbot, lambda: canvas.set_snapshot(whole))
    assert view.tiles == (2, 2)
    assert box.isEnabled()


@pytest.mark.parametrize(("index", "colours"), [(0, 2), (1, 20)])
def test_between_its_pixels_the_original_is_nearest_or_bilinear(canvas, views, index, colours):
    stripes = np.zeros((8, 8, 3), dtype=np.float32)
    stripes[:, ::2] = 1
    canvas.set_original(stripes)
    canvas.set_mode("original")
    box = canvas.findChild(QComboBox, "canvas.interpolation")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(index):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentIndex() == index
    left, top, right, _ = viewport_of(canvas).visible
    line = pixels_of(canvas)[top + 40, left:right, 0]
    assert (len(set(line.tolist())) == 2) == (colours == 2)
    assert len(set(line.tolist())) >= colours


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_alpha_shows_a_checkerboard(canvas, views, theme):
    canvas.set_theme(theme)
    canvas.set_snapshot(snapshot_of(frame_of(flat((255, 0, 0, 0))), size=(96, 64)))
    left, top, right, bottom = viewport_of(canvas).visible
    clear = pixels_of(canvas)[top:bottom, left:right]
    found = {tuple(colour) for colour in clear.reshape(-1, 3).tolist()}
    assert len(found) == 2
    assert all(red == green == blue for red, green, blue in found)
    canvas.set_snapshot(snapshot_of(frame_of(flat((255, 0, 0, 255))), size=(96, 64), step=2))
    assert (pixels_of(canvas)[top:bottom, left:right] == RED).all()


def test_a_clear_part_does_not_show_the_frame_below(canvas, views, qtbot):
    canvas.set_snapshot(snapshot_of(frame_of(flat((255, 0, 0, 255))), size=(96, 64)))
    part = frame_of(flat((0, 0, 0, 0)), (0.25, 0.25, 0.75, 0.75), step=2)
    canvas.set_snapshot(snapshot_of(part, size=(96, 64), step=2))
    shown = pixels_of(canvas)
    x, y = viewport_of(canvas).to_screen((0.5, 0.5))
    assert len({int(value) for value in shown[round(y), round(x)]}) == 1


def test_a_model_without_its_picture(canvas, qtbot):
    view = settle(
        canvas, qtbot, lambda: canvas.set_snapshot(snapshot_of(None, size=(96, 64), state="idle"))
    )
    assert view.picture
    canvas.set_snapshot(snapshot_of(frame_of(flat(RED)), size=(96, 64)))
    for mode in MODES:
        canvas.set_mode(mode)
        pixels_of(canvas)
    canvas.set_mode("reconstruction")
    assert (pixels_of(canvas)[200, 200] == RED).all()


# -- the line of values -------------------------------------------------------------------------


def readout_of(canvas):
    return canvas.findChild(QLabel, "canvas.readout")


def test_values_under_the_mouse(canvas, views):
    canvas.set_original(plain((10, 20, 30)))
    canvas.set_snapshot(snapshot_of(frame_of(flat((11, 22, 33))), size=(96, 64)))
    label, area = readout_of(canvas), area_of(canvas)
    height = label.height()
    x, y = viewport_of(canvas).to_screen((48 / 96, 16 / 64))
    QTest.mouseMove(area, QPoint(round(x), round(y)))
    words = label.text().replace("\N{FIGURE SPACE}", " ").split()
    assert words[:6] == [f"{100 * viewport_of(canvas).scale:.0f}", "%", "x", "48", "y", "16"]
    assert "Reconstruction R 11 G 22 B 33 Original R 10 G 20 B 30" in " ".join(words)
    canvas.set_snapshot(snapshot_of(frame_of(flat((44, 55, 66))), size=(96, 64), step=2))
    assert "44" in label.text()  # another frame, though the mouse rests
    QTest.mouseMove(area, QPoint(1, 1))
    assert "Original" not in label.text()
    assert "%" in label.text()
    assert label.height() == height
    canvas.set_original(None)
    assert "%" not in label.text()
    assert label.height() == height


def test_values_of_grey_and_alpha_and_of_nothing(canvas, views):
    canvas.set_original(np.full((64, 96, 2), 0.4, dtype=np.float32))
    QTest.mouseMove(area_of(canvas), QPoint(300, 200))
    words = " ".join(readout_of(canvas).text().replace("\N{FIGURE SPACE}", " ").split())
    assert words.endswith("Reconstruction R – G – B – Original R 102 G 102 B 102 A 102")


def test_a_narrow_canvas_leaves_out_the_letters(canvas, views, qtbot):
    canvas.resize(canvas.minimumSizeHint().width(), 400)
    QTest.mouseMove(area_of(canvas), QPoint(150, 150))
    label = readout_of(canvas)
    text = label.text()
    assert "Orig." in text
    assert label.fontMetrics().horizontalAdvance(text) <= label.width()


# -- controls -----------------------------------------------------------------------------------


def test_every_control_has_a_name_and_can_be_reached(canvas):
    for kind in (QToolButton, QSpinBox, QSlider, QComboBox):
        for control in canvas.findChildren(kind):
            assert control.accessibleName()
            assert control.objectName().startswith("canvas.")
            assert control.toolTip()
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert area_of(canvas).accessibleName()
    assert canvas.accessibleName()
    assert canvas.focusWidget() is area_of(canvas)


def test_actions_are_there_for_menus(canvas):
    actions = {action.objectName(): action for action in canvas.actions()}
    assert {f"action.show_{mode}" for mode in MODES} < set(actions)
    keys = {name: action.shortcut().toString() for name, action in actions.items()}
    assert keys["action.fit_view"] == "F"
    assert keys["action.actual_size"] == "Ctrl+1"
    assert QKeySequence("=") in actions["action.zoom_in"].shortcuts()
    assert all(isinstance(action, QAction) and action.text() for action in actions.values())
    actions["action.show_difference"].trigger()
    assert canvas.mode == "difference"


def test_the_tools_take_two_rows_only_where_one_is_too_narrow(canvas):
    bar = canvas.findChild(QWidget, "canvas.bar")
    canvas.resize(1000, 480)
    canvas.set_mode("difference")
    one = bar.height()
    heights = set()
    canvas.resize(canvas.minimumSizeHint().width(), 480)
    for mode in MODES:
        canvas.set_mode(mode)
        QTest.qWait(0)
        heights.add(bar.height())
        for button in bar.findChildren(QToolButton):
            assert bar.rect().contains(button.mapTo(bar, button.rect().bottomRight()))
    assert len(heights) == 1
    assert heights.pop() > 1.5 * one

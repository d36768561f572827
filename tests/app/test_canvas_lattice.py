from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from canvas_fakes import flat, frame_of, snapshot_of
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QWidget

from sinstudio.app.views.canvas import Canvas
from sinstudio.app.views.canvas_lattice import lattice_lines
from sinstudio.app.views.viewport import Viewport

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

GREY = (90, 120, 60)
ODD = ((1, 1), (3, 1), (-1, 5))


def snapshot(frequencies, size=(96, 64), **changes):
    made = snapshot_of(frame_of(flat(GREY)), size=size, state="paused", **changes)
    return replace(made, frequencies=np.array(frequencies, dtype=np.int64).reshape(-1, 2))


@pytest.fixture
def canvas(qtbot):
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(640, 480)
    with qtbot.waitSignal(canvas.view_changed):
        canvas.show()
    canvas.set_original(np.full((64, 96, 3), 0.4, dtype=np.float32))
    canvas.set_mode("tiled")
    return canvas


def marked(canvas):
    """Mask of what is drawn over the grey tiles, from their corner on; and the viewport."""
    area = canvas.findChild(QWidget, "canvas.area")
    image = area.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)
    left, top, right, bottom = area.viewport.visible
    return (pixels[top:bottom, left:right] != GREY).any(axis=2), area.viewport


def box_of(canvas):
    return canvas.findChild(QCheckBox, "canvas.sub_periods")


def test_odd_frequencies_draw_the_diagonals_of_figure_7(canvas):
    canvas.set_snapshot(snapshot(ODD))
    drawn, viewport = marked(canvas)
    width, height = viewport.extent
    y, x = np.mgrid[0 : drawn.shape[0], 0 : drawn.shape[1]] + 0.5
    apart = np.minimum(
        *(abs(v - np.round(v)) for v in (x / width + y / height, x / width - y / height))
    )
    pixels = apart / np.hypot(1 / width, 1 / height)
    inside = np.minimum(np.minimum(x, drawn.shape[1] - x), np.minimum(y, drawn.shape[0] - y)) > 3
    assert drawn[inside & (pixels < 0.8)].all()
    assert not drawn[inside & (pixels > 3)].any()


@pytest.mark.parametrize("frequencies", [((1, 0), (0, 1)), ((997, 0), (0, 997))])
def test_nothing_is_drawn_without_sub_periods_or_where_lines_would_hide_the_picture(
    canvas, frequencies
):
    canvas.set_snapshot(snapshot(frequencies))
    drawn, _ = marked(canvas)
    assert not drawn[3:-3, 3:-3].any()
    assert box_of(canvas).isEnabled() == (frequencies[0] != (1, 0))


def test_they_can_be_switched_off_and_come_back(canvas):
    box = box_of(canvas)
    assert box.isVisible()
    assert not box.isEnabled()
    assert "no sub-periods" in box.toolTip()
    canvas.set_snapshot(snapshot(ODD))
    assert box.isEnabled()
    assert marked(canvas)[0][3:-3, 3:-3].any()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert not marked(canvas)[0][3:-3, 3:-3].any()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert marked(canvas)[0][3:-3, 3:-3].any()
    canvas.set_snapshot(snapshot((*ODD, (1, 0)), step=2))  # cured
    assert not marked(canvas)[0][3:-3, 3:-3].any()
    assert not box.isEnabled()
    canvas.set_mode("wipe")
    assert not box.isVisible()


def test_they_are_drawn_over_the_tiles_only(canvas):
    canvas.set_snapshot(snapshot(ODD))
    canvas.set_mode("reconstruction")
    assert not marked(canvas)[0][3:-3, 3:-3].any()


def test_a_line_of_frequencies_has_one_family(canvas):
    canvas.set_snapshot(snapshot(((2, 0), (4, 0))))
    drawn = marked(canvas)[0][3:-3, 3:-3]
    columns = np.flatnonzero(drawn.all(axis=0))
    assert len(columns) >= 3
    assert (drawn.any(axis=0) == drawn.all(axis=0)).mean() > 0.97  # upright lines, nothing else


whole = st.integers(-4, 4)


@given(
    st.tuples(whole, whole).filter(any),
    st.tuples(st.integers(8, 90), st.integers(8, 90)),
    st.integers(1, 4),
    st.sampled_from([1.0, 1.5, 2.0]),
    st.floats(0.5, 8),
)
def test_every_line_in_sight_is_found_and_is_one(q, unit, tiles, ratio, zoom):
    viewport = Viewport((600, 400), unit, (tiles, tiles)).fit().zoomed(zoom, (300.0, 200.0))
    lines = lattice_lines(q, viewport, ratio)
    width, height = viewport.extent
    if np.hypot(q[0] / width, q[1] / height) * 8 * ratio > 1:
        assert lines == []
        return
    values = set()
    for line in lines:
        for end in (line.p1(), line.p2()):
            x, y = viewport.to_world((end.x() * ratio, end.y() * ratio))
            value = q[0] * x + q[1] * y
            assert value == pytest.approx(round(value), abs=1e-6)
            values.add(round(value))
    assert len(values) == len(lines)
    x0, y0, x1, y1 = viewport.region
    for x, y in np.random.default_rng(0).uniform((x0, y0), (x1, y1), (50, 2)):
        value = q[0] * x + q[1] * y
        low, high = np.floor(value), np.ceil(value)
        corners = [q[0] * u + q[1] * v for u in (x0, x1) for v in (y0, y1)]
        for n in (low, high):
            assert (n in values) == (min(corners) <= n <= max(corners))

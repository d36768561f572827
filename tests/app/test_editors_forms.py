from __future__ import annotations

import math

from fake_studio import shown
from hands import choose, emitted, retype
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sinstudio.app.panels.editors.make import make_editor
from sinstudio.app.panels.editors.smoothness import HIGHEST, LOWEST, position_of, smoothness_at


def made(qtbot, key):
    return shown(qtbot, make_editor(key))


def test_automatic_or_number(qtbot):
    editor = made(qtbot, "frequencies.sigma")
    editor.set_value("auto")
    editor.suggest(20.48)
    assert editor.choice.combo.currentText() == "Automatic (20.48)"
    values = emitted(editor)
    choose(editor.choice.combo, "Set")
    assert values == [20.48]
    box = editor.choice.modes[1].boxes[0]
    assert box.isVisible()
    retype(box, "8")
    choose(editor.choice.combo, "Automatic")
    choose(editor.choice.combo, "Set")  # remembers
    assert values == [20.48, 8, "auto", 8]


def test_size_editor(qtbot):
    editor = made(qtbot, "picture.size")
    editor.set_value("auto")
    values = emitted(editor)
    choose(editor.choice.combo, "Every pixel")
    choose(editor.choice.combo, "Long side")
    retype(editor.choice.modes[2].boxes[0], "800")
    choose(editor.choice.combo, "Width × height")
    retype(editor.choice.modes[3].boxes[1], "99")
    assert values == ["full", 512, 800, (256, 256), (256, 99)]


def test_hold_out_editor(qtbot):
    editor = made(qtbot, "picture.holdout")
    editor.set_value(0.0)
    values = emitted(editor)
    choose(editor.choice.combo, "Random share")
    retype(editor.choice.modes[1].boxes[0], "7")
    choose(editor.choice.combo, "Grid, every")
    retype(editor.choice.modes[2].boxes[0], "3")
    choose(editor.choice.combo, "None")
    assert values == [0.05, 0.07, "grid:2", "grid:3", 0.07, 0.0]  # past the share to none


def test_period_editor(qtbot):
    editor = made(qtbot, "picture.period")
    editor.set_value("padded")
    assert not editor.axes[1].isVisible()
    values = emitted(editor)
    choose(editor.axes[0].combo, "Mirror")
    QTest.keyClick(editor.same, Qt.Key.Key_Space)
    assert editor.axes[1].isVisible()
    choose(editor.axes[1].combo, "Number")
    retype(editor.axes[1].modes[-1].boxes[0], "3.5")
    retype(editor.axes[1].modes[-1].boxes[0], "wide")
    editor.set_value(("mirror", 3.5))
    QTest.keyClick(editor.same, Qt.Key.Key_Space)
    assert values == [
        "mirror",
        ("mirror", "mirror"),
        ("mirror", 2.5),
        ("mirror", 3.5),
        "wide",
        "mirror",
    ]


def test_crop_editor(qtbot):
    editor = made(qtbot, "picture.crop")
    assert not editor.whole.isEnabled()  # nothing to crop yet
    editor.set_picture_size((640, 480))
    values = emitted(editor)
    QTest.keyClick(editor.whole, Qt.Key.Key_Space)
    retype(editor.boxes[0], "100")
    QTest.keyClick(editor.whole, Qt.Key.Key_Space)
    assert values == [(0, 0, 640, 480), (100, 0, 640, 480), ()]
    editor.set_value((100, 0, 640, 480))
    editor.set_value(())
    QTest.keyClick(editor.whole, Qt.Key.Key_Space)
    assert values[-1] == (100, 0, 640, 480)  # the last crop again
    editor.set_value(())
    editor.set_picture_size((320, 200))
    QTest.keyClick(editor.whole, Qt.Key.Key_Space)
    assert values[-1] == (0, 0, 320, 200)  # it does not fit a smaller picture


def test_stop_rule_editor(qtbot):
    editor = made(qtbot, "training.seconds")
    editor.set_value(0)
    assert not editor.box.isEnabled()
    values = emitted(editor)
    QTest.keyClick(editor.check, Qt.Key.Key_Space)
    retype(editor.box, "12.5")
    QTest.keyClick(editor.check, Qt.Key.Key_Space)
    QTest.keyClick(editor.check, Qt.Key.Key_Space)
    assert values == [60, 12.5, 0, 12.5]


def test_widths_editor(qtbot):
    editor = made(qtbot, "network.hidden")
    editor.set_value((384,))
    assert not editor.remove.isEnabled()
    values = emitted(editor)
    retype(editor.line, "256 128")
    editor.set_value((256, 128))
    assert editor.line.text() == "256, 128"
    QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    editor.set_value((256, 128, 128))
    QTest.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    editor.set_value((256, 128))
    retype(editor.line, "wide")
    assert values == [(256, 128), (256, 128, 128), (256, 128), "wide"]
    editor.set_value((256, 128))
    assert editor.line.text() == "256, 128"


def test_trained_editor(qtbot):
    editor = made(qtbot, "network.trainable")
    editor.set_value(("A", "b", "C", "d"))
    values = emitted(editor)
    QTest.keyClick(editor.checks["phases"], Qt.Key.Key_Space)
    QTest.keyClick(editor.checks["A"], Qt.Key.Key_Space)
    assert values == [("A", "b", "C", "d", "phases"), ("b", "C", "d", "phases")]


def test_smoothness_editor(qtbot):
    editor = made(qtbot, "bounds.smoothness")
    editor.set_value(1.5)
    values = emitted(editor)
    QTest.keyClick(editor.slider, Qt.Key.Key_Home)
    QTest.keyClick(editor.slider, Qt.Key.Key_End)
    retype(editor.box, "20")  # beyond the slider
    assert values == [LOWEST, HIGHEST, 20]
    editor.set_value(20)
    assert editor.slider.value() == editor.slider.maximum()


@given(st.integers(0, 200))
def test_slider_positions_stand_for_one_value(position):
    assert position_of(smoothness_at(position)) == position


def test_layer_bounds_editor(qtbot):
    editor = made(qtbot, "bounds.deeper")
    editor.set_value(())
    assert editor.none.isVisible()
    editor.set_layers(2)
    assert not editor.none.isVisible()
    values = emitted(editor)
    retype(editor.boxes[1], "0.2")
    retype(editor.boxes[0], "0.1")
    retype(editor.boxes[1], "inf")
    assert values == [(math.inf, 0.2), (0.1, 0.2), (0.1,)]
    editor.set_value((0.1,))
    editor.set_layers(0)
    assert len(editor.boxes) == 1  # a bound that the recipe holds stays in sight
    editor.set_value(())
    assert editor.none.isVisible()

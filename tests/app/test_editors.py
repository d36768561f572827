from __future__ import annotations

import math

import pytest
from fake_studio import shown
from hands import choose, emitted, retype
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sinstudio.app.panels.editors.controls import ComboBox, NumberBox, Slider
from sinstudio.app.panels.editors.make import make_editor
from sinstudio.errors import SinStudioError
from sinstudio.training.recipe import Recipe, all_settings, setting_of

KEYS = [key for key in all_settings() if key not in ("bounds.limits", "bounds.values")]

# values of every form that each setting can take
OTHERS = {
    "picture.crop": [(10, 20, 300, 400), ()],
    "picture.size": ["full", 640, (320, 200), "auto"],
    "picture.channels": [1, 2, 3, 4, "auto"],
    "picture.period": ["tile", "mirror", 2.7, ("tile", 3.5), ("mirror", "mirror"), "padded"],
    "picture.holdout": [0.05, "grid:4", 0.0],
    "frequencies.values": [((1, 0), (3, -2)), ()],
    "frequencies.limit": [12.5, "auto"],
    "network.hidden": [(384, 256, 8), (16,)],
    "network.trainable": [("C",), ("A", "phases")],
    "bounds.deeper": [(0.2, math.inf, 0.1), ()],
    "training.phases": [("fit:1000", "grow", "prune", "finetune:500"), ("finetune",), ()],
    "training.batch": ["all", 512],
    "decay.alpha": [1e-7, "auto"],
    "training.device": ["cuda:3", "cpu"],
}


def made(qtbot, key):
    return shown(qtbot, make_editor(key))


@pytest.mark.parametrize("key", KEYS)
def test_editor_shows_defaults_silently_under_its_key(qtbot, key):
    editor = make_editor(key)
    qtbot.addWidget(editor)
    values = emitted(editor)
    editor.set_value(Recipe().get(key))
    assert editor.value() == Recipe().get(key)
    assert editor.key == editor.objectName() == key
    assert editor.accessibleName()
    assert " ".join(editor.toolTip().split()) == " ".join(setting_of(key).tool_tip.split())
    assert values == []
    controls = [c for c, _ in editor._parts]
    assert controls or key == "bounds.deeper"  # which has a box for each deeper layer
    for control in controls:
        assert control.accessibleName().startswith(editor.accessibleName())
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize(("key", "value"), [(k, v) for k, vs in OTHERS.items() for v in vs])
def test_editor_shows_every_form_of_a_value(qtbot, key, value):
    editor = make_editor(key)
    qtbot.addWidget(editor)
    values = emitted(editor)
    editor.set_value(value)
    assert editor.value() == value
    assert Recipe().changed({key: editor.value()}).get(key) == value
    assert values == []


def test_unknown_setting_has_no_editor(qapp):
    with pytest.raises(SinStudioError, match=r"no setting called training\.rat\b"):
        make_editor("training.rat")


def test_typing_a_number(qtbot):
    editor = made(qtbot, "training.rate")
    editor.set_value(0.01)
    values = emitted(editor)
    retype(editor.box, "0.004")
    retype(editor.box, "0,5")  # a decimal comma
    retype(editor.box, "5e-4")
    retype(editor.box, "0.00050")  # the same, written another way
    assert values == [0.004, 0.5, 0.0005]
    assert editor.box.lineEdit().text() == "0.0005"


def test_text_that_is_no_number_is_handed_on(qtbot):
    editor = made(qtbot, "training.rate")
    editor.set_value(0.01)
    values = emitted(editor)
    retype(editor.box, "fast")
    assert values == ["fast"]
    editor.set_value(0.01)  # what a studio answers that has refused it
    assert editor.box.lineEdit().text() == "0.01"


def test_leaving_takes_and_escape_gives_up(qtbot):
    editor = made(qtbot, "training.rate")
    editor.set_value(0.01)
    values = emitted(editor)
    retype(editor.box, "0.5", Qt.Key.Key_Escape)
    assert editor.box.lineEdit().text() == "0.01"
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    assert values == []
    retype(editor.box, "0.2", Qt.Key.Key_Tab)
    editor.box.clearFocus()
    assert values == [0.2]


def test_a_refresh_leaves_alone_what_is_being_typed(qtbot):
    editor = made(qtbot, "training.rate")
    editor.set_value(0.01)
    editor.box.setFocus()
    editor.box.lineEdit().selectAll()
    QTest.keyClicks(editor.box, "0.03")
    editor.set_value(0.01)
    assert editor.box.lineEdit().text() == "0.03"
    editor.set_value(0.02)
    assert editor.box.lineEdit().text() == "0.02"


def test_logarithmic_steps(qtbot):
    editor = made(qtbot, "training.rate")
    editor.set_value(0.01)
    values = emitted(editor)
    editor.box.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(editor.box, key)
    assert values == [0.0125, 0.016, 0.0125, 0.01, 0.008]


def test_a_step_goes_on_from_what_is_typed_and_stays_in_range(qtbot):
    editor = made(qtbot, "frequencies.count")
    editor.set_value(384)
    values = emitted(editor)
    editor.box.setFocus()
    editor.box.lineEdit().selectAll()
    QTest.keyClicks(editor.box, "10")
    QTest.keyClick(editor.box, Qt.Key.Key_Up)
    QTest.keyClick(editor.box, Qt.Key.Key_Down)
    QTest.keyClick(editor.box, Qt.Key.Key_Down)
    assert values == [26, 10, 1]


def test_a_whole_number_keeps_its_type(qtbot):
    editor = made(qtbot, "frequencies.count")
    editor.set_value(384)
    values = emitted(editor)
    retype(editor.box, "1,024")
    assert values == [1024]
    assert type(values[0]) is int


def test_words_for_numbers(qtbot):
    editor = made(qtbot, "training.threads")
    editor.set_value(0)
    assert editor.box.lineEdit().text() == "all cores"
    values = emitted(editor)
    retype(editor.box, "2")
    retype(editor.box, "ALL cores")
    assert values == [2, 0]


@given(st.floats(1e-6, 1e6))
def test_long_numbers_are_shortened_but_kept(qapp, number):
    box = NumberBox(0, 1e9)
    handed = []
    box.committed.connect(handed.append)
    box.set_number(number)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.number() == number
    assert handed == []
    assert float(box.lineEdit().text()) == pytest.approx(number, rel=1e-3)


def test_check_box(qtbot):
    editor = made(qtbot, "network.zero_phases")
    values = emitted(editor)
    QTest.mouseClick(editor.check, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    QTest.keyClick(editor.check, Qt.Key.Key_Space)
    assert values == [True, False]


def test_choice_by_keyboard(qtbot):
    editor = made(qtbot, "training.schedule")
    editor.set_value("cosine")
    values = emitted(editor)
    choose(editor.combo, "Linear")
    assert values == ["linear"]


def test_device_of_a_recipe_is_offered(qtbot):
    editor = made(qtbot, "training.device")
    editor.set_value("cuda:1")
    assert editor.combo.currentText() == "cuda:1"
    values = emitted(editor)
    choose(editor.combo, "CPU")
    choose(editor.combo, "cuda:1")
    assert values[-1] == "cuda:1"


def wheel(widget):
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize("kind", [NumberBox, ComboBox, Slider])
def test_the_wheel_is_left_to_the_panel_until_a_control_has_the_focus(qtbot, kind):
    control = NumberBox(0, 10) if kind is NumberBox else kind()
    if kind is ComboBox:
        control.addItems(["a", "b", "c"])

    def state():
        return {
            NumberBox: lambda: control.number(),
            ComboBox: lambda: control.currentIndex(),
            Slider: lambda: control.value(),
        }[kind]()

    page = QWidget()
    other = NumberBox(0, 10)
    column = QVBoxLayout(page)
    column.addWidget(other)
    column.addWidget(control)
    shown(qtbot, page)
    if kind is NumberBox:
        control.set_number(5)
    if kind is Slider:
        control.setValue(50)
    before = state()
    other.setFocus()
    assert not wheel(control)  # left to what is below
    assert state() == before
    control.setFocus()
    assert wheel(control)
    assert state() != before


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_reset_to_default_from_the_menu(qtbot):
    editor = made(qtbot, "training.rate")
    editor.set_value(0.5)
    values = emitted(editor)
    at = editor.box.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, editor.box.mapToGlobal(at))
    QApplication.sendEvent(editor.box, event)
    menu = QApplication.activePopupWidget()
    action = menu.findChild(QAction, "reset")
    assert action.text() == "Reset to default (0.01)"
    assert len(menu.actions()) > 2  # cut, copy, paste…
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert values == [0.01]


def test_default_cannot_be_reset(qtbot):
    editor = made(qtbot, "training.schedule")
    editor.set_value("cosine")
    menu = editor.menu(editor.combo)
    assert not menu.findChild(QAction, "reset").isEnabled()
    menu.deleteLater()

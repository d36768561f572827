from __future__ import annotations

import gc
import weakref

import pytest
from fake_snapshots import snapshot
from fake_studio import FakeStudio, shown, waves
from hands import retype, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sinstudio.app import theme
from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.stack import PanelStack
from sinstudio.training.recipe import Recipe, all_settings, setting_of

NAMES = ("picture", "frequencies", "bounds", "network", "training", "pruning", "growth")


@pytest.fixture
def studio(qapp):
    return FakeStudio()


@pytest.fixture
def stack(qtbot, studio):
    return shown(qtbot, PanelStack(studio))


def editor_of(stack, key):
    return stack.findChild(Editor, key)


def test_every_setting_has_one_editor_in_its_panel(stack):
    for key in all_settings():
        found = stack.findChildren(Editor, key)
        assert len(found) == 1, key
        section = key.split(".")[0]
        panel = stack.pruning if section == "decay" else getattr(stack, section)
        assert panel.isAncestorOf(found[0])
    assert len(stack.findChildren(Editor)) == len(list(all_settings()))


def test_object_names(stack):
    assert stack.objectName() == "panels"
    for name in NAMES:
        assert getattr(stack, name).objectName() == f"panel.{name}"


def test_one_panel_is_open_at_a_time(qtbot, stack):
    assert stack.current == "picture"
    for name in NAMES:
        header = stack.findChild(object, f"panels.{name}")
        with (
            qtbot.waitSignal(stack.opened)
            if name != "picture"
            else qtbot.assertNotEmitted(stack.opened)
        ):
            QTest.mouseClick(header, Qt.MouseButton.LeftButton)
        assert stack.current == name
        assert [n for n in NAMES if getattr(stack, n).isVisible()] == [name]


def test_headers_by_keyboard(stack):
    stack.findChild(object, "panels.picture").setFocus()
    QTest.keyClick(stack.focusWidget(), Qt.Key.Key_Down)
    assert stack.current == "frequencies"


@pytest.mark.parametrize("width", [260, 280, 420])
@pytest.mark.parametrize("open_picture", [False, True])
def test_nothing_is_wider_than_the_column(qtbot, studio, width, open_picture):
    stack = shown(qtbot, PanelStack(studio), width)
    crowded = {
        "picture.crop": (10, 20, 300, 400),
        "picture.size": (2560, 1280),
        "picture.period": ("tile", 2.75),
        "picture.holdout": "grid:3",
        "frequencies.strategy": "low+high",
        "frequencies.low_limit": 5.5,
        "frequencies.limit": 30.25,
        "network.hidden": (384, 256, 128),
        "bounds.deeper": (0.25,),
        "bounds.limits": (8, 20.5),
        "bounds.values": (1.3, 0.3, 0.02),
        "training.phases": ("fit:100000000", "grow", "prune", "finetune:123456", "fit"),
        "pruning.targeted": True,
        "decay.alpha": 1.25e-7,
    }
    if open_picture:
        studio.open(waves())
        studio.show(snapshot(count=384, rows=384))
    assert studio.change(crowded)
    studio.restart_changed.emit(tuple(all_settings()))
    assert stack.minimumSizeHint().width() == 260
    for name in NAMES:
        stack.open(name)
        settle()
        panel = getattr(stack, name)
        assert panel.width() <= panel.parentWidget().width()
        for label in panel.findChildren(QLabel):
            if label.isVisible() and label.text():
                assert label.width() >= label.minimumSizeHint().width(), label.text()
                assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_the_recipe_is_shown_in_every_editor(stack, studio):
    other = Recipe().changed(
        {
            "picture.size": 320,
            "frequencies.strategy": "spectrum",
            "frequencies.count": 96,
            "network.hidden": (64, 32),
            "network.trainable": ("A", "C"),
            "bounds.smoothness": 3.0,
            "bounds.deeper": (0.2,),
            "training.steps": 0,
            "training.seconds": 20.0,
            "training.batch": "all",
            "training.phases": ("fit:500", "prune", "finetune"),
            "training.device": "cuda:1",
            "pruning.components": "columns",
            "pruning.target": 0.0,
            "decay.alpha": 1e-6,
            "growth.calm": "spill",
        }
    )
    studio.set_recipe(other)
    for key in all_settings():
        if key not in ("bounds.limits", "bounds.values"):
            assert editor_of(stack, key).value() == other.get(key), key
    assert studio.changes == []


def test_typing_changes_the_recipe(stack, studio):
    stack.open("training")
    retype(editor_of(stack, "training.rate").box, "0.004")
    assert studio.recipe.training.rate == 0.004
    stack.open("network")
    retype(editor_of(stack, "network.hidden").line, "64, 48, 32")
    assert studio.recipe.network.hidden == (64, 48, 32)


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("training.rate", "11", "training.rate is 11: it must be a number above 0"),
        ("training.rate", "soon", 'training.rate is "soon": it must be a number'),
        ("network.scale_a", "-1", "network.scale_a is -1"),
        ("frequencies.count", "1.5", "frequencies.count is 1.5: it must be a whole number"),
    ],
)
def test_a_refused_number_goes_back_and_says_so(stack, studio, key, typed, sentence):
    stack.open(key.split(".")[0])
    box = editor_of(stack, key).box
    before = box.lineEdit().text()
    retype(box, typed)
    assert box.lineEdit().text() == before
    assert studio.recipe == Recipe()
    ((level, said),) = studio.messages
    assert level == "error"
    assert said.startswith(sentence)


def test_refused_widths_go_back(stack, studio):
    stack.open("network")
    editor = editor_of(stack, "network.hidden")
    retype(editor.line, "384; many")
    assert editor.line.text() == "384"
    assert "network.hidden" in studio.messages[0][1]


def test_the_last_stop_rule_stays_on(stack, studio):
    stack.open("training")
    steps = editor_of(stack, "training.steps")
    QTest.keyClick(steps.check, Qt.Key.Key_Space)
    assert steps.check.isChecked()
    assert studio.recipe.training.steps == 3000
    assert "set one of them" in studio.messages[0][1]
    seconds = editor_of(stack, "training.seconds")
    QTest.keyClick(seconds.check, Qt.Key.Key_Space)
    QTest.keyClick(steps.check, Qt.Key.Key_Space)
    assert (studio.recipe.training.steps, studio.recipe.training.seconds) == (0, 60)
    assert not steps.check.isChecked()


def test_the_last_trained_parameter_stays_checked(stack, studio):
    stack.open("network")
    checks = editor_of(stack, "network.trainable").checks
    for name in ("A", "b", "C", "d"):
        QTest.keyClick(checks[name], Qt.Key.Key_Space)
    assert studio.recipe.network.trainable == ("d",)
    assert checks["d"].isChecked()
    assert len(studio.messages) == 1


def test_settings_that_wait_for_a_restart_say_so(stack, studio):
    stack.open("network")
    rows = stack.network.rows
    heights = {key: row.height() for key, row in rows.items()}
    studio.restart_changed.emit(("network.hidden", "network.scale_a", "network.zero_phases"))
    settle()
    pending = {"network.hidden", "network.scale_a", "network.zero_phases"}
    assert {key for key, row in rows.items() if row.pending} == pending
    assert {key: row.height() for key, row in rows.items()} == heights  # nothing moves
    badge = stack.findChild(QLabel, "network.hidden.pending")
    assert badge.isVisible()
    assert badge.text() == "applies on restart"
    header = stack.findChild(object, "panels.network")
    assert "restart" in header.accessibleName()
    studio.restart_changed.emit(())
    assert not any(row.pending for row in rows.values())
    assert header.accessibleName() == "Network"


def test_live_settings_keep_no_room_for_a_restart(stack):
    for key in ("training.rate", "growth.tolerance"):
        assert setting_of(key).live
        panel = getattr(stack, key.split(".")[0])
        assert not panel.rows[key].pending


def test_tab_goes_down_the_bounds(stack, studio):
    studio.open(waves())
    stack.open("bounds")
    studio.change(
        {"network.hidden": (64, 48), "bounds.limits": (4, 9), "bounds.values": (1, 0.5, 0.1)}
    )
    table = stack.bounds.table
    deeper = editor_of(stack, "bounds.deeper")
    expected = [*table.controls, *deeper.boxes]
    settle()  # new boxes are shown
    expected[0].setFocus()
    visited = [expected[0]]
    for _ in expected[1:]:
        QTest.keyClick(visited[-1], Qt.Key.Key_Tab)
        visited.append(stack.window().focusWidget())
    assert visited == expected


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK])
def test_panels_take_a_theme(stack, studio, palette):
    studio.open(waves())
    stack.set_theme(palette)
    stack.open("bounds")
    picture = stack.bounds.table.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(12) for y in range(picture.height())}
    assert {palette.block(index) for index in range(3)} <= colours


def test_panels_go_away_with_their_column(qtbot, studio):
    stack = PanelStack(studio)
    gone = weakref.ref(stack)
    stack.deleteLater()
    del stack
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    gc.collect()
    assert gone() is None
    studio.change({"training.rate": 0.002})  # nobody is left to be told

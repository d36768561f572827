from __future__ import annotations

import pytest
from fake_studio import FakeStudio, shown
from hands import retype
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sinstudio.app.panels.editors.make import make_editor
from sinstudio.app.running.phases import phase_text, phase_title, read_phase
from sinstudio.training.recipe import setting_of
from sinstudio.training.snapshot import PhaseState

KEY = "training.phases"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def studio(qapp):
    return FakeStudio()


@pytest.fixture
def editor(qtbot, studio):
    """An editor that shows what the studio makes of its edits."""
    found = shown(qtbot, make_editor(KEY), width=232, height=200)
    found.edited.connect(lambda value: studio.change({KEY: value}))
    studio.recipe_changed.connect(lambda recipe: found.set_value(recipe.training.phases))
    return found


def phases(studio):
    return studio.recipe.training.phases


def add(editor, name):
    """Choose a phase from the menu of the + button, by the keyboard."""
    menu = editor.add.menu()
    menu.popup(editor.add.mapToGlobal(editor.add.rect().bottomLeft()))
    action = next(a for a in menu.actions() if a.text() == phase_title(name))
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_phases_are_added_below_the_selected_one(editor, studio):
    for name in ("fit", "prune", "finetune"):
        add(editor, name)
    assert phases(studio) == ("fit", "prune", "finetune")
    editor.list.setFocus()
    QTest.keyClick(editor.list, Qt.Key.Key_Home)
    add(editor, "grow")
    assert phases(studio) == ("fit", "grow", "prune", "finetune")
    assert editor.list.currentRow() == 1
    assert [editor.list.item(i).text() for i in range(2)] == ["1.  Fit", "2.  Grow"]


def test_phases_are_moved_by_buttons_and_keys(editor, studio):
    studio.change({KEY: ("fit", "grow", "prune")})
    assert editor.list.currentRow() == 0
    assert not editor.up.isEnabled()
    QTest.mouseClick(editor.down, Qt.MouseButton.LeftButton)
    assert phases(studio) == ("grow", "fit", "prune")
    assert editor.list.currentRow() == 1
    QTest.keyClick(editor.list, Qt.Key.Key_Down, CONTROL)
    assert phases(studio) == ("grow", "prune", "fit")
    assert not editor.down.isEnabled()
    QTest.keyClick(editor.list, Qt.Key.Key_Down, CONTROL)  # there is no further down
    QTest.keyClick(editor.list, Qt.Key.Key_Up, CONTROL)
    QTest.mouseClick(editor.up, Qt.MouseButton.LeftButton)
    assert phases(studio) == ("fit", "grow", "prune")


def test_phases_are_removed_by_button_and_key(editor, studio):
    studio.change({KEY: ("fit", "grow", "prune")})
    editor.list.setFocus()
    QTest.keyClick(editor.list, Qt.Key.Key_Down)
    QTest.keyClick(editor.list, Qt.Key.Key_Delete)
    assert phases(studio) == ("fit", "prune")
    assert editor.list.currentRow() == 1
    QTest.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    QTest.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    assert phases(studio) == ()
    assert not editor.remove.isEnabled()
    QTest.keyClick(editor.list, Qt.Key.Key_Delete)  # nothing is left
    assert studio.messages == []


def test_steps_of_the_selected_phase(editor, studio):
    studio.change({KEY: ("fit:1000", "grow", "finetune")})
    assert editor.steps.number() == 1000
    retype(editor.steps, "2500")
    assert phases(studio)[0] == "fit:2500"
    assert editor.list.item(0).text() == "1.  Fit, 2,500 steps"
    retype(editor.steps, "automatic")
    assert phases(studio)[0] == "fit"
    editor.list.setFocus()
    QTest.keyClick(editor.list, Qt.Key.Key_Down)
    assert not editor.steps.isEnabled()
    QTest.keyClick(editor.list, Qt.Key.Key_Down)
    retype(editor.steps, "many")
    assert phases(studio)[2] == "finetune"
    assert "finetune:many" in studio.messages[0][1] or KEY in studio.messages[0][1]
    assert editor.steps.lineEdit().text() == "automatic"
    retype(editor.steps, "-3")
    assert phases(studio)[2] == "finetune"


def test_too_many_phases_are_refused_and_the_list_stays(editor, studio):
    studio.change({KEY: ("fit",) * 32})
    add(editor, "grow")
    assert phases(studio) == ("fit",) * 32
    assert editor.list.count() == 32
    assert KEY in studio.messages[0][1]


def test_everything_is_reached_by_tab_and_fits(editor, studio):
    studio.change({KEY: ("grow", "fit:100000000", "prune")})
    editor.list.setFocus()
    QTest.keyClick(editor.list, Qt.Key.Key_Down)
    visited = []
    for _ in range(6):
        visited.append(editor.window().focusWidget())
        QTest.keyClick(visited[-1], Qt.Key.Key_Tab)
    expected = [editor.list, editor.add, editor.remove, editor.up, editor.down, editor.steps]
    assert visited == expected
    assert editor.minimumSizeHint().width() <= 232
    for control in expected:
        assert control.accessibleName()
        assert control.width() >= control.minimumSizeHint().width()


@given(st.lists(st.sampled_from(["fit", "fit:7", "grow", "prune", "finetune", "finetune:9"])))
def test_phases_are_read_as_they_are_written(names):
    kind = setting_of(KEY).kind
    for name in kind.parse(tuple(names[:32])):
        word, steps = read_phase(name)
        assert name == (f"{word}:{steps}" if steps else word)
        assert phase_title(word)


def test_where_a_run_is():
    names = ("fit:100", "grow", "finetune:20")
    assert phase_text(PhaseState(names, 1, 0.5, "round 3")) == "phase 2 of 3: grow, round 3"
    assert phase_text(PhaseState(names, 2, 0.0)) == "phase 3 of 3: fine-tune"

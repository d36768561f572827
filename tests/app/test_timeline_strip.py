"""The timeline in the window: by mouse, keys and menus, on a real fit of a tiny picture."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hands import settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from studio_window import action, until

from sinstudio.app.settings import Settings
from sinstudio.app.views.timeline import TimelineStrip
from sinstudio.app.views.timeline_axis import TimelineAxis
from sinstudio.training.snapshot import TimelineMark


def strip(window) -> TimelineStrip:
    return window.findChild(TimelineStrip, "timeline")


def axis(window) -> TimelineAxis:
    return window.findChild(TimelineAxis, "timeline.axis")


def button(window, name) -> QToolButton:
    return window.findChild(QToolButton, f"timeline.{name}")


def click(window, name) -> None:
    QTest.mouseClick(button(window, name), Qt.MouseButton.LeftButton)


def at(found: TimelineAxis, step: int) -> QPoint:
    return QPoint(round(found.place(step)), 15)


def shows(qtbot, window, step):
    """Wait until a step, or None for now, is on the canvas."""

    def done():
        snapshot = window.studio.snapshot
        past = snapshot.past.step if snapshot.past is not None else None
        return past == step and window.viewing.canvas._scene.past == step

    qtbot.waitUntil(done)


@pytest.fixture
def trained(fitted, qtbot):
    action(fitted, "start").trigger()
    until(qtbot, fitted, "finished")
    qtbot.waitUntil(lambda: fitted.studio.snapshot.step == 40)
    return fitted


def test_it_fills_while_the_network_trains(fitted, qtbot):
    assert not axis(fitted).isEnabled()
    assert not button(fitted, "compare").isEnabled()
    action(fitted, "start").trigger()
    until(qtbot, fitted, "finished")
    qtbot.waitUntil(axis(fitted).isEnabled)
    assert fitted.studio.timeline.steps[:5] == (0, 1, 2, 3, 4)
    assert axis(fitted).step is None
    assert strip(fitted).info.text().startswith("Now: step 40")
    assert not button(fitted, "now").isEnabled()
    assert not button(fitted, "restore").isEnabled()


def test_a_drag_shows_the_steps_it_passes(trained, qtbot):
    found = axis(trained)
    QTest.mousePress(found, Qt.MouseButton.LeftButton, pos=at(found, 40))
    QTest.mouseMove(found, at(found, 12))
    QTest.mouseMove(found, at(found, 3))
    assert found.step == 3
    shows(qtbot, trained, 3)
    QTest.mouseRelease(found, Qt.MouseButton.LeftButton, pos=at(found, 3))
    qtbot.waitUntil(lambda: "dB" in strip(trained).info.text())
    assert strip(trained).info.text().startswith("Step 3 ")
    assert trained.viewing.weights._snapshot.step == 3
    assert trained.viewing.spectrum._snapshot.step == 3
    assert trained.viewing.curves._snapshot.step == 40
    click(trained, "now")
    shows(qtbot, trained, None)
    assert trained.viewing.weights._snapshot.step == 40
    assert found.step is None


def test_keys_move_the_handle(trained, qtbot):
    found = axis(trained)
    found.setFocus()
    steps = trained.studio.timeline.steps
    QTest.keyClick(found, Qt.Key.Key_Home)
    shows(qtbot, trained, 0)
    QTest.keyClick(found, Qt.Key.Key_Right)
    shows(qtbot, trained, 1)
    QTest.keyClick(found, Qt.Key.Key_End)
    shows(qtbot, trained, None)
    QTest.keyClick(found, Qt.Key.Key_Left)
    shows(qtbot, trained, steps[-1])
    QTest.keyClick(found, Qt.Key.Key_PageDown)
    shows(qtbot, trained, steps[-9])
    QTest.keyClick(found, Qt.Key.Key_Escape)
    shows(qtbot, trained, None)


def test_menu_and_shortcuts_step_through_it(trained, qtbot):
    steps = trained.studio.timeline.steps
    action(trained, "timeline_back").trigger()
    action(trained, "timeline_back").trigger()
    shows(qtbot, trained, steps[-2])
    assert axis(trained).step == steps[-2]
    QTest.keyClick(trained, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    shows(qtbot, trained, steps[-1])
    action(trained, "timeline_forward").trigger()
    shows(qtbot, trained, None)
    assert not action(trained, "timeline_forward").isEnabled()


def test_a_fast_hand_ends_at_the_last_step_it_asked_for(trained, qtbot):
    desk = trained.studio.timeline
    for step in (30, *desk.steps[:20], 5):
        if step in desk.steps:
            desk.look_at(step)
    shows(qtbot, trained, 5)
    desk.look_at(2)
    desk.look_at(None)
    shows(qtbot, trained, None)
    qtbot.waitUntil(lambda: not desk._waiting)
    assert desk.step is None


def test_the_past_is_compared_with_now(trained, qtbot):
    canvas = trained.viewing.canvas
    click(trained, "compare")
    scene = canvas._scene
    qtbot.waitUntil(lambda: scene.comparing and bool(scene.present.stack and scene.plain.stack))
    assert scene.wiping
    assert button(trained, "compare").isChecked()
    step = trained.studio.timeline.step
    assert scene.past == step
    assert scene.present.stack[0].frame.step == 40
    assert scene.plain.stack[0].frame.step == step
    split = scene.split
    canvas._area.setFocus()
    QTest.keyClick(canvas._area, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert scene.split < split
    QTest.keyClick(trained, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: not scene.comparing)
    assert scene.past == step
    assert canvas.mode == "reconstruction"


def test_another_mode_ends_the_comparison(trained, qtbot):
    click(trained, "compare")
    scene = trained.viewing.canvas._scene
    qtbot.waitUntil(lambda: scene.comparing)
    mode = trained.findChild(QToolButton, "canvas.show_original")
    QTest.mouseClick(mode, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not scene.comparing)
    assert trained.viewing.canvas.mode == "original"
    assert not button(trained, "compare").isChecked()
    assert scene.past is not None


def test_the_run_goes_on_from_a_step_and_that_is_undone(trained, qtbot):
    trained.studio.timeline.look_at(10)
    shows(qtbot, trained, 10)
    click(trained, "restore")
    until(qtbot, trained, "paused")
    studio = trained.studio
    qtbot.waitUntil(lambda: studio.snapshot.past is None and studio.snapshot.edits == 1)
    assert studio.situation.undoable == "went back to step 10"
    assert axis(trained)._events[-1] == (40, "went back to step 10")
    assert studio.timeline.step is None
    action(trained, "start").trigger()
    until(qtbot, trained, "finished")
    qtbot.waitUntil(lambda: studio.snapshot.step == 70)  # what was left of the budget at 10
    action(trained, "undo").trigger()
    qtbot.waitUntil(lambda: studio.snapshot.edits == 2)


def test_it_is_looked_at_while_training_goes_on(fitted, qtbot):
    fitted.studio.change({"training.steps": 1_000_000_000})
    action(fitted, "start").trigger()
    until(qtbot, fitted, "running")
    qtbot.waitUntil(lambda: 4 in fitted.studio.timeline.steps)
    fitted.studio.timeline.look_at(4)
    shows(qtbot, fitted, 4)
    before = fitted.studio.snapshot.step
    qtbot.waitUntil(lambda: fitted.studio.snapshot.step > before)
    assert fitted.studio.snapshot.past.step == 4
    action(fitted, "pause").trigger()
    until(qtbot, fitted, "paused")


def test_clear_forgets_all(trained, qtbot):
    trained.studio.timeline.look_at(10)
    shows(qtbot, trained, 10)
    action(trained, "timeline_clear").trigger()
    qtbot.waitUntil(lambda: trained.studio.timeline.steps == ())
    shows(qtbot, trained, None)
    assert not axis(trained).isEnabled()


def test_reset_begins_another_timeline(trained, qtbot):
    trained.studio.timeline.look_at(10)
    shows(qtbot, trained, 10)
    action(trained, "reset").trigger()
    until(qtbot, trained, "idle")
    qtbot.waitUntil(lambda: trained.studio.timeline.steps == ())
    shows(qtbot, trained, None)
    assert trained.studio.timeline.step is None


def test_the_memory_is_set_and_remembered(trained, qtbot, open_window):
    chosen = trained.findChild(object, "timeline.budget.16")
    assert trained.studio.timeline.megabytes == 256
    chosen.trigger()
    qtbot.waitUntil(lambda: trained.studio.snapshot.timeline.budget == 16 << 20)
    assert "of 16 MB" in button(trained, "memory").text()
    assert Settings().timeline_megabytes == 16
    assert open_window().studio.timeline.megabytes == 16


def test_a_step_that_was_thinned_out_is_said(trained, qtbot):
    said = []
    trained.studio.message.connect(lambda _level, sentence: said.append(sentence))
    trained.studio.timeline.look_at(39_999)
    qtbot.waitUntil(lambda: bool(said))
    assert "no snapshot of step 39,999" in said[0]
    qtbot.waitUntil(lambda: trained.studio.timeline.step is None)


@pytest.mark.parametrize("size", [(1024, 700), (1440, 940)])
def test_nothing_moves_while_figures_change(trained, qtbot, size):
    trained.resize(*size)
    settle()
    found = strip(trained)
    places = [w.geometry() for w in (found, found.axis, *found._buttons.values(), found._memory)]
    canvas = trained.viewing.canvas._area.geometry()
    trained.studio.timeline.look_at(20)
    shows(qtbot, trained, 20)
    snapshot = trained.studio.snapshot
    marks = tuple(TimelineMark(step, 10 << 20) for step in range(88))
    state = replace(snapshot.timeline, marks=marks, bytes=880 << 20)
    found.set_snapshot(replace(snapshot, step=88_888, timeline=state))
    settle()
    now = [w.geometry() for w in (found, found.axis, *found._buttons.values(), found._memory)]
    assert now == places
    assert trained.viewing.canvas._area.geometry() == canvas
    assert found.info.fontMetrics().horizontalAdvance(found.info.text()) <= found.info.width()
    for line in (found._controls, found):  # nothing is over another, and nothing is cut
        shown = sorted(
            (
                child.geometry()
                for child in line.children()
                if isinstance(child, QWidget) and not child.isWindow()
            ),
            key=lambda place: (place.top(), place.left()),
        )
        assert all(line.rect().contains(place) for place in shown)
        assert not any(one.intersects(other) for one, other in pairwise(shown))


def test_everything_has_a_name(trained):
    for name in ("now", "compare", "restore", "memory"):
        found = button(trained, name)
        assert found.accessibleName()
        assert found.toolTip()
    assert axis(trained).accessibleName() == "Timeline"
    assert axis(trained).accessibleDescription().startswith("Now: step 40")


def test_the_axis_says_what_is_under_the_mouse(trained, qtbot):
    trained.studio.prune()
    qtbot.waitUntil(lambda: bool(axis(trained)._events))
    found = axis(trained)
    assert "pruned" in found._text_at(found.place(40))
    assert found._text_at(found.place(0)) == "Snapshot of step 0"
    assert found._text_at(found.width()).endswith("Now, step 40")
    trained.studio.timeline.look_at(3)
    pixel = found.grab().toImage().pixelColor(at(found, 3))
    assert pixel.name() == found._theme.accent
    shows(qtbot, trained, 3)


def test_a_step_that_is_looked_at_can_be_gone_back_to_even_when_it_was_thinned_out(trained, qtbot):
    desk = trained.studio.timeline
    step = desk.steps[len(desk.steps) // 2]
    desk.look_at(step)
    shows(qtbot, trained, step)
    desk.set_budget(0)
    qtbot.waitUntil(lambda: desk.steps == ())
    edits = trained.studio.snapshot.edits
    action(trained, "timeline_restore").trigger()
    qtbot.waitUntil(lambda: trained.studio.snapshot.edits > edits)
    shows(qtbot, trained, None)
    assert desk.step is None
    qtbot.waitUntil(lambda: f"step {step}" in trained.studio.undo.stack.undoText())

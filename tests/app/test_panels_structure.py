from __future__ import annotations

from dataclasses import replace

import pytest
from fake_snapshots import moved_on, removal_of, snapshot
from fake_studio import FakeStudio, shown
from hands import choose, retype, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sinstudio.app.panels.stack import PanelStack
from sinstudio.app.theme import DARK, LIGHT
from sinstudio.training.snapshot import Addition, PhaseState, Removal


@pytest.fixture
def studio(qapp):
    return FakeStudio()


@pytest.fixture
def stack(qtbot, studio):
    return shown(qtbot, PanelStack(studio), height=800)


@pytest.fixture
def pruning(stack):
    stack.open("pruning")
    return stack.pruning


@pytest.fixture
def growth(stack):
    stack.open("growth")
    return stack.growth


def editable(studio):
    studio.set_situation(state="paused", picture=True, network=True, trainable=True)


def test_what_would_go_is_said(pruning, studio):
    assert pruning.removal.text() == "Known once there is a network."
    known = snapshot(count=48, rows=32)
    studio.show(replace(known, removal=Removal((1, 5, 7), ((0, 2),), 0.1213)))
    assert pruning.removal.text() == "3 of 48 columns and 2 of 32 rows: 12\N{NO-BREAK SPACE}% of A."
    studio.show(replace(known, removal=Removal((1,), ((),), 1 / 48)))
    assert pruning.removal.text() == "1 of 48 columns: 2.1\N{NO-BREAK SPACE}% of A."
    deep = replace(known, widths=(48, 32, 16, 3), removal=Removal((), ((3,), (1, 2)), 0.2))
    studio.show(deep)
    assert pruning.removal.text() == "3 of 48 rows: 20\N{NO-BREAK SPACE}% of A."
    studio.show(replace(known, removal=Removal((), ((),), 0.0)))
    assert pruning.removal.text().startswith("Nothing: ")
    studio.show(replace(known, removal=None))
    assert "picture" in pruning.removal.text()
    studio.show(None)
    assert pruning.removal.text() == "Known once there is a network."


def test_texts_do_not_move_what_is_below(pruning, studio):
    settle()
    places = [pruning.buttons.y()]
    for state in (snapshot(count=384, rows=384), snapshot(), None):
        studio.show(state)
        settle()
        places.append(pruning.buttons.y())
    assert len(set(places)) == 1


def test_scores_are_drawn_least_first_and_what_goes_is_filled(pruning, studio):
    known = snapshot(count=48, rows=32)
    studio.show(known)
    settle()
    columns, rows = pruning.plot.curves
    x, y = columns.getData()
    assert len(x) == 49
    assert (y[1:] >= y[:-1]).all()
    assert y[1:].mean() == pytest.approx(1)  # multiples of the mean
    assert x[-1] == 100
    assert rows.opts["pen"].style() == Qt.PenStyle.DashLine
    filled, _ = pruning.plot.fills[0].getData()
    assert filled[-1] == pytest.approx(100 * len(known.removal.columns) / 48)
    assert pruning.plot.fills[0].isVisible()
    # rows alone go: the columns are drawn, and none of them filled
    studio.show(replace(known, removal=replace(known.removal, columns=())))
    settle()
    assert not pruning.plot.fills[0].isVisible()
    assert pruning.plot.fills[1].isVisible()
    studio.show(None)
    settle()
    assert pruning.plot.curves == []


def test_scores_are_not_drawn_twice_nor_while_nobody_looks(stack, studio):
    known = snapshot()
    studio.show(known)
    assert stack.pruning.plot.curves == []
    stack.open("pruning")
    settle()
    (before, _), _ = stack.pruning.plot.curves, None
    data = before.getData()[1]
    studio.show(moved_on(known))
    assert before.getData()[1] is data
    stack.set_theme(DARK)
    settle()
    assert before.opts["pen"].color().name() == DARK.block(0)
    stack.set_theme(LIGHT)


def test_the_axis_moves_rarely(pruning, studio):
    tops = set()
    for seed in range(12):
        studio.show(snapshot(count=48, rows=32, seed=seed))
        tops.add(tuple(pruning.plot.plot.getViewBox().viewRange()[1]))
    assert len(tops) == 1


@pytest.mark.parametrize("name", ["prune", "grow"])
def test_buttons_edit_now_and_in_rounds(stack, studio, name):
    stack.open("pruning" if name == "prune" else "growth")
    now, rounds = (stack.findChild(QPushButton, f"{name}.{part}") for part in ("now", "rounds"))
    assert not now.isEnabled()
    assert not rounds.isEnabled()
    editable(studio)
    QTest.mouseClick(now, Qt.MouseButton.LeftButton)
    rounds.setFocus()
    QTest.keyClick(rounds, Qt.Key.Key_Space)
    assert studio.asked == [name, f"begin {name}"]
    studio.set_situation(network=False)
    assert not now.isEnabled()


def test_targeted_rounds_have_more_to_set(pruning, studio):
    rows = pruning.rows
    hidden = ("pruning.targeted_steps", "pruning.norm_threshold")
    assert not any(rows[key].isVisible() for key in hidden)
    check = rows["pruning.targeted"].editor.check
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert studio.recipe.pruning.targeted
    assert all(rows[key].isVisible() for key in hidden)
    retype(rows["pruning.norm_threshold"].editor.box, "0.4")
    assert studio.recipe.pruning.norm_threshold == 0.4


def test_settings_of_pruning_and_decay(pruning, studio):
    def editor(key):
        return pruning.rows[key].editor

    choose(editor("pruning.components").combo, "Columns")
    assert studio.recipe.pruning.components == "columns"
    assert not pruning.rows["pruning.score"].isEnabled()  # only rows have a choice
    retype(editor("pruning.threshold").box, "0.05")
    retype(editor("pruning.target").box, "none")
    retype(editor("pruning.total_steps").box, "5000")
    choose(editor("decay.norm").combo, "‖A‖₂²")
    choose(editor("decay.course").combo, "Rising")
    recipe = studio.recipe
    assert (recipe.pruning.threshold, recipe.pruning.target) == (0.05, 0)
    assert recipe.pruning.total_steps == 5000
    assert (recipe.decay.norm, recipe.decay.course) == ("L2", "rising")
    assert pruning.rows["decay.strength"].isVisible()
    choose(editor("decay.alpha").choice.combo, "Set")
    assert studio.recipe.decay.alpha == 1e-7
    assert not pruning.rows["decay.strength"].isVisible()
    retype(editor("pruning.threshold").box, "1.5")
    assert studio.recipe.pruning.threshold == 0.05
    assert "pruning.threshold is 1.5" in studio.messages[0][1]


def test_what_would_be_added_is_said(growth, studio):
    assert growth.addition.text() == "Known once there is a network."
    known = snapshot()
    low, high = known.block_states[1].low, known.block_states[1].high
    studio.show(known)
    assert growth.addition.text() == (
        f"8 columns in block 2 (radii {low:.1f}–{high:.1f}): it saturates most."
    )
    studio.show(replace(known, addition=Addition(0, 1, "it saturates most")))
    assert growth.addition.text().startswith("1 column in block 1 (radii 0–")
    studio.show(replace(known, addition=Addition(None, 0, "no block is saturated")))
    assert growth.addition.text() == "Nothing: no block is saturated."
    studio.show(replace(known, addition=None))
    assert "picture" in growth.addition.text()


def test_settings_of_growth(growth, studio):
    def box(name):
        return growth.rows[f"growth.{name}"].editor.box

    assert growth.sum.text() == "20 rounds, 2,100 steps."
    retype(box("add"), "16")
    retype(box("total"), "40")
    retype(box("every"), "50")
    retype(box("tolerance"), "0.1")
    assert growth.sum.text() == "3 rounds, 200 steps."
    choose(growth.rows["growth.calm"].editor.combo, "Grow the lowest")
    chosen = studio.recipe.growth
    assert (chosen.add, chosen.total, chosen.every, chosen.calm) == (16, 40, 50, "spill")
    assert chosen.tolerance == 0.1


def test_the_training_panel_shows_the_phase(stack, studio):
    stack.open("training")
    studio.change({"training.phases": ("fit:100", "grow", "prune")})
    names = studio.recipe.training.phases
    panel = stack.training
    assert not panel.phase.isVisible()
    studio.show(replace(snapshot(), phase=PhaseState(names, 1, 0.4, "round 3")))
    assert panel.phase.text() == "Now: phase 2 of 3: grow, round 3."
    assert not panel.skip.isEnabled()
    studio.set_situation(state="running", network=True, trainable=True, phased=True)
    QTest.mouseClick(panel.skip, Qt.MouseButton.LeftButton)
    assert studio.asked == ["skip"]
    bold = [panel.phases.list.item(row).font().bold() for row in range(3)]
    assert bold == [False, True, False]
    studio.change({"training.phases": ("grow", "prune")})  # no longer those of the run
    studio.show(replace(snapshot(), phase=PhaseState(names, 2, 0.0)))
    assert not any(panel.phases.list.item(row).font().bold() for row in range(2))
    studio.show(snapshot())
    assert not panel.phase.isVisible()
    assert not panel.skip.isVisible()


def test_a_removal_compares_without_its_scores():
    known = snapshot().removal
    assert known == replace(known, column_scores=None, row_scores=())
    assert known != removal_of(abs(snapshot().column_norms[None, :]), 0.5)

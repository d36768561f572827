from __future__ import annotations

import pytest
from fake_studio import FakeStudio, shown, waves
from hands import retype, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from sinstudio.app.panels.stack import PanelStack
from sinstudio.training.recipe import Recipe


@pytest.fixture
def studio(qapp):
    return FakeStudio()


@pytest.fixture
def stack(qtbot, studio):
    stack = shown(qtbot, PanelStack(studio))
    stack.open("network")
    return stack


def rows_of(panel):
    settle()
    return {key.split(".")[1] for key, row in panel.rows.items() if row.isVisible()}


def choose_siren(stack):
    combo = stack.network.rows["network.baseline"].editor.combo
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_End)


def test_a_siren_is_chosen_and_its_range_is_said_in_cycles_per_picture(stack, studio):
    panel = stack.network
    assert "omega0" not in rows_of(panel)
    assert not panel.reach.isVisible()
    choose_siren(stack)
    assert studio.recipe.network.baseline == "siren"
    assert "omega0" in rows_of(panel)
    assert panel.reach.text() == "ω starts within ±4.77 cycles per picture."
    retype(panel.rows["network.omega0"].editor.box, "60")
    assert studio.recipe.network.omega0 == 60
    assert "±9.55 cycles" in panel.reach.text()


def test_omega_is_trained_in_a_siren_only(stack, studio):
    checks = stack.network.rows["network.trainable"].editor.checks
    assert not checks["omega"].isVisible()
    choose_siren(stack)
    settle()
    assert checks["omega"].isVisible()
    assert checks["omega"].isChecked()
    assert checks["phases"].isChecked()
    checks["omega"].setFocus()
    QTest.keyClick(checks["omega"], Qt.Key.Key_Space)
    assert studio.recipe.network.trainable == ("A", "b", "C", "d", "phases")
    checks["phases"].setFocus()
    QTest.keyClick(checks["phases"], Qt.Key.Key_Space)
    assert studio.recipe.network.trainable == ("A", "b", "C", "d")
    combo = stack.network.rows["network.baseline"].editor.combo
    QTest.keyClick(combo, Qt.Key.Key_Home)
    assert studio.recipe.network.trainable == ("A", "b", "C", "d")
    assert studio.messages == []


@pytest.mark.parametrize("width", [260, 420])
def test_no_label_is_cut(qtbot, studio, width):
    stack = shown(qtbot, PanelStack(studio), width)
    studio.open(waves())
    studio.change({"network.baseline": "siren", "network.hidden": (1,), "network.inverse_c": True})
    for name in ("network", "frequencies", "picture"):
        stack.open(name)
        settle()
        panel = getattr(stack, name)
        assert panel.width() <= panel.parentWidget().width()
        for label in panel.findChildren(QLabel):
            if label.isVisible() and label.text():
                assert label.width() >= label.minimumSizeHint().width(), label.text()
                assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_the_inverse_is_offered_where_a_is_one_number(stack, studio):
    panel = stack.network
    assert "inverse_c" not in rows_of(panel)
    studio.open(waves(channels=1))
    one = {"frequencies.strategy": "custom", "frequencies.values": ((1, 0),)}
    studio.change({"network.hidden": (1,), **one})
    assert {"inverse_c", "scale_c"} <= rows_of(panel)
    check = panel.rows["network.inverse_c"].editor.check
    check.setFocus()
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert studio.recipe.network.inverse_c
    assert "scale_c" not in rows_of(panel)
    studio.change({"network.hidden": (2,)})
    assert {"inverse_c", "scale_c"} <= rows_of(panel)  # to be switched off


def test_the_frequencies_panel_says_that_a_siren_draws_its_own(stack, studio):
    studio.open(waves())
    studio.set_recipe(Recipe().changed({"network.baseline": "siren", "frequencies.count": 40}))
    stack.open("frequencies")
    panel = stack.frequencies
    assert rows_of(panel) == {"count", "seed"}
    assert "A SIREN draws its own" in panel.about.text()
    assert panel.result.text().startswith("40 frequencies, radii ")
    before = studio.preview.frequencies
    QTest.mouseClick(panel.draw, Qt.MouseButton.LeftButton)
    assert studio.recipe.frequencies.seed == 1
    assert before.dtype.kind == "f"
    assert (before != studio.preview.frequencies).all()
    studio.change({"network.baseline": "none"})
    assert "strategy" in rows_of(panel)


def test_a_list_does_not_begin_with_real_frequencies(stack, studio):
    studio.open(waves())
    studio.change({"network.baseline": "siren"})
    panel = stack.frequencies
    real = panel._preview
    studio.change({"network.baseline": "none"})
    panel.set_preview(real)  # the newer one is still being worked out
    panel.take("frequencies.strategy", "custom")
    assert studio.recipe.frequencies.values == ((1, 0), (0, 1))


def test_the_picture_panel_names_no_period(stack, studio):
    studio.open(waves(48, 32))
    assert "period 2.2" in stack.picture.fitted.text()
    studio.change({"network.baseline": "siren"})
    assert "no period, as this is a SIREN" in stack.picture.fitted.text()

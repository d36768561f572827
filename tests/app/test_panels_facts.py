from __future__ import annotations

import pytest
from fake_studio import FakeStudio, shown, waves
from hands import choose, retype
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.network import parameter_count
from sinstudio.app.panels.stack import PanelStack


@pytest.fixture
def studio(qapp):
    return FakeStudio()


@pytest.fixture
def stack(qtbot, studio):
    return shown(qtbot, PanelStack(studio))


def editor_of(stack, key):
    return stack.findChild(Editor, key)


def test_picture_panel_names_the_picture_and_what_is_fitted(stack, studio):
    panel = stack.picture
    assert panel.name.text() == "No picture"
    assert "Open" in panel.opened.text()
    studio.open(waves(96, 64), "kodim23.png")
    assert panel.name.text() == "kodim23.png"
    assert panel.opened.text() == "96 × 64 RGB"
    assert panel.fitted.text() == "Fitted: 96 × 64 RGB, period 2.2."
    studio.change({"picture.period": ("tile", "mirror")})
    assert panel.fitted.text() == "Fitted: 96 × 64 RGB, period 2 × 4 mirrored."
    studio.open(waves(5, 4, 1), "<b>dot</b>")
    assert panel.name.textFormat() == Qt.TextFormat.PlainText
    assert panel.opened.text() == "5 × 4 grey"


def test_a_crop_starts_from_the_whole_picture(stack, studio):
    studio.open(waves(96, 64))
    crop = editor_of(stack, "picture.crop")
    QTest.keyClick(crop.whole, Qt.Key.Key_Space)
    assert studio.recipe.picture.crop == (0, 0, 96, 64)
    retype(crop.boxes[0], "97")  # right of the right side
    assert studio.recipe.picture.crop == (0, 0, 96, 64)
    assert crop.boxes[0].number() == 0
    assert "left must be below right" in studio.messages[0][1]
    retype(crop.boxes[0], "32")
    assert studio.recipe.picture.crop == (32, 0, 96, 64)


def test_a_size_starts_from_that_of_the_picture(stack, studio):
    studio.open(waves(96, 64))
    combo = editor_of(stack, "picture.size").choice.combo
    choose(combo, "Long side")
    assert studio.recipe.picture.size == 96
    choose(combo, "Width × height")
    assert studio.recipe.picture.size == (96, 64)


def test_parameters_are_counted(stack, studio):
    stack.open("network")
    studio.open(waves(96, 64))
    studio.change({"frequencies.count": 100, "network.hidden": (50, 20)})
    assert stack.network.widths.text().startswith("100 → 50 → 20 → 3 (")
    count = 300 + 50 * 101 + 20 * 51 + 3 * 21
    assert parameter_count(100, (50, 20), 3) == count
    assert f"({count:,} parameters)" in stack.network.widths.text()
    studio.change({"frequencies.strategy": "custom", "frequencies.values": ((1, 0), (0, 1))})
    assert stack.network.widths.text().startswith("2 → 50")


def test_training_panel_counts_passes_and_hides_what_the_schedule_ignores(stack, studio):
    stack.open("training")
    panel = stack.training
    assert not panel.passes.isVisible()
    studio.open(waves(96, 64))
    studio.change({"training.steps": 600, "training.batch": 2048})
    assert panel.passes.text() == "600 steps are 200 passes over the picture."
    studio.change({"training.batch": "all"})
    assert "600 passes" in panel.passes.text()
    assert panel.rows["training.final_rate"].isVisible()
    studio.change({"training.schedule": "constant"})
    assert not panel.rows["training.final_rate"].isVisible()

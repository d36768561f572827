from __future__ import annotations

import math

import numpy as np
import pytest
from fake_studio import FakeStudio, shown, waves
from hands import retype
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from sinstudio.app.panels.blocks import MOST_BLOCKS, with_block, without_block
from sinstudio.app.panels.bounds import BoundsPanel
from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Domain
from sinstudio.training.choose import blocks_for
from sinstudio.training.recipe import Recipe


@pytest.fixture
def studio(qapp):
    return FakeStudio()


@pytest.fixture
def panel(qtbot, studio):
    found = shown(qtbot, BoundsPanel(studio))
    QTest.mouseClick(found.fold, Qt.MouseButton.LeftButton)
    return found


class Network:
    """Of a snapshot, what the panel looks at."""

    def __init__(self, radii, domain):
        self.radii, self.domain = np.asarray(radii, float), domain


def toggle(panel, key):
    QTest.keyClick(panel.rows[key].editor.check, Qt.Key.Key_Space)


def table_of(panel):
    return panel.table.limits.value(), panel.table.values.value()


def in_effect(studio):
    preview = studio.preview
    blocks = blocks_for(studio.recipe, preview.radii, preview.domain)
    return blocks.limits, blocks.values


def test_automatic_blocks_are_shown_once_a_picture_is_open(panel, studio):
    assert not panel.table.isVisible()
    assert panel.unknown.isVisible()
    studio.open(waves())
    assert panel.table.isVisible()
    assert not panel.unknown.isVisible()
    assert table_of(panel) == in_effect(studio)
    assert len(panel.table.values.boxes) == 3


def test_the_table_is_folded_away_while_bounds_are_automatic(qtbot, studio):
    panel = shown(qtbot, BoundsPanel(studio))
    studio.open(waves())
    assert not panel.table.isVisible()
    assert not panel.unknown.isVisible()
    toggle(panel, "bounds.automatic")
    assert panel.table.isVisible()
    assert panel.fold.isChecked()
    toggle(panel, "bounds.automatic")
    assert not panel.table.isVisible()
    panel.fold.setFocus()
    QTest.keyClick(panel.fold, Qt.Key.Key_Space)
    assert panel.table.isVisible()
    toggle(panel, "bounds.automatic")
    toggle(panel, "bounds.automatic")
    assert panel.table.isVisible()  # as the user wanted it


def test_columns_are_counted_in_each_block(panel, studio):
    studio.open(waves())
    studio.show(Network([1, 2, 3, 9, 10, 30], Domain(64, 64)))
    studio.change(
        {"bounds.automatic": False, "bounds.limits": (4, 20, 31), "bounds.values": (1,) * 4}
    )
    assert [cell.text() for cell in panel.table._counts.cells] == ["3", "2", "1", "0"]


def test_the_filter_has_a_slider_and_a_way_back(panel, studio):
    slider, button = panel.filter.slider, panel.filter.button
    assert (slider.value(), panel.filter.value.text()) == (0, "off")
    assert not button.isEnabled()
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert studio.filtering.strength == 0.11
    assert panel.filter.value.text() == "11 %, on"
    assert studio.recipe == Recipe()  # no setting
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (studio.filtering.strength, slider.value()) == (0.0, 0)
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert studio.filtering.strength == 1.0
    slider.customContextMenuRequested.emit(slider.rect().center())
    menu = panel.filter.findChild(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert studio.filtering.strength == 0.0


def test_the_slider_moves_the_bounds(panel, studio):
    studio.open(waves())
    slider = panel.rows["bounds.smoothness"].editor.slider
    slider.setFocus()
    before = panel.table.values.value()
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert studio.recipe.bounds.smoothness > 1.5
    assert table_of(panel) == in_effect(studio)
    assert panel.table.values.value() < before


def test_editing_a_bound_goes_on_from_the_automatic_ones(panel, studio):
    studio.open(waves())
    limits, values = in_effect(studio)
    retype(panel.table.values.boxes[1], "0.3")
    bounds = studio.recipe.bounds
    assert not bounds.automatic
    assert bounds.limits == limits  # every digit, not those shown
    assert bounds.values == (values[0], 0.3, values[2])
    assert not panel.rows["bounds.automatic"].editor.value()
    assert not panel.rows["bounds.smoothness"].isEnabled()


def test_switching_automatic_off_changes_no_bound(panel, studio):
    studio.open(waves())
    before = in_effect(studio)
    toggle(panel, "bounds.automatic")
    assert not studio.recipe.bounds.automatic
    assert (studio.recipe.bounds.limits, studio.recipe.bounds.values) == before
    toggle(panel, "bounds.automatic")
    assert studio.recipe.bounds.automatic
    assert table_of(panel) == before


def test_switching_automatic_off_without_a_picture_leaves_a_unbounded(panel, studio):
    toggle(panel, "bounds.automatic")
    assert studio.recipe.bounds.values == (math.inf,)
    assert panel.table.isVisible()
    assert panel.table.values.boxes[0].lineEdit().text() == "∞"


def test_blocks_are_added_and_removed(panel, studio):
    studio.open(waves(96, 64))
    studio.change({"bounds.limits": (8,), "bounds.values": (1.0, 0.4)})
    QTest.mouseClick(panel.table.add, Qt.MouseButton.LeftButton)
    assert studio.recipe.bounds.limits == (8, 20)  # halfway to Nyquist, 32
    assert studio.recipe.bounds.values == (1.0, 0.4, 0.2)
    assert len(panel.table.values.boxes) == 3
    QTest.mouseClick(panel.table.controls[2], Qt.MouseButton.LeftButton)  # remove the first
    assert studio.recipe.bounds.limits == (20,)
    assert studio.recipe.bounds.values == (0.4, 0.2)
    QTest.mouseClick(panel.table.controls[2], Qt.MouseButton.LeftButton)
    assert studio.recipe.bounds.values == (0.2,)
    removers = [c for c in panel.table.controls if c.accessibleName() == "Remove this block"]
    assert not removers[0].isEnabled()


def test_limits_that_do_not_rise_are_refused(panel, studio):
    studio.change({"bounds.limits": (8, 20), "bounds.values": (1.0, 0.4, 0.1)})
    retype(panel.table.limits.boxes[1], "5")
    assert studio.recipe.bounds.limits == (8, 20)
    assert table_of(panel) == ((8, 20), (1.0, 0.4, 0.1))
    assert "bounds.limits" in studio.messages[0][1]
    retype(panel.table.values.boxes[0], "much")
    assert panel.table.values.boxes[0].lineEdit().text() == "1"
    assert "bounds.values" in studio.messages[1][1]


def test_infinity_can_be_typed(panel, studio):
    studio.change({"bounds.limits": (8,), "bounds.values": (1.0, 0.4)})
    retype(panel.table.values.boxes[0], "inf")
    assert studio.recipe.bounds.values == (math.inf, 0.4)


def test_reset_of_the_table_makes_it_automatic(panel, studio):
    studio.change({"bounds.limits": (8,), "bounds.values": (1.0, 0.4)})
    for column in (panel.table.limits, panel.table.values):
        studio.change({"bounds.limits": (8,), "bounds.values": (1.0, 0.4)})
        column.reset()
        assert studio.recipe == Recipe()
    assert studio.messages == []


def test_unbounded_greys_the_rest_out(panel, studio):
    studio.open(waves())
    before = table_of(panel)
    toggle(panel, "bounds.enabled")
    assert not studio.recipe.bounds.enabled
    assert table_of(panel) == before  # what would hold
    assert not panel.table.isEnabled()
    for key in ("bounds.automatic", "bounds.smoothness", "bounds.deeper"):
        assert not panel.rows[key].isEnabled()
    assert panel.rows["bounds.enabled"].isEnabled()


def test_a_network_counts_before_the_preview(panel, studio):
    studio.open(waves())
    domain = Domain(64, 64)
    radii = np.arange(1, 31)
    studio.show(Network(radii, domain))
    expected = blocks_for(studio.recipe, radii, domain)
    assert table_of(panel) == (expected.limits, expected.values)
    studio.change({"frequencies.count": 50})  # waits for a restart
    assert table_of(panel) == (expected.limits, expected.values)


def test_deeper_layers_have_a_bound_each(panel, studio):
    deeper = panel.rows["bounds.deeper"].editor
    assert deeper.none.isVisible()
    studio.change({"network.hidden": (64, 48, 32)})
    assert len(deeper.boxes) == 2
    retype(deeper.boxes[0], "0.2")
    assert studio.recipe.bounds.deeper == (0.2,)


RADII = st.lists(st.floats(0.1, 1e4), max_size=8, unique_by=lambda r: f"{r:.3g}").map(sorted)
BOUND = st.floats(0, 10) | st.just(math.inf)


@given(RADII, st.data(), st.none() | st.floats(0.5, 2e4))
def test_tables_stay_consistent(limits, data, nyquist):
    size = len(limits) + 1
    values = data.draw(st.lists(BOUND, min_size=size, max_size=size))
    blocks = Blocks(tuple(limits), tuple(values))
    more = Blocks(*with_block(blocks, nyquist))
    assert more.limits[:-1] == blocks.limits
    assert more.values[:-1] == blocks.values
    if limits:
        index = data.draw(st.integers(0, len(limits)))
        fewer = Blocks(*without_block(blocks, index))
        assert set(fewer.limits) <= set(blocks.limits)
        assert len(fewer) == len(blocks) - 1


def test_the_schema_has_room_for_as_many_blocks_as_the_table():
    limits = tuple(range(1, MOST_BLOCKS))
    assert Recipe().changed({"bounds.limits": limits, "bounds.values": (0.1,) * MOST_BLOCKS})

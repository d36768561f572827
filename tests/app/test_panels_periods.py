from __future__ import annotations

import itertools
from dataclasses import replace

import fake_snapshots
import numpy as np
import pytest
from fake_studio import FakeStudio, shown, waves
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from sinstudio.app.panels.frequencies import FrequenciesPanel
from sinstudio.app.theme import DARK, LIGHT

ODD = tuple(itertools.product((1, 3, 5), (-3, -1, 1, 3)))
EVEN = ((2, 0), (0, 2), (4, 2))
CUSTOM = {"frequencies.strategy": "custom", "picture.period": "tile"}


@pytest.fixture
def studio(qapp):
    return FakeStudio()


@pytest.fixture
def panel(qtbot, studio):
    return shown(qtbot, FrequenciesPanel(studio))


def of(studio, frequencies):
    """A snapshot of a network with these frequencies, on the picture that is open."""
    k = np.array(frequencies)
    return replace(
        fake_snapshots.snapshot(domain=studio.domain), frequencies=k, radii=studio.domain.radii(k)
    )


def icon_of(statement):
    return next(label for label in statement.findChildren(QLabel) if label is not statement.words)


def test_nothing_is_said_before_there_is_a_picture(panel):
    assert not panel.sub_periods_heading.isVisible()
    assert not panel.sub_periods.chosen.isVisible()
    assert not panel.sub_periods.button.isVisible()


def test_the_verdict_follows_the_list_as_it_is_typed(qtbot, panel, studio):
    studio.open(waves(64, 64))
    chosen = panel.sub_periods.chosen
    assert chosen.words.text() == "No sub-periods: the index of the frequencies is 1."
    assert not icon_of(chosen).isVisible()
    assert not panel.sub_periods.button.isVisible()
    studio.change(CUSTOM | {"frequencies.values": ODD})
    assert chosen.words.text().startswith("Index 2: the network repeats itself at (1/2, 1/2)")
    assert icon_of(chosen).isVisible()
    assert icon_of(chosen).accessibleName() == "Warning"
    assert panel.sub_periods.button.isVisible()
    text = panel.rows["frequencies.values"].editor.text
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "2, 1")
    qtbot.waitUntil(lambda: "No sub-periods" in chosen.words.text())
    assert not panel.sub_periods.button.isVisible()


def test_what_does_not_show_is_no_warning(panel, studio):
    studio.open(waves(64, 64))
    studio.change(CUSTOM | {"frequencies.values": ODD, "picture.period": 4})
    chosen = panel.sub_periods.chosen
    assert icon_of(chosen).accessibleName() == "Information"
    assert "none of it shows" in chosen.words.text()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_warning_takes_the_colours_of_the_theme(panel, studio, theme):
    studio.open(waves(64, 64))
    studio.change(CUSTOM | {"frequencies.values": ODD})
    panel.set_theme(theme)
    assert theme.warning in panel.sub_periods.chosen.styleSheet()
    studio.change({"frequencies.values": (*ODD, (1, 0))})
    assert panel.sub_periods.chosen.styleSheet() == ""


def test_biases_that_stay_at_zero_are_counted_in(panel, studio):
    studio.open(waves(64, 64))
    studio.change(CUSTOM | {"frequencies.values": ((1, 0), (0, 1))})
    words = panel.sub_periods.chosen.words
    assert "No sub-periods" in words.text()
    studio.change({"network.zero_biases": True, "network.trainable": ("A", "C", "d")})
    assert words.text().startswith("With all biases at zero")


def test_a_siren_has_none_to_speak_of(panel, studio):
    studio.open(waves(64, 64))
    studio.change({"network.baseline": "siren"})
    assert not panel.sub_periods_heading.isVisible()
    assert not panel.sub_periods.chosen.isVisible()


def test_a_network_that_stays_has_a_verdict_of_its_own(panel, studio):
    studio.open(waves(64, 64))
    studio.change(CUSTOM | {"frequencies.values": (*ODD, (1, 0))})
    chosen, network = panel.sub_periods.chosen, panel.sub_periods.network
    studio.show(of(studio, ODD))
    assert not network.isVisible()  # it is about to have these settings
    studio.set_situation(kept=True)
    assert network.words.text().startswith("The network as it is. Index 2")
    assert chosen.words.text().startswith("These settings. No sub-periods")
    studio.show(of(studio, (*ODD, (1, 0))))
    assert not network.isVisible()
    assert chosen.words.text().startswith("No sub-periods")


def test_a_model_without_its_picture_is_judged(panel, studio):
    studio.situation = replace(studio.situation, kept=True)
    studio.open(waves(64, 64))
    snapshot = of(studio, EVEN)
    panel.set_preview(None)
    studio.show(snapshot)
    assert panel.sub_periods.network.words.text().startswith("Index")


def test_cure_asks_for_as_many_columns_as_are_chosen(panel, studio):
    studio.open(waves(64, 64))
    studio.change(CUSTOM | {"frequencies.values": EVEN})
    sub_periods = panel.sub_periods
    assert not sub_periods.button.isEnabled()
    assert "now" in sub_periods.button.toolTip()
    studio.set_situation(curable=True)
    assert sub_periods.button.isEnabled()
    combo = sub_periods.count
    assert [combo.itemText(i) for i in range(3)] == ["2 columns", "4 columns", "16 columns"]
    QTest.mouseClick(sub_periods.button, Qt.MouseButton.LeftButton)
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.mouseClick(sub_periods.button, Qt.MouseButton.LeftButton)
    QTest.keyClick(combo, Qt.Key.Key_Home)
    QTest.mouseClick(sub_periods.button, Qt.MouseButton.LeftButton)
    assert studio.cures == [4, 16, 2]
    studio.change({"frequencies.values": ODD})
    assert combo.itemText(0) == "1 column"

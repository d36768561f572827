from __future__ import annotations

import numpy as np
import pytest
from fake_studio import FakeStudio, shown, waves
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sinstudio.app.panels.frequencies import FrequenciesPanel
from sinstudio.app.panels.strategies import LATTICE, READ, automatic_radii, first_values
from sinstudio.network.domain import Domain
from sinstudio.network.frequencies import choose
from sinstudio.render.luma import luma
from sinstudio.training.recipe import STRATEGIES, FrequencySettings


@pytest.fixture
def studio(qapp):
    return FakeStudio()


@pytest.fixture
def panel(qtbot, studio):
    return shown(qtbot, FrequenciesPanel(studio))


def choose_strategy(panel, strategy):
    combo = panel.rows["frequencies.strategy"].editor.combo
    combo.setFocus()
    while combo.currentIndex() != STRATEGIES.index(strategy):
        down = combo.currentIndex() < STRATEGIES.index(strategy)
        QTest.keyClick(combo, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_only_the_settings_that_a_strategy_reads_are_shown(panel, studio, strategy):
    choose_strategy(panel, strategy)
    assert studio.recipe.frequencies.strategy == strategy
    shown_keys = {key for key, row in panel.rows.items() if row.isVisible()}
    read = {f"frequencies.{name}" for name in READ[strategy]}
    assert shown_keys == {"frequencies.strategy"} | read
    assert panel.about.text().endswith(".")
    assert studio.messages == []


CHANGED = {
    "count": 7,
    "limit": 16.5,
    "sigma": 5.0,
    "low_share": 0.2,
    "low_limit": 6.0,
    "high_from": 13.0,
    "unit_vectors": False,
    "seed": 5,
}


@pytest.mark.parametrize("strategy", [s for s in STRATEGIES if s not in ("lattice", "custom")])
def test_the_hidden_settings_change_nothing_and_the_shown_ones_something(strategy):
    domain = Domain(48, 48)
    brightness = luma(waves(48, 48))
    base = {name: getattr(FrequencySettings(), name) for name in CHANGED}
    base |= {"count": 40, "sigma": 12.0, "low_limit": 8.0, "high_from": 10.0}
    drawn = choose(strategy, domain, luma=brightness, **base).frequencies
    for name, value in CHANGED.items():
        other = choose(strategy, domain, luma=brightness, **{**base, name: value}).frequencies
        assert np.array_equal(drawn, other) == (name not in READ[strategy]), name


@pytest.mark.parametrize("strategy", [s for s in STRATEGIES if s not in ("lattice", "custom")])
@pytest.mark.parametrize("low_limit", ["auto", 6.0])
def test_automatic_radii_are_those_that_are_chosen(strategy, low_limit):
    domain = Domain(64, 48, (2.2, 2.0), stride=2)
    settings = FrequencySettings(strategy=strategy, low_limit=low_limit)
    rest = {"count": 30, "luma": luma(waves(64, 48)), "low_limit": low_limit}
    drawn = choose(strategy, domain, **rest).frequencies
    for name, radius in automatic_radii(settings, domain).items():
        if not (name == "low_limit" and low_limit != "auto"):
            same = choose(strategy, domain, **{**rest, name: radius}).frequencies
            assert np.array_equal(drawn, same), name


def test_automatic_says_what_it_comes_to(panel, studio):
    combo = panel.rows["frequencies.sigma"].editor.choice.combo
    assert combo.currentText() == "Automatic"
    studio.open(waves(200, 100))
    assert combo.currentText() == "Automatic (4)"
    choose_strategy(panel, "spectrum")
    assert panel.rows["frequencies.limit"].editor.choice.combo.currentText() == "Automatic (25)"


def test_a_list_of_your_own_starts_from_what_is_drawn(panel, studio):
    studio.open(waves())
    studio.change({"frequencies.count": 5})
    drawn = tuple(map(tuple, studio.preview.frequencies.tolist()))
    combo = panel.rows["frequencies.strategy"].editor.combo
    QTest.keyClick(combo, Qt.Key.Key_End)
    assert studio.recipe.frequencies.strategy == "custom"
    assert studio.recipe.frequencies.values == drawn
    text = panel.rows["frequencies.values"].editor.text
    assert text.toPlainText().splitlines() == [f"{x}, {y}" for x, y in drawn]


def test_lists_are_kept_apart_and_kept(panel, studio):
    choose_strategy(panel, "custom")
    studio.change({"frequencies.values": ((3, 4), (5, -6))})
    choose_strategy(panel, "lattice")
    assert studio.recipe.frequencies.values == first_values("lattice", (), None)
    choose_strategy(panel, "uniform")
    choose_strategy(panel, "custom")
    assert studio.recipe.frequencies.values == ((3, 4), (5, -6))


def test_a_lattice_starts_below_nyquist():
    assert first_values("lattice", (), Domain(40, 40)) == (-10, -3, -1, 1, 3, 10)
    assert first_values("lattice", (), None) == (*(-k for k in reversed(LATTICE)), *LATTICE)
    assert first_values("lattice", (), Domain(1, 1)) == (-1, 1)


def test_typed_values_are_previewed(qtbot, panel, studio):
    studio.open(waves())
    choose_strategy(panel, "lattice")
    text = panel.rows["frequencies.values"].editor.text
    text.setFocus()
    text.selectAll()
    QTest.keyClicks(text, "1 2 3")
    qtbot.waitUntil(lambda: studio.recipe.frequencies.values == (1, 2, 3))
    assert panel.result.text().startswith("9 frequencies, radii 0.9091 to 2.727;")


def test_new_draw(panel, studio):
    studio.open(waves())
    before = studio.preview.frequencies
    QTest.mouseClick(panel.draw, Qt.MouseButton.LeftButton)
    assert studio.recipe.frequencies.seed == 1
    assert panel.rows["frequencies.seed"].editor.value() == 1
    assert not np.array_equal(before, studio.preview.frequencies)
    studio.change({"frequencies.seed": 2**32 - 1})
    QTest.mouseClick(panel.draw, Qt.MouseButton.LeftButton)
    assert studio.recipe.frequencies.seed == 0


def test_notes_are_shown(panel, studio):
    assert panel.result.text() == "Known once a picture is open."
    studio.open(waves(16, 16))
    assert "Only" in panel.notes.text()
    assert panel.notes.isVisible()
    studio.change({"frequencies.count": 4})
    assert not panel.notes.isVisible()
    assert panel.result.text().startswith("4 frequencies, radii ")

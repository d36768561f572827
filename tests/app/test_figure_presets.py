"""The report's figures in the Presets menu: their recipes, and what they open."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QMessageBox
from pytestqt.qtbot import QtBot
from studio_window import WAIT, Open, action, until, until_fitted

from sinstudio.app.window import MainWindow
from sinstudio.files.presets import figure_presets, preset
from sinstudio.files.signals import Signal


def _signal_of(window: MainWindow, qtbot: QtBot, name: str) -> Signal:
    """Wait until the signal of a preset is open, with its recipe and a network."""
    chosen = preset(name)
    studio = window.studio
    qtbot.waitUntil(
        lambda: isinstance(studio.picture, Signal) and studio.picture.formula == chosen.formula,
        timeout=WAIT,
    )
    until_fitted(qtbot, window)
    picture = studio.picture
    assert isinstance(picture, Signal)
    assert picture.samples == chosen.samples
    for key in ("frequencies.values", "network.hidden", "training.rate", "picture.period"):
        assert studio.recipe.get(key) == chosen.recipe.get(key)
    return picture


@pytest.fixture
def errors(window: MainWindow) -> list[str]:
    found: list[str] = []
    window.studio.message.connect(
        lambda kind, text: found.append(text) if kind == "error" else None
    )
    return found


def test_every_figure_and_variant_is_in_the_submenu(window: MainWindow) -> None:
    figures = window.findChild(QMenu, "menu.figures")
    assert figures is not None
    assert [item.text() for item in figures.actions()] == [one.title for one in figure_presets()]
    for figure in figure_presets():
        for one in (figure, *figure.variants):
            assert action(window, f"preset.{one.name}").toolTip() == one.summary


def test_a_figure_of_signals_opens_its_signal_and_one_of_pictures_a_picture(
    window: MainWindow, qtbot: QtBot, errors: list[str]
) -> None:
    action(window, "preset.figure-3").trigger()
    first = _signal_of(window, qtbot, "figure-3")
    action(window, "preset.figure-3/example").trigger()  # of the same signal: nothing is opened
    assert window.studio.recipe.network.inverse_c
    assert window.studio.picture is first
    action(window, "preset.figure-6/ones").trigger()
    _signal_of(window, qtbot, "figure-6/ones")
    action(window, "preset.figure-7").trigger()  # pairs of frequencies: no signal can have them
    qtbot.waitUntil(lambda: not isinstance(window.studio.picture, Signal), timeout=WAIT)
    assert window.studio.recipe.frequencies == preset("figure-7").recipe.frequencies
    assert not errors


def test_an_unsaved_fit_is_not_replaced_without_asking(window: MainWindow, qtbot: QtBot) -> None:
    action(window, "preset.figure-3").trigger()
    before = _signal_of(window, qtbot, "figure-3")
    window.studio.change({"training.steps": 5, "training.stop_loss": 0})
    until_fitted(qtbot, window)
    action(window, "start").trigger()
    until(qtbot, window, "finished")
    window.confirm_close = True
    action(window, "preset.figure-4").trigger()
    box = window.findChild(QMessageBox, "confirm")
    assert box is not None
    box.button(QMessageBox.StandardButton.Cancel).click()
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "confirm") is None, timeout=WAIT)
    assert window.studio.picture is before
    assert window.studio.recipe.network.hidden == (1,)
    action(window, "preset.figure-4").trigger()
    box = window.findChild(QMessageBox, "confirm")
    box.button(QMessageBox.StandardButton.Discard).click()
    _signal_of(window, qtbot, "figure-4")


def test_the_window_begins_with_the_signal_of_a_preset(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("--preset", "figure-6/random")
    _signal_of(window, qtbot, "figure-6/random")

"""Signals in the whole window: opened, fitted, looked at, saved."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pictures_for_tests import TINY, tiny_image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QRadioButton, QToolButton
from pytestqt.qtbot import QtBot
from scipy.io import wavfile
from studio_window import WAIT, Open, action, until, until_fitted

from sinstudio.app.dialogs.formuladialog import FormulaDialog
from sinstudio.app.dialogs.samplesdialog import SamplesDialog
from sinstudio.app.views.spectrum import Spectrum
from sinstudio.app.window import MainWindow
from sinstudio.files.signals import open_signal
from sinstudio.training.recipe import Recipe

FORMULA = "sin(2*pi*x) + 0.5*sin(6*pi*x)"


@pytest.fixture
def formula(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with a signal of 64 samples and its untrained network."""
    window.studio.open_formula(FORMULA, 64)
    until_fitted(qtbot, window)
    return window


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    wave = np.sin(np.arange(80) / 5).astype(np.float32)
    wavfile.write(tmp_path / "tone.wav", 8000, np.stack([wave, wave / 2], 1))
    return tmp_path / "tone.wav"


def plot(window: MainWindow):
    return window.viewing.canvas._plot


def drawn(lines) -> list[tuple[np.ndarray, np.ndarray]]:
    return [(line.x, line.y) for line in lines if len(line.x)]


def until_drawn(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: bool(drawn(plot(window)._lines)), timeout=WAIT)


def test_a_formula_is_asked_for_and_drawn(window: MainWindow, qtbot: QtBot) -> None:
    action(window, "open_formula").trigger()
    dialog = window.findChild(FormulaDialog)
    field = dialog.findChild(QLineEdit, "formula.text")
    field.selectAll()
    QTest.keyClicks(field, "3*x")
    dialog.findChild(object, "formula.samples").setValue(32)
    qtbot.waitUntil(lambda: dialog._ok.isEnabled())
    dialog.accept()
    until_fitted(qtbot, window)
    assert window.windowTitle().startswith("3*x")
    canvas = window.viewing.canvas
    assert canvas._front.currentWidget() is plot(window)
    assert canvas.mode == "wipe"
    (x, y), = drawn(plot(window)._originals)  # fmt: skip
    np.testing.assert_allclose(x, -1 + np.arange(32) / 16)
    np.testing.assert_allclose(y, 3 * x, atol=1e-5)
    until_drawn(qtbot, window)
    assert window.findChild(Spectrum, "spectrum").isHidden()
    spectrum = window.viewing.signal_spectrum
    assert spectrum.isVisible()
    qtbot.waitUntil(lambda: len(spectrum.marks._places) == 8, timeout=WAIT)
    assert action(window, "save_picture").text() == "Save s&ignal…"


def test_the_default_for_pictures_becomes_that_for_signals(
    window: MainWindow, qtbot: QtBot
) -> None:
    studio, said = window.studio, []
    studio.message.connect(lambda level, sentence: said.append(sentence))
    studio.set_recipe(Recipe().changed({"training.device": "cpu"}))
    studio.open_formula(FORMULA, 64)
    until_fitted(qtbot, window)
    assert (studio.recipe.frequencies.count, studio.recipe.network.hidden) == (32, (64,))
    assert studio.recipe.training.device == "cpu"
    assert any("preset Signal" in sentence for sentence in said)
    studio.open_image(tiny_image())
    qtbot.waitUntil(lambda: studio.units is None, timeout=WAIT)
    assert studio.recipe.frequencies.count == Recipe().frequencies.count
    studio.change({"frequencies.count": 20})
    studio.open_formula("x", 64)
    qtbot.waitUntil(lambda: studio.units is not None, timeout=WAIT)
    assert studio.recipe.frequencies.count == 20
    assert studio.recipe.network.hidden == Recipe().network.hidden


def test_a_signal_is_trained_and_its_curve_follows(formula: MainWindow, qtbot: QtBot) -> None:
    formula.studio.change({"training.steps": 300})
    until_fitted(qtbot, formula)
    action(formula, "start").trigger()
    until(qtbot, formula, "finished")
    studio = formula.studio
    assert studio.snapshot.psnr_db > 25
    assert studio.snapshot.ssim is None

    def close_to_the_original() -> bool:
        curves = drawn(plot(formula)._lines)
        if not curves:
            return False
        x, y = curves[0]
        return bool(np.abs(y - np.sin(2 * np.pi * x) - 0.5 * np.sin(6 * np.pi * x)).mean() < 0.2)

    qtbot.waitUntil(close_to_the_original, timeout=WAIT)
    canvas = formula.viewing.canvas
    canvas.set_mode("difference")
    qtbot.waitUntil(
        lambda: (
            bool(drawn(plot(formula)._lines))
            and np.abs(drawn(plot(formula)._lines)[0][1]).max() < 1
        ),
        timeout=WAIT,
    )
    assert not drawn(plot(formula)._originals)


def test_zoom_evaluates_the_network_between_the_samples(formula: MainWindow, qtbot: QtBot) -> None:
    canvas = formula.viewing.canvas
    for _ in range(8):
        canvas.findChild(QToolButton, "canvas.zoom_in").click()
    qtbot.waitUntil(lambda: canvas._view is not None and canvas._view.region[0] > 0, timeout=WAIT)
    view = canvas._view
    assert view.region[2] - view.region[0] < 0.1
    assert view.size[0] > 64 * (view.region[2] - view.region[0])

    def fine() -> bool:
        curves = drawn(plot(formula)._lines)
        if not curves:
            return False
        x = curves[0][0]
        left, right = plot(formula)._view.viewRange()[0]
        return int(((x > left) & (x < right)).sum()) > 100

    qtbot.waitUntil(fine, timeout=WAIT)
    assert len(plot(formula)._dots.data) > 0
    canvas.findChild(QToolButton, "canvas.fit_view").click()
    left, right = plot(formula)._view.viewRange()[0]
    assert left <= -1
    assert right >= 1


def test_several_periods_repeat(formula: MainWindow, qtbot: QtBot) -> None:
    formula.viewing.canvas.set_mode("tiled")

    def two_periods() -> bool:
        curves = drawn(plot(formula)._lines)
        return bool(curves) and curves[0][0][-1] > 2.5

    qtbot.waitUntil(two_periods, timeout=WAIT)
    x, y = drawn(plot(formula)._lines)[0]
    again = np.interp(x[x < 1] + 2.2, x, y)
    np.testing.assert_allclose(again, y[x < 1], atol=0.02 * np.ptp(y))
    assert any(line.isVisible() for line in plot(formula)._borders)


def test_a_sound_of_two_channels_by_a_drop(window: MainWindow, qtbot: QtBot, sound: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(sound))])
    assert window.opening.take(mime)
    until_fitted(qtbot, window)
    assert window.studio.units.columns == ("left", "right")
    assert plot(window).plot.getAxis("bottom").labelText == "time [s]"
    assert len(drawn(plot(window)._originals)) == 2
    until_drawn(qtbot, window)
    assert len(drawn(plot(window)._lines)) == 2
    texts = [text for _, text in plot(window)._legend._entries]
    assert texts == [
        "Reconstruction, left", "Reconstruction, right", "Original, left", "Original, right",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "samples"), [("1", 64), ("4", 256)])
def test_a_signal_is_saved_in_its_units(
    formula: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, samples: int
) -> None:
    action(formula, "save_picture").trigger()
    dialog = formula.findChild(SamplesDialog)
    dialog.findChild(QRadioButton, f"samples.{name}").click()
    dialog.accept()
    files = formula.findChild(QFileDialog, "save")
    files.findChild(QLineEdit).setText(str(tmp_path / "out.csv"))
    files.accept()
    qtbot.waitUntil(lambda: not formula.studio.situation.saving, timeout=WAIT)
    found = open_signal(tmp_path / "out.csv")
    assert found.samples == samples
    assert found.units.start == -1
    assert found.units.step == pytest.approx(2 / samples)


def test_a_model_of_a_signal_keeps_its_units(
    formula: MainWindow, qtbot: QtBot, tmp_path: Path, open_window: Open
) -> None:
    formula.studio.save_model(tmp_path / "m.sin")
    qtbot.waitUntil(lambda: (tmp_path / "m.sin").exists(), timeout=WAIT)
    other = open_window(str(tmp_path / "m.sin"))
    until_fitted(qtbot, other)
    assert other.studio.units == formula.studio.units
    assert not drawn(plot(other)._originals)
    until_drawn(qtbot, other)


def test_from_a_signal_to_a_picture_and_back(formula: MainWindow, qtbot: QtBot) -> None:
    studio, canvas = formula.studio, formula.viewing.canvas
    studio.open_image(tiny_image(), "tiny")
    qtbot.waitUntil(lambda: studio.units is None and studio.snapshot is not None, timeout=WAIT)
    assert canvas._front.currentWidget() is canvas._area
    assert canvas.mode == "reconstruction"
    assert formula.findChild(Spectrum, "spectrum").isVisible()
    assert action(formula, "save_picture").text() == "Save p&icture…"
    studio.open_formula("x^2", 40)
    qtbot.waitUntil(
        lambda: (
            studio.units is not None
            and studio.snapshot is not None
            and studio.snapshot.domain.signal
        ),
        timeout=WAIT,
    )
    assert canvas.mode == "wipe"


def test_the_panel_is_called_what_is_open(formula: MainWindow, qtbot: QtBot) -> None:
    header = formula.findChild(QToolButton, "panels.picture")
    assert header.text() == "Signal"
    assert formula.panels.picture.accessibleName() == "Signal"
    formula.studio.open_image(tiny_image(), "tiny")
    qtbot.waitUntil(lambda: formula.studio.units is None, timeout=WAIT)
    assert header.text() == "Picture"


def test_a_size_in_rows_is_not_a_signals(window: MainWindow, qtbot: QtBot) -> None:
    window.studio.change({"picture.size": (16, 12), "picture.channels": 3})
    window.studio.open_formula("x", 40)
    until_fitted(qtbot, window)
    assert window.studio.recipe.picture.size == "auto"
    assert window.studio.recipe.picture.channels == "auto"
    assert window.studio.target.shape == (1, 40, 1)


def test_the_number_of_samples_follows_the_setting(formula: MainWindow, qtbot: QtBot) -> None:
    studio = formula.studio
    studio.change({"picture.size": 100})
    qtbot.waitUntil(
        lambda: (
            studio.target.shape == (1, 100, 1)
            and studio.snapshot is not None
            and studio.snapshot.domain.width == 100
        ),
        timeout=WAIT,
    )
    assert studio.units.step == pytest.approx(0.02)


def test_the_picture_panel_speaks_of_samples(formula: MainWindow) -> None:
    panel = formula.findChild(object, "panel.picture")
    assert panel.opened.text() == "64 samples"
    assert panel.fitted.text() == "Fitted: 64 samples, period 2.2."
    assert panel.rows["picture.size"].label.text() == "Samples"
    assert panel.rows["picture.period"].editor.same.isHidden()
    crop = panel.rows["picture.crop"].editor
    crop.whole.click()
    assert [box.isHidden() for box in crop.boxes] == [False, True, False, True]
    assert formula.studio.recipe.picture.crop == (0, 0, 64, 1)


def test_a_list_of_whole_numbers(formula: MainWindow, qtbot: QtBot) -> None:
    panel = formula.findChild(object, "panel.frequencies")
    panel.take("frequencies.strategy", "custom")
    editor = panel.rows["frequencies.values"].editor
    assert len(formula.studio.recipe.frequencies.values) == 8
    editor.text.setPlainText("1, 1, 1")
    editor.commit()
    assert formula.studio.recipe.frequencies.values == (1, 1, 1)
    qtbot.waitUntil(
        lambda: (
            formula.studio.snapshot is not None
            and formula.studio.snapshot.frequencies.tolist() == [[1, 0]] * 3
        ),
        timeout=WAIT,
    )


def test_the_window_opens_with_a_formula(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("--formula", "x^3", "--theme", "dark")
    window.studio.set_recipe(TINY)
    until_fitted(qtbot, window)
    assert window.studio.picture.formula == "x^3"
    assert window.studio.target.shape == (1, 1024, 1)


def test_a_formula_that_is_wrong_is_one_sentence(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.studio.message, timeout=WAIT) as caught:
        window.studio.open_formula("sin(", 64)
    assert caught.args[0] == "error"
    assert "closing ) is missing, at character 4" in caught.args[1]


def test_a_table_with_a_hole_leaves_what_is_open(
    formula: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "bad.csv").write_text("1,2\n3,\n")
    with qtbot.waitSignal(formula.studio.message, timeout=WAIT) as caught:
        formula.studio.open_path(tmp_path / "bad.csv")
    assert "line 2" in caught.args[1]
    assert formula.studio.picture.formula == FORMULA

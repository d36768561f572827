"""A twin in the whole window, with the engine behind it, by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

from hands import choose, retype
from pictures_for_tests import ENDLESS, tiny_image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from studio_window import WAIT, Open, action, until, until_fitted

from sinstudio.app.panels.editors.simple import NumberBox
from sinstudio.app.twins.twindialog import TwinDialog
from sinstudio.app.window import MainWindow
from sinstudio.training.messages import AddFrequencies

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def ask(qtbot: QtBot, window: MainWindow) -> TwinDialog:
    QTest.keyClick(window, Qt.Key.Key_T, CONTROL)
    qtbot.waitUntil(lambda: window.findChild(TwinDialog) is not None, timeout=WAIT)
    dialog = window.findChild(TwinDialog)
    qtbot.waitExposed(dialog)
    come_back(qtbot, dialog)
    return dialog


def pick(dialog: QDialog, name: str) -> None:
    button = dialog.findChild(QRadioButton, f"twin.{name}")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))
    assert button.isChecked()


def ok(dialog: QDialog) -> QWidget:
    box = dialog.findChild(QDialogButtonBox)
    return box.button(QDialogButtonBox.StandardButton.Ok)


def accept(dialog: QDialog) -> None:
    QTest.mouseClick(ok(dialog), Qt.MouseButton.LeftButton)


def until_twin(qtbot: QtBot, window: MainWindow, *, there: bool = True) -> None:
    def seen() -> bool:
        snapshot = window.studio.snapshot
        twin = snapshot is not None and snapshot.twin is not None
        return twin == there and window.studio.situation.twin == there

    qtbot.waitUntil(seen, timeout=WAIT)


def begin(qtbot: QtBot, window: MainWindow, name: str = "bounds") -> None:
    dialog = ask(qtbot, window)
    pick(dialog, name)
    accept(dialog)
    until_twin(qtbot, window)
    come_back(qtbot, window)


def come_back(qtbot: QtBot, window: QWidget) -> None:
    """Let a window or a dialog have the keys."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=WAIT)


def train(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F5)
    until(qtbot, window, "finished")


def note(dialog: QDialog) -> str:
    return dialog.findChild(QLabel, "twin.note").text()


def test_there_is_no_twin_without_a_network(window: MainWindow) -> None:
    for verb in ("twin", "keep_main", "keep_twin"):
        assert not action(window, verb).isEnabled()
    assert not window.viewing.canvas.findChild(QToolButton, "canvas.show_twin").isEnabled()


def test_two_are_trained_and_compared_and_the_first_is_kept(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    studio, canvas = fitted.studio, fitted.viewing.canvas
    assert not action(fitted, "keep_main").isEnabled()
    begin(qtbot, fitted)
    assert canvas.mode == "twin"
    assert canvas.findChild(QToolButton, "canvas.show_twin").isEnabled()
    train(qtbot, fitted)
    snapshot = studio.snapshot
    assert snapshot.twin.step == snapshot.step == 40
    assert snapshot.twin.recipe == snapshot.recipe.changed({"bounds.enabled": False})
    quality = fitted.findChild(QLabel, "status.quality").text()
    assert quality == f"{snapshot.psnr_db:.1f} dB, twin {snapshot.twin.psnr_db:.1f} dB"
    qtbot.waitUntil(lambda: studio.snapshot.twin.frame is not None, timeout=WAIT)
    assert fitted.viewing.spectrum.bar.source == "halves"
    QTest.keyClick(fitted, Qt.Key.Key_T, CONTROL | SHIFT)
    until_twin(qtbot, fitted, there=False)
    assert canvas.mode == "reconstruction"
    assert fitted.viewing.spectrum.bar.source == "reconstruction"
    assert studio.recipe.bounds.enabled
    assert studio.snapshot.step == 40


def test_a_kept_twin_brings_its_settings_and_can_be_trained_on(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    studio = fitted.studio
    begin(qtbot, fitted, "siren")
    train(qtbot, fitted)
    QTest.keyClick(fitted, Qt.Key.Key_T, CONTROL | ALT)
    until_twin(qtbot, fitted, there=False)
    qtbot.waitUntil(lambda: not studio.snapshot.periodic, timeout=WAIT)
    assert studio.recipe.network.baseline == "siren"
    assert studio.restart_keys == ()
    assert studio.snapshot.step == 40
    assert studio.unsaved
    QTest.keyClick(fitted, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: studio.snapshot.step == 80, timeout=WAIT)


def test_settings_that_change_go_to_both(fitted: MainWindow, qtbot: QtBot) -> None:
    studio = fitted.studio
    begin(qtbot, fitted)
    studio.change({"training.rate": 0.003})
    qtbot.waitUntil(lambda: studio.snapshot.twin.recipe.training.rate == 0.003, timeout=WAIT)
    assert studio.snapshot.recipe.training.rate == 0.003
    assert not studio.snapshot.twin.recipe.bounds.enabled


def test_a_live_setting_copies_the_network_unless_both_begin_anew(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    train(qtbot, fitted)
    dialog = ask(qtbot, fitted)
    assert "begins as a copy" in note(dialog)
    assert not dialog.anew
    box = dialog.findChild(QCheckBox, "twin.anew")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert "from step 0" in note(dialog)
    assert dialog.anew
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    accept(dialog)
    until_twin(qtbot, fitted)
    assert fitted.studio.snapshot.step == fitted.studio.snapshot.twin.step == 40


def test_what_needs_a_new_network_asks_before_both_begin_anew(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    fitted.confirm_close = True
    train(qtbot, fitted)
    dialog = ask(qtbot, fitted)
    pick(dialog, "siren")
    assert "both begin anew from step 0" in note(dialog)
    assert not dialog.findChild(QCheckBox, "twin.anew").isEnabled()
    accept(dialog)
    qtbot.waitUntil(lambda: fitted.findChild(QMessageBox, "confirm") is not None, timeout=WAIT)
    question = fitted.findChild(QMessageBox, "confirm")
    assert question.informativeText() == "Both networks would begin anew."
    QTest.mouseClick(question.button(QMessageBox.StandardButton.Discard), Qt.MouseButton.LeftButton)
    until_twin(qtbot, fitted)
    assert fitted.studio.snapshot.step == fitted.studio.snapshot.twin.step == 0
    fitted.confirm_close = False


def test_any_setting_can_be_apart_by_its_name(fitted: MainWindow, qtbot: QtBot) -> None:
    dialog = ask(qtbot, fitted)
    pick(dialog, "other")
    assert not ok(dialog).isEnabled()  # the value is the network's own
    assert note(dialog) == "Choose a value that is not the network's own."
    choose(dialog.findChild(QComboBox, "twin.key"), "Frequencies – Count m")
    box = dialog.findChild(QWidget, "frequencies.count").findChild(NumberBox)
    retype(box, "5", Qt.Key.Key_Tab)
    assert dialog.values == {"frequencies.count": 5}
    assert ok(dialog).isEnabled()
    accept(dialog)
    until_twin(qtbot, fitted)
    assert fitted.studio.snapshot.twin.widths[0] == 5
    assert fitted.studio.snapshot.widths[0] == 8


def test_cancelling_begins_nothing(fitted: MainWindow, qtbot: QtBot) -> None:
    dialog = ask(qtbot, fitted)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert fitted.twins._dialog is None
    assert not fitted.studio.situation.twin


def test_reset_gives_both_a_new_network(fitted: MainWindow, qtbot: QtBot) -> None:
    begin(qtbot, fitted)
    train(qtbot, fitted)
    QTest.keyClick(fitted, Qt.Key.Key_F8)
    qtbot.waitUntil(
        lambda: fitted.studio.snapshot.step == 0 and fitted.studio.snapshot.twin is not None,
        timeout=WAIT,
    )
    assert fitted.studio.snapshot.twin.step == 0
    assert fitted.viewing.canvas.mode == "twin"


def test_another_picture_ends_the_twin(fitted: MainWindow, qtbot: QtBot) -> None:
    begin(qtbot, fitted)
    fitted.studio.open_image(tiny_image(20, 14), "other")
    until_twin(qtbot, fitted, there=False)
    until_fitted(qtbot, fitted)
    assert fitted.viewing.canvas.mode == "reconstruction"


def test_a_failing_twin_is_told_and_the_run_goes_on(fitted: MainWindow, qtbot: QtBot) -> None:
    studio = fitted.studio
    begin(qtbot, fitted)
    studio.change(ENDLESS)
    session = studio._fitting._engine._worker.session
    with qtbot.waitSignal(
        studio.message,
        timeout=WAIT,
        check_params_cb=lambda level, text: level == "warning" and text.startswith("The twin has"),
    ):
        session.pairing.twin.step = lambda stop: 1 / 0
        QTest.keyClick(fitted, Qt.Key.Key_F5)
    until_twin(qtbot, fitted, there=False)
    step = studio.snapshot.step
    qtbot.waitUntil(lambda: studio.snapshot.step > step, timeout=WAIT)
    assert studio.state == "running"


def test_keeping_the_twin_is_a_step_that_can_be_undone(fitted: MainWindow, qtbot: QtBot) -> None:
    studio = fitted.studio
    begin(qtbot, fitted, "siren")
    train(qtbot, fitted)
    QTest.keyClick(fitted, Qt.Key.Key_T, CONTROL | ALT)
    qtbot.waitUntil(lambda: not studio.snapshot.periodic, timeout=WAIT)
    assert studio.undo.stack.undoText() == "Twin kept: SIREN"
    studio.undo.undo()
    qtbot.waitUntil(lambda: studio.snapshot.periodic, timeout=WAIT)
    assert studio.recipe.network.baseline == "none"
    assert studio.restart_keys == ()
    studio.undo.redo()
    qtbot.waitUntil(lambda: not studio.snapshot.periodic, timeout=WAIT)
    assert studio.recipe.network.baseline == "siren"
    assert studio.restart_keys == ()


def test_a_network_that_is_not_kept_any_more_is_not_gone_back_to(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    studio = fitted.studio
    for seed in (5, 6, 7):  # one more than are kept
        studio.twin.begin({"training.rate": seed / 1000}, anew=False)
        until_twin(qtbot, fitted)
        studio.twin.keep()
        until_twin(qtbot, fitted, there=False)
    assert studio.undo.stack.count() == 3
    for rate in (0.006, 0.005):
        studio.undo.undo()
        qtbot.waitUntil(lambda: studio.snapshot.recipe.training.rate == rate, timeout=WAIT)  # noqa: B023
    studio.undo.undo()
    qtbot.waitUntil(lambda: fitted.messages.current is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: "not kept any more" in fitted.messages.current.sentence, timeout=WAIT)
    assert fitted.messages.current.level == "warning"
    before = studio.recipe  # the settings have been put back, and reach the network there is
    qtbot.waitUntil(lambda: studio.snapshot.recipe == before, timeout=WAIT)
    studio.undo.redo()  # what is left of that step
    qtbot.waitUntil(lambda: studio.snapshot.recipe.training.rate == 0.005, timeout=WAIT)
    studio.undo.redo()
    qtbot.waitUntil(lambda: studio.snapshot.recipe.training.rate == 0.006, timeout=WAIT)
    assert studio.restart_keys == ()


def test_going_back_to_a_network_that_is_gone_tells_what_a_restart_would_change(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    studio = fitted.studio
    begin(qtbot, fitted, "siren")
    studio.twin.keep()
    until_twin(qtbot, fitted, there=False)
    for rate in (0.006, 0.005):
        studio.twin.begin({"training.rate": rate}, anew=False)
        until_twin(qtbot, fitted)
        studio.twin.keep()
        until_twin(qtbot, fitted, there=False)
    for _ in range(3):
        studio.undo.undo()
    qtbot.waitUntil(lambda: studio.restart_keys != (), timeout=WAIT)
    assert not studio.snapshot.periodic  # the SIREN it is
    assert studio.recipe.network.baseline == "none"
    assert "network.baseline" in studio.restart_keys


def test_an_edit_after_going_back_from_a_twin_is_not_saved_already(
    fitted: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    studio = fitted.studio
    begin(qtbot, fitted)
    train(qtbot, fitted)
    studio.twin.keep()
    until_twin(qtbot, fitted, there=False)
    with qtbot.waitSignal(studio.storage.saved, timeout=WAIT):
        studio.save_model(tmp_path / "twin.sin")
    assert not studio.unsaved
    studio.undo.undo()
    qtbot.waitUntil(lambda: studio.snapshot.recipe.bounds.enabled, timeout=WAIT)
    assert studio.unsaved
    studio.edit_network(AddFrequencies(((1, 5),)), "Added (1, 5)", {})
    qtbot.waitUntil(
        lambda: (1, 5) in map(tuple, studio.snapshot.frequencies.tolist()), timeout=WAIT
    )
    assert studio.unsaved


def test_a_project_says_that_the_twin_is_not_part_of_it(
    fitted: MainWindow, open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    fitted.viewing.canvas.set_mode("wipe")
    begin(qtbot, fitted)
    train(qtbot, fitted)
    told: list[str] = []
    fitted.studio.message.connect(lambda level, text: told.append(text))
    path = tmp_path / "pair.sinproj"
    for autosave in (True, False):
        with qtbot.waitSignal(fitted.studio.project.saved, timeout=WAIT):
            fitted.studio.project.save(path, autosave=autosave)
    assert [text.endswith("The twin is not part of it.") for text in told] == [True]
    second = open_window()
    with qtbot.waitSignal(second.studio.project.opened, timeout=WAIT):
        second.studio.open_path(path)
    assert second.studio.snapshot.step == 40
    assert second.viewing.canvas.mode == "wipe"  # and not that of a twin that is not there

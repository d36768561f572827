"""Closing, and hundreds of random sequences of what people press."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from pictures_for_tests import ENDLESS, tiny_file, tiny_image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot
from studio_window import WAIT, Open, action, dispose, hold_saves, until, until_fitted

from sinstudio.app.window import MainWindow

STATES = {"idle", "running", "paused", "stopped", "finished"}


def run(window: MainWindow, qtbot: QtBot) -> None:
    """Train without an end, some steps at least."""
    window.studio.change(ENDLESS)
    action(window, "start").trigger()
    until(qtbot, window, "running")
    qtbot.waitUntil(lambda: window.studio.unsaved, timeout=WAIT)


def question(window: MainWindow) -> QMessageBox:
    box = window.findChild(QMessageBox, "confirm")
    assert box is not None
    return box


def press(box: QMessageBox, button: QMessageBox.StandardButton) -> None:
    QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton)


def test_closing_in_the_middle_of_training_is_quick(fitted: MainWindow, qtbot: QtBot) -> None:
    run(fitted, qtbot)
    with qtbot.waitSignal(fitted.closed, timeout=WAIT) as closed:
        fitted.close()
    assert closed.args == [True]


def test_an_unsaved_fit_is_asked_about(fitted: MainWindow, qtbot: QtBot) -> None:
    run(fitted, qtbot)
    fitted.confirm_close = True
    fitted.close()
    assert fitted.isVisible()
    press(question(fitted), QMessageBox.StandardButton.Cancel)
    qtbot.waitUntil(lambda: fitted.findChild(QMessageBox, "confirm") is None, timeout=WAIT)
    assert fitted.isVisible()
    fitted.close()
    press(question(fitted), QMessageBox.StandardButton.Discard)
    qtbot.waitUntil(lambda: not fitted.isVisible(), timeout=WAIT)


def test_saving_and_closing(fitted: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    run(fitted, qtbot)
    action(fitted, "stop").trigger()
    until(qtbot, fitted, "stopped")
    fitted.confirm_close = True
    fitted.close()
    press(question(fitted), QMessageBox.StandardButton.Save)
    dialog = fitted.findChild(QFileDialog, "save")
    dialog.findChild(QLineEdit).setText(str(tmp_path / "kept.sinproj"))
    dialog.accept()
    qtbot.waitUntil(lambda: not fitted.isVisible(), timeout=WAIT)
    assert (tmp_path / "kept.sinproj").stat().st_size > 100


def test_closing_the_dialog_of_saving_closes_nothing(fitted: MainWindow, qtbot: QtBot) -> None:
    run(fitted, qtbot)
    fitted.confirm_close = True
    fitted.close()
    press(question(fitted), QMessageBox.StandardButton.Save)
    fitted.findChild(QFileDialog, "save").reject()
    qtbot.waitUntil(lambda: fitted.findChild(QMessageBox, "confirm") is None, timeout=WAIT)
    assert fitted.isVisible()


def test_what_cannot_be_saved_is_not_closed(
    fitted: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    run(fitted, qtbot)
    fitted.confirm_close = True
    fitted.close()
    press(question(fitted), QMessageBox.StandardButton.Save)
    dialog = fitted.findChild(QFileDialog, "save")
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "kept.sinproj"))
    dialog.done(QFileDialog.DialogCode.Accepted)
    with qtbot.waitSignal(fitted.keeping.abandoned, timeout=WAIT):
        pass
    assert fitted.isVisible()
    assert "nowhere" in fitted.messages.current.sentence


def test_a_saved_fit_is_not_asked_about(fitted: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    run(fitted, qtbot)
    action(fitted, "stop").trigger()
    until(qtbot, fitted, "stopped")
    with qtbot.waitSignal(fitted.studio.storage.saved, timeout=WAIT):
        fitted.studio.save_model(tmp_path / "kept.sin")
    fitted.confirm_close = True
    fitted.close()
    assert not fitted.isVisible()


def test_another_picture_is_asked_about(fitted: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    run(fitted, qtbot)
    fitted.confirm_close = True
    before = fitted.studio.picture
    fitted.opening.open_path(str(tiny_file(tmp_path, "other.png")))
    press(question(fitted), QMessageBox.StandardButton.Cancel)
    assert fitted.studio.picture is before
    fitted.opening.open_path(str(tiny_file(tmp_path, "other.png")))
    press(question(fitted), QMessageBox.StandardButton.Discard)
    qtbot.waitUntil(lambda: fitted.studio.picture is not before, timeout=WAIT)


@pytest.mark.parametrize("verb", ["reset", "new_seed"])
def test_a_new_network_is_asked_about(fitted: MainWindow, qtbot: QtBot, verb: str) -> None:
    run(fitted, qtbot)
    fitted.confirm_close = True
    seed = fitted.studio.recipe.training.seed
    action(fitted, verb).trigger()
    press(question(fitted), QMessageBox.StandardButton.Cancel)
    qtbot.waitUntil(lambda: fitted.findChild(QMessageBox, "confirm") is None, timeout=WAIT)
    assert fitted.studio.state == "running"
    assert fitted.studio.snapshot.step > 0
    action(fitted, "stop").trigger()
    until(qtbot, fitted, "stopped")
    assert fitted.studio.recipe.training.seed == seed
    action(fitted, verb).trigger()
    press(question(fitted), QMessageBox.StandardButton.Discard)
    qtbot.waitUntil(lambda: fitted.studio.snapshot.step == 0, timeout=WAIT)
    action(fitted, verb).trigger()  # nothing is lost now
    assert fitted.findChild(QMessageBox, "confirm") is None
    until_fitted(qtbot, fitted)


def test_closing_while_torch_is_loading_ends_the_program() -> None:
    script = (
        "from sinstudio.app import create\n"
        "app, window = create([])\n"
        "window.show(); app.processEvents()\n"
        "window.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], timeout=120, check=False)
    assert done.returncode == 0


def test_the_program_ends_with_its_window(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from sinstudio.app import main, window\n"
        "class Hasty(window.MainWindow):\n"
        "    def showEvent(self, event):\n"
        "        super().showEvent(event)\n"
        "        QTimer.singleShot(0, self.close)\n"
        "import sinstudio.app.windows as windows\n"
        "windows.MainWindow = Hasty\n"
        "sys.exit(main.run([sys.argv[1]]))\n"
    )
    command = [sys.executable, "-c", script, str(tiny_file(tmp_path))]
    done = subprocess.run(command, timeout=120, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_two_hundred_random_sequences(open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    """Start, pause, edit, stop, reset, open and close, in any order, leave everything usable.

    The fixtures see to it that no thread, timer or widget is left behind.
    """
    rng = random.Random(1)
    good = [tiny_file(tmp_path, "a.png"), tiny_file(tmp_path, "b.png", 9, 14)]
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"nonsense")
    ended: list[bool] = []
    for round_ in range(10):
        window = open_window()
        window.closed.connect(ended.append)
        studio = window.studio
        studio.set_recipe(studio.recipe.changed(SMALL))
        studio.open_path(good[0])
        verbs = ("start", "start", "pause", "stop", "reset", "new_seed")
        for _ in range(20):
            for _ in range(rng.randint(2, 8)):
                step = rng.randrange(10)
                if step < 6:
                    action(window, verbs[step]).trigger()
                elif step == 6:
                    studio.change({"bounds.smoothness": rng.choice((0.5, 1.5, 3.0, -1))})
                elif step == 7:
                    studio.change({"frequencies.count": rng.choice((6, 8)), **ENDLESS})
                elif step == 8:
                    studio.open_path(rng.choice([*good, bad]))
                else:
                    studio.change({"picture.size": rng.choice(("auto", 8))})
            qtbot.wait(1)  # one turn of the event loop
        if round_ % 2:
            qtbot.waitUntil(lambda: studio.state != "loading", timeout=WAIT)  # noqa: B023
        else:
            until_quiet(window, qtbot)
        dispose(window)  # in the middle of whatever it is doing
    assert ended == [True] * 10


SMALL = {
    "frequencies.count": 8,
    "network.hidden": (8,),
    "training.steps": 30,
    "training.batch": 16,
    "training.device": "cpu",
    "training.threads": 1,
}


def until_quiet(window: MainWindow, qtbot: QtBot) -> None:
    """After all that, one more fit runs from the beginning to the end."""
    studio = window.studio
    studio.stop()
    studio.set_recipe(studio.recipe.changed(SMALL | {"picture.size": "auto"}))
    studio.open_image(tiny_image(), "last")
    qtbot.waitUntil(
        lambda: studio.picture is not None and studio.picture.name == "last", timeout=WAIT
    )
    until_fitted(qtbot, window)
    studio.start()
    until(qtbot, window, "finished")
    assert studio.state in STATES
    assert studio.snapshot is not None
    assert studio.snapshot.step == 30
    assert studio.restart_keys == ()


def test_a_save_of_before_does_not_answer_a_question(
    fitted: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(fitted, qtbot)
    held = hold_saves(fitted, monkeypatch)
    fitted.keeping._chosen(str(tmp_path / "kept.sinproj"))
    qtbot.waitUntil(lambda: bool(held), timeout=WAIT)
    fitted.confirm_close = True
    fitted.close()
    with qtbot.waitSignal(fitted.keeping.done, timeout=WAIT):
        held.pop()()
    assert fitted.isVisible()
    press(question(fitted), QMessageBox.StandardButton.Discard)
    qtbot.waitUntil(lambda: not fitted.isVisible(), timeout=WAIT)


def test_what_is_asked_while_another_question_is_open_is_not_done(
    fitted: MainWindow, qtbot: QtBot
) -> None:
    run(fitted, qtbot)
    fitted.confirm_close = True
    action(fitted, "reset").trigger()
    with qtbot.waitSignal(fitted.guard.dropped, timeout=WAIT):
        fitted.close()  # as Quit in another window does
    press(question(fitted), QMessageBox.StandardButton.Cancel)
    assert fitted.isVisible()


def test_a_wish_takes_the_place_of_one_that_waits_for_a_save(
    fitted: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(fitted, qtbot)
    action(fitted, "stop").trigger()
    until(qtbot, fitted, "stopped")
    held = hold_saves(fitted, monkeypatch)
    fitted.confirm_close = True
    fitted.close()
    press(question(fitted), QMessageBox.StandardButton.Save)
    dialog = fitted.findChild(QFileDialog, "save")
    dialog.findChild(QLineEdit).setText(str(tmp_path / "kept.sinproj"))
    dialog.accept()
    qtbot.waitUntil(lambda: bool(held), timeout=WAIT)
    with qtbot.waitSignal(fitted.guard.dropped, timeout=WAIT):
        action(fitted, "reset").trigger()
    held.pop()()
    qtbot.waitUntil(lambda: fitted.studio.snapshot.step == 0, timeout=WAIT)
    assert fitted.isVisible()
    assert fitted.studio.storage.saved_at == (0, 0)

"""After a crash the next start offers what was there; a clean end leaves nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pictures_for_tests import ENDLESS, tiny_file
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from studio_window import WAIT, Open, action, dispose, until

from sinstudio.app.projects import autosave
from sinstudio.app.projects.project import Project
from sinstudio.app.window import MainWindow
from sinstudio.app.windows import Windows
from sinstudio.files.recovery import claim_slot, recovery_folder

QUICK = 50  # milliseconds
TRAIN = """
import sys
sys.path.insert(0, sys.argv[2])
from pictures_for_tests import ENDLESS, TINY
from sinstudio.app import create
from sinstudio.app.projects import autosave
autosave.USUAL_MILLISECONDS = 50
application, window = create([sys.argv[1]])
window.studio.set_recipe(TINY.changed(ENDLESS))
window.show()
window.studio.opened.connect(window.studio.start)
application.exec()
"""


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "USUAL_MILLISECONDS", QUICK)


def kept() -> list[Path]:
    return list(recovery_folder().glob("*/work.sinproj"))


@pytest.fixture
def training(tmp_path: Path) -> Iterator[subprocess.Popen]:
    """Another SinStudio, which trains."""
    picture = tiny_file(tmp_path, "their picture.png")
    command = [sys.executable, "-c", TRAIN, str(picture), str(Path(__file__).parent)]
    with subprocess.Popen(command) as process:
        yield process
        process.kill()


def answer(window: MainWindow, text: str) -> None:
    """Press a button of the question in the message bar."""
    (button,) = (
        button
        for button in window.messages.findChildren(QPushButton)
        if button.isVisible() and button.text().replace("&", "") == text
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def train(window: MainWindow, qtbot: QtBot) -> None:
    window.studio.change(ENDLESS)
    action(window, "start").trigger()
    qtbot.waitUntil(lambda: window.studio.unsaved, timeout=WAIT)


def test_work_of_a_process_that_was_killed_comes_back(
    training: subprocess.Popen, open_window: Open, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(kept()) == 1, timeout=3 * WAIT)
    first = kept()[0].stat().st_mtime_ns
    qtbot.waitUntil(lambda: kept()[0].stat().st_mtime_ns != first, timeout=WAIT)  # and goes on
    beside = open_window()
    assert beside.messages.current is None  # theirs is not offered while they live
    dispose(beside)
    training.kill()
    training.wait()

    window = open_window()
    question = window.messages.current
    assert question is not None
    assert "their picture.png" in question.sentence
    answer(window, "Restore")
    with qtbot.waitSignal(window.studio.project.opened, timeout=WAIT) as opened:
        pass
    assert opened.args[0].recovered
    qtbot.waitUntil(lambda: window.studio.snapshot is not None, timeout=WAIT)
    assert window.studio.snapshot.step > 0
    assert window.studio.picture.name == "their picture.png"
    assert window.studio.recipe.frequencies.count == 8
    assert window.isWindowModified()
    assert len(kept()) == 1  # until it is saved, or given up
    action(window, "start").trigger()
    step = window.studio.snapshot.step
    qtbot.waitUntil(lambda: window.studio.snapshot.step > step, timeout=WAIT)
    window.close()
    assert kept() == []
    assert list(recovery_folder().iterdir()) == []


def test_it_is_kept_while_unsaved_and_no_longer(
    fitted: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert kept() == []
    train(fitted, qtbot)
    qtbot.waitUntil(lambda: len(kept()) == 1, timeout=WAIT)
    action(fitted, "stop").trigger()
    until(qtbot, fitted, "stopped")
    with qtbot.waitSignal(fitted.keeping.done, timeout=WAIT):
        fitted.keeping._chosen(str(tmp_path / "own.sinproj"))
    qtbot.waitUntil(lambda: kept() == [], timeout=WAIT)


def test_settings_are_kept_too(fitted: MainWindow, qtbot: QtBot) -> None:
    before = fitted.studio.recipe
    fitted.studio.change({"bounds.smoothness": 3.0})
    qtbot.waitUntil(lambda: len(kept()) == 1, timeout=WAIT)
    fitted.studio.set_recipe(before)
    qtbot.waitUntil(lambda: kept() == [], timeout=WAIT)


def test_two_saves_never_overlap(
    fitted: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    save = Project.save

    def watched(self: Project, path: Path, *, autosave: bool = False) -> None:
        asked.append(self.saving)
        save(self, path, autosave=autosave)

    monkeypatch.setattr(Project, "save", watched)
    train(fitted, qtbot)
    qtbot.waitUntil(lambda: len(asked) >= 3, timeout=WAIT)
    assert not any(asked)


def test_that_nothing_can_be_kept_is_said_once(fitted: MainWindow, qtbot: QtBot) -> None:
    recovery_folder().parent.mkdir(parents=True, exist_ok=True)
    recovery_folder().write_text("in the way")
    train(fitted, qtbot)
    qtbot.waitUntil(lambda: fitted.messages.current is not None, timeout=WAIT)
    assert str(recovery_folder()) in fitted.messages.current.sentence
    fitted.autosave.save()
    assert len(fitted.messages._lasting) == 1
    recovery_folder().unlink()
    fitted.autosave.save()
    qtbot.waitUntil(lambda: fitted.messages.current is None, timeout=WAIT)
    assert len(kept()) == 1


def left_behind(fitted: MainWindow, qtbot: QtBot, count: int, tmp_path: Path) -> None:
    """Leave the work of a window as a crash would, so many times."""
    train(fitted, qtbot)
    action(fitted, "pause").trigger()
    until(qtbot, fitted, "paused")
    with qtbot.waitSignal(fitted.studio.project.saved, timeout=WAIT) as saved:
        fitted.studio.project.save(tmp_path / "copy.sinproj", autosave=True)
    for number in range(count):
        slot = claim_slot()
        slot.path.write_bytes(saved.args[0].path.read_bytes())
        slot.title = f"picture {number}"
        slot.leave()
    dispose(fitted)
    assert len(kept()) == count


def test_several_come_back_each_in_a_window(
    fitted: MainWindow, open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    left_behind(fitted, qtbot, 2, tmp_path)
    window = open_window()
    assert "2 windows" in window.messages.current.sentence
    answer(window, "Restore")
    windows = next(w for w in QApplication.instance().findChildren(Windows) if window in w.all)
    assert len(windows.all) == 2
    for one in windows.all:
        qtbot.waitUntil(lambda: one.autosave.path is not None, timeout=WAIT)  # noqa: B023
        assert one.studio.picture is not None
        assert one.isWindowModified()
    other = next(one for one in windows.all if one is not window)
    other.confirm_close = False
    other.close()
    assert len(kept()) == 1


def test_what_is_discarded_is_gone(
    fitted: MainWindow, open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    left_behind(fitted, qtbot, 1, tmp_path)
    window = open_window()
    answer(window, "Discard")
    assert kept() == []
    assert window.messages.current is None


def test_what_is_not_answered_is_offered_again(
    fitted: MainWindow, open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    left_behind(fitted, qtbot, 1, tmp_path)
    window = open_window()
    qtbot.waitUntil(lambda: window.studio.state != "loading", timeout=WAIT)
    window.close()
    assert len(kept()) == 1
    again = open_window()
    assert "picture 0" in again.messages.current.sentence


def test_damaged_work_is_said_and_stays_where_it_is(open_window: Open, qtbot: QtBot) -> None:
    slot = claim_slot()
    slot.path.write_bytes(b"nonsense")
    slot.leave()
    window = open_window()
    answer(window, "Restore")
    qtbot.waitUntil(lambda: window.messages.current is not None, timeout=WAIT)
    assert "work.sinproj" in window.messages.current.sentence
    assert len(kept()) == 1
    assert window.empty

"""The path of somebody who has never seen the program, from its first start to the next day.

Once without a screen, and once on an X server where one can be started.
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from person import Person
from pictures_for_tests import tiny_image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from studio_window import WAIT, Open, action, dispose, until

from sinstudio.app.window import MainWindow
from sinstudio.bundled import resource
from sinstudio.files.project_file import load_project

CONTROL = Qt.KeyboardModifier.ControlModifier
BUTTONS = QDialogButtonBox.StandardButton
# The preset as it is in the gallery, but for a fit that takes no time and does not end.
PRESET = """
[about]
title = "Watch the noise disappear"
summary = "Tiny."
order = 40
[frequencies]
count = 8
limit = 6
[network]
hidden = [12]
[bounds]
automatic = false
limits = [3]
values = [0.5, 0.2]
[pruning]
threshold = 0.2
[training]
steps = 1_000_000_000
schedule = "constant"
batch = 32
device = "cpu"
threads = 1
"""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Samples and presets as they come with the program, but tiny."""
    folder = tmp_path / "resources"
    shutil.copytree(resource("presets"), folder / "presets")
    (folder / "presets" / "noise-disappears.toml").write_text(PRESET)
    (folder / "samples").mkdir()
    assert tiny_image(24, 16).save(str(folder / "samples" / "weave.png"))
    for reader in ("presets", "samples"):
        monkeypatch.setattr(f"sinstudio.files.{reader}.resource", lambda name: folder / name)


@pytest.fixture
def others() -> Iterator[None]:
    """Close the windows that the newcomer opens beside the first."""
    before = set(QApplication.topLevelWidgets())
    yield
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window not in before and isValid(window):
            dispose(window)


def settled(window: MainWindow) -> dict[str, object]:
    """What has to come back with a project."""
    snapshot = window.studio.snapshot
    assert snapshot is not None
    return {
        "step": snapshot.step,
        "edits": snapshot.edits,
        "widths": snapshot.widths,
        "history": snapshot.history,
        "recipe": window.studio.recipe,
        "picture": window.studio.picture.name,
        "undo": window.studio.undo.stack.undoText(),
        "timeline": window.studio.timeline.steps,
    }


def weights_in(path: Path) -> dict[str, np.ndarray]:
    return load_project(path).fit.trainer.arrays


@pytest.mark.usefixtures("others", "shelf")
def test_newcomer(open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    person = Person(qtbot)
    window = open_window()
    window.confirm_close = True  # as it is for everyone
    window.resize(1440, 940)
    studio = window.studio
    person.front(window)

    # a sample and a preset, and one press
    assert window.welcome.isVisible()
    person.press(window, "welcome.sample.weave")
    presets = window.findChild(QComboBox, "welcome.preset")
    presets.setFocus()
    while presets.currentData() != "noise-disappears":
        person.key(Qt.Key.Key_Down)
    person.press(window, "welcome.fit")
    until(qtbot, window, "running")
    person.wait(lambda: studio.snapshot.step > 0 and studio.snapshot.frame is not None)
    assert studio.picture.name == "weave"
    assert window.viewing.canvas.isVisible()

    # a bound is dragged on the histogram while the network trains
    plot = window.findChild(QWidget, "weights").plot
    person.wait(lambda: plot.isVisible() and len(plot.handles.values) == 2)
    grip = plot.mapFromScene(plot.handles.place(0, 1))
    box = plot.getViewBox()
    goal = plot.mapFromScene(box.mapViewToScene(QPointF(0.3, 0))).x()
    person.drag(plot.viewport(), grip, QPoint(goal, grip.y()))
    assert studio.recipe.bounds.values[0] == pytest.approx(0.3, abs=0.02)
    assert studio.recipe.bounds.values[1] == 0.2
    bounds = studio.recipe.bounds.values
    person.wait(lambda: studio.snapshot.blocks.values == bounds)
    step = studio.snapshot.step
    person.wait(lambda: studio.snapshot.step > step)

    # a twin without bounds is trained beside it
    person.use(window, "twin")
    dialog = person.dialog(window, "twin")
    person.press(dialog, "twin.bounds")
    person.accept(dialog, BUTTONS.Ok)
    person.wait(lambda: studio.snapshot.twin is not None and studio.snapshot.twin.frame is not None)
    person.front(window)
    assert window.viewing.canvas.mode == "twin"
    assert not studio.snapshot.twin.recipe.bounds.enabled
    assert not math.isfinite(max(studio.snapshot.twin.blocks.values))
    step = studio.snapshot.twin.step
    person.wait(lambda: studio.snapshot.twin.step > step)
    person.use(window, "pause")
    until(qtbot, window, "paused")
    person.wait(lambda: studio.snapshot.state == "paused")
    assert studio.snapshot.twin.step == studio.snapshot.step
    person.choose(window, "network", "keep_main")
    person.wait(lambda: studio.snapshot.twin is None and not studio.situation.twin)
    assert window.viewing.canvas.mode == "reconstruction"

    # the network is pruned, and that is taken back
    person.wait(lambda: studio.snapshot.removal is not None and not studio.snapshot.removal.empty)
    widths, edits = studio.snapshot.widths, studio.snapshot.edits
    person.use(window, "prune")
    person.wait(lambda: studio.snapshot.edits > edits)
    assert sum(studio.snapshot.widths) < sum(widths)
    person.wait(lambda: "pruned" in action(window, "undo").text())
    person.choose(window, "edit", "undo")
    person.wait(lambda: studio.snapshot.widths == widths)
    assert "pruned" in action(window, "redo").text()
    assert studio.recipe.bounds.values == bounds

    # a picture is saved, twice as large
    picture = tmp_path / "woven.png"
    person.use(window, "save_picture")
    dialog = person.dialog(window, "size")
    person.press(dialog, "size.2")
    person.accept(dialog, BUTTONS.Ok)
    person.name_file(window, "save", str(picture))
    person.wait(lambda: told(window).startswith(f"Saved {picture}"))
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (48, 32)

    # everything is saved, and opened again in another window
    project = tmp_path / "woven.sinproj"
    assert window.isWindowModified()
    person.key(Qt.Key.Key_S, CONTROL)
    with qtbot.waitSignal(window.keeping.done, timeout=WAIT):
        person.name_file(window, "save", str(project))
    assert not window.isWindowModified()
    kept = settled(window)
    person.key(Qt.Key.Key_N, CONTROL)
    person.wait(lambda: another(window) is not None)
    second = another(window)
    person.front(second)
    person.wait(lambda: second.studio.state != "loading")
    person.key(Qt.Key.Key_O, CONTROL)
    with qtbot.waitSignal(second.studio.project.opened, timeout=WAIT):
        person.name_file(second, "open", str(project))
    person.wait(lambda: second.studio.state == "paused")
    person.wait(lambda: second.studio.snapshot.timeline is not None)
    assert settled(second) == kept
    assert not second.isWindowModified()
    again = tmp_path / "again.sinproj"
    person.key(Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(second.keeping.done, timeout=WAIT):
        person.name_file(second, "save", str(again))
    before, after = weights_in(project), weights_in(again)
    assert before.keys() == after.keys()
    for name, array in before.items():
        np.testing.assert_array_equal(array, after[name], err_msg=name)

    # a step can still be undone, and training goes on where it was
    assert kept["undo"] == "Bound of block 1"
    person.choose(second, "edit", "undo")
    person.wait(lambda: second.studio.recipe.bounds.values == (0.5, 0.2))
    person.choose(second, "edit", "redo")
    person.wait(lambda: second.studio.recipe.bounds.values == bounds)
    person.use(second, "start")
    person.wait(lambda: second.studio.snapshot.step > kept["step"])
    person.use(second, "stop")
    until(qtbot, second, "stopped")
    assert second.studio.recipe == kept["recipe"]
    person.key(Qt.Key.Key_W, CONTROL)
    question = person.dialog(second, "confirm")
    assert isinstance(question, QMessageBox)
    person.click(question.button(QMessageBox.StandardButton.Discard))
    person.wait(lambda: not isValid(second) or not second.isVisible())
    person.front(window)


def told(window: MainWindow) -> str:
    """What the message bar says."""
    message = window.messages.current
    return message.sentence if message is not None else ""


def another(window: MainWindow) -> MainWindow | None:
    """The other window that can be seen."""
    for found in QApplication.topLevelWidgets():
        if isinstance(found, MainWindow) and found is not window and found.isVisible():
            return found
    return None


# -- on a screen ---------------------------------------------------------------------------------


@pytest.fixture
def screen() -> Iterator[str]:
    """Name of a display on an X server of its own."""
    server = shutil.which("Xvfb")
    if server is None or sys.platform == "win32":
        pytest.skip("Xvfb is not installed, so that there is no screen to try it on")
    reading, writing = os.pipe()
    command = [server, "-displayfd", str(writing), "-screen", "0", "1600x1000x24"]
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=(writing,), stderr=subprocess.PIPE
    ) as running:
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()  # comes when the server is ready, or never
        try:
            assert number, running.communicate()[1].decode()
            yield f":{number}"
        finally:
            running.terminate()


def test_on_a_screen(screen: str, tmp_path: Path) -> None:
    environment = os.environ | {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": "1"}
    for name in ("WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORMTHEME"):
        environment.pop(name, None)  # their file dialogs are not ours
    asked = f"{Path(__file__)}::{test_newcomer.__name__}"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--basetemp", str(tmp_path / "screen"), asked],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout

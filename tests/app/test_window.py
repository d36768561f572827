from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from pictures_for_tests import ENDLESS, tiny_file, tiny_image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from studio_window import WAIT, Open, action, dispose, until, until_fitted

from sinstudio.app import create
from sinstudio.app.commanding.specs import SPECS
from sinstudio.app.window import MainWindow
from sinstudio.errors import SinStudioError

# -- starting ------------------------------------------------------------------------------------


def test_the_window_is_shown_without_torch() -> None:
    script = (
        "import sys; from sinstudio.app import create\n"
        "assert 'PySide6' not in sys.modules\n"
        "app, window = create([])\n"
        "window.studio.begin = lambda: None\n"
        "window.show(); app.processEvents()\n"
        "print([name for name in ('torch', 'skimage', 'scipy') if name in sys.modules])\n"
        "window.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_object_names_that_stay(window: MainWindow) -> None:
    names = ["canvas", "spectrum", "weights", "saturation", "curves"]
    names += [f"panel.{name}" for name in ("picture", "frequencies", "bounds", "network")]
    for name in [*names, "panel.training"]:
        assert window.findChild(QWidget, name) is not None, name
    for verb in (
        "start",
        "pause",
        "stop",
        "reset",
        "new_seed",
        "open",
        "save_model",
        "save_project",
        "quit",
    ):
        assert action(window, verb).objectName() == f"action.{verb}"


def test_arguments(open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path = tiny_file(tmp_path)
    window = open_window(str(path), "--preset", "fast", "--theme", "dark")
    assert window.theme.dark
    qtbot.waitUntil(lambda: window.studio.picture is not None, timeout=WAIT)
    assert window.windowTitle() == "tiny.png[*] – SinStudio"


def test_a_sample_by_its_name(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("--sample", "weave")
    qtbot.waitUntil(lambda: window.studio.picture is not None, timeout=WAIT)
    assert window.studio.picture is not None
    assert window.studio.picture.name == "weave"


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        (["--preset", "nonsense"], "nonsense"),
        (["--theme", "pink"], "pink"),
        (["--nonsense"], "--nonsense"),
        (["a.png", "--sample", "weave"], "a.png"),
    ],
)
def test_arguments_that_make_no_sense(argv: list[str], named: str) -> None:
    with pytest.raises(SinStudioError, match=named):
        create(argv)


def test_start_before_torch_is_in(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.opening.open_path(str(tiny_file(tmp_path)))
    action(window, "start").trigger()
    until(qtbot, window, "finished")


# -- actions -------------------------------------------------------------------------------------


def test_actions_are_enabled_when_they_make_sense(window: MainWindow, qtbot: QtBot) -> None:
    def enabled() -> set[str]:
        verbs = ("start", "pause", "stop", "reset", "new_seed", "save_model", "save_picture")
        return {verb for verb in verbs if action(window, verb).isEnabled()}

    assert enabled() == set()
    window.studio.open_image(tiny_image(), "tiny")
    until_fitted(qtbot, window)
    rest = {"reset", "new_seed", "save_model", "save_picture"}
    assert enabled() == {"start"} | rest
    window.studio.change(ENDLESS)
    action(window, "start").trigger()
    until(qtbot, window, "running")
    assert enabled() == {"pause", "stop"} | rest
    action(window, "pause").trigger()
    until(qtbot, window, "paused")
    assert enabled() == {"start", "pause", "stop"} | rest
    assert action(window, "pause").text() == "Resu&me"
    action(window, "pause").trigger()
    until(qtbot, window, "running")
    assert action(window, "pause").text() == "&Pause"
    action(window, "stop").trigger()
    until(qtbot, window, "stopped")
    assert enabled() == {"start"} | rest


def test_keys(fitted: MainWindow, qtbot: QtBot) -> None:
    fitted.studio.change(ENDLESS)
    QTest.keyClick(fitted, Qt.Key.Key_F5)
    until(qtbot, fitted, "running")
    QTest.keyClick(fitted, Qt.Key.Key_F6)
    until(qtbot, fitted, "paused")
    QTest.keyClick(fitted, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, fitted, "running")
    QTest.keyClick(fitted, Qt.Key.Key_F7)
    until(qtbot, fitted, "stopped")
    QTest.keyClick(fitted, Qt.Key.Key_F8)
    until(qtbot, fitted, "idle")


def test_reset_offers_a_restart(fitted: MainWindow, qtbot: QtBot) -> None:
    action(fitted, "start").trigger()
    until(qtbot, fitted, "finished")
    fitted.studio.change({"frequencies.count": 10})
    reset = action(fitted, "reset")
    assert reset.text() == "&Restart to apply"
    assert "frequencies.count" in reset.toolTip()
    reset.trigger()
    qtbot.waitUntil(
        lambda: fitted.studio.state == "finished" and fitted.studio.snapshot.widths[0] == 10,
        timeout=WAIT,
    )
    assert reset.text() == "&Reset"


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    canvas = [key.toString() for a in window.viewing.canvas.actions() for key in a.shortcuts()]
    keys = [key for spec in SPECS for key in spec.keys] + canvas
    assert len(keys) == len(set(keys))


def test_presets_are_in_the_menu(window: MainWindow) -> None:
    preset = action(window, "preset.fast")
    assert preset.toolTip()
    preset.trigger()
    from sinstudio.files.presets import preset as preset_of

    assert window.studio.recipe == preset_of("fast").recipe


def test_one_press_fits_a_sample(window: MainWindow, qtbot: QtBot) -> None:
    assert window.welcome.isVisible()
    QTest.mouseClick(window.findChild(QPushButton, "welcome.fit"), Qt.MouseButton.LeftButton)
    until(qtbot, window, "running")
    assert window.viewing.canvas.isVisible()


# -- opening -------------------------------------------------------------------------------------


def test_pastes_image_data(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(tiny_image(20, 10))
    action(window, "paste").trigger()
    qtbot.waitUntil(lambda: window.studio.picture is not None, timeout=WAIT)
    assert window.studio.picture is not None
    assert window.studio.picture.pixels.shape == (10, 20, 3)


def test_pastes_a_path(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText(str(tiny_file(tmp_path)))
    action(window, "paste").trigger()
    qtbot.waitUntil(lambda: window.studio.picture is not None, timeout=WAIT)


def test_pasting_nothing_is_a_sentence(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("a text")
    action(window, "paste").trigger()
    assert window.messages.current is not None
    assert "clipboard" in window.messages.current.sentence


def test_takes_a_dropped_file(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tiny_file(tmp_path)))])
    drop(window, mime)
    qtbot.waitUntil(lambda: window.studio.picture is not None, timeout=WAIT)


def test_takes_dropped_image_data(window: MainWindow, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setImageData(tiny_image(20, 10))
    drop(window, mime)
    qtbot.waitUntil(lambda: window.studio.picture is not None, timeout=WAIT)


def test_takes_drops_over_plots_and_fields(
    fitted: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for index, name in enumerate(("spectrum", "panel.picture", "canvas")):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tiny_file(tmp_path, f"{index}.png")))])
        top = fitted.findChild(QWidget, name)
        for child in (top, top.findChild(QLineEdit), top.findChild(QGraphicsView)):
            if child is not None:
                drop(child.viewport() if isinstance(child, QGraphicsView) else child, mime)
        expected = f"{index}.png"
        qtbot.waitUntil(lambda: fitted.studio.picture.name == expected, timeout=WAIT)  # noqa: B023


def drop(window: QWidget, mime: QMimeData) -> None:
    place, action_ = QPointF(5, 5), Qt.DropAction.CopyAction
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    with warnings.catch_warnings():  # its other form is not in every version of Qt
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(place.toPoint(), action_, mime, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(place, action_, mime, buttons, keys))


def test_a_bad_file_says_so_in_the_bar(fitted: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"nonsense")
    fitted.opening.open_path(str(bad))
    qtbot.waitUntil(lambda: fitted.messages.isVisible(), timeout=WAIT)
    assert fitted.messages.current is not None
    assert "bad.png" in fitted.messages.current.sentence
    assert fitted.studio.picture is not None


# -- layout --------------------------------------------------------------------------------------


def dock(window: MainWindow, name: str) -> QDockWidget:
    found = window.findChild(QDockWidget, f"dock.{name}")
    assert found is not None
    return found


def test_a_low_window_has_tabs_on_the_right(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1440, 1000)
    assert dock(window, "curves") not in window.tabifiedDockWidgets(dock(window, "weights"))
    window.resize(1100, 720)
    assert dock(window, "curves") in window.tabifiedDockWidgets(dock(window, "weights"))
    window.resize(1440, 1000)
    assert dock(window, "curves") not in window.tabifiedDockWidgets(dock(window, "weights"))


def test_the_canvas_has_the_most_room(fitted: MainWindow) -> None:
    for size in ((1024, 700), (1100, 720), (1600, 1000)):
        fitted.resize(*size)
        QApplication.processEvents()
        assert (fitted.width(), fitted.height()) == size
        canvas = fitted.viewing.canvas
        for name in ("panels", "spectrum", "weights"):
            assert canvas.width() > dock(fitted, name).width()


def test_layout_is_remembered_and_reset(window: MainWindow, open_window: Open) -> None:
    dock(window, "curves").setFloating(True)
    dock(window, "spectrum").close()
    dispose(window)
    again = open_window()
    assert dock(again, "curves").isFloating()
    assert dock(again, "spectrum").isHidden()
    action(again, "reset_layout").trigger()
    assert not dock(again, "curves").isFloating()
    assert dock(again, "spectrum").isVisible()


def test_docks_come_back_on_another_side_and_under_tabs(
    window: MainWindow, open_window: Open
) -> None:
    bottom = Qt.DockWidgetArea.BottomDockWidgetArea
    window.addDockWidget(bottom, dock(window, "curves"))
    window.tabifyDockWidget(dock(window, "curves"), dock(window, "saturation"))
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock(window, "panels"))
    QApplication.processEvents()
    assert not window.docks.automatic
    dispose(window)
    again = open_window()
    assert again.dockWidgetArea(dock(again, "curves")) == bottom
    assert dock(again, "saturation") in again.tabifiedDockWidgets(dock(again, "curves"))
    assert again.dockWidgetArea(dock(again, "panels")) == Qt.DockWidgetArea.RightDockWidgetArea
    again.resize(1100, 720)
    assert again.dockWidgetArea(dock(again, "curves")) == bottom
    dock(again, "weights").setFloating(True)
    dock(again, "weights").setFloating(False)
    assert dock(again, "weights").isVisible()


def test_the_theme_of_the_desktop_is_followed_live(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    action(window, "theme_system").trigger()
    hints = QApplication.styleHints()
    for dark in (True, False):
        monkeypatch.setattr("sinstudio.app.theme._desktop_is_dark", lambda _app, dark=dark: dark)
        hints.colorSchemeChanged.emit(hints.colorScheme())
        assert window.theme.dark == dark
    action(window, "theme_light").trigger()


def test_the_layout_is_automatic_until_a_dock_is_moved(window: MainWindow) -> None:
    for size in ((1100, 720), (1500, 1000)):
        window.resize(*size)
        dock(window, "curves").close()
        dock(window, "curves").show()
        QApplication.processEvents()
        assert window.docks.automatic
    dock(window, "curves").setFloating(True)
    assert not window.docks.automatic
    action(window, "reset_layout").trigger()
    QApplication.processEvents()
    assert window.docks.automatic


def test_a_message_at_the_end_is_not_remembered(window: MainWindow, open_window: Open) -> None:
    dock(window, "curves").setFloating(True)
    window.messages.show_message("error", "The file is damaged.")
    dispose(window)
    assert not open_window().messages.isVisible()


def test_only_what_is_shown_is_asked_for(fitted: MainWindow, qtbot: QtBot) -> None:
    views: list[object] = []
    fitted.studio.look = views.append  # type: ignore[method-assign]
    dock(fitted, "spectrum").close()
    qtbot.waitUntil(lambda: bool(views) and not views[-1].spectrum, timeout=WAIT)
    dock(fitted, "weights").close()
    dock(fitted, "saturation").close()
    qtbot.waitUntil(lambda: not views[-1].weights, timeout=WAIT)
    dock(fitted, "spectrum").show()
    qtbot.waitUntil(lambda: views[-1].spectrum, timeout=WAIT)


def test_themes(window: MainWindow, open_window: Open) -> None:
    action(window, "theme_dark").trigger()
    assert window.theme.dark
    dark = QApplication.palette().window().color().lightness()
    action(window, "theme_light").trigger()
    assert not window.theme.dark
    assert QApplication.palette().window().color().lightness() > dark
    dispose(window)
    assert open_window().theme_name == "light"


# -- the bottom line -----------------------------------------------------------------------------


def test_the_status_line_never_jumps(fitted: MainWindow, qtbot: QtBot) -> None:
    names = ("state", "steps", "speed", "quality", "left", "memory")
    labels = [fitted.findChild(QLabel, f"status.{name}") for name in names]
    widths = [label.width() for label in labels]
    action(fitted, "start").trigger()
    until(qtbot, fitted, "finished")
    assert [label.width() for label in labels] == widths
    assert labels[0].text() == "Finished"
    assert labels[1].text() == "step 40 of 40"
    assert labels[3].text().endswith("dB")


# -- help ----------------------------------------------------------------------------------------


def test_help_pages_and_shortcuts(window: MainWindow, qtbot: QtBot) -> None:
    action(window, "help").trigger()
    from sinstudio.app.dialogs.helpviewer import HelpViewer

    viewer = window.findChild(HelpViewer)
    assert viewer is not None
    pages = viewer.findChild(QListWidget, "help.pages")
    pages.setCurrentRow(pages.count() - 1)
    text = viewer.findChild(QWidget, "help.text").toPlainText()
    assert "F5 or Ctrl+R" in text
    assert "Fit the network to the picture" in text
    assert "Zoom in" in text
    viewer.close()


def test_device_report(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.studio.storage.devices, timeout=WAIT):
        action(window, "copy_report").trigger()
    text = QGuiApplication.clipboard().text()
    assert "SinStudio 0" in text
    assert "torch 2" in text


def test_every_button_of_the_window_has_a_name(window: MainWindow) -> None:
    nameless = [
        button.objectName()
        for button in window.menus.toolbar.findChildren(QToolButton)
        if not (button.text() or button.accessibleName())
        and button.objectName() != "qt_toolbar_ext_button"
    ]
    assert nameless == []


def test_a_model_without_its_picture_is_named_everywhere(
    fitted: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    studio = fitted.studio
    with qtbot.waitSignal(studio.storage.saved, timeout=WAIT):
        studio.save_model(tmp_path / "kept.sin")
    studio.set_recipe(studio.recipe.changed({"network.hidden": (5,)}))
    studio.open_image(tiny_image(20, 10).convertToFormat(QImage.Format.Format_Grayscale8), "grey")
    qtbot.waitUntil(
        lambda: studio.snapshot is not None and studio.snapshot.widths == (8, 5, 1), timeout=WAIT
    )
    studio.open_path(tmp_path / "kept.sin")
    qtbot.waitUntil(lambda: studio.lone_model is not None, timeout=WAIT)
    assert fitted.windowTitle().startswith("kept.sin[*] ")
    assert fitted.panels.picture.name.text() == "kept.sin"
    assert fitted.panels.picture.opened.text() == "A model of 16 × 12 RGB, without its picture."
    assert fitted.panels.network.widths.text().startswith("8 → 8 → 3 ")
    qtbot.waitUntil(
        lambda: studio.snapshot is not None and studio.snapshot.widths == (8, 8, 3), timeout=WAIT
    )


def test_longer_words_push_no_button_out_of_the_toolbar(window: MainWindow) -> None:
    window.resize(1024, 700)
    bar = window.menus.toolbar
    saving = bar.widgetForAction(action(window, "save_project"))
    QApplication.sendPostedEvents()
    wordy = saving.width()
    for verb in ("prune", "grow", "twin"):
        action(window, verb).setIconText("Longer words")
    window.resize(1300, 700)
    QApplication.processEvents()
    window.resize(1024, 700)
    QApplication.processEvents()
    buttons = bar.findChildren(QToolButton, "", Qt.FindChildOption.FindDirectChildrenOnly)
    assert not any(b.isVisible() for b in buttons if b.objectName() == "qt_toolbar_ext_button")
    assert bar.rect().contains(saving.geometry())
    assert saving.width() < wordy
    window.resize(1400, 800)
    QApplication.processEvents()
    assert saving.width() >= wordy

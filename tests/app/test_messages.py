from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from studio_window import WAIT

from sinstudio.app.faults import messagebar
from sinstudio.app.faults.logfile import Journal, log_path
from sinstudio.app.faults.messagebar import MessageBar
from sinstudio.app.theme import DARK, LIGHT
from sinstudio.app.window import MainWindow


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.set_theme(LIGHT)
    bar.resize(700, 40)
    return bar


def sentence(bar: MessageBar) -> str:
    label = bar.findChild(QLabel, "messages.sentence")
    assert label is not None
    return label.text()


def test_is_hidden_without_a_message(bar: MessageBar) -> None:
    assert bar.isHidden()
    assert bar.current is None


def test_an_error_stays_until_it_is_closed(bar: MessageBar) -> None:
    bar.show_message("error", "The file is damaged.")
    assert bar.isVisible()
    assert sentence(bar) == "The file is damaged."
    assert not bar._timer.isActive()
    QTest.mouseClick(bar.findChild(QToolButton, "messages.close"), Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_an_info_fades(bar: MessageBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bar._timer.setInterval(1)
    bar.show_message("info", "Saved.")
    assert bar.isVisible()
    qtbot.waitUntil(bar.isHidden, timeout=WAIT)
    assert messagebar.INFO_MILLISECONDS >= 3000


def test_an_error_comes_back_after_an_info(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message("error", "The file is damaged.")
    bar._timer.setInterval(1)
    bar.show_message("info", "Saved.")
    assert sentence(bar).startswith("Saved.")
    qtbot.waitUntil(lambda: sentence(bar) == "The file is damaged.", timeout=WAIT)


def test_errors_wait_for_each_other_and_repeats_are_one(bar: MessageBar) -> None:
    for text in ("One.", "Two.", "One."):
        bar.show_message("error", text)
    assert bar.current is not None
    assert bar.current.sentence == "One."
    assert "1 more" in sentence(bar)
    bar.dismiss()
    assert sentence(bar) == "Two."
    bar.dismiss()
    assert bar.isHidden()


def test_a_cause_that_is_gone_takes_its_message_along(bar: MessageBar) -> None:
    bar.show_message("error", "bounds.smoothness is -1.")
    bar.settle("bounds.smoothness is -1.")
    assert bar.isHidden()


def test_details_are_behind_a_button(bar: MessageBar) -> None:
    button = bar.findChild(QPushButton, "messages.details")
    bar.show_message("error", "Plain.")
    assert button.isHidden()
    bar.show_message("error", "Something went wrong.", "Traceback: at line 3")
    assert button.isVisible()
    assert "Traceback" not in sentence(bar)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = bar.findChild(QDialog, "messages.details_dialog")
    assert "line 3" in dialog.findChild(QPlainTextEdit).toPlainText()
    dialog.close()


def test_it_is_as_high_as_its_sentence_and_moves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    middle, bar = window.centralWidget(), window.messages
    before = middle.geometry()
    window.messages.show_message("error", "The file is damaged.")
    low = bar.height()
    assert middle.geometry() == before
    assert before.contains(bar.geometry())
    bar.show_message("error", "A sentence that goes on. " * 24)
    tall = bar.height()
    assert tall > low
    window.resize(window.width() + 300, window.height())
    qtbot.waitUntil(lambda: bar.height() < tall, timeout=WAIT)
    assert middle.geometry().contains(bar.geometry())


def test_it_covers_nothing_below_the_picture(fitted: MainWindow, qtbot: QtBot) -> None:
    bar, middle = fitted.messages, fitted.centralWidget()
    fitted.resize(1024, 700)
    bar.show_message("warning", "A sentence that goes on. " * 8)
    foot = fitted.viewing.canvas.foot

    def clear() -> bool:
        edge = foot.mapTo(fitted, foot.rect().topLeft()).y()
        return middle.geometry().contains(bar.geometry()) and bar.geometry().bottom() < edge

    qtbot.waitUntil(clear, timeout=WAIT)


def test_is_accessible(bar: MessageBar) -> None:
    bar.show_message("error", "The file is damaged.")
    label = bar.findChild(QLabel, "messages.sentence")
    assert label.accessibleName() == "The file is damaged."
    close = bar.findChild(QToolButton, "messages.close")
    assert close.accessibleName()
    assert close.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_markup_in_a_sentence_is_plain_text(bar: MessageBar) -> None:
    bar.show_message("error", "<b>a.png</b> is no picture.")
    label = bar.findChild(QLabel, "messages.sentence")
    assert label.textFormat() == Qt.TextFormat.PlainText
    bar.set_theme(DARK)
    assert sentence(bar) == "<b>a.png</b> is no picture."


# -- errors that nobody foresaw ------------------------------------------------------------------


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Uncaught exceptions go nowhere else, as in the program itself."""
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)


def test_an_uncaught_exception_is_a_sentence_and_a_log(
    quiet: None, window: MainWindow, qtbot: QtBot
) -> None:
    def fault() -> None:
        raise RuntimeError("nobody foresaw this")

    QTimer.singleShot(0, fault)
    qtbot.waitUntil(lambda: window.messages.current is not None, timeout=WAIT)
    shown = window.messages.current
    assert shown is not None
    assert "Something went wrong" in shown.sentence
    assert "nobody foresaw" not in shown.sentence
    assert "nobody foresaw this" in shown.details
    assert "nobody foresaw this" in log_path().read_text()


def test_exceptions_of_threads_are_logged(quiet: None, qtbot: QtBot) -> None:
    journal = Journal()
    journal.open()
    try:
        with qtbot.waitSignal(journal.crashed, timeout=WAIT):
            thread = threading.Thread(target=lambda: 1 // 0)
            thread.start()
            thread.join()
    finally:
        journal.close()
    assert "ZeroDivisionError" in log_path().read_text()


def test_hooks_are_given_back(qtbot: QtBot) -> None:
    before, handlers = sys.excepthook, list(logging.getLogger("sinstudio").handlers)
    journal = Journal()
    journal.open()
    journal.close()
    journal.close()
    assert sys.excepthook is before
    assert logging.getLogger("sinstudio").handlers == handlers


def test_a_folder_that_cannot_be_written_is_no_obstacle(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    monkeypatch.setenv("LOCALAPPDATA", str(blocked))
    journal = Journal()
    journal.open()
    journal.close()
    assert journal.path is None

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QRadioButton, QSpinBox
from pytestqt.qtbot import QtBot

from sinstudio.app.dialogs.formuladialog import FIRST, FormulaDialog
from sinstudio.app.dialogs.samplesdialog import SamplesDialog
from sinstudio.app.theme import DARK


@pytest.fixture
def dialog(qtbot: QtBot) -> FormulaDialog:
    dialog = FormulaDialog(DARK)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def typed(dialog: FormulaDialog, qtbot: QtBot, text: str) -> str:
    """What is said of a formula."""
    field = dialog.findChild(QLineEdit, "formula.text")
    field.clear()
    QTest.keyClicks(field, text)
    assert not dialog._ok.isEnabled()
    qtbot.waitUntil(lambda: not dialog._pause.isActive())
    return dialog.findChild(QLabel, "formula.verdict").text()


def test_begins_with_a_formula_that_holds(dialog: FormulaDialog) -> None:
    assert dialog.formula == FIRST
    assert dialog._ok.isEnabled()
    assert len(dialog._line.x) == 256


def test_what_is_typed_is_drawn_or_explained(dialog: FormulaDialog, qtbot: QtBot) -> None:
    assert typed(dialog, qtbot, "2*x") == "About -2 to 2."
    assert dialog._ok.isEnabled()
    assert dialog._line.y[0] == -2
    assert "closing ) is missing, at character 4" in typed(dialog, qtbot, "sin(")
    assert not dialog._ok.isEnabled()
    assert len(dialog._line.x) == 0
    assert "is empty" in typed(dialog, qtbot, " ")


def test_enter_is_heard_only_for_a_formula_that_holds(dialog: FormulaDialog, qtbot: QtBot) -> None:
    typed(dialog, qtbot, "y")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    typed(dialog, qtbot, "x")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_few_samples_are_drawn_as_few(dialog: FormulaDialog, qtbot: QtBot) -> None:
    dialog.findChild(QSpinBox, "formula.samples").setValue(10)
    qtbot.waitUntil(lambda: not dialog._pause.isActive())
    assert len(dialog._line.x) == 10
    assert dialog.samples == 10


def test_samples_that_are_written(qtbot: QtBot) -> None:
    dialog = SamplesDialog(500)
    qtbot.addWidget(dialog)
    assert dialog.count == 500
    dialog.findChild(QRadioButton, "samples.2").click()
    assert dialog.count == 1000
    count = dialog.findChild(QSpinBox, "samples.count")
    assert not count.isEnabled()
    dialog.findChild(QRadioButton, "samples.other").click()
    assert count.isEnabled()
    count.setValue(7)
    assert dialog.count == 7


def test_a_formula_that_takes_long_is_not_worked_out_while_it_is_typed(
    dialog: FormulaDialog, qtbot: QtBot
) -> None:
    told = typed(dialog, qtbot, "sum(k, 1, 20000, sin(k*pi*x)/k)")
    assert "OK works it out" in told
    assert len(dialog._line.x) == 0
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.formula.startswith("sum(k")

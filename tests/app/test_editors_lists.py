from __future__ import annotations

from contextlib import suppress

import pytest
from fake_studio import shown
from hands import emitted
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sinstudio.app.panels.editors.make import make_editor
from sinstudio.app.panels.editors.vectors import (
    read_numbers,
    read_pairs,
    write_numbers,
    write_pairs,
)
from sinstudio.app.panels.editors.widths import read_widths


def made(qtbot, key):
    return shown(qtbot, make_editor(key))


def test_values_editor_takes_what_can_be_read(qtbot):
    editor = made(qtbot, "frequencies.values")
    editor.set_value(((1, 0),))
    values = emitted(editor)
    editor.text.setFocus()
    editor.text.selectAll()
    QTest.keyClicks(editor.text, "1, 0")
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    QTest.keyClicks(editor.text, "3, x")
    qtbot.waitUntil(lambda: "Line 2" in editor.verdict.text())  # after a pause
    assert values == []
    QTest.keyClick(editor.text, Qt.Key.Key_Backspace)
    QTest.keyClicks(editor.text, "-2")
    qtbot.waitUntil(lambda: values != [])
    assert values == [((1, 0), (3, -2))]
    assert editor.verdict.text() == "2 pairs"
    editor.set_value(((1, 0), (3, -2)))
    QTest.keyClicks(editor.text, ",")
    QTest.keyClick(editor.text, Qt.Key.Key_Backspace)
    assert editor.text.toPlainText() == "1, 0\n3, -2"


def test_values_editor_takes_text_when_it_is_left(qtbot):
    editor = made(qtbot, "frequencies.values")
    editor.set_pairs(False)
    values = emitted(editor)
    editor.text.setFocus()
    QTest.keyClicks(editor.text, "±1 3")
    editor.text.clearFocus()
    assert values == [(-1, 1, 3)]


def test_many_lines_can_be_pasted_from_a_table(qtbot):
    editor = made(qtbot, "frequencies.values")
    values = emitted(editor)
    pairs = [(k, -k // 2) for k in range(1, 501)]
    text = "\r\n".join(f"{x}\t{y}" for x, y in pairs)
    QApplication.clipboard().setText(text)
    editor.text.setFocus()
    editor.text.paste()
    qtbot.waitUntil(lambda: values != [])
    assert values == [tuple(pairs)]
    assert editor.verdict.text() == "500 pairs"
    assert not editor.unique.isEnabled()


def test_repeats_and_twins_are_flagged_and_can_go(qtbot):
    editor = made(qtbot, "frequencies.values")
    values = emitted(editor)
    editor.set_value(((3, -2), (1, 0), (-3, 2), (1, 0), (0, 1)))
    assert editor.verdict.text() == "5 pairs, 2 of them repeats"
    flagged = [mark.cursor.selectedText() for mark in editor.text.extraSelections()]
    assert flagged == ["3, -2", "1, 0", "-3, 2", "1, 0"]
    QTest.mouseClick(editor.unique, Qt.MouseButton.LeftButton)
    assert values == [((3, -2), (1, 0), (0, 1))]
    assert not editor.unique.isEnabled()
    assert editor.text.extraSelections() == []
    QTest.mouseClick(editor.sort, Qt.MouseButton.LeftButton)
    assert values[-1] == ((0, 1), (1, 0), (3, -2))
    assert editor.text.toPlainText() == "0, 1\n1, 0\n3, -2"
    editor.text.undo()
    assert editor.text.toPlainText() == "3, -2\n1, 0\n0, 1"


def test_numbers_of_a_signal_are_selected_one_by_one(qtbot):
    editor = made(qtbot, "frequencies.values")
    editor.set_pairs(False)
    editor.set_value((1, 12, -5, 7))
    editor.show_picked(frozenset({(5, 0), (12, 0)}))
    marked = [mark.cursor.selectedText() for mark in editor.text.extraSelections()]
    assert marked == ["12", "-5"]
    picked = []
    editor.picked.connect(picked.append)
    editor.text.setFocus()
    QTest.keyClick(editor.text, Qt.Key.Key_End)
    assert picked[-1] == {(7, 0)}


def test_values_editor_escape(qtbot):
    editor = made(qtbot, "frequencies.values")
    editor.set_value(((1, 0),))
    editor.text.setFocus()
    QTest.keyClicks(editor.text, "what")
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert editor.text.toPlainText() == "1, 0"


WHOLE = st.integers(-999, 999)


@given(st.lists(WHOLE))
def test_numbers_survive_writing(numbers):
    assert read_numbers(write_numbers(numbers)) == tuple(numbers)


@given(st.lists(st.tuples(WHOLE, WHOLE)))
def test_pairs_survive_writing(pairs):
    assert read_pairs(write_pairs(pairs)) == tuple(pairs)
    assert read_pairs(str(pairs)) == tuple(pairs)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("1", "Line 1"), ("1, 2\n3", "Line 2"), ("(1, 2) 3", "Line 1"), ("1, ±2", "Line 1")],
)
def test_pairs_that_are_none(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        read_pairs(text)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text):
    for read in (read_numbers, read_pairs):
        with suppress(ValueError):
            assert isinstance(read(text), tuple)
    assert read_widths(text) is None or all(isinstance(n, int) for n in read_widths(text))

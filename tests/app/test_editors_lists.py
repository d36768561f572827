from __future__ import annotations

from contextlib import suppress

import pytest
from fake_studio import shown
from hands import emitted
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

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

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sinstudio.errors import SinStudioError
from sinstudio.files.picture_fit import fit_picture
from sinstudio.files.signals import open_file, open_signal, save_signal, signal_of
from sinstudio.training.recipe import PictureSettings


def opened(folder: Path, text: str | bytes, name: str = "a.csv"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return open_signal(path)


@pytest.mark.parametrize(
    "text",
    [
        "1\n2\n4\n",
        "1\r\n2\r\n4",
        "1\r2\r4\r",
        "\ufeffvalue\n1\n2\n4\n",
        "# made by hand\n\nv\n1  # first\n2\n   \n4\n",
        "1,\n2,\n4,\n",
        '"v"\n"1"\n"2"\n"4"\n',
        "v;\n1;\n2;\n4,0;\n",
        " 1\n 2.0e0\n+4\n",
    ],
)
def test_one_column(tmp_path, text):
    signal = opened(tmp_path, text)
    assert signal.values.ravel() == pytest.approx([1, 2, 4], abs=1e-6)
    assert (signal.samples, signal.channels) == (3, 1)
    assert (signal.units.start, signal.units.step, signal.units.axis) == (0, 1, "sample")
    assert signal.name == "a.csv"


@pytest.mark.parametrize("separator", [",", ";", "\t", " ", "  ", ", ", " ; "])
def test_separators(tmp_path, separator):
    rows = [(5, 1.5), (3, 2), (4, 0)]
    signal = opened(tmp_path, "\n".join(separator.join(map(str, row)) for row in rows))
    np.testing.assert_allclose(signal.values, rows, atol=1e-5)
    assert signal.units.low == (3.0, 0.0)
    assert signal.units.high == (5.0, 2.0)


def test_decimal_commas_beside_semicolons(tmp_path):
    signal = opened(tmp_path, "Zeit;Wert\n0,0;1,5\n0,5;2,5\n1,0;3,5\n")
    assert signal.values.ravel() == pytest.approx([1.5, 2.5, 3.5])
    assert (signal.units.step, signal.units.axis, signal.units.columns) == (0.5, "Zeit", ("Wert",))


@pytest.mark.parametrize(
    ("header", "times", "seconds"),
    [
        ("t,v\n", (0, 0.1, 0.2, 0.3), False),
        ("time [s],v\n", (5, 5.25, 5.5, 5.75), True),
        ("Time (s),v\n", (0, 1, 2, 3), True),
        ("seconds,v\n", (-1, 0, 1, 2), True),
        ("depth,v\n", (10, 20, 30, 40), False),
        ("", (0, 0.33, 0.67, 1.0), False),  # rounded
    ],
)
def test_an_even_first_column_is_the_coordinate(tmp_path, header, times, seconds):
    lines = "".join(f"{t},{v}\n" for t, v in zip(times, (3, 1, 2, 5), strict=True))
    signal = opened(tmp_path, header + lines)
    assert signal.values.ravel() == pytest.approx([3, 1, 2, 5])
    assert signal.units.start == times[0]
    assert signal.units.step == pytest.approx((times[-1] - times[0]) / 3)
    assert signal.units.seconds == seconds
    assert signal.units.rate == (pytest.approx(1 / signal.units.step) if seconds else None)


def test_a_column_that_does_not_rise_is_a_channel(tmp_path):
    assert opened(tmp_path, "1,5\n0,6\n2,7.0\n").channels == 2


@pytest.mark.parametrize(
    "text", ["1, 5\n0, 6\n", "1,5\n0,-6\n", "a,b\n1,5\n0,6\n", "1;5\n0;6\n", "1,5,2\n0,6,2\n"]
)
def test_columns_that_nothing_else_can_be_are_read(tmp_path, text):
    assert opened(tmp_path, text).channels > 1


def test_a_person_is_told_of_the_coordinate(tmp_path):
    signal = opened(tmp_path, "1,5.5\n2,7\n3,1\n")
    told = ("The first column is taken as x: it rises by 1 a line.",)
    assert signal.notes == told
    assert fit_picture(signal, PictureSettings())[1] == told
    assert opened(tmp_path, "1\n2\n").notes == ()


def test_a_named_column_may_rise_unevenly(tmp_path):
    assert opened(tmp_path, "counts,v\n1,5\n2,6\n4,7\n").units.columns == ("counts", "v")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("\n\n# nothing\n", "has no numbers in it"),
        ("a,b\n", "no line of numbers"),
        ("1,2\n", "one line of numbers"),
        ("1,2,3,4,5,6,7\n", "one line of numbers"),
        ("v\n1\n", "one line of numbers"),
        ("1,2\n3,\n5,6\n", "an empty cell in line 2, column 2"),
        ("1,2,3\n1,,3\n", "an empty cell in line 2, column 2"),
        ("1,2\n3\n", "1 cell in line 2 and 2 in its first"),
        ("1\n2,3\n", "line 2, column 1"),
        ("a,b\n1,2,3\n", "3 cells in line 2 and 2 in its first"),
        ("# x\na,b\n\n1,two\n", '"two" in line 4, column 2'),
        ("a,1\n2,3\n", '"a" in line 1, column 1'),
        ("1\nnan\n", '"nan" in line 2'),
        ("1\n2\n-inf\n", '"-inf" in line 3'),
        ("1\n1e999\n", '"1e999" in line 2'),
        ("1\n1_000\n", '"1_000" in line 2'),
        ("1\nNA\n", '"NA" in line 2'),
        ("1\n\x1b[31m\n", "in line 2"),
        ("t,v\n0,1\n1,2\n3,3\n4,1\n", "line 4 has 3 after 1"),
        ("t,v\n0,1\n1,2\n1,3\n2,1\n", "not evenly spaced"),
        ("t,v\n0,1\n0,2\n0,3\n", "not evenly spaced"),
        ("0,1\n1,2\n5,3\n6,1.0\n", "line 3 has 5 after 1"),
        ("t,a,b,c,d,e\n0,1,2,3,4,5\n1,1,2,3,4,5\n", "5 columns of samples"),
        (",".join("1" * 2000) + "\n", "2,000 numbers in line 1"),
        ("1,5\n2,7\n3,1\n", "a decimal comma or two columns"),
        ("-1,5\n2,7\n", "a decimal comma or two columns"),
        ("1e308\n-1e308\n", "too far apart"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a table of numbers"),
        (b"\xff\xfe1\0\n\0", "not a table of numbers"),
    ],
)
def test_one_sentence_that_names_file_and_line(tmp_path, text, words):
    with pytest.raises(SinStudioError) as caught:
        opened(tmp_path, text)
    sentence = str(caught.value)
    assert words in sentence
    assert str(tmp_path / "a.csv") in sentence
    assert sentence.isprintable()
    assert len(sentence) < 500


def test_files_that_are_not_there(tmp_path):
    for path, words in ((tmp_path / "no.csv", "does not exist"), (tmp_path, "is a folder")):
        with pytest.raises(SinStudioError, match=words):
            open_signal(path)


def test_too_many_samples(tmp_path, monkeypatch):
    monkeypatch.setenv("SINSTUDIO_MAX_PIXELS", "5")
    with pytest.raises(SinStudioError, match="limit is 5"):
        opened(tmp_path, "1\n" * 6)


def test_a_latin_header_is_read(tmp_path):
    signal = opened(tmp_path, "t;Spannung [µV]\n0;1\n1;3\n".encode("latin-1"))
    assert signal.units.columns == ("Spannung [µV]",)


@given(st.binary(max_size=60))
def test_any_bytes_give_a_signal_or_a_sentence(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("c") / "x.csv"
    path.write_bytes(data)
    with suppress(SinStudioError):
        assert np.isfinite(open_signal(path).values).all()


@given(
    values=arrays(
        np.float64,
        st.tuples(st.integers(2, 20), st.integers(1, 4)),
        elements=st.floats(-1e6, 1e6, width=32),
    ),
    suffix=st.sampled_from([".csv", ".tsv"]),
)
def test_what_is_saved_is_opened(tmp_path_factory, values, suffix):
    path = tmp_path_factory.mktemp("c") / f"x{suffix}"
    signal = signal_of(values)
    save_signal(path, values, signal.units.moved(-3, 0.125))
    again = open_file(path)
    assert again.units.columns == signal.units.columns
    assert (again.units.start, again.units.step) == (-3, 0.125)
    for a, b in zip(again.values.T, values.T, strict=True):
        np.testing.assert_allclose(a, b, atol=3e-7 * np.ptp(b) + 1e-8 * np.abs(b).max())


def test_names_that_do_not_fit_a_cell(tmp_path):
    signal = signal_of([1, 2, 3])
    units = replace(signal.units, axis='a,"b"\n#', columns=("x;y",))
    save_signal(tmp_path / "x.csv", signal.values, units)
    assert (tmp_path / "x.csv").read_text().split("\n")[0] == "a  b,x y"
    assert open_signal(tmp_path / "x.csv").units.columns == ("x y",)

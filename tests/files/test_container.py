from __future__ import annotations

import os
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sin_spec import file_bytes, section_bytes

from sinstudio.errors import SinStudioError
from sinstudio.files import container
from sinstudio.files.container import MAGIC, Section

SMALL = container.encode(
    {"format": "test", "numbers": [1, 2.5]},
    [Section("DATA", b"\x00\x01\x02", critical=True), Section("note", b"hello")],
)


def refusal(data: bytes) -> str:
    """The one sentence with which the bytes are refused."""
    with pytest.raises(SinStudioError, match=r"^x\.sin [^\n]*\.$") as caught:
        container.decode(data, "x.sin")
    return str(caught.value)


@given(
    st.dictionaries(st.text(), st.integers(-(2**53), 2**53) | st.text(), max_size=4),
    st.dictionaries(
        st.text("ABYZabyz0189", min_size=4, max_size=4),
        st.tuples(st.binary(), st.booleans()),
        max_size=5,
    ),
)
def test_round_trip(header: dict[str, Any], parts: dict[str, tuple[bytes, bool]]) -> None:
    sections = tuple(Section(tag, *rest) for tag, rest in parts.items())
    data = container.encode(header, sections)
    held = container.decode(data, "x.sin")
    assert (held.header, held.sections, held.version) == (header, sections, (1, 0))
    assert held.size == len(data)
    assert container.encode(held.header, held.sections) == data


def test_bytes_are_those_of_the_specification() -> None:
    sections = section_bytes(b"DATA", b"\x00\x01\x02", 1) + section_bytes(b"note", b"hello")
    assert file_bytes(b'{"format":"test","numbers":[1,2.5]}', sections) == SMALL


def test_every_changed_bit_is_refused() -> None:
    for position in range(len(SMALL)):
        for bit in range(8):
            changed = bytearray(SMALL)
            changed[position] ^= 1 << bit
            refusal(bytes(changed))


def test_every_truncation_is_refused() -> None:
    for length in range(len(SMALL)):
        refusal(SMALL[:length])


@given(st.binary(min_size=1, max_size=40))
def test_whatever_is_appended_is_refused(tail: bytes) -> None:
    assert "appended" in refusal(SMALL + tail)


@given(st.binary(max_size=200))
def test_random_bytes_are_refused(data: bytes) -> None:
    refusal(data)
    refusal(MAGIC + data)
    refusal(file_bytes(b"{}", data) if data else b"")
    refusal(file_bytes(b"[" + data))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "not a SinStudio model"),
        (b"PK\x03\x04", "not a SinStudio model"),
        (SMALL.replace(b"\r\n", b"\n"), "line ends"),
        (SMALL.replace(b"\n", b"\r\n"), "line ends"),
        (MAGIC, "cut short"),
        (file_bytes(version=(2, 7)), r"version 2.7, and this SinStudio reads up to 1.0"),
        (file_bytes(version=(0, 1)), "version 0.1"),
        (file_bytes(total=2**64 - 1), "cut short"),
        (file_bytes(length=2**32 - 1), "claims 4,294,967,295 bytes"),
        (file_bytes(b"[]"), "not a JSON object"),
        (file_bytes(b"{"), "not valid JSON"),
        (file_bytes(b'{"a":1,"a":1}'), "twice"),
        (file_bytes(b'{"a":' + b"[" * 100_000 + b"}"), "deep"),
        (file_bytes(b'{"a":NaN}'), "NaN"),
        (file_bytes(b"{}", bytes(7)), "7 bytes follow"),
        (file_bytes(b"{}", section_bytes(b"DATA", b"")[:-1] + b"x"), "do not match"),
        (
            file_bytes(b"{}", section_bytes(b"DATA", b"", length=2**63)),
            "claims 9,223,372,036,854,775,808",
        ),
        (file_bytes(b"{}", section_bytes(b"DATA", b"", flags=2)), "flags"),
        (file_bytes(b"{}", section_bytes(b"DA A", b"")), "malformed tag 44412041"),
        (file_bytes(b"{}", section_bytes(b"D\xc3\xa4A", b"")), "malformed tag"),
        (file_bytes(b"{}", section_bytes(b"DATA", b"") * 2), "twice"),
        (
            file_bytes(b"{}", b"".join(section_bytes(b"%04d" % i, b"") for i in range(4097))),
            "too many",
        ),
    ],
)
def test_reason_is_named(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_newer_minor_version_is_read() -> None:
    assert container.decode(file_bytes(version=(1, 9)), "x.sin").version == (1, 9)


def test_nothing_large_is_allocated_for_a_claim() -> None:
    claims = [
        file_bytes(total=2**64 - 1),
        file_bytes(length=2**32 - 1),
        file_bytes(b"{}", section_bytes(b"DATA", b"", length=2**63)),
        file_bytes(b"{}", section_bytes(b"DATA", b"", length=2**33)),
        file_bytes(b"[" * 10_000),
    ]
    tracemalloc.start()
    try:
        for data in claims:
            refusal(data)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_unknown_critical_section_is_refused_and_optional_is_not() -> None:
    held = container.decode(SMALL, "x.sin")
    container.refuse_unknown(held, {"DATA"}, "x.sin")
    with pytest.raises(SinStudioError, match=r"x\.sin needs a newer SinStudio: .*DATA"):
        container.refuse_unknown(held, {"note"}, "x.sin")


def test_writer_refuses_what_a_reader_would() -> None:
    with pytest.raises(ValueError, match="tags"):
        container.encode({}, [Section("DATA", b""), Section("DATA", b"")])
    with pytest.raises(ValueError, match="tags"):
        container.encode({}, [Section("LONGER", b"")])
    with pytest.raises(SinStudioError, match="header"):
        container.encode({"a": "x" * container.MAX_HEADER}, [])


def test_size_limit() -> None:
    small = replace(container.MODEL, most=len(SMALL) - 1)
    with pytest.raises(SinStudioError, match="more than a model may have"):
        container.decode(SMALL, "x.sin", small)
    held = [Section("DATA", bytes(100))]
    with pytest.raises(SinStudioError, match="make the network smaller"):
        container.encode({}, held, small)


def test_another_kind_is_refused_by_its_signature() -> None:
    other = replace(container.MODEL, magic=b"\x89OTH\r\n\x1a\n", noun="thing", ending=".thing")
    data = container.encode({"a": 1}, [], other)
    assert container.decode(data, "x", other).header == {"a": 1}
    assert "is not a SinStudio model: choose a .sin file" in refusal(data)
    with pytest.raises(SinStudioError, match=r"is not a SinStudio thing: choose a \.thing file"):
        container.decode(SMALL, "x", other)


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "x.sin"
    path.write_bytes(SMALL)
    assert container.read(path) == container.decode(SMALL, "x.sin")
    path.write_bytes(SMALL[:-1])
    with pytest.raises(SinStudioError, match=f"{path} is damaged: it is cut short"):
        container.read(path)
    with pytest.raises(SinStudioError, match=r"other\.sin does not exist; check its name"):
        container.read(tmp_path / "other.sin")
    with pytest.raises(SinStudioError, match="is not a file"):
        container.read(tmp_path)
    with pytest.raises(SinStudioError, match="cannot be read: embedded null"):
        container.read(Path("a\0b"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.sin")
    with pytest.raises(SinStudioError, match="is not a file"):
        container.read(tmp_path / "pipe.sin")

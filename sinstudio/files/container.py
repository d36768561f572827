r"""The container of our files: signature, version, JSON header, sections with checksums.

All numbers are little-endian. The page *The .sin format* of the help holds the full specification;
a project (`.sinproj`) is the same with another signature.

    magic      8 bytes   89 53 49 4E 0D 0A 1A 0A in a model
    major      u16       a reader refuses what is newer than it knows
    minor      u16       additions that an older reader may leave alone
    total      u64       length of the whole file
    length     u32       length of the header
    checksum   u32       CRC-32 of bytes 0–23 and of the header
    header     length    UTF-8 JSON, an object
    sections   until total:
        tag       4      ASCII letters and digits, each tag once
        flags     u32    bit 0: critical; the others are zero
        length    u64    of the payload
        checksum  u32    CRC-32 of tag, flags, length and payload
        payload   length
"""

from __future__ import annotations

import io
import os
import stat
import struct
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sinstudio.errors import SinStudioError
from sinstudio.files import strict_json

MAGIC = b"\x89SIN\r\n\x1a\n"
MAX_HEADER = 1 << 22
MAX_SECTIONS = 4096

_CRITICAL = 1
_PROLOGUE = struct.Struct("<8sHHQII")
_COVERED = _PROLOGUE.size - 4  # the checksum covers what stands before it
_SECTION = struct.Struct("<4sIQI")


@dataclass(frozen=True)
class Kind:
    """What distinguishes one kind of container from another.

    Parameters
    ----------
    magic
        Signature, 8 bytes that are not text and that a change of line ends breaks.
    version
        (major, minor) that is written; a newer major version is refused.
    noun, ending
        What messages call it, and how its files' names end.
    most
        Bytes that a file may have.
    remedy
        What makes a file smaller.
    """

    magic: bytes
    version: tuple[int, int]
    noun: str
    ending: str
    most: int
    remedy: str


MODEL = Kind(MAGIC, (1, 0), "model", ".sin", 1 << 32, "make the network smaller")


@dataclass(frozen=True)
class Section:
    """A piece of a container.

    Parameters
    ----------
    tag
        Four ASCII letters or digits, unique in the file.
    payload
        Its bytes.
    critical
        A reader that does not know the tag must refuse the file; otherwise it keeps the section.
    """

    tag: str
    payload: bytes
    critical: bool = False


@dataclass(frozen=True)
class Container:
    """What a container holds: the header's JSON object and the sections in file order.

    `version` is (major, minor), and `size` the length of the file in bytes.
    """

    header: dict[str, Any]
    sections: tuple[Section, ...]
    version: tuple[int, int]
    size: int


class _DamageError(ValueError):
    """Half a sentence that says what is wrong with the bytes."""


def encode(header: Mapping[str, Any], sections: Sequence[Section], kind: Kind = MODEL) -> bytes:
    """Return the bytes of a container of the present version; equal input gives equal bytes.

    Raises
    ------
    SinStudioError, ValueError
        As `parts` does.
    """
    return b"".join(parts(header, sections, kind))


def parts(
    header: Mapping[str, Any], sections: Sequence[Section], kind: Kind = MODEL
) -> list[bytes]:
    """Return the pieces of a container, to be written one after the other without being joined.

    Raises
    ------
    SinStudioError
        If the header or the file would be larger than a reader accepts.
    ValueError
        If a tag is malformed or used twice, or the header holds what JSON cannot.
    """
    tags = [section.tag for section in sections]
    if len(set(tags)) != len(tags) or not all(_is_tag(tag.encode()) for tag in tags):
        raise ValueError(f"section tags must be four letters or digits, each once: {tags}")
    text = strict_json.canonical(dict(header))
    if len(text) > MAX_HEADER:
        raise SinStudioError(
            f"The {kind.noun} cannot be written: its header, which holds the recipe, takes "
            f"{len(text):,} bytes and may take {MAX_HEADER:,}; shorten the lists in the recipe."
        )
    total = _PROLOGUE.size + len(text)
    total += sum(_SECTION.size + len(section.payload) for section in sections)
    if total > kind.most or len(sections) > MAX_SECTIONS:
        raise SinStudioError(
            f"The {kind.noun} cannot be written: it would take {total:,} bytes and may take "
            f"{kind.most:,}; {kind.remedy}."
        )
    prologue = _PROLOGUE.pack(kind.magic, *kind.version, total, len(text), 0)[:_COVERED]
    pieces = [prologue, struct.pack("<I", zlib.crc32(text, zlib.crc32(prologue))), text]
    for section in sections:
        pieces.append(_section_head(section))
        pieces.append(section.payload)
    return pieces


def decode(data: bytes, name: str, kind: Kind = MODEL) -> Container:
    """Read a container from memory; `name` stands in messages. Raises `SinStudioError`."""
    return _explained(io.BytesIO(data), len(data), name, kind)


def read(path: Path, name: str | None = None, kind: Kind = MODEL) -> Container:
    """Read a container from a file.

    Nothing is allocated before the sizes in the file have been checked against its real length.

    Parameters
    ----------
    path
        The file.
    name
        What messages call it; the path itself by default.

    Raises
    ------
    SinStudioError
        If the file cannot be read, is foreign, damaged, cut short, or of a newer major version.
    """
    name = name or str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
            raise SinStudioError(f"{name} is not a file: choose a {kind.ending} file.")
        with path.open("rb") as stream:
            return _explained(stream, os.fstat(stream.fileno()).st_size, name, kind)
    except FileNotFoundError:
        raise SinStudioError(f"{name} does not exist; check its name and its folder.") from None
    except (OSError, ValueError) as error:  # ValueError: a path with a zero byte
        reason = getattr(error, "strerror", None) or str(error)
        raise SinStudioError(f"{name} cannot be read: {reason}.") from None
    except MemoryError:
        raise SinStudioError(
            f"{name} needs more memory than there is; close other programs."
        ) from None


def refuse_unknown(
    container: Container, known: Collection[str], name: str, kind: Kind = MODEL
) -> None:
    """Raise `SinStudioError` if a critical section's tag is not in `known`."""
    for section in container.sections:
        if section.critical and section.tag not in known:
            major, minor = container.version
            raise SinStudioError(
                f"{name} needs a newer SinStudio: its section {section.tag} is required and this "
                f"version does not know it (format version {major}.{minor}, known up to "
                f"{_shown(kind.version)})."
            )


def _explained(stream: BinaryIO, size: int, name: str, kind: Kind) -> Container:
    try:
        return _parse(stream, size, name, kind)
    except _DamageError as error:
        raise SinStudioError(
            f"{name} is damaged: {error}. Copy it again from its source."
        ) from None


def _parse(stream: BinaryIO, size: int, name: str, kind: Kind) -> Container:
    prologue = _opening(stream, size, name, kind)
    _, major, minor, total, length, checksum = _PROLOGUE.unpack(prologue)
    if total != size:
        what = "it is cut short" if size < total else "something was appended to it"
        raise _DamageError(f"{what}, it has {size:,} bytes and should have {total:,}")
    left = size - _PROLOGUE.size
    if length > min(left, MAX_HEADER):
        raise _DamageError(f"its header claims {length:,} bytes")
    text = _take(stream, length)
    if zlib.crc32(text, zlib.crc32(prologue[:_COVERED])) != checksum:
        raise _DamageError("the checksum of its header does not match")
    try:
        header = strict_json.parse(text)
    except ValueError as error:
        raise _DamageError(f"its header is not valid JSON ({error})") from None
    if not isinstance(header, dict):
        raise _DamageError("its header is not a JSON object")
    return Container(header, _sections(stream, left - length), (major, minor), size)


def _opening(stream: BinaryIO, size: int, name: str, kind: Kind) -> bytes:
    """Return the prologue; refuse what is empty, foreign, too large, or too new."""
    if size == 0:
        raise SinStudioError(f"{name} is empty: there is no {kind.noun} in it.")
    prologue = stream.read(_PROLOGUE.size)
    magic = prologue[: len(kind.magic)]
    if magic != kind.magic:
        if magic[:4] == kind.magic[:4] and size > len(kind.magic):
            raise _DamageError("its line ends were changed, as when a file is sent as text")
        if not kind.magic.startswith(magic):
            raise SinStudioError(
                f"{name} is not a SinStudio {kind.noun}: choose a {kind.ending} file."
            )
    if len(prologue) < _PROLOGUE.size:
        raise _DamageError(f"it is cut short, only {size} bytes are left")
    _, major, minor, *_ = _PROLOGUE.unpack(prologue)
    if major > kind.version[0]:
        raise SinStudioError(
            f"{name} has format version {major}.{minor}, and this SinStudio reads up to "
            f"{_shown(kind.version)}: open it with a newer SinStudio."
        )
    if major < 1:
        raise _DamageError(f"it claims format version {major}.{minor}")
    if size > kind.most:
        raise SinStudioError(
            f"{name} has {size:,} bytes, more than a {kind.noun} may have ({kind.most:,})."
        )
    return prologue


def _sections(stream: BinaryIO, left: int) -> tuple[Section, ...]:
    found: dict[str, Section] = {}
    while left:
        if left < _SECTION.size:
            raise _DamageError(f"{left} bytes follow its last section")
        tag, flags, length, checksum = _SECTION.unpack(_take(stream, _SECTION.size))
        if not _is_tag(tag):
            raise _DamageError(f"a section has the malformed tag {tag.hex()}")
        label = tag.decode("ascii")
        left -= _SECTION.size
        if length > left:
            raise _DamageError(f"section {label} claims {length:,} bytes, and {left:,} are left")
        if label in found or len(found) == MAX_SECTIONS:
            raise _DamageError(f"section {label} appears twice or is one too many")
        payload = _take(stream, length)
        left -= length
        section = Section(label, payload, bool(flags & _CRITICAL))
        if _section_head(section) != _SECTION.pack(tag, flags, length, checksum):
            raise _DamageError(f"the checksum or the flags of section {label} do not match")
        found[label] = section
    return tuple(found.values())


def _take(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) != length:  # it shrank while it was read
        raise _DamageError("it is cut short")
    return data


def _section_head(section: Section) -> bytes:
    flags = _CRITICAL if section.critical else 0
    head = _SECTION.pack(section.tag.encode("ascii"), flags, len(section.payload), 0)[:-4]
    return head + struct.pack("<I", zlib.crc32(section.payload, zlib.crc32(head)))


def _is_tag(tag: bytes) -> bool:
    return len(tag) == 4 and tag.isascii() and tag.isalnum()


def _shown(version: tuple[int, int]) -> str:
    return ".".join(map(str, version))

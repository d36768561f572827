"""The closed list of picture formats, told apart by their first bytes and never by their names."""

from __future__ import annotations

import codecs

READABLE = ("PNG", "JPEG", "WebP", "AVIF", "TIFF", "BMP", "GIF", "EXR")
HEAD_BYTES = 4096

_SIGNATURES = (
    ("PNG", b"\x89PNG\r\n\x1a\n"),
    ("JPEG", b"\xff\xd8\xff"),
    ("GIF", b"GIF87a"),
    ("GIF", b"GIF89a"),
    ("TIFF", b"II*\x00"),
    ("TIFF", b"MM\x00*"),
    ("TIFF", b"II+\x00"),  # BigTIFF
    ("TIFF", b"MM\x00+"),
    ("EXR", b"\x76\x2f\x31\x01"),
)
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)  # sizes of the header after the file header


def detect(head: bytes) -> str | None:
    """Name the format of a file from its first `HEAD_BYTES` bytes, or None when it is not known."""
    for name, signature in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head[4:8] == b"ftyp":
        box = head[8 : max(16, int.from_bytes(head[:4], "big"))]
        brands = {box[:4], *(box[i : i + 4] for i in range(8, len(box), 4))}
        return "AVIF" if brands & {b"avif", b"avis"} else None
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return "BMP"
    return None


def is_text(head: bytes) -> bool:
    """Tell whether the first bytes read as text, to say so of a file that is no picture."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(head, final=len(head) < HEAD_BYTES)  # else cut inside a character
    except UnicodeDecodeError:
        return False
    return all(char.isprintable() or char in "\t\r\n\f\ufeff" for char in text)

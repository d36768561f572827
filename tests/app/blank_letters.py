"""A font without ink: text takes room, the same on every machine, and leaves nothing to compare."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

_PIXELS = 9  # so small that axes and legends, whose letters are smaller, have the same
_EM, _WIDTH, _ABOVE, _BELOW = 900, 500, 800, 200  # whole pixels at that size, hinted or not
_LETTERS = range(0x20, 0x3000)  # Latin, Greek, arrows, mathematics


def _font_file() -> bytes:
    builder = FontBuilder(_EM, isTTF=True)
    names = [".notdef", "blank"]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(dict.fromkeys(_LETTERS, "blank"))
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (_WIDTH, 0)))
    builder.setupHorizontalHeader(ascent=_ABOVE, descent=-_BELOW)
    builder.setupNameTable({"familyName": "Without ink", "styleName": "Regular"})
    builder.setupOS2(
        sTypoAscender=_ABOVE, sTypoDescender=-_BELOW, usWinAscent=_ABOVE, usWinDescent=_BELOW
    )
    builder.setupPost()
    written = BytesIO()
    builder.save(written)
    return written.getvalue()


@contextmanager
def blank_letters(application: QApplication) -> Iterator[None]:
    """Write everything in it."""
    number = QFontDatabase.addApplicationFontFromData(QByteArray(_font_file()))
    before = application.font()
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setPixelSize(_PIXELS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setFont(font)
    try:
        yield
    finally:
        application.setFont(before)
        QFontDatabase.removeApplicationFont(number)

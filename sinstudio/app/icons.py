"""The program's own line icons, tinted to the theme when they are loaded."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sinstudio.app.theme import Theme, palette_of
from sinstudio.bundled import resource

_SIZES = (16, 20, 24, 32, 40, 48)  # what menus and toolbars ask for, at one and two times


def icon(name: str, theme: Theme, colour: str = "") -> QIcon:
    """Return `resources/icons/<name>.svg` in the theme's text colour, or in `colour`.

    Disabled widgets get it in the theme's colour of disabled text.
    """
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    palette = palette_of(theme)
    faint = palette.color(palette.ColorGroup.Disabled, palette.ColorRole.Text).name()
    result = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour or theme.text), (QIcon.Mode.Disabled, faint)):
        renderer = QSvgRenderer(drawing.replace("currentColor", ink).encode())
        for size in _SIZES:
            result.addPixmap(_pixmap(renderer, size), mode)
    return result


def application_icon() -> QIcon:
    """Return the icon of the program, which keeps its colours in every theme."""
    renderer = QSvgRenderer(str(resource("icons/sinstudio.svg")))
    result = QIcon()
    for size in (16, 32, 64, 128, 256):
        result.addPixmap(_pixmap(renderer, size))
    return result


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap

"""Make the icons of all three systems from `resources/icons/sinstudio.svg`.

Run it from anywhere, in an environment that SinStudio is installed in, after the drawing changed::

    python packaging/make_icons.py

It writes `packaging/icons`: PNG pictures for Linux, one `.ico` file for Windows, one `.icns` file
for macOS.
"""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
DRAWING = HERE.parent / "resources" / "icons" / "sinstudio.svg"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)  # of the hicolor icon theme
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)  # what Windows asks for at 100 to 200 %
ICNS_SIZES = (16, 32, 64, 128, 256, 512, 1024)
MARGIN = 0.1  # of the side, free around icons of macOS so that they are as large as others


def draw(renderer: QSvgRenderer, side: int, margin: float = 0.0) -> Image.Image:
    """Draw the icon `side` pixels wide, with a transparent margin given as a share of that."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    free = side * margin
    painter = QPainter(image)
    renderer.render(painter, QRectF(free, free, side - 2 * free, side - 2 * free))
    painter.end()
    rows = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (side, side), bytes(rows.constBits()))


def make(folder: Path = HERE / "icons") -> None:
    """Write every icon into a folder."""
    folder.mkdir(exist_ok=True)
    renderer = QSvgRenderer(str(DRAWING))
    for side in PNG_SIZES:
        draw(renderer, side).save(folder / f"sinstudio-{side}.png", optimize=True)
    _save_set(folder / "sinstudio.ico", [draw(renderer, side) for side in ICO_SIZES])
    _save_set(folder / "sinstudio.icns", [draw(renderer, side, MARGIN) for side in ICNS_SIZES])


def _save_set(path: Path, pictures: list[Image.Image]) -> None:
    """Write pictures of rising size into one file, each as it was drawn."""
    *smaller, largest = pictures
    largest.save(path, append_images=smaller, sizes=[picture.size for picture in pictures])


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    make()

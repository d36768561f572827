"""A tiny picture and a tiny recipe, so that a fit takes milliseconds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from sinstudio.training.recipe import Recipe

TINY = Recipe().changed(
    {
        "frequencies.count": 8,
        "network.hidden": (8,),
        "training.steps": 40,
        "training.batch": 32,
        "training.device": "cpu",
        "training.threads": 1,
    }
)
ENDLESS = {"training.steps": 1_000_000_000}


def tiny_image(width: int = 16, height: int = 12) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB888)
    for y in range(height):
        for x in range(width):
            image.setPixelColor(x, y, QColor(255 * x // width, 255 * y // height, 90))
    return image


def tiny_file(folder: Path, name: str = "tiny.png", width: int = 16, height: int = 12) -> Path:
    path = folder / name
    assert tiny_image(width, height).save(str(path))
    return path

"""The opened picture, and the array that a recipe makes of it, away from the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage, QPixelFormat

from sinstudio.app.running.jobs import Jobs
from sinstudio.files.pictures import Picture, fit_picture, from_array
from sinstudio.files.signal import Signal as SignalPicture
from sinstudio.files.signal import Units
from sinstudio.training.recipe import PictureSettings

Pixels = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Prepared:
    """A picture and what is fitted of it under these settings (H × W × C, 0…1).

    `units` are those of a signal; None for a picture.
    """

    picture: Picture
    settings: PictureSettings
    target: Pixels
    notes: tuple[str, ...]
    units: Units | None = None

    def values(self) -> dict[str, object]:
        """The settings that decide what is fitted of the picture, by their dotted keys."""
        keys = ("crop", "size", "channels")
        return {f"picture.{key}": getattr(self.settings, key) for key in keys}

    def suits(self, settings: PictureSettings) -> bool:
        """Whether the same would be fitted under these settings."""
        return self.values() == replace(self, settings=settings).values()


class PictureSource(QObject):
    """Opens and prepares pictures; the newest wish wins, and a failure leaves all as it was."""

    prepared = Signal(object)  # Prepared
    failed = Signal(str)  # the picture could not be opened
    refused = Signal(str)  # the settings do not suit the picture

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs

    @property
    def busy(self) -> bool:
        """Whether a picture is on its way."""
        return self._jobs.busy("open") or self._jobs.busy("prepare")

    @property
    def opening(self) -> bool:
        """Whether another picture is on its way."""
        return self._jobs.busy("open")

    def forget(self) -> None:
        """Let nothing arrive that is on its way: something else has taken its place."""
        self._jobs.forget("open")
        self._jobs.forget("prepare")

    def open(self, read: Callable[[], Picture], settings: PictureSettings) -> None:
        """Read a picture and prepare all of it; a crop of the last one is not its own."""
        self._jobs.forget("prepare")
        whole = replace(settings, crop=())
        self._jobs.run("open", partial(_open, read, whole), self._deliver, self._say_failed)

    def prepare(self, picture: Picture, settings: PictureSettings) -> None:
        """Prepare a picture again under other settings."""
        work = partial(_prepare, picture, settings)
        self._jobs.run("prepare", work, self._deliver, self._say_refused)

    @Slot(object)
    def _deliver(self, prepared: Prepared) -> None:
        self.prepared.emit(prepared)

    @Slot(str)
    def _say_failed(self, sentence: str) -> None:
        self.failed.emit(sentence)

    @Slot(str)
    def _say_refused(self, sentence: str) -> None:
        self.refused.emit(sentence)


def _open(read: Callable[[], Picture], settings: PictureSettings) -> Prepared:
    """Read and prepare; a size in rows and channels that a signal has not are those of before."""
    picture = read()
    if isinstance(picture, SignalPicture):
        if isinstance(settings.size, tuple):
            settings = replace(settings, size="auto")
        if settings.channels not in (1, picture.channels):
            settings = replace(settings, channels="auto")
    return _prepare(picture, settings)


def _prepare(picture: Picture, settings: PictureSettings) -> Prepared:
    fitted, notes = fit_picture(picture, settings)
    units = fitted.units if isinstance(fitted, SignalPicture) else None
    return Prepared(picture, settings, fitted.pixels, notes, units)


def picture_of_image(image: QImage, name: str) -> Picture:
    """Turn an image from the clipboard or a drop into a picture, at its own depth.

    Raises
    ------
    SinStudioError
        When it has no pixels, or more than the limit.
    """
    form = image.pixelFormat()
    deep = form.redSize() > 8 or form.colorModel() == QPixelFormat.ColorModel.Grayscale
    wanted = QImage.Format.Format_RGBA64 if deep else QImage.Format.Format_RGBA8888
    converted = image.convertToFormat(wanted)
    kind = np.dtype(np.uint16 if deep else np.uint8)
    height, width, row = converted.height(), converted.width(), converted.bytesPerLine()
    if not width or not height:
        return from_array(np.zeros((height, width, 3), np.uint8), name)
    lines = np.frombuffer(converted.constBits(), np.uint8).reshape(height, row)
    pixels = lines[:, : width * 4 * kind.itemsize].copy().view(kind).reshape(height, width, 4)
    grey = form.colorModel() == QPixelFormat.ColorModel.Grayscale
    channels = [0] if grey else [0, 1, 2]
    if image.hasAlphaChannel():
        channels.append(3)
    return from_array(pixels[..., channels], name)

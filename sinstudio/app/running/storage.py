"""Models and pictures of them, opened and saved by the session's thread."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from sinstudio.app.hands.filtering import Filtering
from sinstudio.app.running.fitting import Fitting
from sinstudio.app.running.tasks import (
    OpenModel,
    ReportDevices,
    Saved,
    SaveModel,
    SavePicture,
    SaveSignal,
)

if TYPE_CHECKING:
    from sinstudio.files.model_file import Model

# Tokens of calls; a session that meets a fault says "<token> failed".
_OPEN, _SAVE = "Opening the model", "Saving the model"
_PICTURE, _REPORT = "Saving the picture", "The device report"
_SIGNAL = "Saving the signal"


class Storage(QObject):
    """What goes to and comes from files where torch is needed for it."""

    opened = Signal(object)  # Model
    saved = Signal(object)  # Path of a model that was written, of the network there is now
    failed = Signal()  # a model was not written; a message says why
    progress = Signal(float)  # share of a picture that is rendered, 0…1
    changed = Signal()  # `saving` or `saved_at` did
    message = Signal(str, str)
    file_used = Signal(object)  # Path of a model that was opened or saved
    devices = Signal(list)  # lines of text about what torch can train on

    def __init__(
        self, fitting: Fitting, filtering: Filtering, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fitting, self._filtering = fitting, filtering
        self._fitting.done.connect(self._done)
        self._fitting.failed.connect(self._failed)
        self._job: SavePicture | SaveSignal | None = None
        self._saves: deque[bool] = deque()  # under way, and whether of the network there is now
        self.saved_at = (0, 0)  # steps and structural edits of the network in the file
        self.icc: bytes | None = None  # the colour profile of the picture, kept with what is saved

    @property
    def saving(self) -> bool:
        """Whether a picture is being rendered for a file."""
        return self._job is not None

    def open_model(self, path: Path) -> None:
        """Read a `.sin` file."""
        self._fitting.call(OpenModel(path), _OPEN)

    def save_model(self, path: Path) -> None:
        """Write the network to a `.sin` file."""
        self._saves.append(True)
        self._fitting.call(SaveModel(path, self.icc, self._fitting.units), _SAVE)

    def begin_anew(self) -> None:
        """Another network: no file holds it, not even one that is on its way to the disk."""
        self.saved_at = (0, 0)
        self._saves = deque(False for _ in self._saves)

    def save_picture(self, path: Path, size: tuple[int, int]) -> None:
        """Render the network at a size (width, height), filtered as shown; write the picture."""
        if self._job is None:
            strength = self._filtering.strength
            self._job = SavePicture(path, size, self.icc, self.progress.emit, strength)
            self._fitting.call(self._job, _PICTURE)
            self.changed.emit()

    def save_signal(self, path: Path, samples: int) -> None:
        """Render the network of a signal, filtered as shown; write samples in its units."""
        units = self._fitting.units
        if self._job is None and units is not None:
            self._job = SaveSignal(path, samples, units, self._filtering.strength)
            self._fitting.call(self._job, _SIGNAL)
            self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Give up the picture that is being rendered."""
        if self._job is not None:
            self._job.cancelled.set()

    def report_devices(self) -> None:
        """Ask what torch can train on."""
        self._fitting.call(ReportDevices(), _REPORT)

    @Slot(str, object)
    def _done(self, token: str, result: Any) -> None:
        if token == _OPEN:
            model: Model = result
            self.icc = model.icc
            self.opened.emit(model)
            self.file_used.emit(model.path)
        elif token == _SAVE and isinstance(result, Saved):
            of_this = self._saves.popleft()
            if of_this:
                self.saved_at = result.step, result.edits
            on = self._filtering.strength > 0
            self._tell(result, self.tr("The filter is not part of it.") if on else "")
            self.file_used.emit(result.path)
            if of_this:
                self.saved.emit(result.path)
        elif token == _REPORT:
            self.devices.emit(result)
        elif token in (_PICTURE, _SIGNAL):
            strength = self._job.strength if self._job is not None else 0.0
            self._job = None
            self.progress.emit(1.0)
            if isinstance(result, Saved):
                told = self.tr("It is filtered by {0} %.").format(f"{100 * strength:.0f}")
                self._tell(result, told if strength > 0 else "")
            else:
                self.message.emit("info", self.tr("Saving was cancelled; no file was written."))
        self.changed.emit()

    @Slot(str, str, str)
    def _failed(self, _sentence: str, _details: str, token: str) -> None:
        if token == _SAVE:
            self._saves.popleft()
            self.failed.emit()
        elif token in (_PICTURE, _SIGNAL):
            self._job = None
            self.progress.emit(1.0)
        self.changed.emit()

    def _tell(self, saved: Saved, more: str) -> None:
        text = self.tr("Saved {0} ({1}).").format(saved.path, size_text(saved.bytes))
        self.message.emit("info", f"{text} {more}".rstrip())


def size_text(count: int) -> str:
    """Say a number of bytes: "640 B", "82 kB", "1.4 MB"."""
    if count < 1000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"

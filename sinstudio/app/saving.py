"""Dialogs that ask where and how to save, and the progress of what takes long."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from sinstudio.app.dialogs.samplesdialog import SamplesDialog
from sinstudio.app.dialogs.sizedialog import SizeDialog
from sinstudio.app.settings import Settings
from sinstudio.app.statusbar import duration
from sinstudio.app.studio import Studio

_PATIENCE = 1000  # milliseconds without a word about progress


class Saving(QObject):
    """Saves models, pictures and recipes where the user says."""

    def __init__(self, window: QWidget, studio: Studio, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._studio, self._settings = window, studio, settings
        self._size: tuple[int, int] = (0, 0)
        self._sizes: SizeDialog | None = None
        self._counts: SamplesDialog | None = None
        self._samples = 0
        self._progress: QProgressDialog | None = None
        self._text = ""
        self._began = 0.0
        studio.storage.progress.connect(self._show_progress)
        studio.storage.changed.connect(self._end_progress)

    @Slot()
    def save_model(self) -> None:
        """Ask where, and write the network."""
        filters = (self.tr("SinStudio model (*.sin)"),)
        self._dialog(self.tr("Save model"), "sin", filters, self._to_model).open()

    @Slot()
    def save_recipe(self) -> None:
        """Ask where, and write the settings."""
        filters = (self.tr("Recipe (*.toml)"),)
        self._dialog(self.tr("Save recipe"), "toml", filters, self._to_recipe).open()

    @Slot()
    def save_picture(self) -> None:
        """Ask how large and where, and write a picture, or the signal, of the network."""
        snapshot = self._studio.snapshot
        if snapshot is None or self._sizes is not None or self._counts is not None:
            return
        if snapshot.domain.signal:
            self._counts = SamplesDialog(snapshot.domain.width, self._window)
            self._counts.finished.connect(self._counted)
            self._counts.open()
            return
        fitted = (snapshot.domain.width, snapshot.domain.height)
        self._sizes = SizeDialog(fitted, self._window)
        self._sizes.finished.connect(self._sized)
        self._sizes.open()

    @Slot(int)
    def _sized(self, accepted: int) -> None:
        dialog, self._sizes = self._sizes, None
        if dialog is None:
            return
        self._size = dialog.size_in_pixels
        dialog.deleteLater()
        if accepted:
            filters = (
                self.tr("PNG (*.png)"),
                self.tr("TIFF (*.tif *.tiff)"),
                self.tr("OpenEXR (*.exr)"),
                self.tr("JPEG (*.jpg *.jpeg)"),
                self.tr("WebP (*.webp)"),
                self.tr("AVIF (*.avif)"),
                self.tr("BMP (*.bmp)"),
            )
            self._dialog(self.tr("Save picture"), "png", filters, self._to_picture).open()

    @Slot(int)
    def _counted(self, accepted: int) -> None:
        dialog, self._counts = self._counts, None
        if dialog is None:
            return
        self._samples = dialog.count
        dialog.deleteLater()
        if accepted:
            filters = (
                self.tr("Table, commas (*.csv)"),
                self.tr("Table, tabs (*.tsv)"),
                self.tr("Sound (*.wav)"),
            )
            self._dialog(self.tr("Save signal"), "csv", filters, self._to_signal).open()

    @Slot(str)
    def _to_signal(self, path: str) -> None:
        self._studio.save_signal(Path(path), self._samples)

    def _dialog(
        self, title: str, suffix: str, filters: tuple[str, ...], then: Callable[[str], None]
    ) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(self._settings.folder))
        dialog.setObjectName("save")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(filters)
        dialog.setDefaultSuffix(suffix)
        dialog.filterSelected.connect(_Suffix(dialog).choose)
        dialog.selectFile(f"{self._stem()}.{suffix}")
        dialog.fileSelected.connect(self._remember)
        dialog.fileSelected.connect(then)
        return dialog

    def _stem(self) -> str:
        picture = self._studio.picture
        if picture is None:
            return self.tr("model")
        if picture.path is None and self._studio.units is not None:  # named by its formula
            return self.tr("signal")
        return Path(picture.name).stem

    @Slot(str)
    def _remember(self, path: str) -> None:
        self._settings.folder = Path(path).parent

    @Slot(str)
    def _to_model(self, path: str) -> None:
        self._studio.save_model(Path(path))

    @Slot(str)
    def _to_recipe(self, path: str) -> None:
        self._studio.save_recipe(Path(path))

    @Slot(str)
    def _to_picture(self, path: str) -> None:
        width, height = self._size
        text = self.tr("Rendering {0} at {1} × {2} pixels…")
        progress = QProgressDialog(
            text.format(Path(path).name, width, height), self.tr("Cancel"), 0, 1000, self._window
        )
        progress.setObjectName("save.progress")
        progress.setWindowTitle(self.tr("Save picture"))
        progress.setMinimumDuration(_PATIENCE)
        progress.setAutoReset(False)
        progress.setAutoClose(False)
        progress.canceled.connect(self._studio.storage.cancel)
        progress.setValue(0)
        self._progress, self._text, self._began = progress, progress.labelText(), time.monotonic()
        self._studio.save_picture(Path(path), self._size)

    @Slot(float)
    def _show_progress(self, share: float) -> None:
        if self._progress is not None and share > 0:
            left = (time.monotonic() - self._began) * (1 - share) / share
            time_left = self.tr("{0} left").format(duration(left))
            self._progress.setLabelText(f"{self._text}\n{time_left}")
            self._progress.setValue(round(share * 1000))

    @Slot()
    def _end_progress(self) -> None:
        if self._progress is not None and not self._studio.storage.saving:
            self._progress.canceled.disconnect(self._studio.storage.cancel)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None


class _Suffix(QObject):
    """Gives names without an ending that of the chosen format."""

    def __init__(self, dialog: QFileDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    @Slot(str)
    def choose(self, name_filter: str) -> None:
        """Take the first ending of a filter such as "TIFF (*.tif *.tiff)"."""
        self._dialog.setDefaultSuffix(name_filter.split("*.")[1].split()[0].rstrip(")"))

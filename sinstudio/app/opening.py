"""Everything that brings a picture, a model or a recipe in: dialog, clipboard, drop, samples."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from sinstudio.app.dialogs.confirm import Guard
from sinstudio.app.dialogs.formuladialog import FIRST, FormulaDialog
from sinstudio.app.projects.document import Document
from sinstudio.app.settings import Settings
from sinstudio.app.studio import Studio
from sinstudio.app.theme import LIGHT, Theme
from sinstudio.files.samples import sample_names
from sinstudio.files.signals import DEFAULT_SAMPLES, SIGNAL_READABLE

_PICTURES = ("png", "jpg", "jpeg", "webp", "avif", "tif", "tiff", "bmp", "gif", "exr")
_SIGNALS = tuple(ending.removeprefix(".") for ending in SIGNAL_READABLE)
_ENDINGS = (*_PICTURES, *_SIGNALS, "sin", "sinproj", "toml")


class Opening(QObject):
    """Brings things in, asking first where an unsaved fit would be lost."""

    message = Signal(str, str)

    def __init__(
        self,
        window: QWidget,
        studio: Studio,
        document: Document,
        settings: Settings,
        guard: Guard,
    ) -> None:
        super().__init__(window)
        self._window, self._studio, self._document = window, studio, document
        self._settings, self._guard = settings, guard
        self._theme = LIGHT
        self._formula: FormulaDialog | None = None
        self._last = (FIRST, DEFAULT_SAMPLES)  # formula and samples, as last asked for

    # -- dialogs ---------------------------------------------------------------------------------

    @Slot()
    def ask(self) -> None:
        """Ask for a file and open it."""
        every, pictures, signals = (
            " ".join(f"*.{ending}" for ending in endings)
            for endings in (_ENDINGS, _PICTURES, _SIGNALS)
        )
        self._ask(
            self.tr("Open"),
            (
                self.tr("Everything that can be opened ({0})").format(every),
                self.tr("Projects (*.sinproj)"),
                self.tr("Pictures ({0})").format(pictures),
                self.tr("Signals ({0})").format(signals),
                self.tr("SinStudio models (*.sin)"),
                self.tr("All files (*)"),
            ),
        )

    @Slot()
    def ask_recipe(self) -> None:
        """Ask for a recipe and take its settings over."""
        self._ask(self.tr("Open recipe"), (self.tr("Recipes (*.toml)"),))

    def _ask(self, title: str, filters: tuple[str, ...]) -> None:
        dialog = QFileDialog(self._window, title, str(self._settings.folder))
        dialog.setObjectName("open")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(filters)
        dialog.fileSelected.connect(self.open_path)
        dialog.open()

    def set_theme(self, theme: Theme) -> None:
        """Draw previews in the colours of a theme."""
        self._theme = theme

    @Slot()
    def ask_formula(self) -> None:
        """Ask for a formula, and make a signal of it."""
        if self._formula is not None:
            return
        self._formula = FormulaDialog(self._theme, *self._last, parent=self._window)
        self._formula.finished.connect(self._formula_given)
        self._formula.open()

    @Slot(int)
    def _formula_given(self, accepted: int) -> None:
        dialog, self._formula = self._formula, None
        if dialog is None:
            return
        formula, samples = dialog.formula, dialog.samples
        dialog.deleteLater()
        if accepted:
            self._last = formula, samples
            self._replace(partial(self._studio.open_formula, formula, samples))

    # -- what is opened --------------------------------------------------------------------------

    @Slot(str)
    def open_path(self, path: str) -> None:
        """Open a file, by its ending."""
        found = Path(path)
        if found.parent.is_dir():
            self._settings.folder = found.parent
        if found.suffix.lower() == ".toml":  # settings replace no network
            self._studio.open_path(found)
        else:
            self._replace(partial(self._studio.open_path, found))

    @Slot(str)
    def open_sample(self, name: str) -> None:
        """Open a picture that comes with the program."""
        self._replace(partial(self._studio.open_sample, name))

    @Slot(str)
    def apply_preset(self, name: str, *, start: bool = False) -> None:
        """Take over a preset, which may open a signal or a picture; `start` fits it at once."""
        then = partial(self._apply_preset, name, start)
        if self._studio.preset_replaces(name) or start:
            self._replace(then)
        else:
            then()

    def _apply_preset(self, name: str, start: bool) -> None:
        studio = self._studio
        studio.apply_preset(name)
        if not start:
            return
        if studio.picture is None and not studio.situation.picture:  # any will do
            studio.open_sample(sample_names()[0])
        if studio.restart_keys:
            studio.reset()
        else:
            studio.start()

    def _replace(self, then: Callable[[], None]) -> None:
        question = self.tr("Another picture or model would take its place.")
        self._guard.ask(question, then, lost=not self._document.replaceable)

    # -- clipboard and drops ---------------------------------------------------------------------

    @Slot()
    def paste(self) -> None:
        """Open what is on the clipboard."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            text = self.tr("There is no picture and no file on the clipboard to paste.")
            self.message.emit("warning", text)

    @staticmethod
    def accepts(mime: QMimeData) -> bool:
        """Whether there is something in it that can be opened."""
        return mime.hasImage() or bool(_paths(mime))

    def take(self, mime: QMimeData) -> bool:
        """Open the first file in it, or else its image data; False when there is neither."""
        paths = _paths(mime)
        if paths:
            if len(paths) > 1:
                text = self.tr("{0} files were given; the first, {1}, is opened.")
                self.message.emit("info", text.format(len(paths), paths[0].name))
            self.open_path(str(paths[0]))
            return True
        image = mime.imageData() if mime.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self._replace(partial(self._studio.open_image, image))
            return True
        return False


def _paths(mime: QMimeData) -> list[Path]:
    """Local files named in a drop or on the clipboard, as addresses or as plain text."""
    if mime.hasUrls():
        return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    text = mime.text().strip().strip('"') if mime.hasText() else ""
    if text and "\n" not in text and len(text) < 4096:
        path = Path(text).expanduser()
        if path.is_absolute() and path.is_file():
            return [path]
    return []

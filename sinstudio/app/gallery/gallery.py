"""The gallery of presets, as a dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sinstudio.app.gallery.details import PICTURE, Details
from sinstudio.app.gallery.shelf import FIGURES, OWN, READY, Shelf
from sinstudio.app.gallery.thumbnails import SIZE, Thumbnails
from sinstudio.app.presets import worded
from sinstudio.app.theme import Theme
from sinstudio.errors import SinStudioError
from sinstudio.files.own_presets import delete_own, export_preset, import_own, own_presets
from sinstudio.files.preset import Preset
from sinstudio.files.presets import figure_presets, presets


class Gallery(QDialog):
    """Shows every preset with what it makes of the picture; one press takes it over.

    Parameters
    ----------
    thumbnails
        Makes the pictures.
    theme
        Of the curves of signals.
    folder
        Where files are offered from.
    """

    asked = Signal(str, bool)  # name of a preset, whether to start at once
    save_asked = Signal()  # the present settings as a preset
    own_changed = Signal()

    def __init__(
        self,
        thumbnails: Thumbnails,
        theme: Theme,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("gallery")
        self.setWindowTitle(self.tr("Presets"))
        self._thumbnails, self._theme, self._folder = thumbnails, theme, folder
        thumbnails.setParent(self)
        self._shelf = Shelf()
        self._details = Details()
        self._search = QLineEdit()
        self._search.setObjectName("gallery.search")
        self._search.setAccessibleName(self.tr("Search presets"))
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setClearButtonEnabled(True)
        self._kinds = QComboBox()
        self._kinds.setObjectName("gallery.kind")
        self._kinds.setAccessibleName(self.tr("Which presets"))
        for text, kind in (
            (self.tr("All presets"), ""),
            (self.tr("Ready-made"), READY),
            (self.tr("The report's figures"), FIGURES),
            (self.tr("Your own"), OWN),
        ):
            self._kinds.addItem(text, kind)
        self._verdict = QLabel()
        self._verdict.setObjectName("gallery.verdict")
        self._verdict.setWordWrap(True)
        self._verdict.hide()
        self._start = self._button("start", self.tr("Use and &start"))
        self._use = self._button("use", self.tr("&Use"))
        self._export = self._button("export", self.tr("&Export…"))
        self._delete = self._button("delete", self.tr("&Delete"))
        self._save = self._button("save", self.tr("Save &present settings…"))
        self._import = self._button("import", self.tr("&Import…"))
        close = self._button("close", self.tr("&Close"))
        close.clicked.connect(self.reject)
        self._start.setDefault(True)
        self._build(close)
        self._connect()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"gallery.{name}")
        button.setAutoDefault(False)
        return button

    def _build(self, close: QPushButton) -> None:
        top = QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self._kinds)
        middle = QHBoxLayout()
        middle.addWidget(self._shelf, 1)
        middle.addWidget(self._details)
        bottom = QHBoxLayout()
        for button in (self._save, self._import, self._export, self._delete):
            bottom.addWidget(button)
        bottom.addStretch(1)
        for button in (close, self._use, self._start):
            bottom.addWidget(button)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addWidget(self._verdict)
        column.addLayout(bottom)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._shelf.search)
        self._kinds.currentIndexChanged.connect(self._show_kind)
        self._shelf.preset_chosen.connect(self._show_preset)
        self._shelf.itemActivated.connect(self._use_it)
        self._details.variant_chosen.connect(self._ask_thumbnails)
        self._thumbnails.made.connect(self._take_thumbnail)
        self._start.clicked.connect(self._use_and_start)
        self._use.clicked.connect(self._use_it)
        self._save.clicked.connect(self.save_asked)
        self._import.clicked.connect(self._ask_import)
        self._export.clicked.connect(self._ask_export)
        self._delete.clicked.connect(self._ask_delete)

    def sizeHint(self) -> QSize:
        """Room for three in a row."""
        return QSize(900, 620)

    # -- what is shown ---------------------------------------------------------------------------

    def refresh(self, chosen: str = "") -> None:
        """Read the presets again, and choose one."""
        own, sentences = own_presets()
        self._say(" ".join(sentences))
        if chosen:
            self._thumbnails.forget(chosen)
        ready, figures = map(worded, presets()), map(worded, figure_presets())
        self._shelf.set_presets((*ready, *own, *figures), chosen)
        for preset in self._shelf.shown:
            self._draw(preset.name)
        self._ask_thumbnails()

    def _say(self, sentence: str) -> None:
        self._verdict.setText(sentence)
        self._verdict.setVisible(bool(sentence))

    @Slot()
    def _show_kind(self) -> None:
        self._shelf.show_kind(self._kinds.currentData())
        self._ask_thumbnails()

    @Slot(object)
    def _show_preset(self, preset: Preset | None) -> None:
        self._details.show_preset(preset)
        for button in (self._start, self._use, self._export):
            button.setEnabled(preset is not None)
        self._delete.setEnabled(preset is not None and preset.own)
        self._show_large()

    def _show_large(self) -> None:
        chosen = self._details.chosen
        ratio = self.devicePixelRatioF()
        self._details.show_picture(
            None
            if chosen is None
            else self._thumbnails.pixmap(chosen.name, self._theme, PICTURE, ratio)
        )

    @Slot()
    def _ask_thumbnails(self) -> None:
        """Make the picture of the chosen one first, then those beside it."""
        chosen = self._details.chosen
        first = [] if chosen is None else [chosen]
        if self.isVisible():
            self._thumbnails.ask([*first, *self._shelf.shown])
        self._show_large()

    @Slot(str)
    def _take_thumbnail(self, name: str) -> None:
        self._draw(name)
        if self._details.chosen is not None and self._details.chosen.name == name:
            self._show_large()

    def _draw(self, name: str) -> None:
        pixmap = self._thumbnails.pixmap(name, self._theme, SIZE, self.devicePixelRatioF())
        if pixmap is not None:
            self._shelf.set_pixmap(name, pixmap)

    # -- what is done ----------------------------------------------------------------------------

    @Slot()
    def _use_it(self) -> None:
        self._leave(start=False)

    @Slot()
    def _use_and_start(self) -> None:
        self._leave(start=True)

    def _leave(self, *, start: bool) -> None:
        chosen = self._details.chosen
        if chosen is not None:
            self.accept()
            self.asked.emit(chosen.name, start)

    @Slot()
    def _ask_import(self) -> None:
        dialog = self._file_dialog(self.tr("Import a preset or a recipe"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.import_file)
        dialog.open()

    @Slot(str)
    def import_file(self, path: str) -> None:
        """Take over a TOML file as a preset of one's own."""
        try:
            name = import_own(Path(path))
        except SinStudioError as error:
            self._say(str(error))
            return
        self._kinds.setCurrentIndex(0)
        self._search.clear()
        self.refresh(name)
        self.own_changed.emit()

    @Slot()
    def _ask_export(self) -> None:
        chosen = self._details.chosen
        if chosen is None:
            return
        dialog = self._file_dialog(self.tr("Export preset"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(chosen.name.replace("/", "-") + ".toml")
        dialog.fileSelected.connect(self.export_file)
        dialog.open()

    @Slot(str)
    def export_file(self, path: str) -> None:
        """Write the chosen preset to a TOML file."""
        chosen = self._details.chosen
        if chosen is None:
            return
        try:
            export_preset(Path(path), chosen)
        except SinStudioError as error:
            self._say(str(error))
        else:
            self._say(self.tr("Saved {0}.").format(path))

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title, str(self._folder), self.tr("Presets (*.toml)"))
        dialog.setObjectName("gallery.file")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDefaultSuffix("toml")
        return dialog

    @Slot()
    def _ask_delete(self) -> None:
        chosen = self._details.chosen
        if chosen is None or not chosen.own:
            return
        box = QMessageBox(self)
        box.setObjectName("gallery.confirm")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Delete preset"))
        box.setText(self.tr("Delete the preset {0}?").format(chosen.title))
        box.setInformativeText(self.tr("Its file is removed from the disk."))
        yes = box.addButton(self.tr("&Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        yes.clicked.connect(self._delete_it)
        box.open()

    @Slot()
    def _delete_it(self) -> None:
        chosen = self._details.chosen
        if chosen is None:
            return
        try:
            delete_own(chosen.name)
        except SinStudioError as error:
            self._say(str(error))
            return
        self.refresh()
        self.own_changed.emit()

    # -- coming and going ------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Read the presets, and begin with the thumbnails."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()
            self._search.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop at the thumbnail at hand."""
        self._thumbnails.stop()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Stop at the thumbnail at hand."""
        self._thumbnails.stop()
        super().done(result)

"""What the gallery says of one preset, beside the list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from sinstudio.files.preset import Preset
from sinstudio.training.recipe import Recipe, show

PICTURE = QSize(288, 200)


class Details(QWidget):
    """A larger picture, the title and the sentence, variants, and the settings that are its own."""

    variant_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preset: Preset | None = None
        self._picture = QLabel()
        self._picture.setFixedSize(PICTURE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = QLabel()
        self._title.setObjectName("gallery.title")
        self._title.setWordWrap(True)
        font = self._title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self._title.setFont(font)
        self._summary = QLabel()
        self._summary.setObjectName("gallery.summary")
        self._summary.setWordWrap(True)
        self._variants = QComboBox()
        self._variants.setObjectName("gallery.variant")
        self._variants.setAccessibleName(self.tr("Variant"))
        self._variants.setToolTip(self.tr("The settings that the figure compares"))
        self._variants.currentIndexChanged.connect(self._show_settings)
        self._settings = QPlainTextEdit()
        self._settings.setObjectName("gallery.settings")
        self._settings.setReadOnly(True)
        self._settings.setTabChangesFocus(True)
        self._settings.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        label = QLabel(self.tr("Settings &other than the default's"))
        label.setBuddy(self._settings)
        self._settings.setAccessibleName(label.text().replace("&", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._picture, self._title, self._summary, self._variants, label):
            column.addWidget(widget)
        column.addWidget(self._settings, 1)
        self.setFixedWidth(PICTURE.width())

    @property
    def chosen(self) -> Preset | None:
        """The preset that is shown, or the variant of it that was chosen."""
        if self._preset is None or self._variants.currentIndex() < 1:
            return self._preset
        return self._preset.variants[self._variants.currentIndex() - 1]

    def show_preset(self, preset: Preset | None) -> None:
        """Show another preset, or none."""
        self._preset = preset
        self._title.setText(preset.title if preset else "")
        self._summary.setText(preset.summary if preset else "")
        self._variants.blockSignals(True)
        self._variants.clear()
        if preset is not None and preset.variants:
            first = preset.label or preset.title
            self._variants.addItems([first, *(one.label for one in preset.variants)])
        self._variants.blockSignals(False)
        self._variants.setVisible(preset is not None and bool(preset.variants))
        self._show_settings()

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """Show the thumbnail, large."""
        if pixmap is None:
            self._picture.setText(self.tr("…") if self._preset else "")
        else:
            self._picture.setPixmap(pixmap)

    @Slot()
    def _show_settings(self) -> None:
        chosen, default = self.chosen, Recipe()
        lines = []
        if chosen is not None:
            keys = default.differences(chosen.recipe)
            lines = [f"{key} = {show(chosen.recipe.get(key))}" for key in keys]
        self._settings.setPlainText("\n".join(lines) or (self.tr("None.") if chosen else ""))
        self.variant_chosen.emit()

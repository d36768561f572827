"""The few preferences of the program itself; settings of a fit are in the panels."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from sinstudio.app.language import SYSTEM, languages
from sinstudio.app.settings import Settings


class Preferences(QDialog):
    """Theme, language, notification, and what other parts of the window add by `add_row`.

    Every choice holds at once, but for the language, which a row says.
    """

    theme_chosen = Signal(str)

    def __init__(self, settings: Settings, theme: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self._spoken = settings.language
        self._form = QFormLayout()
        self._theme = self._choice(
            "preferences.theme",
            self.tr("&Theme"),
            self.tr("Light or dark; System follows the desktop"),
            [
                ("system", self.tr("System")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ],
            theme,
        )
        self._language = self._choice(
            "preferences.language",
            self.tr("&Language"),
            self.tr("Language of the window; System takes that of the desktop"),
            [(SYSTEM, self.tr("System")), *languages()],
            self._spoken,
        )
        self._restart = QLabel(self.tr("The language changes when SinStudio is started again."))
        self._restart.setObjectName("preferences.restart")
        self._restart.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        keep = self._restart.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._restart.setSizePolicy(keep)
        self._restart.hide()
        self._form.addRow("", self._restart)
        self._notify = QCheckBox(self.tr("&Notify me when a long run ends"))
        self._notify.setObjectName("preferences.notify")
        self._notify.setToolTip(
            self.tr("Of runs over 30 seconds, and while another window is in front")
        )
        self._notify.setChecked(settings.notify)
        self._form.addRow("", self._notify)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(self._form)
        column.addStretch(1)
        column.addWidget(buttons)
        self._theme.currentIndexChanged.connect(self._choose_theme)
        self._language.currentIndexChanged.connect(self._choose_language)
        self._notify.toggled.connect(self._choose_notify)

    def add_row(self, label: str, widget: QWidget) -> None:
        """Append a row for what another part of the window keeps; its label becomes the buddy."""
        self._form.addRow(label, widget)

    def _choice(
        self, name: str, label: str, tip: str, entries: list[tuple[str, str]], chosen: str
    ) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setToolTip(tip)
        for value, text in entries:
            combo.addItem(text, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        self._form.addRow(label, combo)
        return combo

    @Slot()
    def _choose_theme(self) -> None:
        self.theme_chosen.emit(self._theme.currentData())

    @Slot()
    def _choose_language(self) -> None:
        self._settings.language = self._language.currentData()
        self._settings.save()
        self._restart.setVisible(self._settings.language != self._spoken)

    @Slot(bool)
    def _choose_notify(self, wanted: bool) -> None:
        self._settings.notify = wanted
        self._settings.save()

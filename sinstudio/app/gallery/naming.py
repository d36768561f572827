"""The dialog in which the present settings become a preset."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sinstudio.errors import SinStudioError
from sinstudio.files.own_presets import name_of, own_names


class NamingDialog(QDialog):
    """Asks for a title and a sentence, and says what is wrong with them while they are typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("naming")
        self.setWindowTitle(self.tr("Save settings as a preset"))
        self._title = QLineEdit()
        self._title.setObjectName("naming.title")
        self._title.setToolTip(self.tr("What the gallery and the menu show"))
        self._summary = QLineEdit()
        self._summary.setObjectName("naming.summary")
        self._summary.setToolTip(self.tr("One sentence on what it is for"))
        self._verdict = QLabel()
        self._verdict.setObjectName("naming.verdict")
        self._verdict.setWordWrap(True)
        self._verdict.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Save | standard.Cancel)
        for button in self._buttons.buttons():
            button.setIcon(QIcon())
        form = QFormLayout()
        form.addRow(self.tr("&Title"), self._title)
        form.addRow(self.tr("&Sentence"), self._summary)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._verdict)
        column.addWidget(self._buttons)
        self._title.textChanged.connect(self._judge)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._judge()

    def sizeHint(self) -> QSize:
        """Room for a sentence."""
        return QSize(460, 170)

    @property
    def title(self) -> str:
        """The title, without blanks at its ends."""
        return self._title.text().strip()

    @property
    def summary(self) -> str:
        """The sentence; one is made where none was given."""
        text = self._summary.text().strip()
        return text or self.tr("Made from the settings of a fit.")

    @Slot()
    def _judge(self) -> None:
        save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        sentence, text = "", self.tr("&Save")
        try:
            if self.title and name_of(self.title) in own_names():
                sentence = self.tr("It takes the place of the preset of that title.")
                text = self.tr("&Replace")
        except SinStudioError as error:
            sentence = str(error)
            save.setEnabled(False)
        else:
            save.setEnabled(bool(self.title))
        save.setText(text)
        self._verdict.setText(sentence)

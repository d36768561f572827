"""The end of the log file, inside the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

_MOST = 200_000  # bytes that are shown, from the end
_EVERY = 1000  # milliseconds between looks at the file


class LogView(QDialog):
    """Shows the last lines of a file and follows it; the whole of it is a button away.

    Parameters
    ----------
    path
        The file, which may not be there.
    """

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("log")
        self.setWindowTitle(self.tr("Log"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._where = QLabel(str(path))
        self._where.setObjectName("log.path")
        self._where.setWordWrap(True)
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text = QPlainTextEdit()
        self._text.setObjectName("log.text")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setAccessibleName(self.tr("The last lines of the log"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        role = QDialogButtonBox.ButtonRole.ActionRole
        copy = buttons.addButton(self.tr("&Copy"), role)
        copy.setObjectName("log.copy")
        copy.setToolTip(self.tr("Copy what is selected, or all that is shown"))
        folder = buttons.addButton(self.tr("Open &folder"), role)
        folder.setObjectName("log.folder")
        folder.setToolTip(self.tr("Show the folder of the log in the file manager"))
        self._copy: QPushButton = copy
        column = QVBoxLayout(self)
        column.addWidget(self._where)
        column.addWidget(self._text, 1)
        column.addWidget(buttons)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.refresh)
        copy.clicked.connect(self._copy_text)
        folder.clicked.connect(self._open_folder)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self._timer.stop)
        self.refresh()
        self._timer.start()

    def sizeHint(self) -> QSize:
        """Room for long lines."""
        return QSize(820, 520)

    @Slot()
    def refresh(self) -> None:
        """Read the end of the file again, where it has changed."""
        try:
            found = self._path.stat()
            seen = (found.st_size, found.st_mtime_ns)
            if seen == self._seen:
                return
            with self._path.open("rb") as file:
                file.seek(max(0, found.st_size - _MOST))
                text = file.read(_MOST).decode("utf-8", "replace")
        except OSError as error:
            seen, text = None, ""
            self._where.setText(
                self.tr("The log cannot be read: {0} ({1}).").format(self._path, error.strerror)
            )
        self._seen = seen
        if text == self._text.toPlainText():
            return
        bar = self._text.verticalScrollBar()
        at_end = bar.value() == bar.maximum()
        self._text.setPlainText(text)
        if at_end:
            bar.setValue(bar.maximum())

    @Slot()
    def _copy_text(self) -> None:
        cursor = self._text.textCursor()
        chosen = cursor.selection().toPlainText() if cursor.hasSelection() else ""
        QGuiApplication.clipboard().setText(chosen or self._text.toPlainText())

    @Slot()
    def _open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent))):
            text = self.tr("No program could be found to open the folder of {0}.")
            self._where.setText(text.format(self._path))

"""One sentence over the canvas, which moves nothing: what went wrong, or what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sinstudio.app.icons import icon
from sinstudio.app.theme import LIGHT, Theme

INFO_MILLISECONDS = 7000
_MARGIN = 8  # pixels left free at the sides and below


Choice = tuple[str, Callable[[], object]]  # what a button says, and what it does


@dataclass(frozen=True)
class Message:
    """A sentence of one level ("info", "warning" or "error"), and what lies behind it.

    `choices` are buttons; each does what it says, and takes the message away.
    """

    level: str
    sentence: str
    details: str = ""
    choices: tuple[Choice, ...] = ()


class MessageBar(QWidget):
    """Shows the newest message; warnings and errors wait until they are closed.

    An info is shown over them for some seconds, then they are back. The bar lies over the lower
    end of a widget, so that nothing moves when it comes and goes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self.setAccessibleName(self.tr("Messages"))
        self._under: QWidget | None = None
        self._clear_of: QWidget | None = None
        self._theme = LIGHT
        self._lasting: list[Message] = []
        self._passing: Message | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INFO_MILLISECONDS)
        self._timer.timeout.connect(self._fade)
        self._build()
        self.hide()

    def _build(self) -> None:
        self._frame = QFrame()
        self._frame.setObjectName("messages.frame")
        self._icon = QLabel()
        self._sentence = QLabel()
        self._sentence.setObjectName("messages.sentence")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = QPushButton(self.tr("Details"))
        self._details.setObjectName("messages.details")
        self._details.clicked.connect(self._show_details)
        self._close = QToolButton()
        self._close.setObjectName("messages.close")
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._details)
        self._choices = QHBoxLayout()
        self._choices.setSpacing(8)
        self._offered: tuple[Choice, ...] = ()
        row.addLayout(self._choices)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)

    def lie_over(self, widget: QWidget, clear_of: QWidget) -> None:
        """Stay at the lower end of a widget of the same window, whatever size that takes.

        What the widget shows from the upper edge of `clear_of` downwards is not covered.
        """
        self._under, self._clear_of = widget, clear_of
        for watched in (widget, clear_of):
            watched.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget below."""
        kinds = QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide
        if watched in (self._under, self._clear_of) and event.type() in kinds:
            self._place()
        return super().eventFilter(watched, event)

    @property
    def current(self) -> Message | None:
        """The message that is on the screen."""
        return self._passing or (self._lasting[-1] if self._lasting else None)

    def show_message(self, level: str, sentence: str, details: str = "") -> None:
        """Show a sentence; `details` are put behind a button."""
        message = Message(level, sentence, details)
        self._timer.stop()
        self._passing = None
        if level == "info":
            self._passing = message
            self._timer.start()
        else:
            self._lasting = [*(m for m in self._lasting if m.sentence != sentence), message]
        self._refresh()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._frame, sentence))

    def ask(self, level: str, sentence: str, choices: tuple[Choice, ...]) -> None:
        """Show a sentence with buttons; it waits until one is pressed, or it is closed."""
        self._timer.stop()
        self._passing = None
        self._lasting.append(Message(level, sentence, choices=choices))
        self._refresh()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._frame, sentence))

    def _offer(self, choices: tuple[Choice, ...]) -> None:
        """Make the buttons of a message."""
        if choices == self._offered:
            return
        self._offered = choices
        while (item := self._choices.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, (text, does) in enumerate(choices):
            button = QPushButton(text)
            button.setObjectName(f"messages.choice.{number}")
            button.clicked.connect(partial(self._take, does))
            self._choices.addWidget(button)

    def _take(self, does: Callable[[], object]) -> None:
        self.dismiss()
        does()

    @Slot(str)
    def settle(self, sentence: str) -> None:
        """Take away a message whose cause is gone."""
        self._lasting = [message for message in self._lasting if message.sentence != sentence]
        self._refresh()

    @Slot()
    def dismiss(self) -> None:
        """Close the message that is on the screen."""
        if self._passing:
            self._fade()
        elif self._lasting:
            self._lasting.pop()
            self._refresh()

    @Slot()
    def _fade(self) -> None:
        self._timer.stop()
        self._passing = None
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._close.setIcon(icon("close", theme))
        self._refresh()

    def _refresh(self) -> None:
        message = self.current
        if message is None:
            self.hide()
            return
        theme = self._theme
        ink = {"error": theme.error, "warning": theme.warning}.get(message.level, theme.accent)
        back = theme.tint(ink)
        self._frame.setStyleSheet(
            f"#messages\\.frame {{ background: {back}; border: 1px solid {ink};"
            " border-left-width: 4px; border-radius: 4px; }"
        )
        self._icon.setPixmap(icon(message.level, theme, ink).pixmap(QSize(20, 20), self._ratio()))
        names = {"error": self.tr("Error"), "warning": self.tr("Warning")}
        self._icon.setAccessibleName(names.get(message.level, self.tr("Information")))
        more = len(self._lasting) - (0 if self._passing else 1)
        tail = "  " + self.tr("(%n more)", "", more) if more > 0 else ""
        self._sentence.setText(message.sentence + tail)
        self._sentence.setAccessibleName(message.sentence)
        self._details.setVisible(bool(message.details))
        self._offer(message.choices)
        self.show()
        self.raise_()
        self._place()

    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    def _place(self) -> None:
        """Lie at the lower end of the widget below, with as many lines as the sentence needs."""
        layout, under, window = self.layout(), self._under, self.parentWidget()
        if layout is None or under is None or window is None or self.isHidden():
            return
        width = under.width() - 2 * _MARGIN
        height = max(layout.totalHeightForWidth(width), layout.minimumSize().height())
        floor, clear = under.height(), self._clear_of
        if clear is not None and clear.isVisibleTo(under):
            floor = clear.mapTo(under, QPoint(0, 0)).y()
        corner = under.mapTo(window, QPoint(_MARGIN, floor - _MARGIN - height))
        self.setGeometry(corner.x(), corner.y(), width, height)

    def changeEvent(self, event: QEvent) -> None:
        """Wrap the sentence anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place()

    @Slot()
    def _show_details(self) -> None:
        if self.current is not None:
            self.show_text(self.tr("Details"), self.current.details)

    def show_text(self, title: str, details: str) -> None:
        """Show what a sentence is too short for, to be read and copied."""
        dialog = QDialog(self)
        dialog.setObjectName("messages.details_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        text = QPlainTextEdit(details)
        text.setObjectName("messages.details_text")
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        copy = buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("messages.copy_details")
        copy.clicked.connect(partial(QGuiApplication.clipboard().setText, details))
        buttons.rejected.connect(dialog.reject)
        column = QVBoxLayout(dialog)
        column.addWidget(text)
        column.addWidget(buttons)
        dialog.resize(640, 320)
        dialog.open()

"""What the panel of the frequencies says of sub-periods, and the way to be rid of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sinstudio.app.icons import icon
from sinstudio.app.panels.editors.controls import ComboBox
from sinstudio.app.theme import LIGHT, Theme
from sinstudio.network.verdict import Verdict

_COUNTS = (4, 16)  # columns that can be added, beside the fewest
_ICON = 18  # pixels


class SubPeriods(QWidget):
    """The verdict on the frequencies chosen, that on a network with others, and *Cure*.

    `cure_asked` carries how many columns are to be added.
    """

    cure_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("frequencies.sub_periods")
        self.setAccessibleName(self.tr("Sub-periods"))
        self.chosen = Statement("frequencies.verdict")
        self.network = Statement("frequencies.network_verdict")
        self._fewest = 1
        self._possible = False
        self.count = ComboBox()
        self.count.setObjectName("frequencies.cure_count")
        self.count.setAccessibleName(self.tr("Columns that a cure adds"))
        self.count.setToolTip(
            self.tr(
                "How many frequencies are added. The fewest remove the sub-periods, but\n"
                "carry alone all that the others lack; more of them share it."
            )
        )
        self.count.addItems(["", *(self._columns(count) for count in _COUNTS)])
        self.count.setCurrentIndex(1)
        label = QLabel(self.tr("Add"))
        label.setBuddy(self.count)
        self.button = QPushButton(self.tr("Cure"))
        self.button.setObjectName("frequencies.cure")
        self.button.clicked.connect(self.ask)
        self._cure = QWidget()
        row = QHBoxLayout(self._cure)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.count, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.chosen, self.network, self._cure):
            column.addWidget(part)
        self.show_verdicts(None, None)
        self.set_possible(False)

    def show_verdicts(self, chosen: Verdict | None, network: Verdict | None) -> None:
        """Show what is known of the frequencies chosen, and of a network that has others."""
        both = chosen is not None and network is not None
        self.chosen.say(chosen, self.tr("These settings.") if both else "")
        self.network.say(network, self.tr("The network as it is.") if chosen is not None else "")
        cures = [len(verdict.cure) for verdict in (network, chosen) if verdict and verdict.cure]
        self._cure.setVisible(bool(cures))
        if cures:
            self._fewest = cures[0]
            self.count.setItemText(0, self._columns(self._fewest))

    def set_possible(self, possible: bool) -> None:
        """Say whether a cure can be had now."""
        self.button.setEnabled(possible)
        self.button.setToolTip(
            self.tr(
                "Add frequencies that remove the sub-periods, to the network at once and to the\n"
                "settings (§5.3)."
            )
            if possible
            else self.tr("Neither the network nor these settings can take them now.")
        )

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.chosen.set_theme(theme)
        self.network.set_theme(theme)

    @Slot()
    def ask(self) -> None:
        """Ask for a cure by as many columns as are chosen."""
        self.cure_asked.emit((self._fewest, *_COUNTS)[self.count.currentIndex()])

    def _columns(self, count: int) -> str:
        return self.tr("1 column") if count == 1 else self.tr("{} columns").format(count)


class Statement(QFrame):
    """A sentence on a set of frequencies: quiet where all is well, framed where it is not."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = LIGHT
        self._level = ""
        self._icon = QLabel()
        self._icon.setFixedSize(_ICON, _ICON)
        self.words = QLabel()
        self.words.setObjectName(f"{name}.words")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setSpacing(6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.say(None)

    def say(self, verdict: Verdict | None, about: str = "") -> None:
        """Show a verdict and what it is about; nothing for None."""
        self.setVisible(verdict is not None)
        if verdict is None:
            return
        self._level = "warning" if verdict.shows else "" if verdict.clean else "info"
        self.words.setText(f"{about} {verdict.sentence}" if about else verdict.sentence)
        self._dress()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._dress()

    def _dress(self) -> None:
        level, theme = self._level, self._theme
        roles, layout = QPalette.ColorRole, self.layout()
        self._icon.setVisible(bool(level))
        self.words.setForegroundRole(roles.WindowText if level else roles.PlaceholderText)
        if layout is not None:
            layout.setContentsMargins(*((8, 5, 6, 5) if level else (0, 0, 0, 0)))
        if not level:
            self.setStyleSheet("")
            return
        ink = theme.warning if level == "warning" else theme.accent
        names = {"warning": self.tr("Warning"), "info": self.tr("Information")}
        self._icon.setAccessibleName(names[level])
        size = QSize(_ICON, _ICON)
        self._icon.setPixmap(icon(level, theme, ink).pixmap(size, self.devicePixelRatioF()))
        self.setStyleSheet(
            f"Statement {{ background: {theme.tint(ink)}; border: 1px solid {ink};"
            " border-left-width: 4px; border-radius: 4px; }"
        )

"""A row of a panel: the name of a setting, its editor, and what is said about a restart."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sinstudio.app.panels.editors.base import (
    EDITOR_SHARE,
    LABEL_GAP,
    LABEL_SHARE,
    Editor,
    label_width,
)
from sinstudio.app.panels.names import name_of


class Place(Enum):
    """Where the name of a setting stands."""

    BESIDE = 1  # left of the editor
    ABOVE = 2
    WITHIN = 3  # the editor says it itself, as check boxes do


class Row(QWidget):
    """One setting in a panel.

    While a change of the setting waits for a restart, the row says so in small letters, for which
    it always keeps the room.
    """

    def __init__(self, editor: Editor, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._line: QBoxLayout | None = None
        self.badge = QLabel(QCoreApplication.translate("Row", "applies on restart"))
        self.badge.setObjectName(f"{editor.key}.pending")
        self.badge.setForegroundRole(QPalette.ColorRole.Accent)
        font = self.badge.font()
        font.setPointSizeF(0.85 * font.pointSizeF())
        self.badge.setFont(font)
        keep = self.badge.sizePolicy()
        keep.setRetainSizeWhenHidden(not editor.setting.live and place is not Place.BESIDE)
        self.badge.setSizePolicy(keep)
        self.badge.setToolTip(
            QCoreApplication.translate(
                "Row",
                "The network that is being trained has another value; a restart takes this one.",
            )
        )
        self.badge.hide()
        self.label = QLabel(name_of(editor.key))
        self.label.setWordWrap(True)
        self.label.setBuddy(editor)
        self.label.setToolTip(editor.toolTip())
        editor.offer_reset(self.label)
        self._controls = QHBoxLayout()
        self._controls.setSpacing(4)
        self._controls.addWidget(editor, 1)
        {Place.BESIDE: self._beside, Place.ABOVE: self._above, Place.WITHIN: self._within}[place]()

    @property
    def pending(self) -> bool:
        """Whether the row says that its setting applies on restart."""
        return not self.badge.isHidden()

    def set_pending(self, pending: bool) -> None:
        """Say that the setting applies on restart, or no longer."""
        self.badge.setVisible(pending)

    def make_heading(self) -> None:
        """Let the name of the setting be the title of a group of rows."""
        font = self.label.font()
        font.setBold(True)
        self.label.setFont(font)
        self.label.setContentsMargins(0, LABEL_GAP, 0, 0)

    def add(self, widget: QWidget) -> None:
        """Put a button after the editor."""
        self._controls.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the badge beside a check box where there is room for it, or else below."""
        if self._line is not None:
            wanted = self.editor.sizeHint().width() + self.badge.sizeHint().width()
            ways = QBoxLayout.Direction
            way = ways.LeftToRight if self.width() >= wanted else ways.TopToBottom
            if way != self._line.direction():
                self._line.setDirection(way)
                self.updateGeometry()
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the editor, whether the badge is beside it or below."""
        hint = super().minimumSizeHint()
        if self._line is None:
            return hint
        widest = max(self.editor.minimumSizeHint().width(), self.badge.minimumSizeHint().width())
        return QSize(widest, hint.height())

    def _beside(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LABEL_GAP)
        names = QWidget()
        names.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        names.setMinimumWidth(max(label_width(self), self.badge.sizeHint().width()))
        if not self.editor.setting.live:
            lines = self.label.sizeHint().height() + self.badge.sizeHint().height()
            names.setMinimumHeight(lines)
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.label)
        column.addWidget(self.badge)
        column.addStretch(1)
        row.addWidget(names, LABEL_SHARE)
        row.addLayout(self._controls, EDITOR_SHARE)

    def _above(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        names = QHBoxLayout()
        names.addWidget(self.label, 1)
        names.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(names)
        column.addLayout(self._controls)

    def _within(self) -> None:
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addLayout(self._controls, 1)
        self._line.addWidget(self.badge)
        self.label.setParent(self)  # kept for its menu; the editor shows the name
        self.label.hide()

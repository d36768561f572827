"""The command palette: type some letters of anything the window can do, and do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sinstudio.app.commanding.fuzzy import plain, score
from sinstudio.app.commanding.palette_entries import Entry

_WIDTH, _HEIGHT = 720, 460  # pixels
_TOP = 60  # below the upper edge of the window
_LEAST = 3  # that each letter of a query has to be worth: others are there by chance
_LESS = 1000  # by which a match outside the text itself is worth less
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class _Field(QLineEdit):
    """A line whose arrow keys move the choice in a list."""

    def __init__(self, entries: QTreeWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = entries

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass the arrows on."""
        if event.key() in _MOVES:
            self._entries.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


class Palette(QDialog):
    """A field to type in, and under it what answers to that.

    Enter does the chosen entry once the palette has gone; one that cannot be done now says why and
    stays.

    Parameters
    ----------
    entries
        All that there is.
    """

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Commands and settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._entries = entries
        self._list = QTreeWidget()
        self._list.setObjectName("palette.entries")
        self._list.setAccessibleName(self.tr("Commands and settings"))
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setHeaderHidden(True)
        self._list.setColumnCount(3)
        self._list.setAllColumnsShowFocus(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.header().setStretchLastSection(False)
        modes = QHeaderView.ResizeMode
        for column, mode in enumerate((modes.Interactive, modes.Stretch, modes.ResizeToContents)):
            self._list.header().setSectionResizeMode(column, mode)
        self._list.setStyleSheet("QTreeWidget::item { padding: 2px 4px; }")
        self._field = _Field(self._list)
        self._field.setObjectName("palette.field")
        self._field.setAccessibleName(self.tr("Search"))
        self._field.setPlaceholderText(
            self.tr("Some letters of a command, a preset, a sample, a view or a setting")
        )
        self._field.setClearButtonEnabled(True)
        self._why = QLabel()
        self._why.setObjectName("palette.why")
        self._why.setWordWrap(True)
        self._why.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._why.setMinimumHeight(2 * self._why.fontMetrics().lineSpacing())
        self._why.setAlignment(Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.addWidget(self._field)
        box.addWidget(self._list, 1)
        box.addWidget(self._why)
        self._field.textChanged.connect(self._search)
        self._field.returnPressed.connect(self._take)
        self._list.itemClicked.connect(self._take)
        self._list.currentItemChanged.connect(self._say)
        self._search("")

    def sizeHint(self) -> QSize:
        """Room for a dozen entries."""
        return QSize(_WIDTH, _HEIGHT)

    def open_over(self, window: QWidget) -> None:
        """Show the palette near the top of a window."""
        self.resize(min(_WIDTH, window.width() - 40), min(_HEIGHT, window.height() - 2 * _TOP))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + _TOP)
        self._list.setColumnWidth(0, self.width() // 2)
        self.show()
        self._field.setFocus()

    @property
    def shown(self) -> list[str]:
        """The texts of the entries that answer, the best first."""
        items = [self._list.topLevelItem(i) for i in range(self._list.topLevelItemCount())]
        return [item.text(0) for item in items if item is not None]

    @Slot(str)
    def _search(self, query: str) -> None:
        found = [
            (rank, i) for i, entry in enumerate(self._entries) if (rank := _rank(query, entry))
        ]
        found.sort(key=lambda pair: (-pair[0], pair[1]))
        self._list.clear()
        for _rank_of, index in found:
            self._list.addTopLevelItem(self._item(index))
        if (best := self._list.topLevelItem(0)) is not None:
            self._list.setCurrentItem(best)
        else:
            self._why.setText(self.tr("Nothing is called that."))

    def _item(self, index: int) -> QTreeWidgetItem:
        entry = self._entries[index]
        item = QTreeWidgetItem([entry.text, entry.place, entry.keys])
        item.setData(0, Qt.ItemDataRole.UserRole, index)
        item.setToolTip(1, entry.place)
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        faint = self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        item.setForeground(1, faint if entry.why else quiet)
        if entry.why:
            item.setForeground(0, faint)
            item.setForeground(2, faint)
            item.setToolTip(0, entry.why)
        spoken = [entry.text, entry.place, entry.keys, entry.why]
        text = ", ".join(part for part in spoken if part)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, text)
        return item

    def _current(self) -> Entry | None:
        item = self._list.currentItem()
        return self._entries[item.data(0, Qt.ItemDataRole.UserRole)] if item else None

    @Slot()
    def _say(self) -> None:
        """Say of the chosen entry why it cannot be, or what it is."""
        entry = self._current()
        if entry is not None:
            tip = entry.words if entry.words != entry.text else ""
            self._why.setText(entry.why or " ".join(tip.split()))

    @Slot()
    def _take(self) -> None:
        entry = self._current()
        if entry is None or entry.why:
            return
        run: Callable[[], object] = entry.run
        self.close()
        run()


def _rank(query: str, entry: Entry) -> int | None:
    """Rank an entry, from 1; texts before tool tips, what can be done before what cannot."""
    found = score(query, entry.sought)
    if found is None or found < _LEAST * len(query.replace(" ", "")):
        found = score(query, f"{entry.sought} {entry.words}")
        if found is None or not _words_within(query, entry):
            return None
        found -= _LESS
    return 10_000 + 2 * found - bool(entry.why)


def _words_within(query: str, entry: Entry) -> bool:
    """Whether each word is in the entry as it stands: single letters are in every tool tip."""
    text = plain(f"{entry.sought} {entry.words}")
    return all(word in text for word in plain(query).split())

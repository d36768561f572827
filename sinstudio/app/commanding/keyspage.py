"""The page of keyboard shortcuts: every action and its keys, to be changed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sinstudio.app.commanding.fuzzy import score
from sinstudio.app.commanding.keys import Keys

_ROLE = Qt.ItemDataRole.UserRole
_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeysPage(QDialog):
    """A list of actions, and two fields that take the keys of the chosen one as they are pressed.

    A key that another action has is not given away unasked: the page names that action, and a
    button takes the key from it.
    """

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keys = keys
        self._verb = ""
        self._wanted: list[QKeySequence] = []
        self._search = QLineEdit()
        self._search.setObjectName("keys.search")
        self._search.setClearButtonEnabled(True)
        self._search.setToolTip(self.tr("Some letters of an action, or of its keys"))
        self._list = QTreeWidget()
        self._list.setObjectName("keys.actions")
        self._list.setAccessibleName(self.tr("Actions and their keys"))
        self._list.setHeaderLabels([self.tr("Action"), self.tr("Menu"), self.tr("Keys")])
        self._list.setRootIsDecorated(False)
        self._list.setAlternatingRowColors(True)
        self._list.setUniformRowHeights(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setTabKeyNavigation(False)
        self._list.setStyleSheet("QTreeWidget::item { padding: 2px 4px; }")
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._first = self._edit("keys.first", self.tr("Press the key that the action shall have"))
        self._second = self._edit("keys.second", self.tr("Press another key for the same action"))
        self._note = QLabel()
        self._note.setObjectName("keys.note")
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setMinimumHeight(2 * self._note.fontMetrics().lineSpacing())
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._take_over = QPushButton(self.tr("&Take the key over"))
        self._take_over.setObjectName("keys.take_over")
        self._reset = QPushButton(self.tr("&Reset"))
        self._reset.setObjectName("keys.reset")
        self._reset.setToolTip(self.tr("Give this action the keys that it came with"))
        self._reset_all = QPushButton(self.tr("Reset &all"))
        self._reset_all.setObjectName("keys.reset_all")
        self._reset_all.setToolTip(self.tr("Give every action the keys that it came with"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        self._build()
        self._search.textChanged.connect(self._fill)
        self._list.currentItemChanged.connect(self._choose)
        self._first.editingFinished.connect(self._entered)
        self._second.editingFinished.connect(self._entered)
        self._take_over.clicked.connect(self._take)
        self._reset.clicked.connect(self._reset_one)
        self._reset_all.clicked.connect(keys.reset_all)
        self._buttons.rejected.connect(self.reject)
        keys.changed.connect(self._refresh)
        self._fill()

    def sizeHint(self) -> QSize:
        """Room for a score of actions."""
        return QSize(640, 560)

    def _edit(self, name: str, tip: str) -> QKeySequenceEdit:
        edit = QKeySequenceEdit()
        edit.setObjectName(name)
        edit.setMaximumSequenceLength(1)
        edit.setClearButtonEnabled(True)
        edit.setToolTip(tip)
        return edit

    def _build(self) -> None:
        top = QHBoxLayout()
        label = QLabel(self.tr("&Search"))
        label.setBuddy(self._search)
        top.addWidget(label)
        top.addWidget(self._search)
        form = QFormLayout()
        form.addRow(self.tr("&Key"), self._first)
        form.addRow(self.tr("&Other key"), self._second)
        below = QHBoxLayout()
        below.addWidget(self._take_over)
        below.addStretch(1)
        below.addWidget(self._reset)
        below.addWidget(self._reset_all)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self._list, 1)
        column.addLayout(form)
        column.addWidget(self._note)
        column.addLayout(below)
        column.addWidget(self._buttons)
        for button in (self._take_over, self._reset, self._reset_all):
            button.setAutoDefault(False)  # Enter belongs to the fields

    # -- the list --------------------------------------------------------------------------------

    @Slot()
    def _fill(self) -> None:
        """List the actions that answer to the search."""
        query, chosen = self._search.text(), self._verb
        self._list.clear()
        for verb in self._keys.actions:
            name, place, keys = self._keys.name(verb), self._keys.places[verb], self._shown(verb)
            if score(query, f"{name} {place} {keys}") is None:
                continue
            item = QTreeWidgetItem([name, place, keys])
            item.setData(0, _ROLE, verb)
            if not self._keys.is_default(verb):
                font = item.font(2)
                font.setBold(True)
                item.setFont(2, font)
            self._list.addTopLevelItem(item)
            if verb == chosen:
                self._list.setCurrentItem(item)
        first = self._list.topLevelItem(0)
        if first is not None and not self._list.selectedItems():
            self._list.setCurrentItem(first)
        for column in (1, 2):
            self._list.resizeColumnToContents(column)

    def _shown(self, verb: str) -> str:
        return "  ".join(key.toString(_NATIVE) for key in self._keys.keys(verb))

    @Slot()
    def _refresh(self) -> None:
        self._fill()
        self._choose()

    @Slot()
    def _choose(self) -> None:
        """Show the keys of the chosen action in the fields."""
        item = self._list.currentItem()
        self._verb = item.data(0, _ROLE) if item is not None else ""
        keys = self._keys.keys(self._verb) if self._verb else []
        for edit, at in ((self._first, 0), (self._second, 1)):
            edit.setKeySequence(keys[at] if len(keys) > at else QKeySequence())
            edit.setEnabled(bool(self._verb))
        self._wanted = []
        self._take_over.setEnabled(False)
        self._reset.setEnabled(bool(self._verb) and not self._keys.is_default(self._verb))
        self._say("")

    # -- changes ---------------------------------------------------------------------------------

    @Slot()
    def _entered(self) -> None:
        """Give the action the keys of the fields, unless another action has one of them."""
        if not self._verb:
            return
        given = [edit.keySequence() for edit in (self._first, self._second)]
        keys = list(dict.fromkeys(key for key in given if not key.isEmpty()))
        if keys == self._keys.keys(self._verb)[:2]:
            return
        taken = [(key, self._keys.owners(key, self._verb)) for key in keys]
        self._wanted = keys
        clashes = [(key, owners) for key, owners in taken if owners]
        self._take_over.setEnabled(bool(clashes))
        if not clashes:
            self._keys.set_keys(self._verb, keys)
            return
        key, owners = clashes[0]
        names = ", ".join(self._keys.name(owner) for owner in owners)
        text = self.tr("{0} belongs to “{1}”. Press another key, or take it over.")
        self._say(text.format(key.toString(_NATIVE), names), error=True)

    @Slot()
    def _take(self) -> None:
        """Take the keys from those that have them."""
        wanted, verb = self._wanted, self._verb
        for key in wanted:
            for other in self._keys.owners(key, verb):
                self._keys.set_keys(other, [k for k in self._keys.keys(other) if k != key])
        if verb and wanted:
            self._keys.set_keys(verb, wanted)

    @Slot()
    def _reset_one(self) -> None:
        if self._verb:
            self._keys.reset(self._verb)

    def _say(self, text: str, *, error: bool = False) -> None:
        roles = QPalette.ColorRole
        self._note.setForegroundRole(roles.BrightText if error else roles.PlaceholderText)
        self._note.setText(
            text or self.tr("Click a field and press a key; bold keys are your own.")
        )

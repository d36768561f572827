"""The phases of a run: a list that one adds to, takes from and puts in order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.simple import number_box
from sinstudio.app.running.phases import COUNTED, phase_title, read_phase
from sinstudio.training.schema import Integer

_ROWS = 4  # of the list that are seen at once
_NAMES = ("fit", "grow", "prune", "finetune")
_MOST_STEPS = 10**9


class PhasesEditor(Editor):
    """The list, buttons below it, and the steps of the phase that is selected in it."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._phases: tuple[str, ...] = ()
        self._plan: tuple[tuple[str, ...], int] | None = None  # that is running, and where it is
        self.list = PhaseList(self.tr("A plain fit: no other phases."))
        self.list.setObjectName(f"{key}.list")
        self.steps = number_box(Integer(0, _MOST_STEPS), step=100, words={0: self.tr("automatic")})
        self.steps.setObjectName(f"{key}.steps")
        self.steps.setToolTip(
            self.tr(
                "Steps of the selected phase; automatic: a fit's budget above, 2,000 to fine-tune"
            )
        )
        self.add = self._button("+", "add", self.tr("Add a phase below the selected one"))
        self.remove = self._button("−", "remove", self.tr("Remove the selected phase (Delete)"))
        self.up = self._button("↑", "up", self.tr("Move the selected phase up (Ctrl+Up)"))
        self.down = self._button("↓", "down", self.tr("Move the selected phase down (Ctrl+Down)"))
        self._fill_menu()
        self.adopt(self.list)
        for button in (self.add, self.remove, self.up, self.down):
            self.adopt(button, button.toolTip())
        self.adopt(self.steps, self.tr("steps of the selected phase"))
        self._lay_out()
        self.list.currentRowChanged.connect(self._select)
        self.list.removal_asked.connect(self._remove)
        self.list.move_asked.connect(self._move)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(self._raise)
        self.down.clicked.connect(self._lower)
        self.steps.committed.connect(self._set_steps)
        self._select()

    def _button(self, text: str, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setObjectName(f"{self.key}.{name}")
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _fill_menu(self) -> None:
        menu = QMenu(self.add)
        menu.setObjectName(f"{self.key}.menu")
        for name in _NAMES:
            action = menu.addAction(phase_title(name))
            action.setData(name)
        menu.triggered.connect(self._add)
        self.add.setMenu(menu)
        self.add.setMinimumWidth(34)  # the sign and the arrow beside it
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Steps of this phase"))
        label.setBuddy(self.steps)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self.add, self.remove, self.up, self.down):
            row.addWidget(button)
        row.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(label, 1)
        below.addWidget(self.steps, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addLayout(row)
        column.addLayout(below)

    # -- the value -------------------------------------------------------------------------------

    def value(self) -> tuple[str, ...]:
        """Return the phases in force, as recipes write them."""
        return self._phases

    def set_value(self, value: Sequence[str]) -> None:
        """Show phases; the same place in the list stays selected."""
        self._phases = tuple(value)
        self._fill()

    def show_plan(self, names: Sequence[str], index: int | None) -> None:
        """Show the phases that are running, and which of them; None for none.

        A run that was begun by a button has others than the setting: until it ends they are shown
        in its place, and cannot be edited.
        """
        plan = None if index is None else (tuple(names), index)
        if plan != self._plan:
            before, self._plan = self._foreign, plan
            if self._foreign == before:
                self._embolden()
            else:
                self._fill()

    @property
    def _foreign(self) -> tuple[str, ...] | None:
        """Phases that are running and are not those of the setting."""
        return None if self._plan is None or self._plan[0] == self._phases else self._plan[0]

    def _fill(self) -> None:
        chosen = max(0, self.list.currentRow())
        shown = self._foreign or self._phases
        with QSignalBlocker(self.list):
            self.list.clear()
            for index, phase in enumerate(shown, 1):
                self.list.addItem(f"{index}.  {self._text(phase)}")
            self.list.setCurrentRow(min(chosen, len(shown) - 1))
        self._embolden()
        self._select()

    def _text(self, phase: str) -> str:
        name, steps = read_phase(phase)
        title = phase_title(name)
        return self.tr("{0}, {1} steps").format(title, f"{steps:,}") if steps else title

    def _embolden(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            font = item.font()
            font.setBold(self._plan is not None and row == self._plan[1])
            item.setFont(font)

    # -- edits -----------------------------------------------------------------------------------

    @Slot()
    def _select(self) -> None:
        """Let the controls follow the selected phase."""
        row, count = self.list.currentRow(), len(self._phases)
        own = self._foreign is None
        chosen = own and 0 <= row < count
        self.add.setEnabled(own)
        name, steps = read_phase(self._phases[row]) if chosen else ("", 0)
        self.remove.setEnabled(chosen)
        self.up.setEnabled(chosen and row > 0)
        self.down.setEnabled(chosen and row < count - 1)
        self.steps.setEnabled(name in COUNTED)
        self.steps.set_number(steps)

    @Slot(QAction)
    def _add(self, action: QAction) -> None:
        row = self.list.currentRow() + 1
        self._emit((*self._phases[:row], action.data(), *self._phases[row:]), row)

    @Slot()
    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0 and self._foreign is None:
            self._emit((*self._phases[:row], *self._phases[row + 1 :]), row)

    @Slot()
    def _raise(self) -> None:
        self._move(-1)

    @Slot()
    def _lower(self) -> None:
        self._move(1)

    @Slot(int)
    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if self._foreign is None and row >= 0 and 0 <= row + by < len(self._phases):
            phases = list(self._phases)
            phases.insert(row + by, phases.pop(row))
            self._emit(tuple(phases), row + by)

    @Slot(object)
    def _set_steps(self, typed: object) -> None:
        row = self.list.currentRow()
        if row < 0 or self._foreign is not None:
            return
        name, _ = read_phase(self._phases[row])
        # what is no number is refused, with a sentence, like everything else that is typed
        phase = name if typed == 0 else f"{name}:{typed}"
        self._emit((*self._phases[:row], phase, *self._phases[row + 1 :]), row)

    def _emit(self, phases: tuple[str, ...], row: int) -> None:
        """Ask for phases; once they are shown, this row is selected."""
        self.edited.emit(phases)
        if self._phases == phases:
            self.list.setCurrentRow(min(row, len(phases) - 1))


class PhaseList(QListWidget):
    """A short list with keys of its own; while it is empty it says what that means."""

    removal_asked = Signal()
    move_asked = Signal(int)  # by how many rows

    def __init__(self, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty
        self.setAlternatingRowColors(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes; Ctrl with an arrow moves."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_asked.emit()
        elif control and event.key() in moves:
            self.move_asked.emit(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return a size for a few rows."""
        row = self.fontMetrics().height() + 4
        return QSize(120, _ROWS * row + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the panel."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what an empty list means."""
        super().paintEvent(event)
        if self.count() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(6, 2, -6, -2)
            where = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(where), self._empty)
            painter.end()

"""The strip under the canvas: the run's snapshots, what is looked at, and what to do with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from sinstudio.app.hands.timeline import MEGABYTE, TimelineDesk
from sinstudio.app.theme import Theme
from sinstudio.app.views.plotting import InfoLine
from sinstudio.app.views.timeline_axis import TimelineAxis
from sinstudio.training.snapshot import HistoryRow, Snapshot

BUDGETS = (16, 64, 128, 256, 512, 1024, 2048, 4096)  # MB
_BUTTONS = ("now", "compare", "restore")
_AXIS = 460  # pixels beside the buttons from which both are in one row
_OPENS = " \N{BLACK DOWN-POINTING SMALL TRIANGLE}"


class TimelineStrip(QWidget):
    """Axis and memory, figures of the step that is looked at, and buttons; narrow, in two rows."""

    budget_chosen = Signal(int)
    """MB that the snapshots may take."""

    def __init__(self, desk: TimelineDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._rows: tuple[HistoryRow, ...] = ()
        self._events: tuple[tuple[int, str], ...] = ()
        self._actions: Mapping[str, QAction] = {}
        self.axis = TimelineAxis()
        self.axis.setToolTip(self.tr("Snapshots of the run; drag back to see what it was"))
        self.info = InfoLine("timeline.info")
        self._memory = QToolButton()
        self._memory.setObjectName("timeline.memory")
        self._memory.setAutoRaise(True)
        self._memory.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._memory.clicked.connect(self._open_menu)
        self._menu = self._make_menu()  # not the button's own: its arrow would lie on the text
        self._lay_out()
        self.axis.step_chosen.connect(desk.look_at)
        desk.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        self._controls = QWidget()
        row = QHBoxLayout(self._controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.info, 1)
        self._buttons: dict[str, QToolButton] = {}
        for name in _BUTTONS:
            button = QToolButton()
            button.setObjectName(f"timeline.{name}")
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons[name] = button
            row.addWidget(button)
        upper = QHBoxLayout()
        upper.setSpacing(2)
        upper.addWidget(self.axis, 1)
        upper.addWidget(self._memory)
        self._lines = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._lines.setContentsMargins(4, 2, 4, 2)
        self._lines.setSpacing(2)
        self._lines.addLayout(upper, 1)
        self._lines.addWidget(self._controls)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("timeline.menu")
        menu.setToolTipsVisible(True)
        menu.addSection(self.tr("Memory for snapshots"))
        self._budgets = QActionGroup(self)
        for megabytes in BUDGETS:
            action = menu.addAction(_size(megabytes))
            action.setObjectName(f"timeline.budget.{megabytes}")
            action.setCheckable(True)
            action.setData(megabytes)
            self._budgets.addAction(action)
        self._budgets.triggered.connect(self._choose_budget)
        return menu

    def offer_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions: now, compare, restore and clear."""
        self._actions = actions
        for name, button in self._buttons.items():
            button.setDefaultAction(actions[name])
            button.setText(actions[name].text().replace("&", ""))
            button.setAccessibleName(button.text())
            button.setAccessibleDescription(actions[name].toolTip())
        menu = self._menu
        menu.addSeparator()
        menu.addAction(actions["clear"])
        self._reserve()
        self.refresh()

    def _reserve(self) -> None:
        """Keep room for the longest figures, so that nothing moves while they change."""
        longest = _figures(self.tr("Now: step {0}"), 88_888, 88.8)
        self.info.setMinimumWidth(self.info.fontMetrics().horizontalAdvance(longest) + 8)
        self._show_bytes("8,888", "8,888")
        self._memory.setMinimumWidth(self._memory.sizeHint().width())

    def _show_bytes(self, used: str, budget: str) -> None:
        self._memory.setText(self.tr("{0} of {1} MB").format(used, budget) + _OPENS)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self.axis.set_theme(theme)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the narrower arrangement."""
        width = self._controls.minimumSizeHint().width() + 8
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one row or two."""
        super().resizeEvent(event)
        wide = self.width() >= self._controls.sizeHint().width() + _AXIS
        self._lines.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    # -- what is shown ---------------------------------------------------------------------------

    @Slot(object)
    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show the newest state of the fit; None when there is none any more."""
        self._snapshot = snapshot
        rows = snapshot.history if snapshot is not None else ()
        if rows != self._rows:
            self._rows = rows
            self._events = tuple((row.step, row.event) for row in rows if row.event)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the desk and the newest snapshot say."""
        snapshot, desk = self._snapshot, self._desk
        now = snapshot.step if snapshot is not None else 0
        self.axis.show_run(desk.steps, self._events, now, desk.step)
        self.axis.setEnabled(bool(desk.steps))
        text = self._text()
        self.info.setText(text)
        self.axis.setAccessibleDescription(text)
        state = desk.state
        used, budget = state.bytes / MEGABYTE, desk.megabytes
        figures = f"{used:,.0f}" if used >= 10 else f"{used:.1f}"
        self._show_bytes(figures, f"{budget:,}")
        tip = self.tr("{0} snapshots; taking them cost {1} of the training time")
        self._memory.setToolTip(tip.format(len(state.marks), f"{state.share:.2%}"))
        self._memory.setAccessibleName(self.tr("Memory for snapshots"))
        self._memory.setEnabled(snapshot is not None)
        for action in self._budgets.actions():
            action.setChecked(action.data() == budget)
        if self._actions:
            self._actions["compare"].setChecked(desk.comparing)

    def _text(self) -> str:
        snapshot, step = self._snapshot, self._desk.step
        if snapshot is None:
            return ""
        if step is None:
            return _figures(self.tr("Now: step {0}"), snapshot.step, snapshot.psnr_db)
        past = snapshot.past
        measured = past.psnr_db if past is not None and past.step == step else None
        return _figures(self.tr("Step {0}"), step, measured)

    @Slot()
    def _open_menu(self) -> None:
        self._menu.popup(self._memory.mapToGlobal(self._memory.rect().bottomLeft()))

    @Slot(QAction)
    def _choose_budget(self, action: QAction) -> None:
        self.budget_chosen.emit(action.data())


def _figures(text: str, step: int, psnr_db: float | None) -> str:
    said = text.format(f"{step:,}")
    return said if psnr_db is None else f"{said}  {psnr_db:.1f} dB"


def _size(megabytes: int) -> str:
    return f"{megabytes // 1024} GB" if megabytes >= 1024 else f"{megabytes} MB"

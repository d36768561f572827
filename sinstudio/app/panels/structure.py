"""Buttons that change the structure of the network: once, or in rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from sinstudio.app.commanding.situation import Situation
    from sinstudio.app.studio import Studio


class EditButtons(QWidget):
    """*Now* and *in rounds*, for pruning or for growing; off while there is nothing to edit.

    Parameters
    ----------
    name
        "prune" or "grow": the studio's method, and the phase that is begun.
    now, now_tip, rounds, rounds_tip
        Texts and tool tips of the two.
    """

    def __init__(
        self,
        studio: Studio,
        name: str,
        now: str,
        now_tip: str,
        rounds: str,
        rounds_tip: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio, self._name = studio, name
        self.now = self._button(now, "now", now_tip)
        self.rounds = self._button(rounds, "rounds", rounds_tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        row.addWidget(self.now)
        row.addWidget(self.rounds)
        self.now.clicked.connect(self._edit)
        self.rounds.clicked.connect(self._begin)
        studio.situation_changed.connect(self._show_situation)
        self._show_situation(studio.situation)

    def _button(self, text: str, name: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"{self._name}.{name}")
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        return button

    @Slot(object)
    def _show_situation(self, situation: Situation) -> None:
        able = situation.can_edit if self._name == "prune" else situation.can_grow
        for button in (self.now, self.rounds):
            button.setEnabled(able)

    @Slot()
    def _edit(self) -> None:
        if self._name == "prune":
            self._studio.prune()
        else:
            self._studio.grow()

    @Slot()
    def _begin(self) -> None:
        self._studio.begin_phase(self._name)

"""A stop rule: a limit that can be switched off."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from sinstudio.app.panels.editors.base import (
    EDITOR_SHARE,
    LABEL_GAP,
    LABEL_SHARE,
    Editor,
    label_width,
)
from sinstudio.app.panels.editors.simple import number_box


class StopRuleEditor(Editor):
    """A check box and the value it stands for; 0 in the recipe is off.

    Parameters
    ----------
    text
        What the check box says.
    start
        The value when it is switched on for the first time.
    step, logarithmic
        As in `NumberBox`.
    """

    def __init__(
        self,
        key: str,
        text: str,
        start: float,
        *,
        step: float = 1.0,
        logarithmic: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(key, parent)
        self._last = start
        self.check = QCheckBox(text)
        self.box = number_box(self.setting.kind, step=step, logarithmic=logarithmic)
        self.check.setMinimumWidth(max(label_width(self), self.check.sizeHint().width()))
        self.check.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.adopt(self.check, self.tr("on"))
        self.adopt(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LABEL_GAP)
        row.addWidget(self.check, LABEL_SHARE)
        row.addWidget(self.box, EDITOR_SHARE)
        self.check.clicked.connect(self._switch)
        self.box.committed.connect(self._commit)
        self.set_value(0)

    def value(self) -> float:
        """Return the limit, or 0 where it is off."""
        return self.box.number() if self.check.isChecked() else 0

    def set_value(self, value: float) -> None:
        """Show a limit; 0 switches it off and keeps the last one in grey."""
        self._last = value or self._last
        self.check.setChecked(bool(value))
        self.box.setEnabled(bool(value))
        self.box.set_number(self._last)

    @Slot(bool)
    def _switch(self, on: bool) -> None:
        self.set_value(self._last if on else 0)
        self.edited.emit(self.value())

    @Slot(object)
    def _commit(self, typed: object) -> None:
        if isinstance(typed, float | int) and typed > 0:
            self._last = typed
        self.edited.emit(typed)

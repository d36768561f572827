"""What every editor of a setting shares."""

from __future__ import annotations

import textwrap
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QMenu, QPlainTextEdit, QWidget

from sinstudio.training.recipe import Recipe, setting_of, show

# the column of names and that of editors
LABEL_SHARE, EDITOR_SHARE = 5, 7
LABEL_GAP = 8  # pixels


def label_width(widget: QWidget) -> int:
    """Return the least width of the column of names, in pixels."""
    return widget.fontMetrics().horizontalAdvance("n" * 12)


def tool_tip_of(key: str) -> str:
    """Help, symbol, unit, range and section of a setting, broken into lines to fit a tool tip."""
    text = QCoreApplication.translate("Setting", setting_of(key).tool_tip)
    return textwrap.fill(text, 64, break_long_words=False, break_on_hyphens=False)


class Editor(QWidget):
    """Shows and edits the value of one setting.

    `edited` carries a new value when the user makes one, and text as it was typed where it could
    not be read; `set_value` never emits. The object name is the dotted key.

    Parameters
    ----------
    key
        Dotted key of the setting, e.g. ``"training.rate"``.
    """

    edited = Signal(object)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setting = setting_of(key)
        self._parts: list[tuple[QWidget, str]] = []
        self.setObjectName(key)
        self.setToolTip(tool_tip_of(key))
        self.offer_reset(self)

    def value(self) -> Any:
        """Return the value shown, in the form that recipes hold."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value without emitting `edited`."""
        raise NotImplementedError

    @property
    def gesture(self) -> str:
        """What is being done with one of its controls; values of the same are one step to undo."""
        found = (getattr(control, "gesture", "") for control, _ in self._parts)
        gesture = next(filter(None, found), "")
        return f"{self.key} {gesture}" if gesture else ""

    def set_name(self, name: str) -> None:
        """Say what assistive technology calls the editor and its controls."""
        self.setAccessibleName(name)
        for control, part in self._parts:
            control.setAccessibleName(f"{name}: {part}" if part else name)

    def adopt(self, control: QWidget, part: str = "") -> None:
        """Make a control part of the editor: its focus, tool tip, accessible name and menu.

        `part` tells it apart where the editor has several ("left").
        """
        if not self._parts:
            self.setFocusProxy(control)
        self._parts.append((control, part))
        control.setAccessibleDescription(self.setting.tool_tip)
        self.offer_reset(control)

    def release(self, control: QWidget) -> None:
        """Forget a control that is about to go."""
        self._parts = [(other, part) for other, part in self._parts if other is not control]

    def offer_reset(self, widget: QWidget) -> None:
        """Give a widget (the editor, its controls, its label) the menu with the default."""
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        widget.customContextMenuRequested.connect(self._open_menu)

    def default(self) -> Any:
        """Return the value in the default recipe."""
        return Recipe().get(self.key)

    @Slot()
    def reset(self) -> None:
        """Ask for the default."""
        self.edited.emit(self.default())

    def menu(self, control: QWidget) -> QMenu:
        """Build the context menu: what a text field offers, and the way back to the default."""
        field = control.lineEdit() if isinstance(control, QAbstractSpinBox) else control
        texts = QLineEdit | QPlainTextEdit
        menu = field.createStandardContextMenu() if isinstance(field, texts) else QMenu(self)
        if menu.actions():
            menu.addSeparator()
        text = QCoreApplication.translate("Editor", "Reset to default ({})")
        action = menu.addAction(text.format(show(self.default())))
        action.setObjectName("reset")
        action.setEnabled(self.value() != self.default())
        action.triggered.connect(self.reset)
        return menu

    @Slot(QPoint)
    def _open_menu(self, position: QPoint) -> None:
        control = self.sender()
        if isinstance(control, QWidget):
            menu = self.menu(control)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(control.mapToGlobal(position))

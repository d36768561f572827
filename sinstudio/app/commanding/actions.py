"""The actions of one window, made of what `specs` declares."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from sinstudio.app.commanding.situation import Situation
from sinstudio.app.commanding.specs import SPECS
from sinstudio.app.icons import icon
from sinstudio.app.theme import Theme


def translated(text: str) -> str:
    """Return an action's text in the user's language."""
    return QCoreApplication.translate("Actions", text)


class Actions:
    """The actions of one window, by verb."""

    def __init__(self, window: QWidget) -> None:
        self._specs = {spec.verb: spec for spec in SPECS}
        self._actions: dict[str, QAction] = {}
        self._icons: dict[str, str] = {spec.verb: spec.icon for spec in SPECS if spec.icon}
        for spec in SPECS:
            action = QAction(translated(spec.text), window)
            action.setObjectName(f"action.{spec.verb}")
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setCheckable(bool(spec.group) or spec.checkable)
            action.setMenuRole(spec.role)
            window.addAction(action)
            self._actions[spec.verb] = action
            self.say(spec.verb, spec.text, spec.tip)

    def __getitem__(self, verb: str) -> QAction:
        return self._actions[verb]

    def say(self, verb: str, text: str, tip: str) -> None:
        """Give an action another text and tool tip; the tip names the key as well."""
        action = self._actions[verb]
        action.setText(translated(text))
        plain = translated(tip or text).replace("&", "").removesuffix("…")
        key = _native(action.shortcut())
        action.setToolTip(f"{plain} ({key})" if key else plain)

    def set_icon(self, verb: str, name: str, theme: Theme) -> None:
        """Give an action another icon."""
        self._icons[verb] = name
        self._actions[verb].setIcon(icon(name, theme))

    def set_theme(self, theme: Theme) -> None:
        """Tint all icons."""
        for verb, name in self._icons.items():
            self._actions[verb].setIcon(icon(name, theme))

    def enable(self, situation: Situation) -> None:
        """Enable what makes sense now."""
        for verb, spec in self._specs.items():
            self._actions[verb].setEnabled(spec.when(situation))


def _native(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.NativeText)

"""Which keys do what: as declared, or as the user has chosen, kept in the settings file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from sinstudio.app.commanding.palette_entries import menu_actions, plain_text
from sinstudio.app.settings import Settings

_PREFIX = "action."
# Menus that name things rather than verbs; they may be filled anew at any time.
_THINGS = ("sample.", "preset.", "recent.")
_NATIVE = QKeySequence.SequenceFormat.NativeText


class Keys(QObject):
    """The shortcuts of all actions of one window.

    Make it once every action of the window has been made: what each has then is its default.
    """

    changed = Signal()

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._settings = settings
        self.actions: dict[str, QAction] = {}
        self.places: dict[str, str] = {}
        for action, place in _actions(window):
            verb = action.objectName().removeprefix(_PREFIX)
            self.actions[verb] = action
            self.places[verb] = place
        self._defaults = {verb: action.shortcuts() for verb, action in self.actions.items()}
        for verb in self.actions:
            chosen = settings.keys(verb)
            if chosen is not None:
                self._give(verb, QKeySequence.listFromString(chosen))

    def keys(self, verb: str) -> list[QKeySequence]:
        """The keys of an action, the one that menus show first."""
        return self.actions[verb].shortcuts()

    def name(self, verb: str) -> str:
        """What an action is called in menus."""
        return plain_text(self.actions[verb].text())

    def listed(self) -> list[tuple[str, str]]:
        """What every key does: pairs of a sentence and its keys."""
        found = []
        for action in self.actions.values():
            keys = [key.toString(_NATIVE) for key in action.shortcuts()]
            if keys:
                text = action.toolTip().split("\n")[0].removesuffix(f" ({keys[0]})")
                found.append((text, self.tr("{0} or {1}").format(*keys) if keys[1:] else keys[0]))
        return found

    def is_default(self, verb: str) -> bool:
        """Whether an action has the keys that it came with."""
        return self.keys(verb) == self._defaults[verb]

    def owners(self, key: QKeySequence, but: str = "") -> list[str]:
        """Verbs of the other actions that have a key."""
        return [
            verb
            for verb, action in self.actions.items()
            if verb != but and key in action.shortcuts()
        ]

    def set_keys(self, verb: str, keys: Sequence[QKeySequence]) -> None:
        """Give an action other keys, and remember that."""
        self._give(verb, [key for key in keys if not key.isEmpty()])
        written = QKeySequence.listToString(self.keys(verb))
        self._settings.set_keys(verb, None if self.is_default(verb) else written)
        self.changed.emit()

    def reset(self, verb: str) -> None:
        """Give an action the keys that it came with, and take them from any other."""
        for key in self._defaults[verb]:
            for other in self.owners(key, verb):
                self.set_keys(other, [k for k in self.keys(other) if k != key])
        self.set_keys(verb, self._defaults[verb])

    def reset_all(self) -> None:
        """Give every action the keys that it came with."""
        for verb, keys in self._defaults.items():
            self._give(verb, keys)
            self._settings.set_keys(verb, None)
        self.changed.emit()

    def _give(self, verb: str, keys: Sequence[QKeySequence]) -> None:
        """Set keys, and name the first of them in the tool tip as it was named before."""
        action = self.actions[verb]
        before = action.shortcut().toString(_NATIVE)
        action.setShortcuts(list(keys))
        now = action.shortcut().toString(_NATIVE)
        first, *rest = action.toolTip().split("\n")
        if before:
            first = first.removesuffix(f" ({before})")
        if action.toolTip() != plain_text(action.text()):  # or else Qt makes it of the text
            action.setToolTip("\n".join([f"{first} ({now})" if now else first, *rest]))


def _actions(window: QMainWindow) -> Iterator[tuple[QAction, str]]:
    """Actions with a verb, in the order of the menus, and then those that no menu has."""
    seen: set[QAction] = set()
    in_menus = list(menu_actions(window.menuBar()))
    others = [(action, "") for action in window.findChildren(QAction)]
    for action, place in in_menus + others:
        verb = action.objectName().removeprefix(_PREFIX)
        named = action.objectName().startswith(_PREFIX) and not verb.startswith(_THINGS)
        if named and action not in seen and action.text():
            seen.add(action)
            yield action, place

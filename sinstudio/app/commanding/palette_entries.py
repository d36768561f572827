"""All that the command palette offers: actions, presets, samples, docks, panels and settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from sinstudio.app.commanding.reasons import why_not
from sinstudio.app.commanding.situation import Situation
from sinstudio.app.docks import Docks
from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.names import name_of
from sinstudio.app.panels.panel import Panel
from sinstudio.app.panels.stack import PanelStack


@dataclass(frozen=True)
class Entry:
    """One line of the palette.

    Parameters
    ----------
    text
        What it is.
    place
        Where else it is found: a menu, or a panel.
    keys
        Its shortcut as the system writes it; may be empty.
    why
        Why it cannot be done now; empty when it can.
    run
        Does it.
    words
        More to find it by: a tool tip, a dotted key.
    """

    text: str
    place: str
    keys: str
    why: str
    run: Callable[[], object]
    words: str = ""

    @property
    def sought(self) -> str:
        """What the words of a query are looked for in."""
        return f"{self.text} {self.place}"


def action_entries(window: QMainWindow, now: Situation) -> Iterator[Entry]:
    """Every action of the menus and, after them, those that only a button or a key has."""
    seen: set[QAction] = set()
    for action, path in menu_actions(window.menuBar()):
        if action not in seen:
            seen.add(action)
            yield _of_action(action, path, now)
    for action in window.findChildren(QAction):
        lonely = action not in seen and action.objectName().startswith("action.")
        if lonely and action.isVisible() and action.text():
            seen.add(action)
            yield _of_action(action, "", now)


def menu_actions(bar: QMenuBar) -> Iterator[tuple[QAction, str]]:
    """Every action of a menu bar, with the titles of the menus that lead to it."""
    for action in bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _of_menu(menu, plain_text(action.text()))


def _of_menu(menu: QMenu, path: str) -> Iterator[tuple[QAction, str]]:
    menu.aboutToShow.emit()  # menus that are filled when they open
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _of_menu(inner, f"{path} › {plain_text(action.text())}")
        elif not action.isSeparator() and action.isVisible():
            yield action, path


def _of_action(action: QAction, path: str, now: Situation) -> Entry:
    verb = action.objectName().removeprefix("action.")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    text = plain_text(action.text())
    if action.isCheckable() and action.isChecked():
        text = QCoreApplication.translate("Palette", "{0}  ✓").format(text)
    tip = action.toolTip().split("\n")[0]
    why = "" if action.isEnabled() else why_not(verb, now)
    return Entry(text, path, keys, why, action.trigger, tip)


def panel_entries(panels: PanelStack, docks: Docks) -> Iterator[Entry]:
    """Every panel, and every setting on it."""
    say = QCoreApplication.translate
    shown = say("Palette", "Settings")
    for panel in panels.panels:
        name = panel.objectName().removeprefix("panel.")
        go = partial(show_panel, panels, docks, name)
        yield Entry(say("Palette", "Panel {0}").format(panel.title), shown, "", "", go)
    for panel in panels.panels:
        for editor in panel.findChildren(Editor):
            row = panel.rows.get(editor.key)
            label = row.label.text() if row is not None else name_of(editor.key)
            unused = say("Palette", "The settings as they are do not use it.")
            used = editor.isVisibleTo(panel) and editor.isEnabledTo(panel)
            why = "" if used else unused
            jump = partial(show_setting, panels, docks, panel, editor)
            words = f"{editor.key}: {editor.toolTip()}"
            yield Entry(label, f"{shown} › {panel.title}", "", why, jump, words)


def show_panel(panels: PanelStack, docks: Docks, name: str) -> None:
    """Open a panel, its dock with it, and go to its title."""
    docks.bring("panels")
    panels.open(name)
    panels.header(name).setFocus(Qt.FocusReason.ShortcutFocusReason)


def show_setting(panels: PanelStack, docks: Docks, panel: Panel, editor: QWidget) -> None:
    """Open the panel of a setting, scroll to it, and put the focus on it."""
    docks.bring("panels")
    panels.reveal(panel, editor)


def plain_text(text: str) -> str:
    """Return the text of an action without its mark for the keyboard and its dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")

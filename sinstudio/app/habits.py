"""What people expect of any desktop application: palette, shortcuts, preferences, log, focus."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from sinstudio.app.commanding.keys import Keys
from sinstudio.app.commanding.keyspage import KeysPage
from sinstudio.app.commanding.palette import Palette
from sinstudio.app.commanding.palette_entries import action_entries, panel_entries
from sinstudio.app.dialogs.logview import LogView
from sinstudio.app.dialogs.preferences import Preferences
from sinstudio.app.faults.logfile import log_path
from sinstudio.app.faults.notifier import Notifier
from sinstudio.app.parts import Parts
from sinstudio.app.running.waiting import Waiting

if TYPE_CHECKING:
    from sinstudio.app.window import MainWindow

_log = logging.getLogger(__name__)


class Habits(QObject):
    """Makes them for one window, whose actions and docks have all been made."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.keys = Keys(window, window.settings)
        self.notifier = Notifier(window, window.studio, window.settings)
        self.waiting = Waiting(window.studio, window.messages, self)
        self.parts = Parts(window.docks, window.middle, window.menus.toolbar)
        does = {
            "palette": self.show_palette,
            "preferences": self.show_preferences,
            "shortcuts": self.show_keys,
            "open_log": self.show_log,
            "next_part": self.parts.go_on,
            "previous_part": self.parts.go_back,
        }
        for verb, slot in does.items():
            window.actions_by_verb[verb].triggered.connect(slot)

    @Slot()
    def show_palette(self) -> None:
        """Offer everything by its name."""
        window = self._window
        entries = [
            *action_entries(window, window.studio.situation),
            *panel_entries(window.panels, window.docks),
        ]
        Palette(entries, window).open_over(window)

    @Slot()
    def show_keys(self) -> None:
        """Show every action's keys, to be changed."""
        KeysPage(self.keys, self._window).open()

    @Slot()
    def show_preferences(self) -> None:
        """Ask about theme, language and notification."""
        dialog = Preferences(self._window.settings, self._window.theme_name, self._window)
        dialog.theme_chosen.connect(self._window.set_theme)
        dialog.open()

    @Slot()
    def show_log(self) -> None:
        """Show the end of the log."""
        LogView(log_path(), self._window).show()

    def offer_crash(self, report: str) -> None:
        """Say that the last start ended in a crash, with its report; nothing for an empty one."""
        if not report:
            return
        _log.error("an earlier start ended in a crash\n%s", report)
        bar = self._window.messages
        title = self.tr("What the crash left behind")
        bar.ask(
            "warning",
            self.tr(
                "SinStudio ended unexpectedly the last time; its report may help to mend that."
            ),
            (
                (self.tr("Show"), partial(bar.show_text, title, report)),
                (self.tr("Dismiss"), _nothing),
            ),
        )


def _nothing() -> None:
    """Closing the message is all."""

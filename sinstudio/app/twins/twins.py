"""The question what a twin is to have apart, and what comes of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from sinstudio.app.dialogs.confirm import Guard
from sinstudio.app.studio import Studio
from sinstudio.app.twins.twindialog import TwinDialog


class Twins(QObject):
    """Asks in a dialog; where an unsaved fit would be lost, that is asked about as well."""

    def __init__(self, window: QWidget, studio: Studio, guard: Guard) -> None:
        super().__init__(window)
        self._window, self._studio, self._guard = window, studio, guard
        self._dialog: TwinDialog | None = None

    @Slot()
    def ask(self) -> None:
        """Open the dialog."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        desk = self._studio.twin
        dialog = TwinDialog(self._studio.recipe, worked=desk.worked, parent=self._window)
        dialog.finished.connect(self._answered)
        self._dialog = dialog
        dialog.open()

    @Slot(int)
    def _answered(self, answer: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        values, anew = dialog.values, dialog.anew
        dialog.deleteLater()
        if answer != TwinDialog.DialogCode.Accepted.value:
            return
        begin = partial(self._studio.twin.begin, values, anew=anew)
        if anew:
            question = self.tr("Both networks would begin anew.")
            self._guard.ask(question, begin, lost=self._studio.unsaved)
        else:
            begin()

"""The question that is asked before unsaved work is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox, QWidget

from sinstudio.app.projects.document import Document
from sinstudio.app.projects.keeping import Keeping
from sinstudio.app.studio import Studio


class Guard(QObject):
    """Lets something be done once the unsaved work has been saved or given up.

    One question is open at a time, and only its own answer counts: a save that was begun before is
    none. What is asked while a chosen save is being written takes the place of what waits for it.
    """

    dropped = Signal()  # it is not done

    def __init__(
        self, window: QWidget, studio: Studio, document: Document, keeping: Keeping
    ) -> None:
        super().__init__(window)
        self._window, self._studio = window, studio
        self._document, self._keeping = document, keeping
        self._box: QMessageBox | None = None
        self._then: Callable[[], object] | None = None
        self._saving = False  # the answer was to save first
        self.enabled = True
        keeping.done.connect(self._saved)
        keeping.abandoned.connect(self._not_saved)

    def ask(self, question: str, then: Callable[[], object], *, lost: bool) -> None:
        """Do `then` at once where nothing is `lost` by it, or when the user has said so."""
        if not (self.enabled and lost):
            then()
            return
        if self._box is not None:  # about something else
            self._box.raise_()
            self.dropped.emit()
            return
        if self._saving:
            if then != self._then:
                self.dropped.emit()
                self._then = then
            return
        snapshot = self._studio.snapshot
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self._window)
        box.setObjectName("confirm")
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Unsaved work"))
        box.setText(self._what_is_lost(snapshot.step if snapshot else 0))
        box.setInformativeText(question)
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        for button in box.buttons():
            button.setIcon(QIcon())
        box.setDefaultButton(buttons.Save)
        box.finished.connect(self._answered)
        self._box, self._then = box, then
        box.open()

    def _what_is_lost(self, steps: int) -> str:
        if not self._studio.unsaved:
            name = self._document.name
            return self.tr("The settings of {0} have changed, and are not saved.").format(name)
        if not steps:
            return self.tr("This network has been edited, and not saved since.")
        return self.tr("This fit of {0} steps has not been saved.").format(f"{steps:,}")

    @Slot(int)
    def _answered(self, answer: int) -> None:
        box, self._box = self._box, None
        if box is not None:
            box.deleteLater()
        if answer == QMessageBox.StandardButton.Discard.value:
            self._go_on()
        elif answer == QMessageBox.StandardButton.Save.value:
            self._saving = True
            self._keeping.save()
        else:
            self._drop()

    @Slot()
    def _saved(self) -> None:
        if self._saving:
            self._saving = False
            self._go_on()

    @Slot()
    def _not_saved(self) -> None:
        if self._saving:
            self._saving = False
            self._drop()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _drop(self) -> None:
        if self._then is not None:
            self._then = None
            self.dropped.emit()

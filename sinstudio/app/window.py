"""The main window: where things are. What they do is the studio's business."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QStackedWidget

from sinstudio.app import theme as themes
from sinstudio.app.commanding.actions import Actions
from sinstudio.app.commanding.commands import Commands
from sinstudio.app.commanding.menus import Menus
from sinstudio.app.commanding.situation import Situation
from sinstudio.app.crop.cropping import Cropping
from sinstudio.app.dialogs.confirm import Guard
from sinstudio.app.docks import Docks
from sinstudio.app.faults.messagebar import MessageBar
from sinstudio.app.gallery.desk import PresetDesk
from sinstudio.app.habits import Habits
from sinstudio.app.hands.highlights import Highlights
from sinstudio.app.opening import Opening
from sinstudio.app.panels.stack import PanelStack
from sinstudio.app.projects.autosave import Autosave
from sinstudio.app.projects.document import Document
from sinstudio.app.projects.keeping import Keeping
from sinstudio.app.projects.recent import Recent
from sinstudio.app.projects.windowstate import WindowState
from sinstudio.app.saving import Saving
from sinstudio.app.settings import Settings
from sinstudio.app.statusbar import StatusLine
from sinstudio.app.studio import Studio
from sinstudio.app.theme import Theme
from sinstudio.app.twins.twins import Twins
from sinstudio.app.undoing.history import HistoryList
from sinstudio.app.viewing import Viewing
from sinstudio.app.welcome import Welcome

_SMALLEST = (1024, 700)
_USUAL = (1440, 940)
_FRAME = (16, 48)  # what the system draws around a window, or a little more


class MainWindow(QMainWindow):
    """Panels on the left, the canvas in the middle, the other views on the right.

    The studio's thread starts once the window has been shown.

    Parameters
    ----------
    studio
        What the window drives; the window takes it over and closes it.
    theme_name
        "light", "dark" or "system" for this start; empty takes the one remembered.
    """

    closed = Signal(bool)  # whether every thread has ended

    def __init__(self, studio: Studio, theme_name: str = "") -> None:
        super().__init__()
        self.setObjectName("window")
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        self.studio = studio
        studio.setParent(self)
        self.settings = Settings()
        self.theme_name = theme_name or self.settings.theme
        self._begun = self._leaving = False
        self.messages = MessageBar(self)
        self.status = StatusLine(self)
        self.viewing = Viewing(studio, self)
        self.panels = PanelStack(studio)
        self.cropping = Cropping(studio, self.viewing.canvas, self.panels.picture, self)
        self.welcome = Welcome()
        self.saving = Saving(self, studio, self.settings)
        self.document = Document(studio, self)
        self.autosave = Autosave(studio.project, self.document, self)
        self.keeping = Keeping(self, studio, self.document, self.settings)
        self.guard = Guard(self, studio, self.document, self.keeping)
        self.twins = Twins(self, studio, self.guard)
        self.opening = Opening(self, studio, self.document, self.settings, self.guard)
        self.state = WindowState(self)
        self.presets = PresetDesk(self)
        self.recent = Recent(self.settings, self)
        self._lay_out()
        self._connect()
        self.set_theme(self.theme_name)
        self._restore()
        self._show_situation(studio.situation)

    # -- layout ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.middle = QStackedWidget()
        self.middle.addWidget(self.welcome)
        self.middle.addWidget(self.viewing.canvas)
        self.setCentralWidget(self.middle)
        self.history = HistoryList(self.studio.undo)
        views = self.viewing.side_views()
        self.docks = Docks(self, {"panels": self.panels, **views, "history": self.history})
        self.viewing.follow(self.docks)
        self.actions_by_verb = Actions(self)
        self.menus = Menus(self, self.actions_by_verb, self.docks, self.viewing.canvas.actions())
        self.addToolBar(self.menus.toolbar)
        self.messages.lie_over(self.middle, self.viewing.canvas.foot)
        self.setStatusBar(self.status)
        for field in self.findChildren(QLineEdit):  # a file dropped on one is to be opened as well
            field.setAcceptDrops(False)

    def _connect(self) -> None:
        studio = self.studio
        self.commands = Commands(self)
        self.habits = Habits(self)
        prune = self.menus.toolbar.widgetForAction(self.actions_by_verb["prune"])
        self.highlights = Highlights(self.panels.pruning, prune, self)
        self.highlights.changed.connect(self.viewing.mark_removal)
        self.recent.fill(self.menus.recent)
        self.recent.chosen.connect(self.opening.open_path)
        studio.file_used.connect(self.recent.add)
        parts = self.opening, self.recent, self.presets, self.keeping, self.autosave
        for teller in (studio, *parts):
            teller.message.connect(self.messages.show_message)
        studio.fault.connect(self.show_fault)
        studio.settled.connect(self.messages.settle)
        studio.snapshot_changed.connect(self.status.set_snapshot)
        studio.state_changed.connect(self.status.set_state)
        studio.situation_changed.connect(self._show_situation)
        studio.project.keep_window(self.state.collect, self.state.restore)
        self.document.changed.connect(self._show_title)
        self.autosave.settled.connect(self.messages.settle)
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._scheme_changed)

    def createPopupMenu(self) -> QMenu:
        """Offer the docks, but not the toolbars, under the right mouse button."""
        menu = QMenu(self)
        menu.addActions(list(self.docks.toggles()))
        return menu

    def _restore(self) -> None:
        room = self.screen().availableGeometry().size() - QSize(*_FRAME)
        self.resize(QSize(*_USUAL).boundedTo(room))
        geometry = self.settings.geometry
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.docks.restore(self.settings.layout)

    @Slot()
    def reset_layout(self) -> None:
        """Put every dock back in its place."""
        self.docks.reset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between stacked and tabbed views."""
        super().resizeEvent(event)
        self.docks.adapt(event.size().height())

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to load torch, once the window is on the screen."""
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self.studio.begin)

    # -- what is shown ---------------------------------------------------------------------------

    @Slot(object)
    def _show_situation(self, situation: Situation) -> None:
        self.commands.show_situation(situation)
        self.middle.setCurrentWidget(self.welcome if self.empty else self.viewing.canvas)

    @property
    def empty(self) -> bool:
        """Whether nothing is open, nor on its way."""
        situation = self.studio.situation
        return not (situation.picture or situation.network)

    @Slot()
    def _show_title(self) -> None:
        name = self.document.name
        self.setWindowTitle(f"{name}[*] – SinStudio" if name else "SinStudio[*]")
        self.setWindowModified(self.document.modified)

    @Slot(str, str)
    def show_fault(self, sentence: str, details: str) -> None:
        """Show an error whose details are behind a button."""
        self.messages.show_message("error", sentence, details)

    @Slot(str)
    def set_theme(self, name: str) -> None:
        """Show everything in the theme "light", "dark" or "system"."""
        self.theme_name = name
        self.actions_by_verb[f"theme_{name}"].setChecked(True)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._wear(themes.apply(application, name))

    def _wear(self, theme: Theme) -> None:
        self.theme = theme
        self.commands.set_theme(theme)
        self.opening.set_theme(theme)
        for part in (
            self.messages,
            self.docks,
            self.viewing,
            self.panels,
            self.welcome,
            self.cropping,
        ):
            part.set_theme(theme)

    @Slot()
    def _scheme_changed(self) -> None:
        if self.theme_name == "system":
            self.set_theme("system")

    # -- drops -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures and files."""
        if self.opening.accepts(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        if self.opening.take(event.mimeData()):
            event.acceptProposedAction()

    # -- closing ---------------------------------------------------------------------------------

    @property
    def confirm_close(self) -> bool:
        """Whether to ask before unsaved work is lost."""
        return self.guard.enabled

    @confirm_close.setter
    def confirm_close(self, ask: bool) -> None:
        self.guard.enabled = ask

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work, then end the threads, within two seconds."""
        if not self._leaving and self.guard.enabled and self.document.modified:
            event.ignore()
            self.guard.ask(self.tr("Closing the window would lose it."), self._leave, lost=True)
            return
        self.settings.theme = self.theme_name
        self.settings.geometry = self.saveGeometry()
        self.settings.layout = self.docks.save()
        self.settings.save()
        self.hide()
        ended = self.studio.close()
        self.autosave.close()
        super().closeEvent(event)
        self.closed.emit(ended)

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the action for the full screen in step with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.actions_by_verb["full_screen"].setChecked(self.isFullScreen())

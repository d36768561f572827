"""The menu bar and the toolbar, filled from the declared actions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from sinstudio.app.commanding.actions import Actions, translated
from sinstudio.app.commanding.specs import BRIEF, MENUS, PHASES, SEPARATOR, TIMELINE, TOOLBAR
from sinstudio.app.commanding.toolbar import ToolBar
from sinstudio.app.docks import Docks
from sinstudio.app.presets import worded
from sinstudio.files.own_presets import own_presets
from sinstudio.files.preset import Preset
from sinstudio.files.presets import figure_presets, presets
from sinstudio.files.samples import sample_names


class Menus(QObject):
    """Menus of one window, and what is chosen from those that name things."""

    sample_chosen = Signal(str)
    preset_chosen = Signal(str)
    theme_chosen = Signal(str)
    phase_chosen = Signal(str)

    def __init__(
        self, window: QMainWindow, actions: Actions, docks: Docks, canvas_actions: list[QAction]
    ) -> None:
        super().__init__(window)
        self._window, self._actions, self._docks = window, actions, docks
        self._canvas_actions = canvas_actions
        parts: dict[str, Callable[[QMenu], None]] = {
            ">samples": self._add_samples,
            ">recent": self._add_recent,
            ">presets": self._add_presets,
            ">theme": self._add_themes,
            ">docks": self._add_docks,
            ">phases": self._add_phases,
            ">timeline": self._add_timeline,
        }
        self.recent = QMenu(self.tr("Open &recent"), window)
        bar = window.menuBar()
        for name, title, entries in MENUS:
            menu = bar.addMenu(translated(title))
            menu.setObjectName(f"menu.{name}")
            menu.setToolTipsVisible(True)
            for entry in entries:
                if entry == SEPARATOR:
                    menu.addSeparator()
                elif entry in parts:
                    parts[entry](menu)
                else:
                    menu.addAction(actions[entry])
        self.toolbar = self._make_toolbar()

    def _make_toolbar(self) -> QToolBar:
        bar = ToolBar(self.tr("Toolbar"))
        for verb in TOOLBAR:
            if verb == SEPARATOR:
                bar.addSeparator()
            else:
                bar.addAction(self._actions[verb])
                button = bar.widgetForAction(self._actions[verb])
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt leaves the keyboard out
        bar.let_go([self._actions[verb] for verb in BRIEF])
        return bar

    def _add_samples(self, menu: QMenu) -> None:
        samples = menu.addMenu(self.tr("Open samp&le"))
        samples.setObjectName("menu.samples")
        for name in sample_names():
            action = samples.addAction(name.replace("_", " ").capitalize())
            action.setObjectName(f"action.sample.{name}")
            action.setData(name)
        samples.triggered.connect(self._sample_triggered)

    def _add_recent(self, menu: QMenu) -> None:
        self.recent.setObjectName("menu.recent")
        self.recent.setToolTipsVisible(True)
        menu.addMenu(self.recent)

    def _add_presets(self, menu: QMenu) -> None:
        for preset in map(worded, presets()):
            _add_preset(menu, preset, preset.title)
        self._own = menu.addMenu(self.tr("&Your own"))
        self._own.setObjectName("menu.own_presets")
        self._own.setToolTipsVisible(True)
        self.list_own_presets()
        menu.addSeparator()
        figures = menu.addMenu(self.tr("The report's &figures"))
        figures.setObjectName("menu.figures")
        figures.setToolTipsVisible(True)
        for figure in map(worded, figure_presets()):
            if not figure.variants:
                _add_preset(figures, figure, figure.title)
                continue
            variants = figures.addMenu(figure.title)
            variants.setObjectName(f"menu.{figure.name}")
            variants.setToolTipsVisible(True)
            for preset in (figure, *figure.variants):
                _add_preset(variants, preset, preset.label)
        menu.triggered.connect(self._preset_triggered)  # for those of its submenus too

    @Slot()
    def list_own_presets(self) -> None:
        """Fill the menu of a person's own presets; those that cannot be read the gallery names."""
        self._own.clear()
        for one in own_presets()[0]:
            _add_preset(self._own, one, one.title)
        self._own.menuAction().setVisible(not self._own.isEmpty())

    @Slot(QAction)
    def _sample_triggered(self, action: QAction) -> None:
        self.sample_chosen.emit(action.data())

    @Slot(QAction)
    def _preset_triggered(self, action: QAction) -> None:
        if action.data():  # the menu has other commands too
            self.preset_chosen.emit(action.data())

    def _add_themes(self, menu: QMenu) -> None:
        themes = menu.addMenu(self.tr("&Theme"))
        themes.setObjectName("menu.theme")
        group = QActionGroup(self)
        for name in ("light", "dark", "system"):
            action = self._actions[f"theme_{name}"]
            action.setData(name)
            group.addAction(action)
            themes.addAction(action)
        group.triggered.connect(self._theme_triggered)

    @Slot(QAction)
    def _theme_triggered(self, action: QAction) -> None:
        self.theme_chosen.emit(action.data())

    def _add_phases(self, menu: QMenu) -> None:
        phases = menu.addMenu(self.tr("Begin p&hase"))
        phases.setObjectName("menu.phases")
        phases.setToolTipsVisible(True)
        for name in PHASES:
            action = self._actions[f"begin_{name}"]
            action.setData(name)
            phases.addAction(action)
        phases.triggered.connect(self._phase_triggered)

    def _add_timeline(self, menu: QMenu) -> None:
        timeline = menu.addMenu(self.tr("T&imeline"))
        timeline.setObjectName("menu.timeline")
        timeline.setToolTipsVisible(True)
        for name in TIMELINE:
            timeline.addAction(self._actions[f"timeline_{name}"])

    @Slot(QAction)
    def _phase_triggered(self, action: QAction) -> None:
        self.phase_chosen.emit(action.data())

    def _add_docks(self, menu: QMenu) -> None:
        for action in self._canvas_actions:
            if not action.isCheckable():  # a sign is enough on a button, but not in a menu
                action.setIconText(action.text())
                action.setText(action.whatsThis())
            menu.addAction(action)
        menu.addSeparator()
        for action in self._docks.toggles():
            menu.addAction(action)
        menu.addSeparator()


def _add_preset(menu: QMenu, preset: Preset, text: str) -> None:
    action = menu.addAction(text.replace("&", "&&"))
    action.setObjectName(f"action.preset.{preset.name}")
    action.setToolTip(preset.summary)
    action.setData(preset.name)

"""What the actions of the window do, and how they look as things change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

import sinstudio
from sinstudio.app.commanding.actions import translated
from sinstudio.app.commanding.reasons import why_not
from sinstudio.app.commanding.situation import Situation
from sinstudio.app.commanding.specs import TIMELINE
from sinstudio.app.dialogs.helpviewer import HelpViewer
from sinstudio.app.dialogs.report import about_window
from sinstudio.app.icons import application_icon
from sinstudio.app.theme import Theme

if TYPE_CHECKING:
    from sinstudio.app.window import MainWindow


class Commands(QObject):
    """Connects the actions of one window to what does them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions = window.actions_by_verb
        self._studio = window.studio
        self._theme: Theme | None = None
        self._connect()

    def _connect(self) -> None:
        window, studio = self._window, self._studio
        does: dict[str, Callable[[], object]] = {
            "open": window.opening.ask,
            "open_formula": window.opening.ask_formula,
            "paste": window.opening.paste,
            "open_recipe": window.opening.ask_recipe,
            "save_project": window.keeping.save,
            "save_project_as": window.keeping.save_as,
            "save_model": window.saving.save_model,
            "save_picture": window.saving.save_picture,  # or the signal
            "save_recipe": window.saving.save_recipe,
            "close_window": window.close,
            "start": studio.start,
            "pause": self.pause_or_resume,
            "stop": studio.stop,
            "reset": self.reset,
            "new_seed": self.new_seed,
            "prune": studio.prune,
            "grow": studio.grow,
            "undo": studio.undo.undo,
            "redo": studio.undo.redo,
            "history": self.show_history,
            "twin": window.twins.ask,
            "keep_main": studio.twin.end,
            "keep_twin": studio.twin.keep,
            "skip_phase": studio.skip_phase,
            "timeline_back": studio.timeline.look_back,
            "timeline_forward": studio.timeline.look_forward,
            "timeline_now": studio.timeline.look_at_now,
            "timeline_restore": studio.timeline.restore,
            "timeline_clear": studio.timeline.clear,
            "cure": window.panels.frequencies.sub_periods.ask,
            "gallery": window.presets.show_gallery,
            "save_preset": window.presets.save_preset,
            "reset_layout": window.reset_layout,
            "help": self.show_help,
            "copy_report": studio.storage.report_devices,
            "about": self.show_about,
        }
        for verb, slot in does.items():
            self._actions[verb].triggered.connect(slot)
        self._actions["timeline_compare"].triggered.connect(studio.timeline.compare)
        self._actions["full_screen"].triggered.connect(self.set_full_screen)
        picking = window.viewing.picking
        self._actions["edit_frequencies"].triggered.connect(picking.set_editing)
        picking.editing_changed.connect(self._actions["edit_frequencies"].setChecked)
        window.viewing.offer_editing(self._actions["edit_frequencies"])
        self._actions["crop"].triggered.connect(window.cropping.set_active)
        window.cropping.active_changed.connect(self._actions["crop"].setChecked)
        window.panels.picture.offer_crop(self._actions["crop"])
        window.panels.frequencies.picked.connect(picking.select)
        picking.selection_changed.connect(window.panels.frequencies.show_picked)
        strip = window.viewing.timeline
        strip.offer_actions({name: self._actions[f"timeline_{name}"] for name in TIMELINE})
        strip.budget_chosen.connect(self.set_timeline_budget)
        studio.timeline.set_budget(window.settings.timeline_megabytes)
        window.menus.sample_chosen.connect(window.opening.open_sample)
        window.menus.preset_chosen.connect(window.opening.apply_preset)
        window.menus.theme_chosen.connect(window.set_theme)
        window.menus.phase_chosen.connect(studio.begin_phase)
        window.welcome.open_asked.connect(window.opening.ask)
        window.welcome.sample_asked.connect(self.fit_sample)
        window.welcome.gallery_asked.connect(window.presets.show_gallery)
        window.presets.own_changed.connect(window.menus.list_own_presets)
        studio.storage.devices.connect(self._copy_report)
        studio.restart_changed.connect(self._offer_restart)
        studio.units_changed.connect(self._name_what_is_saved)

        self._reserve("pause", _PAUSE[0], _RESUME[0])
        self._reserve("reset", _RESET[0], _RESTART_BUTTON)
        self._reserve("save_picture", _SAVE_PICTURE[0], _SAVE_SIGNAL[0])

    def _reserve(self, verb: str, *texts: str) -> None:
        """Keep room on an action's button for each text, so that those beside it stay in place."""
        button = self._window.menus.toolbar.widgetForAction(self._actions[verb])
        widths = []
        for text in texts:
            self._actions[verb].setText(translated(text))
            widths.append(button.sizeHint().width())
        self._actions[verb].setText(translated(texts[0]))
        button.setMinimumWidth(max(widths))

    # -- how actions look ------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._theme = theme
        self._actions.set_theme(theme)

    def show_situation(self, situation: Situation) -> None:
        """Enable what makes sense; a paused fit is resumed, any other paused."""
        self._actions.enable(situation)
        self._actions["timeline_compare"].setChecked(situation.comparing)
        tip = _CROP[1] if situation.can_crop else why_not("crop", situation)
        self._actions.say("crop", _CROP[0], tip)
        if situation.state == "paused":
            text, tip, name = _RESUME
        else:
            text, tip, name = _PAUSE
        self._actions.say("pause", text, tip)
        if self._theme is not None:
            self._actions.set_icon("pause", name, self._theme)
        for verb, step, (text, that, tip) in (
            ("undo", situation.undoable, _UNDO),
            ("redo", situation.redoable, _REDO),
        ):
            named = translated(that).format(step.replace("&", "&&")) if step else text
            self._actions.say(verb, named, tip)

    @Slot(tuple)
    def _offer_restart(self, keys: tuple[str, ...]) -> None:
        text, tip = _RESTART if keys else _RESET
        self._actions.say("reset", text, tip)
        button = _RESTART_BUTTON if keys else _RESET[0]  # whose room is kept in the toolbar
        self._actions["reset"].setIconText(translated(button).replace("&", ""))
        if keys:
            names = "\n".join(keys[:8]) + ("\n…" if len(keys) > 8 else "")
            action = self._actions["reset"]
            action.setToolTip(f"{action.toolTip()}\n{names}")

    @Slot(object)
    def _name_what_is_saved(self, units: object) -> None:
        """Save a signal as a signal."""
        text, tip = _SAVE_PICTURE if units is None else _SAVE_SIGNAL
        self._actions.say("save_picture", text, tip)

    # -- what they do ----------------------------------------------------------------------------

    @Slot()
    def pause_or_resume(self) -> None:
        """Hold the fit, or go on with it."""
        if self._studio.state == "paused":
            self._studio.resume()
        else:
            self._studio.pause()

    @Slot()
    def reset(self) -> None:
        """Begin with a new network, asking first where an unsaved fit would be lost."""
        self._renew(self._studio.reset)

    @Slot()
    def new_seed(self) -> None:
        """Begin with other random numbers, asking first where an unsaved fit would be lost."""
        self._renew(self._studio.new_seed)

    def _renew(self, then: Callable[[], object]) -> None:
        question = self.tr("A new network would take its place.")
        self._window.guard.ask(question, then, lost=self._studio.unsaved)

    @Slot()
    def show_history(self) -> None:
        """Show the list of steps, and give it the keyboard."""
        self._window.docks.bring("history")
        self._window.history.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str, str)
    def fit_sample(self, sample: str, preset: str) -> None:
        """Open a sample, take a preset, and start: one press."""
        self._studio.open_sample(sample)
        self._studio.apply_preset(preset)
        self._studio.start()

    @Slot(int)
    def set_timeline_budget(self, megabytes: int) -> None:
        """Let the timeline take so many MB, now and in windows to come."""
        self._window.settings.timeline_megabytes = megabytes
        self._studio.timeline.set_budget(megabytes)

    @Slot(bool)
    def set_full_screen(self, full: bool) -> None:
        """Fill the screen, or go back."""
        window = self._window
        if full:
            window.showFullScreen()
        else:
            window.showNormal()

    @Slot()
    def show_help(self) -> None:
        """Show the help pages."""
        HelpViewer(self._window.habits.keys.listed(), self._window).show()

    @Slot(list)
    def _copy_report(self, devices: list[str]) -> None:
        QGuiApplication.clipboard().setText("\n".join([*about_window(), *devices]))
        self._window.messages.show_message(
            "info", self.tr("The device report is on the clipboard; paste it where it is needed.")
        )

    @Slot()
    def show_about(self) -> None:
        """Say what this is."""
        box = QMessageBox(self._window)
        box.setObjectName("about")
        box.setWindowTitle(self.tr("About SinStudio"))
        box.setIconPixmap(application_icon().pixmap(96, 96))
        box.setText(f"<h3>SinStudio {sinstudio.__version__}</h3>")
        box.setInformativeText(
            self.tr(
                "Fits a sinusoidal neural network to a picture and shows how its frequencies are "
                "controlled: initialised, bounded, and seen between the pixels."
            )
        )
        box.finished.connect(box.deleteLater)
        box.open()


def _n(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Actions", text))


_CROP = (_n("&Crop on canvas"), _n("Draw the part of the picture that is fitted"))
_PAUSE = (_n("&Pause"), _n("Hold the fit, or go on with it"), "pause")
_RESUME = (_n("Resu&me"), _n("Go on with the fit"), "start")
_UNDO = (
    _n("&Undo"),
    _n("&Undo {0}"),
    _n("Take the last change back, of a setting or of the network"),
)
_REDO = (_n("&Redo"), _n("&Redo {0}"), _n("Make the change again that was undone"))
_SAVE_PICTURE = (
    _n("Save p&icture…"),
    _n("Save what the network shows as a picture of any size"),
)
_SAVE_SIGNAL = (
    _n("Save s&ignal…"),
    _n("Save what the network makes as a table or a sound of any number of samples"),
)
_RESET = (_n("&Reset"), _n("Begin with a new network"))
_RESTART_BUTTON = _n("Restart")
_RESTART = (
    _n("&Restart to apply"),
    _n("Begin with a new network, so that these settings take effect:"),
)

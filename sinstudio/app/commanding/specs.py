"""Every action of the window, declared once: for menus, the toolbar, keys and the palette."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QAction

from sinstudio.app.commanding.situation import Situation


def _always(_situation: Situation) -> bool:
    return True


@dataclass(frozen=True)
class Spec:
    """An action before there is a window.

    Parameters
    ----------
    verb
        The object name is "action." and this.
    text, tip
        In English; translated when the action is made. `&` marks the letter for the keyboard.
    keys
        Shortcuts as Qt writes them; the first is shown in menus.
    icon
        Name of an icon, or nothing.
    when
        Tells whether it makes sense in a situation.
    group
        Actions of the same group are checkable, and one of them is checked.
    """

    verb: str
    text: str
    tip: str = ""
    keys: tuple[str, ...] = ()
    icon: str = ""
    when: Callable[[Situation], bool] = _always
    group: str = ""
    checkable: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


def _n(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Actions", text))


SPECS: tuple[Spec, ...] = (
    Spec(
        "new_window",
        _n("&New window"),
        _n("Open another window, for another picture"),
        ("Ctrl+N",),
        "new_window",
    ),
    Spec("open", _n("&Open…"), _n("Open a picture, a model or a recipe"), ("Ctrl+O",), "open"),
    Spec(
        "open_formula",
        _n("New signal from a form&ula…"),
        _n("Fit a curve that is given by a formula in x"),
    ),
    Spec(
        "undo",
        _n("&Undo"),
        _n("Take the last change back, of a setting or of the network"),
        ("Ctrl+Z",),
        "undo",
        lambda now: now.can_undo,
    ),
    Spec(
        "redo",
        _n("&Redo"),
        _n("Make the change again that was undone"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        lambda now: now.can_redo,
    ),
    Spec(
        "history",
        _n("&History"),
        _n("Show every step that can be undone, and go to one"),
        ("Ctrl+H",),
    ),
    Spec(
        "paste",
        _n("&Paste picture"),
        _n("Open the picture, or the file, on the clipboard"),
        ("Ctrl+V",),
        "paste",
    ),
    Spec(
        "crop",
        _n("&Crop on canvas"),
        _n("Draw the part of the picture that is fitted"),
        ("Shift+C",),
        "crop",
        lambda now: now.can_crop,
        checkable=True,
    ),
    Spec(
        "save_project",
        _n("&Save project"),
        _n("Save everything, to go on with it another time"),
        ("Ctrl+S",),
        "save_project",
        lambda now: now.can_keep,
    ),
    Spec(
        "save_project_as",
        _n("Save project &as…"),
        _n("Save everything to another .sinproj file"),
        ("Ctrl+Shift+S",),
        when=lambda now: now.can_keep,
    ),
    Spec(
        "save_model",
        _n("Save &model…"),
        _n("Save the network as a .sin file"),
        ("Ctrl+Shift+E",),
        "save_model",
        lambda now: now.can_save,
    ),
    Spec(
        "save_picture",
        _n("Save p&icture…"),
        _n("Save what the network shows as a picture of any size"),
        ("Ctrl+E",),
        "save_picture",
        lambda now: now.can_save,
    ),
    Spec(
        "open_recipe", _n("Open recip&e…"), _n("Take all settings from a TOML file"), (), "recipe"
    ),
    Spec("save_recipe", _n("Sa&ve recipe…"), _n("Save all settings as a TOML file")),
    Spec(
        "preferences",
        _n("Pre&ferences…"),
        _n("Theme, language, and what the program tells you"),
        ("Ctrl+,",),
        role=QAction.MenuRole.PreferencesRole,
    ),
    Spec("close_window", _n("&Close window"), _n("Close this window"), ("Ctrl+W",)),
    Spec(
        "quit",
        _n("&Quit"),
        _n("Close all windows"),
        ("Ctrl+Q",),
        "quit",
        role=QAction.MenuRole.QuitRole,
    ),
    Spec(
        "start",
        _n("&Start"),
        _n("Fit the network to the picture"),
        ("F5", "Ctrl+R"),
        "start",
        lambda now: now.can_start,
    ),
    Spec(
        "pause",
        _n("&Pause"),
        _n("Hold the fit, or go on with it"),
        ("F6",),
        "pause",
        lambda now: now.can_pause,
    ),
    Spec(
        "stop",
        _n("S&top"),
        _n("End the fit and measure every pixel"),
        ("F7",),
        "stop",
        lambda now: now.can_stop,
    ),
    Spec(
        "reset",
        _n("&Reset"),
        _n("Begin with a new network"),
        ("F8",),
        "reset",
        lambda now: now.picture,
    ),
    Spec(
        "new_seed",
        _n("New see&d"),
        _n("Draw frequencies and initial values anew, and begin with a new network"),
        ("Ctrl+Shift+R",),
        "new_seed",
        lambda now: now.picture,
    ),
    Spec(
        "prune",
        _n("Prun&e"),
        _n("Remove the rows and columns of A that hold least, as the panel Pruning says"),
        ("F9",),
        "prune",
        lambda now: now.can_edit,
    ),
    Spec(
        "grow",
        _n("&Grow"),
        _n("Add input frequencies where A saturates most, as the panel Growth says"),
        ("Shift+F9",),
        "grow",
        lambda now: now.can_grow,
    ),
    Spec(
        "twin",
        _n("T&win…"),
        _n("Train a second network in lockstep with one setting apart, and compare the two"),
        ("Ctrl+T",),
        "twin",
        lambda now: now.can_pair,
    ),
    Spec(
        "keep_main",
        _n("End twin, keep the &network"),
        _n("Go on with the network alone"),
        ("Ctrl+Shift+T",),
        "",
        lambda now: now.twin,
    ),
    Spec(
        "keep_twin",
        _n("Keep tw&in"),
        _n("Go on with the twin alone: its network, optimiser and settings take the place"),
        ("Ctrl+Alt+T",),
        "",
        lambda now: now.twin,
    ),
    Spec(
        "begin_fit",
        _n("Begin &fit"),
        _n("Train to the budget from here, and then go on with the run's phases"),
        when=lambda now: now.can_edit,
    ),
    Spec(
        "begin_grow",
        _n("Begin &growing"),
        _n("Grow in rounds from here, and then go on with the run's phases"),
        when=lambda now: now.can_grow,
    ),
    Spec(
        "begin_prune",
        _n("Begin &pruning"),
        _n("Prune in rounds from here, and then go on with the run's phases"),
        when=lambda now: now.can_edit,
    ),
    Spec(
        "begin_finetune",
        _n("Begin fine-&tuning"),
        _n("Train at a rate that falls to the end from here, and then go on with the run's phases"),
        when=lambda now: now.can_edit,
    ),
    Spec(
        "skip_phase",
        _n("S&kip phase"),
        _n("Go on with the next phase of the run"),
        ("Ctrl+F9",),
        "skip_phase",
        lambda now: now.can_skip,
    ),
    Spec(
        "cure",
        _n("&Cure sub-periods"),
        _n("Add the frequencies without which the picture would have to repeat"),
        (),
        "",
        lambda now: now.curable,
    ),
    Spec(
        "gallery",
        _n("&Gallery…"),
        _n("Every preset, with a picture of what it does"),
        ("Ctrl+G",),
        "presets",
    ),
    Spec(
        "save_preset",
        _n("&Save settings as a preset…"),
        _n("Keep the present settings as a preset of your own"),
    ),
    Spec(
        "edit_frequencies",
        _n("Edit &frequencies"),
        _n(
            "On the spectrum, a click adds a frequency, a click on a dot removes it, and dragging "
            "selects"
        ),
        ("E",),
        "edit_frequencies",
        checkable=True,
    ),
    Spec(
        "timeline_back",
        _n("Step &back"),
        _n("Look at the snapshot before the one that is shown"),
        ("Alt+Left",),
        when=lambda now: now.can_look_back,
    ),
    Spec(
        "timeline_forward",
        _n("Step &forward"),
        _n("Look at the next snapshot; after the newest at the network as it is now"),
        ("Alt+Right",),
        when=lambda now: now.looks_back,
    ),
    Spec(
        "timeline_now",
        _n("&Now"),
        _n("Look at the network as it is now"),
        ("Alt+End",),
        when=lambda now: now.looks_back,
    ),
    Spec(
        "timeline_compare",
        _n("&Compare"),
        _n("Wipe the snapshot that is shown against the network as it is now"),
        ("C",),
        when=lambda now: now.can_look_back,
        checkable=True,
    ),
    Spec(
        "timeline_restore",
        _n("&Restore"),
        _n("Train on from the snapshot that is shown; this can be undone"),
        when=lambda now: now.can_restore,
    ),
    Spec(
        "timeline_clear",
        _n("C&lear timeline"),
        _n("Forget all snapshots and give their memory back"),
        when=lambda now: now.can_look_back,
    ),
    Spec(
        "reset_layout",
        _n("&Reset layout"),
        _n("Put every dock back in its place"),
        (),
        "reset_layout",
    ),
    Spec("theme_light", _n("&Light"), _n("Dark text on light"), group="theme"),
    Spec("theme_dark", _n("&Dark"), _n("Light text on dark"), group="theme"),
    Spec("theme_system", _n("&System"), _n("Light or dark as the desktop is"), group="theme"),
    Spec("full_screen", _n("&Full screen"), "", ("F11",), "full_screen", checkable=True),
    Spec(
        "palette",
        _n("&Commands and settings…"),
        _n("Find any command, preset, sample, view or setting by some letters of it"),
        ("Ctrl+K", "Ctrl+Shift+P"),
    ),
    Spec(
        "next_part",
        _n("Go to the &next part"),
        _n("Put the keyboard into the next of settings, canvas, views and toolbar"),
        ("Ctrl+F6",),
    ),
    Spec(
        "previous_part",
        _n("Go to the pre&vious part"),
        _n("Put the keyboard into the one before of settings, canvas, views and toolbar"),
        ("Ctrl+Shift+F6",),
    ),
    Spec("help", _n("&Help pages"), _n("How to use SinStudio"), ("F1",), "help"),
    Spec(
        "shortcuts",
        _n("&Keyboard shortcuts…"),
        _n("Every key, what it does, and how to change it"),
        ("Ctrl+F1",),
    ),
    Spec("open_log", _n("&Log…"), _n("What the program did and what went wrong")),
    Spec(
        "copy_report",
        _n("Copy &device report"),
        _n("Versions and devices, to paste into a report of a fault"),
    ),
    Spec("about", _n("&About SinStudio"), role=QAction.MenuRole.AboutRole),
)

SEPARATOR = ""
# A menu holds verbs, separators, and names of menus that are filled when they open (">name").
MENUS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "file",
        _n("&File"),
        (
            "new_window",
            "open",
            ">recent",
            ">samples",
            "open_formula",
            SEPARATOR,
            "save_project",
            "save_project_as",
            SEPARATOR,
            "save_model",
            "save_picture",
            SEPARATOR,
            "open_recipe",
            "save_recipe",
            SEPARATOR,
            "preferences",
            SEPARATOR,
            "close_window",
            "quit",
        ),
    ),
    (
        "edit",
        _n("&Edit"),
        ("undo", "redo", "history", SEPARATOR, "paste", SEPARATOR, "crop"),
    ),
    (
        "view",
        _n("&View"),
        (
            "palette",
            SEPARATOR,
            ">docks",
            "reset_layout",
            SEPARATOR,
            "next_part",
            "previous_part",
            SEPARATOR,
            ">timeline",
            SEPARATOR,
            ">theme",
            "full_screen",
        ),
    ),
    (
        "network",
        _n("&Network"),
        (
            "start",
            "pause",
            "stop",
            SEPARATOR,
            "reset",
            "new_seed",
            SEPARATOR,
            "prune",
            "grow",
            "edit_frequencies",
            "cure",
            SEPARATOR,
            "twin",
            "keep_main",
            "keep_twin",
            SEPARATOR,
            ">phases",
            "skip_phase",
        ),
    ),
    ("presets", _n("&Presets"), ("gallery", "save_preset", SEPARATOR, ">presets")),
    (
        "help",
        _n("&Help"),
        ("help", "shortcuts", SEPARATOR, "open_log", "copy_report", SEPARATOR, "about"),
    ),
)
TOOLBAR = (
    "open",
    SEPARATOR,
    "start",
    "pause",
    "stop",
    "reset",
    "new_seed",
    SEPARATOR,
    "prune",
    "grow",
    "twin",
    SEPARATOR,
    "save_project",
    "save_picture",
)
BRIEF = ("save_picture", "save_project", "new_seed", "reset", "open")  # their icons say enough
TIMELINE = ("back", "forward", "now", "compare", "restore", "clear")  # after "timeline_"
PHASES = ("fit", "grow", "prune", "finetune")  # their actions are "begin_" and this

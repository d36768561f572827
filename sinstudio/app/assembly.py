"""The application and its window, put together from the arguments."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

import sinstudio
from sinstudio.app.application import Application
from sinstudio.app.arguments import Arguments
from sinstudio.app.faults.logfile import Journal
from sinstudio.app.icons import application_icon
from sinstudio.app.language import speak
from sinstudio.app.projects.recovering import Recovering
from sinstudio.app.settings import Settings
from sinstudio.app.window import MainWindow
from sinstudio.app.windows import Windows
from sinstudio.files.presets import preset
from sinstudio.files.signal_formula import DEFAULT_SAMPLES


def assemble(arguments: Arguments) -> tuple[QApplication, MainWindow]:
    """Build the window for these arguments; `SinStudioError` for a preset that is not there."""
    chosen = preset(arguments.preset) if arguments.preset else None
    application = _application()
    speak(application, Settings().language)
    windows = Windows(application)  # until the last of them is closed
    window = windows.lend(windows.make(arguments.theme))
    journal = Journal(windows)
    journal.open()
    journal.crashed.connect(windows.show_fault)
    windows.emptied.connect(journal.close)
    if isinstance(application, Application):
        application.file_asked.connect(windows.open_path)
    Recovering(windows).offer(window)
    if chosen is not None and not arguments.opens and chosen.formula:
        window.studio.apply_preset(chosen.name)
    elif chosen is not None:
        window.studio.set_recipe(chosen.recipe)
    if arguments.path is not None:
        window.studio.open_path(arguments.path)
    elif arguments.sample:
        window.studio.open_sample(arguments.sample)
    elif arguments.formula:
        size = window.studio.recipe.picture.size
        samples = size if isinstance(size, int) else DEFAULT_SAMPLES
        window.studio.open_formula(arguments.formula, samples)
    return application, window


def _application() -> QApplication:
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    application = Application(["sinstudio"])
    application.setApplicationName("SinStudio")
    application.setApplicationDisplayName("SinStudio")
    application.setApplicationVersion(sinstudio.__version__)
    application.setDesktopFileName("org.sinstudio.SinStudio")
    application.setWindowIcon(application_icon())
    return application

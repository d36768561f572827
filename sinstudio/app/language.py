"""The languages of the window: English, and those that there are translation files for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from sinstudio.bundled import resource

SYSTEM, ENGLISH = "system", "en"
_OWN, _QT = "sinstudio", "qtbase"


def languages(folder: Path | None = None) -> list[tuple[str, str]]:
    """Names of locales that the window can be shown in, and what their speakers call them.

    Parameters
    ----------
    folder
        Of files ``sinstudio_<locale>.qm``; by default that of the program.
    """
    found = []
    for path in sorted(_folder(folder).glob(f"{_OWN}_*.qm")):
        name = path.stem.removeprefix(f"{_OWN}_")
        locale = QLocale(name)
        title = locale.nativeLanguageName()
        if "_" in name:
            title += f" ({locale.nativeTerritoryName()})"
        found.append((name, title[:1].upper() + title[1:]))
    return [(ENGLISH, "English"), *found]


def speak(application: QCoreApplication, name: str, folder: Path | None = None) -> str:
    """Let all that is made from now on speak a language; return the locale that was found.

    Parameters
    ----------
    name
        A locale such as "pt_BR", or "system" for that of the desktop. One without a translation
        is English.
    """
    for old in application.findChildren(QTranslator, _OWN):
        application.removeTranslator(old)
        old.deleteLater()
    locale = QLocale.system() if name == SYSTEM else QLocale(name)
    if locale.language() == QLocale.Language.English:
        return ENGLISH
    own = QTranslator(application)
    own.setObjectName(_OWN)
    if not own.load(locale, _OWN, "_", str(_folder(folder))):
        own.deleteLater()
        return ENGLISH
    application.installTranslator(own)
    qts = QTranslator(application)  # the buttons of dialogs, and what is in their menus
    qts.setObjectName(_OWN)
    if qts.load(locale, _QT, "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(qts)
    return own.language() or locale.name()


def _folder(folder: Path | None) -> Path:
    return folder if folder is not None else resource("translations")

"""Every text of the window is there in every language, and fits where the English one stood."""

from __future__ import annotations

import importlib.util
import re
import string
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

PATH = Path(__file__).resolve().parents[1] / "packaging" / "translations.py"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


TOOL = tool()
WANTED = TOOL.texts()
REMEDY = "run packaging/translations.py --missing, translate, and --fill"


@pytest.fixture(params=TOOL.LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return request.param


def pairs(locale: str) -> list[tuple[str, str, str]]:
    """Context, text and each form of its translation."""
    return [
        (context, text, form)
        for context, found in TOOL.read(locale).items()
        for text, made in found.items()
        for form in made.split(TOOL.FORM)
    ]


def fields(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


def test_nothing_is_left_untranslated(locale: str) -> None:
    assert TOOL.missing(locale, WANTED) == {}, REMEDY


def test_nothing_is_translated_that_is_no_longer_there(locale: str) -> None:
    known = {context: set(found) for context, found in TOOL.read(locale).items()}
    assert known == WANTED, "run packaging/translations.py"


def test_places_for_values_are_the_same(locale: str) -> None:
    for context, text, made in pairs(locale):
        if context != "Setting" or "{" not in text:
            assert fields(made) == fields(text), (context, text)
        assert ("%n" in made) == ("%n" in text), (context, text)


def test_ends_and_letters_for_the_keyboard_are_the_same(locale: str) -> None:
    for context, text, made in pairs(locale):
        letter = re.compile(r"&(?=\w)")
        assert len(letter.findall(made)) == len(letter.findall(text)), (context, text)
        for end in ("…", ":", "  "):
            assert made.endswith(end) == text.endswith(end), (context, text)
            assert made.startswith(end) == text.startswith(end), (context, text)


def test_the_compiled_file_has_what_the_readable_one_has(locale: str, tmp_path: Path) -> None:
    compiled = QTranslator()
    assert compiled.load(str(TOOL.FOLDER / f"sinstudio_{locale}.qm"))
    for context, found in TOOL.read(locale).items():
        for text, made in found.items():
            number = 2 if "%n" in text else -1
            said = compiled.translate(context, text, "", number)
            assert said == made.split(TOOL.FORM)[-1], (context, text)


def test_what_is_in_the_code_is_found() -> None:
    assert "&Start" in WANTED["Actions"]  # by a function that only marks
    assert "Fit" in WANTED["CanvasBar"]  # by self.tr
    assert "Smoothness κ" in WANTED["Setting"]  # by a name for translate
    assert any(text.startswith("Bound the hidden matrix.") for text in WANTED["Setting"])
    assert "Watch the noise disappear" in WANTED["Preset"]

"""Collects every text of the window for Qt's translation files, and compiles them.

    python packaging/translations.py                 bring the .ts files up to date, compile to .qm
    python packaging/translations.py --missing       print what is not translated yet, as JSON
    python packaging/translations.py --fill F.json   take translations over from such a list

Qt's own lupdate reads literals in calls of `tr`; here texts also come from the schema of the
recipe and from the presets, so they are collected by this file. The .ts and .qm files are Qt's.
A list is {locale: {context: {text: translation}}}.
"""

from __future__ import annotations

import argparse
import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LOCALES = ("pt_BR",)
FORM = " | "  # between the forms of a text with a number, %n: one, many
CALLS = {"translate", "QT_TRANSLATE_NOOP", "tr", "say"}  # with a context and a text

Texts = dict[str, set[str]]  # by context


def texts() -> Texts:
    """Every text that the window can show, by the context in which it is looked up."""
    found: Texts = {}
    for path in sorted((ROOT / "sinstudio" / "app").rglob("*.py")):
        for context, text in _in_code(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(context, set()).add(text)
    for context, text in _in_values():
        found.setdefault(context, set()).add(text)
    return found


def _in_values() -> Iterator[tuple[str, str]]:
    from sinstudio.files.presets import figure_presets, presets
    from sinstudio.training.recipe import all_settings, setting_of

    for key in all_settings():
        yield "Setting", setting_of(key).tool_tip
    for whole in (*presets(), *figure_presets()):
        labels = (one.label for one in whole.variants)
        for text in (whole.title, whole.summary, whole.label, *labels):
            if text:
                yield "Preset", text


def _in_code(tree: ast.Module) -> Iterator[tuple[str, str]]:
    wrappers = dict(_wrappers(tree))
    for owner, call in _calls(tree, ""):
        name = _name(call)
        values = [_literal(argument) for argument in call.args]
        if name in wrappers and values and values[0] is not None:
            yield wrappers[name], values[0]
        elif isinstance(call.func, ast.Attribute) and name == "tr":
            if values and values[0] is not None:
                yield owner, values[0]
        elif name in CALLS and len(values) >= 2 and values[0] and values[1] is not None:
            yield values[0], values[1]


def _calls(node: ast.AST, owner: str) -> Iterator[tuple[str, ast.Call]]:
    """All calls below a node, each with the class in which it stands."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield owner, child
        inside = child.name if isinstance(child, ast.ClassDef) else owner
        yield from _calls(child, inside)


def _wrappers(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Functions of a module that look up their argument in a context, with that context."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and len(node.args.args) == 1:
            argument = node.args.args[0].arg
            for _, call in _calls(node, ""):
                context = _literal(call.args[0]) if call.args else None
                second = call.args[1] if len(call.args) > 1 else None
                if isinstance(second, ast.Name) and second.id == argument and context:
                    yield node.name, context


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


# -- files ---------------------------------------------------------------------------------------


def read(locale: str) -> dict[str, dict[str, str]]:
    """Translations by context and text; an empty one is not made yet."""
    path = FOLDER / f"sinstudio_{locale}.ts"
    found: dict[str, dict[str, str]] = {}
    if path.is_file():
        for context in ElementTree.parse(path).getroot().iter("context"):
            entries = found.setdefault(context.findtext("name", ""), {})
            for message in context.iter("message"):
                if message.get("numerus"):
                    made = FORM.join(form.text or "" for form in message.iter("numerusform"))
                else:
                    made = message.findtext("translation", "")
                entries[message.findtext("source", "")] = made
    return found


def write(locale: str, known: dict[str, dict[str, str]], wanted: Texts) -> None:
    """Write the .ts file with what is wanted, and compile it."""
    root = ElementTree.Element("TS", version="2.1", language=locale, sourcelanguage="en")
    for context in sorted(wanted):
        group = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(group, "name").text = context
        for text in sorted(wanted[context]):
            message = ElementTree.SubElement(group, "message")
            ElementTree.SubElement(message, "source").text = text
            translation = ElementTree.SubElement(message, "translation")
            made = known.get(context, {}).get(text, "")
            if not made:
                translation.set("type", "unfinished")
            if "%n" in text:
                message.set("numerus", "yes")
                for form in made.split(FORM):
                    ElementTree.SubElement(translation, "numerusform").text = form
            else:
                translation.text = made
    ElementTree.indent(root, "  ")
    path = FOLDER / f"sinstudio_{locale}.ts"
    FOLDER.mkdir(exist_ok=True)
    body = ElementTree.tostring(root, encoding="unicode")
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8"
    )
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    if tool is None:
        sys.exit("pyside6-lrelease is not beside this Python: install PySide6-Essentials.")
    subprocess.run([tool, "-silent", str(path), "-qm", str(path.with_suffix(".qm"))], check=True)


def missing(locale: str, wanted: Texts) -> dict[str, dict[str, str]]:
    """What is wanted and has no translation, by context."""
    known = read(locale)
    left = {
        context: {text: "" for text in sorted(found) if not known.get(context, {}).get(text)}
        for context, found in sorted(wanted.items())
    }
    return {context: found for context, found in left.items() if found}


def main() -> None:
    """Bring the files up to date, or say what they lack."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--missing", action="store_true", help="print what is not translated")
    parser.add_argument("--fill", type=Path, help="take translations over from a JSON file")
    options = parser.parse_args()
    wanted = texts()
    if options.missing:
        left = {locale: missing(locale, wanted) for locale in LOCALES}
        print(json.dumps(left, ensure_ascii=False, indent=1))
        return
    given = json.loads(options.fill.read_text(encoding="utf-8")) if options.fill else {}
    for locale in LOCALES:
        known = read(locale)
        for context, found in given.get(locale, {}).items():
            known.setdefault(context, {}).update({k: v for k, v in found.items() if v})
        write(locale, known, wanted)


if __name__ == "__main__":
    main()

"""Every figure from end to end, very small: what it says is not looked at, that it says it is."""

from __future__ import annotations

import csv
import io
import math
import re

import pytest
from small_figures import shrink

from sinstudio.figures.context import Context
from sinstudio.figures.draw import draw
from sinstudio.figures.figure import Figure
from sinstudio.figures.registry import ALL
from sinstudio.figures.write import Run, table, text
from sinstudio.files.presets import figure_presets

RUN = Run("sinstudio reproduce", ("a picture",), "cpu", 1.0, quick=True)


def test_every_figure_has_a_preset_and_every_preset_a_figure() -> None:
    presets = {one.name for one in figure_presets()}
    assert {figure.preset for figure in ALL} == presets
    for one in figure_presets():
        assert one.name.startswith(f"figure-{one.figure}")
        assert one.label, "a menu names it beside its variants"


def test_numbers_are_in_order_and_there_once() -> None:
    numbers = [int(figure.name.partition("/")[0]) for figure in ALL]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.name)
def test_a_figure_can_be_run(figure: Figure) -> None:
    context = Context(figure, quick=True, shrink=shrink)
    outcome = figure.run(context)
    assert context.used
    assert outcome.findings
    for finding in outcome.findings:
        assert finding.claim.endswith(".")
        assert finding.numbers.endswith(".")
        assert re.search(r"\d", finding.numbers), "a sentence with the numbers"
        assert finding.agrees in (True, False, None)
    rows = list(csv.DictReader(io.StringIO(table(outcome))))
    assert len(rows) == len(outcome.rows) >= 1
    assert any(_is_number(value) for row in rows for value in row.values())
    page = text(figure, outcome, RUN)
    assert page.count("\n| ") == len(outcome.findings) + 2
    assert draw(figure.title, outcome.panels).startswith(b"\x89PNG")


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.name)
def test_what_a_figure_says_of_itself(figure: Figure) -> None:
    assert figure.claim.endswith(".")
    assert not figure.title.endswith(".")
    context, quick = Context(figure), Context(figure, quick=True)
    recipes = [one.recipe for one in context.variants]
    assert len(set(recipes)) == len(recipes), "variants differ"
    assert len({one.title for one in context.variants}) == len(recipes)
    assert [one.recipe for one in quick.variants] != recipes, "quick is quicker"


def _is_number(value: str) -> bool:
    try:
        return math.isfinite(float(value))
    except ValueError:
        return False

"""All figures that can be run, and how they are found by name."""

from __future__ import annotations

import difflib
import re

from sinstudio.errors import SinStudioError
from sinstudio.figures import (
    figure_03,
    figure_04,
    figure_05,
    figure_06,
    figure_07,
    figure_08,
    figure_09,
    figure_11,
    figure_12,
    figure_14,
    figure_15,
    figure_16,
    figure_17,
    figure_18,
    figure_20,
)
from sinstudio.figures.figure import Figure
from sinstudio.training.recipe import show

ALL: tuple[Figure, ...] = (
    figure_03.FIGURE,
    figure_04.FIGURE,
    figure_05.FIGURE,
    figure_06.FIGURE,
    figure_07.FIGURE,
    figure_08.FIGURE,
    figure_09.FIGURE,
    figure_11.FIGURE,
    figure_12.FIGURE,
    figure_14.FIGURE,
    figure_15.FIGURE,
    figure_16.FIGURE,
    figure_17.FIGURE,
    figure_18.FIGURE,
    figure_20.FIGURE,
)


def find(name: str) -> Figure:
    """Return a figure by its number: "5", "12", "12/13", "figure-5" and "Figure 5" are all read.

    Raises
    ------
    SinStudioError
        When there is no such figure; the sentence names all of them.
    """
    wanted = re.sub(r"^fig(ure|\.)?[ -]?", "", name.strip().lower()).replace("-", "/")
    for figure in ALL:
        if wanted == figure.name or wanted in figure.name.split("/"):
            return figure
    names = [figure.name for figure in ALL]
    near = difflib.get_close_matches(wanted, names, n=1, cutoff=0.8)
    hint = f"did you mean {near[0]}? There are" if near else "there are"
    raise SinStudioError(
        f"There is no figure {show(name)} to reproduce: {hint} {', '.join(names)}."
    )

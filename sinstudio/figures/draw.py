"""The picture of a figure, drawn with matplotlib's own objects: no window, no global state."""

from __future__ import annotations

import io
from itertools import cycle
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from sinstudio.figures.panels import (
    Bars,
    Curves,
    Density,
    Image,
    Panel,
    Plane,
    Series,
    Table,
)

DPI = 150
PANEL = 3.3  # inches, both ways
WIDEST = 15.0  # inches
HEADING = 0.4  # inches

# Okabe and Ito's colours, that people who see few colours can tell apart, darkest first.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
LINES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)))
HATCHES = ("", "///", "...", "xxx", "\\\\\\")
MAP = "viridis"
_CASED = [withStroke(linewidth=3.2, foreground="#00000060")]  # seen on any picture


def draw(title: str, panels: tuple[tuple[Panel, ...], ...]) -> bytes:
    """Draw rows of panels below a title, and return a PNG.

    Rows may differ in length; each fills the width of the figure.
    """
    columns = max(len(row) for row in panels)
    width = min(WIDEST, max(6.5, PANEL * columns))
    heights = [_height(row, width) for row in panels]
    figure = Figure(
        figsize=(width, sum(heights) + HEADING), dpi=DPI, facecolor="white", layout="constrained"
    )
    FigureCanvasAgg(figure)
    parts = figure.subfigures(
        len(panels) + 1, 1, height_ratios=[HEADING, *heights], squeeze=False, hspace=0.02
    )[:, 0]
    parts[0].text(0.5, 0.5, title, fontsize=12, fontweight="bold", ha="center", va="center")
    for part, row in zip(parts[1:], panels, strict=True):
        axes = part.subplots(1, len(row), squeeze=False)[0]
        for axis, panel in zip(axes, row, strict=True):
            _panel(axis, panel)
    target = io.BytesIO()
    figure.savefig(target, format="png", metadata={"Software": "SinStudio"})
    return target.getvalue()


def _height(row: tuple[Panel, ...], width: float) -> float:
    """Inches that a row of panels takes: pictures keep their shape, curves need no square."""
    each = width / len(row)
    tallest = 0.0
    for panel in row:
        if isinstance(panel, Image):
            height, across = panel.pixels.shape[:2]
            tallest = max(tallest, each * height / across + 0.25)
        elif isinstance(panel, Plane):
            tallest = max(tallest, each)
        elif isinstance(panel, Table):
            tallest = max(tallest, 1.1 + 0.3 * len(panel.rows))
        else:
            tallest = max(tallest, min(each, PANEL))
    return min(tallest, 6.0)


def _panel(axis: Axes, panel: Panel) -> None:
    axis.set_title(panel.title, fontsize=9.5)
    axis.tick_params(labelsize=8)
    match panel:
        case Image():
            _image(axis, panel)
            return
        case Curves():
            _curves(axis, panel)
        case Bars():
            _bars(axis, panel)
        case Plane():
            _plane(axis, panel)
            return
        case Table():
            _table(axis, panel)
        case Density():
            _density(axis, panel)
    axis.set_xlabel(panel.x_label, fontsize=9)
    axis.set_ylabel(panel.y_label, fontsize=9)


def _image(axis: Axes, panel: Image) -> None:
    pixels = np.asarray(panel.pixels)
    shown: dict[str, Any] = {"interpolation": "nearest", "extent": (0, 1, 1, 0), "aspect": "auto"}
    if pixels.ndim == 2:
        axis.imshow(pixels, cmap=MAP, **shown)
    elif pixels.shape[2] == 1:
        axis.imshow(pixels[..., 0], cmap="gray", vmin=0, vmax=1, **shown)
    else:
        axis.imshow(np.clip(pixels, 0, 1), **shown)
    for stroke in panel.strokes:
        axis.plot(stroke.x, stroke.y, "--", color=stroke.colour, lw=1.6, path_effects=_CASED)
    axis.set_xlim(0, 1)
    axis.set_ylim(1, 0)
    axis.set_box_aspect(pixels.shape[0] / pixels.shape[1])
    axis.set_axis_off()


def _curves(axis: Axes, panel: Curves) -> None:
    places: dict[int, int] = {}
    for index, series in enumerate(panel.series):
        group = index if series.group is None else series.group
        colour = COLOURS[places.setdefault(group, len(places)) % len(COLOURS)]
        line = LINES[index % len(LINES)]
        if series.dots:
            axis.plot(series.x, series.y, "o", color=colour, markersize=4, label=series.label)
        else:
            axis.plot(series.x, series.y, ls=line, color=colour, lw=1.6, label=series.label)
        if series.low is not None and series.high is not None:
            axis.fill_between(series.x, series.low, series.high, color=colour, alpha=0.18, lw=0)
    if panel.log_x:
        axis.set_xscale("log")
    if panel.log_y:
        axis.set_yscale("log")
    if panel.x_range is not None:
        axis.set_xlim(*panel.x_range)
    if panel.y_range is not None:
        axis.set_ylim(*panel.y_range)
    axis.grid(visible=True, color="0.88", linewidth=0.7)
    axis.set_axisbelow(True)
    _legend(axis, panel.series)


def _legend(axis: Axes, series: tuple[Series, ...]) -> None:
    if any(one.label for one in series):
        axis.legend(fontsize=8, framealpha=0.9)


def _bars(axis: Axes, panel: Bars) -> None:
    places = np.arange(len(panel.names))
    width = 0.8 / len(panel.values)
    styles = zip(cycle(COLOURS), cycle(HATCHES), strict=False)
    for index, ((label, heights), (colour, hatch)) in enumerate(
        zip(panel.values.items(), styles, strict=False)
    ):
        at = places + (index - (len(panel.values) - 1) / 2) * width
        axis.bar(
            at,
            heights,
            width * 0.95,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            linewidth=0,
            label=label,
            yerr=panel.errors.get(label),
            error_kw={"elinewidth": 1.2, "capsize": 3},
        )
    axis.set_xticks(places, panel.names)
    if panel.y_range is not None:
        axis.set_ylim(*panel.y_range)
    elif len(panel.values) > 1:  # room for the legend
        axis.set_ylim(axis.get_ylim()[0], 1.25 * axis.get_ylim()[1])
    axis.grid(visible=True, axis="y", color="0.88", linewidth=0.7)
    axis.set_axisbelow(True)
    if len(panel.values) > 1:
        axis.legend(fontsize=8, framealpha=0.9)


def _plane(axis: Axes, panel: Plane) -> None:
    reach = panel.reach * 1.05
    axis.axhline(0, color="0.85", linewidth=0.7, zorder=0)
    axis.axvline(0, color="0.85", linewidth=0.7, zorder=0)
    across, down = np.asarray(panel.frequencies).T[:2]
    axis.scatter(across, down, s=9, color=COLOURS[0], linewidths=0)
    axis.set_xlim(-reach, reach)
    axis.set_ylim(reach, -reach)  # downwards, as the spectrum of a picture is shown
    axis.set_box_aspect(1)
    axis.set_xlabel("$k_x$, cycles per picture", fontsize=9)
    axis.set_ylabel("$k_y$, cycles per picture", fontsize=9)


def _table(axis: Axes, panel: Table) -> None:
    values = np.ma.masked_invalid(panel.values)
    drawn = axis.imshow(values, cmap=MAP, aspect="auto")
    axis.set_xticks(range(len(panel.columns)), panel.columns)
    axis.set_yticks(range(len(panel.rows)), panel.rows)
    axis.tick_params(length=0)
    low, high = drawn.get_clim()
    middle = ((low or 0.0) + (high or 0.0)) / 2
    for row in range(len(panel.rows)):
        for column in range(len(panel.columns)):
            value = panel.values[row, column]
            if np.isfinite(value):
                colour = "white" if value < middle else "black"
                text = format(value, panel.form)
                axis.text(column, row, text, ha="center", va="center", color=colour, fontsize=8.5)


def _density(axis: Axes, panel: Density) -> None:
    x = np.asarray(panel.x, dtype=float)
    edges = np.asarray(panel.edges, dtype=float)
    middles = (edges[1:] + edges[:-1]) / 2
    shown = np.log1p(np.asarray(panel.counts, dtype=float).T)
    axis.pcolormesh(x, middles, shown, cmap="Blues", shading="nearest", rasterized=True)

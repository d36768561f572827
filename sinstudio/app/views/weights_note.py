"""What is told of the histogram of A at the place of the mouse."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication

from sinstudio.app.views.block_table import share_text
from sinstudio.app.views.histogram_track import Moment
from sinstudio.app.views.plotting import range_text
from sinstudio.training.snapshot import Histogram

_MOST = 6  # blocks that are told about


def block_name(limits: tuple[float, ...], block: int) -> str:
    """Write the radii of a block: "0–5.7", "from 11.2", "all"."""
    edges = (0.0, *limits, math.inf)
    return range_text(edges[block], edges[block + 1])


def bound_text(bound: float) -> str:
    """Write "±0.62", or that there is none."""
    return f"±{bound:.3g}" if math.isfinite(bound) else _tr("unbounded")


def handle_text(limits: tuple[float, ...], values: tuple[float, ...], block: int) -> str:
    """Say whose bound is under the mouse, and what can be done with it."""
    text = _tr("Bound B of {0}: {1}. Drag it, past the end for none; Shift is finer.")
    return text.format(block_name(limits, block), bound_text(values[block]))


def bin_text(
    histogram: Histogram, limits: tuple[float, ...], values: tuple[float, ...], x: float
) -> str:
    """Say what is in the bin at x: entries of each block there, those further out, the bounds."""
    index = int(np.searchsorted(histogram.edges, x, side="right")) - 1
    lines = [_tr("entries up to {0} only").format(f"{histogram.edges[-1]:.3g}")]
    inside = 0 <= index < len(histogram.edges) - 1
    if inside:
        low, high = histogram.edges[index : index + 2]
        text = _tr("a from {0} to {1}, and beyond ±{2}")
        lines = [text.format(f"{low:.3g}", f"{high:.3g}", f"{abs(x):.3g}")]
    for k in range(min(len(values), len(histogram.counts), _MOST)):
        here = int(histogram.counts[k, index]) if inside else 0
        beyond = share_text(_share_beyond(histogram, k, abs(x)))
        text = _tr("{0}: {1}, {2} beyond; {3}")
        name, bound = block_name(limits, k), bound_text(values[k])
        lines.append(text.format(name, f"{here:,}", beyond, bound))
    if len(values) > _MOST:
        lines.append(_tr("{0} more blocks").format(len(values) - _MOST))
    return "\n".join(lines)


def moment_text(moment: Moment, low: float, high: float, limits: tuple[float, ...]) -> str:
    """Say how many entries of each block were between two values at a step."""
    edges = np.array([low, high])
    where = _tr("step {0}, a from {1} to {2}")
    lines = [where.format(f"{moment.step:,}", f"{low:.3g}", f"{high:.3g}")]
    for k in range(min(len(moment.bounds), len(moment.counts), len(limits) + 1, _MOST)):
        count = round(float(moment.column(k, edges)[0]))
        text = _tr("{0}: {1}; {2}")
        name, bound = block_name(limits, k), bound_text(moment.bounds[k])
        lines.append(text.format(name, f"{count:,}", bound))
    return "\n".join(lines)


def _share_beyond(histogram: Histogram, block: int, size: float) -> float:
    """Share of a block's entries with |a| ≥ size; within a bin they count as spread evenly."""
    counts = histogram.counts[block]
    total = int(counts.sum())
    if total == 0:
        return 0.0
    below = np.concatenate(([0.0], np.cumsum(counts)))
    low, high = np.interp([-size, size], histogram.edges, below)
    return float(1 - (high - low) / total)


def _tr(text: str) -> str:
    return QCoreApplication.translate("weights", text)

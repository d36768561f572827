"""What pruning removes, and how it is taken out (chapter 7)."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray

from sinstudio.network.adam_state import AdamState
from sinstudio.network.edits import drop_columns, drop_rows
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.settings.pruning import PruningSettings
from sinstudio.training.snapshot import Removal

Scores = NDArray[np.float64]


def information(network: SinusoidalNetwork, score: str) -> tuple[Scores, tuple[Scores, ...]]:
    """Information of every column of A_1, and of every row of each hidden matrix.

    A column's is ‖A^j‖₁; a row's is ‖A_i‖₁ ("A") or that times ‖C_i‖₁, the norm of what leaves the
    neuron ("A·C").

    Returns
    -------
    tuple
        (m,), and one array (n_i,) for each hidden layer.
    """
    chain = (*network.layers, network.output)
    columns = _norms(network.layers[0].weight, 0)
    rows = []
    for layer, following in pairwise(chain):
        scores = _norms(layer.weight, 1)
        rows.append(scores * _norms(following.weight, 0) if score == "A·C" else scores)
    return columns, tuple(rows)


def choose_removal(network: SinusoidalNetwork, settings: PruningSettings, kept: float) -> Removal:
    """Choose the rows and columns that one round removes.

    Of each kind (columns, and rows of each hidden layer), the greatest ascending set whose summed
    information stays within T_p of that kind's total; one of each kind always stays. Where that
    would go beyond the target, only as many as reach it.

    Parameters
    ----------
    kept
        Share of the entries of the hidden matrices that must stay, 0…1.
    """
    column_scores, row_scores = information(network, settings.score)
    prunes_columns = settings.components in ("columns", "both")
    prunes_rows = settings.components in ("rows", "both")
    columns = _within(column_scores, settings.threshold) if prunes_columns else _NONE
    rows = tuple(
        _within(scores, settings.threshold) if prunes_rows else _NONE for scores in row_scores
    )
    widths = network.widths

    def left(share: float) -> int:
        return entries(widths, _first(columns, share).size, [_first(r, share).size for r in rows])

    whole = entries(widths)
    # the smallest share of the chosen sets that brings A down to the target, by their counts
    steps = max([columns.size, *(r.size for r in rows)], default=0)
    least = kept * whole
    share = 1.0
    if steps and left(1.0) < least:
        low = next(step for step in range(steps + 1) if left(step / steps) <= least)
        share = low / steps
    columns, rows = _first(columns, share), tuple(_first(r, share) for r in rows)
    remaining = entries(widths, columns.size, [r.size for r in rows])
    return Removal(
        columns=tuple(sorted(columns.tolist())),
        rows=tuple(tuple(sorted(r.tolist())) for r in rows),
        share=1 - remaining / whole,
        column_scores=_shares(column_scores),
        row_scores=tuple(_shares(scores) for scores in row_scores),
    )


def below_norm(network: SinusoidalNetwork, chosen: Removal, threshold: float) -> Removal:
    """Of a chosen set, keep what targeted decay has brought below T_n times the mean norm."""
    weak_columns = _weak(_norms(network.layers[0].weight, 0), threshold)
    columns = tuple(j for j in chosen.columns if weak_columns[j])
    rows = []
    for layer, indices in zip(network.layers, chosen.rows, strict=True):
        weak = _weak(_norms(layer.weight, 1), threshold)
        rows.append(tuple(i for i in indices if weak[i]))
    counts = [len(indices) for indices in rows]
    left = entries(network.widths, len(columns), counts) / entries(network.widths)
    return Removal(columns, tuple(rows), 1 - left)


def remove(
    network: SinusoidalNetwork, removal: Removal, state: AdamState, features: torch.Tensor
) -> None:
    """Take rows and columns out of a network; what they gave on average goes into the next bias.

    A removed neuron leaves its mean output times its outgoing weights, a removed input frequency
    the mean of its sine times its column. A neuron without incoming or outgoing weights is so
    removed without a trace.

    Parameters
    ----------
    removal
        Its indices are those of the network as it is.
    state
        Of the optimiser; shrinks with the network.
    features
        N × m, H at a sample of training points.
    """
    with torch.no_grad():
        means = [features.mean(0)]
        h = features
        for hidden in network.layers:
            h = torch.sin(hidden(h))
            means.append(h.mean(0))
        chain = (*network.layers, network.output)
        for gone, mean, following in zip(
            (removal.columns, *removal.rows), means, chain, strict=True
        ):
            if gone:
                index = torch.tensor(gone, device=mean.device)
                following.bias.add_(following.weight[:, index].mv(mean[index]))
    for layer, indices in enumerate(removal.rows):
        if indices:
            drop_rows(network, layer, indices, state)
    if removal.columns:
        drop_columns(network, removal.columns, state)


def entries(
    widths: tuple[int, ...], columns: int = 0, rows: list[int] | tuple[int, ...] = ()
) -> int:
    """Count the entries of the hidden matrices once this many columns and rows are gone.

    Parameters
    ----------
    widths
        (m, n_1, …, n_L, c).
    columns
        Of A_1.
    rows
        Of each hidden layer, or nothing.
    """
    sizes = list(widths[:-1])
    sizes[0] -= columns
    for index, gone in enumerate(rows, start=1):
        sizes[index] -= gone
    return sum(a * b for a, b in pairwise(sizes))


def describe(removal: Removal) -> str:
    """Say what goes: "12 columns and 31 rows"."""
    rows = sum(map(len, removal.rows))
    parts = [_count(len(removal.columns), "column"), _count(rows, "row")]
    return " and ".join(part for part in parts if part) or "nothing"


_NONE = np.empty(0, dtype=np.int64)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number > 1 else ''}" if number else ""


def _norms(weight: torch.Tensor, axis: int) -> Scores:
    norms: Scores = weight.detach().abs().sum(axis, dtype=torch.float32).cpu().double().numpy()
    return norms


def _within(scores: Scores, threshold: float) -> NDArray[np.int64]:
    """Indices of the greatest ascending set within a share of the total, least first.

    Of scores that are not all finite (the fit has diverged) nothing is chosen.
    """
    if not np.isfinite(scores).all():
        return _NONE
    order = np.argsort(scores, kind="stable")
    total = scores.sum()
    reached = np.cumsum(scores[order])
    count = int(np.searchsorted(reached, threshold * total * (1 + 1e-9), side="right"))
    return order[: min(count, len(scores) - 1)]


def _first(indices: NDArray[np.int64], share: float) -> NDArray[np.int64]:
    return indices[: round(share * len(indices))]


def _weak(norms: Scores, threshold: float) -> NDArray[np.bool_]:
    return np.asarray((norms < threshold * norms.mean()) | (norms == 0), dtype=np.bool_)


def _shares(scores: Scores) -> Scores:
    total = scores.sum()
    return scores / total if total else scores

"""Snapshots as a session would make them, without one: a random network and a smooth picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sinstudio.measure.spectrum import log_spectrum
from sinstudio.network.blocks import Blocks, automatic_blocks, saturation
from sinstudio.network.domain import Domain
from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import Addition, Histogram, HistoryRow, Removal, Snapshot


def frequencies(count: int, sigma: float, seed: int = 0) -> np.ndarray:
    """Distinct frequencies of the half-plane, count × 2."""
    generator = np.random.default_rng(seed)
    found: dict[tuple[int, int], None] = {(1, 0): None, (0, 1): None}
    while len(found) < count:
        x, y = np.rint(generator.normal(0, sigma, 2)).astype(int)
        if x > 0 or (x == 0 and y > 0):
            found[int(x), int(y)] = None
    return np.array(list(found)[:count], dtype=np.int64)


def picture(width: int, height: int, seed: int = 0) -> np.ndarray:
    """Noise whose amplitude falls as 1/frequency, as in photographs; H × W × 3, 0…1."""
    generator = np.random.default_rng(seed)
    away = np.hypot(np.fft.fftfreq(height)[:, None] * height, np.fft.fftfreq(width) * width)
    noise = np.fft.fft2(generator.normal(size=(height, width))) / np.maximum(away, 1) ** 1.2
    grey = np.fft.ifft2(noise).real
    grey = 0.5 + 0.5 * grey / np.abs(grey).max()
    return np.repeat(grey[..., None], 3, axis=2).astype(np.float32)


def history(count: int, events: dict[int, str] | None = None, gain: float = 0.0) -> tuple:
    """Rows every 10 steps: PSNR rises, loss and rate fall."""
    rows = []
    for i in range(count):
        share = (i + 1) / count
        psnr = 12 + gain + 22 * (1 - np.exp(-4 * share)) + 0.3 * np.sin(i)
        rows.append(
            HistoryRow(
                step=10 * (i + 1),
                seconds=0.05 * (i + 1),
                loss=float(4 * 10 ** (-psnr / 10)),
                psnr_db=float(psnr),
                heldout_psnr_db=float(psnr - 6 * share),
                rate=float(0.01 * (0.51 + 0.49 * np.cos(np.pi * share))),
                event=(events or {}).get(i, ""),
            )
        )
    return tuple(rows)


def histogram_of(weight: np.ndarray, block_of: np.ndarray, blocks: int, bins: int) -> Histogram:
    """Entries of A (n × m) per block over shared edges."""
    reach = float(np.abs(weight).max())
    edges = np.linspace(-reach, reach, bins + 1)
    counts = [np.histogram(weight[:, block_of == k], edges)[0] for k in range(blocks)]
    return Histogram(edges, np.array(counts, dtype=np.int64))


def removal_of(weight: np.ndarray, share: float = 0.1) -> Removal:
    """The columns and rows (of A, n × m) with the least information, up to a share of it."""
    scores = [np.abs(weight).sum(axis) / np.abs(weight).sum() for axis in (0, 1)]
    orders = [np.argsort(s) for s in scores]
    gone = [o[: int((np.cumsum(s[o]) <= share).sum())] for s, o in zip(scores, orders, strict=True)]
    columns, rows = (tuple(sorted(int(i) for i in g)) for g in gone)
    left = (1 - len(columns) / weight.shape[1]) * (1 - len(rows) / weight.shape[0])
    return Removal(columns, (rows,), 1 - left, scores[0], (scores[1],))


def snapshot(
    *,
    count: int = 48,
    rows: int = 32,
    sigma: float = 8.0,
    domain: Domain | None = None,
    blocks: Blocks | None = None,
    seed: int = 0,
    spectrum_side: int = 64,
    history_rows: tuple = (),
    bins: int = 128,
) -> Snapshot:
    """A paused fit of `count` frequencies with some entries of A at their bounds."""
    domain = domain or Domain(128, 96, (2.2, 2.2))
    k = frequencies(count, sigma, seed)
    radii = domain.radii(k)
    blocks = blocks or automatic_blocks(radii, domain.nyquist, 1.5)
    bounds = blocks.column_bounds(radii)
    spread = np.where(np.isfinite(bounds), bounds * 0.6, 0.3)
    weight = np.random.default_rng(seed).normal(size=(rows, count)) * spread
    weight = np.clip(weight, -bounds, bounds).astype(np.float32)
    block_of = blocks.block_of(radii)
    side = min(spectrum_side, domain.width), min(spectrum_side, domain.height)
    return Snapshot(
        state="paused",
        step=history_rows[-1].step if history_rows else 0,
        seconds=1.0,
        steps_per_second=100.0,
        progress=0.5,
        seconds_left=1.0,
        loss=0.01,
        psnr_db=30.0,
        heldout_psnr_db=25.0,
        rate=0.01,
        device="CPU",
        parameters=weight.size,
        widths=(count, rows, 3),
        domain=domain,
        recipe=Recipe(),
        frequencies=k,
        radii=radii,
        column_norms=np.linalg.norm(weight, axis=0).astype(np.float32),
        block_of=block_of,
        blocks=blocks,
        block_states=saturation(weight, radii, blocks, 0.05),
        removal=removal_of(weight),
        addition=Addition(1, 8, "it saturates most"),
        histogram=histogram_of(weight, block_of, len(blocks), bins),
        spectrum=log_spectrum(picture(*side, seed + 1)),
        history=history_rows,
    )


def moved_on(before: Snapshot, **changes: object) -> Snapshot:
    """The same fit a moment later."""
    return replace(before, step=before.step + 10, **changes)  # type: ignore[arg-type]

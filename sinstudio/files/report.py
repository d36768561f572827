"""The report of a fit: what `sinstudio fit --report` writes. Torch-free."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sinstudio.files.atomic import write_bytes
from sinstudio.files.strict_json import plain
from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import HistoryRow


def build_report(
    *,
    psnr_db: float | None,
    ssim: float | None,
    heldout_psnr_db: float | None,
    out_of_band: float | None,
    seam: float | None,
    loss: float | None,
    steps: int,
    seconds: float,
    total_seconds: float | None,
    parameters: int,
    widths: Sequence[int],
    period: Sequence[float] | None,
    index: int | None,
    file_bytes: int | None,
    pixels: int,
    device: str,
    precision: str,
    seed: int,
    recipe: Recipe,
    history: Iterable[HistoryRow],
) -> dict[str, Any]:
    """Collect a report of plain values that strict JSON can hold.

    What was not measured, and what is not a number, is None (null). An infinite value, such as the
    PSNR of a perfect fit, is the word "inf", as in recipes.

    Parameters
    ----------
    psnr_db, heldout_psnr_db
        On the training and the held-out pixels, dB; `heldout_psnr_db` is None without a hold-out.
    ssim, out_of_band, seam
        See `sinstudio.measure`.
    loss
        Mean over the steps since the line of history before the last.
    steps
        Steps that were taken.
    seconds
        Of training, the evaluations of its stop rules among them.
    total_seconds
        From the start of the process to the model written.
    parameters
        Numbers that define the network, ω and φ among them.
    widths
        (m, n_1, …, n_L, c).
    period
        (p_x, p_y), in units of the coordinate: 2 is one picture. None for a SIREN, which has none.
    index
        Of the lattice that the frequencies span; 1 means no sub-period. None for a SIREN.
    file_bytes
        Length of the model file, None if none was written.
    pixels
        Of the fitted picture; with `file_bytes` they give the bits per pixel.
    device, precision, seed
        Where, how exactly and with which seed it was trained.
    recipe
        Every setting.
    history
        Lines of the course of the fit, oldest first.
    """
    bits = None if file_bytes is None else 8 * file_bytes / pixels
    report: dict[str, Any] = plain(
        {
            "psnr_db": psnr_db,
            "ssim": ssim,
            "heldout_psnr_db": heldout_psnr_db,
            "out_of_band": out_of_band,
            "seam": seam,
            "loss": loss,
            "steps": steps,
            "seconds": seconds,
            "total_seconds": total_seconds,
            "parameters": parameters,
            "widths": list(widths),
            "period": None if period is None else list(period),
            "index": index,
            "bytes": file_bytes,
            "bits_per_pixel": bits,
            "device": device,
            "precision": precision,
            "seed": seed,
            "recipe": recipe.to_mapping(),
            "history": [_row(row) for row in history],
        }
    )
    return report


def write_json(path: str | os.PathLike[str], mapping: Mapping[str, Any]) -> None:
    """Write a mapping as indented UTF-8 JSON, whole or not at all.

    NaN becomes null and infinity "inf", so that every JSON reader takes the file.

    Raises
    ------
    SinStudioError
        If the file cannot be written.
    """
    text = json.dumps(plain(mapping), indent=2, ensure_ascii=False, allow_nan=False)
    write_bytes(path, (text + "\n").encode("utf-8"))


def _row(row: HistoryRow) -> dict[str, Any]:
    return {
        "step": row.step,
        "seconds": row.seconds,
        "loss": row.loss,
        "psnr_db": row.psnr_db,
        "heldout_psnr_db": row.heldout_psnr_db,
    }

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from sinstudio.errors import SinStudioError
from sinstudio.files.report import build_report, write_json
from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import HistoryRow

KEYS = [
    "psnr_db",
    "ssim",
    "heldout_psnr_db",
    "out_of_band",
    "seam",
    "loss",
    "steps",
    "seconds",
    "total_seconds",
    "parameters",
    "widths",
    "period",
    "index",
    "bytes",
    "bits_per_pixel",
    "device",
    "precision",
    "seed",
    "recipe",
    "history",
]


def values(**changes: Any) -> dict[str, Any]:
    return {
        "psnr_db": 31.5,
        "ssim": 0.9,
        "heldout_psnr_db": None,
        "out_of_band": 0.01,
        "seam": 1.2,
        "loss": 0.001,
        "steps": 100,
        "seconds": 1.5,
        "total_seconds": 3.0,
        "parameters": 1234,
        "widths": (3, 4, 3),
        "period": (2.2, 2.0),
        "index": 1,
        "file_bytes": 500,
        "pixels": 1000,
        "device": "cpu",
        "precision": "float32",
        "seed": 0,
        "recipe": Recipe(),
        "history": [HistoryRow(0, 0.0, None, 5.0, None, 0.01, "started")],
    } | changes


def test_keys_are_those_that_scripts_rely_on() -> None:
    report = build_report(**values())
    assert list(report) == KEYS
    assert report["history"] == [
        {"step": 0, "seconds": 0.0, "loss": None, "psnr_db": 5.0, "heldout_psnr_db": None}
    ]
    assert report["widths"] == [3, 4, 3]
    assert report["period"] == [2.2, 2.0]
    assert (report["bytes"], report["bits_per_pixel"]) == (500, 4.0)
    assert Recipe.from_mapping(report["recipe"]) == Recipe()


def test_what_was_not_measured_is_null() -> None:
    report = build_report(**values(ssim=None, seam=math.nan, file_bytes=None, total_seconds=None))
    for key in ("ssim", "seam", "heldout_psnr_db", "bytes", "bits_per_pixel", "total_seconds"):
        assert report[key] is None


def test_strict_json(tmp_path: Path) -> None:
    row = HistoryRow(1, 0.1, math.nan, math.inf, None, 0.01)
    path = tmp_path / "r.json"
    write_json(path, build_report(**values(psnr_db=math.inf, history=[row])))

    def refuse(word: str) -> None:
        raise AssertionError(word)

    report = json.loads(path.read_text(encoding="utf-8"), parse_constant=refuse)
    assert report["psnr_db"] == "inf"
    assert report["history"][0]["psnr_db"] == "inf"
    assert report["history"][0]["loss"] is None
    assert float(report["psnr_db"]) == math.inf


def test_write_json_makes_any_mapping_strict(tmp_path: Path) -> None:
    write_json(tmp_path / "x.json", {"größe": math.inf, "a": (1, math.nan)})
    assert json.loads((tmp_path / "x.json").read_text("utf-8")) == {"größe": "inf", "a": [1, None]}


def test_write_json_is_atomic(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text("old")
    with pytest.raises(TypeError):
        write_json(path, {"a": object()})
    with pytest.raises(SinStudioError, match="folder"):
        write_json(tmp_path / "none" / "r.json", {})
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]

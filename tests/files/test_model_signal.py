"""Models of signals keep their units; those of pictures are written as before."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from small_models import network

from sinstudio.errors import SinStudioError
from sinstudio.files import container
from sinstudio.files.model_file import load_model, save_model
from sinstudio.files.signal import Units
from sinstudio.network.domain import Domain

DOMAIN = Domain(9, 1, (2.2, 2.0), signal=True)
UNITS = Units(
    (-1.5, 900.0),
    (2.0, 1100.0),
    start=-3.0,
    step=0.125,
    axis="time [s]",
    columns=("warmth", "pressure"),
    seconds=True,
    source="table t.csv",
)


def saved(path: Path, units: Units | None = UNITS) -> Path:
    save_model(
        path,
        network(channels=2, domain=DOMAIN, frequencies=((1, 0), (3, 0))),
        recipe=None,
        units=units,
    )
    return path


def test_units_come_back(tmp_path: Path) -> None:
    model = load_model(saved(tmp_path / "x.sin"))
    assert model.units == UNITS
    assert model.network.domain == DOMAIN


def test_without_units(tmp_path: Path) -> None:
    model = load_model(saved(tmp_path / "x.sin", None))
    assert model.units is None
    assert "signal" not in model.header


def test_a_picture_says_nothing_of_signals(tmp_path: Path) -> None:
    save_model(tmp_path / "x.sin", network(), recipe=None, units=UNITS)
    model = load_model(tmp_path / "x.sin")
    assert model.units is None
    assert "signal" not in model.header
    assert "signal" not in model.header["domain"]


def changed(signal: dict[str, Any] | None = None, **domain: Any) -> Any:
    def apply(header: dict[str, Any]) -> None:
        header["signal"].update(signal or {})
        header["domain"].update(domain)

    return apply


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (changed({"low": [1]}), '"low" of its signal is not 2 numbers'),
        (changed({"low": ["a", 1]}), '"low" of its signal is not a finite number'),
        (changed({"low": [True, 1]}), "not a finite number"),
        (changed({"low": [5, 1]}), "range of its signal is empty"),
        (changed({"low": [-1e308, 1], "high": [1e308, 2]}), "range of its signal is empty"),
        (changed({"step": 0}), "step of its signal"),
        (changed({"start": None}), '"start" of its signal'),
        (changed({"axis": 3}), '"axis" of its signal'),
        (changed({"axis": "a" * 2001}), '"axis" of its signal'),
        (changed({"columns": ["a"]}), "columns of its signal are not 2"),
        (changed({"columns": ["a", 1]}), '"columns" of its signal'),
        (changed({"seconds": 1}), '"seconds" of its signal'),
        (lambda header: header["domain"].update(signal="yes"), '"signal" in the domain'),
        (changed(height=2), "with more than one axis"),
        (changed(period=[2.2, 2.2]), "with more than one axis"),
        (lambda header: header.update(signal=[]), '"signal" in its header is not an object'),
    ],
)
def test_what_contradicts_itself_is_refused(tmp_path: Path, change: Any, words: str) -> None:
    path = saved(tmp_path / "x.sin")
    held = container.read(path, "x")
    header = copy.deepcopy(held.header)
    if change is not None:
        change(header)
    path.write_bytes(container.encode(header, held.sections))
    with pytest.raises(SinStudioError) as caught:
        load_model(path)
    assert words in str(caught.value)


def test_a_frequency_along_y_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "x.sin")
    held = container.read(path, "x")
    sections = [
        container.Section(s.tag, b"\1\0\0\0" * 4 if s.tag == "FREQ" else s.payload, s.critical)
        for s in held.sections
    ]
    path.write_bytes(container.encode(held.header, sections))
    with pytest.raises(SinStudioError, match="cycles along y"):
        load_model(path)


def test_what_it_does_not_know_of_a_signal_is_left_alone(tmp_path: Path) -> None:
    path = saved(tmp_path / "x.sin")
    held = container.read(path, "x")
    header = copy.deepcopy(held.header)
    header["signal"]["colour"] = "blue"
    path.write_bytes(container.encode(header, held.sections))
    assert load_model(path).units == UNITS

"""The samples: that they are there, reproducible, seamless where promised, and never fetched."""

from __future__ import annotations

import importlib.util
import socket
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from sinstudio.bundled import resource
from sinstudio.errors import SinStudioError
from sinstudio.files import samples
from sinstudio.files.samples import open_sample, sample_names

OWN = ("weave", "chart", "valley")


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", resource("samples/generate.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sample_names())
def test_every_sample_opens_without_a_network(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)
    picture = open_sample(name)
    assert picture.name == name
    assert picture.path is None
    assert min(picture.width, picture.height) >= 256
    assert picture.channels in (1, 3)
    assert picture.pixels.std() > 0.05


def test_our_own_come_first() -> None:
    assert sample_names()[:3] == OWN
    assert "astronaut" in sample_names()


@pytest.mark.parametrize("name", OWN)
def test_the_script_makes_the_committed_pictures(name: str) -> None:
    path = resource(f"samples/{name}.png")
    assert path.stat().st_size <= 150_000
    module = generator()
    drawn = module.eight_bit(module.SAMPLES[name]()).astype(int)
    committed = np.rint(open_sample(name).pixels * 255).astype(int)
    assert np.abs(drawn.reshape(committed.shape) - committed).max() <= 1  # sines differ by a bit


def test_the_texture_is_seamless() -> None:
    pixels = open_sample("weave").pixels
    for axis in (0, 1):
        steps = np.sqrt(np.mean((np.roll(pixels, -1, axis) - pixels) ** 2, axis=(1 - axis, 2)))
        assert steps[-1] < 1.5 * np.median(steps)  # the last is that across the edge


def test_the_chart_reaches_nyquist_and_no_further() -> None:
    row = open_sample("chart").pixels[128, :, 0]
    steps = np.diff(row[246:255])
    assert np.all(np.sign(steps[1:]) == -np.sign(steps[:-1]))  # up and down in turn at the edge
    assert np.abs(steps).max() > 0.8
    assert np.ptp(row[126:131]) < 0.02  # and flat at the centre


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("astronuat", "no sample called astronuat; did you mean astronaut"),
        ("xyz", "there are weave, chart, valley, astronaut, chelsea"),
        ("../weave", "no sample called"),
    ],
)
def test_unknown_names(name: str, reason: str) -> None:
    with pytest.raises(SinStudioError, match=reason):
        open_sample(name)


def test_a_missing_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "resource", tmp_path.joinpath)
    with pytest.raises(SinStudioError, match="sample weave is missing from this installation"):
        open_sample("weave")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SinStudioError, match="sample coins is missing"):
        open_sample("coins")

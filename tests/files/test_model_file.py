from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from sin_spec import evaluate, file_bytes, section_bytes, take_apart
from small_models import GOLDEN, GOLDEN_FULL, GOLDEN_SIREN, network, same, siren

from sinstudio.errors import SinStudioError
from sinstudio.files import container, model_file
from sinstudio.files.atomic import DiskError
from sinstudio.files.container import Section
from sinstudio.files.model_file import load_model, save_model
from sinstudio.network.domain import Domain
from sinstudio.training.recipe import Recipe


@given(
    hidden=st.lists(st.integers(1, 6), min_size=1, max_size=5),
    channels=st.integers(1, 4),
    frequencies=st.lists(
        st.tuples(st.integers(-(2**31), 2**31 - 1), st.integers(-(2**31), 2**31 - 1)),
        min_size=1,
        max_size=6,
    ),
    period=st.tuples(st.floats(2, 1000), st.floats(2, 1000)),
    stride=st.integers(1, 16),
)
def test_float32_round_trip_is_exact(
    tmp_path_factory: pytest.TempPathFactory, hidden, channels, frequencies, period, stride
) -> None:
    path = tmp_path_factory.mktemp("m") / "x.sin"
    before = network(tuple(hidden), channels, Domain(9, 5, period, stride=stride), frequencies)
    length = save_model(path, before, recipe=Recipe())
    after = load_model(path)
    assert same(before, after.network)
    assert after.network.domain == before.domain
    assert after.network.dtype == torch.float32
    assert after.recipe == Recipe()
    assert after.bytes == length == path.stat().st_size
    assert after.path == path


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
@pytest.mark.parametrize("depth", [1, 2, 3, 16, 64])
def test_float16_rounds_the_matrices_once(tmp_path: Path, channels: int, depth: int) -> None:
    before = network((3,) * depth, channels)
    save_model(tmp_path / "x.sin", before, recipe=None, precision="float16")
    after = load_model(tmp_path / "x.sin").network
    assert after.dtype == torch.float32
    for name, tensor in before.state_dict().items():
        matrix = name.endswith("weight")
        assert torch.equal(after.state_dict()[name], tensor.half().float() if matrix else tensor)


def test_everything_else_comes_back(tmp_path: Path) -> None:
    recipe = Recipe.from_mapping(
        {"bounds": {"limits": [2], "values": ["inf", 0.1]}, "training": {"rate": 1 / 3}}
    )
    domain = Domain(8, 6, (4.0, 2.2), (True, False), 2)
    kept = Section("xtra", b"unknown")
    save_model(
        tmp_path / "x.sin",
        network(domain=domain),
        recipe=recipe,
        icc=b"profile",
        measures={"psnr_db": np.float32(31.5), "heldout_psnr_db": float("inf"), "seam": None},
        extra=(kept,),
    )
    model = load_model(tmp_path / "x.sin")
    assert model.recipe == recipe
    assert model.icc == b"profile"
    assert model.measures == {"psnr_db": 31.5, "heldout_psnr_db": "inf", "seam": None}
    assert model.network.domain == domain
    assert model.extra == (kept,)
    assert model.header["program"].startswith("SinStudio ")


def test_saving_again_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.sin", tmp_path / "2.sin"
    extra = (Section("xtra", b"unknown"), Section("more", b""))
    save_model(first, network(), recipe=Recipe(), icc=b"p", measures={"a": 1}, extra=extra)
    m = load_model(first)
    save_model(second, m.network, recipe=m.recipe, icc=m.icc, measures=m.measures, extra=m.extra)
    assert first.read_bytes() == second.read_bytes()


def test_a_kept_section_gives_way_to_one_of_the_models_own(tmp_path: Path) -> None:
    extra = (Section("A002", b"in the way"), Section("xtra", b"kept"))
    save_model(tmp_path / "x.sin", network((4, 4)), recipe=None, extra=extra)
    model = load_model(tmp_path / "x.sin")
    assert same(model.network, network((4, 4)))
    assert model.extra == extra[1:]


def test_float64_is_rounded_to_float32(tmp_path: Path) -> None:
    before = network().double()
    with torch.no_grad():
        before.output.bias.fill_(0.1)
    save_model(tmp_path / "x.sin", before, recipe=None)
    assert load_model(tmp_path / "x.sin").network.output.bias[0] == torch.tensor(0.1)


def test_file_agrees_with_the_specification(tmp_path: Path) -> None:
    net = network((5, 4), 2, Domain(8, 6, (2.2, 4.0), (False, True)))
    save_model(tmp_path / "x.sin", net, recipe=Recipe())
    points = np.random.default_rng(0).uniform(-3, 3, (50, 2))
    expected = evaluate((tmp_path / "x.sin").read_bytes(), points)
    found = net.double()(torch.from_numpy(points)).detach().numpy()
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-12)


def test_golden_float32() -> None:
    model = load_model(GOLDEN)
    assert model.network.widths == (3, 4, 1)
    assert model.network.domain == Domain(8, 6, (2.0, 2.2))
    assert model.network.frequencies.tolist() == [[1, 0], [0, 1], [3, -2]]
    assert model.network.phases.tolist() == [-3, 0, 3]
    assert model.network.layers[0].weight[0].tolist() == [
        pytest.approx(-0.5),
        pytest.approx(-5 / 12),
        pytest.approx(-4 / 12),
    ]
    assert model.measures == {"psnr_db": 31.25}
    assert model.recipe is None
    assert model.icc is None


def test_golden_float16() -> None:
    model = load_model(GOLDEN_FULL)
    assert model.network.widths == (5, 4, 3, 3)
    assert model.network.domain == Domain(16, 9, (4.0, 2.0), (True, False), 2)
    assert model.recipe is not None
    assert model.recipe.bounds.values == (float("inf"), 0.25)
    assert model.icc == b"profile"
    assert model.extra == (Section("xtra", b"kept as it is"),)


def test_golden_siren() -> None:
    model = load_model(GOLDEN_SIREN)
    assert not model.network.periodic
    assert model.network.widths == (3, 4, 2, 3)
    assert same(model.network, siren((4, 2)))
    assert model.recipe is not None
    assert model.recipe.network.baseline == "siren"


@pytest.mark.parametrize("precision", ["float32", "float16"])
def test_a_siren_keeps_its_omega_exactly(tmp_path: Path, precision: str) -> None:
    before = siren((5,), 2)
    save_model(tmp_path / "x.sin", before, recipe=None, precision=precision)
    after = load_model(tmp_path / "x.sin")
    assert not after.network.periodic
    assert after.network.domain == before.domain
    assert torch.equal(after.network.real_omega, before.real_omega)
    header, payloads = take_apart((tmp_path / "x.sin").read_bytes())
    assert header["tensors"][0] == {
        "name": "real_omega",
        "dtype": "float32",
        "shape": [3, 2],
        "section": "OMEG",
    }
    assert "FREQ" not in payloads
    omega = next(s for s in container.read(after.path, "x").sections if s.tag == "OMEG")
    assert omega.critical, "older readers refuse the file"


def test_a_siren_that_diverged_is_not_written(tmp_path: Path) -> None:
    broken = siren()
    broken.real_omega.data[1, 0] = float("nan")
    with pytest.raises(SinStudioError, match=r"real_omega holds a value that is not finite"):
        save_model(tmp_path / "x.sin", broken, recipe=None)


def test_a_picture_is_written_as_before_there_were_signals(tmp_path: Path) -> None:
    save_model(tmp_path / "x.sin", network(), recipe=None)
    header, _ = take_apart((tmp_path / "x.sin").read_bytes())
    assert set(header["domain"]) == {"width", "height", "period", "mirror", "stride"}


def test_recipes_of_other_versions_are_read_as_far_as_they_are_known(tmp_path: Path) -> None:
    save_model(tmp_path / "x.sin", network(), recipe=Recipe())
    header, payloads = take_apart((tmp_path / "x.sin").read_bytes())
    header["recipe"]["training"] |= {"rate": 0.002, "a setting of the future": [1]}
    header["recipe"] |= {"dreams": {"colour": "blue"}, "mood": 3}
    header["recipe"]["bounds"]["tolerance"] = 0.1  # as version 1.0 wrote it
    del header["recipe"]["growth"]
    sections = b"".join(section_bytes(t.encode(), p, 1) for t, p in payloads.items())
    (tmp_path / "y.sin").write_bytes(file_bytes(json.dumps(header).encode(), sections))
    recipe = load_model(tmp_path / "y.sin").recipe
    assert recipe == Recipe().changed({"training.rate": 0.002, "growth.tolerance": 0.1})


@pytest.mark.parametrize(
    "path", [GOLDEN, GOLDEN_FULL, GOLDEN_SIREN], ids=["float32", "float16", "siren"]
)
def test_golden_files_evaluate_as_specified(path: Path) -> None:
    points = np.random.default_rng(0).uniform(-1, 1, (50, 2))
    found = load_model(path).network.double()(torch.from_numpy(points)).detach().numpy()
    np.testing.assert_allclose(found, evaluate(path.read_bytes(), points), rtol=0, atol=1e-12)


def test_writer_still_writes_the_golden_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    golden = load_model(GOLDEN)
    save_model(tmp_path / "x.sin", golden.network, recipe=None, measures=golden.measures)
    header, payloads = take_apart((tmp_path / "x.sin").read_bytes())
    golden_header, golden_payloads = take_apart(GOLDEN.read_bytes())
    assert payloads == golden_payloads
    assert header | {"program": ""} == golden_header | {"program": ""}


# Saving what cannot be saved


@pytest.mark.parametrize(
    ("name", "value", "precision", "words"),
    [
        ("hidden.0.weight", float("nan"), "float32", "hidden.0.weight holds a value that is not"),
        ("output.bias", float("inf"), "float16", "output.bias holds a value that is not finite"),
        ("output.weight", 1e5, "float16", "output.weight holds 100000, and float16 ends at 65504"),
        ("phases", 1e39, "float32", "phases holds 1e+39, and float32 ends at 3.40282e+38"),
        ("frequencies", 2**31, "float32", "a frequency is beyond 32 bits"),
    ],
)
def test_what_cannot_be_saved(
    tmp_path: Path, name: str, value: float, precision: str, words: str
) -> None:
    net = network().double()
    net.state_dict()[name].view(-1)[0] = value
    path = tmp_path / "x.sin"
    path.write_bytes(b"old")
    with pytest.raises(SinStudioError, match="cannot be written") as caught:
        save_model(path, net, recipe=None, precision=precision)
    assert words in str(caught.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_domain_and_precision_are_checked_before_writing(tmp_path: Path) -> None:
    with pytest.raises(SinStudioError, match="cannot be written: its period"):
        save_model(tmp_path / "x.sin", network(domain=Domain(8, 6, (1.0, 2.0))), recipe=None)
    with pytest.raises(SinStudioError, match='precision is "int8"'):
        save_model(tmp_path / "x.sin", network(), recipe=None, precision="int8")
    with pytest.raises(SinStudioError, match="folder"):
        save_model(tmp_path / "none" / "x.sin", network(), recipe=None)
    assert not list(tmp_path.iterdir())


def test_a_disk_that_returns_something_else_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_bytes = Path.write_bytes

    def broken(path: Path, data: bytes) -> int:
        return write_bytes(path, data[:-1] + bytes([data[-1] ^ 1]))

    path = tmp_path / "x.sin"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "write_bytes", broken)
    with pytest.raises(DiskError, match=r"x\.sin cannot be written: what was read back differs"):
        save_model(path, network(), recipe=None)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_written_is_decoded_and_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encode = container.encode

    def broken(header: Any, sections: list[Section]) -> bytes:
        return encode(header, [Section("FREQ", bytes(24), critical=True), *sections[1:]])

    monkeypatch.setattr(model_file.container, "encode", broken)
    with pytest.raises(DiskError, match=r"x\.sin cannot be written: what was read back differs"):
        save_model(tmp_path / "x.sin", network(), recipe=None)
    assert not list(tmp_path.iterdir())

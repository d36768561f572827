"""Signals on the command line and in the library."""

import json

import numpy as np
import pytest
from scipy.io import wavfile

import sinstudio
from sinstudio.files.signals import open_signal, save_signal, signal_of

SMALL = {
    "frequencies": {"count": 8},
    "network": {"hidden": [8]},
    "training": {"batch": 64, "steps": 5, "device": "cpu"},
}


@pytest.fixture
def table(tmp_path):
    """60 samples of two columns, with times."""
    t = np.arange(60) / 20
    rows = "\n".join(f"{a},{20 + np.sin(a)},{1000 - a}" for a in t)
    path = tmp_path / "t.csv"
    path.write_text(f"time [s],warmth,pressure\n{rows}\n")
    return path


@pytest.fixture
def sound(tmp_path):
    """80 samples of stereo at 8 kHz."""
    wave = np.sin(np.arange(160).reshape(80, 2) / 9).astype(np.float32)
    wavfile.write(tmp_path / "s.wav", 8000, wave)
    return tmp_path / "s.wav"


def test_a_signal_begins_with_few_frequencies(shell, table, photo):
    def widths(*arguments):
        shell("fit", *arguments, "-o", "d.sin", "--steps", 1, "--quiet")
        return json.loads(shell("info", "d.sin", "--json"))["widths"]

    assert widths("--formula", "x") == [32, 64, 1]
    assert widths(table, "--size", 100) == [32, 64, 2]
    assert widths("--formula", "x", "--set", "frequencies.count=20") == [20, 64, 1]
    assert widths("--formula", "x", "--preset", "default") == [384, 384, 1]
    assert widths(photo)[1] == 384
    found = sinstudio.fit(np.arange(100), {"training": {"steps": 1}})
    assert found.network.widths == (32, 64, 1)


def test_a_table_in_its_own_units(shell, table):
    said = shell.fit(table, "-o", "m.sin", "--steps", 400, "--report", "r.json")
    assert "bits per sample" in said
    report = json.loads((shell.folder / "r.json").read_text())
    assert report["ssim"] is None
    assert report["psnr_db"] > 20
    assert report["index"] == 1
    assert report["widths"] == [8, 8, 2]
    assert report["parameters"] == 8 + 8 + 8 * 8 + 8 + 8 * 2 + 2

    shell("render", "m.sin", "-o", "o.csv")
    found, given = open_signal("o.csv"), open_signal(table)
    assert found.units.axis == "time [s]"
    assert found.units.columns == ("warmth", "pressure")
    assert (found.samples, found.units.start) == (60, 0)
    assert found.units.step == pytest.approx(0.05)
    error = np.abs(found.values - given.values).mean(axis=0) / np.ptp(given.values, axis=0)
    assert (error < 0.1).all()

    against = json.loads(shell("compare", "m.sin", table, "--json"))
    assert against["ssim"] is None
    assert against["psnr_db"] == pytest.approx(report["psnr_db"], abs=0.01)
    assert json.loads(shell("compare", "m.sin", "o.csv", "--json"))["psnr_db"] > 90
    assert json.loads(shell("compare", "m.sin", "m.sin", "--json"))["psnr_db"] == "inf"


def test_info_says_what_it_is(shell, table):
    shell.fit(table, "-o", "m.sin", "--steps", 1)
    said = shell("info", "m.sin")
    assert "signal       60 samples, 2 channels, 20 samples a second, from table t.csv" in said
    assert "axis         time [s] from 0 to 3" in said
    assert "range        warmth from" in said
    assert "picture" not in said
    found = json.loads(shell("info", "m.sin", "--json"))["signal"]
    assert (found["samples"], found["rate"], found["columns"][1]) == (60, 20, "pressure")


def test_info_of_a_picture_has_no_signal(shell, model):
    assert json.loads(shell("info", model, "--json"))["signal"] is None


def test_a_sound_keeps_its_rate(shell, sound):
    shell.fit(sound, "-o", "m.sin", "--steps", 3)
    shell("render", "m.sin", "-o", "o.wav")
    assert wavfile.read("o.wav")[0] == 8000
    shell("render", "m.sin", "-o", "twice.wav", "--size", 160)
    rate, values = wavfile.read("twice.wav")
    assert (rate, values.shape) == (16_000, (160, 2))


def test_a_formula(shell):
    shell.fit("--formula", "sum(k, 1, 3, sin(k*pi*x))", "-o", "m.sin", "--steps", 2)
    found = json.loads(shell("info", "m.sin", "--json"))
    assert found["size"] == [1024, 1]
    assert found["signal"]["source"] == "sum(k, 1, 3, sin(k*pi*x))"
    shell.fit("--formula", "1/(x+2)", "--size", 100, "-o", "m.sin", "--steps", 2)
    assert json.loads(shell("info", "m.sin", "--json"))["size"] == [100, 1]


def test_a_formula_may_avoid_a_pole_by_its_samples(shell):
    shell.fit("--formula", "1/x", "--size", 101, "-o", "m.sin", "--steps", 1)


@pytest.mark.parametrize(
    ("options", "samples", "start", "end"),
    [
        ([], 60, 0, 3),
        (["--size", 7], 7, 0, 3),
        (["--size", "7x1"], 7, 0, 3),
        (["--region", "0.5,1"], 30, 1.5, 3),
        (["--region=-1,0,2,1"], 180, -3, 6),
        (["--tiles", 2], 132, 0, 6.6),
        (["--tiles", "2x1", "--size", 11], 11, 0, 6.6),
    ],
)
def test_size_region_and_tiles(shell, table, options, samples, start, end):
    shell.fit(table, "-o", "m.sin", "--steps", 1)
    shell("render", "m.sin", "-o", "o.csv", *options)
    found = open_signal("o.csv")
    assert found.samples == samples
    assert found.units.start == pytest.approx(start)
    assert found.units.start + samples * found.units.step == pytest.approx(end)


def test_tiles_repeat(shell, table):
    shell.fit(table, "-o", "m.sin", "--steps", 1)
    shell("render", "m.sin", "-o", "o.csv", "--tiles", 2)
    values = open_signal("o.csv").values
    np.testing.assert_allclose(values[:66], values[66:], rtol=1e-5)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["render", "m.sin", "-o", "o.png"], "would be a picture: write a .csv or .wav"),
        (["render", "m.sin", "-o", "o.mp3"], "no picture format"),
        (["render", "m.sin", "-o", "o.csv", "--size", "8x2"], "a signal has one row"),
        (["render", "m.sin", "-o", "o.csv", "--tiles", "2x2"], "a signal has one row"),
        (["render", "m.sin", "-o", "o.csv", "--map", "normal"], "no normal map"),
        (["render", "m.sin", "-o", "no/o.csv"], "does not exist"),
        (["render", "model.sin", "-o", "o.csv"], "would be a signal"),
        (["compare", "m.sin", "photo.png"], "give two of a kind"),
        (["compare", "model.sin", "t.csv"], "give two of a kind"),
        (["compare", "model.sin", "m.sin"], "give two of a kind"),
        (["compare", "photo.png", "t.csv"], "give two of a kind"),
        (["compare", "t.csv", "s.wav"], "give two signals of the same size"),
        (["fit", "t.csv", "--formula", "x", "-o", "n.sin"], "t.csv and the formula x are given"),
        (
            ["fit", "--formula", "x", "--sample", "moon", "-o", "n.sin"],
            "the sample moon and the formula x",
        ),
        (["fit", "-o", "n.sin"], "--formula F"),
        (["fit", "--formula", "sin(", "-o", "n.sin"], "closing ) is missing, at character 4"),
        (["fit", "--formula", "x", "--size", "9x9", "-o", "n.sin"], "a signal has one row"),
        (["fit", "bad.csv", "-o", "n.sin"], "line 2"),
        (["fit", "bad.wav", "-o", "n.sin"], "not a WAV file"),
        (["fit", "t.csv", "--from", "model.sin", "-o", "n.sin"], "fitted to a picture"),
        (["fit", "photo.png", "--from", "m.sin", "-o", "n.sin"], "fitted to a signal"),
    ],
)
def test_one_sentence(shell, table, sound, model, arguments, words):
    shell.fit(table, "-o", "m.sin", "--steps", 1)
    (shell.folder / "bad.csv").write_text("1\ntwo\n3\n")
    (shell.folder / "bad.wav").write_bytes(b"PNG")
    assert words in shell(*arguments, status=2)
    assert not (shell.folder / "n.sin").exists()


def test_going_on_from_a_model_of_a_signal(shell, table):
    shell.fit(table, "-o", "m.sin", "--steps", 5)
    shell("fit", table, "--from", "m.sin", "-o", "n.sin", "--steps", 5)
    assert json.loads(shell("info", "n.sin", "--json"))["signal"]["columns"][0] == "warmth"


def test_pruning_and_growing_a_model_of_a_signal(shell, table):
    shell.fit(table, "-o", "m.sin", "--steps", 20)
    shell("prune", "m.sin", table, "-o", "p.sin", "--target", 0.5, "--steps", 5, "--quiet")
    found = json.loads(shell("info", "p.sin", "--json"))
    assert found["signal"]["columns"][0] == "warmth"
    assert found["widths"][0] * found["widths"][1] <= 32
    bounds = ["--set", "bounds.automatic=false", "--set", "bounds.values=[0.01]"]
    grow = ["--set", "growth.every=5", "--add", 4, "--steps", 5, *bounds]
    shell("grow", "m.sin", table, "-o", "g.sin", *grow, "--quiet")
    assert json.loads(shell("info", "g.sin", "--json"))["widths"][0] > 8
    assert not sinstudio.load("g.sin").network.frequencies[:, 1].any()


def test_signals_are_compared_in_units(shell):
    one, two = signal_of([0.0, 1.0, 2.0, 4.0]), signal_of([0.0, 1.0, 2.0, 3.9])
    save_signal("a.csv", one.values, one.units)
    save_signal("b.csv", two.values, two.units)
    found = json.loads(shell("compare", "b.csv", "a.csv", "--json"))
    assert found["psnr_db"] == pytest.approx(-10 * np.log10((0.1 / 4) ** 2 / 4), abs=1e-3)


def test_the_library_takes_numbers_paths_and_formulas(table, tmp_path):
    values = 50 * np.sin(np.arange(40) / 3)
    for given in (values, table, sinstudio.formula_signal("x^2", 40), sinstudio.signal_of(values)):
        result = sinstudio.fit(given, SMALL)
        assert isinstance(result.picture, sinstudio.Signal)
        assert result.network.domain.signal
        assert result.measure()["ssim"] is None
        sinstudio.save(tmp_path / "m.sin", result)
        model = sinstudio.load(tmp_path / "m.sin")
        assert model.units == result.picture.units
        assert model.network.domain == result.network.domain
        sinstudio.save(tmp_path / "n.sin", model)
        assert sinstudio.load(tmp_path / "n.sin").units == model.units
        levels = sinstudio.render(model.network)
        assert levels.shape == (1, result.picture.samples, result.picture.channels)


def test_a_preset_of_a_figure_brings_its_signal(shell) -> None:
    out = shell("fit", "--preset", "figure-3/example", "-o", "sine.sin", "--steps", 5, "--quiet")
    assert out == ""
    told = shell("info", "sine.sin")
    assert "256" in told
    shell("fit", "--formula", "x", "--preset", "figure-3", "-o", "x.sin", "--steps", 2, "--quiet")
    assert "missing" in shell("fit", "--preset", "figure-5", "-o", "no.sin", status=2)

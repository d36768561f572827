import json
import os
import signal
import subprocess
import sys

import pytest

from sinstudio.training.recipe import Recipe
from sinstudio.training.trainer import Trainer

REPORT_KEYS = {
    "psnr_db", "ssim", "heldout_psnr_db", "out_of_band", "seam", "loss", "steps", "seconds",
    "total_seconds", "parameters", "widths", "period", "index", "bytes", "bits_per_pixel", "device",
    "precision", "seed", "recipe", "history",
}  # fmt: skip


def test_fits_and_reports(shell, photo):
    said = shell.fit(photo, "-o", "k.sin", "--steps", 20, "--report", "r.json", "--holdout", 0.1)
    assert "k.sin: " in said
    assert "20 steps" in said
    report = json.loads((shell.folder / "r.json").read_text())
    assert set(report) >= REPORT_KEYS
    assert report["steps"] == 20
    assert report["widths"] == [8, 8, 3]
    assert report["parameters"] == 8 * 2 + 8 + 8 * 8 + 8 + 8 * 3 + 3
    assert report["bytes"] == (shell.folder / "k.sin").stat().st_size
    assert report["bits_per_pixel"] == pytest.approx(8 * report["bytes"] / (24 * 16))
    assert report["heldout_psnr_db"] is not None
    assert report["index"] == 1
    assert report["total_seconds"] > report["seconds"] > 0
    assert set(report["history"][-1]) >= {"step", "seconds", "loss", "psnr_db", "heldout_psnr_db"}
    assert report["history"][-1]["psnr_db"] == pytest.approx(report["psnr_db"])
    recipe = Recipe.from_mapping(report["recipe"])
    assert recipe.frequencies.count == 8
    assert recipe.picture.holdout == 0.1


def test_without_a_hold_out_it_is_null(shell, photo):
    shell.fit(photo, "-o", "k.sin", "--steps", 1, "--report", "r.json")
    assert json.loads((shell.folder / "r.json").read_text())["heldout_psnr_db"] is None


def test_a_budget_replaces_the_recipes(shell, photo):
    shell.fit(photo, "-o", "k.sin", "--seconds", 0.05, "--preset", "fast", "--report", "r.json")
    training = json.loads((shell.folder / "r.json").read_text())["recipe"]["training"]
    assert (training["steps"], training["seconds"], training["target_psnr"]) == (0, 0.05, 0)


def test_recipe_then_set_then_flags(shell, photo):
    (shell.folder / "r.toml").write_text(
        "[training]\nrate = 0.02\nbatch = 32\nsteps = 2\nseed = 5\n[bounds]\nsmoothness = 2.0\n"
    )
    shell(
        "fit", photo, "-o", "k.sin", "--recipe", "r.toml", "--set", "training.rate=0.03",
        "--set", "frequencies.count=4", "--set", "network.hidden=[4]",
        "--set", "picture.period=tile", "--seed", 9, "--size", "12x10", "--report", "o.json",
    )  # fmt: skip
    recipe = json.loads((shell.folder / "o.json").read_text())["recipe"]
    assert recipe["training"]["rate"] == 0.03
    assert recipe["training"]["batch"] == 32
    assert recipe["bounds"]["smoothness"] == 2
    assert recipe["picture"]["period"] == "tile"
    assert recipe["picture"]["size"] == [12, 10]
    assert recipe["training"]["seed"] == recipe["frequencies"]["seed"] == 9


def test_same_seed_same_file(shell, photo):
    for name in ("a.sin", "b.sin"):
        shell.fit(photo, "-o", name, "--steps", 10, "--seed", 3, "--device", "cpu")
    assert (shell.folder / "a.sin").read_bytes() == (shell.folder / "b.sin").read_bytes()


def test_goes_on_from_a_model(shell, photo, model):
    said = shell("fit", photo, "-o", "more.sin", "--from", model, "--steps", 5)
    assert "5 steps" in said
    shell("fit", photo, "-o", "x.sin", "--from", model, "--set", "picture.period=tile", status=2)


def test_a_models_own_recipe_comes_first(shell, photo):
    base = ("--set", "bounds.limits=[2]", "--set", "bounds.values=[0.5,0.1]", "--seconds", 0.05)
    shell.fit(photo, "-o", "a.sin", *base)
    more = ("--set", "bounds.values=[0.7,0.2]", "--set", "training.steps=0")
    shell("fit", photo, "-o", "b.sin", "--from", "a.sin", *more, "--report", "b.json")
    recipe = json.loads((shell.folder / "b.json").read_text())["recipe"]
    assert recipe["bounds"]["limits"] == [2]
    assert recipe["bounds"]["values"] == [0.7, 0.2]


def test_the_recipe_tells_what_the_network_is(shell, photo, model):
    more = ("--preset", "quality", "--steps", 1, "--set", "bounds.deeper=[]", "--report", "b.json")
    shell("fit", photo, "-o", "b.sin", "--from", model, *more)
    report = json.loads((shell.folder / "b.json").read_text())
    assert report["widths"] == [8, 8, 3]
    assert report["recipe"]["network"]["hidden"] == [8]
    assert report["recipe"]["frequencies"]["count"] == 8


@pytest.mark.parametrize("name", ["k.sin", "photo.png"])
def test_a_report_replaces_nothing_else(shell, photo, name):
    before = photo.read_bytes()
    said = shell.fit(photo, "-o", "k.sin", "--report", name, "--steps", 1, status=2)
    assert "another name" in said
    assert photo.read_bytes() == before


def test_a_fit_that_fails_saves_what_there_was(shell, photo, monkeypatch):
    check = Trainer.check

    def spoil(trainer):
        trainer.network.layers[0].weight.data[0, 0] = float("nan")
        return check(trainer)

    monkeypatch.setattr(Trainer, "check", spoil)
    said = shell.fit(photo, "-o", "k.sin", "--steps", 1000, status=1)
    assert "diverged" in said
    assert "k.sin holds what was fitted" in said
    assert (shell.folder / "k.sin").exists()


def test_quiet_says_nothing(shell, photo):
    assert shell.fit(photo, "-o", "k.sin", "--steps", 1, "--quiet") == ""


def test_a_sample_needs_no_file(shell):
    said = shell.fit("--sample", "astronaut", "-o", "k.sin", "--steps", 1, "--size", 32)
    assert "k.sin: " in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.png", "-o", "k.sin"], "missing.png"),
        (["{photo}", "-o", "k.png"], "ends in .sin"),
        (["{photo}", "-o", "nowhere/k.sin"], "nowhere"),
        (["{photo}"], "-o/--output"),
        (["-o", "k.sin"], "picture is missing"),
        (["{photo}", "-o", "k.sin", "--preset", "defualt"], "default"),
        (["{photo}", "-o", "k.sin", "--set", "bounds.smothness=3"], "bounds.smoothness"),
        (["{photo}", "-o", "k.sin", "--set", "bounds.smoothness"], "="),
        (["{photo}", "-o", "k.sin", "--set", "training.rate=fast"], "training.rate"),
        (["{photo}", "-o", "k.sin", "--set", "training.rate=1e9"], "training.rate"),
        (["{photo}", "-o", "k.sin", "--recipe", "missing.toml"], "missing.toml"),
        (["{photo}", "-o", "k.sin", "--device", "cuda:9"], "cuda:9"),
        (["{photo}", "-o", "k.sin", "--device", "tpu"], "training.device"),
        (["{photo}", "-o", "k.sin", "--size", "0"], "picture.size is 0"),
        (["{photo}", "-o", "k.sin", "--size", "0x5"], "picture.size is [0, 5]"),
        (["{photo}", "-o", "k.sin", "--size", "big"], '"big" is not a size'),
        (["{photo}", "-o", "k.sin", "--steps", "-3"], "--steps"),
        (["{photo}", "-o", "k.sin", "--steps", "0"], "--steps"),
        (["{photo}", "-o", "k.sin", "--seconds", "nan"], "--seconds"),
        (["{photo}", "-o", "k.sin", "--holdout", "half"], "picture.holdout"),
        (["{photo}", "-o", "k.sin", "--holdout", "grid:99"], "picture.holdout"),
        (["{photo}", "-o", "k.sin", "--report", "nowhere/r.json"], "nowhere"),
        (["{photo}", "-o", "k.sin", "--from", "missing.sin"], "missing.sin"),
        (["{photo}", "-o", "k.sin", "--sample", "chelsea"], "Both"),
        (["{photo}", "-o", "k.sin", "--sample"], "--sample"),
        (["--sample", "mona-lisa", "-o", "k.sin"], "mona-lisa"),
        (["{photo}", "-o", "k.sin", "--frobnicate"], "--frobnicate"),
    ],
)
def test_bad_usage_is_one_sentence(shell, photo, arguments, words):
    said = shell("fit", *(text.format(photo=photo) for text in arguments), status=2)
    assert words in said
    left = {path.name for path in shell.folder.iterdir()}
    assert left == {"photo.png"}, "nothing was written"


@pytest.mark.parametrize(
    "text",
    ["bounds", "[bounds]\nsmoothness = ", "[bounds]\nx = 1\n", "bounds = 3\n", "\x00\xff"],
)
def test_malformed_recipes_name_the_file(shell, photo, text):
    (shell.folder / "r.toml").write_text(text, encoding="latin-1")
    assert "r.toml" in shell.fit(photo, "-o", "k.sin", "--recipe", "r.toml", status=2)


@pytest.mark.parametrize("data", [b"", b"hello\n", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_bad_pictures_name_the_file(shell, data):
    (shell.folder / "odd.png").write_bytes(data)
    assert "odd.png" in shell.fit("odd.png", "-o", "k.sin", status=2)
    assert not (shell.folder / "k.sin").exists()


def test_interrupted_saves_what_is_fitted(photo, tmp_path):
    command = [
        sys.executable, "-c", "import sys; from sinstudio.cli.main import main; sys.exit(main())",
        "fit", str(photo), "-o", str(tmp_path / "k.sin"), "--steps", "100000000",
        "--set", "frequencies.count=4", "--set", "network.hidden=[4]",
        "--set", "training.threads=1",
    ]  # fmt: skip
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env) as process:
        assert process.stderr is not None
        line = process.stderr.readline()  # it has begun
        assert "step" in line
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert process.returncode == 130
    assert "interrupted" in rest
    assert "Traceback" not in rest
    assert (tmp_path / "k.sin").exists()


def test_a_budget_scales_the_phases_of_a_recipe(shell, photo):
    shell.fit(photo, "-o", "k.sin", "--preset", "pruning", "--steps", 40, "--report", "r.json")
    report = json.loads((shell.folder / "r.json").read_text())
    assert report["steps"] < 200  # pruning takes as many rounds as it takes
    kinds = [name.partition(":")[0] for name in report["recipe"]["training"]["phases"]]
    assert kinds == ["fit", "prune", "finetune"]
    shell.fit(photo, "-o", "k.sin", "--preset", "growth", "--seconds", 0.1, "--report", "r.json")
    assert json.loads((shell.folder / "r.json").read_text())["seconds"] < 5

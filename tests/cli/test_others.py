import json
import os
import subprocess
import sys

import pytest

import sinstudio
from sinstudio import __version__
from sinstudio.cli.main import COMMANDS, main
from sinstudio.files.model_file import save_model
from sinstudio.files.recipes import read_recipe


def test_info(shell, model):
    text = shell("info", model)
    assert "8 → 8 → 3" in text
    found = json.loads(shell("info", model, "--json"))
    assert found["widths"] == [8, 8, 3]
    assert found["bytes"] == model.stat().st_size
    assert found["size"] == [24, 16]
    assert found["period"] == [2.2, 2.2]
    assert found["index"] == 1
    assert found["sub_periods"] == found["cure"] == []
    assert found["repeats_in_picture"] is False
    assert "No sub-periods" in text
    local = found["local_frequency"]
    assert 0 < local["least"] <= local["median"] <= local["most"]
    beyond = found["beyond_nyquist_at_most"]
    assert 0 < beyond["mean"] <= beyond["most"] <= 1
    assert sum(block["columns"] for block in found["blocks"]) == 8
    assert found["bits_per_pixel"] == pytest.approx(8 * found["bytes"] / (24 * 16))


def test_info_tells_of_sub_periods_and_their_cure(shell, photo):
    odd = ["--set", "frequencies.values=[[1, 1], [3, 1], [-1, 5]]"]
    odd += ["--set", "frequencies.strategy=custom", "--set", "picture.period=tile"]
    shell.fit(photo, "-o", "odd.sin", "--steps", 2, "--quiet", "--report", "odd.json", *odd)
    text = shell("info", "odd.sin")
    assert "Index 2: the network repeats itself at (1/2, 1/2) of its period, (12, 8) pix" in text
    assert "cure         add (1, 0)" in text
    found = json.loads(shell("info", "odd.sin", "--json"))
    assert found["index"] == json.loads((shell.folder / "odd.json").read_text())["index"] == 2
    repeat = {"periods": ["1/2", "1/2"], "pixels": [12.0, 8.0], "negative": False}
    assert found["sub_periods"] == [repeat]
    assert found["repeats_in_picture"] is True
    assert found["cure"] == [[1, 0]]


def test_info_tells_of_anti_periods(shell, photo):
    zero = ["network.zero_biases=true", 'network.trainable=["A", "C", "d"]']
    zero += ["frequencies.strategy=custom", "frequencies.values=[[1, 0], [0, 1]]"]
    sets = [part for value in zero for part in ("--set", value)]
    shell.fit(photo, "-o", "zero.sin", "--steps", 2, "--quiet", *sets)
    found = json.loads(shell("info", "zero.sin", "--json"))
    assert found["index"] == 1
    assert found["repeats_in_picture"] is True
    assert [repeat["negative"] for repeat in found["sub_periods"]] == [True]
    assert found["cure"] == [[1, 1]]
    assert "its negative at (1/2, 1/2)" in shell("info", "zero.sin")


def test_compare_a_model_with_its_picture(shell, model, photo):
    found = json.loads(shell("compare", model, photo, "--json"))
    assert set(found) == {"psnr_db", "ssim", "out_of_band", "seam"}
    assert found["psnr_db"] > 5
    assert json.loads(shell("compare", photo, model, "--json")) == found
    assert "dB" in shell("compare", model, photo)


def test_compare_equal_things(shell, model, photo):
    found = json.loads(shell("compare", photo, photo, "--json"))
    assert found["psnr_db"] == "inf"
    assert found["ssim"] == 1
    assert found["out_of_band"] is None
    found = json.loads(shell("compare", model, model, "--json"))
    assert found["psnr_db"] == "inf"


def test_compare_says_what_does_not_fit(shell, model, photo):
    shell("render", model, "-o", "large.png", "--size", "60")
    assert "60×40" in shell("compare", photo, "large.png", status=2)


def test_presets(shell):
    text = shell("presets")
    for name in ("default", "fast", "quality", "noise-disappears"):
        assert name in text
    listed = json.loads(shell("presets", "--json"))
    assert {"name", "title", "summary", "recipe"} <= set(listed[0])
    (shell.folder / "own.toml").write_text(shell("presets", "noise-disappears"))
    recipe = read_recipe(shell.folder / "own.toml")
    assert recipe.bounds.values == (1.3, 0.3, 0.02)
    assert "noise-disappears" in shell("presets", "noise-dissapears", status=2)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_help_of_every_command(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"usage: sinstudio {command}" in capsys.readouterr().out


def test_a_pipe_that_knows_few_letters(model):
    command = [sys.executable, "-m", "sinstudio", "info", str(model)]
    env = os.environ | {"PYTHONIOENCODING": "ascii"}
    found = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert found.returncode == 0, found.stderr
    assert "8 ? 8 ? 3" in found.stdout


def test_info_of_odd_measures(shell, model):
    loaded = sinstudio.load(model)
    measures = {"psnr_db": float("inf"), "heldout_psnr_db": None, "note": {"a": 1}}
    save_model(shell.folder / "odd.sin", loaded.network, recipe=None, measures=measures)
    said = shell("info", "odd.sin")
    assert "PSNR         inf dB" in said
    assert "held-out" not in said
    assert "no bound" in said


def test_info_is_aligned(shell, photo):
    shell.fit(photo, "-o", "h.sin", "--steps", 2, "--holdout", 0.2, "--quiet")
    rows = shell("info", "h.sin").splitlines()[1:]
    assert rows[-1].startswith("  held-out PSNR  ")
    assert rows[-1].endswith(" dB")
    assert all(row[15:17] == "  " and row[17] != " " for row in rows)


def test_names_with_line_breaks_stay_on_one_line(shell):
    shell("info", "a\nb.sin", status=2)


def test_help_and_version(shell):
    text = shell("--help")
    assert all(command in text for command in COMMANDS)
    assert shell("--version") == f"sinstudio {__version__}\n"


def test_without_a_display_the_other_way_is_named(shell, photo, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    said = shell("--sample", "chelsea", status=2)
    assert "sinstudio fit --sample chelsea -o OUT.sin" in said
    assert f"sinstudio fit {photo} -o OUT.sin" in shell(photo, status=2)


def test_what_is_neither_a_file_nor_a_command_is_refused(shell):
    assert "frobnicate is neither a file nor a command" in shell("frobnicate", status=2)
    assert "did you mean sinstudio render?" in shell("rendr", status=2)


def test_a_closed_pipe_is_no_traceback(model):
    program = "import sys; from sinstudio.cli.main import main; sys.exit(main())"
    command = f'"{sys.executable}" -c "{program}" info "{model}" --json | true'
    found = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert found.stderr == ""

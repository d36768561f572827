import json

import pytest


@pytest.fixture
def siren(shell, photo):
    extra = ["--set", 'network.baseline="siren"', "--set", "bounds.enabled=false"]
    shell.fit(photo, "-o", "siren.sin", "--steps", 5, "--quiet", *extra, "--report", "r.json")
    return shell.folder / "siren.sin"


def test_the_report_has_no_period_and_no_index(shell, siren):
    report = json.loads((shell.folder / "r.json").read_text())
    assert report["period"] is report["index"] is report["seam"] is None
    assert report["parameters"] == 8 * 2 + 8 + 8 * 8 + 8 + 8 * 3 + 3
    assert report["recipe"]["network"]["trainable"][-1] == "omega"


def test_info(shell, siren):
    text = shell("info", siren)
    assert "none: a SIREN does not repeat" in text
    assert "the frequencies of a SIREN are real" in text
    found = json.loads(shell("info", siren, "--json"))
    assert found["period"] is found["index"] is None
    assert 0 < found["largest_radius"] < found["nyquist"]


@pytest.mark.parametrize("what", ["color", "height", "normal"])
def test_renders_but_has_no_tiles(shell, siren, what):
    shell("render", siren, "-o", "o.png", "--map", what, "--region=-1,0,2,1")
    said = shell("render", siren, "-o", "t.png", "--map", what, "--tiles", "2x2", status=2)
    assert "is a SIREN and has no period" in said
    assert not (shell.folder / "t.png").exists()


@pytest.mark.parametrize("tiles", ["2", "2x2"])
def test_one_number_of_tiles_is_refused_alike(shell, siren, tiles):
    said = shell("render", siren, "-o", "t.png", "--tiles", tiles, status=2)
    assert "The tiles are 2×2" in said
    assert "--region=-1,-1,2,2" in said


def test_compare_leaves_the_seam_out(shell, siren, photo):
    assert json.loads(shell("compare", siren, photo, "--json"))["seam"] is None
    assert "seam         –" in shell("compare", siren, photo)


def test_goes_on_from_it(shell, siren, photo):
    said = shell("fit", photo, "-o", "more.sin", "--from", siren, "--steps", 3, "--quiet")
    assert said == "" or "dB" in said
    assert json.loads(shell("info", "more.sin", "--json"))["index"] is None


def test_the_preset(shell, photo):
    shell.fit(photo, "-o", "p.sin", "--preset", "siren", "--steps", 2, "--quiet")
    assert json.loads(shell("info", "p.sin", "--json"))["period"] is None


def test_is_pruned_and_does_not_grow(shell, siren, photo):
    pruned = ["--components", "columns", "--target", "0.25", "--steps", "2", "--quiet"]
    quick = ["pruning.decay_steps=2", "pruning.recovery_steps=2", "pruning.threshold=0.2"]
    settings = [word for key in quick for word in ("--set", key)]
    shell("prune", siren, photo, "-o", "half.sin", *pruned, *settings)
    assert json.loads(shell("info", "half.sin", "--json"))["widths"][0] < 8
    said = shell("grow", siren, photo, "-o", "grown.sin", "--add", 4, status=2)
    assert "those of a SIREN are real" in said
    assert not (shell.folder / "grown.sin").exists()

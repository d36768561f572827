import json

import pytest
from PIL import Image

from sinstudio.cli.main import main
from sinstudio.files.model_file import load_model


@pytest.fixture
def model(shell, photo):
    shell.fit(photo, "-o", "k.sin", "--steps", 20, "--set", "picture.period=tile")
    return "k.sin"


def test_prunes_to_the_target(shell, photo, model):
    said = shell(
        "prune", model, photo, "-o", "p.sin", "--target", 0.4, "--components", "rows",
        "--set", "pruning.decay_steps=2", "--set", "pruning.recovery_steps=1",
        "--set", "pruning.threshold=0.3", "--steps", 3, "--report", "r.json",
    )  # fmt: skip
    assert "p.sin: " in said
    report = json.loads((shell.folder / "r.json").read_text())
    m, n, c = report["widths"]
    assert (m, c) == (8, 3)
    assert n <= 0.6 * 8
    assert report["recipe"]["training"]["phases"] == ["prune", "finetune:3"]
    assert load_model(shell.folder / "p.sin").network.widths == (m, n, c)


def test_grows_by_as_many_columns(shell, photo, model):
    shell(
        "grow", model, photo, "-o", "g.sin", "--add", 5, "--set", "growth.every=2",
        "--set", 'growth.calm="spill"', "--steps", 3,
    )  # fmt: skip
    assert load_model(shell.folder / "g.sin").network.widths == (13, 8, 3)


def test_nothing_pruned_or_grown_is_an_error_and_no_file(shell, photo, model):
    said = shell(
        "prune", model, photo, "-o", "p.sin", "--set", "pruning.threshold=1e-9", "--steps", 1,
        status=2,
    )  # fmt: skip
    assert "nothing was pruned" in said
    assert "T_p" in said
    said = shell(
        "grow", model, photo, "-o", "g.sin", "--set", "bounds.enabled=false", "--steps", 1,
        status=2,
    )  # fmt: skip
    assert "nothing was grown" in said
    assert "no block has a bound" in said
    assert not (shell.folder / "p.sin").exists()
    assert not (shell.folder / "g.sin").exists()


def test_growth_that_cannot_be_is_refused_before_a_step(shell, photo, model, monkeypatch):
    def never(*arguments, **settings):
        raise AssertionError("trained")

    monkeypatch.setattr("sinstudio.api.fit", never)
    unbound = ["--set", "bounds.enabled=false"]
    said = shell("grow", model, photo, "-o", "g.sin", *unbound, status=2)
    assert "no block has a bound" in said
    with pytest.raises(AssertionError, match="trained"):
        shell("grow", model, photo, "-o", "g.sin", *unbound, "--set", 'growth.calm="spill"')


def test_a_picture_of_another_size_is_mentioned(shell, photo, model, capsys):
    Image.open(photo).resize((30, 20)).save(shell.folder / "large.png")
    quick = ["--add", 2, "--set", "growth.every=1", "--set", 'growth.calm="spill"', "--steps", 1]
    assert main([str(part) for part in ("grow", model, "large.png", "-o", "g.sin", *quick)]) == 0
    assert "fitted to 24×16 pixels, and goes on with 30×20" in capsys.readouterr().err
    assert main([str(part) for part in ("grow", model, photo, "-o", "g.sin", *quick)]) == 0
    assert "goes on with" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--target", "1.5"), "pruning.target is 1.5"),
        (("--target", "x"), '"x" is not a share'),
        (("--components", "bits"), "bits"),
        (("--set", "pruning.threshold=0"), "pruning.threshold is 0"),
        (("--set", "pruning.threshold=1.2"), "pruning.threshold is 1.2"),
        (("--steps", "0"), "number of steps"),
    ],
)
def test_bad_usage_is_one_sentence(shell, photo, model, arguments, words):
    said = shell("prune", model, photo, "-o", "p.sin", *arguments, status=2)
    assert words in said


def test_going_on_from_a_pruned_model_prunes_no_further(shell, photo, model):
    shell(
        "prune", model, photo, "-o", "p.sin", "--target", 0.4, "--set", "pruning.threshold=0.3",
        "--set", "pruning.decay_steps=2", "--set", "pruning.recovery_steps=1", "--steps", 3,
    )  # fmt: skip
    pruned = load_model(shell.folder / "p.sin")
    assert pruned.recipe.training.phases == ("prune", "finetune:3")
    shell("fit", photo, "--from", "p.sin", "-o", "on.sin", "--steps", 5)
    on = load_model(shell.folder / "on.sin")
    assert on.network.widths == pruned.network.widths
    assert on.recipe.training.phases == ()

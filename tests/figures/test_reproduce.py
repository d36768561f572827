"""`sinstudio reproduce` with a figure of no computation, and with one that is very small."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Photo

from sinstudio.cli import reproduce
from sinstudio.cli.main import main
from sinstudio.figures import panels as p
from sinstudio.figures import registry
from sinstudio.figures.context import Context
from sinstudio.figures.figure import Figure, Finding, Outcome
from sinstudio.figures.registry import ALL, find
from sinstudio.files.samples import open_sample


def _toy(context: Context) -> Outcome:
    picture = context.picture()
    numbers = np.arange(12.0).reshape(3, 4)
    row = {"name": "a|b", "value": 1 / 3, "quick": context.quick, "side": picture.width}
    shown: tuple[p.Panel, ...] = (
        p.Image(picture.pixels[:32, :32], "a picture", (p.Stroke((0, 1), (0, 1)),)),
        p.Image(numbers, "a map"),
        p.Image(numbers[..., None] / 11, "grey"),
        p.Plane(np.array([[1, 2], [-3, 0]]), "frequencies", 4),
    )
    line = p.Series("line", [1, 2, 3], [1, 4, 9], low=[0.5, 3, 8], high=[2, 5, 10])
    dots = p.Series("dots", [1, 2, 3], [2, 3, 4], dots=True)
    below: tuple[p.Panel, ...] = (
        p.Curves((line, dots), "curves", "x", "y", log_x=True, log_y=True, y_range=(0.1, 20)),
        p.Bars(("a", "b"), {"one": (1, 2), "two": (2, 1)}, "bars", "x", "y", {"one": (0.1, 0.2)}),
        p.Density([1, 2, 3], [0, 1, 2, 3, 4], numbers, "density", "x", "y"),
    )
    table = p.Table(np.array([[1.0, np.nan], [3, 4]]), ("r", "s"), ("t", "u"), "table", "x", "y")
    findings = (
        Finding("It is a|b.", "It was 1.", True),
        Finding("It is 2.", "It was 3.", False),
        Finding("It is 4.", "It was 5.", None),
    )
    return Outcome((shown, below, (table,)), (row, {**row, "value": 2.0}), findings, ("A note.",))


TOY = Figure("5", "a toy", "There is a toy.", "figure-5", _toy, {"training.steps": 7}, "in all.")


@pytest.fixture
def toy(monkeypatch):
    monkeypatch.setattr(registry, "ALL", (TOY,))
    monkeypatch.setattr(reproduce, "ALL", (TOY,))


def _refused(*arguments: object, capsys: pytest.CaptureFixture[str], status: int = 2) -> str:
    assert main([str(one) for one in ("reproduce", *arguments)]) == status
    sentence = capsys.readouterr().err
    assert sentence.startswith("sinstudio: ")
    assert sentence.count("\n") == 1
    return sentence


def test_three_files_come_out(toy, tmp_path: Path, capsys) -> None:
    folder = tmp_path / "new" / "folder"
    assert main(["reproduce", "5", "--quick", "-o", str(folder)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[-3:] == [str(folder / f"figure-5{ending}") for ending in (".png", ".csv", ".md")]
    assert "  does not agree: It is 2. It was 3." in printed
    with Photo.open(folder / "figure-5.png") as image:
        assert min(image.size) > 500
    rows = list(csv.DictReader(io.StringIO((folder / "figure-5.csv").read_text("utf-8"))))
    assert [row["value"] for row in rows] == ["0.333333", "2.0"]
    assert rows[0]["quick"] == "True"
    text = (folder / "figure-5.md").read_text(encoding="utf-8")
    assert "1 of 3 claims comes out as reported, 1 does not, 1 cannot be told" in text
    assert "| It is a\\|b. | It was 1. | yes |" in text
    assert "| It is 2. | It was 3. | **no** |" in text
    assert "A note." in text
    assert f"    sinstudio reproduce 5 --quick -o {folder}\n" in text
    assert "fitted to astronaut" in text
    assert sorted(path.name for path in folder.iterdir()) == [
        "figure-5.csv",
        "figure-5.md",
        "figure-5.png",
    ]


def test_files_of_before_are_replaced_once_the_new_ones_are_whole(
    toy, tmp_path: Path, monkeypatch
) -> None:
    before = tmp_path / "figure-5.md"
    before.write_text("before")

    def broken(context: Context) -> Outcome:
        assert before.read_text() == "before"
        raise KeyboardInterrupt

    monkeypatch.setattr(registry, "ALL", (replace(TOY, run=broken),))
    assert main(["reproduce", "5", "-o", str(tmp_path)]) == 130
    assert before.read_text() == "before"
    monkeypatch.setattr(registry, "ALL", (TOY,))
    assert main(["reproduce", "5", "-o", str(tmp_path), "--quiet"]) == 0
    assert before.read_text() != "before"


def test_pictures_of_a_folder_are_taken_in_order_and_cropped_square(toy, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name, size in (("b.png", (40, 40)), ("a.jpg", (50, 34))):
        Photo.new("RGB", size, "red").save(folder / name)
    (folder / "notes.txt").write_text("no picture")
    assert main(["reproduce", "5", "-o", str(tmp_path), "--pictures", str(folder)]) == 0
    assert "fitted to a.jpg" in (tmp_path / "figure-5.md").read_text(encoding="utf-8")
    assert ",34\n" in (tmp_path / "figure-5.csv").read_text(encoding="utf-8")


def test_all_runs_every_one(toy, tmp_path: Path) -> None:
    assert main(["reproduce", "all", "-o", str(tmp_path), "--quiet"]) == 0
    assert (tmp_path / "figure-5.md").exists()


def test_bad_input_is_one_sentence(toy, tmp_path: Path, capsys) -> None:
    sentence = _refused("77", "-o", tmp_path, capsys=capsys)
    assert 'no figure "77" to reproduce: there are 5.' in sentence
    file = tmp_path / "file"
    file.write_text("")
    assert "is not a folder" in _refused("5", "-o", file, capsys=capsys)
    assert "cannot be made" in _refused("5", "-o", file / "below", capsys=capsys)
    here = ("5", "-o", tmp_path, "--pictures")
    assert "does not exist" in _refused(*here, tmp_path / "none", capsys=capsys)
    assert "is not a folder" in _refused(*here, file, capsys=capsys)
    (tmp_path / "empty").mkdir()
    assert "holds no picture" in _refused(*here, tmp_path / "empty", capsys=capsys)
    (tmp_path / "figure-5.csv").mkdir()
    assert "it is a folder" in _refused("5", "-o", tmp_path, capsys=capsys)


def test_a_fit_is_shown_and_can_be_stopped(tmp_path: Path, small, capsys, monkeypatch) -> None:
    figure = find("5")
    stopped: list[Callable[[], bool]] = []

    def run(context: Context) -> Outcome:
        stopped.append(context._should_stop)
        context._should_stop = lambda: True
        context.fit(context.main.recipe, context.picture(), "one fit")
        raise AssertionError("it was stopped")

    monkeypatch.setattr(registry, "ALL", (replace(figure, run=run),))
    assert "interrupted" in _refused("5", "-o", tmp_path, capsys=capsys, status=130)
    assert stopped
    assert not list(tmp_path.iterdir())


def test_progress_names_the_fit(tmp_path: Path, small, capsys) -> None:
    assert main(["reproduce", "5", "--quick", "-o", str(tmp_path)]) == 0
    said = capsys.readouterr().err
    assert said.index("Figure 5, ω₀ = 16") < said.index("Figure 5, ω₀ = 128")


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.name)
def test_names_of_a_figure(figure: Figure) -> None:
    for number in figure.name.split("/"):
        for name in (number, f"figure-{number}", f"Figure {number}", f"fig. {number}"):
            assert find(name) is figure
    assert find(figure.file_name) is figure


def test_quick_settings_and_samples() -> None:
    context = Context(TOY, quick=True)
    assert context.main.recipe.training.steps == 7
    assert Context(TOY).main.recipe.training.steps != 7
    assert context.variant("omega-128").recipe.frequencies.limit == 128
    two = context.pictures(2)
    assert len(two) == 2 == len(context.used)
    side = min(open_sample("chelsea").pixels.shape[:2])
    assert two[1].pixels.shape[:2] == (side, side)

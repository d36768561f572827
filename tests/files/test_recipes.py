from __future__ import annotations

import math
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from settings_table import PAGE, page_with_tables

from sinstudio.errors import SinStudioError
from sinstudio.files.recipes import parse_set, read_document, read_recipe, recipe_text, write_recipe
from sinstudio.training.recipe import Recipe, all_settings

FULL = Recipe.from_mapping(
    {
        "picture": {"crop": [1, 2, 30, 40], "size": [64, 48], "period": ["mirror", 2.5]},
        "frequencies": {
            "strategy": "custom",
            "values": [[i, -i * i] for i in range(1, 200)],
            "sigma": 1 / 3,
        },
        "network": {"hidden": [5, 4, 3], "trainable": ["A", "phases"]},
        "bounds": {"limits": [1.5, 2e5], "values": ["inf", 0.1, 1e-9], "deeper": [0.2, "inf"]},
        "training": {"seconds": 1e-7, "batch": "all", "seed": 2**32 - 1, "device": "cuda:3"},
    }
)

SMALL_RECIPES = st.builds(
    lambda limits, first, rate, hidden, holdout, seed: Recipe.from_mapping(
        {
            "bounds": {"limits": sorted(limits), "values": [first] * (len(limits) + 1)},
            "training": {"rate": rate, "seed": seed},
            "network": {"hidden": hidden},
            "picture": {"holdout": holdout},
        }
    ),
    st.sets(st.floats(1e-3, 1e5), max_size=30),
    st.floats(0) | st.just(math.inf),
    st.floats(1e-300, 10),
    st.lists(st.integers(1, 16_384), min_size=1, max_size=16),
    st.floats(0, 0.9) | st.sampled_from(["grid:2", "grid:16"]),
    st.integers(0, 2**32 - 1),
)


def refusal(path: Path, text: str | bytes) -> str:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SinStudioError) as caught:
        read_recipe(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert message.isprintable()
    assert len(message) < 600
    return message.removeprefix(f"{path}: ")


@given(SMALL_RECIPES)
@example(FULL)
@example(Recipe())
def test_round_trip_is_exact(tmp_path_factory: pytest.TempPathFactory, recipe: Recipe) -> None:
    path = tmp_path_factory.mktemp("r") / "r.toml"
    write_recipe(path, recipe)
    assert read_recipe(path) == recipe
    assert read_recipe(path, FULL) == recipe  # it is complete: nothing of the base shows


def test_text_is_for_people() -> None:
    lines = recipe_text(FULL).splitlines()
    assert max(map(len, lines)) <= 100
    assert "hidden = [5, 4, 3]" in lines
    assert 'period = ["mirror", 2.5]' in lines
    assert 'values = ["inf", 0.1, 1e-09]' in lines
    assert 'trainable = ["A", "phases"]' in lines
    assert "crop = []" in recipe_text(Recipe()).splitlines()
    assert lines[0].startswith("# ")
    tables = [line for line in lines if line.startswith("[")]
    assert tables == [f"[{name}]" for name in Recipe().to_mapping()]


def test_base_shows_where_the_file_is_silent(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text("[training]\nsteps = 7\n[bounds]\nlimits = [3]\nvalues = [1, inf]\n")
    base = Recipe().changed({"training.rate": 0.5})
    recipe = read_recipe(path, base)
    assert (recipe.training.steps, recipe.training.rate) == (7, 0.5)
    assert recipe.bounds.values == (1.0, math.inf)
    assert not recipe.bounds.automatic


def test_about_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text('[about]\ntitle = "T"\nanything = [1]\n')
    assert read_recipe(path) == Recipe()
    assert read_document(path) == (Recipe(), {"title": "T", "anything": [1]})


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_bytes(b"\xef\xbb\xbf[training]\r\nsteps = 7\r\n")
    assert read_recipe(path).training.steps == 7


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[training]\nsteps = \n", "it is not valid TOML: line 2, column 9: Invalid value."),
        ("[training]\nsteps = 1\nsteps = 2\n", "line 3"),
        ("[training", "end of document"),
        (b"\xff\xfe[\x00", "it is not text in UTF-8 (byte 0)"),
        (b"[training]\n\x00", "line 2"),
        ("steps = 5", "There is no section called steps"),
        ("[trianing]", "There is no section called trianing. Did you mean training?"),
        ("[training]\nstep = 5", "no setting called training.step. Did you mean training.steps?"),
        ("[bounds]\nrate = 5", "Did you mean training.rate?"),
        ("training = 5", "training is 5: it is a section"),
        ("[training]\nsteps = -1", "training.steps is -1: it must be a whole number from 0"),
        ("[training]\nsteps = true", "training.steps is true"),
        ("[training]\nsteps = 2024-01-01", "training.steps is 2024-01-01"),
        ("[training]\nsteps = 2024-13-41", "not valid TOML"),
        ("[training]\nrate = nan", "training.rate is nan"),
        ("[bounds]\nlimits = [1]", "bounds.values is [inf]: it must hold one bound more"),
        ("about = 3", "about is 3: it must be a table"),
        (f"[training]\nrate = 1{'0' * 400}", "64 bits"),
        (f"[training]\nrate = 1{'0' * 5000}", "not valid TOML"),
        ("[training]\nrate = 9223372036854775808", "64 bits"),
        (f"a = {'[' * 9}{']' * 9}", "deeper than 8"),
        (f"a = {'[' * 50_000}", "deeper than 8"),
        (f"a = {'{a=' * 50_000}", "deeper than 8"),
        ('"a\\nb\\u001b" = 1', "There is no section called a\ufffdb\ufffd."),
        (f"{'a' * 10_000} = 1", "There is no section called aaa"),
    ],
)
def test_bad_recipes_get_one_sentence(tmp_path: Path, text: str | bytes, words: str) -> None:
    assert words in refusal(tmp_path / "r.toml", text)


@given(st.binary(max_size=60) | st.text("[]{}=\"'.,#\n\\ab10-:Tu+_einf", max_size=40))
def test_any_bytes_are_a_recipe_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes | str
) -> None:
    path = tmp_path_factory.mktemp("r") / "r.toml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    try:
        read_recipe(path)
    except SinStudioError:
        refusal(path, data)


def test_unreadable_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SinStudioError, match=r"none\.toml: there is no such file\."):
        read_recipe(tmp_path / "none.toml")
    with pytest.raises(SinStudioError, match="it is not a file"):
        read_recipe(tmp_path)
    with pytest.raises(SinStudioError, match="no such file"):
        read_recipe("a\0b")
    with pytest.raises(SinStudioError, match="folder"):
        write_recipe(tmp_path / "none" / "r.toml", Recipe())
    monkeypatch.setattr("sinstudio.files.recipes.MAX_BYTES", 3)
    assert "larger than a recipe" in refusal(tmp_path / "r.toml", "# long")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs file permissions")
def test_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text("")
    path.chmod(0)
    with pytest.raises(SinStudioError, match="it cannot be read: Permission denied"):
        read_recipe(path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("training.steps=500", ("training.steps", 500)),
        (" training.rate = 1e-3 ", ("training.rate", 1e-3)),
        ("training.device=cpu", ("training.device", "cpu")),
        ("training.device=cuda:0", ("training.device", "cuda:0")),
        ("picture.period=tile", ("picture.period", "tile")),
        ("picture.holdout=grid:2", ("picture.holdout", "grid:2")),
        ("frequencies.strategy=low+high", ("frequencies.strategy", "low+high")),
        ('picture.period="tile"', ("picture.period", "tile")),
        ("picture.period=['tile', 2.5]", ("picture.period", ["tile", 2.5])),
        ("network.hidden=[256, 256]", ("network.hidden", [256, 256])),
        ("bounds.enabled=false", ("bounds.enabled", False)),
        ("bounds.values=[inf]", ("bounds.values", [math.inf])),
        ("a=b=c", None),
        ("training.steps", None),
        ("training.steps=", None),
        ("=5", None),
        ("", None),
        ("a=[1,", None),
        ("a=two words", None),
        ('a="open', None),
        ("a=1\nb=2", None),
        ("a=1\n[b]", None),
        (f"a={'[' * 50_000}", None),
    ],
)
def test_parse_set(text: str, expected: tuple[str, object] | None) -> None:
    if expected is None:
        with pytest.raises(SinStudioError, match=r"^--set "):
            parse_set(text)
    else:
        assert parse_set(text) == expected


@given(st.text(max_size=30))
def test_parse_set_takes_any_text(text: str) -> None:
    try:
        parse_set(f"training.steps={text}")
    except SinStudioError as error:
        assert str(error).isprintable()  # noqa: PT017


def test_help_page_has_every_setting() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for section in {key.split(".")[0] for key in all_settings()}:
        assert f"### [{section}]" in page
    for key in all_settings():
        assert f"| `{key.split('.')[1]}` |" in page
    assert page == page_with_tables(page), "run python tests/files/settings_table.py"


def test_examples_on_the_help_page_are_right() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    block = [line[4:] for line in lines if line.startswith("    ") and "sinstudio" not in line]
    document = tomllib.loads("\n".join(block))
    about = document.pop("about")
    assert set(about) == {"title", "summary", "sample", "order"}
    (variant,) = document.pop("variants")
    assert Recipe.from_mapping(variant["set"]).frequencies.limit == 128
    assert Recipe.from_mapping(document).bounds.limits == (8, 20)
    for line in lines:
        if line.startswith("    sinstudio fit"):
            values = [word for word in line.split() if "=" in word]
            Recipe().changed(dict(map(parse_set, values)))


def test_importing_recipes_presets_and_reports_does_not_import_torch() -> None:
    names = ("recipes", "presets", "report", "container", "model_header", "strict_json")
    code = "import sys\n" + "".join(f"import sinstudio.files.{name}\n" for name in names)
    code += "sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

import numpy as np
import pytest
from PIL import Image


def pixels(path):
    with Image.open(path) as image:
        return np.asarray(image).astype(int)


def test_renders_the_fitted_size(shell, model):
    assert "24×16" in shell("render", model, "-o", "o.png")
    assert pixels(shell.folder / "o.png").shape == (16, 24, 3)


@pytest.mark.parametrize(("size", "shape"), [("48", (32, 48)), ("10x7", (7, 10)), ("1", (1, 1))])
def test_size(shell, model, size, shape):
    shell("render", model, "-o", "o.png", "--size", size)
    assert pixels(shell.folder / "o.png").shape[:2] == shape


def test_tiles_repeat_one_period(shell, model):
    shell("render", model, "-o", "one.png", "--tiles", "1x1", "--size", "26x18")
    shell("render", model, "-o", "four.png", "--tiles", "2x2", "--size", "52x36")
    one, four = pixels(shell.folder / "one.png"), pixels(shell.folder / "four.png")
    np.testing.assert_array_equal(np.tile(one, (2, 2, 1)), four)


def test_a_region_is_a_part_of_the_whole(shell, model):
    shell("render", model, "-o", "whole.png")
    shell("render", model, "-o", "part.png", "--region", "0.5,0,1,0.5", "--size", "12x8")
    whole, part = pixels(shell.folder / "whole.png"), pixels(shell.folder / "part.png")
    assert np.abs(whole[:8, 12:] - part).max() <= 1
    shell("render", model, "-o", "beyond.png", "--region=-1,-1,2,2")


@pytest.mark.parametrize("ending", ["png", "tif", "exr", "jpg", "webp", "avif", "bmp"])
@pytest.mark.parametrize("what", ["color", "height", "normal"])
def test_every_format_and_map(shell, model, ending, what):
    shell("render", model, "-o", f"o.{ending}", "--map", what)
    assert (shell.folder / f"o.{ending}").stat().st_size > 100


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.sin", "-o", "o.png"], "missing.sin"),
        (["{photo}", "-o", "o.png"], "photo.png"),
        (["{model}", "-o", "o.xyz"], ".xyz"),
        (["{model}", "-o", "o"], "o"),
        (["{model}", "-o", "nowhere/o.png"], "nowhere"),
        (["{model}", "-o", "o.png", "--size", "0x9"], "0×9"),
        (["{model}", "-o", "o.png", "--size", "0"], "0"),
        (["{model}", "-o", "o.png", "--size", "999999x999999"], "999999"),
        (["{model}", "-o", "o.webp", "--size", "17000x16"], "16,383"),
        (["{model}", "-o", "o.png", "--tiles", "0x1"], "0×1"),
        (["{model}", "-o", "o.png", "--region", "1,0,0,1"], "region"),
        (["{model}", "-o", "o.png", "--region", "1,0"], "region"),
        (["{model}", "-o", "o.png", "--region", "0,0,1,nan"], "region"),
        (["{model}", "-o", "o.png", "--map", "bump"], "bump"),
    ],
)
def test_bad_usage_is_one_sentence(shell, photo, model, arguments, words):
    texts = [text.format(photo=photo, model=model) for text in arguments]
    assert words in shell("render", *texts, status=2)
    assert not (shell.folder / "o.png").exists()


def test_the_filter_softens_and_leaves_the_model_alone(shell, model):
    before = model.read_bytes()
    shell("render", model, "-o", "plain.png")
    shell("render", model, "-o", "none.png", "--filter", "0")
    shell("render", model, "-o", "half.png", "--filter", "0.5")
    shell("render", model, "-o", "even.png", "--filter", "1")
    plain, none, half, even = (
        pixels(shell.folder / f"{name}.png") for name in ("plain", "none", "half", "even")
    )
    np.testing.assert_array_equal(plain, none)
    assert 0 < half.std(axis=(0, 1)).max() != plain.std(axis=(0, 1)).max()
    assert even.std(axis=(0, 1)).max() == 0
    assert model.read_bytes() == before


@pytest.mark.parametrize("strength", ["-0.1", "1.5", "much", "nan"])
def test_a_filter_is_from_0_to_1(shell, model, strength):
    said = shell("render", model, "-o", "o.png", f"--filter={strength}", status=2)
    assert strength in said
    assert "from 0 to 1" in said

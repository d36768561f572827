"""Grey, grey with alpha, RGB and RGBA, from the file to the file."""

import json

import numpy as np
import pytest
from PIL import Image

from sinstudio.files.pictures import open_picture

MODES = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}


@pytest.fixture(params=sorted(MODES))
def channels(request):
    return request.param


@pytest.fixture
def shape(tmp_path, channels):
    """A disc on nothing, where there is alpha."""
    y, x = np.mgrid[0:20, 0:24]
    waves = [128 + 100 * np.sin(x / (4 + c)) for c in range(3 if channels > 2 else 1)]
    alpha = np.clip(9 - np.hypot(x - 12, y - 10), 0, 4) * 63
    planes = waves + [alpha] * (channels % 2 == 0)
    pixels = np.stack(planes, -1).astype(np.uint8)
    path = tmp_path / "shape.png"
    Image.fromarray(pixels[..., 0] if channels == 1 else pixels).save(path)
    return path


def test_a_picture_comes_back_with_its_channels(shell, shape, channels):
    shell.fit(shape, "-o", "m.sin", "--steps", 300, "--report", "r.json")
    report = json.loads((shell.folder / "r.json").read_text())
    assert report["widths"][-1] == channels
    assert report["psnr_db"] > 18
    shell("render", "m.sin", "-o", "o.png")
    with Image.open(shell.folder / "o.png") as image:
        assert (image.mode, image.size) == (MODES[channels], (24, 20))
    found, given = open_picture(shell.folder / "o.png"), open_picture(shape)
    assert found.channels == given.channels == channels
    assert np.abs(found.pixels - given.pixels).mean() < 0.12
    against = json.loads(shell("compare", "m.sin", shape, "--json"))
    assert against["psnr_db"] == pytest.approx(report["psnr_db"], abs=0.01)
    shell("render", "m.sin", "-o", "o.jpg", "--tiles", 2)
    shell("render", "m.sin", "-o", "n.png", "--map", "normal")
    with Image.open(shell.folder / "n.png") as image:
        assert image.mode == "RGB"


@pytest.mark.parametrize("wanted", [1, 2, 3, 4])
def test_any_channels_can_be_asked_for(shell, shape, wanted):
    shell.fit(shape, "-o", "m.sin", "--steps", 2, "--set", f"picture.channels={wanted}")
    assert json.loads(shell("info", "m.sin", "--json"))["channels"] == wanted

"""EXR is linear light, and has many names for its channels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import OpenEXR
import pytest

from sinstudio.files.pictures import open_picture


@pytest.mark.parametrize("kind", [np.float16, np.float32])
@pytest.mark.parametrize("compression", ["NO", "ZIP", "ZIPS", "PIZ", "RLE"])
def test_exr_is_linear_light(tmp_path: Path, kind: type, compression: str) -> None:
    light = np.full((5, 7, 3), [0.2140411, 0.0021404, 4], dtype=kind)
    planes = {name: np.ascontiguousarray(light[..., c]) for c, name in enumerate("RGB")}
    header = {"compression": getattr(OpenEXR, f"{compression}_COMPRESSION")}
    OpenEXR.File(header | {"type": OpenEXR.scanlineimage}, planes).write(str(tmp_path / "a.exr"))
    pixels = open_picture(tmp_path / "a.exr").pixels
    assert pixels[0, 0] == pytest.approx([0.5, 0.0276534, 1], abs=2e-4)
    assert np.ptp(pixels, axis=(0, 1)).max() == 0


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Y", [0.5]),
        ("YA", [0.6858361, 0.5]),  # divided by alpha, then encoded
        ("RGBA", [0.6858361, 0, 0, 0.5]),
        ("RGBZ", [0.5, 0, 0]),
    ],
)
@pytest.mark.parametrize("layer", ["", "View.Combined."])
def test_exr_channels(tmp_path: Path, names: str, expected: list[float], layer: str) -> None:
    values = {"R": 0.2140411, "Y": 0.2140411, "A": 0.5, "G": 0, "B": 0, "Z": 7}
    planes = {layer + name: np.full((4, 5), values[name], np.float32) for name in names}
    planes["AO.V"] = np.zeros((4, 5), np.float32)
    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    OpenEXR.File(header, planes).write(str(tmp_path / "a.exr"))
    assert open_picture(tmp_path / "a.exr").pixels[0, 0] == pytest.approx(expected, abs=1e-5)

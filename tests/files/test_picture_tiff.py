"""TIFF in the layouts and types of values that it comes in."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile
from picture_files import eight, flat, noise, same

from sinstudio.files.pictures import open_picture


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.uint32])
@pytest.mark.parametrize("layout", ["strips", "tiles", "planes"])
def test_tiff(tmp_path: Path, channels: int, kind: type, layout: str) -> None:
    top = np.iinfo(kind).max
    values = np.random.default_rng(1).integers(0, top, (21, 34, channels), kind, endpoint=True)
    planes = layout == "planes" and channels > 1
    options = {"tile": (16, 16), "compression": "lzw"} if layout == "tiles" else {"rowsperstrip": 5}
    tifffile.imwrite(
        tmp_path / "a.tif",
        np.moveaxis(values, 2, 0) if planes else flat(values),
        photometric="rgb" if channels > 2 else "minisblack",
        planarconfig="separate" if planes else "contig" if channels > 1 else None,
        extrasamples=["unassalpha"] if channels in (2, 4) else None,
        **options,
    )
    same(open_picture(tmp_path / "a.tif"), values, top)


@pytest.mark.parametrize("kind", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("channels", [1, 3])
def test_float_tiff(tmp_path: Path, kind: type, channels: int) -> None:
    values = noise(channels).astype(kind)
    values[0, 0] = 1.5
    tifffile.imwrite(
        tmp_path / "a.tif", flat(values), photometric="rgb" if channels == 3 else "minisblack"
    )
    same(open_picture(tmp_path / "a.tif"), np.minimum(values, 1), 1)


def test_tiff_with_premultiplied_alpha(tmp_path: Path) -> None:
    values = np.array([[[0.2, 0.1, 0, 0.5], [0, 0, 0, 0]]], dtype=np.float32)
    tifffile.imwrite(tmp_path / "a.tif", values, photometric="rgb", extrasamples=["assocalpha"])
    same(open_picture(tmp_path / "a.tif"), np.array([[[0.4, 0.2, 0, 0.5], [0, 0, 0, 0]]]), 1)


def test_tiff_samples_that_are_not_alpha_are_left_out(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", eight(4), photometric="rgb", extrasamples=["unspecified"])
    same(open_picture(tmp_path / "a.tif"), eight(4)[..., :3])


def test_tiff_where_0_is_white(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", eight(1)[..., 0], photometric="miniswhite")
    same(open_picture(tmp_path / "a.tif"), 255 - eight(1))


@pytest.mark.parametrize("top", [255, 65535])
def test_tiff_with_a_palette(tmp_path: Path, top: int) -> None:
    index = np.array([[0, 1, 2]], dtype=np.uint8)
    table = np.zeros((3, 256), dtype=np.uint16)
    table[:, :3] = np.eye(3) * top
    tifffile.imwrite(tmp_path / "a.tif", index, photometric="palette", colormap=table)
    same(open_picture(tmp_path / "a.tif"), np.eye(3)[None], 1)


def test_cmyk_tiff(tmp_path: Path) -> None:
    inks = np.array([[[0, 65535, 0, 0], [0, 0, 0, 32768]]], dtype=np.uint16)
    tifffile.imwrite(tmp_path / "a.tif", inks, photometric="separated")
    same(open_picture(tmp_path / "a.tif"), np.array([[[1, 0, 1], [0.499992] * 3]]), 1)


def test_the_first_page_of_a_tiff(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", np.stack([eight(1)[..., 0], eight(1)[..., 0] * 0]))
    same(open_picture(tmp_path / "a.tif"), eight(1))

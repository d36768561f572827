"""Crop, channels and size of the picture that is fitted."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture_files import SRGB_PROFILE, noise

from sinstudio.errors import SinStudioError
from sinstudio.files.picture_fit import fitted_size, resize
from sinstudio.files.pictures import Picture, fit_picture
from sinstudio.training.recipe import PictureSettings


def fit(pixels: np.ndarray, **settings: Any) -> tuple[Picture, tuple[str, ...]]:
    picture = Picture(pixels, SRGB_PROFILE, "cat.png")
    return fit_picture(picture, PictureSettings(**settings))


def wave(width: int, cycles: float, shift: float = 0.0) -> np.ndarray:
    """Levels of a wave along x, 8 pixels high, sampled at the centres of pixels."""
    x = (np.arange(width) + 0.5) / width
    row = 0.5 + 0.4 * np.sin(2 * np.pi * (cycles * x + shift))
    return np.tile(row.astype(np.float32)[None, :, None], (8, 1, 1))


def test_nothing_to_do() -> None:
    pixels = noise(3)
    picture, notes = fit(pixels)
    assert np.array_equal(picture.pixels, pixels)
    assert (picture.name, picture.icc, notes) == ("cat.png", SRGB_PROFILE, ())


def test_crop() -> None:
    pixels = noise(3)
    picture, notes = fit(pixels, crop=(3, 5, 34, 6))
    assert np.array_equal(picture.pixels, pixels[5:6, 3:34])
    assert picture.pixels.flags.c_contiguous
    assert notes == ()


@pytest.mark.parametrize("crop", [(0, 0, 35, 21), (0, 0, 34, 22), (40, 0, 50, 10)])
def test_crop_outside_the_picture(crop: tuple[int, ...]) -> None:
    with pytest.raises(SinStudioError, match=r"^picture\.crop is \[") as caught:
        fit(noise(3), crop=crop)
    assert "cat.png has 34×21 pixels, so right can be at most 34 and bottom at most 21" in str(
        caught.value
    )


@pytest.mark.parametrize("crop", [(5, 0, 5, 10), (0, 9, 5, 3)])
def test_crop_without_pixels(crop: tuple[int, ...]) -> None:
    with pytest.raises(SinStudioError, match="left must be below right"):
        fit(noise(3), crop=crop)


@pytest.mark.parametrize("have", [1, 2, 3, 4])
@pytest.mark.parametrize("want", [1, 2, 3, 4, "auto"])
def test_channels(have: int, want: int | str) -> None:
    picture, _ = fit(noise(have), channels=want)
    assert picture.channels == (have if want == "auto" else want)
    assert picture.icc == (SRGB_PROFILE if (have < 3) == (picture.channels < 3) else None)


@pytest.mark.parametrize(
    ("setting", "size", "expected"),
    [
        ("auto", (1024, 700), (1024, 700)),
        ("auto", (3000, 2000), (1024, 683)),
        ("auto", (2000, 3000), (683, 1024)),
        ("full", (3000, 2000), (3000, 2000)),
        (256, (3000, 2000), (256, 171)),
        (256, (100, 50), (256, 128)),
        (1, (3000, 2), (1, 1)),
        ((7, 9), (3000, 2), (7, 9)),
    ],
)
def test_fitted_size(setting: Any, size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert fitted_size(*size, setting) == expected


def test_a_resized_picture_is_noted() -> None:
    picture, notes = fit(noise(3, 60, 90), size=30)
    assert (picture.width, picture.height) == (30, 20)
    assert notes == ("Fitted at 30×20; the picture has 90×60 pixels.",)
    _, notes = fit(noise(3, 60, 90), size=(10, 40), crop=(0, 0, 50, 50))
    assert notes == ("Fitted at 10×40; the cropped part has 50×50 pixels.",)


def test_auto_keeps_up_to_1024() -> None:
    assert fit(noise(1, 2, 1024))[1] == ()
    assert fit(noise(1, 2, 1025))[0].width == 1024


def test_a_huge_size_is_refused_before_anything_is_made() -> None:
    with pytest.raises(SinStudioError, match=r"^picture\.size is 100000: .*100000×61765 pixels"):
        fit(noise(3), size=100_000)


@given(
    st.integers(1, 4),
    st.tuples(st.integers(1, 12), st.integers(1, 12)),
    st.tuples(st.integers(1, 20), st.integers(1, 20)),
    st.tuples(st.booleans(), st.booleans()),
    st.integers(0, 99),
)
def test_levels_stay_levels(
    channels: int,
    old: tuple[int, int],
    new: tuple[int, int],
    tile: tuple[bool, bool],
    seed: int,
) -> None:
    pixels = np.random.default_rng(seed).random((*old, channels), dtype=np.float32)
    result = resize(pixels, new, tile)
    assert result.shape == (new[1], new[0], channels)
    assert result.dtype == np.float32
    assert result.min() >= 0
    assert result.max() <= 1
    plain = resize(np.full_like(pixels, 0.3), new, tile)
    assert np.abs(plain - 0.3).max() < 1e-5


def test_slow_waves_survive_and_fast_ones_vanish() -> None:
    assert np.abs(resize(wave(512, 8), (64, 8))[:, 4:-4] - wave(64, 8)[:, 4:-4]).max() < 0.02
    assert np.abs(resize(wave(512, 100), (64, 8), (True, False)) - 0.5).max() < 0.02


def test_a_texture_stays_seamless() -> None:
    shift = 0.19  # so that the wave is steep where the edges meet
    small = resize(wave(512, 6, shift), (64, 8), tile=(True, False))
    assert np.abs(small - wave(64, 6, shift)).max() < 0.01
    whole = np.roll(resize(wave(512, 6, shift), (64, 8), tile=(True, True)), 21, axis=1)
    rolled = resize(np.roll(wave(512, 6, shift), 168, axis=1), (64, 8), tile=(True, True))
    assert np.abs(whole - rolled).max() < 1e-5


def test_the_period_says_whether_edges_meet() -> None:
    pixels = np.zeros((8, 64, 1), np.float32)
    pixels[:, 32:] = 1
    tiled, _ = fit(pixels, size=(16, 2), period="tile")
    padded, _ = fit(pixels, size=(16, 2))
    only_y, _ = fit(pixels, size=(16, 2), period=("mirror", "tile"))
    assert tiled.pixels[0, 0, 0] > 0.005
    assert padded.pixels[0, 0, 0] == only_y.pixels[0, 0, 0] == 0


def test_colours_nobody_sees_do_not_bleed() -> None:
    pixels = np.zeros((8, 48, 4), np.float32)
    pixels[:, :24] = [1, 0, 0, 1]
    pixels[:, 24:] = [0, 1, 0, 0]  # transparent green
    small = resize(pixels, (30, 5))
    seen = small[..., 3] > 0.01
    assert small[seen][:, 0].min() > 0.99
    assert small[seen][:, 1].max() < 0.01
    assert small[:, -1, 1].min() > 0.99  # what is hidden stays what it is


def test_extreme_sizes_need_little_memory() -> None:
    assert resize(np.ones((1, 100_000, 1), np.float32), (1, 1), (True, True)).item() == 1

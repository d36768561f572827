from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from sinstudio.app.views.raster import Raster, eight_bits

BLANK = 0xFF102030


def painted(raster, place, visible, smooth, size):
    """Draw on a blank image; its colours, height × width × RGB."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(BLANK)
    painter = QPainter(image)
    raster.draw(painter, QRect(*place), QRect(*visible), smooth)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(size[1], image.bytesPerLine())
    return rows[:, : 4 * size[0]].reshape(size[1], size[0], 4)[..., 2::-1].copy()


def some_pixels(height, width, channels=3):
    generator = np.random.default_rng(7)
    return generator.integers(0, 256, (height, width, channels), dtype=np.uint8)


def samples_at(place, scale, count):
    """Nearest sample to each pixel of the screen from `place` on, a half counting up."""
    return np.clip(np.floor((np.arange(count) - place) / scale + 0.5), 0, None).astype(int)


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_pixel_for_pixel_is_exact(channels):
    pixels = some_pixels(20, 31, channels)
    if channels in (2, 4):
        pixels[..., -1] = 255
    shown = painted(Raster(pixels), (3, 2, 31, 20), (0, 0, 40, 30), True, (40, 30))
    colours = pixels[..., :1].repeat(3, 2) if channels < 3 else pixels[..., :3]
    assert np.array_equal(shown[2:22, 3:34], colours)
    assert (shown[:2] == [16, 32, 48]).all()
    assert Raster(pixels).has_alpha == (channels in (2, 4))


def test_only_the_visible_part_is_painted():
    pixels = some_pixels(20, 31)
    shown = painted(Raster(pixels), (3, 2, 31, 20), (10, 5, 6, 4), False, (40, 30))
    assert np.array_equal(shown[5:9, 10:16], pixels[3:7, 7:13])
    shown[5:9, 10:16] = [16, 32, 48]
    assert (shown == [16, 32, 48]).all()


@given(st.integers(2, 24), st.integers(-300, 20), st.integers(-200, 20))
def test_nearest_surrounds_each_sample(scale, left, top):
    pixels = some_pixels(12, 17)
    place = (left, top, 17 * scale, 12 * scale)
    shown = painted(Raster(pixels), place, (0, 0, 80, 60), False, (80, 60))
    x, y = samples_at(left, scale, 80), samples_at(top, scale, 60)
    right, bottom = min(80, left + 17 * scale), min(60, top + 12 * scale)
    if right <= 0 or bottom <= 0:
        return
    rows, columns = slice(max(0, top), bottom), slice(max(0, left), right)
    expected = pixels[np.ix_(np.minimum(y, 11)[rows], np.minimum(x, 16)[columns])]
    differs = (shown[rows, columns] != expected).any(axis=2)
    # where a sample begins exactly between two pixels of the screen, either may win
    half = [(np.arange(n) - start) % scale * 2 == scale for n, start in ((60, top), (80, left))]
    differs &= ~half[0][rows][:, None] & ~half[1][columns][None, :]
    assert not differs.any()


@pytest.mark.parametrize("left", [0, -37, 5])
def test_smooth_is_bilinear_between_the_samples(left):
    pixels = np.zeros((9, 9, 3), dtype=np.uint8)
    pixels[...] = (np.arange(9) * 30)[None, :, None]
    shown = painted(Raster(pixels), (left, 0, 90, 90), (0, 0, 90, 90), True, (90, 90))
    x = np.arange(max(0, left), min(90, left + 80))
    assert shown[40, x, 0].astype(float) == pytest.approx((x - left) * 3.0, abs=2)
    end = np.arange(left + 80, min(90, left + 90))
    assert (shown[40, end, 0] >= 239).all()  # after the last sample nothing new comes


def test_coarse_and_fine_frames_of_the_same_function_agree():
    def ramp(width):
        line = 200 * np.arange(width) / width
        return Raster(np.tile(line[None, :, None], (8, 1, 3)).astype(np.uint8))

    fine = painted(ramp(160), (0, 0, 160, 40), (0, 0, 160, 40), True, (160, 40))
    coarse = painted(ramp(40), (0, 0, 160, 40), (0, 0, 160, 40), True, (160, 40))
    assert np.abs(fine[20, :150].astype(int) - coarse[20, :150]).max() <= 3


def test_made_smaller_it_is_averaged():
    pixels = np.zeros((64, 64, 3), dtype=np.uint8)
    pixels[::2] = 255  # stripes that taking every other row would turn black or white
    raster = Raster(pixels)
    for side in (16, 7, 1):
        shown = painted(raster, (0, 0, side, side), (0, 0, 20, 20), False, (20, 20))
        assert np.abs(shown[:side, :side].astype(int) - 127).max() <= 16


def test_alpha_lets_through_what_is_below():
    clear = np.zeros((4, 4, 4), dtype=np.uint8)
    shown = painted(Raster(clear), (0, 0, 4, 4), (0, 0, 4, 4), False, (4, 4))
    assert (shown == [16, 32, 48]).all()
    half = np.full((4, 4, 2), 128, dtype=np.uint8)
    shown = painted(Raster(half), (0, 0, 4, 4), (0, 0, 4, 4), False, (4, 4))
    assert shown[0, 0].astype(int) == pytest.approx([72, 80, 88], abs=2)


def test_pixels_may_be_any_slice_and_are_copied():
    whole = some_pixels(20, 31)
    part = whole[::2, 3::2]
    raster, kept = Raster(part), part.copy()
    whole[:] = 0
    shown = painted(raster, (0, 0, 14, 10), (0, 0, 14, 10), False, (14, 10))
    assert np.array_equal(shown, kept)


def test_packed_colours_are_taken_as_they_are():
    packed = np.array([[0xFF0102FF, 0xFFFE0304]], dtype=np.uint32)
    shown = painted(Raster(packed), (0, 0, 2, 1), (0, 0, 2, 1), False, (2, 1))
    assert shown[0].tolist() == [[1, 2, 255], [254, 3, 4]]


def test_levels_are_rounded_and_clipped():
    levels = np.array([[[0.0], [0.5], [1.0], [-0.2], [1.7], [0.3 / 255], [0.6 / 255]]])
    assert eight_bits(levels.astype(np.float32)).ravel().tolist() == [0, 128, 255, 0, 255, 0, 1]
    large = np.random.default_rng(1).random((700, 800, 3), dtype=np.float32)
    assert np.array_equal(eight_bits(large), np.floor(large * np.float32(255) + np.float32(0.5)))

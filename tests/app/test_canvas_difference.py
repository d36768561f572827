from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.app.views.difference import (
    DIVERGING,
    MAX_PIXELS,
    colours_of,
    signed_error,
    stride_of,
)
from sinstudio.render.luma import luma

WHOLE = (0.0, 0.0, 1.0, 1.0)


def channels_of(packed):
    return [int(packed) >> shift & 255 for shift in (16, 8, 0)]


def relative_luminance(packed):
    values = np.array(channels_of(packed)) / 255
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def test_zero_is_neutral_and_the_ends_are_blue_and_orange():
    red, green, blue = channels_of(DIVERGING[255])
    assert red == green == blue >= 240
    red, green, blue = channels_of(DIVERGING[100])
    assert blue > green > red
    red, green, blue = channels_of(DIVERGING[410])
    assert red > green > blue


def test_the_map_darkens_evenly_away_from_zero_on_both_sides():
    light = np.array([relative_luminance(colour) for colour in DIVERGING])
    assert (np.diff(light[:256]) >= -0.004).all()  # steps of 1/255 in a channel
    assert (np.diff(light[255:]) <= 0.004).all()
    assert np.abs(light - light[::-1]).max() < 0.12


def test_gain_stretches_the_map_and_saturates():
    error = np.array([[-1.0, -1 / 8, -1 / 16, 0.0, 1 / 16, 1 / 8, 1.0]], dtype=np.float32)
    colours = colours_of(error, 8.0)[0]
    assert colours[0] == colours[1] == DIVERGING[0]
    assert colours[5] == colours[6] == DIVERGING[-1]
    assert colours[3] == DIVERGING[255]
    assert colours[2] == pytest.approx(DIVERGING[255 - 127])
    assert (colours_of(error, 1.0)[0] != colours).any()


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 4), st.booleans())
def test_a_frame_of_the_samples_themselves_has_no_error(width, height, channels, smooth):
    generator = np.random.default_rng(width * 100 + height)
    frame = generator.integers(0, 256, (height, width, channels), dtype=np.uint8)
    original = luma(frame[..., : channels - (channels in (2, 4))].astype(np.float32) / 255)
    error = signed_error(frame, WHOLE, original, smooth)
    assert error.shape == (height, width)
    assert error.dtype == np.float32
    assert np.abs(error).max() < 1e-6


@given(st.floats(0, 0.7), st.floats(0.05, 0.3), st.integers(2, 50))
def test_bilinear_samples_lie_on_a_plane(start, width, count):
    x = np.arange(64) / 64
    original = np.tile(x, (32, 1)).astype(np.float32)
    frame = np.zeros((3, count, 1), dtype=np.uint8)
    error = signed_error(frame, (start, 0.1, start + width, 0.2), original, True)
    expected = start + width * np.arange(count) / count
    inside = expected <= 63 / 64
    assert -error[0][inside] == pytest.approx(expected[inside], abs=1e-5)


def test_nearest_takes_the_nearest_sample():
    original = np.array([[0.0, 1.0, 0.0, 1.0]], dtype=np.float32)
    frame = np.zeros((1, 8, 3), dtype=np.uint8)
    error = signed_error(frame, (0, 0, 1, 1), original, False)
    # places 0, ½, 1, 1½, … samples; a half counts up, and after the last sample comes nothing
    assert -error[0] == pytest.approx([0, 1, 1, 0, 0, 1, 1, 1])


@given(st.integers(1, 30), st.integers(1, 30), st.sampled_from([2, 4]), st.booleans())
def test_a_frame_with_alpha_has_no_error_against_itself(width, height, channels, smooth):
    generator = np.random.default_rng(width * 100 + height)
    frame = generator.integers(0, 256, (height, width, channels), dtype=np.uint8)
    pixels = frame.astype(np.float32) / 255
    error = signed_error(frame, WHOLE, luma(pixels), smooth, pixels[..., -1])
    assert np.abs(error).max() < 1e-6


@pytest.mark.parametrize(
    ("made", "real", "expected"),
    [
        ((0, 0), (0, 255), 1.0),  # black that is not there: white shines through
        ((255, 255), (255, 0), 1.0),  # white where nothing should be, on black
        ((255, 0), (255, 255), -1.0),
        ((0, 0), (255, 0), 0.0),  # hidden colours do not count
        ((200, 255), (100, 255), 100 / 255),  # opaque: as without alpha
        ((100, 128), (200, 128), -100 / 255 * 128 / 255),
    ],
)
def test_alpha_counts_as_it_is_seen(made, real, expected):
    frame = np.full((3, 5, 2), made, dtype=np.uint8)
    pixels = np.full((4, 4, 2), real, dtype=np.float32) / 255
    error = signed_error(frame, WHOLE, luma(pixels), False, pixels[..., -1])
    assert error.dtype == np.float32
    assert error == pytest.approx(np.full((3, 5), expected), abs=1e-6)


def test_brighter_is_positive():
    original = np.full((4, 4), 0.5, dtype=np.float32)
    bright = np.full((4, 4, 3), 255, dtype=np.uint8)
    assert signed_error(bright, WHOLE, original, False) == pytest.approx(np.full((4, 4), 0.5))
    dark = np.zeros((4, 4, 4), dtype=np.uint8)
    assert signed_error(dark, WHOLE, original, True) == pytest.approx(np.full((4, 4), -0.5))


@given(st.integers(1, 9000), st.integers(1, 9000))
def test_no_more_than_a_megapixel_is_compared(height, width):
    stride = stride_of(height, width)
    assert -(-height // stride) * -(-width // stride) <= MAX_PIXELS
    if stride > 1:
        before = stride - 1
        assert -(-height // before) * -(-width // before) > MAX_PIXELS

"""Levels: what arrays and files hold, as 0..1 and back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from picture_files import SRGB_PROFILE

from sinstudio.errors import SinStudioError
from sinstudio.files.colour import linear_from_srgb, matching_icc, srgb_from_linear
from sinstudio.files.levels import (
    levels_of_array,
    levels_of_hdr,
    oriented,
    over_white,
    premultiplied,
    to_uint8,
    to_uint16,
    unpremultiplied,
    with_channels,
)

pictures = st.integers(1, 4).flatmap(
    lambda channels: arrays(
        np.float32,
        array_shapes(min_dims=2, max_dims=2, max_side=5).map(lambda shape: (*shape, channels)),
        elements=st.floats(0, 1, width=32),
    )
)


def test_every_value_of_8_and_16_bits_survives() -> None:
    eight = np.arange(256, dtype=np.uint8)
    sixteen = np.arange(65536, dtype=np.uint16)
    assert np.array_equal(to_uint8(levels_of_array(eight, "It")), eight)
    assert np.array_equal(to_uint16(levels_of_array(sixteen, "It")), sixteen)


def test_rounding_clips_and_takes_nan_for_black() -> None:
    values = np.array([-1, np.nan, -np.inf, 0.5, 2, np.inf], dtype=np.float32)
    assert to_uint8(values).tolist() == [0, 0, 0, 128, 255, 255]
    assert to_uint16(values.astype(np.float64)).tolist() == [0, 0, 0, 32768, 65535, 65535]
    assert np.isnan(values[1])  # the argument is left alone


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (np.array([0.0, np.nan]), r"not numbers \(NaN\)"),
        (np.array([0.0, 255.0]), r"values from 0 to 255, and .* in 0\.\.1"),
        (np.array([-0.5, 0.5]), r"values from -0\.5 to 0\.5"),
        (np.array([0, 255]), "type int64; convert"),
        (np.array([1j]), "type complex128"),
        (np.array(["a"]), "type <U1"),
    ],
)
def test_arrays_that_are_no_levels(values: np.ndarray, reason: str) -> None:
    with pytest.raises(SinStudioError, match=f"^It has .*{reason}"):
        levels_of_array(values, "It")


def test_arrays_may_be_off_by_rounding() -> None:
    assert levels_of_array(np.array([-1e-7, 1 + 1e-7]), "It").tolist() == [0, 1]


def test_highlights_are_clipped_and_other_ranges_refused() -> None:
    light = np.array([0.25, 0.5, 3, np.inf])
    assert levels_of_hdr(light, "It").tolist() == [0.25, 0.5, 1, 1]
    with pytest.raises(SinStudioError, match="more than half of its values above 1"):
        levels_of_hdr(np.array([0.5, 100, 200.0]), "It")
    with pytest.raises(SinStudioError, match="not numbers"):
        levels_of_hdr(np.array([0.5, np.nan]), "It")


@given(arrays(np.float64, 20, elements=st.floats(0, 1)))
def test_srgb_and_linear_are_inverse(values: np.ndarray) -> None:
    assert np.abs(srgb_from_linear(linear_from_srgb(values)) - values).max() < 1e-6


def test_srgb_values_of_the_standard() -> None:
    linear = np.array([0, 0.0031308, 0.2140411, 1])
    assert srgb_from_linear(linear) == pytest.approx([0, 0.04045, 0.5, 1], abs=2e-5)


@given(pictures, st.integers(1, 4))
def test_channels(pixels: np.ndarray, channels: int) -> None:
    result = with_channels(pixels, channels)
    assert result.shape == (*pixels.shape[:2], channels)
    assert result.dtype == np.float32
    assert result.min() >= 0
    assert result.max() <= 1
    if channels in (2, 4):
        alpha = pixels[..., -1] if pixels.shape[2] in (2, 4) else 1
        assert np.all(result[..., -1] == alpha)
    if channels >= 3 > pixels.shape[2]:
        assert np.all(result[..., :3] == pixels[..., :1])
    if (channels < 3) == (pixels.shape[2] < 3):  # colours stay as they are
        count = 1 if channels < 3 else 3
        assert np.array_equal(result[..., :count], pixels[..., :count])


def test_grey_is_rec_709_luma() -> None:
    primaries = np.eye(3, dtype=np.float32)[None]
    assert with_channels(primaries, 1).ravel() == pytest.approx([0.2126, 0.7152, 0.0722])


def test_over_white() -> None:
    pixels = np.array([[[1, 0, 0, 1], [1, 0, 0, 0.5], [0, 0, 0, 0]]], dtype=np.float32)
    expected = [[[1, 0, 0], [1, 0.5, 0.5], [1, 1, 1]]]
    assert np.array_equal(over_white(pixels), np.array(expected, dtype=np.float32))


@given(pictures.filter(lambda pixels: pixels.shape[2] in (2, 4)))
def test_premultiplying_is_undone(pixels: np.ndarray) -> None:
    pixels[..., -1] = np.maximum(pixels[..., -1], 0.01)
    assert np.abs(unpremultiplied(premultiplied(pixels)) - pixels).max() < 1e-5


@pytest.mark.parametrize("orientation", range(10))
def test_orientation_is_that_of_pillow(orientation: int) -> None:
    from PIL import Image, ImageOps

    values = np.arange(6, dtype=np.uint8).reshape(2, 3)
    image = Image.fromarray(values)
    image.getexif()[0x0112] = orientation
    turned = np.asarray(ImageOps.exif_transpose(image))
    assert np.array_equal(oriented(values[..., None], orientation)[..., 0], turned)


def test_profiles_must_match_the_channels() -> None:
    assert matching_icc(SRGB_PROFILE, 3) == SRGB_PROFILE
    assert matching_icc(SRGB_PROFILE, 4) == SRGB_PROFILE
    assert matching_icc(SRGB_PROFILE, 1) is None
    assert matching_icc(b"not a profile", 3) is None
    assert matching_icc(None, 3) is None

from __future__ import annotations

import math

import numpy as np
import pytest
from fake_snapshots import picture
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.app.views.spectrum_image import (
    DIFFERENCE_DB,
    RANGE_DB,
    ZERO,
    colour_table,
    difference_db,
    difference_levels,
    grey_levels,
    pooled,
    spectrum_of,
)


def wave(width: int, height: int, x: int, y: int, amplitude: float = 0.25) -> np.ndarray:
    rows, columns = np.mgrid[0:height, 0:width]
    turns = x * columns / width + y * rows / height
    grey = 0.5 + amplitude * np.cos(2 * np.pi * turns)
    return np.repeat(grey[..., None], 3, axis=2).astype(np.float32)


@pytest.mark.parametrize(("width", "height"), [(64, 48), (65, 49)])
def test_a_wave_is_found_at_its_frequency(width: int, height: int) -> None:
    spectrum = spectrum_of(wave(width, height, 7, -5))
    cell = spectrum.cell_at(7, -5)
    assert cell == (height // 2 - 5, width // 2 + 7)
    assert spectrum.decibels_at(cell) == pytest.approx(20 * math.log10(0.125), abs=0.01)
    assert spectrum.strongest == pytest.approx(0.125, rel=1e-3)
    assert spectrum.cell_at(width, 0) is None


def test_a_window_has_wider_cells_that_cover_the_same_frequencies() -> None:
    spectrum = spectrum_of(picture(200, 100), 50, 40)
    assert spectrum.logs.shape == (50, 40)
    assert spectrum.cell == (5.0, 2.0)
    assert spectrum.corner == (-102.5, -51.0)
    assert spectrum.cell_at(0, 0) == (25, 20)


def test_levels_are_bright_at_the_top_and_black_far_below() -> None:
    spectrum = spectrum_of(wave(64, 64, 3, 0))
    top = 20 * math.log10(spectrum.strongest)
    levels = grey_levels(spectrum, top)
    assert levels[32, 35] >= 254
    assert levels[10, 10] == 0
    lower = grey_levels(spectrum, top + RANGE_DB / 2)
    assert 120 <= lower[32, 35] <= 135


def test_the_spectrum_of_a_flat_picture_is_black() -> None:
    spectrum = spectrum_of(np.full((32, 32, 3), 0.5, dtype=np.float32))
    levels = grey_levels(spectrum, 20 * math.log10(spectrum.strongest))
    assert levels[16, 16] > 0
    assert (np.delete(levels.ravel(), 16 * 32 + 16) == 0).all()


def test_a_difference_has_a_sign_and_is_none_for_the_same() -> None:
    one, half = spectrum_of(wave(64, 64, 9, 4, 0.4)), spectrum_of(wave(64, 64, 9, 4, 0.2))
    assert np.abs(difference_db(one, one)).max() == 0
    more, less = difference_db(one, half), difference_db(half, one)
    cell = one.cell_at(9, 4)
    assert more[cell] == pytest.approx(6.02, abs=0.05)
    assert less[cell] == pytest.approx(-6.02, abs=0.05)
    levels = difference_levels(more)
    assert levels[cell] == round(ZERO + 6.02 * ZERO / DIFFERENCE_DB)
    assert levels[0, 0] == ZERO


def test_levels_of_differences_stop_at_the_ends() -> None:
    found = difference_levels(np.array([[-99, -DIFFERENCE_DB, 0, DIFFERENCE_DB, 99]], np.float32))
    assert found.tolist() == [[0, 0, ZERO, 2 * ZERO, 2 * ZERO]]


@given(
    st.integers(1, 30), st.integers(1, 30), st.integers(1, 7), st.integers(1, 7), st.integers(0, 99)
)
def test_pooling_keeps_what_is_farthest_from_zero(
    height: int, width: int, rows: int, columns: int, seed: int
) -> None:
    levels = np.random.default_rng(seed).integers(0, 256, (height, width), dtype=np.uint8)
    for zero in (0, ZERO):
        found = pooled(levels, rows, columns, zero)
        assert found.shape == (-(-height // rows), -(-width // columns))
        for (i, j), value in np.ndenumerate(found):
            cells = levels[i * rows : (i + 1) * rows, j * columns : (j + 1) * columns]
            assert value in cells or value == zero
            assert abs(int(value) - zero) == np.abs(cells.astype(int) - zero).max()


def test_a_colour_table_goes_through_its_stops() -> None:
    table = colour_table(("#000000", "#ff8000", "#ffffff"), 3)
    assert table.tolist() == [[0, 0, 0], [255, 128, 0], [255, 255, 255]]

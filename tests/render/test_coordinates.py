from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Domain
from sinstudio.render.coordinates import (
    Grid,
    axis_coordinates,
    empty_picture,
    long_side,
    output_grid,
)


def test_samples_are_half_open():
    np.testing.assert_array_equal(axis_coordinates(0, 1, 4), [-1, -0.5, 0, 0.5])


def test_default_is_the_fitted_picture():
    grid = output_grid(Domain(12, 8, (2.2, 2.2)))
    assert grid.size == (12, 8)
    np.testing.assert_allclose(grid.xs, -1 + 2 * np.arange(12) / 12)
    np.testing.assert_allclose(grid.ys, -1 + 2 * np.arange(8) / 8)


@given(st.integers(1, 300), st.integers(1, 300))
def test_any_size_spans_the_picture(width, height):
    grid = output_grid(Domain(12, 8), (width, height))
    assert grid.size == (width, height)
    np.testing.assert_allclose(grid.xs, -1 + 2 * np.arange(width) / width, atol=1e-15)
    assert grid.ys[0] == -1
    assert grid.ys[-1] < 1


def test_region_starts_where_it_says():
    grid = output_grid(Domain(12, 8), (10, 4), region=(0.25, 0.5, 0.75, 1.5))
    np.testing.assert_allclose(grid.xs, -1 + 2 * (0.25 + 0.5 * np.arange(10) / 10))
    np.testing.assert_allclose(grid.ys, [0, 0.5, 1, 1.5])


def test_region_keeps_the_pixels_of_the_picture_by_default():
    assert output_grid(Domain(12, 8), region=(-0.5, 0, 0.5, 0.25)).size == (12, 2)
    assert output_grid(Domain(12, 8), region=(0, 0, 1e-6, 1e-6)).size == (1, 1)


@pytest.mark.parametrize(
    ("period", "mirror", "size"),
    [
        ((2.0, 2.0), (False, False), (12, 8)),
        ((2.2, 2.2), (False, False), (13, 9)),
        ((4.0, 2.0), (True, False), (24, 8)),
    ],
)
def test_tiles_are_whole_periods(period, mirror, size):
    domain = Domain(12, 8, period, mirror)
    grid = output_grid(domain, tiles=(3, 2))
    assert grid.repeat == (3, 2)
    assert grid.size == (3 * size[0], 2 * size[1])
    assert len(grid.xs) == size[0]
    assert grid.xs[0] == -1
    np.testing.assert_allclose(np.diff(grid.xs), period[0] / size[0])


def test_an_axis_that_does_not_divide_is_laid_out_whole():
    grid = output_grid(Domain(12, 8, (2.0, 4.0)), (10, 9), tiles=(3, 3))
    assert grid.repeat == (1, 3)
    assert grid.size == (10, 9)
    np.testing.assert_allclose(grid.xs, -1 + 2 * 3 * np.arange(10) / 10)
    np.testing.assert_allclose(grid.ys, -1 + 4 * np.arange(3) / 3)


def test_a_long_side_keeps_the_proportions():
    domain = Domain(12, 8, (4.0, 2.0), (True, False))
    assert long_side(domain, 300) == (300, 200)
    assert long_side(domain, 300, region=(0, 0, 0.25, 1)) == (112, 300)
    assert long_side(domain, 300, tiles=(2, 1)) == (300, 50)
    assert long_side(domain, 300, region=(0, 0, 1e-3, 1e-3)) == (300, 200)
    assert long_side(Domain(900, 1), 3) == (3, 1)


@pytest.mark.parametrize("side", [0, -2])
def test_a_long_side_names_pixels(side):
    with pytest.raises(SinStudioError, match="long side"):
        long_side(Domain(12, 8), side)


def test_a_long_side_is_checked_like_the_output():
    with pytest.raises(SinStudioError, match="region"):
        long_side(Domain(12, 8), 5, region=(1, 0, 0, 1))
    with pytest.raises(SinStudioError, match="0×1"):
        long_side(Domain(12, 8), 5, tiles=(0, 1))


@pytest.mark.parametrize("planes", [(), (1,), (3,)])
def test_repeats_copy_the_period(planes):
    pixels = np.random.default_rng(0).random((2, 3, *planes), dtype=np.float32)
    grid = Grid(np.zeros(3), np.zeros(2), (2, 3))
    np.testing.assert_allclose(grid.repeated(pixels), np.tile(pixels, (3, 2, 1)[: pixels.ndim]))


@pytest.mark.parametrize("size", [(0, 5), (5, 0), (-3, 5)])
def test_empty_sizes_are_refused(size):
    with pytest.raises(SinStudioError, match=f"{size[0]}×{size[1]}"):
        output_grid(Domain(12, 8), size)


def test_too_many_pixels_are_refused_also_when_few_are_rendered():
    with pytest.raises(SinStudioError, match=r"1,000,000,000 pixels"):
        output_grid(Domain(12, 8), (100_000, 10_001))
    with pytest.raises(SinStudioError, match="60000×40000"):
        output_grid(Domain(12, 8), tiles=(5000, 5000))


@pytest.mark.parametrize(
    "region",
    [(0.5, 0, 0.5, 1), (0, 1, 1, 0), (0, 0, float("nan"), 1), (0, 0, float("inf"), 1)],
)
def test_regions_without_pixels_are_refused(region):
    with pytest.raises(SinStudioError, match="region"):
        output_grid(Domain(12, 8), (4, 4), region=region)


def test_tiles_are_checked():
    with pytest.raises(SinStudioError, match="0×2"):
        output_grid(Domain(12, 8), tiles=(0, 2))
    with pytest.raises(SinStudioError, match="leave one out"):
        output_grid(Domain(12, 8), tiles=(2, 2), region=(0, 0, 0.5, 0.5))


def test_memory_that_does_not_suffice_is_said(monkeypatch):
    def refuse(*args, **kwargs):
        raise MemoryError

    monkeypatch.setattr(np, "empty", refuse)
    with pytest.raises(SinStudioError, match="7×5"):
        empty_picture((7, 5), 3)

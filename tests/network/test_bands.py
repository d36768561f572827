from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_strategies import domains

from sinstudio.network.bands import Band, Cells, half_plane, is_half_plane
from sinstudio.network.domain import Domain


def listed(domain: Domain, low: float, high: float) -> set[tuple[int, int]]:
    """All frequencies of a band, by trying every one."""
    X, Y = (int(high / r) + 2 for r in domain.radius_per_cycle)
    k = np.array([(x, y) for x in range(X + 1) for y in range(-Y, Y + 1) if (x, y) > (0, 0)])
    r = domain.radii(k)
    return set(map(tuple, k[(r >= low - 1e-9) & (r <= high + 1e-9)].tolist()))


@given(domains(20), st.floats(0, 12), st.floats(0, 12))
def test_pairs_are_the_band_each_once(domain, low, high):
    band = Band.between(domain, low, high)
    pairs = band.pairs(np.arange(band.size))
    found = set(map(tuple, pairs.tolist()))
    assert len(found) == band.size == len(pairs)
    assert found == listed(domain, low, high)


def test_a_radius_on_the_limit_is_inside_in_spite_of_rounding():
    domain = Domain(256, 256, (2.2, 2.2))
    for cycles in range(1, 120):
        radius = float(domain.radii([[cycles, 0]])[0])
        assert Band.between(domain, 0, radius).outer == (cycles, cycles)
        assert Band.between(domain, radius, 500).inner == (cycles - 1, cycles - 1)


def test_half_plane_keeps_one_of_each_pair():
    k = np.array([[1, -5], [-1, 5], [0, 2], [0, -2], [-3, 0], [0, 0]])
    assert is_half_plane(k).tolist() == [True, False, True, False, False, False]
    assert half_plane(k).tolist() == [[1, -5], [1, -5], [0, 2], [0, 2], [3, 0], [0, 0]]


@given(st.integers(0, 12), st.integers(0, 12), st.integers(1, 500), st.integers(0, 9), st.data())
def test_cells_give_the_highest_keys(X, Y, count, seed, data):
    size = X * (2 * Y + 1) + Y
    if size == 0:
        return
    count = min(count, size)
    cells = Cells.of((X, Y), count)
    rng = np.random.default_rng(seed)
    keys = rng.integers(0, 4, (len(cells.y), len(cells.x))).astype(float)
    k = cells.highest(keys, count, rng)
    assert len(set(map(tuple, k.tolist()))) == count
    assert is_half_plane(k).all()
    found = keys[k[:, 1] + Y, k[:, 0]]
    assert (np.diff(found) <= 0).all()
    inside = keys[(cells.x > 0)[None, :] | (cells.y > 0)[:, None]]
    np.testing.assert_array_equal(found, np.sort(inside)[::-1][:count])


@pytest.mark.parametrize("outer", [(3000, 3000), (2, 40_000_000), (40_000_000, 0)])
def test_large_rectangles_are_cut_into_cells_that_fit(outer):
    cells = Cells.of(outer, 100)
    assert len(cells.x) * len(cells.y) <= 1 << 22
    rng = np.random.default_rng(0)
    k = cells.highest(rng.random((len(cells.y), len(cells.x))), 5000, rng)
    assert len(np.unique(k, axis=0)) == 5000
    assert is_half_plane(k).all()
    assert (np.abs(k) <= outer).all()
    for axis, step in enumerate(cells.step):
        if step > 1:  # not multiples of the step only, which would have sub-periods
            assert len(np.unique(k[:, axis] % step)) == step

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sinstudio.errors import SinStudioError
from sinstudio.network.blocks import UNBOUNDED, Blocks, automatic_blocks, saturation

bounds = st.one_of(st.just(0.0), st.just(math.inf), st.floats(0, 1e300))
limits = st.lists(st.floats(1e-3, 1e6), unique=True, max_size=6).map(sorted)
radii = st.lists(st.floats(0, 1e4), min_size=1, max_size=30)
# ties, neighbours that differ by rounding, and a few distinct values
tied_radii = st.lists(
    st.one_of(st.sampled_from([0.0, 1.0, 1 + 1e-15, 2.0, 7.5]), st.floats(1e-3, 200)),
    min_size=1,
    max_size=30,
)


@st.composite
def layouts(draw: st.DrawFn) -> Blocks:
    """B = 0, ∞, equal; one block; empty blocks; cut points far beyond Nyquist."""
    cuts = draw(limits)
    equal = draw(st.one_of(st.none(), bounds))
    values = [draw(bounds) if equal is None else equal for _ in range(len(cuts) + 1)]
    return Blocks(tuple(cuts), tuple(values))


@given(layouts(), radii)
def test_every_column_has_the_bound_of_the_block_that_holds_it(blocks, radii):
    edges = [0.0, *blocks.limits, math.inf]
    found = blocks.block_of(radii)
    assert found.dtype == np.int64
    for r, k, bound in zip(radii, found, blocks.column_bounds(radii), strict=True):
        assert edges[k] <= r < edges[k + 1]
        assert bound == blocks.values[k]


@given(layouts(), radii, st.integers(1, 4), st.integers(0, 99), st.sampled_from([0, 0.05, 1]))
def test_saturation_against_the_definition(blocks, radii, rows, seed, tolerance):
    rng = np.random.default_rng(seed)
    reach = blocks.column_bounds(radii)
    weight = np.clip(rng.normal(0, 1, (rows, len(radii))), -reach, reach)
    states = saturation(weight, radii, blocks, tolerance)
    edges = [0.0, *blocks.limits, math.inf]
    assert len(states) == len(blocks)
    for k, state in enumerate(states):
        B = blocks.values[k]
        members = [
            a for j, r in enumerate(radii) if edges[k] <= r < edges[k + 1] for a in weight[:, j]
        ]
        assert (state.low, state.high, state.bound) == (edges[k], edges[k + 1], B)
        assert state.entries == len(members) == rows * state.columns
        if math.isinf(B) or not members:
            assert state.share is None
            assert state.importance is None
            continue
        near = B * (1 - tolerance)
        share = sum(abs(a) >= near for a in members) / len(members)
        excess = B * sum(max(abs(a) - near, 0) for a in members) / len(members)
        assert state.share == pytest.approx(share)
        assert state.importance == pytest.approx(excess)


def test_a_saturated_block_scores_its_bound_squared_times_the_tolerance():
    blocks = Blocks((5.0,), (0.5, 0.1))
    weight = np.array([[0.5, -0.1], [-0.5, 0.1]], dtype=np.float32)
    low, high = saturation(weight, [1.0, 9.0], blocks, 0.05)
    assert (low.share, high.share) == (1, 1)
    assert low.importance == pytest.approx(0.5**2 * 0.05, rel=1e-5)
    assert high.importance == pytest.approx(0.1**2 * 0.05, rel=1e-5)


@given(st.floats(0, 1e3, allow_subnormal=False))
def test_entries_clipped_in_float32_count_as_saturated_at_no_tolerance(bound):
    weight = np.full((2, 1), bound, dtype=np.float32)
    (state,) = saturation(weight, [1.0], Blocks((), (bound,)), 0.0)
    assert state.share == 1
    assert state.importance == 0


@given(tied_radii, st.floats(0.5, 1000), st.floats(0.05, 100))
@example([3.0], 64, 1.5)
@example([0.0], 64, 1.5)
@example([2.0] * 9, 64, 1.5)
@example([1.0, 1 + 1e-15], 64, 1.5)
def test_automatic_blocks_hold_columns_and_bound_by_their_median(radii, nyquist, smoothness):
    blocks = automatic_blocks(radii, nyquist, smoothness)
    assert 1 <= len(blocks) <= 3
    block_of = blocks.block_of(radii)
    m = len(radii)
    for k, bound in enumerate(blocks.values):
        members = np.asarray(radii)[block_of == k]
        assert len(members) > 0
        r = np.median(members)
        if r == 0:
            assert math.isinf(bound)
        else:
            assert bound == pytest.approx(nyquist / (smoothness * r * math.sqrt(m / 2)))
    assert list(blocks.values) == sorted(blocks.values, reverse=True)


@given(st.lists(st.integers(1, 10_000), min_size=3, max_size=60, unique=True))
def test_automatic_groups_are_of_equal_count(radii):
    counts = np.bincount(automatic_blocks(radii, 64, 1.5).block_of(radii))
    assert len(counts) == 3
    assert max(counts) - min(counts) <= 1


def test_smoothness_scales_all_bounds():
    radii = np.arange(1, 91)
    sharp, smooth = automatic_blocks(radii, 64, 0.75), automatic_blocks(radii, 64, 3)
    assert sharp.limits == smooth.limits == (30.5, 60.5)
    np.testing.assert_allclose(np.array(sharp.values) / smooth.values, 4)


def test_no_columns_are_unbounded():
    assert automatic_blocks([], 64, 1.5) == UNBOUNDED
    assert np.isinf(UNBOUNDED.column_bounds([0.0, 5.0])).all()


@pytest.mark.parametrize(
    ("limits", "values"),
    [
        ((8, 8), (1, 1, 1)),
        ((9, 8), (1, 1, 1)),
        ((0,), (1, 1)),
        ((math.inf,), (1, 1)),
        ((math.nan,), (1, 1)),
        ((8,), (1,)),
        ((), ()),
        ((8,), (1, -0.5)),
        ((), (math.nan,)),
    ],
)
def test_refuses_what_is_no_layout(limits, values):
    with pytest.raises(SinStudioError, match=r"bounds\."):
        Blocks(limits, values)

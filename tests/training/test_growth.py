import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.network.bands import half_plane, is_half_plane
from sinstudio.network.blocks import Blocks, BlockState, saturation
from sinstudio.network.domain import Domain
from sinstudio.training.growth import choose_addition, draw_frequencies, room
from sinstudio.training.settings.growth import GrowthSettings


def everything(domain):
    """All half-plane frequencies up to Nyquist, by trying every one."""
    X, Y = (int(domain.nyquist / r) + 2 for r in domain.radius_per_cycle)
    k = np.array([(x, y) for x in range(X + 1) for y in range(-Y, Y + 1) if (x, y) > (0, 0)])
    return k[domain.radii(k) <= domain.nyquist + 1e-9]


domains = st.builds(
    Domain,
    st.integers(4, 20),
    st.integers(4, 20),
    st.sampled_from([(2.0, 2.0), (2.2, 2.2), (4.0, 2.0)]),
    stride=st.sampled_from([1, 2]),
)


@given(domains, st.integers(0, 30), st.floats(0.5, 6), st.floats(0.5, 6), st.integers(0, 99))
def test_new_frequencies_are_of_the_block_and_new(domain, count, first, more, seed):
    rng = np.random.default_rng(seed)
    blocks = Blocks((first + 1e-6, first + more + 2e-6), (1.0, 0.5, 0.1))
    every = everything(domain)
    have = every[rng.random(len(every)) < 0.4] * rng.choice([-1, 1])  # some as their twins
    drawn = draw_frequencies(blocks, 1, count, have, domain, rng)
    assert is_half_plane(drawn).all()
    radii = domain.radii(drawn)
    assert (radii <= domain.nyquist + 1e-9).all()
    assert (radii >= blocks.limits[0]).all()
    together = np.concatenate([half_plane(have), drawn])
    assert len(np.unique(together, axis=0)) == len(np.unique(half_plane(have), axis=0)) + len(drawn)
    block_of = blocks.block_of(domain.radii(every))
    taken = {tuple(k) for k in half_plane(have).tolist()}
    free = [sum(tuple(k) not in taken for k in every[block_of == b].tolist()) for b in range(3)]
    edges = (0.0, *blocks.limits, np.inf)
    assert [room(domain, edges[b], edges[b + 1], have) for b in range(3)] == free
    assert len(drawn) == min(count, free[1] + free[2])
    in_block = int((blocks.block_of(radii) == 1).sum())
    assert in_block == min(count, free[1])  # what does not fit spills, and only that


def states(*importances, columns=4):
    edges = [0.0, 3.0, 6.0, np.inf]
    return [
        BlockState(edges[i], edges[i + 1], 1.0, columns, 40, 0.1, value)
        for i, value in enumerate(importances)
    ]


DOMAIN = Domain(20, 20)


def test_the_most_important_block_grows_and_of_equals_the_lower():
    settings = GrowthSettings()
    for importances, block in (((0.1, 0.3, 0.2), 1), ((0.2, 0.2, 0.1), 0), ((0.0, 0.0, 0.1), 2)):
        found = choose_addition(states(*importances), [[1, 1]], DOMAIN, settings, 8)
        assert (found.block, found.count) == (block, 8)


def test_calm_blocks_stop_growth_or_spill():
    calm = states(0.0, None, 0.0)
    assert choose_addition(calm, [[1, 1]], DOMAIN, GrowthSettings(), 8).block is None
    spilling = GrowthSettings(calm="spill")
    assert choose_addition(calm, [[1, 1]], DOMAIN, spilling, 8).block == 0
    unbounded = choose_addition(states(None, None, None), [[1, 1]], DOMAIN, GrowthSettings(), 8)
    assert "bound" in unbounded.reason


def test_a_full_block_hands_on_and_a_full_band_ends():
    every = everything(DOMAIN)
    low = every[DOMAIN.radii(every) < 3]
    found = choose_addition(states(0.5, 0.1, 0.0), low, DOMAIN, GrowthSettings(), 8)
    assert found.block == 1
    assert "full" in found.reason
    found = choose_addition(states(0.5, 0.1, 0.0), every, DOMAIN, GrowthSettings(), 8)
    assert found.block is None
    assert "room" in found.reason


def test_a_full_top_block_leaves_growth_to_the_next_important():
    every = everything(DOMAIN)
    high = every[DOMAIN.radii(every) >= 6]
    found = choose_addition(states(0.1, 0.2, 0.9), high, DOMAIN, GrowthSettings(), 8)
    assert (found.block, found.count) == (1, 8)
    assert found.reason == "block 3 saturates most and is full"


def test_saturation_decides_on_real_weights():
    k = np.array([[1, 0], [5, 0], [9, 0]])
    blocks = Blocks((3.0, 7.0), (1.0, 0.5, 0.1))
    weight = np.array([[0.2, 0.5, 0.1], [0.1, -0.5, 0.0]])
    found = saturation(weight, DOMAIN.radii(k), blocks, 0.05)
    addition = choose_addition(found, k, DOMAIN, GrowthSettings(), 3)
    assert addition.block == 1


def test_a_huge_band_is_not_listed():
    domain = Domain(6000, 6000)
    drawn = draw_frequencies(Blocks((), (1.0,)), 0, 50, [[1, 0]], domain, np.random.default_rng(0))
    assert len(np.unique(drawn, axis=0)) == 50

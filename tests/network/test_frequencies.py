from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_strategies import domains

from sinstudio.errors import SinStudioError
from sinstudio.network.bands import Band, is_half_plane
from sinstudio.network.domain import Domain
from sinstudio.network.frequencies import choose
from sinstudio.network.periods import lattice_index

DRAWN = ("gaussian", "uniform", "spectrum", "dominant", "low+high")
automatic = st.one_of(st.just("auto"), st.floats(0.01, 200))
SQUARE = Domain(64, 64)


def picture(domain: Domain, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).random((domain.height, domain.width))


@given(
    st.sampled_from(DRAWN),
    domains(),
    st.integers(1, 300),
    automatic,
    automatic,
    st.booleans(),
    st.integers(0, 2**32 - 1),
)
def test_drawn_sets_are_distinct_whole_and_within_the_limit(
    strategy, domain, count, limit, sigma, unit_vectors, seed
):
    def drawn():
        return choose(
            strategy,
            domain,
            count=count,
            limit=limit,
            sigma=sigma,
            unit_vectors=unit_vectors,
            seed=seed,
            luma=picture(domain),
        )

    choice = drawn()
    k = choice.frequencies
    assert k.dtype == np.int64
    assert len(np.unique(k, axis=0)) == len(k) >= 1
    assert is_half_plane(k).all()
    np.testing.assert_array_equal(drawn().frequencies, k)
    half = strategy in ("uniform", "spectrum")
    reach = (domain.nyquist / 2 if half else domain.nyquist) if limit == "auto" else limit
    reach = min(reach, domain.nyquist)
    available = Band.between(domain, 0, reach).size
    if available == 0:  # nothing fits: the unit vectors, and a note
        assert k.tolist() == [[1, 0], [0, 1]][:count]
        assert choice.notes
        return
    assert len(k) == min(count, available)
    assert (domain.radii(k) <= reach * (1 + 1e-9) + 1e-9).all()
    if len(k) < count:
        assert any(f"{available} of {count}" in note for note in choice.notes)
    if limit != "auto" and limit > domain.nyquist:
        assert any("Nyquist" in note for note in choice.notes)
    if unit_vectors and len(k) > 1:
        for axis, unit in enumerate([[1, 0], [0, 1]]):
            fits = domain.radius_per_cycle[axis] <= reach + 1e-9
            assert (unit in k.tolist()) == fits or unit in k.tolist()
            assert unit in k.tolist() or choice.notes


@pytest.mark.parametrize("strategy", DRAWN)
def test_unit_vectors_replace_the_last_draws_and_rule_out_sub_periods(strategy):
    y, x = np.mgrid[:64, :64] / 64
    luma = sum(np.cos(2 * np.pi * (a * x + b * y)) for a, b in [(8, 8), (6, -2), (4, 10)])
    settings = {"count": 40, "luma": luma, "limit": 30, "low_limit": 9, "seed": 3}
    plain = choose(strategy, SQUARE, unit_vectors=False, **settings).frequencies
    united = choose(strategy, SQUARE, unit_vectors=True, **settings).frequencies
    assert len(united) == 40
    np.testing.assert_array_equal(united[:38], plain[:38])
    assert {(1, 0), (0, 1)} <= set(map(tuple, united.tolist()))
    assert lattice_index(united) == 1


def test_the_seed_decides():
    a, b = (choose("gaussian", SQUARE, count=50, seed=s).frequencies for s in (0, 1))
    assert a.tolist() != b.tolist()


@pytest.mark.parametrize("domain", [Domain(256, 256), Domain(300, 200, (2.2, 2.2))])
def test_gaussian_has_the_width_that_was_asked(domain):
    k = choose("gaussian", domain, count=300, sigma=25, unit_vectors=False).frequencies
    both = np.concatenate([k, -k]) * domain.radius_per_cycle
    # a little more than σ: no frequency is drawn twice
    assert (np.abs(both.std(axis=0) / 25 - 1) < 0.2).all()
    assert abs(np.corrcoef(both.T)[0, 1]) < 0.2


def test_gaussian_of_a_tiny_width_takes_the_nearest_frequencies():
    k = choose("gaussian", SQUARE, count=12, sigma=0.02, unit_vectors=False).frequencies
    assert sorted((k**2).sum(axis=1)) == [1, 1, 2, 2, 4, 4, 5, 5, 5, 5, 8, 8]


def test_gaussian_of_a_huge_width_is_uniform_and_ends():
    choice = choose("gaussian", SQUARE, count=10_000, sigma=1e12, limit=20)
    assert len(choice.frequencies) == 20 * 41 + 20


@pytest.mark.parametrize("strategy", DRAWN)
def test_a_very_long_period_stays_quick_and_whole(strategy):
    domain = Domain(64, 48, (1000.0, 1000.0))
    k = choose(strategy, domain, count=200, limit=10, sigma=3, luma=picture(domain)).frequencies
    assert len(np.unique(k, axis=0)) == 200
    assert is_half_plane(k).all()
    assert (domain.radii(k) <= 10 + 1e-9).all()
    assert lattice_index(k) == 1


def test_spectrum_follows_the_picture():
    y, x = np.mgrid[:64, :64] / 64
    luma = np.cos(2 * np.pi * 5 * x) + np.cos(2 * np.pi * (3 * x - 9 * y))
    choice = choose("spectrum", SQUARE, count=2, luma=luma, unit_vectors=False)
    assert set(map(tuple, choice.frequencies.tolist())) == {(5, 0), (3, -9)}
    assert choice.notes == ()


def test_spectrum_draws_in_proportion_to_the_magnitude():
    y, x = np.mgrid[:32, :32] / 32
    luma = 3 * np.cos(2 * np.pi * 5 * x) + np.cos(2 * np.pi * 4 * y)
    first = [
        tuple(
            choose("spectrum", Domain(32, 32), count=1, luma=luma, seed=seed)
            .frequencies[0]
            .tolist()
        )
        for seed in range(400)
    ]
    assert set(first) == {(5, 0), (0, 4)}
    assert 0.68 < first.count((5, 0)) / 400 < 0.82


def test_dominant_takes_the_largest_first():
    y, x = np.mgrid[:64, :64] / 64
    luma = (
        0.2 * np.cos(2 * np.pi * 5 * x)
        + np.cos(2 * np.pi * (3 * x - 9 * y))
        + 0.5 * np.sin(2 * np.pi * 20 * y)
    )
    k = choose("dominant", SQUARE, count=3, luma=luma, unit_vectors=False).frequencies
    assert k.tolist() == [[3, -9], [0, 20], [5, 0]]


@pytest.mark.parametrize("strategy", ["dominant", "spectrum"])
def test_a_plain_picture_is_said_to_be_plain(strategy):
    choice = choose(strategy, SQUARE, count=30, luma=np.full((64, 64), 0.7))
    assert len(choice.frequencies) == 30
    assert any("plain" in note for note in choice.notes)


@pytest.mark.parametrize("strategy", ["dominant", "spectrum"])
def test_reading_the_picture_needs_one(strategy):
    with pytest.raises(SinStudioError, match="picture"):
        choose(strategy, SQUARE, count=3)


def test_mirrored_axes_read_the_reflected_picture():
    domain = Domain(32, 32, (4.0, 4.0), (True, True))
    # half a cycle per picture along x: smooth in the reflection, a ramp without it
    luma = np.cos(np.pi * (np.arange(32) + 0.5) / 32)[None, :].repeat(32, axis=0)
    k = choose("dominant", domain, count=1, luma=luma).frequencies
    assert k.tolist() == [[1, 0]]


def test_only_training_pixels_are_read():
    domain = Domain(32, 32, stride=2)
    luma = picture(domain)
    other = luma.copy()
    other[1::2] = 9
    other[:, 1::2] = -9
    a, b = (choose("spectrum", domain, count=20, luma=p).frequencies for p in (luma, other))
    np.testing.assert_array_equal(a, b)


NOISE_DISAPPEARS = {
    "count": 128,
    "limit": 64,
    "low_share": 0.5,
    "low_limit": 6,
    "high_from": 24,
}


class TestLowAndHigh:
    DOMAIN = Domain(256, 256, stride=2)

    @pytest.mark.parametrize("unit_vectors", [True, False])
    @pytest.mark.parametrize("seed", range(5))
    def test_noise_disappears(self, unit_vectors, seed):
        choice = choose(
            "low+high", self.DOMAIN, unit_vectors=unit_vectors, seed=seed, **NOISE_DISAPPEARS
        )
        r = self.DOMAIN.radii(choice.frequencies)
        assert np.count_nonzero(r <= 6) == 64
        assert np.count_nonzero((r >= 24) & (r <= 64)) == 64
        assert choice.notes == ()

    @given(
        domains(),
        st.integers(1, 200),
        st.floats(0, 1),
        automatic,
        automatic,
        st.integers(0, 99),
    )
    def test_bands_share_and_spill(self, domain, count, share, low_limit, high_from, seed):
        reach = domain.nyquist
        if Band.between(domain, 0, reach).size == 0:
            return
        low_to = min(reach / 16 if low_limit == "auto" else low_limit, reach)
        from_ = (
            (reach / 16 if low_limit == "auto" else low_limit) if high_from == "auto" else high_from
        )
        low, high = Band.between(domain, 0, low_to), Band.between(domain, from_, reach)
        available = low.size + high.size - Band.between(domain, from_, low_to).size
        settings = {
            "count": count,
            "low_share": share,
            "low_limit": low_limit,
            "high_from": high_from,
            "unit_vectors": False,
            "seed": seed,
        }
        if available == 0:
            with pytest.raises(SinStudioError, match="low_limit"):
                choose("low+high", domain, **settings)
            return
        choice = choose("low+high", domain, **settings)
        k = choice.frequencies
        assert len(np.unique(k, axis=0)) == len(k) == min(count, available)
        r = domain.radii(k)
        is_low, is_high = r <= low_to + 1e-9, r >= from_ - 1e-9
        assert (is_low | is_high).all()
        wanted = round(share * len(k))
        if wanted <= low.size and len(k) - wanted <= high.size - wanted:
            assert np.count_nonzero(is_low) >= wanted
            assert np.count_nonzero(is_high) >= len(k) - wanted

    def test_a_band_that_is_too_small_is_noted(self):
        choice = choose(
            "low+high", SQUARE, count=100, low_share=0.9, low_limit=3, unit_vectors=False
        )
        low = np.count_nonzero(SQUARE.radii(choice.frequencies) <= 3)
        assert len(choice.frequencies) == 100
        assert low >= 24
        assert any("do not fit" in note for note in choice.notes)

    def test_automatic_bands_stay_within_a_small_limit(self):
        choice = choose("low+high", SQUARE, count=20, limit=3, low_limit="auto")
        assert len(choice.frequencies) == 20
        choice = choose("low+high", Domain(256, 256), count=20, limit=4, unit_vectors=False)
        assert (Domain(256, 256).radii(choice.frequencies) <= 4).all()
        assert choice.notes == ()

    def test_a_share_beyond_one_is_refused(self):
        with pytest.raises(SinStudioError, match="low_share"):
            choose("low+high", SQUARE, count=3, low_share=1.5)


@pytest.mark.parametrize("strategy", DRAWN)
@pytest.mark.parametrize("size", [(1, 1), (2, 2), (1, 9), (3, 2)])
@pytest.mark.parametrize("period", [2.0, 2.2, 4.0])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_tiny_pictures_and_counts(strategy, size, period, count):
    domain = Domain(*size, (period, period))
    choice = choose(strategy, domain, count=count, luma=picture(domain))
    assert 1 <= len(choice.frequencies) <= count
    assert len(choice.frequencies) == count or choice.notes


def test_automatic_values():
    domain = Domain(320, 200, stride=2)  # Nyquist 50
    luma = picture(domain)
    for strategy, reach in (("spectrum", 25), ("uniform", 25), ("dominant", 50)):
        k = choose(strategy, domain, count=3000, luma=luma).frequencies
        assert domain.radii(k).max() == pytest.approx(reach, rel=0.05)
    k = choose("low+high", domain, count=60, unit_vectors=False).frequencies
    assert np.count_nonzero(domain.radii(k) <= 50 / 16) >= 30
    by_default = choose("gaussian", domain, count=60).frequencies
    by_hand = choose("gaussian", domain, count=60, sigma=8.0, limit=50.0).frequencies
    np.testing.assert_array_equal(by_default, by_hand)


@pytest.mark.parametrize(
    "settings",
    [
        {"strategy": "best"},
        {"count": 0},
        {"limit": 0},
        {"limit": "large"},
        {"limit": math.inf},
        {"sigma": -1},
        {"sigma": math.nan},
    ],
)
def test_refuses_settings_outside_their_range(settings):
    with pytest.raises(SinStudioError, match=r"frequencies\."):
        choose(**{"strategy": "gaussian", "domain": SQUARE, "count": 4, **settings})

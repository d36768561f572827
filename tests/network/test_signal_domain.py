"""A signal is a picture of one row: nothing has a k_y, and N takes the place of the short side."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from network_strategies import axis_periods

from sinstudio.errors import SinStudioError
from sinstudio.network.bands import Band
from sinstudio.network.domain import Domain
from sinstudio.network.edits import add_columns
from sinstudio.network.frequencies import choose
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.network.periods import lattice_index
from sinstudio.network.strategies import STRATEGIES


@st.composite
def signal_domains(draw: st.DrawFn, largest: int = 200) -> Domain:
    period, mirror = draw(axis_periods)
    return Domain(
        draw(st.integers(2, largest)),
        1,
        (period, 2.0),
        (mirror, False),
        draw(st.sampled_from([1, 1, 2, 3])),
        signal=True,
    )


@given(signal_domains(), st.lists(st.integers(-99, 99), min_size=1, max_size=9))
def test_radii_are_cycles_per_signal(domain: Domain, k: list[int]) -> None:
    pairs = np.array([[x, 0] for x in k])
    np.testing.assert_allclose(domain.radii(pairs), 2 / domain.period[0] * np.abs(k))
    assert domain.nyquist == domain.width / (2 * domain.stride)
    assert domain.axes == 1


@given(
    domain=signal_domains(),
    strategy=st.sampled_from(sorted(STRATEGIES)),
    count=st.integers(1, 60),
    limit=st.one_of(st.just("auto"), st.floats(0.1, 500)),
    sigma=st.one_of(st.just("auto"), st.floats(1e-3, 300)),
    unit_vectors=st.booleans(),
    seed=st.integers(0, 99),
)
def test_nothing_that_is_drawn_has_a_k_y(
    domain, strategy, count, limit, sigma, unit_vectors, seed
) -> None:
    row = np.random.default_rng(seed).random((1, domain.width))
    try:
        choice = choose(
            strategy, domain, count=count, limit=limit, sigma=sigma,
            unit_vectors=unit_vectors, seed=seed, luma=row,
        )  # fmt: skip
    except SinStudioError:
        if strategy == "low+high":  # its two bands may be empty
            return
        raise
    k = choice.frequencies
    assert not k[:, 1].any()
    assert (k[:, 0] > 0).all()
    assert len(np.unique(k[:, 0])) == len(k)
    nowhere = any("No frequency fits" in note for note in choice.notes)
    assert nowhere or (domain.radii(k) <= domain.nyquist + 1e-6).all()
    assert not any("(0, 1)" in note or "picture" in note.replace("The picture is plain", "")
                   for note in choice.notes)  # fmt: skip
    if unit_vectors and not any("left out" in note for note in choice.notes):
        assert (k[:, 0] == 1).any()
        assert lattice_index(k, domain=domain) == 1


@given(signal_domains(), st.floats(0, 300), st.floats(0, 300))
def test_a_band_is_counted_along_x(domain: Domain, low: float, high: float) -> None:
    band = Band.between(domain, low, high)
    found = band.pairs(np.arange(band.size))
    k = np.arange(1, 2000)
    radii = 2 / domain.period[0] * k
    expected = k[(radii >= low - 1e-9) & (radii <= high + 1e-9)]
    np.testing.assert_array_equal(np.sort(found[:, 0]), expected)
    assert not found[:, 1].any()


def test_the_dominant_frequencies_are_those_of_the_signal() -> None:
    x = np.arange(64) / 64
    row = (0.5 + 0.2 * np.sin(2 * np.pi * 5 * x) + 0.1 * np.cos(2 * np.pi * 11 * x))[None]
    choice = choose("dominant", Domain(64, 1, signal=True), count=2, luma=row, unit_vectors=False)
    assert choice.frequencies.tolist() == [[5, 0], [11, 0]]


@pytest.mark.parametrize("strategy", ["custom", "lattice"])
@pytest.mark.parametrize("values", [[1, 1, 1], [[1, 0], [1, 0], [1, 0]], [[1, 0], 1, 1]])
def test_a_list_for_a_signal_may_repeat(strategy, values) -> None:
    choice = choose(strategy, Domain(64, 1, signal=True), count=1, values=values)
    assert choice.frequencies.tolist() == [[1, 0]] * 3
    assert choice.notes == ("2 of the 3 frequencies repeat another or are its ± twin.",)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([1, [2, 3]], "Entry 2"),
        ([0], "is no frequency"),
        ([1.5], "Entry 1"),
        (["a"], "Entry 1"),
        ([[1]], "Entry 1"),
        ([], "0 entries"),
    ],
)
def test_a_list_that_does_not_fit_a_signal(values, words) -> None:
    with pytest.raises(SinStudioError, match=words):
        choose("custom", Domain(64, 1, signal=True), count=1, values=values)


def test_whole_numbers_are_no_list_for_a_picture() -> None:
    with pytest.raises(SinStudioError, match="for a picture the strategy custom takes pairs"):
        choose("custom", Domain(64, 64), count=1, values=[1, 2])


def test_the_index_is_the_gcd() -> None:
    k = np.array([[6, 0], [10, 0], [-4, 0]])
    assert lattice_index(k, domain=Domain(64, 1, signal=True)) == 2
    assert lattice_index(k, domain=Domain(64, 64)) == 0


def test_a_network_of_a_signal_refuses_a_k_y() -> None:
    domain = Domain(64, 1, signal=True)
    with pytest.raises(SinStudioError, match="has cycles along y"):
        SinusoidalNetwork([[1, 0], [2, 1]], [3], 1, domain)
    network = SinusoidalNetwork([[1, 0], [2, 0]], [3], 1, domain)
    with pytest.raises(SinStudioError, match=r"give \[4, 0\]"):
        add_columns(network, [[4, -1]])
    assert network.widths == (2, 3, 1)


def test_omega_counts_once_per_axis() -> None:
    one = SinusoidalNetwork([[1, 0], [2, 0]], [3], 1, Domain(64, 1, signal=True))
    two = SinusoidalNetwork([[1, 0], [2, 0]], [3], 1, Domain(64, 1))
    assert two.parameter_count() - one.parameter_count() == 2
    assert one.parameter_count() == 2 + 2 + 2 * 3 + 3 + 3 + 1


def test_a_signal_is_what_its_row_is() -> None:
    network = SinusoidalNetwork([[3, 0]], [4], 2, Domain(32, 1, (2.2, 2.0), signal=True))
    torch.nn.init.normal_(network.hidden[0].weight, generator=torch.Generator().manual_seed(1))
    x = torch.linspace(-1, 1, 9, dtype=torch.float64)
    rows = [network(torch.stack([x, torch.full_like(x, y)], -1)) for y in (-1.0, 0.3, 7.0)]
    assert torch.equal(rows[0], rows[1])
    assert torch.equal(rows[0], rows[2])

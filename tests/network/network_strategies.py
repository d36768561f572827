"""Random domains and networks for the tests of this folder."""

from __future__ import annotations

import torch
from hypothesis import strategies as st

from sinstudio.network.domain import Domain
from sinstudio.network.initial import initialise
from sinstudio.network.model import SinusoidalNetwork

axis_periods = st.one_of(
    st.just((2.0, False)),
    st.just((2.2, False)),
    st.just((4.0, True)),
    st.floats(2, 9).map(lambda p: (p, False)),
)


@st.composite
def domains(draw: st.DrawFn, largest: int = 48) -> Domain:
    (p_x, mirror_x), (p_y, mirror_y) = draw(axis_periods), draw(axis_periods)
    width, height = draw(st.integers(1, largest)), draw(st.integers(1, largest))
    stride = draw(st.sampled_from([1, 1, 1, 2, 3]))
    return Domain(width, height, (p_x, p_y), (mirror_x, mirror_y), stride)


@st.composite
def networks(draw: st.DrawFn, dtype: torch.dtype = torch.float64) -> SinusoidalNetwork:
    whole = st.integers(-30, 30)
    frequencies = draw(st.lists(st.tuples(whole, whole), min_size=1, max_size=6))
    hidden = draw(st.lists(st.integers(1, 6), min_size=1, max_size=3))
    network = SinusoidalNetwork(frequencies, hidden, draw(st.integers(1, 4)), draw(domains()))
    network.to(dtype)
    initialise(network, draw(st.integers(0, 1000)))
    return network


def frequency_sets(reach: int = 12) -> st.SearchStrategy[list[tuple[int, int]]]:
    """Up to 6 frequencies, often with a common divisor, all odd, or on one line."""
    whole = st.integers(-reach, reach)
    pairs = st.tuples(whole, whole)
    odd = st.tuples(whole.map(lambda k: 2 * k + 1), whole.map(lambda k: 2 * k + 1))
    double = pairs.map(lambda k: (2 * k[0], 2 * k[1]))
    treble = pairs.map(lambda k: (3 * k[0], 3 * k[1] + k[0]))
    line = whole.map(lambda k: (2 * k, -3 * k))
    return st.one_of(*(st.lists(kind, max_size=6) for kind in (pairs, odd, double, treble, line)))


def on_one_axis(reach: int = 40) -> st.SearchStrategy[list[tuple[int]]]:
    """Up to 5 frequencies of a signal, m × 1."""
    whole = st.integers(-reach, reach)
    factor = st.sampled_from([1, 1, 2, 3, 6])
    return st.tuples(st.lists(whole, min_size=1, max_size=5), factor).map(
        lambda drawn: [(drawn[1] * k,) for k in drawn[0]]
    )

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from network_strategies import domains, frequency_sets

from sinstudio.network.domain import Domain
from sinstudio.network.periods import anti_periods, lattice_index, overlaps, sub_periods
from sinstudio.network.verdict import assess

HALF = Fraction(1, 2)
ODD = list(itertools.product((1, 3, 5, -7), repeat=2))
SQUARE = Domain(256, 256)


def test_odd_frequencies_repeat_along_the_diagonals_of_figure_7():
    verdict = assess(ODD, SQUARE)
    assert (verdict.index, verdict.shows, verdict.clean) == (2, True, False)
    (only,) = verdict.repeats
    assert only.periods == (HALF, HALF)
    assert only.pixels == (128, 128)
    assert not only.negative
    assert set(verdict.lines) == {(1, 1), (1, -1)}
    assert verdict.cure == ((1, 0),)
    assert verdict.sentence == (
        "Index 2: the network repeats itself at (1/2, 1/2) of its period, (128, 128) pixels, and "
        "so must the picture."
    )


@pytest.mark.parametrize(
    ("period", "mirror", "shows"),
    [
        ((2.0, 2.0), (False, False), True),
        ((3.0, 3.0), (False, False), True),
        ((4.0, 4.0), (False, False), False),
        ((2.0, 4.0), (False, False), False),
        ((4.0, 4.0), (True, True), True),
        ((4.0, 4.0), (True, False), False),
    ],
)
def test_odd_frequencies_are_harmless_where_the_period_is_long(period, mirror, shows):
    verdict = assess(ODD, Domain(256, 256, period, mirror))
    assert verdict.index == 2
    assert verdict.shows == shows
    assert verdict.sentence.endswith("none of it shows." if not shows else "must the picture.")


@given(frequency_sets(), domains(), st.sampled_from(["any", "zero", "quarter"]))
def test_it_shows_when_any_of_all_shifts_joins_two_places(k, domain, biases):
    index = lattice_index(k, biases=biases, domain=domain)
    assume(0 < index <= 100)
    listed = set(sub_periods(k, biases=biases, domain=domain))
    if biases == "zero":
        listed |= set(anti_periods(k, domain=domain))
    window = [2.0 if m else p for p, m in zip(domain.period, domain.mirror, strict=True)]
    verdict = assess(k, domain, biases)
    assert verdict.shows == any(overlaps(v, (window[0], window[1])) for v in listed)
    assert verdict.clean == (index == 1) == (not listed)
    for repeat in verdict.repeats:
        assert (repeat.periods[0] % 1, repeat.periods[1] % 1) in listed
        turns = k[0][0] * repeat.periods[0] + k[0][1] * repeat.periods[1]
        if domain.width > 1 and domain.height > 1:
            assert repeat.negative == (turns.denominator == 2 and biases == "zero")
        for side, p, part, pixels in zip(
            (domain.width, domain.height), domain.period, repeat.periods, repeat.pixels, strict=True
        ):
            assert pixels == pytest.approx(float(part) * p * side / 2)
    for q, v in itertools.product(verdict.lines, listed):
        assert (q[0] * v[0] + q[1] * v[1]).denominator == 1


def test_a_set_without_sub_periods():
    verdict = assess([(1, 0), (0, 1)], SQUARE)
    assert verdict.clean
    assert not verdict.shows
    assert verdict.sentence == "No sub-periods: the index of the frequencies is 1."


def test_biases_at_zero():
    verdict = assess([(1, 0), (0, 1)], SQUARE, "zero")
    assert (verdict.index, verdict.shows, verdict.cure) == (1, True, ((1, 1),))
    assert verdict.repeats[0].negative
    assert verdict.sentence.startswith(
        "With all biases at zero, the network turns into its negative at (1/2, 1/2)"
    )
    verdict = assess(ODD, SQUARE, "zero")
    assert verdict.index == 2
    assert [repeat.negative for repeat in verdict.repeats] == [True, True, False]


def test_frequencies_on_a_line():
    verdict = assess([(2, 4), (3, 6)], SQUARE)
    assert (verdict.index, verdict.shows, verdict.repeats) == (0, True, ())
    assert verdict.lines == ((1, 2),)
    assert verdict.cure == ((0, 1),)
    assert "constant along one direction" in verdict.sentence


def test_a_signal():
    signal = Domain(90, 1, signal=True)
    verdict = assess(np.array([(3, 0), (9, 0)]), signal)
    assert verdict.index == 3
    assert verdict.shows
    assert verdict.sentence == (
        "Index 3: the network repeats itself at 2 shifts, first after 1/3 of its period, "
        "30 samples, and so must the signal."
    )
    assert verdict.lines == ((3, 0),)
    assert verdict.cure == ((1, 0),)
    assert assess([(2, 0), (3, 0)], signal).clean
    assert not assess([(2, 0), (4, 0)], Domain(90, 1, (4.0, 2.0))).shows
    assert "constant" in assess([(0, 0)], signal).sentence
    assert not assess([(0, 0)], signal).clean


def test_an_index_too_large_to_list_its_shifts():
    step = 99_991
    verdict = assess([(step, 0), (0, step)], Domain(64, 64, (9.0, 9.0)))
    assert verdict.index == step**2
    assert verdict.shows
    assert verdict.repeats[0].periods in ((Fraction(1, step), 0), (0, Fraction(1, step)))

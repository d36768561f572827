from __future__ import annotations

import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from network_strategies import domains, frequency_sets, on_one_axis

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Domain
from sinstudio.network.periods import (
    anti_periods,
    biases_of,
    cure,
    hermite_form,
    lattice_index,
    nearest_shifts,
    overlaps,
    sub_periods,
)

HALF = Fraction(1, 2)
ODD = list(itertools.product((1, 3, 5, -7), repeat=2))
EVEN = [*itertools.product((2, 4, 6), repeat=2), (2, 0), (0, 2)]
FIGURE_14 = list(itertools.product((1, -1, 3, -3, 10, -10, 50, -50), repeat=2))
POWERS = list(itertools.product((1, 10, 100), repeat=2))
MIXED = [(1, 3), (2, 1), (0, 5), (1, -2)]

sets = frequency_sets()


@pytest.mark.parametrize(
    ("frequencies", "index"),
    [(ODD, 2), (EVEN, 4), (POWERS, 9), (MIXED, 5), (FIGURE_14, 1)],
    ids=["odd", "even", "powers", "mixed", "figure 14"],
)
def test_check_sets(frequencies, index):
    assert lattice_index(frequencies) == index
    assert lattice_index(np.array(frequencies)) == index
    assert len(sub_periods(frequencies)) == index - 1


def test_odd_only_repeats_along_the_diagonal_of_figure_7():
    assert sub_periods(ODD) == ((HALF, HALF),)


def test_even_only_repeats_in_halves_and_needs_two():
    assert set(sub_periods(EVEN)) == {(HALF, Fraction(0)), (Fraction(0), HALF), (HALF, HALF)}
    assert cure(EVEN) == ((1, 0), (0, 1))
    assert lattice_index([*EVEN, (1, 0)]) == 2


def test_powers_of_ten_are_all_one_modulo_nine():
    assert {(x % 9, y % 9) for x, y in POWERS} == {(1, 1)}
    ninth = Fraction(1, 9)
    assert (ninth, 8 * ninth) in sub_periods(POWERS)
    assert len(cure(POWERS)) == 1


def test_a_sub_period_that_the_report_misses():
    assert (Fraction(1, 5), Fraction(3, 5)) in sub_periods(MIXED)


def test_what_overlaps_depends_on_the_period():
    (v,) = sub_periods(ODD)
    assert overlaps(v, (2.0, 2.0))
    assert overlaps(v, (3.0, 3.0))
    assert not overlaps(v, (4.0, 4.0))
    assert not overlaps(v, (2.0, 4.0))
    assert overlaps((Fraction(9, 10), Fraction(0)), (4.0, 4.0))  # its representative is -1/10


@given(sets)
def test_index_is_the_gcd_of_all_minors(k):
    minors = [a[0] * b[1] - a[1] * b[0] for a, b in itertools.combinations(k, 2)]
    assert lattice_index(k) == math.gcd(*minors)


@given(sets)
def test_hermite_form_spans_the_same_lattice(k):
    (a, b), (zero, c) = hermite_form(k)
    assert zero == 0
    assert a >= 0
    assert c >= 0
    assert c == 0 or 0 <= b < c
    for x, y in k:  # each row is a whole combination of the form
        s = x // a if a else 0
        assert s * a == x
        rest = y - s * b
        assert rest % c == 0 if c else rest == 0
    assert hermite_form([*k, (a, b), (0, c)]) == ((a, b), (0, c))


@given(sets)
def test_sub_periods_are_all_the_shifts_that_change_nothing(k):
    index = lattice_index(k)
    assume(0 < index <= 40)
    found = sub_periods(k)
    assert len(set(found)) == len(found) == index - 1
    for v in found:
        assert any(v)
        assert all(0 <= part < 1 for part in v)
        assert all((x * v[0] + y * v[1]).denominator == 1 for x, y in k)


def shifts_by_trial(k, step, remainder):
    """All v in [0, 1)², in steps of 1/step, with ⟨k_j, v⟩ ≡ remainder for every j."""
    places = [Fraction(i, step) for i in range(step)]
    return {
        v
        for v in itertools.product(places, repeat=2)
        if all((x * v[0] + y * v[1] - remainder).denominator == 1 for x, y in k)
    }


@given(frequency_sets(5))
def test_sub_periods_and_anti_periods_are_those_found_by_trial(k):
    even = lattice_index(k, biases="zero")
    assume(0 < even <= 24)  # every shift has a denominator that divides this
    periods = shifts_by_trial(k, even, 0) - {(0, 0)}
    antis = shifts_by_trial(k, even, HALF)
    assert set(sub_periods(k)) == set(sub_periods(k, biases="zero")) == periods
    assert set(anti_periods(k)) == antis
    assert set(sub_periods(k, biases="quarter")) == periods | antis
    assert len(antis) in (0, lattice_index(k))
    assert even == lattice_index(k) + len(antis)


def test_anti_periods_of_the_check_sets():
    quarters = {(HALF, Fraction(0)), (Fraction(0), HALF)}
    assert set(anti_periods(ODD)) == quarters
    assert set(sub_periods(ODD, biases="quarter")) == quarters | {(HALF, HALF)}
    assert anti_periods([(1, 0), (0, 1)]) == ((HALF, HALF),)
    assert anti_periods([(1, 0), (0, 1), (1, 1)]) == ()
    assert anti_periods(EVEN) == ()
    with pytest.raises(SinStudioError, match="one line"):
        anti_periods([(1, 1)])


@given(on_one_axis())
def test_one_axis_has_sub_periods_of_one_entry(k):
    gcd = lattice_index(k)
    assume(0 < gcd <= 1000)
    assert sub_periods(k) == tuple((Fraction(s, gcd),) for s in range(1, gcd))
    pairs = np.array([(row[0], 0) for row in k])
    assert sub_periods(pairs, domain=Domain(9, 1)) == tuple(
        (Fraction(s, gcd), Fraction(0)) for s in range(1, gcd)
    )
    odd = all(row[0] // gcd % 2 for row in k)
    assert anti_periods(k) == tuple(
        (Fraction(2 * s + 1, 2 * gcd),) for s in range(gcd if odd else 0)
    )


def test_a_signal_that_is_constant():
    with pytest.raises(SinStudioError, match="all zero"):
        sub_periods([(0,), (0,)])


@given(frequency_sets(), domains(), st.sampled_from(["any", "zero", "quarter"]))
def test_nearest_shifts_are_the_shortest_of_all(k, domain, biases):
    if domain.width == 1 or domain.height == 1:
        domain = Domain(9, 7, domain.period)
    index = lattice_index(k, biases=biases)
    assume(0 < index <= 60)
    width, height = domain.period_pixels

    def length(v):
        x, y = (part - round(part) for part in v)
        return (width * x) ** 2 + (height * y) ** 2

    listed = sub_periods(k, biases="quarter" if biases == "zero" else biases)
    pairs = {max(v, ((-v[0]) % 1, (-v[1]) % 1)) for v in listed}
    found = nearest_shifts(k, domain, biases=biases, most=3)
    assert len(found) == min(3, len(pairs))
    assert [length(v) for v in found] == sorted(map(length, pairs))[: len(found)]
    assert all(-HALF < part <= HALF for v in found for part in v)
    residues = [(v[0] % 1, v[1] % 1) for v in found]
    assert {max(v, ((-v[0]) % 1, (-v[1]) % 1)) for v in residues} <= pairs
    assert len(set(residues)) == len(found)


@given(st.fractions(0, 1), st.fractions(0, 1), domains())
def test_a_shift_overlaps_when_some_representative_joins_two_places(x, y, domain):
    near = itertools.product((-2, -1, 0, 1), repeat=2)
    joined = any(
        all(
            abs(p * (part + n)) < 2 for p, part, n in zip(domain.period, (x, y), whole, strict=True)
        )
        for whole in near
    )
    assert overlaps((x, y), domain.period) == joined


def test_biases_are_recognised():
    zero, half = np.zeros(3), np.full(3, np.pi / 2)
    some = np.array([0.1, 0, 0])
    assert biases_of([zero, np.zeros(2)]) == "zero"
    assert biases_of([zero, some]) == "any"
    assert biases_of([half, some]) == "quarter"
    assert biases_of([-half.astype(np.float32)]) == "quarter"
    assert biases_of([np.array([np.pi / 2, 0.0])]) == "any"
    assert biases_of([some]) == "any"


def test_large_numbers_stay_exact():
    big = 10**30
    assert lattice_index([(big, 1), (1, big)]) == big**2 - 1
    assert lattice_index([(big, 1), (big - 1, 1)]) == 1
    assert lattice_index(np.array([[2**62, 1], [1, 2**62]])) == 2**124 - 1
    (v,) = cure([(99_991, 99_989)])
    assert lattice_index([(99_991, 99_989), v]) == 1


@pytest.mark.parametrize("k", [[], [(0, 0)], [(2, 3)], [(2, 3), (-4, -6)]])
def test_a_line_has_index_zero(k):
    assert lattice_index(k) == 0
    with pytest.raises(SinStudioError, match="one line"):
        sub_periods(k)


def test_too_many_to_list():
    with pytest.raises(SinStudioError, match="too many"):
        sub_periods([(100_000, 0), (0, 100_000)])


@pytest.mark.parametrize("k", [[(0.5, 1)], [(1, 2, 3)], [(math.nan, 1)], [("1", 2)]])
def test_refuses_other_than_whole_pairs(k):
    with pytest.raises(SinStudioError, match="whole"):
        lattice_index(k)

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sinstudio.errors import SinStudioError
from sinstudio.network.periods import cure, hermite_form, lattice_index, overlaps, sub_periods

HALF = Fraction(1, 2)
ODD = list(itertools.product((1, 3, 5, -7), repeat=2))
EVEN = [*itertools.product((2, 4, 6), repeat=2), (2, 0), (0, 2)]
FIGURE_14 = list(itertools.product((1, -1, 3, -3, 10, -10, 50, -50), repeat=2))
POWERS = list(itertools.product((1, 10, 100), repeat=2))
MIXED = [(1, 3), (2, 1), (0, 5), (1, -2)]

whole = st.integers(-12, 12)
sets = st.lists(st.tuples(whole, whole), max_size=6)


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


@given(sets)
def test_cure_brings_the_index_to_one_with_the_fewest(k):
    added = cure(k)
    assert lattice_index([*k, *added]) == 1
    assert all(v > (0, 0) for v in added)
    if lattice_index(k) == 1:
        assert added == ()
    elif math.gcd(*(entry for pair in k for entry in pair)) == 1:
        (v,) = added
        shorter = (
            (x, y)
            for x, y in itertools.product(range(-12, 13), repeat=2)
            if x * x + y * y < v[0] ** 2 + v[1] ** 2
        )
        assert not any(lattice_index([*k, u]) == 1 for u in shorter)
    else:
        assert len(added) == 2


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

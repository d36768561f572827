from __future__ import annotations

import itertools
import math
from fractions import Fraction

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st
from network_strategies import frequency_sets, on_one_axis

from sinstudio.network.domain import Domain
from sinstudio.network.lattice import Lattice
from sinstudio.network.periods import hermite_form, invariant_factors, lattice_index

BIASES = st.sampled_from(["any", "zero", "quarter"])
SCALES = st.tuples(st.integers(1, 50), st.integers(1, 50))


def determinant(u, v):
    return u[0] * v[1] - u[1] * v[0]


@given(frequency_sets())
def test_smith_form_is_the_gcd_of_entries_and_of_minors(k):
    first, second = invariant_factors(k)
    assert first == math.gcd(*(entry for pair in k for entry in pair))
    assert first * second == math.gcd(*(determinant(*two) for two in itertools.combinations(k, 2)))
    assert second % first == 0 if first else second == 0


@given(frequency_sets(), BIASES)
def test_arrays_are_read_like_lists(k, biases):
    read = Lattice.of(k, biases)
    assert Lattice.of(np.array(k, dtype=np.int64).reshape(-1, 2), biases) == read
    assert Lattice.of(np.array(k, dtype=np.int16).reshape(-1, 2), biases) == read
    assert Lattice.of([*map(list, k)], biases) == read


@given(st.integers(0, 2**32), st.sampled_from([1, 2, 3, 997]), st.sampled_from([3, 1000, 2**40]))
def test_long_arrays_are_read_like_lists(seed, step, reach):
    rng = np.random.default_rng(seed)
    k = step * rng.integers(-reach, reach + 1, (rng.integers(30, 200), 2))
    if rng.random() < 0.3:
        k = np.outer(k[:, 0], [3, -5])
    for biases in ("any", "zero"):
        assert Lattice.of(k, biases) == Lattice.of(k.tolist(), biases)


def test_entries_near_the_end_of_int64_are_exact():
    top = 2**63 - 1
    k = [[top, 1]] * 40 + [[-top - 1, 3], [1, top]]
    assert Lattice.of(np.array(k)) == Lattice.of(k)
    assert Lattice.of(np.array(k), "zero") == Lattice.of(k, "zero")
    huge = [(10**40, 1), (1, 10**40), (3 * 10**40, 7)]
    assert lattice_index(huge) == math.gcd(
        *(determinant(*two) for two in itertools.combinations(huge, 2))
    )


@given(frequency_sets())
def test_even_sums_are_spanned_by_twice_the_first_and_the_differences(k):
    assume(k)
    first = k[0]
    even = [(2 * first[0], 2 * first[1]), *((x - first[0], y - first[1]) for x, y in k)]
    assert lattice_index(k, biases="zero") == lattice_index(k, biases="quarter")
    assert lattice_index(k, biases="zero") == lattice_index(even)
    lattice = Lattice.of(k, "zero")
    for one, two in itertools.product(k, repeat=2):
        assert lattice.residue((one[0] + two[0], one[1] + two[1])) == (0, 0)
        assert lattice.residue((one[0] - two[0], one[1] - two[1])) == (0, 0)


@given(frequency_sets(), frequency_sets(), BIASES)
def test_joining_is_reading_all_at_once(k, more, biases):
    assume(k)
    assert Lattice.of(k, biases).joined(more) == Lattice.of([*k, *more], biases)


@given(frequency_sets())
def test_residues_tell_classes_apart(k):
    index = lattice_index(k)
    assume(0 < index <= 60)
    lattice = Lattice.of(k)
    square = itertools.product(range(index), repeat=2)  # holds every class
    assert len({lattice.residue(v) for v in square}) == index
    for v in k:
        assert lattice.residue(v) == (0, 0)


@given(frequency_sets(), SCALES)
def test_reduced_bases_span_the_same_and_are_shortest(k, scale):
    lattice = Lattice.of(k)
    rows = lattice.basis(scale)
    assert Lattice.of(rows) == Lattice(lattice.a, lattice.b, lattice.c)
    if lattice.index == 0:
        return

    def length(v):
        return (Fraction(v[0]) / scale[0]) ** 2 + (Fraction(v[1]) / scale[1]) ** 2

    u, v = rows
    for i, j in itertools.product(range(-3, 4), repeat=2):
        member = i * u[0] + j * v[0], i * u[1] + j * v[1]
        if i or j:
            assert length(u) <= length(member)
        if j:
            assert length(v) <= length(member)
    dual = lattice.dual_basis(scale)
    for row, shift in itertools.product(rows, dual):
        assert (row[0] * shift[0] + row[1] * shift[1]).denominator == 1
    assert abs(determinant(*dual)) == Fraction(1, lattice.index)


@given(on_one_axis())
def test_one_axis_has_the_gcd_as_its_index(k):
    entries = [row[0] for row in k]
    gcd = math.gcd(*entries)
    assert lattice_index(k) == gcd
    assert lattice_index(np.array(k)) == gcd
    assert invariant_factors(k) == (gcd,)
    assert hermite_form(k) == ((gcd, 0), (0, 1))
    for pairs, domain in (
        ([(entry, 0) for entry in entries], Domain(50, 1)),
        ([(entry, 7) for entry in entries], Domain(50, 1)),  # one row cannot tell k_y
        ([(0, entry) for entry in entries], Domain(1, 50)),
        ([(entry, 0) for entry in entries], Domain(1, 1)),
    ):
        assert lattice_index(pairs, domain=domain) == gcd
        assert lattice_index(np.array(pairs), domain=domain) == gcd


def test_pairs_on_one_line_are_of_rank_one_unless_that_is_all_the_picture_has():
    k = [(3, 0), (5, 0)]
    assert lattice_index(k) == lattice_index(k, domain=Domain(9, 9)) == 0
    assert lattice_index(k, domain=Domain(9, 1)) == 1

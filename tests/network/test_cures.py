from __future__ import annotations

import itertools
import math
from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from network_strategies import domains, frequency_sets, on_one_axis

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Domain
from sinstudio.network.lattice import Lattice
from sinstudio.network.periods import cure, lattice_index

BIASES = st.sampled_from(["any", "zero", "quarter"])
EVEN = [*itertools.product((2, 4, 6), repeat=2), (2, 0), (0, 2)]
ODD = list(itertools.product((1, 3, 5, -7), repeat=2))

HALF_PLANE = sorted(
    (v for v in itertools.product(range(-14, 15), repeat=2) if v > (0, 0)),
    key=lambda v: v[0] ** 2 + v[1] ** 2,
)


def size(v):
    return v[0] ** 2 + v[1] ** 2


@given(frequency_sets(), BIASES)
def test_the_fewest_and_then_the_shortest(k, biases):
    assume(k)
    added = cure(k, biases=biases)
    if lattice_index(k, biases=biases) == 1:
        assert added == ()
        return
    assert lattice_index([*k, *added], biases=biases) == 1
    assert all(v > (0, 0) for v in added)
    alone = [v for v in HALF_PLANE if lattice_index([*k, v], biases=biases) == 1]
    if len(added) == 1:
        assert size(added[0]) == min(map(size, [*alone, added[0]]))
    else:
        assert len(added) == 2
        assert not alone


@given(frequency_sets())
def test_two_are_needed_when_all_entries_share_a_divisor(k):
    index = lattice_index(k)
    assume(index != 1)
    common = math.gcd(*(entry for pair in k for entry in pair))
    assert len(cure(k)) == (1 if common == 1 else 2)


def test_one_vector_does_not_cure_even_frequencies():
    assert cure(EVEN) == ((1, 0), (0, 1))
    assert lattice_index([*EVEN, (1, 0)]) == 2
    assert cure(EVEN, 6) == ((1, 0), (0, 1), (1, 1), (1, -1), (2, 1), (1, 2))


@given(frequency_sets(), st.integers(1, 20), BIASES)
def test_several_are_new_and_spread_over_the_classes(k, count, biases):
    assume(k)
    lattice = Lattice.of(k, biases)
    added = cure(k, count, biases=biases)
    if lattice.index == 1:
        assert added == ()
        return
    fewest = cure(k, biases=biases)
    assert added[: len(fewest)] == fewest
    assert len(added) == max(count, len(fewest))
    assert len(set(added)) == len(added)
    known = {*k, *((-x, -y) for x, y in k)}
    for v in added:
        assert v > (0, 0)
        assert v not in known

    def kind(v):
        x, y = v[0] - lattice.origin[0], v[1] - lattice.origin[1]
        return min(lattice.residue((x, y)), lattice.residue((-x, -y)))

    used = Counter(map(kind, added))
    assert (0, 0) not in used
    if 0 < lattice.index <= 40:
        classes = {kind(v) for v in itertools.product(range(lattice.index), repeat=2)}
        most = math.ceil(len(added) / (len(classes) - 1))
        assert max(used.values()) <= most


@given(frequency_sets(), domains(), st.integers(1, 20), BIASES)
def test_within_nyquist_of_a_picture(k, domain, count, biases):
    assume(k)
    added = cure(k, count, domain=domain, biases=biases)
    still = None if min(domain.width, domain.height) > 1 else int(domain.height == 1)
    if added:
        assert domain.radii(added).max() <= domain.nyquist * (1 + 1e-9)
        assert lattice_index([*k, *added], biases=biases, domain=domain) == 1
        assert still is None or all(v[still] == 0 for v in added)
        assert len(set(added)) == len(added)
    elif lattice_index(k, biases=biases, domain=domain) != 1:
        room = itertools.product(range(-40, 41), repeat=2)
        within = [v for v in room if v > (0, 0) and domain.radii([v])[0] <= domain.nyquist]
        assert lattice_index([*k, *within], biases=biases, domain=domain) != 1


def test_a_picture_without_room_gives_fewer_or_none():
    tiny = Domain(3, 3)
    assert cure([(2, 0), (0, 2)], 16, domain=tiny) == ((1, 0), (0, 1), (1, 1), (1, -1))
    assert cure([(2, 0), (0, 2)], domain=Domain(3, 3, stride=2)) == ()


@given(on_one_axis(), st.integers(1, 9))
def test_one_axis_is_cured_by_whole_numbers(k, count):
    gcd = lattice_index(k)
    added = cure(k, count)
    if gcd == 1:
        assert added == ()
        return
    assert added[0] == (1,)
    assert len(added) == len(set(added)) == count
    assert all(v[0] > 0 and (gcd == 0 or v[0] % gcd) for v in added)
    pairs = [(row[0], 0) for row in k]
    signal = Domain(1000, 1, (2.0, 2.0))
    assert all(v[1] == 0 for v in cure(pairs, count, domain=signal))


def test_a_long_vector_beside_a_line_and_two_short_ones_within_a_picture():
    line = [(99_991, 99_989)]
    (v,) = cure(line)
    assert lattice_index([*line, v]) == 1
    assert cure(line, domain=Domain(64, 64)) == ((1, 0), (0, 1))


def test_huge_frequencies():
    big = 10**40
    assert cure([(big, 1), (1, big)]) == ((1, 0),)
    assert len(cure([(big, 0), (0, big)], 16)) == 16


def test_many_for_a_set_that_lacks_one_direction_only():
    assert len(cure([(1, 0), (0, 997)], 100)) == 100
    assert len(cure([(20_011, 0), (0, 1)], 5_000)) == 5_000


def test_odd_frequencies_without_biases_need_more_than_one():
    assert cure(ODD) == ((1, 0),)
    assert cure(ODD, biases="zero") == ((1, 0), (0, 1))
    assert cure([(1, 0), (0, 1)], biases="zero") == ((1, 1),)


def test_at_least_one():
    with pytest.raises(SinStudioError, match="1 or more"):
        cure(EVEN, 0)

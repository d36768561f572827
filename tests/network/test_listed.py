from __future__ import annotations

import pytest

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Domain
from sinstudio.network.frequencies import choose

DOMAIN = Domain(128, 128)


def chosen(strategy, values, **settings):
    return choose(strategy, DOMAIN, count=7, values=values, **settings)


def test_figure_14_keeps_both_of_each_pair():
    values = [sign * value for value in (1, 3, 10, 50) for sign in (1, -1)]
    choice = chosen("lattice", values)
    found = set(map(tuple, choice.frequencies.tolist()))
    assert len(choice.frequencies) == len(found) == 64
    assert (-50, 3) in found
    assert (50, -3) in found
    assert choice.notes == ("32 of the 64 frequencies repeat another or are its ± twin.",)


def test_lattice_drops_zero_alone_and_keeps_repeats():
    assert chosen("lattice", [0, 1]).frequencies.tolist() == [[0, 1], [1, 0], [1, 1]]
    assert chosen("lattice", [1, 1]).frequencies.tolist() == [[1, 1]] * 4


def test_custom_is_taken_as_typed():
    pairs = ((3, -2), (3, -2), (-3, 2), (0, -1))
    choice = chosen("custom", pairs, unit_vectors=True)
    assert choice.frequencies.tolist() == [list(pair) for pair in pairs]
    assert choice.notes == ("2 of the 4 frequencies repeat another or are its ± twin.",)


def test_frequencies_beyond_nyquist_stay_and_are_noted():
    choice = chosen("custom", [(64, 0), (65, 0), (0, -500)])
    assert len(choice.frequencies) == 3
    (note,) = choice.notes
    assert note.startswith("2 of 3 frequencies lie beyond Nyquist, radius 64")


@pytest.mark.parametrize(
    ("strategy", "values", "said"),
    [
        ("lattice", [], "gives no frequency"),
        ("lattice", [0], "gives no frequency"),
        ("lattice", [(1, 2)], "not a whole number"),
        ("lattice", [1.5], "not a whole number"),
        ("lattice", list(range(129)), "16,641 pairs"),
        ("custom", [], "1 to 16,384 pairs"),
        ("custom", [(1, 2)] * 16_385, "1 to 16,384 pairs"),
        ("custom", [5], "Entry 1 .* not a pair"),
        ("custom", ["ab"], "Entry 1 .* not a pair"),
        ("custom", [(1, 2, 3)], "Entry 1 .* not a pair"),
        ("custom", [(1, 2), (0.5, 1)], "Entry 2 .* not whole"),
        ("custom", [(True, False)], "Entry 1 .* not whole"),
        ("custom", [(1, 2), (0, 0)], r"Entry 2 .* is \(0, 0\)"),
    ],
)
def test_refuses_what_is_no_list(strategy, values, said):
    with pytest.raises(SinStudioError, match=said):
        chosen(strategy, values)

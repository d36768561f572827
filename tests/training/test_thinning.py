import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from sinstudio.training.thinning import Held, thinned

gaps = st.lists(st.integers(1, 500), min_size=1, max_size=60)


def run(steps_between, size, budget, pinned=frozenset()):
    """Arrivals one after the other, thinned after each, as in a run."""
    held, step = [], 0
    for i, gap in enumerate([0, *steps_between]):
        step += gap
        held.append(Held(step, size, i in pinned))
        held = [held[j] for j in thinned(held, budget)]
    return held, step


@given(
    st.lists(st.tuples(st.integers(1, 400), st.integers(1, 90), st.booleans()), max_size=40),
    st.integers(0, 1500),
)
def test_the_budget_is_never_exceeded(entries, budget):
    held, step = [], 0
    for gap, size, pinned in entries:
        step += gap
        held.append(Held(step, size, pinned))
    kept = thinned(held, budget)
    assert sum(held[i].bytes for i in kept) <= budget
    assert kept == sorted(set(kept))


@given(gaps, st.integers(2, 12))
def test_the_first_and_the_newest_stay(steps, room):
    held, newest = run(steps, 10, 10 * room)
    assert (held[0].step, held[-1].step) == (0, newest)
    assert len(held) == min(room, len(steps) + 1)


@given(gaps)
def test_with_room_for_one_it_is_the_newest(steps):
    held, newest = run(steps, 10, 19)
    assert [one.step for one in held] == [newest]


def test_what_fits_is_left_alone():
    held = [Held(step, 5) for step in range(20)]
    assert thinned(held, 100) == list(range(20))
    assert thinned([], 100) == []
    assert thinned(held, 4) == []


@given(st.integers(200, 5000), st.integers(8, 60))
def test_every_decade_has_about_as_many(steps, room):
    """No gap is more than about twice what room in all decades alike would make it."""
    held, _ = run([1] * steps, 1, room)
    logs = [math.log1p(one.step) for one in held]
    found = [b - a for a, b in itertools.pairwise(logs)]
    # near the beginning whole steps lie further apart than that
    coarse = [gap for gap, one in zip(found, held, strict=False) if one.step > 2 * room]
    fair = logs[-1] / (room - 1)
    assert max(coarse, default=0.0) <= 2.5 * fair


@given(
    st.lists(st.integers(1, 50), min_size=30, max_size=60), st.sets(st.integers(5, 25), max_size=4)
)
def test_pinned_ones_stay_while_they_are_few(steps, pinned):
    held, _ = run(steps, 10, 10 * 12, frozenset(pinned))
    assert sum(one.pinned for one in held) == len(pinned)


@given(st.lists(st.integers(1, 50), min_size=40, max_size=60))
def test_pinned_ones_take_no_more_than_half(steps):
    held, newest = run(steps, 10, 10 * 12, frozenset(range(2, 40)))
    assert len(held) == 12
    assert (held[0].step, held[-1].step) == (0, newest)

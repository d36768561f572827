import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.training import schedule
from sinstudio.training.history import MOST_ROWS, History
from sinstudio.training.recipe import DEFAULT_STEPS, TrainingSettings
from sinstudio.training.snapshot import HistoryRow


@pytest.mark.parametrize("name", ["cosine", "linear"])
def test_the_rate_falls_from_the_first_to_the_last(name):
    settings = TrainingSettings(rate=0.1, schedule=name, final_rate=0.02)
    rates = [schedule.rate(settings, share / 50) for share in range(51)]
    assert rates[0] == pytest.approx(0.1)
    assert rates[-1] == pytest.approx(0.002)
    assert rates == sorted(rates, reverse=True)


def test_a_constant_rate_is_constant():
    settings = TrainingSettings(rate=0.1, schedule="constant")
    assert schedule.rate(settings, 0.7) == 0.1


@given(st.integers(0, 10_000), st.floats(0, 1e4))
def test_progress_follows_the_budget_that_is_further(steps, seconds):
    both = TrainingSettings(steps=1000, seconds=60)
    assert schedule.progress(both, steps, seconds) == min(1, max(steps / 1000, seconds / 60))
    target = TrainingSettings(steps=0, target_psnr=30)
    assert schedule.progress(target, steps, seconds) == min(1, steps / DEFAULT_STEPS)


def test_seconds_left():
    settings = TrainingSettings(steps=1000, seconds=60)
    assert schedule.seconds_left(settings, 500, 50, speed=10) == 10
    assert schedule.seconds_left(settings, 500, 50, speed=100) == 5
    unknown = TrainingSettings(steps=1000)
    assert math.isinf(schedule.seconds_left(unknown, 5, 1, speed=0))


def row(step):
    return HistoryRow(step, step / 10, 0.1, 20.0, None, 0.01)


def test_history_is_thinned_but_keeps_events():
    history = History()
    for step in range(3 * MOST_ROWS):
        if step == 101:
            history.mark("bounds changed")
        history.add(row(step))
    assert len(history.rows) <= MOST_ROWS + 1
    assert [r.step for r in history.rows if r.event] == [101]
    assert history.rows[-1].step == 3 * MOST_ROWS - 1


def test_two_lines_of_one_step_become_one():
    history = History()
    history.add(row(5))
    history.mark("stopped")
    history.add(HistoryRow(5, 0.6, None, 21.0, None, 0.01))
    (only,) = history.rows
    assert (only.loss, only.psnr_db, only.event) == (0.1, 21.0, "stopped")

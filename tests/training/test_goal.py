"""When the target PSNR is looked at."""

from __future__ import annotations

import torch

from sinstudio.training.goal import HEAD_START, LOOK_EVERY, MORE, Goal


def loss_at(psnr_db: float) -> torch.Tensor:
    """Loss of values in −1…1 at which a picture has this PSNR."""
    return torch.tensor(4 * 10 ** (-psnr_db / 10), dtype=torch.float64)


def test_the_loss_is_looked_at_now_and_then_and_a_little_before_the_target():
    goal = Goal()
    assert not goal.loss_is_near(30, LOOK_EVERY + 1, loss_at(40))
    assert not goal.loss_is_near(30, LOOK_EVERY, loss_at(30 - HEAD_START - 0.01))
    assert goal.loss_is_near(30, LOOK_EVERY, loss_at(30 - HEAD_START + 0.01))


def test_a_loss_that_stays_is_not_followed_by_a_measurement_each_time():
    goal = Goal()
    found = [goal.loss_is_near(30, LOOK_EVERY, loss_at(30.01)) for _ in range(10)]
    assert found == [True] * 4 + [False] * 6


def test_a_sample_that_flatters_is_asked_for_more():
    goal = Goal()
    assert goal.sample_is_near(30, 30.01)
    goal.missed()
    assert not goal.sample_is_near(30, 30.01)
    assert goal.sample_is_near(30, 30 + MORE + 0.01)
    goal.begin()
    assert goal.sample_is_near(30, 30.01)


def test_without_a_target_nothing_is_looked_at():
    goal = Goal()
    assert not goal.loss_is_near(0, LOOK_EVERY, loss_at(90))
    assert not goal.sample_is_near(0, 90)
    assert not goal.sample_is_near(30, None)

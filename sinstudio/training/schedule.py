"""How far a fit is through its budget, and the learning rate there."""

from __future__ import annotations

import math

from sinstudio.training.recipe import DEFAULT_STEPS, TrainingSettings


def progress(settings: TrainingSettings, steps: int, seconds: float) -> float:
    """Share of the budget that is spent, 0…1; whichever of steps and seconds is further.

    With only a target PSNR the schedule runs over the default number of steps.
    """
    shares = [0.0]
    if settings.steps:
        shares.append(steps / settings.steps)
    if settings.seconds:
        shares.append(seconds / settings.seconds)
    if not (settings.steps or settings.seconds):
        shares.append(steps / DEFAULT_STEPS)
    return min(1.0, max(shares))


def seconds_left(settings: TrainingSettings, steps: int, seconds: float, speed: float) -> float:
    """Seconds until the budget is spent at `speed` steps per second; inf when unknown."""
    left = [math.inf]
    budget = settings.steps or (0 if settings.seconds else DEFAULT_STEPS)
    if budget and speed > 0:
        left.append((budget - steps) / speed)
    if settings.seconds:
        left.append(settings.seconds - seconds)
    return max(0.0, min(left))


def rate(settings: TrainingSettings, share: float) -> float:
    """Learning rate on A when `share` (0…1) of the budget is spent."""
    falling = {
        "cosine": 0.5 * (1 + math.cos(math.pi * share)),
        "linear": 1 - share,
        "constant": 1.0,
    }[settings.schedule]
    return settings.rate * (settings.final_rate + (1 - settings.final_rate) * falling)

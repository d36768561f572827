"""What figures work out beside the program's own measures."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats
from small_figures import shrink

from sinstudio import api
from sinstudio.figures import figure_15, figure_18
from sinstudio.figures.pruned import Watch, interval, parts, quality, steps_of
from sinstudio.files.presets import preset
from sinstudio.measure.quality import psnr, ssim
from sinstudio.render.grid import render

PICTURE = np.random.default_rng(0).random((16, 16, 3)).astype(np.float32)


def test_an_interval_is_that_of_scipy() -> None:
    values = [1.0, 2.5, 2.0, 4.0]
    found = interval(values)
    low, high = stats.t.interval(0.95, 3, loc=np.mean(values), scale=stats.sem(values))
    assert (found.mean, found.low, found.high) == pytest.approx((np.mean(values), low, high))
    assert found.half == pytest.approx((high - low) / 2)


def test_a_single_value_has_no_interval() -> None:
    assert interval([3.0]).mean == 3
    assert math.isnan(interval([3.0]).half)


def test_the_first_phase_and_the_rest() -> None:
    recipe = preset("figure-16").recipe
    first, rest = parts(recipe)
    assert first.training.phases == ("fit:2000",)
    assert rest.training.phases == ("prune", "finetune:2000")
    assert (steps_of(first), steps_of(rest)) == (2000, 2000)


def test_a_watched_run_is_measured_on_every_pixel() -> None:
    recipe = shrink(preset("figure-16").recipe)
    watch = Watch(5)
    result = api.fit(PICTURE, recipe, on_step=watch)
    watch.take(result.trainer)
    watch.take(result.trainer)  # a second time at the same step is no second moment
    steps = [one.step for one in watch.moments]
    assert steps == sorted(set(steps))
    last = watch.moments[-1]
    assert last.step == result.trainer.step_count
    assert last.phase == "finetune"
    assert (last.columns, last.rows) == result.network.widths[:2]
    pixels = render(result.network)
    assert last.quality == (psnr(PICTURE, pixels), ssim(PICTURE, pixels))
    assert quality(result.network, PICTURE) == last.quality


@pytest.mark.parametrize(("kx", "ky"), [(3, 1), (2, -5), (0, 7)])
def test_the_radius_of_a_wave_is_its_own(kx: int, ky: int) -> None:
    y, x = np.mgrid[:32, :32] / 32
    wave = 0.5 + 0.4 * np.cos(2 * np.pi * (kx * x + ky * y))
    assert figure_15._radius(np.float32(wave)[..., None]) == max(abs(kx), abs(ky))


def test_bins_that_are_shown_hold_nearly_all_entries() -> None:
    rng = np.random.default_rng(0)
    course = figure_15.Course(10)
    for width in (0.5, 0.1):
        course.counts.append(np.histogram(rng.uniform(-width, width, 10_000), figure_15.FINE)[0])
    assert course.reach == pytest.approx(0.5, abs=0.01)


def test_brightness_and_contrast_explain_what_they_change() -> None:
    noise = np.random.default_rng(1).normal(0, 0.1, PICTURE.shape).astype(np.float32)
    assert figure_18._by_intensity(PICTURE, PICTURE) == 1
    assert figure_18._by_intensity(PICTURE, 0.6 * PICTURE + 0.1) == pytest.approx(1, abs=1e-6)
    assert figure_18._by_intensity(PICTURE, PICTURE + noise) < 0.1

"""Signals are fitted, bounded, measured and shown as pictures of one row."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinstudio.errors import SinStudioError
from sinstudio.measure.band import out_of_band
from sinstudio.measure.network import measures
from sinstudio.measure.spectrum import log_spectrum
from sinstudio.render.grid import render
from sinstudio.training.recipe import Recipe
from sinstudio.training.trainer import Trainer


def sine(count=64, channels=1, cycles=3):
    x = np.arange(count) / count
    waves = [0.5 + 0.5 * np.sin(2 * np.pi * cycles * x + c) for c in range(channels)]
    return np.stack(waves, -1).astype(np.float32)[None]


def small(**changes):
    base = {
        "frequencies.count": 8,
        "network.hidden": [12],
        "training.batch": 32,
        "training.steps": 30,
        "training.threads": 1,
        "training.device": "cpu",
    }
    return Recipe().changed(base | {k.replace("__", "."): v for k, v in changes.items()})


def test_a_sine_is_fitted():
    trainer = Trainer(small(training__steps=800), sine(), signal=True)
    trainer.run()
    assert trainer.history.rows[-1].psnr_db > 35
    found = measures(trainer.network, trainer.target.picture)
    assert found["ssim"] is None
    assert found["psnr_db"] == pytest.approx(trainer.history.rows[-1].psnr_db)
    assert 0 <= found["out_of_band"] < 0.05
    assert found["seam"] >= 0


@settings(max_examples=25)
@given(
    strategy=st.sampled_from(["gaussian", "uniform", "spectrum", "low+high", "dominant"]),
    period=st.sampled_from(["tile", "padded", "mirror", 3.0, ["mirror", "tile"]]),
    holdout=st.sampled_from([0.0, 0.3, "grid:2", "grid:3"]),
    channels=st.integers(1, 4),
    bounds=st.sampled_from([{}, {"bounds.limits": [4], "bounds.values": [0.3, 0.05]}]),
    seed=st.integers(0, 9),
)
def test_bounds_hold_and_nothing_gets_a_k_y(strategy, period, holdout, channels, bounds, seed):
    recipe = small(frequencies__strategy=strategy, picture__period=period, training__steps=5)
    recipe = recipe.changed({"picture.holdout": holdout, **bounds}).with_seed(seed)
    trainer = Trainer(recipe, sine(48, channels), signal=True)
    trainer.run()
    network = trainer.network
    assert not network.frequencies[:, 1].any()
    assert network.domain.signal
    assert network.domain.period[1] == 2
    weight = network.layers[0].weight.numpy()
    limit = trainer.blocks.column_bounds(trainer.radii)
    assert (np.abs(weight) <= np.float32(limit) * (1 + 1e-6)).all()
    assert math.isfinite(trainer.history.rows[-1].psnr_db)
    if holdout == "grid:2":
        assert trainer.target.trained.sum() == 24
        assert trainer.target.trained[0, ::2].all()
        assert network.domain.nyquist == 12
    if holdout == "grid:3":
        assert network.domain.nyquist == 8


def test_a_mirrored_signal_trains_on_its_reflection_along_x_only():
    trainer = Trainer(small(picture__period="mirror"), sine(20), signal=True)
    assert (trainer.target.grid_width, trainer.target.grid_height) == (40, 1)


def test_what_goes_beyond_the_range_is_shown_and_counts():
    trainer = Trainer(small(), sine(), signal=True)
    trainer.network.output.bias.data.fill_(4)
    levels = render(trainer.network)
    assert levels.max() > 1.5
    assert trainer.measure_whole()[0] < 0  # decibels
    sample = trainer.measure_sample()[0]
    assert sample == pytest.approx(trainer.measure_whole()[0], abs=1e-3)


def test_picture_and_signal_models_do_not_mix():
    fitted = Trainer(small(), sine(), signal=True).network
    picture = np.zeros((8, 8, 1), np.float32)
    with pytest.raises(SinStudioError, match="fitted to a signal and this is a picture"):
        Trainer(small(), picture, network=fitted)


def test_a_hold_out_that_leaves_nothing():
    with pytest.raises(SinStudioError, match="signal of 1 samples"):
        Trainer(small(picture__holdout=0.9), sine(1), signal=True)


def test_out_of_band_sees_noise_between_the_samples():
    quiet = Trainer(small(frequencies__strategy="custom", frequencies__values=[1, 2]),
                    sine(), signal=True).network  # fmt: skip
    loud = Trainer(small(frequencies__strategy="custom", frequencies__values=[90]),
                   sine(), signal=True).network  # fmt: skip
    for network in (quiet, loud):
        network.layers[0].weight.data.fill_(0.3)
        network.output.weight.data.fill_(0.1)
    assert out_of_band(quiet) < 1e-3
    assert out_of_band(loud) > 0.5


def test_the_spectrum_of_several_channels_is_that_of_their_mean():
    row = sine(64, 3)
    np.testing.assert_allclose(
        log_spectrum(row, signal=True), log_spectrum(row.mean(axis=2, keepdims=True)), atol=1e-5
    )
    assert log_spectrum(row, signal=True).shape == (1, 64)


def test_figure_9_repeats_one_frequency():
    recipe = small(frequencies__strategy="custom", frequencies__values=[1] * 40)
    trainer = Trainer(recipe, sine(cycles=5), signal=True)
    trainer.run()
    assert trainer.network.widths == (40, 12, 1)
    assert (trainer.network.frequencies.numpy() == [1, 0]).all()

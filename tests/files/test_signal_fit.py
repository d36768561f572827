from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.errors import SinStudioError
from sinstudio.files.picture_fit import fit_picture
from sinstudio.files.signal_fit import AUTO_SAMPLES
from sinstudio.files.signals import Signal, formula_signal, signal_of
from sinstudio.training.recipe import PictureSettings


def smooth(count: int = 400, channels: int = 1) -> Signal:
    x = np.arange(count) / count
    return signal_of(np.stack([np.sin(2 * np.pi * (c + 1) * x) for c in range(channels)], 1) * 7)


def test_a_signal_that_is_short_enough_stays_as_it_is():
    signal = smooth()
    fitted, notes = fit_picture(signal, PictureSettings())
    assert fitted is signal
    assert notes == ()


@given(count=st.integers(50, 900), tile=st.booleans())
def test_resampling_keeps_values_at_their_places(count, tile):
    signal = smooth()
    period = "tile" if tile else "padded"
    fitted, notes = fit_picture(signal, PictureSettings(size=count, period=period))
    assert isinstance(fitted, Signal)
    assert fitted.samples == count
    assert len(notes) == (count != 400)
    x = fitted.units.coordinates(count) / 400
    error = np.abs(fitted.values[:, 0] - 7 * np.sin(2 * np.pi * x))
    assert error[3:-3].max() < 0.02
    if tile:
        assert error.max() < 0.02


def test_long_signals_are_made_shorter_and_it_is_said():
    fitted, notes = fit_picture(smooth(AUTO_SAMPLES * 2), PictureSettings())
    assert fitted.width == AUTO_SAMPLES
    assert notes == ("Fitted at 65,536 samples; the signal has 131,072.",)
    assert fit_picture(smooth(AUTO_SAMPLES * 2), PictureSettings(size="full"))[0].width == 131_072


def test_a_formula_is_worked_out_again():
    signal = formula_signal("x^3", 64)
    fitted, notes = fit_picture(signal, PictureSettings(size=1000, crop=(16, 0, 48, 1)))
    assert isinstance(fitted, Signal)
    assert notes == ()
    x = -0.5 + np.arange(1000) / 1000
    np.testing.assert_allclose(fitted.units.coordinates(1000), x, atol=1e-12)
    np.testing.assert_allclose(fitted.values[:, 0], x**3, atol=1e-7)


def test_cropping_moves_the_start_and_ranges_anew():
    fitted, _ = fit_picture(signal_of(np.arange(10.0)), PictureSettings(crop=(2, 0, 6, 99)))
    assert isinstance(fitted, Signal)
    assert fitted.values.ravel() == pytest.approx([2, 3, 4, 5])
    assert fitted.units.start == 2
    assert (fitted.pixels.min(), fitted.pixels.max()) == (0, 1)


def test_the_mean_of_the_channels():
    fitted, _ = fit_picture(smooth(channels=3), PictureSettings(channels=1))
    assert isinstance(fitted, Signal)
    np.testing.assert_allclose(
        fitted.values[:, 0], smooth(channels=3).values.mean(axis=1), atol=1e-5
    )
    assert fit_picture(smooth(channels=3), PictureSettings(channels=3))[0].channels == 3


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"crop": (0, 0, 500, 1)}, "0 to 400"),
        ({"crop": (5, 0, 6, 1)}, "at least 2 apart"),
        ({"size": (100, 100)}, "a signal has one row"),
        ({"size": 1}, "at least 2 samples"),
        ({"channels": 3}, "give 1 for"),
    ],
)
def test_one_sentence(settings, words):
    with pytest.raises(SinStudioError, match=words):
        fit_picture(smooth(), PictureSettings(**settings))


def test_a_constant_signal_has_a_range_above_it():
    signal = signal_of(np.full(5, 3.0))
    assert (signal.units.low, signal.units.high) == ((3.0,), (4.0,))
    assert signal_of(np.full(5, 1e300)).values.ravel() == pytest.approx(np.full(5, 1e300))


@pytest.mark.parametrize(
    "values", [[], [1], [1, np.nan], np.zeros((4, 5)), "abc", [[[1]]], [1j, 2]]
)
def test_arrays_that_are_no_signal(values):
    with pytest.raises(SinStudioError):
        signal_of(values)


@given(st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=20))
def test_levels_span_the_range(values):
    signal = signal_of(values)
    assert signal.pixels.min() == 0
    assert signal.pixels.max() <= 1
    span = max(values) - min(values)
    np.testing.assert_allclose(
        signal.values[:, 0], values, atol=1e-7 * span + 1e-15 * max(map(abs, values)) + 1e-30
    )

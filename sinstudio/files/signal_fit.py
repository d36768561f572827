"""The part of a signal that is fitted, at the number of samples that the recipe asks."""

from __future__ import annotations

from dataclasses import replace

from sinstudio.errors import SinStudioError
from sinstudio.files.formula import evaluate_formula
from sinstudio.files.picture import check_size
from sinstudio.files.resample import resampled
from sinstudio.files.signal import Signal, Units, Values, signal_of
from sinstudio.training.recipe import PictureSettings, show

AUTO_SAMPLES = 65_536  # size = "auto": the most samples that are fitted as they are


def fit_signal(signal: Signal, settings: PictureSettings) -> tuple[Signal, tuple[str, ...]]:
    """Crop, mix and resample a signal as its settings say.

    Parameters
    ----------
    signal
        As it was opened.
    settings
        Of `crop`, left and right are read; `channels` is "auto", 1 (the mean of all channels) or
        what there are; `size` is a number of samples, "full", or "auto" for all up to 65,536.
        `period` says whether the ends meet when resampling.

    Returns
    -------
    tuple
        The signal that is fitted, and sentences about what was done without being asked for, and
        how its file was understood.
        A formula is worked out at the new samples; other signals are resampled.

    Raises
    ------
    SinStudioError
        When the crop does not lie in the signal, the size is above the limit or names rows, or the
        channels are not there.
    """
    left, right = _part(signal, settings.crop)
    values, units = signal.values[left:right], signal.units.moved(left, 1)
    if settings.channels != "auto" and settings.channels != signal.channels:
        values, units = _mixed(signal, values, units, int(settings.channels))
    count = fitted_samples(right - left, settings.size)
    notes = signal.notes
    if count != right - left:
        check_size(f"picture.size is {show(settings.size)}: the fitted signal", count, 1)
        if not signal.formula:
            part = "the cropped part" if settings.crop else "the signal"
            notes = (*notes, f"Fitted at {count:,} samples; {part} has {right - left:,}.")
            values, units = _resampled(values, units, count, settings)
        else:
            units = units.moved(0, (right - left) / count)
            values = evaluate_formula(signal.formula, units.coordinates(count))[:, None]
    elif (left, right) == (0, signal.samples) and values.shape[1] == signal.channels:
        return signal, notes
    fitted = signal_of(
        values, signal.name, units, common=signal.units.common, formula=signal.formula
    )
    return replace(fitted, name=signal.name, path=signal.path), notes


def fitted_samples(samples: int, size: str | int | tuple[int, int]) -> int:
    """Return how many samples the setting `picture.size` gives a signal that has `samples`."""
    if isinstance(size, tuple):
        if size[1] != 1:
            raise SinStudioError(
                f"picture.size is {show(size)}: a signal has one row; give a number of samples."
            )
        size = size[0]
    if isinstance(size, str):
        return samples if size == "full" else min(samples, AUTO_SAMPLES)
    if size < 2:
        raise SinStudioError(f"picture.size is {size}: a signal has at least 2 samples.")
    return size


def _part(signal: Signal, crop: tuple[int, ...]) -> tuple[int, int]:
    if not crop:
        return 0, signal.samples
    left, right = crop[0], crop[2]
    if not 0 <= left < right <= signal.samples or right - left < 2:
        raise SinStudioError(
            f"picture.crop is {show(crop)}: {signal.name} has {signal.samples:,} samples, so left "
            f"and right must lie from 0 to {signal.samples} and at least 2 apart."
        )
    return left, right


def _mixed(signal: Signal, values: Values, units: Units, channels: int) -> tuple[Values, Units]:
    if channels != 1:
        raise SinStudioError(
            f"picture.channels is {channels}: {signal.name} has {signal.channels}; give 1 for "
            'their mean, or "auto" for all of them.'
        )
    mixed = replace(units, columns=("mean",), low=units.low[:1], high=units.high[:1])
    return values.mean(axis=1, keepdims=True), mixed


def _resampled(
    values: Values, units: Units, count: int, settings: PictureSettings
) -> tuple[Values, Units]:
    """Resample with Lanczos' filter; new samples stand in the middle of those they are made of."""
    (period, mirrored), _ = settings.axes
    tile = period == 2 and not mirrored
    levels = resampled(units.levels(values)[None], (count, 1), (tile, False))[0]
    scale = len(values) / count
    return units.values(levels), units.moved((scale - 1) / 2, scale)

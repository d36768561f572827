"""Presets in the window: what they are called, and the signal or picture that they open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication

from sinstudio.files.picture import Picture
from sinstudio.files.preset import Preset
from sinstudio.files.samples import open_sample, sample_names
from sinstudio.files.signals import Signal, formula_signal


def worded(preset: Preset) -> Preset:
    """Return a preset with its title, sentence and label in the user's language."""
    title, summary, label = (
        text and QCoreApplication.translate("Preset", text)
        for text in (preset.title, preset.summary, preset.label)
    )
    variants = tuple(worded(one) for one in preset.variants)
    variants = tuple(replace(one, title=f"{title}: {one.label}") for one in variants)
    return replace(preset, title=title, summary=summary, label=label, variants=variants)


def opens(chosen: Preset, at_hand: Picture | None, *, busy: bool) -> Callable[[], Picture] | None:
    """Return what opens the signal or the picture of a preset; None where what is open will do.

    Parameters
    ----------
    at_hand
        What is open.
    busy
        Whether something else is being opened; a preset that takes any picture then leaves it be.
    """
    if chosen.formula is not None:
        if isinstance(at_hand, Signal) and at_hand.formula == chosen.formula:
            return None
        return partial(formula_signal, chosen.formula, chosen.samples)
    if isinstance(at_hand, Signal) and chosen.figure is not None:
        return partial(open_sample, chosen.sample or sample_names()[0])
    if chosen.sample and at_hand is None and not busy:
        return partial(open_sample, chosen.sample)
    return None

"""Settings of the input frequencies: how they are chosen (chapter 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sinstudio.training.schema import AnyOf, Choice, Either, Flag, Integer, Items, Number, setting
from sinstudio.training.settings.section import SEED, Section

STRATEGIES = ("gaussian", "spectrum", "uniform", "low+high", "dominant", "lattice", "custom")

_WHOLE = Integer(-100_000, 100_000)
_RADIUS = Either(("auto",), Number(0, 100_000, over=True))


@dataclass(frozen=True)
class FrequencySettings(Section):
    """How the input frequencies ω are chosen (chapter 5)."""

    NAME = "frequencies"

    strategy: str = setting(
        "gaussian",
        Choice(STRATEGIES),
        "How input frequencies are chosen: normally distributed; drawn from the picture's "
        "spectrum; uniform within the limit; low and high bands; the spectrum's largest peaks; "
        "all pairs of given values; or a list of your own.",
        section="§5.2",
    )
    count: int = setting(
        384,
        Integer(1, 16_384),
        "Number of input frequencies, the columns of A.",
        symbol="m",
        section="§5.1",
    )
    limit: str | float = setting(
        "auto",
        _RADIUS,
        'Largest radius that is drawn; "auto" is half of Nyquist for spectrum and uniform, '
        "Nyquist for the others.",
        symbol="ω₀",
        unit="cycles per short side",
        section="§5.2",
    )
    sigma: str | float = setting(
        "auto",
        _RADIUS,
        'Width of the normal distribution; "auto" is the short side / 25.',
        symbol="σ",
        unit="cycles per short side",
    )
    low_share: float = setting(
        0.7, Number(0, 1), "low+high: share of the frequencies that lies in the low band."
    )
    low_limit: str | float = setting(
        "auto",
        _RADIUS,
        'low+high: largest radius of the low band; "auto" is a sixteenth of Nyquist.',
        unit="cycles per short side",
    )
    high_from: str | float = setting(
        "auto",
        _RADIUS,
        'low+high: smallest radius of the high band; "auto" is where the low band ends.',
        unit="cycles per short side",
    )
    values: tuple[Any, ...] = setting(
        (),
        AnyOf((Items(_WHOLE), Items(Items(_WHOLE, 2, 2, noun="whole numbers"), noun="pairs"))),
        "lattice: the whole numbers whose pairs are taken; custom: pairs [k_x, k_y] in cycles "
        "per period, or whole numbers for a signal. Repeats and ± twins are kept as given.",
        symbol="k",
        unit="cycles per period",
    )
    unit_vectors: bool = setting(
        True,
        Flag(),
        "Include (1, 0) and (0, 1), for a signal 1, which rules out sub-periods. lattice and "
        "custom take only what they are given.",
        section="§5.3",
    )
    seed: int = setting(0, SEED, "Seed of the draw.")

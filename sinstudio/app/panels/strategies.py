"""What each strategy for the input frequencies reads, and what "auto" comes to in it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from sinstudio.network.domain import Domain
from sinstudio.training.recipe import FrequencySettings

_DRAWN = ("count", "limit", "unit_vectors", "seed")
READ: dict[str, tuple[str, ...]] = {
    "gaussian": (*_DRAWN, "sigma"),
    "spectrum": _DRAWN,
    "uniform": _DRAWN,
    "low+high": (*_DRAWN, "low_share", "low_limit", "high_from"),
    "dominant": ("count", "limit", "unit_vectors"),
    "lattice": ("values",),
    "custom": ("values",),
}
READ_BY_SIREN = ("count", "seed")
LATTICE = (1, 3, 10, 50)  # of Figure 14 of the report, with both signs


def automatic_radii(settings: FrequencySettings, domain: Domain) -> dict[str, float]:
    """Radii that "auto" stands for, in cycles per short side, by the name of the setting.

    They are what `sinstudio.network.frequencies.choose` takes.
    """
    nyquist = domain.nyquist
    half = settings.strategy in ("spectrum", "uniform")
    low = nyquist / 16 if isinstance(settings.low_limit, str) else settings.low_limit
    return {
        "limit": nyquist / 2 if half else nyquist,
        "sigma": domain.scale / 25,
        "low_limit": nyquist / 16,
        "high_from": low,
    }


def first_values(
    strategy: str, drawn: tuple[tuple[int, int], ...], domain: Domain | None
) -> tuple[Any, ...]:
    """Values that a list begins with, so that no strategy starts out empty.

    Parameters
    ----------
    strategy
        lattice starts from the report's values below Nyquist, custom from what is `drawn` now;
        of a signal, from its k_x.
    drawn
        The frequencies of the preview.
    domain
        Of the picture, where one is open.
    """
    if strategy == "custom" and domain is not None and domain.signal:
        return tuple(x for x, _ in drawn) or (1,)
    if strategy == "custom":
        return drawn or ((1, 0), (0, 1))
    sizes = [size for size in LATTICE if domain is None or size <= max(1.0, domain.nyquist)]
    return tuple(sorted([*sizes, *(-size for size in sizes)]))


def explain(strategy: str, *, signal: bool = False) -> str:
    """One sentence on a strategy, for pictures or for signals."""
    tr = QCoreApplication.translate
    if signal and strategy in ("lattice", "custom"):
        return tr("Strategies", "Whole numbers k, taken as they are; repeats stay.")
    if signal and strategy == "spectrum":
        return tr("Strategies", "The stronger in the signal, the likelier: a quick fit.")
    if signal and strategy == "dominant":
        return tr("Strategies", "The strongest of the signal itself.")
    return {
        "gaussian": tr("Strategies", "Most are low, fewer and fewer are high."),
        "spectrum": tr("Strategies", "The stronger in the picture, the likelier: a quick fit."),
        "uniform": tr("Strategies", "All up to the limit alike."),
        "low+high": tr("Strategies", "A dense low band, and the rest spread above it."),
        "dominant": tr("Strategies", "The strongest of the picture itself."),
        "lattice": tr("Strategies", "Every k_x with every k_y."),
        "custom": tr("Strategies", "Pairs k_x, k_y, taken as they are."),
    }[strategy]


def explain_siren() -> str:
    """One sentence on what replaces the strategies in a SIREN."""
    return QCoreApplication.translate(
        "Strategies",
        "A SIREN draws its own: real numbers within the range ω₀ of the Network panel.",
    )

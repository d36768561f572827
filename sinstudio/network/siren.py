"""The input frequencies of the SIREN baseline: real numbers, drawn uniformly (numpy only)."""

from __future__ import annotations

import numpy as np

from sinstudio.network.domain import Domain
from sinstudio.network.frequencies import Choice, beyond_nyquist


def siren_reach(omega0: float, *, signal: bool = False) -> float:
    """Largest |ω| that is drawn, radians per unit: ω₀/2 for pictures and ω₀ for signals.

    SIREN's first layer is ω₀(Wx + b) with W ~ U(±1/D) for D coordinates (Sitzmann et al. 2020,
    section 3.2).
    """
    return omega0 if signal else omega0 / 2


def siren_cycles(omega0: float, *, signal: bool = False) -> float:
    """Largest frequency that is drawn, in cycles per picture: a picture is two units wide."""
    return 2 * siren_reach(omega0, signal=signal) / (2 * np.pi)


def draw_siren(domain: Domain, count: int, omega0: float, seed: int) -> Choice:
    """Draw ω ~ U(±ω₀/2) for each coordinate of a picture, U(±ω₀) for a signal.

    Parameters
    ----------
    domain
        Gives the period that the result is counted in, and whether it is a signal: ω_y is then 0.
    count
        m, at least 1.
    omega0
        ω₀ > 0, radians per unit.
    seed
        Of the draw; the same arguments give the same frequencies.

    Returns
    -------
    Choice
        m × 2 float64, k = ωp/2π in cycles per period, as other choices are; what lies beyond
        Nyquist stays and is noted.
    """
    reach = siren_reach(omega0, signal=domain.signal)
    omega = np.random.default_rng(seed).uniform(-reach, reach, (count, 2))
    omega = omega.astype(np.float32)  # as networks hold them, to be told for the same again
    if domain.signal:
        omega[:, 1] = 0
    cycles = domain.cycles(omega)
    return Choice(cycles, beyond_nyquist(cycles, domain))

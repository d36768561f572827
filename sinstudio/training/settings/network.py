"""Settings of the network: widths, initial values, and what is trained."""

from __future__ import annotations

from dataclasses import dataclass

from sinstudio.training.schema import Choice, Flag, Integer, Items, Number, setting
from sinstudio.training.settings.section import Section

INTEGER_TRAINABLE = ("A", "b", "C", "d")
SIREN_TRAINABLE = (*INTEGER_TRAINABLE, "phases", "omega")


@dataclass(frozen=True)
class NetworkSettings(Section):
    """Widths, initial values, and what is trained."""

    NAME = "network"

    hidden: tuple[int, ...] = setting(
        (384,),
        Items(Integer(1, 16_384), 1, 16, noun="widths"),
        "Widths of the hidden layers, first to last.",
        symbol="n",
    )
    baseline: str = setting(
        "none",
        Choice(("none", "siren")),
        '"siren" replaces the whole input frequencies by real ones that are trained, as SIREN '
        "has them, to compare with; the strategy is then not read, and the network has no period.",
        section="§4",
    )
    omega0: float = setting(
        30.0,
        Number(0, 100_000, over=True),
        "SIREN: ω starts uniform within ±ω₀/2 radians per unit for pictures and ±ω₀ for signals. A "
        "picture is two units wide, so 30 is ±4.8 cycles per picture.",
        symbol="ω₀",
        section="§4",
    )
    trainable: tuple[str, ...] = setting(
        INTEGER_TRAINABLE,
        Items(Choice(SIREN_TRAINABLE), 1, 6, noun="names"),
        "What is trained: hidden matrices A, their biases b, output C and d, the shifts φ of the "
        "input frequencies, and, of a SIREN, the frequencies ω themselves.",
        section="§3.1",
    )
    scale_a: float = setting(
        1.0, Number(0, 1000), "Factor on the initial range of A, ±√(6/fan-in).", symbol="A"
    )
    scale_c: float = setting(
        1.0, Number(0, 1000), "Factor on the initial range of C, ±√(6/n)/30.", symbol="C"
    )
    inverse_c: bool = setting(
        False,
        Flag(),
        "Start with C = 1/A where the network has a single input frequency, neuron and channel "
        "(example 4.1); other networks start as usual.",
        symbol="C",
        section="§4",
    )
    zero_phases: bool = setting(False, Flag(), "Start with all shifts φ at zero.", symbol="φ")
    zero_biases: bool = setting(False, Flag(), "Start with all biases b at zero.", symbol="b")

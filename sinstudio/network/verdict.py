"""What is to be said of a set of input frequencies on a picture: whether it must repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sinstudio.network.cures import cure
from sinstudio.network.domain import Domain
from sinstudio.network.lattice import Biases, Frequencies, Lattice, Pair
from sinstudio.network.periods import Shift, nearest_shifts


@dataclass(frozen=True)
class Repeat:
    """A shift at which the network repeats.

    Attributes
    ----------
    periods
        In periods, the representative nearest to zero.
    pixels
        The same in pixels of the picture (samples of a signal).
    negative
        The network turns into its negative there: an anti-period.
    """

    periods: Shift
    pixels: tuple[float, ...]
    negative: bool = False


@dataclass(frozen=True)
class Verdict:
    """What is to be said of a set; `assess` makes one.

    Attributes
    ----------
    index
        Of the lattice in force: 1 without sub-periods, N for N - 1 of them, 0 for a continuum.
    shows
        Two places of the picture differ by a sub-period or an anti-period, so that the picture is
        forced to repeat.
    repeats
        The shortest sub-periods and anti-periods, one of each ±v; none where the index is 0.
    lines
        Whole q for which ⟨q, v⟩ is whole at every sub-period and anti-period v: the places v with
        ⟨q, v⟩ whole are the widest lines through all of them. Empty where there are none.
    cure
        The fewest frequencies, up to Nyquist, that remove all of them; empty also where none can.
    sentence
        All of this in plain words.
    """

    index: int
    shows: bool
    repeats: tuple[Repeat, ...]
    lines: tuple[Pair, ...]
    cure: tuple[tuple[int, ...], ...]
    sentence: str

    @property
    def clean(self) -> bool:
        """Whether there is no sub-period and no anti-period."""
        return not self.lines and self.index == 1


def assess(frequencies: Frequencies, domain: Domain, biases: Biases = "any") -> Verdict:
    """Judge input frequencies on a picture.

    Parameters
    ----------
    frequencies
        m × 2 whole numbers, cycles per period.
    domain
        Of the picture or signal; an axis of one pixel is left out.
    biases
        What is known of the biases: see `sinstudio.network.periods.lattice_index`.
    """
    lattice = Lattice.of(frequencies, biases, domain)
    index = lattice.index
    if biases == "zero":  # of these shifts, half are anti-periods
        index = Lattice.of(frequencies, domain=domain).index
    if lattice.index == 1:
        return Verdict(1, False, (), (), (), "No sub-periods: the index of the frequencies is 1.")
    shifts = nearest_shifts(frequencies, domain, biases=biases)
    repeats = tuple(_repeat(v, lattice, domain, biases) for v in shifts)
    shows = lattice.index == 0 or _shows(lattice, domain)
    return Verdict(
        index=index,
        shows=shows,
        repeats=repeats,
        lines=_lines(lattice, domain),
        cure=cure(frequencies, domain=domain, biases=biases),
        sentence=_sentence(index, lattice, repeats, shows, signal=domain.signal),
    )


def _repeat(v: Shift, lattice: Lattice, domain: Domain, biases: Biases) -> Repeat:
    sides = (domain.width * domain.period[0] / 2, domain.height * domain.period[1] / 2)
    pixels = tuple(float(x) * side for x, side in zip(v, sides, strict=False))
    return Repeat(v, pixels, negative=biases == "zero" and lattice.negates(v))


def _shows(lattice: Lattice, domain: Domain) -> bool:
    """Whether any shift of the dual, however many there are, joins two places of the picture.

    That is a member w of the dual other than zero with |p_x w_x| < 2 and |p_y w_y| < 2, whose
    shortest one in this norm is a combination of a reduced basis by at most 2 of each. Whole w are
    none of these, since p ≥ 2.
    """
    period = [
        2.0 if mirrored else p for p, mirrored in zip(domain.period, domain.mirror, strict=True)
    ]
    u, v = lattice.dual_basis((period[0], period[1]))
    return any(
        abs(period[0] * (i * u[0] + j * v[0])) < 2 and abs(period[1] * (i * u[1] + j * v[1])) < 2
        for i in range(3)
        for j in range(-2, 3)
        if i or j > 0
    )


def _lines(lattice: Lattice, domain: Domain) -> tuple[Pair, ...]:
    rows = (max(row, (-row[0], -row[1])) for row in lattice.basis(domain.period_pixels))
    if lattice.still is None:
        return tuple(rows)
    return tuple(row for row in rows if row[1 - lattice.still])


def _sentence(
    index: int, lattice: Lattice, repeats: Sequence[Repeat], shows: bool, *, signal: bool
) -> str:
    what = "signal" if signal else "picture"
    if lattice.index == 0 and lattice.still is not None:
        return "All frequencies are zero, so the network is constant."
    if lattice.index == 0:
        return (
            "All frequencies lie on one line, so the network is constant along one direction, and "
            f"so must the {what} be."
        )
    where, negative = _where(repeats[0], lattice), repeats[0].negative
    if index == 1:
        does = f"With all biases at zero, the network turns into its negative {where}"
    elif negative:
        does = f"Index {index:,}: the network turns into its negative {where}"
    elif index == 2:
        does = f"Index 2: the network repeats itself {where}"
    else:
        does = f"Index {index:,}: the network repeats itself at {index - 1:,} shifts, first {where}"
    if shows:
        return f"{does}, and so must the {what}."
    return f"{does}. That is farther than the {what} reaches, so none of it shows."


def _where(repeat: Repeat, lattice: Lattice) -> str:
    if lattice.still is not None:
        axis = 1 - lattice.still
        return f"after {repeat.periods[axis]} of its period, {repeat.pixels[axis]:.4g} samples"
    x, y = repeat.periods
    across, down = repeat.pixels
    return f"at ({x}, {y}) of its period, ({across:.4g}, {down:.4g}) pixels"

"""Frequencies that remove the sub-periods of a set, by adding the fewest, or several (section 5.3).

One added column resolves the ambiguity but carries alone all that the set lacks: every frequency
outside its lattice. Several share it, and best from different classes of ℤ²/Λ.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator

from sinstudio.errors import SinStudioError
from sinstudio.network.bands import Band
from sinstudio.network.domain import Domain
from sinstudio.network.lattice import Biases, Frequencies, Lattice, Pair

Box = tuple[float, float]  # largest |k_x| and |k_y|

_PAIRED = 64  # vectors that are tried two by two: two of the shortest dozen always do
_LOOKED_AT = 4096  # vectors beyond 64 for each that is asked for, before classes may be uneven


def cure(
    frequencies: Frequencies,
    count: int = 1,
    *,
    domain: Domain | None = None,
    biases: Biases = "any",
) -> tuple[tuple[int, ...], ...]:
    """Return frequencies that bring the index to 1 when they are added.

    First the fewest that do, and of these the shortest: one where the gcd of all entries is 1, and
    otherwise two, for with a single one the index stays a multiple of that gcd. Then more, as short
    as can be while no class of ℤ²/Λ (v and -v being one) has more of them than it must. They lie
    in the half-plane, and none is in the set, nor its ± twin.

    Parameters
    ----------
    frequencies
        m × 2 or m × 1 whole numbers, cycles per period.
    count
        How many to give, at least 1; more where it takes two, and fewer where the picture has no
        room for as many.
    domain
        Of the picture: only frequencies up to its Nyquist radius are given, and none along an axis
        of one pixel.
    biases
        "zero" or "quarter" for a network whose biases are all 0 or π/2: also removes anti-periods,
        or the periods beyond the generic ones.

    Returns
    -------
    tuple
        Vectors of as many entries as those given; empty where nothing is to be cured, and where
        no frequency up to Nyquist can.

    Raises
    ------
    SinStudioError
        If `count` is below 1.
    """
    if count < 1:
        raise SinStudioError(f"The number of frequencies to add is {count}: give 1 or more.")
    lattice = Lattice.of(frequencies, biases, domain)
    if lattice.index == 1:
        return ()
    box = _box(domain, lattice.still)
    chosen = _fewest(lattice, box)
    if chosen and len(chosen) < count:
        chosen += _more(lattice, box, chosen, count)
    return tuple(v[: lattice.axes] for v in chosen)


def _box(domain: Domain | None, still: int | None) -> Box:
    reach = [math.inf, math.inf]
    if domain is not None:
        reach = [float(side) for side in Band.between(domain, 0, domain.nyquist).outer]
    if still is not None:
        reach[still] = 0
    return reach[0], reach[1]


def _fewest(lattice: Lattice, box: Box) -> tuple[Pair, ...]:
    common, rest = lattice.factors
    if common == 1 and rest == 0:  # one line, spanned by a primitive vector
        v = _beside(lattice)
        if abs(v[0]) <= box[0] and abs(v[1]) <= box[1]:
            return (v,)
    elif common == 1:
        for v in _by_length(box):
            if lattice.joined([v]).index == 1:
                return (v,)
    outside = (v for v in _by_length(box) if _class_of(lattice, v) != (0, 0))
    short = list(itertools.islice(outside, _PAIRED))
    pairs = ((short[i], short[j]) for j in range(len(short)) for i in range(j))
    return next((pair for pair in pairs if lattice.joined(pair).index == 1), ())


def _more(lattice: Lattice, box: Box, chosen: tuple[Pair, ...], count: int) -> tuple[Pair, ...]:
    """What to add to the fewest, so that there are `count`."""
    classes = _classes(lattice)
    level = max(1, math.ceil(count / classes))
    used = Counter(_class_of(lattice, v) for v in chosen)
    added: list[Pair] = []
    passed: list[Pair] = []  # their classes have enough
    for v in itertools.islice(_by_length(box), 64 * count + _LOOKED_AT):
        kind = _class_of(lattice, v)
        if kind == (0, 0) or v in chosen:
            continue
        if used[kind] < level:
            used[kind] += 1
            added.append(v)
        else:
            passed.append(v)
        if len(chosen) + len(added) == count:
            break
    return tuple(added + passed)[: count - len(chosen)]


def _class_of(lattice: Lattice, v: Pair) -> Pair:
    """Stand for v and -v modulo Λ; (0, 0) for what the network generates already."""
    x, y = v[0] - lattice.origin[0], v[1] - lattice.origin[1]
    return min(lattice.residue((x, y)), lattice.residue((-x, -y)))


def _classes(lattice: Lattice) -> float:
    """How many classes there are, (0, 0) not counted."""
    if lattice.index == 0:
        return math.inf
    own_twins = math.prod(math.gcd(2, factor) for factor in lattice.factors)
    return (lattice.index + own_twins) // 2 - 1


def _beside(lattice: Lattice) -> Pair:
    """Return the shortest v that spans ℤ² with a line of gcd 1."""
    u = x, y = (lattice.a, lattice.b) if lattice.a else (0, lattice.c)
    if y == 0:
        w = (0, x)
    else:  # x·w_y - y·w_x = 1
        w_y = pow(x, -1, abs(y)) if abs(y) > 1 else 0
        w = ((x * w_y - 1) // y, w_y)
    found = []
    for sign in (1, -1):
        v = lattice.origin[0] + sign * w[0], lattice.origin[1] + sign * w[1]
        dot, square = v[0] * x + v[1] * y, x * x + y * y
        turns = (2 * dot + square) // (2 * square)  # nearest whole number of u to take away
        v = (v[0] - turns * u[0], v[1] - turns * u[1])
        found.append(max(v, (-v[0], -v[1])))
    return min(found, key=_length)


def _length(v: Pair) -> tuple[int, int, int]:
    """Order by length; of equal ones the larger k_x first."""
    return v[0] ** 2 + v[1] ** 2, -v[0], -v[1]


def _by_length(box: Box) -> Iterator[Pair]:
    """Half-plane vectors within |k_x| ≤ box[0] and |k_y| ≤ box[1] by rising length."""
    most_x, most_y = box
    farthest = math.hypot(most_x, most_y)
    reach = 0
    while reach < farthest:
        ring: list[Pair] = []
        # the x for which some |y| ≤ box[1] has reach² < x² + y² ≤ (reach + 1)²
        inside = reach**2 - (int(most_y) ** 2 if most_y < math.inf else reach**2)
        for x in range(math.isqrt(max(0, inside)), int(min(reach + 1, most_x)) + 1):
            low = math.isqrt(reach**2 - x * x) + 1 if reach >= x else 0
            high = int(min(math.isqrt((reach + 1) ** 2 - x * x), most_y))
            for y in range(low, high + 1):
                ring += [v for v in dict.fromkeys([(x, y), (x, -y)]) if v > (0, 0)]
        yield from sorted(ring, key=_length)
        reach += 1

"""Figure 7: odd input frequencies, and a picture that repeats along the diagonals (section 5.3)."""

from __future__ import annotations

from sinstudio.figures.context import Context
from sinstudio.figures.figure import Figure, Finding, Outcome
from sinstudio.figures.looks import reconstruction, tiles
from sinstudio.figures.panels import Image, Panel, Stroke
from sinstudio.figures.repetition import Repetition, fit_repetition

# x + y and x - y whole, in periods, over 2 × 2 of them
_DIAGONALS = tuple(
    Stroke(x, y)
    for x, y in (
        ((0, 1), (0, 1)),
        ((0, 1), (1, 0)),
        ((0, 0.5), (0.5, 1)),
        ((0.5, 1), (0, 0.5)),
        ((0, 0.5), (0.5, 0)),
        ((0.5, 1), (1, 0.5)),
    )
)


def _run(context: Context) -> Outcome:
    picture = context.picture()
    fits = {one.name: fit_repetition(context, one, picture) for one in context.variants}
    odd, cured, mixed = (fits[name] for name in ("main", "cured", "mixed"))
    top: list[Panel] = [Image(odd.result.picture.pixels, "ground truth")]
    bottom: list[Panel] = [
        Image(tiles(odd.result), "only odd: 2 × 2 periods", _DIAGONALS),
    ]
    top += [Image(reconstruction(one.result), _title(one)) for one in (odd, cured)]
    bottom.append(Image(tiles(cured.result), "odd and (1, 0): 2 × 2 periods"))
    bottom.append(Image(reconstruction(mixed.result), _title(mixed)))
    rows = tuple(one.row for one in fits.values())
    return Outcome((tuple(top), tuple(bottom)), rows, _findings(odd, cured, mixed))


def _title(one: Repetition) -> str:
    return f"{one.title}\n{one.psnr_db:.1f} dB"


def _findings(odd: Repetition, cured: Repetition, mixed: Repetition) -> tuple[Finding, ...]:
    shift = ", ".join(str(part) for part in odd.shift or ())
    return (
        Finding(
            "A network of odd frequencies is a faulty representation.",
            f"It has {odd.psnr_db:.1f} dB, against {mixed.psnr_db:.1f} dB with as many odd and "
            "even frequencies up to the same limit.",
            odd.psnr_db < mixed.psnr_db - 3,
        ),
        Finding(
            "It repeats along the diagonals.",
            f"The index of its frequencies is {odd.index}, the sub-period ({shift}) of the period, "
            f"and f(x + v) differs from f(x) by {odd.difference:.1g} of the contrast (without "
            f"sub-periods by {mixed.difference:.2f}).",
            odd.index == 2 and odd.difference < 1e-3,
        ),
        Finding(
            "It is enough to introduce one new input frequency.",
            f"With (1, 0) the index is {cured.index} and the fit has {cured.psnr_db:.1f} dB, "
            f"{cured.psnr_db - odd.psnr_db:+.1f} dB; {mixed.psnr_db:.1f} dB with frequencies of "
            "both kinds.",
            cured.index == 1 and cured.psnr_db > odd.psnr_db + 3,
        ),
    )


FIGURE = Figure(
    name="7",
    title="only odd input frequencies",
    claim="A network of period two with only odd input frequencies represents a picture faultily: "
    "it repeats along the diagonals. One new input frequency solves it.",
    preset="figure-7",
    run=_run,
    quick={"training.steps": 1000},
    differs="the report does not list the frequencies; here they are all pairs of odd numbers up "
    "to 11, one of each ± pair, 72 in all, with 256 neurons and batches of 2,048 pixels.",
)

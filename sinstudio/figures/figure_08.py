"""Figure 8: even frequencies, pairs of 1, 10 and 100, and odd ones at period 3 (section 5.3)."""

from __future__ import annotations

from sinstudio.figures.context import Context
from sinstudio.figures.figure import Figure, Finding, Outcome
from sinstudio.figures.looks import reconstruction, tiles
from sinstudio.figures.panels import Image, Panel, Stroke
from sinstudio.figures.repetition import Repetition, fit_repetition

_REPEATS = 1e-3  # of the contrast


def _run(context: Context) -> Outcome:
    picture = context.picture()
    fits = {one.name: fit_repetition(context, one, picture) for one in context.variants}
    upper: list[Panel] = [
        Image(reconstruction(fits[name].result), f"{letter}{_title(fits[name])}")
        for letter, name in (("(a) ", "main"), ("", "even-one"), ("", "even-two"))
    ]
    lower: list[Panel] = [
        Image(reconstruction(fits[name].result), f"{letter}{_title(fits[name])}")
        for letter, name in (("(b) ", "positive"), ("", "positive-8"))
    ]
    lower += [
        Image(tiles(fits[name].result), f"{letter}{_title(fits[name])}", _boxes(period))
        for letter, name, period in (("(c) ", "odd-3", 3), ("", "odd-4", 4))
    ]
    rows = tuple(one.row for one in fits.values())
    return Outcome((tuple(upper), tuple(lower)), rows, _findings(fits))


def _title(one: Repetition) -> str:
    return f"{one.title}\nindex {one.index}, {one.psnr_db:.1f} dB"


def _boxes(period: float) -> tuple[Stroke, ...]:
    """One period in black and the picture in blue, over 2 × 2 periods."""
    inner = 1 / period  # the picture is two units long, and all of it is 2p
    return (_box(0.5, "black"), _box(inner, "#56B4E9"))


def _box(side: float, colour: str) -> Stroke:
    return Stroke((0, side, side, 0, 0), (0, 0, side, side, 0), colour)


def _findings(fits: dict[str, Repetition]) -> tuple[Finding, ...]:
    even, one, two = (fits[name] for name in ("main", "even-one", "even-two"))
    hundred, other = fits["positive"], fits["positive-8"]
    three, four = fits["odd-3"], fits["odd-4"]
    return (
        Finding(
            "Even input frequencies give a faulty reconstruction with a sub-period.",
            f"Their index is {even.index}; f(x + v) differs from f(x) by {even.difference:.1g} of "
            f"the contrast, and the fit has {even.psnr_db:.1f} dB against {two.psnr_db:.1f} dB "
            "once (1, 0) and (0, 1) are there.",
            even.index > 1 and even.difference < _REPEATS and even.psnr_db < two.psnr_db - 3,
        ),
        Finding(
            "One new input frequency is enough to solve it.",
            f"With (1, 0) the index is still {one.index} and the fit has {one.psnr_db:.1f} dB; it "
            f"takes (0, 1) too, for an index of {two.index} and {two.psnr_db:.1f} dB.",
            one.index == 1,
        ),
        Finding(
            "All pairs of 1, 10 and 100 give a faulty reconstruction with a sub-period.",
            f"Their index is {hundred.index}, f(x + v) differs from f(x) by "
            f"{hundred.difference:.1g} of the contrast, and the fit has {hundred.psnr_db:.1f} dB.",
            hundred.index > 1 and hundred.difference < _REPEATS,
        ),
        Finding(
            "Exclusively positive frequencies give a faulty reconstruction.",
            f"Those of (b) repeat because they are all (1, 1) modulo 9; all pairs of 1 to 8 are "
            f"positive too, have the index {other.index}, and fit to {other.psnr_db:.1f} dB.",
            other.index > 1,
        ),
        Finding(
            "Odd frequencies in a network of period 3 overlap images.",
            f"Two points of the picture {'differ' if three.overlap else 'do not differ'} by a "
            f"sub-period, and the fit has {three.psnr_db:.1f} dB; with period 4 they "
            f"{'do' if four.overlap else 'do not'}, and it has {four.psnr_db:.1f} dB.",
            three.overlap and three.psnr_db < four.psnr_db - 3,
        ),
    )


FIGURE = Figure(
    name="8",
    title="other sets with a period of their own",
    claim="Even input frequencies (a), exclusively positive ones such as all pairs of 1, 10 and "
    "100 (b), and odd ones in a network of period 3 (c) give faulty reconstructions too, because "
    "the period of the network and that of its frequencies differ.",
    preset="figure-8",
    run=_run,
    quick={"training.steps": 800},
    differs="the report lists only the frequencies of (b); here (a) has all pairs of even numbers "
    "up to 10 and (c) all of odd ones up to 11, one of each ± pair, with 256 neurons and batches "
    "of 2,048 pixels. Cured sets, pairs of 1 to 8 and a period of 4 are added to compare.",
)

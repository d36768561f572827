"""Figure 9: a large ω₀, a matrix A far from zero, and a loss that jumps (section 5.3)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import jn_zeros

from sinstudio.figures.context import Context
from sinstudio.figures.figure import Figure, Finding, Outcome
from sinstudio.figures.panels import Curves, Panel, Series
from sinstudio.figures.tracks import Track, curve, track

_ROOT = 1.4  # above which, the report says, values can be roots of Bessel functions
_BINS = 60
_LOSSES = (1e-17, 1e4)  # with room for the legend


def _run(context: Context) -> Outcome:
    signal = context.signal()
    fits = {one.name: track(context, one, signal) for one in context.variants}
    losses = tuple(curve([one], one.title) for one in fits.values())
    top: tuple[Panel, ...] = (
        Curves(losses, "(a) loss", "steps", "loss", log_y=True, y_range=_LOSSES),
        _histogram(list(fits.values())),
    )
    rows = tuple(
        {
            "network": one.title,
            "rate": one.result.recipe.training.rate,
            "psnr_db": one.psnr_db,
            "final_loss": float(one.losses[-1]),
            "spread_of_late_losses": _spread(one),
            "change_per_late_step": _jump(one),
            "mean_abs_a": float(np.abs(_weights(one)).mean()),
            "max_abs_a": float(np.abs(_weights(one)).max()),
            "share_above_1.4": float((np.abs(_weights(one)) > _ROOT).mean()),
            "steps": len(one.losses),
        }
        for one in fits.values()
    )
    return Outcome((top,), rows, _findings(fits))


def _weights(one: Track) -> NDArray[np.float64]:
    return np.asarray(
        one.result.network.layers[0].weight.detach().cpu().numpy(), dtype=np.float64
    ).ravel()


def _late(one: Track) -> NDArray[np.float64]:
    """Losses of the last half of the steps."""
    return one.losses[len(one.losses) // 2 :]


def _spread(one: Track) -> float:
    """How far the loss jumps: the 95th percentile of the last half over the 5th."""
    low, high = np.percentile(_late(one), (5, 95))
    return float(high / max(low, 1e-300))


def _jump(one: Track) -> float:
    """Share by which the loss changes from one step to the next, RMS over the last half."""
    steps = np.diff(np.log(np.maximum(_late(one), 1e-300)))
    return float(np.expm1(np.sqrt(np.square(steps).mean()))) if len(steps) else 0.0


def _histogram(tracks: list[Track]) -> Curves:
    reach = max(float(np.abs(_weights(one)).max()) for one in tracks)
    edges = np.linspace(-reach, reach, _BINS + 1)
    series = []
    for one in tracks:
        counts, _ = np.histogram(_weights(one), edges)
        x = np.repeat(edges, 2)[1:-1]
        series.append(Series(one.title, x, np.repeat(counts / counts.sum(), 2)))
    most = max(float(np.max(one.y)) for one in series)
    return Curves(
        tuple(series), "(b) entries of A", "a", "share of the entries", y_range=(0, 1.45 * most)
    )


def _findings(fits: dict[str, Track]) -> tuple[Finding, ...]:
    high, low, more = (fits[name] for name in ("main", "omega-30", "more-frequencies"))
    far = [float((np.abs(_weights(one)) > _ROOT).mean()) for one in (high, low)]
    root = float(min(jn_zeros(0, 1)[0], jn_zeros(1, 1)[0]))
    half = len(high.losses) // 2
    kinds = len(set(more.result.network.frequencies[:, 0].tolist()))
    return (
        Finding(
            "At ω₀ = 1000 training is unstable even in its advanced stages.",
            f"After step {half:,} the loss still changes by {_jump(high):.1%} from a step to the "
            f"next (RMS), and spreads over a factor of {_spread(high):.1f} (5th to 95th "
            f"percentile); at ω₀ = 30 by {_jump(low):.2%}, over a factor of {_spread(low):.1f}.",
            _jump(high) > 0.02 and _jump(high) > 5 * _jump(low),
        ),
        Finding(
            "The entries of A are far from the origin.",
            f"{far[0]:.0%} of them are beyond ±{_ROOT}, the largest is "
            f"{np.abs(_weights(high)).max():.1f}; at ω₀ = 30 it is {far[1]:.0%} and "
            f"{np.abs(_weights(low)).max():.1f}.",
            far[0] > 0.1 and far[0] > far[1],
        ),
        Finding(
            f"Values greater than {_ROOT} can be roots of first-order Bessel functions.",
            f"The smallest positive root of any J is that of J₀, {root:.3f}.",
            root < _ROOT + 0.1,
        ),
        Finding(
            "It helps to lower ω₀ and to raise the number or the bandwidth of the frequencies.",
            f"With ω₀ = 30 and {kinds} different frequencies up to 100 the fit has "
            f"{more.psnr_db:.1f} dB, against {high.psnr_db:.1f} "
            f"dB at ω₀ = 1000 and {low.psnr_db:.1f} dB at ω₀ = 30 with ω = 1; the largest |a| is "
            f"{np.abs(_weights(more)).max():.1f}.",
            more.psnr_db > high.psnr_db + 1,
        ),
    )


FIGURE = Figure(
    name="9",
    title="instability at ω₀ = 1000",
    claim="With ω = 1 and ω₀ = 1000, fitting Σ sin(kπx), k = 1 … 100, is unstable even in advanced "
    "stages of training; the entries of A lie far from the origin, where the Bessel functions have "
    "roots. A lower ω₀ and more or higher input frequencies are the way out.",
    preset="figure-9",
    run=_run,
    quick={"training.steps": 2500},
    differs="in SIREN's code A = ω₀W and Adam moves W, so here ω₀ is a factor on the learning rate "
    "of A: 1e-4 on W is 0.1 on A at ω₀ = 1000, while C keeps 1e-4. The report gives neither steps, "
    "rate nor widths.",
)

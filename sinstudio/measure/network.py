"""All measures of a fitted network, or of two pictures, as reports and comparisons give them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray

from sinstudio.measure.band import out_of_band
from sinstudio.measure.quality import psnr, ssim
from sinstudio.measure.seam import seam, seam_of
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.render.grid import render


class Likeness(TypedDict):
    """How close two pictures are."""

    psnr_db: float  # infinite for equal pictures
    ssim: float | None  # None for signals, which have no structure to compare


class Measures(Likeness):
    """What a report says about a network."""

    heldout_psnr_db: float | None  # None without held-out pixels
    out_of_band: float
    seam: float | None  # None for a SIREN, which has no period


def measures(
    network: SinusoidalNetwork,
    picture: NDArray[Any],
    training: NDArray[np.bool_] | None = None,
    heldout: NDArray[np.bool_] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Measures:
    """Measure a network against the picture that it was fitted to.

    Parameters
    ----------
    network
        Rendered at the size of the picture, with levels clipped to 0..1; not those of a signal.
    picture
        H × W × C, levels.
    training
        H × W, the pixels that PSNR is taken over; all of them by default.
    heldout
        H × W, the pixels kept from training; none by default.
    stop
        As in `sinstudio.render.grid.render`, which also names the errors.

    Raises
    ------
    SinStudioError
        If the channels differ, or a mask selects no pixel.
    """
    height, width = picture.shape[:2]
    domain = network.domain
    rendered = render(network, (width, height), stop=stop)
    border = None
    if network.periodic:
        # A picture that is one period has been rendered already.
        whole = domain.period == (2.0, 2.0) and (width, height) == (domain.width, domain.height)
        border = seam(rendered) if whole else seam_of(network, stop)
    clip = not domain.signal
    return Measures(
        psnr_db=psnr(picture, rendered, training, clip=clip),
        ssim=None if domain.signal else ssim(picture, rendered),
        heldout_psnr_db=(None if heldout is None else psnr(picture, rendered, heldout, clip=clip)),
        out_of_band=out_of_band(network, stop=stop),
        seam=border,
    )


def compare_pictures(reference: NDArray[Any], picture: NDArray[Any]) -> Likeness:
    """PSNR and SSIM of a picture against a reference; see `psnr` and `ssim` for the errors."""
    return Likeness(psnr_db=psnr(reference, picture), ssim=ssim(reference, picture))

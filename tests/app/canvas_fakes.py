"""Snapshots without a fit, for the tests of the canvas."""

from __future__ import annotations

import numpy as np

from sinstudio.network.blocks import UNBOUNDED
from sinstudio.network.domain import Domain
from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import Frame, Snapshot, View


def snapshot_of(
    frame=None, *, size=(64, 48), period=(2.0, 2.0), step=1, state="running", siren=False
):
    return Snapshot(
        state=state,
        step=step,
        seconds=0.1,
        steps_per_second=10.0,
        progress=0.1,
        seconds_left=None,
        loss=0.1,
        psnr_db=20.0,
        heldout_psnr_db=None,
        rate=1e-3,
        device="CPU",
        parameters=10,
        widths=(1, 1, 3),
        domain=Domain(*size, period=period),
        recipe=Recipe(),
        frequencies=np.zeros((0, 2), dtype=np.float64 if siren else np.int64),
        radii=np.zeros(0),
        column_norms=np.zeros(0, dtype=np.float32),
        block_of=np.zeros(0, dtype=np.int64),
        blocks=UNBOUNDED,
        block_states=(),
        frame=frame,
    )


def frame_of(pixels, region=(0.0, 0.0, 1.0, 1.0), *, tiled=False, step=1, fine=True, token=0):
    return Frame(
        picture=np.asarray(pixels, dtype=np.uint8),
        region=region,
        tiled=tiled,
        step=step,
        fine=fine,
        token=token,
    )


def flat(colour, size=(8, 6)):
    """A frame of one colour, `size` = (width, height)."""
    return np.full((size[1], size[0], len(colour)), colour, dtype=np.uint8)


def evaluated(picture, view: View, *, step=1):
    """The frame that a network which is exactly `picture` (periodic, bilinear) gives for a view."""
    places = []
    for axis in (0, 1):
        start, end = view.region[axis], view.region[axis + 2]
        count, samples = view.size[axis], picture.shape[1 - axis]
        places.append((start + (end - start) * np.arange(count) / count) * samples)
    x, y = (np.floor(place).astype(int) for place in places)
    tx, ty = (places[0] - x)[None, :, None], (places[1] - y)[:, None, None]

    def at(row, column):
        return picture[np.ix_(row % picture.shape[0], column % picture.shape[1])]

    upper = at(y, x) * (1 - tx) + at(y, x + 1) * tx
    lower = at(y + 1, x) * (1 - tx) + at(y + 1, x + 1) * tx
    values = upper * (1 - ty) + lower * ty
    return frame_of(
        np.rint(255 * np.clip(values, 0, 1)), view.region, tiled=view.tiles is not None, step=step
    )

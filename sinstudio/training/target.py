"""The picture as the trainer sees it: a half-open grid of points and values, in training order."""

from __future__ import annotations

import copy

import numpy as np
import psutil
import torch
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter

from sinstudio.errors import SinStudioError
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.render.coordinates import axis_coordinates
from sinstudio.render.luma import luma
from sinstudio.render.tables import AxisTable, axis_table
from sinstudio.training.recipe import PictureSettings

CACHE_BYTES = 3 << 30  # features are kept while they take no more than this…
CACHE_SHARE = 0.35  # …and no more than this share of the memory that is free


class Target:
    """Points and values to fit, held-out pixels, and the features of frozen phases.

    Training pixels are put in one random order when the target is made, so that a mini-batch is a
    contiguous slice: nothing is gathered in a step, and cached features are read in order. Mirrored
    axes are fitted with their reflection about the half-sample; measures use the original part.

    Parameters
    ----------
    picture
        H × W × C float32 in 0…1, at the size at which it is fitted.
    settings
        Period and hold-out of the recipe.
    seed
        Of the hold-out and the order.
    signal
        Whether the picture's one row is a signal.
    """

    def __init__(
        self,
        picture: NDArray[np.float32],
        settings: PictureSettings,
        seed: int,
        device: torch.device | None = None,
        dtype: torch.dtype = torch.float32,
        *,
        signal: bool = False,
    ) -> None:
        height, width, channels = picture.shape
        self.picture = picture
        self.domain = settings.domain(width, height, signal=signal)
        self.channels = channels
        self.device = device or torch.device("cpu")
        self.dtype = dtype
        self.seed = seed  # not always the recipe's: twins share their points
        rng = np.random.default_rng([seed, 1])
        self.trained = _training_mask(height, width, settings.holdout, rng)
        if not self.trained.any():
            what = f"signal of {width} samples" if signal else f"{width}×{height} picture"
            raise SinStudioError(
                f"picture.holdout is {settings.holdout}: it leaves nothing of this "
                f"{what} to train on. Choose a smaller share."
            )
        grid, mask = _reflected(picture, self.trained, self.domain.mirror)
        self.grid_height, self.grid_width = mask.shape
        order = rng.permutation(np.flatnonzero(mask))
        rows, columns = np.divmod(order, self.grid_width)
        values = 2 * grid.reshape(-1, channels)[order] - 1
        self.rows = torch.from_numpy(rows.astype(np.int32)).to(self.device)
        self.columns = torch.from_numpy(columns.astype(np.int32)).to(self.device)
        self.values = torch.from_numpy(values).to(self.device, dtype)
        self._tables: tuple[AxisTable, AxisTable] | None = None
        self._cache: torch.Tensor | None = None
        self._filled = torch.zeros(0, dtype=torch.bool)

    def __len__(self) -> int:
        """Return the number of training points (reflections included)."""
        return len(self.rows)

    def shared(self) -> Target:
        """Return the same points in the same order for another network; they share memory."""
        return copy.copy(self)

    @property
    def heldout(self) -> NDArray[np.bool_] | None:
        """Mask (H × W) of the pixels kept from training, or None without a hold-out."""
        return None if self.trained.all() else ~self.trained

    def known_luma(self) -> NDArray[np.floating]:
        """Luma (H × W) in which held-out pixels are averages of their neighbours.

        What is drawn from the spectrum must not know them. A grid hold-out is left as it is, since
        only its training pixels are read there.
        """
        known = luma(self.picture, signal=self.domain.signal)
        if self.trained.all() or self.domain.stride > 1:
            return known
        side = 5  # at a share of 0.9 two or three of 25 neighbours are known
        near = uniform_filter(np.where(self.trained, known, 0), side)
        share = uniform_filter(self.trained.astype(known.dtype), side)
        mean = known[self.trained].mean()
        filled = np.where(share > 1e-3, near / np.maximum(share, 1e-3), mean)
        return np.where(self.trained, known, filled)

    def sample(self, count: int, *, heldout: bool) -> tuple[torch.Tensor, ...]:
        """Return rows, columns and values (in −1…1) of at most `count` pixels to measure on."""
        mask = ~self.trained if heldout else self.trained
        chosen = np.flatnonzero(mask)
        rng = np.random.default_rng([self.seed, 2])
        if len(chosen) > count:
            chosen = rng.choice(chosen, count, replace=False)
        rows, columns = np.divmod(chosen, self.domain.width)
        values = 2 * self.picture.reshape(-1, self.channels)[chosen] - 1
        return (
            torch.from_numpy(rows).to(self.device),
            torch.from_numpy(columns).to(self.device),
            torch.from_numpy(values).to(self.device, self.dtype),
        )

    def points_at(self, rows: torch.Tensor, columns: torch.Tensor) -> torch.Tensor:
        """Coordinates of pixels of the grid, N × 2; y of a signal is 0, since it has none."""
        x = columns.to(self.dtype) * (2 / self.domain.width) - 1
        y = rows.to(self.dtype) * (2 / self.domain.height) - 1
        return torch.stack([x, torch.zeros_like(y) if self.domain.signal else y], 1)

    def prepare(self, network: SinusoidalNetwork, *, cached: bool = True) -> None:
        """Make the 1-D tables of the network's features, and a cache where memory allows.

        sin(ω_x x + φ + ω_y y) = sin(ω_x x + φ) cos(ω_y y) + cos(ω_x x + φ) sin(ω_y y), so features
        on a grid need sines of W + H values instead of W · H. Call again when the network's
        frequencies or phases change; `cached` is for those that stay as they are.
        """
        x = axis_coordinates(0, self.grid_width / self.domain.width, self.grid_width)
        y = axis_coordinates(0, self.grid_height / self.domain.height, self.grid_height)
        before, self._tables = self._tables, (axis_table(network, 0, x), axis_table(network, 1, y))
        if cached and self._cache is not None and _alike(before, self._tables):
            return  # rows were removed, or a twin begins: the features stay what they are
        self._cache = None
        needed = len(self) * network.widths[0] * self.values.element_size()
        if cached and needed <= min(CACHE_BYTES, CACHE_SHARE * free_memory(self.device)):
            self._cache = torch.empty(
                (len(self), network.widths[0]), device=self.device, dtype=self.dtype
            )
            self._filled = torch.zeros(len(self), dtype=torch.bool)

    def drop_cache(self) -> None:
        """Free the cached features; they are worked out from the tables from now on."""
        self._cache = None

    def features(self, start: int, stop: int) -> torch.Tensor:
        """Features H of the training points [start, stop), (stop − start) × m."""
        if self._cache is None:
            return self.features_at(self.rows[start:stop], self.columns[start:stop])
        cached = self._cache[start:stop]
        if not bool(self._filled[start:stop].all()):
            cached.copy_(self.features_at(self.rows[start:stop], self.columns[start:stop]))
            self._filled[start:stop] = True
        return cached

    def features_at(self, rows: torch.Tensor, columns: torch.Tensor) -> torch.Tensor:
        """Features H at pixels of the grid, one row each."""
        along, down = self._at(rows, columns)
        return along.sin.mul_(down.cos).addcmul_(along.cos, down.sin)

    def slopes_at(self, rows: torch.Tensor, columns: torch.Tensor) -> torch.Tensor:
        """∂H/∂φ = cos(ωx + φ) at pixels of the grid, one row each."""
        along, down = self._at(rows, columns)
        return along.cos.mul_(down.cos).addcmul_(along.sin, down.sin, value=-1)

    def _at(self, rows: torch.Tensor, columns: torch.Tensor) -> tuple[AxisTable, AxisTable]:
        """Copies of the tables' entries for these pixels."""
        if self._tables is None:
            raise RuntimeError("prepare() comes first")
        (x, y) = self._tables
        return (
            AxisTable(x.sin.index_select(0, columns), x.cos.index_select(0, columns)),
            AxisTable(y.sin.index_select(0, rows), y.cos.index_select(0, rows)),
        )


def _alike(before: tuple[AxisTable, AxisTable] | None, after: tuple[AxisTable, AxisTable]) -> bool:
    """Whether two pairs of tables hold the same sines."""
    return before is not None and all(
        torch.equal(one.sin, other.sin) and torch.equal(one.cos, other.cos)
        for one, other in zip(before, after, strict=True)
    )


def free_memory(device: torch.device) -> float:
    """Bytes that can still be taken on a device."""
    if device.type == "cuda":
        return float(torch.cuda.mem_get_info(device)[0])
    return float(psutil.virtual_memory().available)


def _training_mask(
    height: int, width: int, holdout: float | str, rng: np.random.Generator
) -> NDArray[np.bool_]:
    if isinstance(holdout, str):
        step = int(holdout.removeprefix("grid:"))
        mask = np.zeros((height, width), dtype=bool)
        mask[::step, ::step] = True
        return mask
    flat = np.ones(height * width, dtype=bool)
    flat[rng.permutation(height * width)[: round(holdout * height * width)]] = False
    return flat.reshape(height, width)


def _reflected(
    picture: NDArray[np.float32], mask: NDArray[np.bool_], mirror: tuple[bool, bool]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    for axis, mirrored in ((1, mirror[0]), (0, mirror[1])):
        if mirrored:
            picture = np.concatenate([picture, np.flip(picture, axis)], axis)
            mask = np.concatenate([mask, np.flip(mask, axis)], axis)
    return picture, mask

"""Height and normal maps of a network, from its analytic derivative.

The height is L, the luma of the picture as it is written (levels clipped to 0..1, alpha ignored).
Its slopes are derivatives of the network itself, carried forward through the layers:

    ∂H/∂x = ω_x cos(ωx + φ),   ∂S_i/∂x = cos(A_i h + b_i) · (A_i ∂h/∂x),   ∂f/∂x = C ∂S_L/∂x

    ∂L/∂X = Σ_c w_c · ½ ∂f_c/∂x · 2/W        ∂L/∂Y = Σ_c w_c · ½ ∂f_c/∂y · 2/H

with w the weights of luma, W × H the size of the *fitted* picture, and only those channels in the
sum whose level lies inside 0..1: where a channel is clipped the picture is flat. X runs to the
right and Y down, both in pixels of the fitted picture, so that the same strength gives the same map
at every size. The normal at strength s is

    n = (-s ∂L/∂X, s ∂L/∂Y, 1) / ‖…‖        stored as (n + 1) / 2

with green pointing up the picture (OpenGL); DirectX points it down, -s ∂L/∂Y.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import FloatArray
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.render.coordinates import WHOLE, output_grid
from sinstudio.render.grid import CHUNK_BYTES, GridRenderer, refuse_tiles, render
from sinstudio.render.luma import luma, luma_weights
from sinstudio.render.tables import AxisTable, grid_cosines, grid_sines

Region = tuple[float, float, float, float]


class NormalRenderer(GridRenderer):
    """Normals on a grid; `rows` and `picture` give them as a normal map stores them.

    Made and used like `GridRenderer`; `values` gives the unit vectors themselves.

    Parameters
    ----------
    strength, directx
        As in `normal`.

    Raises
    ------
    SinStudioError
        If the strength is not finite.
    """

    def __init__(
        self,
        network: SinusoidalNetwork,
        xs: FloatArray,
        ys: FloatArray,
        *,
        strength: float = 1.0,
        directx: bool = False,
        chunk_bytes: int = CHUNK_BYTES,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        if not math.isfinite(strength):
            raise SinStudioError(f"The strength is {strength}: give a finite number, such as 1.")
        super().__init__(network, xs, ys, chunk_bytes=chunk_bytes, stop=stop)
        self._strength_x = -strength
        self._strength_y = -strength if directx else strength

    @property
    def planes(self) -> int:
        """Three, the components of a normal."""
        return 3

    @property
    def row_products(self) -> int:
        """Multiplications that one row takes: those of the levels and of two slopes."""
        return 3 * super().row_products

    def slopes(self, columns: AxisTable, rows: AxisTable) -> tuple[Tensor, Tensor]:
        """∂L/∂X and ∂L/∂Y on a grid, rows × columns each, levels per pixel of the picture."""
        network, domain = self.network, self.network.domain
        # ω in radians per pixel of the picture
        omega_x, omega_y = network.omega.to(network.device, network.dtype).unbind(1)
        h, cosines = grid_sines(columns, rows), grid_cosines(columns, rows)
        h_x = cosines * (omega_x * (2 / domain.width))
        h_y = cosines.mul_(omega_y * (2 / domain.height))
        for layer in network.layers:
            z = layer(h)
            h, cosines = torch.sin(z), torch.cos(z)
            h_x = (h_x @ layer.weight.T).mul_(cosines)
            h_y = (h_y @ layer.weight.T).mul_(cosines)
        level = (network.output(h) + 1) / 2
        weights = torch.from_numpy(luma_weights(network.channels)).to(level.device, level.dtype)
        inside = ((level > 0) & (level < 1)) * (weights / 2)
        c = network.output.weight.T
        return ((h_x @ c) * inside).sum(-1), ((h_y @ c) * inside).sum(-1)

    def _evaluate(self, columns: AxisTable, rows: AxisTable) -> Tensor:
        slope_x, slope_y = self.slopes(columns, rows)
        n_x, n_y = slope_x.mul_(self._strength_x), slope_y.mul_(self._strength_y)
        normals = torch.stack([n_x, n_y, torch.ones_like(n_x)], dim=-1)
        return normals.div_(torch.linalg.vector_norm(normals, dim=-1, keepdim=True))

    def _values_per_pixel(self) -> int:
        _, *hidden, _ = self.network.widths
        return 4 * max(self.network.widths) + 5 * max(hidden)


def height(
    network: SinusoidalNetwork,
    size: tuple[int, int] | None = None,
    *,
    region: Region = WHOLE,
    tiles: tuple[int, int] | None = None,
    chunk_bytes: int = CHUNK_BYTES,
    stop: Callable[[], bool] | None = None,
) -> NDArray[np.float32]:
    """Luma of the picture, H × W, float32, 0..1. Parameters and errors as in `grid.render`."""
    return luma(
        render(network, size, region=region, tiles=tiles, chunk_bytes=chunk_bytes, stop=stop)
    )


def normal(
    network: SinusoidalNetwork,
    size: tuple[int, int] | None = None,
    *,
    strength: float = 1.0,
    directx: bool = False,
    region: Region = WHOLE,
    tiles: tuple[int, int] | None = None,
    chunk_bytes: int = CHUNK_BYTES,
    stop: Callable[[], bool] | None = None,
) -> NDArray[np.float32]:
    """Normal map of the luma taken as a height; the formula is at the top of this file.

    Parameters
    ----------
    network, size, region, tiles, chunk_bytes, stop
        As in `grid.render`, which also names the errors.
    strength
        s, the height of level 1 in pixels of the fitted picture; a slope of one level per pixel
        leans by 45° at 1. A negative one turns hills into hollows.
    directx
        Let green point down the picture instead of up.

    Returns
    -------
    NDArray
        H × W × 3, float32, 0..1: red to the right, green up (or down), blue out of the picture.
    """
    refuse_tiles(network, tiles)
    grid = output_grid(network.domain, size, region, tiles)
    renderer = NormalRenderer(
        network,
        grid.xs,
        grid.ys,
        strength=strength,
        directx=directx,
        chunk_bytes=chunk_bytes,
        stop=stop,
    )
    return grid.repeated(renderer.picture())

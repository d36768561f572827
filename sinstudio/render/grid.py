"""A network as a picture: strips of a grid, evaluated by matrix products."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import FloatArray
from sinstudio.network.memory import out_of_memory
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.render.coordinates import WHOLE, empty_picture, output_grid
from sinstudio.render.tables import AxisTable, axis_table, grid_sines

CHUNK_BYTES = 64 << 20
_FEWEST_PIXELS = 64  # a strip that does not fit at this size will not fit at any


class Interrupted(Exception):  # noqa: N818 - a request that was heard, not an error
    """Raised between two strips once `stop` returns true."""


class GridRenderer:
    """A network on the grid of all pairs of some coordinates, by strips of rows.

    The tables of the columns are made once, from the frequencies and phases at that moment; A, b, C
    and d are read at each call. So one renderer serves a network while it is trained, until its
    frequencies or phases change.

    Parameters
    ----------
    network
        On any device, float32 or float64.
    xs, ys
        Coordinates of the columns (W,) and rows (H,), float64, the picture being [-1, 1).
    chunk_bytes
        About as much memory as the intermediate values take. It is halved when the device runs out.
    stop
        Asked before every strip; `Interrupted` is raised when it returns true.
    """

    def __init__(
        self,
        network: SinusoidalNetwork,
        xs: FloatArray,
        ys: FloatArray,
        *,
        chunk_bytes: int = CHUNK_BYTES,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        self.network = network
        self._xs = np.asarray(xs, dtype=np.float64)
        self._ys = np.asarray(ys, dtype=np.float64)
        self._stop = stop
        self._pixels = max(_FEWEST_PIXELS, chunk_bytes // self._bytes_per_pixel())
        self._columns: tuple[int, int, AxisTable] | None = None

    @property
    def width(self) -> int:
        """Pixels in a row."""
        return len(self._xs)

    @property
    def height(self) -> int:
        """Rows."""
        return len(self._ys)

    @property
    def planes(self) -> int:
        """Values per pixel, the last axis of what is returned."""
        return self.network.channels

    @property
    def strip_rows(self) -> int:
        """Rows that are evaluated in one go; asking for fewer at a time costs speed."""
        return max(1, min(self.height, self._pixels // max(1, self.width)))

    @property
    def row_products(self) -> int:
        """Multiplications that one row takes, to estimate its cost."""
        widths = self.network.widths
        layers = sum(n_in * n_out for n_in, n_out in itertools.pairwise(widths))
        return self.width * (layers + 2 * widths[0])

    def rows(self, start: int, stop: int, *, clip: bool | None = None) -> NDArray[np.float32]:
        """Levels of the rows [start, stop).

        Parameters
        ----------
        start, stop
            0 ≤ start ≤ stop ≤ height.
        clip
            Limit the levels to 0..1; by default those of a picture are, and those of a signal not,
            since its range is only that of its samples.

        Returns
        -------
        NDArray
            (stop - start) × W × C, float32; level = (f + 1) / 2.

        Raises
        ------
        Interrupted
            When the renderer's `stop` asked for it.
        SinStudioError
            When not even the smallest strip fits into memory.
        """
        if clip is None:
            clip = not self.network.domain.signal
        with torch.inference_mode():
            levels = self.values(start, stop).add_(1).div_(2)
            if clip:
                levels.clamp_(0, 1)
            pixels: NDArray[np.float32] = levels.to("cpu", torch.float32).numpy()
        return pixels

    def values(self, start: int, stop: int) -> Tensor:
        """Raw values of the rows [start, stop), in the network's type and on its device.

        Returns
        -------
        Tensor
            (stop - start) × W × C, about [-1, 1]; an inference tensor, never clipped.
        """
        if not 0 <= start <= stop <= self.height:
            raise IndexError(f"rows {start} to {stop} of {self.height}")
        while True:
            try:
                with torch.inference_mode():
                    return self._fill(start, stop)
            except (RuntimeError, MemoryError) as error:
                if not out_of_memory(error):
                    raise
                self._halve()

    def picture(self, *, clip: bool | None = None) -> NDArray[np.float32]:
        """All rows as levels, H × W × C; see `rows`."""
        pixels = empty_picture((self.width, self.height), self.planes)
        for start, stop in self.batches():
            pixels[start:stop] = self.rows(start, stop, clip=clip)
        return pixels

    def batches(self) -> Iterator[tuple[int, int]]:
        """Yield (start, stop) of as many rows at a time as fit well into memory, all in order."""
        start = 0
        while start < self.height:
            # The result may take as much memory as the intermediate values of a strip do.
            row = self.width * self.planes * self._bytes_per_value()
            stop = start + max(self.strip_rows, self._pixels * self._bytes_per_pixel() // row)
            yield start, min(stop, self.height)
            start = stop

    def _evaluate(self, columns: AxisTable, rows: AxisTable) -> Tensor:
        """Evaluate one block: rows × columns × planes."""
        return self.network.from_features(grid_sines(columns, rows))

    def _values_per_pixel(self) -> int:
        """Count the numbers that `_evaluate` keeps at once for a pixel."""
        m, *hidden, channels = self.network.widths
        return m + 2 * max(hidden) + channels

    def _bytes_per_value(self) -> int:
        return self.network.dtype.itemsize

    def _bytes_per_pixel(self) -> int:
        return self._values_per_pixel() * self._bytes_per_value()

    def _fill(self, start: int, stop: int) -> Tensor:
        result = torch.empty(
            (stop - start, self.width, self.planes),
            dtype=self.network.dtype,
            device=self.network.device,
        )
        for left, right in self._column_blocks():
            high = max(1, self._pixels // (right - left))
            for top in range(start, stop, high):
                if self._stop is not None and self._stop():
                    raise Interrupted
                bottom = min(top + high, stop)
                rows = axis_table(self.network, 1, self._ys[top:bottom])
                block = self._evaluate(self._column_table(left, right), rows)
                result[top - start : bottom - start, left:right] = block
        return result

    def _column_blocks(self) -> Iterator[tuple[int, int]]:
        """Split rows that are too long for one strip or for one table."""
        in_table = self._pixels * self._values_per_pixel() // (2 * self.network.widths[0])
        blocks = math.ceil(self.width / min(self._pixels, in_table))
        edges = [self.width * i // blocks for i in range(blocks + 1)]
        yield from itertools.pairwise(edges)

    def _column_table(self, left: int, right: int) -> AxisTable:
        if self._columns is None or self._columns[:2] != (left, right):
            self._columns = None  # let go of the old one first
            table = axis_table(self.network, 0, self._xs[left:right])
            self._columns = left, right, table
        return self._columns[2]

    def _halve(self) -> None:
        if self._pixels <= _FEWEST_PIXELS:
            raise SinStudioError(
                f"The size is {self.width}×{self.height}: the memory of {self.network.device} "
                "does not hold even a part of one row; close other programs, or give a smaller "
                "size or another device."
            )
        self._columns = None
        self._pixels = max(_FEWEST_PIXELS, self._pixels // 2)


def refuse_tiles(network: SinusoidalNetwork, tiles: tuple[int, int] | None) -> None:
    """Raise `SinStudioError` where periods are asked of a network that has none."""
    if tiles is not None and not network.periodic:
        raise SinStudioError(
            f"The tiles are {tiles[0]}×{tiles[1]}: this network is a SIREN and has no period; "
            "give a region beyond the picture instead, such as --region=-1,-1,2,2."
        )


def render(
    network: SinusoidalNetwork,
    size: tuple[int, int] | None = None,
    *,
    region: tuple[float, float, float, float] = WHOLE,
    tiles: tuple[int, int] | None = None,
    chunk_bytes: int = CHUNK_BYTES,
    stop: Callable[[], bool] | None = None,
) -> NDArray[np.float32]:
    """Render a network as a picture of any size.

    Parameters
    ----------
    network
        On any device.
    size
        Width and height of the whole output in pixels. By default a pixel of the output is a pixel
        of the fitted picture: its own size for all of it, in proportion for a region or tiles.
    region
        x0, y0, x1, y1 in fractions of the picture, (0, 0) left and top; may reach beyond it. Pixel
        i of W sits at x0 + (x1 - x0)·i/W.
    tiles
        (k, l): show k × l whole periods instead; the gap of a padded picture and the reflections of
        a mirrored one are part of a period. One period is rendered and repeated along an axis whose
        length is a multiple of the tiles.
    chunk_bytes
        About as much memory as is taken besides the result.
    stop
        Asked before every strip of rows.

    Returns
    -------
    NDArray
        H × W × C, float32, levels clipped to 0..1; those of a signal, 1 × N × C, are not.

    Raises
    ------
    Interrupted
        When `stop` returned true.
    SinStudioError
        For a size, region or tiles that cannot be rendered, or that do not fit into memory, and
        for tiles of a SIREN.
    """
    refuse_tiles(network, tiles)
    grid = output_grid(network.domain, size, region, tiles)
    renderer = GridRenderer(network, grid.xs, grid.ys, chunk_bytes=chunk_bytes, stop=stop)
    return grid.repeated(renderer.picture())

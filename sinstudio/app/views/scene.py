"""What the canvas has to show: the original, the frames of the reconstruction, and the mode."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from sinstudio.app.running.verdicts import verdict_of
from sinstudio.app.twins.apart import captions
from sinstudio.app.views.difference import colours_of, signed_error, stride_of
from sinstudio.app.views.raster import Raster, eight_bits
from sinstudio.app.views.viewport import Region, WholePair
from sinstudio.network.domain import Domain
from sinstudio.render.luma import luma
from sinstudio.training.snapshot import Frame, Snapshot

Mode = Literal["reconstruction", "original", "wipe", "difference", "tiled", "twin"]
MODES: tuple[Mode, ...] = get_args(Mode)

_CLOSE = 1e-6  # of the picture's side; a frame that ends so near to its edge covers it


class Original:
    """The picture being fitted, float32 H × W × C, 0…1."""

    def __init__(self, pixels: NDArray[np.float32]) -> None:
        self.pixels = pixels
        self.size: WholePair = (pixels.shape[1], pixels.shape[0])

    @cached_property
    def raster(self) -> Raster:
        """The picture as it is drawn."""
        return Raster(eight_bits(self.pixels))

    @cached_property
    def luma(self) -> NDArray[np.float32]:
        """Brightness, H × W, 0…1."""
        return np.ascontiguousarray(luma(self.pixels), dtype=np.float32)

    @cached_property
    def alpha(self) -> NDArray[np.float32] | None:
        """Opacity, H × W, 0…1; None of a picture without any."""
        if self.pixels.shape[2] not in (2, 4):
            return None
        return np.ascontiguousarray(self.pixels[..., -1], dtype=np.float32)

    def values_at(self, column: int, row: int) -> tuple[int, ...]:
        """Channels of one pixel, 0…255."""
        return tuple(int(value) for value in eight_bits(self.pixels[row : row + 1, column])[0])


class Layer:
    """A frame, and what is drawn of it; made when first needed."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._error: tuple[Original, bool, NDArray[np.float32]] | None = None
        self._difference: tuple[NDArray[np.float32], float, Raster] | None = None

    @cached_property
    def raster(self) -> Raster:
        """The frame as it is drawn."""
        return Raster(self.frame.picture)

    def covers(self, region: Region) -> bool:
        """Tell whether the frame shows all of a region."""
        x0, y0, x1, y1 = self.frame.region
        inside = x0 <= region[0] + _CLOSE and y0 <= region[1] + _CLOSE
        return inside and x1 >= region[2] - _CLOSE and y1 >= region[3] - _CLOSE

    def spares(self, frame: Frame) -> bool:
        """Tell whether a frame would show nothing new, only coarser.

        That is the first draft of another view of the same network, when this one is finer.
        """
        mine = self.frame
        another_view = (frame.step, frame.fine) == (mine.step, False) and frame.token != mine.token
        return another_view and self.covers(frame.region) and _density(mine) > _density(frame)

    def difference(self, original: Original, smooth: bool, gain: float) -> tuple[Raster, Region]:
        """Signed error in colours, and the region it covers; kept until something differs."""
        picture = self.frame.picture
        stride = stride_of(*picture.shape[:2])
        thinned = picture[::stride, ::stride]
        x0, y0, x1, y1 = self.frame.region
        region = (
            x0,
            y0,
            x0 + (x1 - x0) * thinned.shape[1] * stride / picture.shape[1],
            y0 + (y1 - y0) * thinned.shape[0] * stride / picture.shape[0],
        )
        if self._error is None or self._error[:2] != (original, smooth):
            error = signed_error(thinned, region, original.luma, smooth, original.alpha)
            self._error = (original, smooth, error)
        error = self._error[2]
        if (
            self._difference is None
            or self._difference[0] is not error
            or (self._difference[1] != gain)
        ):
            self._difference = (error, gain, Raster(colours_of(error, gain)))
        return self._difference[2], region


class Layers:
    """The last frame of everything, and over it the last one of a part."""

    def __init__(self) -> None:
        self.base: Layer | None = None
        self.detail: Layer | None = None

    def add(self, frame: Frame, width: float, height: float) -> None:
        """Put a frame on top; one that covers the world of that size replaces all before it."""
        if any(layer.spares(frame) for layer in self.stack):
            return
        layer = Layer(frame)
        if layer.covers((0, 0, width, height)):
            self.base, self.detail = layer, None
        else:
            self.detail = layer

    @property
    def stack(self) -> list[Layer]:
        """From the lowest up."""
        return [layer for layer in (self.base, self.detail) if layer is not None]


class Scene:
    """Everything about the canvas except where it is looked at."""

    def __init__(self) -> None:
        self.mode: Mode = "reconstruction"
        self.tiles: WholePair = (2, 2)  # periods along x and y in the tiled mode
        self.gain = 8.0
        self.smooth = False  # whether the original is shown bilinear beyond 1:1
        self.split = 0.5  # of the visible part of the picture
        self.original: Original | None = None
        self.plain = Layers()
        self.tiled = Layers()
        self.twin: Layers | None = None  # of a second network, where there is one
        self.captions = ("", "")  # what the network and its twin are
        self._twin_frame: Frame | None = None
        self._apart: tuple[tuple[str, Any], ...] = ()
        self.lines: tuple[WholePair, ...] = ()  # through all sub-periods: see `Verdict.lines`
        self.show_lines = True  # in the tiled mode
        self.show_seams = False  # lines between periods, likewise
        self.seam: float | None = None  # as `sinstudio.measure.seam` has it
        self.state = ""  # of the fit, as in a snapshot; empty without one
        self.periodic = True  # whether the network repeats; a SIREN does not
        self.past: int | None = None  # the step that is shown, where it is not the newest
        self.now: int = 0  # the newest
        self.present: Layers | None = None  # of the newest, while it is compared with the past
        self._present_frame: Frame | None = None
        self._domain: Domain | None = None
        self._step = 0
        self._frame: Frame | None = None

    def set_original(self, picture: NDArray[np.float32] | None) -> bool:
        """Take the picture that is fitted; return whether it is another than before.

        Frames show the picture before, so they go.
        """
        before = self.original.pixels if self.original is not None else None
        same = picture is before
        if picture is not None and before is not None:
            same = same or np.array_equal(picture, before)
        if same:
            return False
        self.original = None if picture is None else Original(picture)
        self._forget()
        return True

    def set_snapshot(self, snapshot: Snapshot | None) -> bool:
        """Take the newest state of the fit; return whether anything drawn differs."""
        if snapshot is None:
            changed = bool(self.plain.stack or self.tiled.stack or self._domain or self.state)
            self._forget()
            self.state, self.periodic, self.lines = "", True, ()
            self.past = self.present = None
            return changed
        changed = self._take_past(snapshot)
        changed |= self._take_shown(snapshot.shown, snapshot.state)
        return self._take_twin(snapshot) or changed

    def _take_past(self, snapshot: Snapshot) -> bool:
        """Take which step is looked at, and what it is compared with; whether that differs."""
        past = snapshot.past.step if snapshot.past is not None else None
        changed = past != self.past
        if changed:  # frames of two steps are not to be mixed
            self.plain, self.tiled = Layers(), Layers()
            self._step = 0
            self.past = past
        self.now = snapshot.step
        if snapshot.comparing != self.comparing:
            self.present = Layers() if snapshot.comparing else None
            self._present_frame = None
            changed = True
        frame = snapshot.frame
        if self.present is not None and frame is not None and frame is not self._present_frame:
            self._present_frame = frame
            if not frame.tiled:
                self.present.add(frame, 1, 1)
                changed = True
        return changed

    def _take_shown(self, snapshot: Snapshot, state: str) -> bool:
        """Take the step that is looked at; whether anything drawn differs."""
        domain = snapshot.domain
        changed = (state, domain) != (self.state, self._domain)
        changed |= snapshot.periodic != self.periodic
        self.periodic = snapshot.periodic
        # A fit at rest always has a frame, except when it is a new one.
        renewed = state == "idle" and snapshot.frame is None and self.has_frames
        restarted = snapshot.step < self._step or renewed
        if restarted or (self._domain is not None and domain != self._domain):
            self._forget()
            changed = True
        self.state, self._domain, self._step = state, domain, snapshot.step
        verdict = verdict_of(snapshot)
        lines = verdict.lines if verdict is not None else ()
        changed = changed or lines != self.lines
        self.lines = lines
        frame = snapshot.frame
        if frame is None or frame is self._frame:
            return changed
        self._frame = frame
        if frame.tiled:
            self.tiled.add(frame, *self.tiles)
        else:
            self.plain.add(frame, 1, 1)
        return True

    def _take_twin(self, snapshot: Snapshot) -> bool:
        """Take what there is of a twin; return whether anything of it differs."""
        twin = snapshot.twin
        if twin is None:
            gone = self.twin is not None
            self._forget_twin()
            return gone
        before, self.captions = self.captions, captions(snapshot)
        if self.twin is None or twin.apart != self._apart:
            self.twin, self._apart = Layers(), twin.apart
        if twin.frame is not None and twin.frame is not self._twin_frame:
            self._twin_frame = twin.frame
            if not twin.frame.tiled:
                self.twin.add(twin.frame, 1, 1)
                return True
        return self.captions != before

    def _forget_twin(self) -> None:
        self.twin, self.captions, self._apart = None, ("", ""), ()

    def _forget(self) -> None:
        self._forget_twin()
        self.plain, self.tiled = Layers(), Layers()
        self._domain, self._step = None, 0
        # `_frame` stays: a snapshot that still carries a frame of before does not bring it back.

    @property
    def tiling(self) -> bool:
        """Whether several periods are shown; a SIREN is shown as it is in the tiled mode too."""
        return self.mode == "tiled" and self.periodic and not self.comparing

    @property
    def comparing(self) -> bool:
        """Whether the past is wiped against the present, whatever the mode is."""
        return self.present is not None

    @property
    def wiping(self) -> bool:
        """Whether a line parts two pictures."""
        return self.mode in ("wipe", "twin") or self.comparing

    @property
    def needs_reconstruction(self) -> bool:
        """Whether the mode shows any of the reconstruction."""
        return self.mode != "original" or self.comparing

    @property
    def has_frames(self) -> bool:
        """Whether anything of the reconstruction can be drawn."""
        return bool(self.plain.stack or self.tiled.stack)

    @property
    def picture_size(self) -> WholePair | None:
        """Width and height of the picture; of a model's, when it came without one."""
        if self.original is not None:
            return self.original.size
        return (self._domain.width, self._domain.height) if self._domain is not None else None

    @property
    def picture_share(self) -> tuple[float, float]:
        """Share of a period, along x and y, that the picture takes."""
        return (2 / self._domain.period[0], 2 / self._domain.period[1]) if self._domain else (1, 1)

    @property
    def world(self) -> tuple[WholePair, WholePair] | None:
        """Unit (in pixels of the picture) and number of units along x and y; None when empty."""
        size = self.picture_size
        if size is None:
            return None
        if not self.tiling:
            return size, (1, 1)
        share = self.picture_share
        period = (max(1, round(size[0] / share[0])), max(1, round(size[1] / share[1])))
        return period, self.tiles

    def pixel_at(self, x: float, y: float) -> WholePair | None:
        """Column and row of the sample nearest to a place in units; None outside the picture."""
        size, world = self.picture_size, self.world
        if size is None or world is None or not (0 <= x < world[1][0] and 0 <= y < world[1][1]):
            return None
        unit = world[0]
        column, row = int(x % 1 * unit[0] + 0.5), int(y % 1 * unit[1] + 0.5)
        if self.tiling:
            return column % unit[0], row % unit[1]
        return min(column, size[0] - 1), min(row, size[1] - 1)

    def original_at(self, pixel: WholePair) -> tuple[int, ...] | None:
        """Channels of the original there, 0…255; None where there is none."""
        if self.original is None:
            return None
        width, height = self.original.size
        if pixel[0] >= width or pixel[1] >= height:
            return None
        return self.original.values_at(*pixel)

    def reconstruction_at(self, x: float, y: float) -> tuple[int, ...] | None:
        """Channels of the topmost frame at a place in units, 0…255; None where none is shown."""
        if not self.needs_reconstruction:
            return None
        layers = self.tiled if self.tiling else self.plain
        for layer in reversed(layers.stack):
            x0, y0, x1, y1 = layer.frame.region
            if x0 <= x < x1 and y0 <= y < y1:
                height, width = layer.frame.picture.shape[:2]
                row, column = int((y - y0) / (y1 - y0) * height), int((x - x0) / (x1 - x0) * width)
                values = layer.frame.picture[min(row, height - 1), min(column, width - 1)]
                return tuple(int(value) for value in values)
        return None


def _density(frame: Frame) -> float:
    """Pixels for a unit of area."""
    x0, y0, x1, y1 = frame.region
    height, width = frame.picture.shape[:2]
    return float(width * height / ((x1 - x0) * (y1 - y0)))

"""What is shown of a fit, and how much time may be spent on it.

While the fit runs, views take a small share of the time: frames come coarse and often at first and
finer and less often as the picture settles. At rest, what is looked at is drawn coarse at once and
then finer until every pixel of the screen has its own value.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from sinstudio.measure.band import out_of_band
from sinstudio.measure.quality import ssim
from sinstudio.measure.spectrum import log_spectrum
from sinstudio.network.blocks import saturation
from sinstudio.network.domain import Domain
from sinstudio.network.filter import NetworkFilter
from sinstudio.network.first_layer import FirstLayer
from sinstudio.render.coordinates import axis_coordinates
from sinstudio.render.grid import GridRenderer, Interrupted, render
from sinstudio.training.choose import blocks_for, blocks_to_filter
from sinstudio.training.device import device_bytes, device_label
from sinstudio.training.snapshot import Filter, Frame, Histogram, Snapshot, View

if TYPE_CHECKING:
    from sinstudio.network.model import SinusoidalNetwork
    from sinstudio.training.recipe import Recipe
    from sinstudio.training.trainer import Trainer

SHARE = 0.05  # of the time, while running
HURRIED_SHARE = 0.3  # for a moment after a person changed something
LONGEST = 0.25  # seconds for a frame while running
HURRIED_LONGEST = 0.03  # so that a hand that drags soon sees what it does
FRAMES_PER_SPECTRUM = 3
QUICK = 0.06  # seconds for a first, coarse frame
FINER = 5.0  # times as many pixels from one degree to the next, at rest
LEAST_PIXELS = 4096
FIGURES_EVERY = 0.5  # seconds between snapshots with new figures
WEIGHTS_EVERY = 1.0
HURRIED_WEIGHTS_EVERY = 0.2
BINS = 128
SPECTRUM_SIDE = 512
RUNNING_SPECTRUM_SIDE = 192
FIRST_SPECTRUM_SIDE = 96


class Subject(Protocol):
    """A network to be looked at and what trains it, as a session has them."""

    @property
    def network(self) -> SinusoidalNetwork | None:
        """What is drawn."""

    @property
    def trainer(self) -> Trainer | None:
        """Who trains it; None for what is only looked at."""

    @property
    def recipe(self) -> Recipe:
        """Its settings."""

    @property
    def state(self) -> str:
        """As in a snapshot."""

    @property
    def step(self) -> int:
        """Steps that it was trained for."""


class Observer:
    """Makes snapshots of a session within a share of its time.

    Parameters
    ----------
    quick
        Seconds for the first, coarse frame at rest.
    """

    def __init__(self, quick: float = QUICK) -> None:
        self._quick = quick
        self._view = View()
        self.share = 1.0  # of the time for pictures: the rest is another's
        self._pixel_cost = 0.0  # seconds for a multiplication, from the last frame
        self.forget()

    def forget(self) -> None:
        """Begin again: another network is shown from now on."""
        self._frame: Frame | None = None
        self._spectrum: NDArray[np.float32] | None = None
        self._histogram: Histogram | None = None
        self._statistics: Snapshot | None = None
        self._edits = 0
        self._ssim: float | None = None
        self._out_of_band: float | None = None
        self._begun = self._last_figures = self._last_weights = time.perf_counter()
        self._last_frame = -1e9
        self._frames_since = 0
        self._hurry_until = 0.0
        self._drew = False  # a frame, for the snapshot at hand
        self._speed = _Speed()
        self._filter: NetworkFilter | None = None
        self._filtered: tuple[object, ...] = ()  # what its copy of A was made of
        self._filter_shown: Filter | None = None
        self._level = 0  # degrees of refinement drawn since the last change
        self._shown_step = -1
        self._stages_left = True

    def look(self, view: View) -> None:
        """Show this from now on, the next frame soon."""
        if view.filter != self._view.filter:
            self._shown_step = -1  # another spectrum, too
        self._view = view
        self._level = 0
        self._stages_left = True
        self.hurry()

    def edited(self) -> None:
        """Draw everything again, soon: the network has another shape at the same step."""
        if self._frame is not None:
            self._frame = replace(self._frame, fine=False)
        self._shown_step = -1
        self._statistics = None
        self._ssim = self._out_of_band = None

    def hurry(self) -> None:
        """Spend more on views for a moment: a person is watching for an effect."""
        self._hurry_until = time.perf_counter() + 0.5
        self._last_frame = min(self._last_frame, time.perf_counter() - 0.1)

    def begin(self) -> None:
        """Training starts now: the first frames come quickly, since most happens then."""
        self._begun = time.perf_counter()
        self._last_frame = self._begun - 0.2
        self._frames_since = 0

    @property
    def view(self) -> View:
        """What is looked at."""
        return self._view

    @property
    def level(self) -> int:
        """Degrees of refinement drawn since the last change."""
        return self._level

    @property
    def complete(self) -> bool:
        """Whether all that is looked at is drawn as finely as it can be."""
        return not self._stages_left

    def give_up(self) -> None:
        """Leave what cannot be drawn, until something else is looked at."""
        self._stages_left = False

    # -- another subject -------------------------------------------------------------------------

    def look_elsewhere(self, other: Observer) -> None:
        """Begin to draw another network, at the pace that another observer has found.

        The spectrum stays until there is one of it.
        """
        spectrum = self._spectrum
        self.forget()
        self._spectrum = spectrum
        self._pixel_cost = other._pixel_cost or self._pixel_cost

    def first(self, subject: Subject) -> Snapshot:
        """Draw a first, coarse frame at once, where a picture is looked at."""
        self._draw_coarse(subject)
        return self._snapshot(subject, time.perf_counter(), force=True)

    def draw_first(self, subject: Subject) -> None:
        """Draw what is looked at, picture and spectrum, coarsely; the next snapshot has it."""
        self._draw_coarse(subject)
        if self._view.spectrum:
            self._spectrum = self._draw_spectrum(subject, FIRST_SPECTRUM_SIDE, None)

    def _draw_coarse(self, subject: Subject) -> None:
        if self._view.picture:
            pixels = self._affordable(subject, self._quick)
            wanted = max(1, self._view.size[0] * self._view.size[1])
            self._frame = self._draw(subject, min(pixels, wanted), None)
            self._level = 1

    def coarse_spectrum(self, subject: Subject, side: int) -> Snapshot:
        """Draw the spectrum of a small part of the picture."""
        self._spectrum = self._draw_spectrum(subject, side, None)
        return self._snapshot(subject, time.perf_counter(), force=True)

    # -- while running ---------------------------------------------------------------------------

    def observe(self, session: Subject, *, force: bool) -> Snapshot | None:
        """Return a new snapshot when one is due; `force` makes the figures due."""
        now = time.perf_counter()
        if force:
            self._level = 0
            self._stages_left = True
        running = session.state == "running" and not force
        frame_due = running and self._frame_due(now)
        self._drew = frame_due
        hurried = running and now < self._hurry_until and self._weights_due(now)
        if not (force or frame_due or hurried or now - self._last_figures >= FIGURES_EVERY):
            return None
        self._last_figures = now
        if frame_due:
            self._draw_while_running(session, now)
        return self._snapshot(session, now, force=force)

    def _frame_due(self, now: float) -> bool:
        # Often at first, since much happens then; rarer and finer later on.
        running = now - self._begun
        pause = 0.05 if now < self._hurry_until else min(1.5, 0.3 + 0.1 * running)
        return now - self._last_frame >= pause

    def _weights_due(self, now: float) -> bool:
        if now >= self._hurry_until:
            return now - self._last_weights >= WEIGHTS_EVERY
        # soon as well, but not with a frame: that would come later for it
        return now - self._last_weights >= HURRIED_WEIGHTS_EVERY and not self._drew

    def _draw_while_running(self, session: Subject, now: float) -> None:
        elapsed = max(0.05, now - self._last_frame) if self._frame else 0.5
        hurried = now < self._hurry_until
        share, longest = (HURRIED_SHARE, HURRIED_LONGEST) if hurried else (SHARE, LONGEST)
        seconds = self.share * min(longest, max(0.015, elapsed * share))
        view = self._view
        wants_spectrum = view.spectrum and not hurried
        if view.picture and not (wants_spectrum and self._frames_since == FRAMES_PER_SPECTRUM):
            self._frame = self._draw(session, self._affordable(session, seconds), None)
            self._frames_since = min(FRAMES_PER_SPECTRUM, self._frames_since + 1)
        elif wants_spectrum:
            side = int(self._affordable(session, seconds) ** 0.5) // 32 * 32
            side = min(RUNNING_SPECTRUM_SIDE, max(64, side))
            self._spectrum = self._draw_spectrum(session, side, None)
            self._frames_since = 0
        self._last_frame = time.perf_counter()

    def _affordable(self, session: Subject, seconds: float) -> int:
        """Pixels that can be drawn in this time."""
        if not self._pixel_cost:
            return LEAST_PIXELS
        return max(LEAST_PIXELS, int(seconds / (self._pixel_cost * _products(session))))

    # -- at rest ---------------------------------------------------------------------------------

    def refine(self, session: Subject, stop: Callable[[], bool]) -> Snapshot | None:
        """Draw one degree finer; None when a message came in between."""
        try:
            self._refine(session, stop)
        except Interrupted:
            return None
        return self._snapshot(session, time.perf_counter(), force=True)

    def _refine(self, session: Subject, stop: Callable[[], bool]) -> None:
        view = self._view
        wanted = max(1, view.size[0] * view.size[1])
        if view.picture:
            pixels = int(self._affordable(session, self._quick) * FINER**self._level)
            if self._level == 0 or not self._is_fine(session):
                self._frame = self._draw(session, min(pixels, wanted), stop)
                self._level += 1
                return
        if view.spectrum and self._shown_step != session.step:
            self._spectrum = self._draw_spectrum(session, SPECTRUM_SIDE, stop)
            self._shown_step = session.step
            return
        trainer = session.trainer
        ended = session.state in ("finished", "stopped") and trainer is not None
        if ended and trainer is not None and self._out_of_band is None:
            if not trainer.target.domain.signal:
                self._ssim = ssim(trainer.target.picture, render(trainer.network, stop=stop))
            self._out_of_band = out_of_band(trainer.network, stop=stop)
            return
        self._stages_left = False

    def _is_fine(self, session: Subject) -> bool:
        frame, view = self._frame, self._view
        return (
            frame is not None
            and frame.fine
            and frame.token == view.token
            and frame.step == session.step
        )

    # -- drawing ---------------------------------------------------------------------------------

    def _shown(self, session: Subject) -> SinusoidalNetwork:
        """Return the network as it is to be shown: itself, or through the filter."""
        network, strength = session.network, self._view.filter
        assert network is not None
        if strength <= 0:
            self._filter, self._filter_shown = None, None
            return network
        trainer = session.trainer
        recipe, edits = session.recipe, trainer.edits if trainer else 0
        made_of = (network, edits, session.step, recipe.bounds, strength)
        if self._filter is None or self._filtered[:2] != made_of[:2]:
            self._filter, self._filtered = NetworkFilter(network), ()
        if self._filtered != made_of:
            radii = network.domain.radii(network.cycles)
            self._filter.update(blocks_to_filter(recipe, radii, network.domain), strength)
            self._filtered = made_of
        self._filter_shown = Filter(strength, self._filter.bounds)
        return self._filter.network

    def _draw(self, session: Subject, pixels: int, stop: Callable[[], bool] | None) -> Frame | None:
        network, view = self._shown(session), self._view
        width, height = (max(1, side) for side in view.size)
        if network.domain.signal:
            scale, shown = 1.0, (width, 1)  # a row is quick
        else:
            scale = min(1.0, (pixels / (width * height)) ** 0.5)
            shown = max(1, round(width * scale)), max(1, round(height * scale))
        extent = network.domain.period if view.tiles else (2.0, 2.0)
        x0, y0, x1, y1 = view.region
        began = time.perf_counter()
        renderer = GridRenderer(
            network,
            axis_coordinates(x0, x1, shown[0], extent[0]),
            axis_coordinates(y0, y1, shown[1], extent[1]),
            stop=stop,
        )
        levels = renderer.picture()
        self._learn_cost(session, shown[0] * shown[1], time.perf_counter() - began)
        row = levels[0].copy() if network.domain.signal else None
        picture = np.multiply(levels.clip(0, 1) if row is not None else levels, 255, out=levels)
        picture = np.add(picture, 0.5, out=picture).astype(np.uint8)
        return Frame(
            picture,
            view.region,
            view.tiles is not None,
            session.step,
            scale >= 1,
            view.token,
            row,
        )

    def _draw_spectrum(
        self, session: Subject, side: int, stop: Callable[[], bool] | None
    ) -> NDArray[np.float32]:
        """Log spectrum of the centre of the reconstruction, pixel by pixel of the picture."""
        network = self._shown(session)
        renderer = GridRenderer(network, *_centre(network.domain, side), stop=stop)
        began = time.perf_counter()
        levels = renderer.picture()
        self._learn_cost(session, levels.shape[0] * levels.shape[1], time.perf_counter() - began)
        return log_spectrum(levels, signal=network.domain.signal)

    def _learn_cost(self, session: Subject, pixels: int, seconds: float) -> None:
        cost = seconds / max(1, pixels * _products(session))
        self._pixel_cost = 0.5 * (self._pixel_cost + cost) if self._pixel_cost else cost

    # -- figures ---------------------------------------------------------------------------------

    def _snapshot(self, session: Subject, now: float, *, force: bool) -> Snapshot:
        statistics = self._statistics
        trainer = session.trainer
        edits = trainer.edits if trainer else 0
        if edits != self._edits:
            self._edits = edits
            self.edited()
            statistics = None
        if statistics is None or force or self._weights_due(now):
            statistics = self._statistics = self._look_at_weights(session)
            self._last_weights = now
        if session.state == "running":
            self._ssim = self._out_of_band = None
        if trainer is None:
            return replace(
                statistics,
                frame=self._frame,
                spectrum=self._spectrum,
                state=session.state,
                filter=self._filter_shown,
            )
        speed = self._speed.update(now, trainer.step_count, running=session.state == "running")
        left = trainer.seconds_left(speed) if speed else None
        rows = trainer.history.rows
        last = rows[-1] if rows else None
        return replace(
            statistics,
            state=session.state,
            step=trainer.step_count,
            seconds=trainer.seconds,
            steps_per_second=speed,
            progress=trainer.progress,
            seconds_left=left,
            loss=last.loss if last else None,
            psnr_db=last.psnr_db if last else None,
            heldout_psnr_db=last.heldout_psnr_db if last else None,
            rate=trainer.rate,
            recipe=trainer.recipe,
            frame=self._frame,
            spectrum=self._spectrum,
            history=tuple(rows),
            ssim=self._ssim,
            out_of_band=self._out_of_band,
            phase=trainer.plan.state,
            edits=trainer.edits,
            filter=self._filter_shown,
        )

    def _look_at_weights(self, session: Subject) -> Snapshot:
        """Make a snapshot of what depends on the weights alone."""
        network, trainer = session.network, session.trainer
        assert network is not None
        weight = network.layers[0].weight.detach().cpu().float().numpy()
        frequencies = network.cycles
        radii = network.domain.radii(frequencies)
        recipe = trainer.recipe if trainer else session.recipe
        blocks = trainer.blocks if trainer else blocks_for(recipe, radii, network.domain)
        block_of = blocks.block_of(radii)
        wanted = self._view.spectrum or self._view.weights
        layer = FirstLayer.of(network) if wanted and network.periodic else None
        return Snapshot(
            state=session.state,
            step=0,
            seconds=0.0,
            steps_per_second=0.0,
            progress=0.0,
            seconds_left=None,
            loss=None,
            psnr_db=None,
            heldout_psnr_db=None,
            rate=0.0,
            device=device_label(network.device),
            device_bytes=device_bytes(network.device),
            parameters=network.parameter_count(),
            widths=network.widths,
            domain=network.domain,
            recipe=recipe,
            frequencies=frequencies,
            radii=radii,
            column_norms=np.sqrt(np.einsum("ij,ij->j", weight, weight)),
            block_of=block_of,
            blocks=blocks,
            block_states=saturation(weight, radii, blocks, recipe.growth.tolerance),
            removal=trainer.editor.plan_removal() if trainer else None,
            addition=trainer.editor.plan_addition() if trainer else None,
            histogram=_histogram(weight, block_of, len(blocks)),
            layer=layer,
        )


class _Speed:
    """Steps per second over the last few seconds."""

    def __init__(self) -> None:
        self._from: list[tuple[float, int]] = []

    def update(self, now: float, step: int, *, running: bool) -> float:
        if not running:
            self._from.clear()
            return 0.0
        self._from.append((now, step))
        while len(self._from) > 2 and now - self._from[0][0] > 3:
            self._from.pop(0)
        (then, before) = self._from[0]
        return (step - before) / (now - then) if now > then else 0.0


def _products(session: Subject) -> int:
    """Multiplications that a pixel takes."""
    assert session.network is not None
    widths = session.network.widths
    return sum(a * b for a, b in pairwise(widths))


def _centre(domain: Domain, side: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Coordinates of the pixels in a centred window of at most `side` × `side` pixels."""
    if domain.signal:
        side = side * side
    found = []
    for length in (domain.width, domain.height):
        count = min(side, length)
        start = (length - count) // 2
        found.append(-1 + 2 * (start + np.arange(count)) / length)
    return found[0], found[1]


def _histogram(weight: NDArray[np.float32], block_of: NDArray[np.int64], blocks: int) -> Histogram:
    reach = float(np.abs(weight).max(initial=0.0)) or 1.0
    index = ((weight + reach) * (BINS / (2 * reach))).astype(np.int64)
    np.clip(index, 0, BINS - 1, out=index)
    index += block_of * BINS
    counts = np.bincount(index.ravel(), minlength=blocks * BINS).reshape(blocks, BINS)
    return Histogram(np.linspace(-reach, reach, BINS + 1), counts.astype(np.int64))

"""Every view of the window with the same deterministic fit in it, and what can be taken away."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from canvas_fakes import frame_of, snapshot_of
from fake_snapshots import history, picture, snapshot
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from sinstudio.app.theme import Theme
from sinstudio.app.views.canvas import Canvas
from sinstudio.app.views.curves import Curves
from sinstudio.app.views.saturation import Saturation
from sinstudio.app.views.spectrum import Spectrum
from sinstudio.app.views.timeline_axis import TimelineAxis
from sinstudio.app.views.weights import Weights
from sinstudio.measure.spectrum import log_spectrum
from sinstudio.network.blocks import Blocks, BlockState
from sinstudio.network.domain import Domain
from sinstudio.training.snapshot import Addition, Filter, Snapshot

SIZE = (320, 216)  # of every picture
BLOCKS = Blocks((4.0, 8.0), (0.6, 0.3, math.inf))
ODD = np.array(((1, 1), (3, 1), (-1, 5)), dtype=np.int64)  # have sub-periods
OFF = {"bounds.enabled": False}
STATES = (
    BlockState(0, 4.0, 0.62, 128, 49152, 0.25, 0.00123),
    BlockState(4.0, 8.0, 0.31, 128, 49152, 1.0, 0.5),
    BlockState(8.0, 16, 0.1, 100, 38400, 0.6, 0.2),
    BlockState(16, math.inf, math.inf, 12, 4800, None, None),
)


@dataclass(frozen=True)
class Shown:
    """A view, and the part of it that is drawn by us and not by Qt."""

    view: QWidget
    part: QWidget


Make = Callable[[Theme], Shown]
Change = Callable[[Shown], object]


def natural(width: int = 96, height: int = 64) -> np.ndarray:
    """A picture in colours: hills under a sky, H × W × 3, 0…1."""
    x = np.arange(width) / width
    y = np.arange(height)[:, None] / height
    hills = y > 0.55 + 0.15 * np.sin(2 * np.pi * (x + 0.1))
    grey = picture(width, height, 5)[..., 0]
    sky = np.stack([0.45 + 0.4 * y + 0 * x, 0.6 + 0.25 * y + 0 * x, 0.9 - 0.1 * y + 0 * x], -1)
    land = np.array([0.45, 0.55, 0.2]) * (0.4 + grey[..., None])
    return np.clip(np.where(hills[..., None], land, sky), 0, 1).astype(np.float32)


def coarse(pixels: np.ndarray) -> np.ndarray:
    """The picture as a network shows it early on: its lowest waves, as bytes."""
    height, width = pixels.shape[:2]
    away = np.hypot(np.fft.fftfreq(height)[:, None] * height, np.fft.fftfreq(width) * width)
    waves = np.fft.fft2(pixels, axes=(0, 1)) * np.exp(-((away / 6) ** 2))[..., None]
    found = np.fft.ifft2(waves, axes=(0, 1)).real
    return np.rint(255 * np.clip(found, 0, 1)).astype(np.uint8)


# -- the canvas ----------------------------------------------------------------------------------


def _fit(frame: np.ndarray | None = None, **values: object) -> Snapshot:
    pixels = coarse(natural()) if frame is None else frame
    found = snapshot_of(frame_of(pixels), size=(96, 64), state="paused")
    return replace(found, **values)  # type: ignore[arg-type]


def canvas(mode: str, fit: Snapshot | None = None) -> Make:
    def make(theme: Theme) -> Shown:
        view = Canvas()
        view.set_theme(theme)
        view.set_original(natural())
        view.set_snapshot(_fit() if fit is None else fit)
        view.set_mode(mode)
        view.set_seam(0.04)
        return Shown(view, view.findChild(QWidget, "canvas.area"))

    return make


def _tiled() -> Snapshot:
    return _fit(frequencies=ODD)


def _twins() -> Snapshot:
    main = _fit()
    beside = _fit(coarse(natural())[::-1].copy())
    twin = replace(beside, recipe=main.recipe.changed(OFF), apart=tuple(OFF.items()))
    return replace(main, twin=twin)


def _false_colour(shown: Shown) -> None:
    """Show brightness from blue to yellow."""
    grey = coarse(natural()).mean(axis=2, keepdims=True)
    frame = np.concatenate([grey, grey, 255 - grey], axis=2).astype(np.uint8)
    shown.view.set_snapshot(_fit(frame, step=2))


def _split(share: float) -> Change:
    def move(shown: Shown) -> None:
        shown.view._scene.split = share
        shown.part.update()

    return move


def _mode(name: str) -> Change:
    return lambda shown: shown.view.set_mode(name)


# -- the plots -----------------------------------------------------------------------------------


def _settings() -> Snapshot:
    return snapshot(count=24, sigma=7.0, blocks=BLOCKS, domain=Domain(48, 36, (2.2, 2.2)))


def spectrum(source: str) -> Make:
    def make(theme: Theme) -> Shown:
        view = Spectrum()
        view.set_theme(theme)
        original, noise = picture(48, 36, 2), picture(48, 36, 3)
        found = replace(_settings(), spectrum=log_spectrum(0.7 * original + 0.3 * noise))
        view.set_original(original)
        view.set_snapshot(found)
        box = view.findChild(QComboBox, "spectrum.source")
        box.setCurrentIndex(box.findData(source))
        return Shown(view, view.plot)

    return make


def weights(*, heat: bool = False) -> Make:
    def make(theme: Theme) -> Shown:
        view = Weights()
        view.set_theme(theme)
        found = replace(_settings(), filter=Filter(0.4, Blocks(BLOCKS.limits, (0.4, 0.2, 0.15))))
        view.set_blocks(BLOCKS)
        for step, share in ((0, 0.2), (40, 0.5), (60, 0.8), (100, 1.0)):
            histogram = replace(found.histogram, edges=share * found.histogram.edges)
            view.remember(replace(found, step=step, histogram=histogram))
            view.set_snapshot(replace(found, step=step, histogram=histogram))
        if heat:
            view.bar.heat.click()
        return Shown(view, view.heat.plot if heat else view.plot)

    return make


def _heat_block(shown: Shown) -> None:
    shown.view.choose_block(1)


def saturation(theme: Theme) -> Shown:
    view = Saturation()
    view.set_theme(theme)
    view.set_snapshot(
        replace(_settings(), block_states=STATES, addition=Addition(1, 8, "it saturates most"))
    )
    return Shown(view, view.table)


def _states(shown: Shown) -> None:
    """Let a bar be empty."""
    states = (*STATES[:2], replace(STATES[2], share=0.0), STATES[3])
    shown.view.set_snapshot(replace(_settings(), block_states=states))


def curves(theme: Theme) -> Shown:
    view = Curves()
    view.set_theme(theme)
    rows = history(40, {12: "pruned", 25: "bounds changed"})
    later = history(40, gain=-6.0)[10:]
    main = snapshot(history_rows=rows)
    twin = snapshot(history_rows=later)
    twin = replace(twin, recipe=main.recipe.changed(OFF), apart=tuple(OFF.items()))
    view.set_snapshot(replace(main, twin=twin))
    return Shown(view, view.plot)


def timeline(theme: Theme) -> Shown:
    view = TimelineAxis()
    view.set_theme(theme)
    steps = sorted({round(1.5**power) for power in range(17)})
    view.show_run(steps, ((40, "pruned"), (300, "grew")), 900, steps[10])
    return Shown(view, view)


# -- all of them ---------------------------------------------------------------------------------

SCENES: dict[str, Make] = {
    "canvas-reconstruction": canvas("reconstruction"),
    "canvas-original": canvas("original"),
    "canvas-wipe": canvas("wipe"),
    "canvas-difference": canvas("difference"),
    "canvas-tiled": canvas("tiled", _tiled()),
    "canvas-twin": canvas("twin", _twins()),
    "spectrum-reconstruction": spectrum("reconstruction"),
    "spectrum-difference": spectrum("difference"),
    "weights-histogram": weights(),
    "weights-heat": weights(heat=True),
    "saturation": saturation,
    "curves": curves,
    "timeline": timeline,
}


def _toggle(name: str) -> Change:
    def press(shown: Shown) -> None:
        button = shown.view.findChild(QAbstractButton, name)
        assert button.isVisible(), name
        button.click()

    return press


def _recolour(shown: Shown) -> None:
    shown.view.current[1].item.setPen("#ff00ff")


# What is taken away or changed, after which the picture must not pass any more.
LOSSES: dict[str, tuple[str, Change]] = {
    "false colour": ("canvas-reconstruction", _false_colour),
    "the wipe's line": ("canvas-wipe", _split(0.0)),
    "the place of the wipe": ("canvas-wipe", _split(0.55)),
    "the gain": ("canvas-difference", lambda shown: shown.view._set_gain(16.0)),
    "sub-period lines": ("canvas-tiled", _toggle("canvas.sub_periods")),
    "seam lines": ("canvas-tiled", _toggle("canvas.seams")),
    "the twin": ("canvas-twin", _mode("reconstruction")),
    "dots": ("spectrum-reconstruction", lambda shown: shown.view.dots.set_visible(False)),
    "one ring": ("spectrum-reconstruction", lambda shown: shown.view.borders.rings[0].hide()),
    "the frame": ("spectrum-reconstruction", lambda shown: shown.view.borders.frame.hide()),
    "the difference": ("spectrum-difference", lambda shown: shown.view.set_original(None)),
    "one curve of A": ("weights-histogram", lambda shown: shown.view.curves[1].hide()),
    "one bound": ("weights-histogram", lambda shown: shown.view.lines[1][0].hide()),
    "the handles": ("weights-histogram", lambda shown: shown.view.set_refusal("Off.")),
    "the other blocks": ("weights-heat", _heat_block),
    "a bound over steps": ("weights-heat", lambda shown: shown.view.heat._lines[0].hide()),
    "a bar": ("saturation", _states),
    "a curve": ("curves", lambda shown: shown.view.current[1].item.hide()),
    "a curve of the twin": ("curves", lambda shown: shown.view.twin[0].item.hide()),
    "events": ("curves", lambda shown: shown.view.marks.hide()),
    "the colour of a curve": ("curves", _recolour),
    "an event": (
        "timeline",
        lambda shown: shown.view.show_run(shown.view._steps, ((40, "pruned"),), 900, 38),
    ),
    "the handle": ("timeline", lambda shown: shown.view.setValue(4)),
}

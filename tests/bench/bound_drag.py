"""How soon a dragged bound is seen on the canvas while the network trains.

    python tests/bench/bound_drag.py PICTURE [--moves 150]

Run it on a display (or under Xvfb). A bound is dragged to and fro on the histogram with real events
of the mouse; a move counts from when it is sent to the end of the first painting of a frame that
was drawn after a step with that bound, or a later one. First with time between moves, then without.
"""

from __future__ import annotations

import argparse
import os
import time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as the program itself does

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from window_cost import Stalls, opened, spin, spin_until

from sinstudio.app.views.canvas_area import CanvasArea


class Watch:
    """Times of moves, until what they did has been painted."""

    def __init__(self) -> None:
        self._studio = None
        self._open: list[tuple[float, float]] = []  # bound, time
        self._first: dict[float, int] = {}  # bound: first step at which it held
        self.found: list[float] = []  # ms
        paint = CanvasArea.paintEvent  # before there is a canvas, which looks it up but once

        def watched(area, event) -> None:
            paint(area, event)
            self._painted()

        CanvasArea.paintEvent = watched

    def follow(self, studio) -> None:
        self._studio = studio
        studio.snapshot_changed.connect(self._look)

    def moved(self, bound: float, when: float) -> None:
        self._open.append((bound, when))

    def _look(self, snapshot) -> None:
        self._first.setdefault(snapshot.recipe.bounds.values[0], snapshot.step)

    def _painted(self) -> None:
        if self._studio is None or not self._open:
            return
        snapshot = self._studio.snapshot
        now = time.perf_counter()
        seen = [
            i
            for i, (bound, _) in enumerate(self._open)
            if bound in self._first and snapshot.frame.step >= self._first[bound]
        ]
        if seen:
            done = self._open[: seen[-1] + 1]
            self.found += [1000 * (now - when) for _, when in done]
            del self._open[: seen[-1] + 1]
            self._first.clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture")
    parser.add_argument("--moves", type=int, default=150)
    options = parser.parse_args()
    watch, stalls = Watch(), Stalls()
    window = opened(options.picture)
    studio, weights = window.studio, window.viewing.weights
    window.docks.docks["weights"].raise_()
    studio.start()
    spin_until(lambda: studio.state == "running")
    spin(10)
    watch.follow(studio)
    target = weights.plot.viewport()

    def send(kind: QEvent.Type, x: float, y: float, button: Qt.MouseButton) -> None:
        place = QPointF(x, y)
        held = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, place, target.mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(target, event)

    for pause, name in ((0.25, "moves 250 ms apart"), (0.016, "moves 16 ms apart")):
        start = weights.plot.mapFromScene(weights.plot.handles.place(0, 1))
        watch.found.clear()
        stalls.gaps.clear()
        stalls.start()
        send(QEvent.Type.MouseButtonPress, start.x(), start.y(), Qt.MouseButton.LeftButton)
        for i in range(options.moves):
            x = start.x() - 20 + 18 * np.sin(0.9 * i) - 0.01 * i
            before, when = studio.recipe.bounds.values, time.perf_counter()
            send(QEvent.Type.MouseMove, round(x), start.y(), Qt.MouseButton.NoButton)
            if studio.recipe.bounds.values != before:
                watch.moved(studio.recipe.bounds.values[0], when)
            spin(pause)
        send(QEvent.Type.MouseButtonRelease, start.x(), start.y(), Qt.MouseButton.LeftButton)
        spin(1)
        stalls.stop()
        p50, p99 = np.percentile(watch.found, (50, 99))
        print(
            f"{name}: {len(watch.found)} changes, seen after {p50:.0f} ms (median), {p99:.0f} ms "
            f"(99th percentile), {max(watch.found):.0f} ms at most; stalls of the event loop "
            f"{np.percentile(stalls.gaps, 99):.0f} ms (99th percentile), {max(stalls.gaps):.0f} "
            f"ms at most; {studio.snapshot.steps_per_second:.0f} steps/s",
            flush=True,
        )
    window.close()


if __name__ == "__main__":
    main()

"""What the open window costs: steps per second with all views shown against none, and stalls.

    python tests/bench/window_cost.py PICTURE [--seconds 5] [--rounds 12]

Run it on a display (or under Xvfb). A headless fit and one in the window take turns, in many short
rounds, since other work on the machine comes and goes. Stalls are the gaps of a 5 ms timer in the
event loop beyond its 5 ms, from Start to the end of each round.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Mapping
from types import MappingProxyType

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as the program itself does

import numpy as np
from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer

from sinstudio.app import create
from sinstudio.app.window import MainWindow
from sinstudio.files.pictures import fit_picture, open_picture
from sinstudio.training.recipe import Recipe


class Stalls:
    """Gaps of the event loop, in ms."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        self.gaps.append(max(0.0, self._clock.nsecsElapsed() / 1e6 - 5))
        self._clock.restart()


def spin(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def spin_until(condition, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        spin(0.05)
    if not condition():
        raise SystemExit("the window did not get there in time")


def opened(picture: str, settings: Mapping[str, object] = MappingProxyType({})) -> MainWindow:
    """A window with a picture that is ready to be trained on without end."""
    _, window = create([picture])
    window.confirm_close = False
    window.resize(1500, 950)
    window.show()
    studio = window.studio
    spin_until(lambda: studio.state == "idle" and studio.snapshot is not None)
    studio.change({"training.steps": 0, "training.seconds": 1e6, **settings})
    spin_until(lambda: studio.state == "idle" and studio._fitting._engine.at_rest)
    return window


def headless_speed(trainer, seconds: float) -> float:
    """Steps per second of a fit without a window."""
    before, began = trainer.step_count, time.perf_counter()
    while time.perf_counter() < began + seconds:
        trainer.step()
    return (trainer.step_count - before) / (time.perf_counter() - began)


def window_speed(studio, stalls: Stalls, seconds: float) -> float:
    """Steps per second of the window's fit, which is paused before and after."""
    session = studio._fitting._engine._worker.session
    studio.start()
    spin_until(lambda: studio.state == "running")
    spin(0.3)  # the first frame after a pause comes at once, and is not what is measured
    stalls.start()
    before, began = session.trainer.step_count, time.perf_counter()
    spin(seconds)
    speed = (session.trainer.step_count - before) / (time.perf_counter() - began)
    stalls.stop()
    studio.pause()
    spin_until(lambda: studio.state == "paused" and studio._fitting._engine.at_rest)
    return speed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=12)
    options = parser.parse_args()

    window = opened(options.picture)
    studio = window.studio

    from sinstudio.training.trainer import Trainer  # torch is in

    pixels = fit_picture(open_picture(options.picture), Recipe().picture)[0].pixels
    trainer = Trainer(Recipe().with_budget(seconds=1e6), pixels)
    stalls = Stalls()
    warm = Stalls()  # the first pass over the picture fills the caches of both
    headless_speed(trainer, 2 * options.seconds)
    window_speed(studio, warm, 2 * options.seconds)
    ratios = []
    for round_ in range(options.rounds):
        pair = {}
        for shown in (False, True) if round_ % 2 else (True, False):  # a drift hits both alike
            pair[shown] = (
                window_speed(studio, stalls, options.seconds)
                if shown
                else headless_speed(trainer, options.seconds)
            )
        ratios.append(pair[True] / pair[False])
        print(
            f"headless {pair[False]:.1f} steps/s, in the window {pair[True]:.1f}: {ratios[-1]:.0%}",
            flush=True,
        )
    low, middle, high = np.percentile(ratios, (25, 50, 75))
    print(
        f"window keeps {middle:.0%} of the steps (median of {options.rounds} rounds; quartiles "
        f"{low:.0%} and {high:.0%}); stalls of the event loop: median "
        f"{np.median(stalls.gaps):.1f} ms, 99th percentile {np.percentile(stalls.gaps, 99):.1f} "
        f"ms, most {max(stalls.gaps):.1f} ms"
    )
    window.close()


if __name__ == "__main__":
    main()

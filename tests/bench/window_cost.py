"""What the open window costs: steps per second with all views shown against none, and stalls.

    python tests/bench/window_cost.py PICTURE [--seconds 20] [--rounds 2]

Run it on a display (or under Xvfb). A headless fit and one in the window take turns. Stalls are the
gaps of a 5 ms timer in the event loop beyond its 5 ms, from Start to the end of each round.
"""

from __future__ import annotations

import argparse
import os
import time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as the program itself does

import numpy as np
from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer

from sinstudio.app import create
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()

    _, window = create([options.picture])
    window.confirm_close = False
    window.resize(1500, 950)
    window.show()
    studio = window.studio
    spin_until(lambda: studio.state == "idle" and studio.snapshot is not None)

    from sinstudio.training.trainer import Trainer  # torch is in

    pixels = fit_picture(open_picture(options.picture), Recipe().picture)[0].pixels
    recipe = Recipe().with_budget(seconds=1e6)
    ratios, gaps = [], []
    for _ in range(options.rounds):
        spin_until(
            lambda: studio._fitting._engine.at_rest
        )  # nothing is drawn beside the headless fit
        trainer = Trainer(recipe, pixels)
        end = time.perf_counter() + options.seconds
        while time.perf_counter() < end:
            trainer.step()
        headless = trainer.step_count / options.seconds
        del trainer
        studio.change({"training.steps": 0, "training.seconds": 1e6})
        studio.reset()
        spin_until(lambda: studio.state == "idle" and studio.snapshot.step == 0)
        stalls = Stalls()
        studio.start()
        spin_until(lambda: studio.state == "running")
        stalls.start()
        spin(options.seconds)
        stalls.stop()
        shown = studio.snapshot.step / (options.seconds + 0.05)
        studio.stop()
        spin_until(lambda: studio.state == "stopped")
        ratios.append(shown / headless)
        gaps += stalls.gaps
        print(
            f"headless {headless:.1f} steps/s, in the window {shown:.1f}: {ratios[-1]:.0%}",
            flush=True,
        )
    print(
        f"window keeps {np.mean(ratios):.0%}; stalls of the event loop: median "
        f"{np.median(gaps):.1f} ms, 99th percentile {np.percentile(gaps, 99):.1f} ms, "
        f"most {max(gaps):.1f} ms"
    )
    window.close()


if __name__ == "__main__":
    main()

"""Memory of the open window while it trains with all views shown: MB, minute by minute.

    python tests/bench/window_memory.py PICTURE [--minutes 30]

Run it on a display (or under Xvfb). Modes of the canvas change and settings are moved every few
seconds, as a person would, so that views, history and undo have something to keep.
"""

from __future__ import annotations

import argparse
import itertools
import os
import time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as the program itself does

import psutil
from PySide6.QtGui import QAction
from window_cost import Stalls, opened, spin, spin_until

_MODES = ("show_reconstruction", "show_wipe", "show_difference", "show_tiled")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--threads", type=int, default=0)
    options = parser.parse_args()
    window = opened(options.picture, {"training.threads": options.threads})
    studio = window.studio
    studio.start()
    spin_until(lambda: studio.state == "running")
    process, stalls = psutil.Process(), Stalls()
    stalls.start()
    began, minute = time.monotonic(), 0
    modes = itertools.cycle(_MODES)
    smoothness = itertools.cycle((1.5, 1.0, 2.0))
    while minute < options.minutes:
        spin(5)
        action = window.findChild(QAction, f"action.{next(modes)}")
        assert action is not None
        action.trigger()
        studio.change({"bounds.smoothness": next(smoothness)})
        if time.monotonic() - began >= 60 * (minute + 1):
            minute += 1
            megabytes = process.memory_info().rss / 1e6
            print(f"minute {minute}: {megabytes:.0f} MB, step {studio.snapshot.step}", flush=True)
    stalls.stop()
    gaps = sorted(stalls.gaps)
    print(f"stalls: 99th percentile {gaps[len(gaps) * 99 // 100]:.1f} ms, most {gaps[-1]:.1f} ms")
    window.close()


if __name__ == "__main__":
    main()

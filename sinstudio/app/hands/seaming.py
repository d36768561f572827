"""The seam of the network, measured while its tiles are looked at."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sinstudio.app.running.fitting import Fitting
from sinstudio.app.running.tasks import through_filter
from sinstudio.training.snapshot import Snapshot, View

if TYPE_CHECKING:
    from sinstudio.training.session import Session

_TOKEN = "seam"
_WHILE_RUNNING, _AT_REST = 200_000, 2_000_000  # most pixels of the period that is measured
_SHARE = 20  # times as long as a measure took, until the next while training

Made = tuple[int, int, object, float]  # step, structural edits, blocks, and the filter


class Seaming(QObject):
    """Has the seam measured between two steps, seldom enough to leave the training alone."""

    measured = Signal(object)  # float as `sinstudio.measure.seam` gives it; None for none

    def __init__(self, fitting: Fitting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fitting = fitting
        self._wanted = self._asked = False
        self._strength = 0.0  # of the filter that is looked through
        self._of: tuple[Made, bool] | None = None  # what was measured, and whether while training
        self._began = self._rest = 0.0  # seconds
        fitting.snapshot_changed.connect(self._follow)
        fitting.state_changed.connect(self._take_state)
        fitting.done.connect(self._take)
        fitting.failed.connect(self._fail)

    def look(self, view: View) -> None:
        """Measure while several periods are looked at."""
        self._wanted = view.tiles is not None and view.picture
        self._strength = view.filter
        self._follow()

    @Slot()
    def _follow(self) -> None:
        snapshot = self._fitting.snapshot
        if snapshot is None or not snapshot.periodic:
            self._forget()
        elif self._wanted and not self._asked and self._topic(snapshot) != self._of:
            running, frame = snapshot.state == "running", snapshot.frame
            seen = frame is not None and frame.tiled and frame.fine  # what is looked at comes first
            if time.monotonic() >= self._rest if running else seen:
                self._asked, self._of = True, self._topic(snapshot)
                self._began = time.monotonic()
                most = _WHILE_RUNNING if running else _AT_REST
                self._fitting.call(Measure(most, self._strength), _TOKEN)

    def _topic(self, snapshot: Snapshot) -> tuple[Made, bool]:
        made = (snapshot.step, snapshot.edits, snapshot.blocks, self._strength)
        return made, snapshot.state == "running"

    def _forget(self) -> None:
        if self._of is not None:
            self._of = None
            self.measured.emit(None)

    @Slot(str, object)
    def _take(self, token: str, found: float | None) -> None:
        if token != _TOKEN:
            return
        now = time.monotonic()
        self._asked, self._rest = False, now + _SHARE * (now - self._began)
        if found is None:  # interrupted: something has happened that is shown first
            self._of = None
        elif self._of is not None:
            self.measured.emit(found)
        self._follow()

    @Slot(str, str, str)
    def _fail(self, _sentence: str, _details: str, token: str) -> None:
        if token == _TOKEN:
            self._asked = False

    @Slot(str)
    def _take_state(self, state: str) -> None:
        if state == "idle":  # another network has been made
            self._forget()
        self._follow()


class Measure:
    """Work for the session's thread: the seam of its network; None when it was interrupted.

    Parameters
    ----------
    most
        Pixels of the period that is rendered, at the most; at the picture's own resolution where
        that is no more.
    strength
        Of the filter that it is looked at through, 0…1.
    """

    def __init__(self, most: int, strength: float = 0.0) -> None:
        self._most, self._strength = most, strength

    def __call__(self, session: Session, stop: Callable[[], bool]) -> float | None:
        """Render one period and measure it."""
        from sinstudio.measure.seam import seam
        from sinstudio.render.grid import Interrupted, render

        if session.network is None or not session.network.periodic:
            return None
        network = through_filter(session, self._strength)
        width, height = network.domain.period_pixels
        scale = min(1.0, math.sqrt(self._most / (width * height)))
        size = max(2, round(width * scale)), max(1, round(height * scale))
        try:
            return seam(
                render(network, size, tiles=(1, 1), stop=lambda: stop() or session.interrupted)
            )
        except Interrupted:
            return None

"""The timeline as the window drives it: which step is looked at, compared, and gone back to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from sinstudio.app.running.bench import Bench
from sinstudio.app.running.fitting import Fitting
from sinstudio.training.messages import ClearTimeline, LookAt, Restore, SetTimelineBudget
from sinstudio.training.snapshot import Snapshot, TimelineState

MEGABYTE = 1 << 20
NOTHING = TimelineState()


class TimelineDesk(QObject):
    """Asks the session for steps of its past, one at a time however fast a hand moves."""

    changed = Signal()  # what there is, what is looked at, or whether it is compared

    def __init__(self, fitting: Fitting, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fitting, self._bench = fitting, bench
        self.step: int | None = None  # that is looked at, or will be at once; None: now
        self.comparing = False
        self.megabytes = 0  # that the copies may take together
        self._wanted: tuple[int | None, bool] = (None, False)
        self._asked: tuple[int | None, bool] = (None, False)
        self._waiting = False  # for the session's answer
        fitting.looked.connect(self._take_answer)
        fitting.snapshot_changed.connect(self._follow)

    @property
    def state(self) -> TimelineState:
        """What the timeline holds."""
        snapshot = self._fitting.snapshot
        return snapshot.timeline if snapshot is not None else NOTHING

    @property
    def steps(self) -> tuple[int, ...]:
        """Steps that can be looked at, rising."""
        return tuple(mark.step for mark in self.state.marks)

    def look_at(self, step: int | None) -> None:
        """Show the copy of a step; None shows the present again."""
        self._want(step, self.comparing and step is not None)

    @Slot()
    def look_at_now(self) -> None:
        """Show the present again."""
        self.look_at(None)

    @Slot()
    def look_back(self) -> None:
        """Show the step before the one that is shown."""
        before = [s for s in self.steps if self.step is None or s < self.step]
        if before:
            self.look_at(before[-1])

    @Slot()
    def look_forward(self) -> None:
        """Show the step after the one that is shown; after the newest the present."""
        if self.step is not None:
            after = [s for s in self.steps if s > self.step]
            self.look_at(after[0] if after else None)

    @Slot(bool)
    def compare(self, wanted: bool) -> None:
        """Compare the step that is looked at with the present, or no longer.

        From the present, the step a third of the way on the logarithmic scale is looked at.
        """
        step = self.step
        if wanted and step is None:
            if not self.steps:
                self.changed.emit()
                return
            step = self.steps[len(self.steps) // 3]
        self._want(step, wanted)

    @Slot()
    def end_comparison(self) -> None:
        """Compare no longer; what is looked at stays."""
        if self.comparing:
            self.compare(False)

    @Slot()
    def restore(self) -> None:
        """Let the run go on from the step that is looked at."""
        if self.step is not None:
            step = self.step
            self._rest(None)
            self._bench.edit(Restore(step))
            self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Forget all copies."""
        self._want(None, False)
        self._fitting.review(ClearTimeline())

    def set_budget(self, megabytes: int) -> None:
        """Let the copies take so many MB together."""
        self.megabytes = megabytes
        self._fitting.review(SetTimelineBudget(megabytes * MEGABYTE))
        self.changed.emit()

    # -- how -------------------------------------------------------------------------------------

    def _want(self, step: int | None, comparing: bool) -> None:
        if (step, comparing) == (self.step, self.comparing):
            return
        self.step, self.comparing = step, comparing
        self._wanted = (step, comparing)
        if not self._waiting:
            self._ask()
        self.changed.emit()

    def _ask(self) -> None:
        self._waiting = True
        self._asked = self._wanted
        self._fitting.review(LookAt(*self._wanted))

    def _rest(self, step: int | None) -> None:
        """Take note of what is shown without having been asked for."""
        self.step, self.comparing = step, False
        self._wanted = (step, False)

    @Slot(object)
    def _take_answer(self, step: int | None) -> None:
        """Ask for what was wanted meanwhile; where the answer is another step, that is shown."""
        self._waiting = False
        if self._wanted != self._asked:
            self._ask()
        elif step != self._wanted[0]:
            self._rest(step)
            self.changed.emit()

    @Slot(object)
    def _follow(self, snapshot: Snapshot | None) -> None:
        past = snapshot.past if snapshot is not None else None
        if not self._waiting and past is None and self.step is not None:
            self._rest(None)  # another network, or cleared
        self.changed.emit()

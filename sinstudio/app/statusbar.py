"""The line at the bottom: how far the fit is, how good, how fast, and on what."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QWidget

from sinstudio.app.faults.memory import MemoryLabel
from sinstudio.app.running.phases import going_phase, phase_text
from sinstudio.app.views.plotting import InfoLine
from sinstudio.training.snapshot import PhaseState, Snapshot


class StatusLine(QStatusBar):
    """Fields as wide as their longest text, so that nothing jumps while numbers run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setSizeGripEnabled(False)
        self._state = QLabel()
        self._phase = InfoLine("status.phase")
        self._steps = QLabel()
        self._bar = QProgressBar()
        self._speed = QLabel()
        self._quality = QLabel()
        self._left = QLabel()
        self._device = QLabel()
        self._memory = MemoryLabel()
        self._holder = QWidget()
        self._build()
        self.set_state("loading")
        self.set_snapshot(None)

    def _build(self) -> None:
        self._phase.hide()
        named = (
            (self._state, "status.state", self.tr("State")),
            (self._steps, "status.steps", self.tr("Steps")),
            (self._phase, "status.phase", self.tr("Phase of the run")),
            (self._bar, "status.progress", self.tr("Progress")),
            (self._speed, "status.speed", self.tr("Speed")),
            (self._quality, "status.quality", self.tr("Quality")),
            (self._left, "status.left", self.tr("Time left")),
            (self._device, "status.device", self.tr("Device")),
            (self._memory, "status.memory", self.tr("Memory")),
        )
        row = QHBoxLayout(self._holder)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(12)
        for widget, name, description in named:
            widget.setObjectName(name)
            widget.setAccessibleName(description)
            widget.setToolTip(description)
            row.addWidget(widget, {self._bar: 1, self._phase: 8}.get(widget, 0))
        for label in (self._steps, self._speed, self._quality, self._left, self._memory):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._quality.setToolTip(
            self.tr(
                "PSNR of the fit; in brackets that of the pixels held out of training, or after it "
                "that of the twin"
            )
        )
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(36)
        self._bar.setMaximumHeight(10)
        self.addWidget(self._holder, 1)
        self._fix_widths()

    def _fix_widths(self) -> None:
        longest = {
            self._state: max(self._states().values(), key=len),
            self._steps: self.tr("step {0} of {1}").format("888,888", "888,888"),
            self._speed: self.tr("{0} steps/s").format("88,888"),
            self._quality: self._quality_room(),
            self._left: self.tr("{0} left").format("88 min 88 s"),
        }
        for label, text in longest.items():
            label.setFixedWidth(label.fontMetrics().horizontalAdvance(text) + 6)
        self._memory.fix_width()
        metrics = self._phase.fontMetrics()
        phase = self.tr("phase {0} of {1}: {2}").format(8, 8, self.tr("fine-tune"))
        self._phase.setMinimumWidth(metrics.horizontalAdvance(phase) + 14)
        self._holder.setMinimumHeight(self._phase.height())  # the line keeps its height without it
        self._device.setMinimumWidth(self._device.fontMetrics().horizontalAdvance("CPU"))

    def _quality_room(self) -> str:
        one = self.tr("{0} dB (held out {1})").format("88.8", "88.8")
        pair = self.tr("{0} dB, twin {1} dB").format("88.8", "88.8")
        return max(one, pair, key=len)

    def _states(self) -> dict[str, str]:
        return {
            "loading": self.tr("Loading torch…"),
            "idle": self.tr("Ready"),
            "running": self.tr("Training"),
            "paused": self.tr("Paused"),
            "stopped": self.tr("Stopped"),
            "finished": self.tr("Finished"),
        }

    def set_state(self, state: str) -> None:
        """Show the state of the studio, and a busy bar while torch loads."""
        self._state.setText(self._states()[state])
        if state == "loading":
            self._bar.setRange(0, 0)
        elif self._bar.maximum() == 0:
            self._bar.setRange(0, 1000)

    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show the numbers of a snapshot; None clears them."""
        if snapshot is None:
            for label in (self._steps, self._speed, self._quality, self._left):
                label.clear()
            self._bar.setValue(0)
            self._show_phase(None)
            return
        steps = snapshot.recipe.training.steps
        # Start on a fit that was finished begins another budget from there.
        total = max(steps, snapshot.step + round((1 - snapshot.progress) * steps))
        done = f"{snapshot.step:,}"
        self._steps.setText(
            self.tr("step {0} of {1}").format(done, f"{total:,}")
            if steps and snapshot.phase is None  # phases have budgets of their own
            else self.tr("step {0}").format(done)
        )
        self._bar.setValue(round(1000 * min(max(snapshot.progress, 0.0), 1.0)))
        speed = snapshot.steps_per_second
        number = f"{speed:,.0f}" if speed >= 10 else f"{speed:.1f}"
        self._speed.setText(self.tr("{0} steps/s").format(number) if speed else "")
        self._quality.setText(self._decibels(snapshot))
        left = snapshot.seconds_left
        known = snapshot.state == "running" and left is not None and math.isfinite(left)
        self._left.setText(self.tr("{0} left").format(duration(left or 0)) if known else "")
        self._show_phase(going_phase(snapshot))
        self.set_device(snapshot.device)
        self._memory.set_device_bytes(snapshot.device_bytes)

    def _show_phase(self, phase: PhaseState | None) -> None:
        """Say where a run of several phases is; other runs leave the room to the bar."""
        text = phase_text(phase) if phase is not None else ""
        if text != self._phase.text():
            self._phase.setText(text)
            self._phase.setToolTip(text)
            self._phase.setVisible(bool(text))

    def set_device(self, device: str) -> None:
        """Name the device that trains."""
        self._device.setText(device)

    def _decibels(self, snapshot: Snapshot) -> str:
        if snapshot.psnr_db is None:
            return ""
        whole = f"{snapshot.psnr_db:.1f}"
        twin = snapshot.twin
        if twin is not None and twin.psnr_db is not None:
            return self.tr("{0} dB, twin {1} dB").format(whole, f"{twin.psnr_db:.1f}")
        if snapshot.heldout_psnr_db is None:
            return self.tr("{0} dB").format(whole)
        return self.tr("{0} dB (held out {1})").format(whole, f"{snapshot.heldout_psnr_db:.1f}")

    def changeEvent(self, event: QEvent) -> None:
        """Measure the fields again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fix_widths()


def duration(seconds: float) -> str:
    """Say a time: "12 s", "3 min 20 s", "2 h 5 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"

"""How much memory the program takes, as a field of the bottom line."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

_EVERY = 2000  # milliseconds


class MemoryLabel(QLabel):
    """Memory of this process, and of the GPU where one trains; looked at while it can be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._device_bytes = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.refresh)

    def set_device_bytes(self, count: int) -> None:
        """Take what the fit holds on its GPU; 0 for none."""
        if bool(count) != bool(self._device_bytes):
            self._device_bytes = count
            self.fix_width()
            self.refresh()
        self._device_bytes = count

    def fix_width(self) -> None:
        """Keep the room that the longest text takes."""
        longest = self._text(88.8e9, 88.8e9 if self._device_bytes else 0)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(longest) + 6)

    @Slot()
    def refresh(self) -> None:
        """Look again."""
        import psutil  # not before the window is shown

        rss = psutil.Process().memory_info().rss
        self.setText(self._text(rss, self._device_bytes))
        self.setToolTip(
            self.tr("Memory of the program: {0}, and {1} on the GPU").format(
                amount(rss), amount(self._device_bytes)
            )
            if self._device_bytes
            else self.tr("Memory of the program: {0}").format(amount(rss))
        )

    def _text(self, process: float, device: float) -> str:
        if device:
            return self.tr("{0} + GPU {1}").format(amount(process), amount(device))
        return amount(process)

    def showEvent(self, event: QShowEvent) -> None:
        """Look now and then."""
        super().showEvent(event)
        self._timer.start()
        QTimer.singleShot(0, self.refresh)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no longer."""
        super().hideEvent(event)
        self._timer.stop()


def amount(count: float) -> str:
    """Say a number of bytes in few letters: "640 MB", "1.4 GB"."""
    return f"{count / 1e9:.1f} GB" if count >= 999.5e6 else f"{count / 1e6:.0f} MB"

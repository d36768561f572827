"""The canvas's tools: modes, what the mode can be given, and zoom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QWidget,
)

from sinstudio.app.views.canvas_tiles import FEWEST, TileOptions
from sinstudio.app.views.scene import Mode


class CanvasBar(QWidget):
    """Modes, settings of the mode, and zoom; in two rows where one is too narrow for them.

    Every command is a QAction with a shortcut; `canvas_actions` has them all, for menus.
    """

    mode_chosen = Signal(str)
    gain_chosen = Signal(float)
    smooth_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas.bar")
        self.setAccessibleName(self.tr("Canvas tools"))
        self.canvas_actions: list[QAction] = []
        self._modes: dict[str, QAction] = {}
        self._signal = False
        self._left, self._right = _row(), _row()
        self._add_modes()
        self._left.addStretch(1)
        self._right.addStretch(1)
        self._add_options()
        self._add_zoom()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(4, 3, 4, 3)
        self._rows.setSpacing(2)
        self._rows.addLayout(self._left)
        self._rows.addLayout(self._right)
        # Taken with the modes that have the most settings: another mode changes neither the number
        # of rows nor their height.
        height = max(self._left.sizeHint().height(), self._right.sizeHint().height())
        self._left.addStrut(height)
        self._right.addStrut(height)
        self._width = self._wider = 0
        for mode in ("tiled", "difference"):
            self.show_mode(mode, (FEWEST, FEWEST), 1.0, False)
            wider = max(self._left.minimumSize().width(), self._right.minimumSize().width())
            self._wider = max(self._wider, wider)
            self._width = max(self._width, self.sizeHint().width())

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider row; the height of the rows there are."""
        sides = self._rows.contentsMargins()
        width = sides.left() + self._wider + sides.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one row or two."""
        super().resizeEvent(event)
        wide = self.width() >= self._width
        self._rows.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _add_modes(self) -> None:
        titles: dict[Mode, tuple[str, str]] = {
            "reconstruction": (
                self.tr("Reconstruction"),
                self.tr("What the network makes, at the resolution of the screen"),
            ),
            "original": (self.tr("Original"), self.tr("The picture that is fitted")),
            "wipe": (
                self.tr("Wipe"),
                self.tr("Reconstruction and original on two sides of a line; drag it"),
            ),
            "difference": (
                self.tr("Difference"),
                self.tr("Brightness of the reconstruction less that of the original"),
            ),
            "tiled": (self.tr("Tiled"), self.tr("Several periods side by side, to see the seams")),
            "twin": (
                self.tr("Twin"),
                self.tr("The network and its twin on two sides of a line; drag it"),
            ),
        }
        self._texts = titles
        group = QActionGroup(self)
        for key, (mode, (text, tip)) in enumerate(titles.items(), 1):
            action = self._command(self._left, f"show_{mode}", text, tip, QKeySequence(str(key)))
            action.setCheckable(True)
            action.setData(mode)
            group.addAction(action)
            self._modes[mode] = action
        group.triggered.connect(self._choose_mode)
        self.offer_twin(False)

    def _add_zoom(self) -> None:
        self.zoom_out = self._command(
            self._right, "zoom_out", "\N{MINUS SIGN}", self.tr("Zoom out"), QKeySequence("-")
        )
        self.zoom_in = self._command(
            self._right, "zoom_in", "+", self.tr("Zoom in"), QKeySequence("+"), QKeySequence("=")
        )
        self.fit = self._command(
            self._right,
            "fit_view",
            self.tr("Fit"),
            self.tr("Fit the picture to the canvas"),
            QKeySequence("F"),
        )
        self.actual_size = self._command(
            self._right,
            "actual_size",
            self.tr("100 %"),
            self.tr("Show a pixel of the picture as one of the screen"),
            QKeySequence("Ctrl+1"),
        )

    def _command(
        self, row: QHBoxLayout, name: str, text: str, tip: str, *keys: QKeySequence
    ) -> QAction:
        """Make an action with a button for it."""
        action = QAction(text, self)
        action.setObjectName(f"action.{name}")
        action.setShortcuts(list(keys))
        action.setToolTip(f"{tip} ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})")
        action.setWhatsThis(tip)  # a status tip would blank the figures in the status bar
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setObjectName(f"canvas.{name}")
        button.setAccessibleName(text if name.startswith("show_") else tip)
        button.setAccessibleDescription(action.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(button)
        self.canvas_actions.append(action)
        return action

    def _add_options(self) -> None:
        self.tiles = TileOptions()
        self._right.addWidget(self.tiles)
        self._gain = QSlider(Qt.Orientation.Horizontal)
        self._gain.setRange(0, 5)
        self._gain.setPageStep(1)
        self._gain.setFixedWidth(84)
        self._gain.setObjectName("canvas.gain")
        self._gain.setAccessibleName(self.tr("Gain of the difference"))
        self._gain.setToolTip(self.tr("Gain of the difference, ×1 to ×32"))
        self._gain.valueChanged.connect(self._choose_gain)
        self._gain_text = QLabel("×32")
        self._gain_text.setFixedWidth(self._gain_text.sizeHint().width())
        self._between = QComboBox()
        self._between.addItems([self.tr("Nearest"), self.tr("Bilinear")])
        self._between.setObjectName("canvas.interpolation")
        self._between.setAccessibleName(self.tr("Original between its pixels"))
        self._between.setToolTip(
            self.tr("How the original is shown between its pixels: the nearest one, or bilinear")
        )
        self._between.currentIndexChanged.connect(self._choose_smooth)
        self._options = [
            (("tiled",), self.tiles),
            (("difference",), self._add_labelled(self.tr("Gain"), self._gain, self._gain_text)),
            (("original", "wipe", "difference"), self._add_labelled("", self._between)),
        ]

    def _add_labelled(self, text: str, *widgets: QWidget) -> QWidget:
        """Add controls that come and go together, the first one with a label."""
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(4)
        if text:
            label = QLabel(text)
            label.setBuddy(widgets[0])
            row.addWidget(label)
        for widget in widgets:
            row.addWidget(widget)
        self._right.addWidget(group)
        return group

    def set_signal(self, signal: bool) -> None:
        """Say what the modes are for a signal, and offer nothing that curves do not have."""
        self._signal = signal
        self.tiles.set_signal(signal)
        for mode, (text, tip) in (self._signal_texts() if signal else self._texts).items():
            action = self._modes[mode]
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setToolTip(f"{tip} ({key})")
            action.setWhatsThis(tip)

    def _signal_texts(self) -> dict[Mode, tuple[str, str]]:
        return {
            "original": (self.tr("Original"), self.tr("The signal that is fitted")),
            "wipe": (self.tr("Both"), self.tr("The reconstruction over the original")),
            "difference": (
                self.tr("Difference"),
                self.tr("The reconstruction less the original"),
            ),
            "tiled": (self.tr("Tiled"), self.tr("Several periods, to see the seams")),
            "twin": (self.tr("Twin"), self.tr("The network and its twin over each other")),
        }

    def show_mode(self, mode: str, tiles: tuple[int, int], gain: float, smooth: bool) -> None:
        """Show a mode and its settings as chosen."""
        self._modes[mode].setChecked(True)
        self.tiles.show_tiles(tiles)
        self._gain.setValue(round(gain).bit_length() - 1)
        self._gain_text.setText(f"×{gain:g}")
        self._between.setCurrentIndex(int(smooth))
        for modes, group in self._options:
            group.setVisible(mode in modes and (mode == "tiled" or not self._signal))

    def offer_twin(self, there: bool) -> None:
        """Let the twin be chosen, while there is one."""
        self._modes["twin"].setEnabled(there)

    @Slot(QAction)
    def _choose_mode(self, action: QAction) -> None:
        self.mode_chosen.emit(action.data())

    @Slot(int)
    def _choose_gain(self, step: int) -> None:
        self._gain_text.setText(f"×{2**step}")
        self.gain_chosen.emit(float(2**step))

    @Slot(int)
    def _choose_smooth(self, index: int) -> None:
        self.smooth_chosen.emit(index == 1)


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(1)
    return row

"""The controls above the spectrum: whose it is, what is drawn over it, and how much is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from sinstudio.app.views.spectrum_layer import Source

PREDICTED: dict[int, Source] = {1: "predicted1", 2: "predicted2", 3: "predicted3"}  # by order


class SpectrumBar(QWidget):
    """Choice of the source, toggles of dots and blocks, and Home."""

    source_changed = Signal()
    dots_toggled = Signal(bool)
    rings_toggled = Signal(bool)
    nyquist_asked = Signal()
    """Everything up to the Nyquist frame is to be shown."""
    near_asked = Signal()
    """Only as much as the input frequencies take up is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = self._source_box()
        dots = self._toggle(
            "dots",
            self.tr("Dots"),
            self.tr(
                "Input frequencies ω, coloured by block; the larger, the larger the norm of their "
                "column of A. The fainter dot is the same frequency with its signs turned."
            ),
        )
        dots.toggled.connect(self.dots_toggled)
        self._rings = self._toggle(
            "rings",
            self.tr("Blocks"),
            self.tr(
                "Limits L between blocks of frequencies, dashed; the radii in the legend are in "
                "cycles per short side"
            ),
        )
        self._rings.toggled.connect(self.rings_toggled)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(4)
        row.addWidget(self._source)
        row.addStretch(1)
        row.addWidget(dots)
        row.addWidget(self._rings)
        row.addWidget(self._home())

    @property
    def source(self) -> Source:
        """What is chosen to be shown."""
        source: Source = self._source.currentData()
        return source

    @property
    def order(self) -> int:
        """Highest order of the prediction that is to be shown; 0 for none."""
        return next((order for order, name in PREDICTED.items() if name == self.source), 0)

    @property
    def rings(self) -> bool:
        """Whether blocks are to be shown."""
        return self._rings.isChecked()

    def _source_box(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("spectrum.source")
        box.setAccessibleName(self.tr("Spectrum of"))
        box.setToolTip(
            self.tr(
                "Whose spectrum is shown, or by how much the two differ, in decibels; or what the "
                "network is predicted to make of its inputs in orders 1, 2 and 3 (theorem 1)"
            )
        )
        titles: dict[Source, str] = {
            "reconstruction": self.tr("Reconstruction"),
            "original": self.tr("Original"),
            "difference": self.tr("Difference"),
        }
        for name, title in titles.items():
            box.addItem(title, name)
        tip = self.tr(
            "What Theorem 1 says the reconstruction is made of: single inputs, and sums of up to "
            "two or three"
        )
        for order, name in PREDICTED.items():
            orders = "1" if order == 1 else f"1\N{EN DASH}{order}"
            box.addItem(self.tr("Predicted {0}").format(orders), name)
            box.setItemData(box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        box.currentIndexChanged.connect(self.source_changed)
        return box

    def _toggle(self, name: str, text: str, tip: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(f"spectrum.{name}")
        box.setToolTip(tip)
        box.setAccessibleDescription(tip)
        box.setChecked(True)
        return box

    def _home(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("spectrum.home")
        button.setText("\N{HOUSE}")
        button.setAccessibleName(self.tr("Home: show all frequencies up to Nyquist"))
        button.setToolTip(
            self.tr("Home: show all frequencies up to Nyquist (wheel zooms, dragging moves)")
        )
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.clicked.connect(self.nyquist_asked)
        menu = QMenu(button)
        for name, text, signal in (
            ("nyquist", self.tr("Up to Nyquist"), self.nyquist_asked),
            ("near", self.tr("Input frequencies"), self.near_asked),
        ):
            action = menu.addAction(text)
            action.setObjectName(f"action.spectrum_{name}")
            action.triggered.connect(signal)
        button.setMenu(menu)
        return button

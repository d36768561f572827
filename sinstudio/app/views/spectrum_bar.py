"""The controls above the spectrum: whose it is, what is drawn over it, and how much is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sinstudio.app.views.spectrum_layer import Source

PREDICTED: dict[int, Source] = {1: "predicted1", 2: "predicted2", 3: "predicted3"}  # by order


class Bar(QWidget):
    """Rows of choices, toggles and Home, of a view called `name`; a base of others.

    What is added comes to the end of `_row`.
    """

    source_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._name = name
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(4, 0, 4, 0)
        self._rows.setSpacing(2)
        self._row = self._next_row()

    def _next_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._rows.addLayout(row)
        return row

    def offer_editing(self, action: QAction) -> None:
        """Put a button for the edit mode before Home."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setObjectName(f"{self._name}.edit")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(action.text().replace("&", ""))
        button.setAccessibleDescription(action.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = self._home_row
        row.insertWidget(row.count() - 1, button)

    def _choice(self, name: str, accessible: str, tip: str) -> QComboBox:
        """Add a box that is to be filled before it is heard."""
        box = QComboBox()
        box.setObjectName(f"{self._name}.{name}")
        box.setAccessibleName(accessible)
        box.setToolTip(tip)
        self._row.addWidget(box)
        return box

    def _add_predictions(self, box: QComboBox) -> None:
        """Add an item for each order; its data is the name of the source."""
        tip = self.tr(
            "What Theorem 1 says the reconstruction is made of: single inputs, and sums of up to "
            "two or three"
        )
        for order, name in PREDICTED.items():
            box.addItem(self.tr("Predicted {0}").format(orders_text(order)), name)
            box.setItemData(box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)

    def _toggle(self, name: str, text: str, tip: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(f"{self._name}.{name}")
        box.setToolTip(tip)
        box.setAccessibleDescription(tip)
        box.setChecked(True)
        self._row.addWidget(box)
        return box

    def _home(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{self._name}.home")
        button.setText("\N{HOUSE}")
        button.setAccessibleName(self.tr("Home: show all frequencies up to Nyquist"))
        button.setToolTip(
            self.tr("Home: show all frequencies up to Nyquist (wheel zooms, dragging moves)")
        )
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row.addWidget(button)
        self._home_row = self._row
        return button


class SpectrumBar(Bar):
    """Choice of the source, toggles of dots and blocks, and Home."""

    dots_toggled = Signal(bool)
    rings_toggled = Signal(bool)
    nyquist_asked = Signal()
    """Everything up to the Nyquist frame is to be shown."""
    near_asked = Signal()
    """Only as much as the input frequencies take up is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("spectrum", parent)
        self._source = self._source_box()
        self._row.addStretch(1)
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
        self._add_menu(self._home())

    @property
    def source(self) -> Source:
        """What is chosen to be shown."""
        source: Source = self._source.currentData()
        return source

    @property
    def order(self) -> int:
        """Highest order of the prediction that is to be shown; 0 for none."""
        return order_of(self.source)

    @property
    def rings(self) -> bool:
        """Whether blocks are to be shown."""
        return self._rings.isChecked()

    def _source_box(self) -> QComboBox:
        box = self._choice(
            "source",
            self.tr("Spectrum of"),
            self.tr(
                "Whose spectrum is shown, or by how much the two differ, in decibels; or what the "
                "network is predicted to make of its inputs in orders 1, 2 and 3 (theorem 1)"
            ),
        )
        titles: dict[Source, str] = {
            "reconstruction": self.tr("Reconstruction"),
            "original": self.tr("Original"),
            "difference": self.tr("Difference"),
        }
        for name, title in titles.items():
            box.addItem(title, name)
        self._add_predictions(box)
        box.currentIndexChanged.connect(self.source_changed)
        return box

    def offer_twin(self, there: bool) -> None:
        """Offer the spectra of a pair, and show both, while there is one."""
        first = self._source.findData("halves")
        if there == (first >= 0):
            return
        if there:
            for name, text, tip in (
                (
                    "halves",
                    self.tr("Both halves"),
                    self.tr("Left half the network's, right half the twin's; each mirrors itself"),
                ),
                ("twin", self.tr("Twin"), self.tr("The spectrum of the twin's reconstruction")),
            ):
                self._source.addItem(text, name)
                self._source.setItemData(self._source.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
            if self.source == "reconstruction":
                self._source.setCurrentIndex(self._source.findData("halves"))
            return
        if self.source in ("halves", "twin"):
            self._source.setCurrentIndex(self._source.findData("reconstruction"))
        for name in ("twin", "halves"):
            self._source.removeItem(self._source.findData(name))

    def _add_menu(self, button: QToolButton) -> None:
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


def orders_text(order: int) -> str:
    """Write the orders up to one: "1", "1–2"."""
    return "1" if order == 1 else f"1\N{EN DASH}{order}"


def order_of(source: str) -> int:
    """Highest order of a predicted spectrum, by its name; 0 for any other."""
    return next((order for order, name in PREDICTED.items() if name == source), 0)

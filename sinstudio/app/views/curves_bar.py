"""The controls above the curves: what is drawn, against what, and how much of it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from sinstudio.app.views.runs import Against, Quantity


class CurvesBar(QWidget):
    """Choice of the quantity and of the axis below it, Clear and Home."""

    choice_changed = Signal()
    clear_asked = Signal()
    home_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        quantities: dict[Quantity, str] = {
            "psnr": self.tr("PSNR"),
            "loss": self.tr("Loss"),
            "rate": self.tr("Learning rate"),
            "parameters": self.tr("Parameters"),
        }
        axes: dict[Against, str] = {"steps": self.tr("Steps"), "seconds": self.tr("Seconds")}
        self._quantity = self._choice(
            "quantity", self.tr("Curve"), self.tr("What is drawn"), quantities
        )
        self._against = self._choice(
            "against",
            self.tr("Against"),
            self.tr("Against what it is drawn: steps, or seconds of training"),
            axes,
        )
        self._clear = self._button(
            "clear",
            self.tr("Clear"),
            self.tr("Forget earlier runs"),
            self.tr("Clear: forget earlier runs"),
        )
        self._clear.clicked.connect(self.clear_asked)
        home = self._button(
            "home",
            "\N{HOUSE}",
            self.tr("Home: show whole curves (wheel zooms, dragging moves)"),
            self.tr("Home: show whole curves"),
        )
        home.clicked.connect(self.home_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(4)
        row.addWidget(self._quantity)
        row.addWidget(self._against)
        row.addStretch(1)
        row.addWidget(self._clear)
        row.addWidget(home)

    @property
    def quantity(self) -> Quantity:
        """What is chosen to be drawn."""
        quantity: Quantity = self._quantity.currentData()
        return quantity

    @property
    def against(self) -> Against:
        """What it is chosen to be drawn against."""
        against: Against = self._against.currentData()
        return against

    def enable_clear(self, enabled: bool) -> None:
        """Let earlier runs be forgotten, or not, where there are none."""
        self._clear.setEnabled(enabled)

    def _choice(
        self,
        name: str,
        label: str,
        tip: str,
        titles: Mapping[Quantity, str] | Mapping[Against, str],
    ) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"curves.{name}")
        box.setAccessibleName(label)
        box.setToolTip(tip)
        for key, title in titles.items():
            box.addItem(title, key)
        box.currentIndexChanged.connect(self.choice_changed)
        return box

    def _button(self, name: str, text: str, tip: str, accessible: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"curves.{name}")
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(accessible)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

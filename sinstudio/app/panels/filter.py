"""The slider of the filter, which is over what is shown and exported and is no setting."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QWidget

from sinstudio.app.hands.filtering import Filtering
from sinstudio.app.panels.editors.controls import Slider

_WHOLE = 100  # positions of the slider: a percent each


class FilterRow(QWidget):
    """Name, strength in percent, reset, and the slider over the whole width."""

    def __init__(self, filtering: Filtering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filtering = filtering
        self.setObjectName("filter")
        tip = self.tr(
            "Clips A harder, block by block and high frequencies first, in what is shown and in "
            "the pictures that are saved. The weights, and what is trained, stay as they are (§6)."
        )
        self.setToolTip(tip)
        label = QLabel(self.tr("Filter"))
        self.slider = Slider()
        self.slider.setObjectName("filter.slider")
        self.slider.setRange(0, _WHOLE)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(self.tr("Filter, percent"))
        self.slider.setAccessibleDescription(tip)
        self.slider.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.slider.customContextMenuRequested.connect(self._open_menu)
        label.setBuddy(self.slider)
        self.value = QLabel()
        self.value.setObjectName("filter.value")
        self.button = QPushButton(self.tr("Reset"))
        self.button.setObjectName("filter.reset")
        self.button.setToolTip(self.tr("Show the network as it is"))
        self.button.setAccessibleName(self.tr("Reset the filter"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.value, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.button, 0, 2)
        grid.addWidget(self.slider, 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        self.slider.valueChanged.connect(self._slide)
        self.button.clicked.connect(filtering.reset)
        filtering.changed.connect(self._show)
        self._show(filtering.strength)

    @Slot(int)
    def _slide(self, percent: int) -> None:
        self._filtering.set_strength(percent / _WHOLE)

    @Slot(float)
    def _show(self, strength: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(strength * _WHOLE))
        on = strength > 0
        text = self.tr("{0} %, on").format(f"{strength * _WHOLE:.0f}") if on else self.tr("off")
        self.value.setText(text)
        roles = QPalette.ColorRole
        self.value.setForegroundRole(roles.Accent if on else roles.PlaceholderText)
        self.button.setEnabled(on)

    @Slot(QPoint)
    def _open_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(self.tr("Reset to default ({})").format(self.tr("off")))
        action.setObjectName("reset")
        action.setEnabled(self._filtering.strength > 0)
        action.triggered.connect(self._filtering.reset)
        menu.popup(self.slider.mapToGlobal(position))

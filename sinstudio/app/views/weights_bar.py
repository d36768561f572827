"""Above the histogram of A: which block, and now or over the steps."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from sinstudio.app.theme import LIGHT, Theme
from sinstudio.app.views.filter_badge import FilterBadge
from sinstudio.app.views.plotting import small_font

_SWATCH = 10  # pixels


class WeightsBar(QWidget):
    """The choice of a block, of all of them at -1, and of the heat map."""

    block_chosen = Signal(int)
    heat_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._theme = LIGHT
        self.blocks = QComboBox()
        self.blocks.setObjectName("weights.block")
        self.blocks.setAccessibleName(self.tr("Block that is shown"))
        self.blocks.setToolTip(
            self.tr("Which block of frequencies stands out, or is shown alone over the steps (§6)")
        )
        self.blocks.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.blocks.setMinimumContentsLength(8)
        self.heat = QCheckBox(self.tr("Over steps"))
        self.heat.setObjectName("weights.over_steps")
        self.heat.setToolTip(
            self.tr("The histogram over the training steps, as a heat map (the report's Figure 15)")
        )
        tip = self.tr(
            "The dotted lines are where the filter clips what is shown; the weights are as trained"
        )
        self.filtered = FilterBadge("weights.filtered", tip)
        for widget in (self.blocks, self.heat, self.filtered):
            widget.setFont(small_font(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(self.blocks)
        row.addWidget(self.heat)
        row.addStretch(1)
        row.addWidget(self.filtered)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.blocks.currentIndexChanged.connect(self._choose)
        self.heat.toggled.connect(self.heat_chosen)
        self.set_blocks([], LIGHT)

    def set_blocks(self, names: list[str], theme: Theme) -> None:
        """Offer blocks by their radii; the choice stays where its number does."""
        if self.blocks.count() and names == self._names and theme == self._theme:
            return
        chosen = self.chosen
        self._names, self._theme = names, theme
        with QSignalBlocker(self.blocks):
            self.blocks.clear()
            self.blocks.addItem(self.tr("All blocks"))
            for k, name in enumerate(names):
                swatch = QPixmap(_SWATCH, _SWATCH)
                swatch.fill(QColor(theme.block(k)))
                self.blocks.addItem(swatch, name)
            self.blocks.setCurrentIndex(chosen + 1 if chosen < len(names) else 0)
        if self.chosen != chosen:
            self._choose()

    @property
    def chosen(self) -> int:
        """The block, from 0; -1 for all."""
        return max(0, self.blocks.currentIndex()) - 1

    def choose(self, block: int) -> None:
        """Choose a block; -1, or one that is not there, for all."""
        self.blocks.setCurrentIndex(block + 1 if block < len(self._names) else 0)

    @Slot()
    def _choose(self) -> None:
        self.block_chosen.emit(self.chosen)

"""The presets as a list of pictures that can be searched."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from sinstudio.app.gallery.thumbnails import SIZE
from sinstudio.files.preset import Preset

READY, FIGURES, OWN = "ready", "figures", "own"


def kind_of(preset: Preset) -> str:
    """Tell which part of the gallery a preset belongs to."""
    return OWN if preset.own else READY if preset.figure is None else FIGURES


class Shelf(QListWidget):
    """A grid of thumbnails with titles; arrows and letters go from one to another."""

    preset_chosen = Signal(object)  # Preset | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gallery.presets")
        self.setAccessibleName(self.tr("Presets"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setWordWrap(True)
        self.setIconSize(SIZE)
        lines = 2 * self.fontMetrics().lineSpacing()
        self.setGridSize(QSize(SIZE.width() + 16, SIZE.height() + lines + 16))
        self._presets: dict[str, Preset] = {}
        self._search, self._kind = "", ""
        self.currentItemChanged.connect(self._say)

    def set_presets(self, presets: tuple[Preset, ...], chosen: str = "") -> None:
        """Show these, and choose one by its name, or the first."""
        self.blockSignals(True)
        self.clear()
        self._presets = {one.name: one for one in presets}
        blank = QPixmap(SIZE)
        blank.fill(Qt.GlobalColor.transparent)
        for one in presets:
            item = QListWidgetItem(QIcon(blank), one.title)
            item.setData(Qt.ItemDataRole.UserRole, one.name)
            item.setToolTip(one.summary)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            self.addItem(item)
        self.blockSignals(False)
        self._filter(chosen)

    def set_pixmap(self, name: str, pixmap: QPixmap) -> None:
        """Give a preset its picture."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.item(row).setIcon(QIcon(pixmap))

    @property
    def shown(self) -> list[Preset]:
        """Those that the search has left, in their order."""
        rows = [row for row in range(self.count()) if not self.item(row).isHidden()]
        return [self._presets[self.item(row).data(Qt.ItemDataRole.UserRole)] for row in rows]

    @Slot(str)
    def search(self, text: str) -> None:
        """Leave those in whose title, sentence, name or variants every word occurs."""
        self._search = text
        self._filter()

    def show_kind(self, kind: str) -> None:
        """Leave one part of the gallery, or all of it for an empty text."""
        self._kind = kind
        self._filter()

    def _filter(self, chosen: str = "") -> None:
        words = self._search.casefold().split()
        current: QListWidgetItem | None = self.currentItem()
        for row in range(self.count()):
            item = self.item(row)
            preset = self._presets[item.data(Qt.ItemDataRole.UserRole)]
            item.setHidden(
                not all(word in _text(preset) for word in words)
                or self._kind not in ("", kind_of(preset))
            )
            if preset.name == chosen:
                current = item
        if current is None or current.isHidden():
            rows = (row for row in range(self.count()) if not self.item(row).isHidden())
            first = next(rows, None)
            current = None if first is None else self.item(first)
        if current is None:
            self.clearSelection()
            self.setCurrentRow(-1)
        else:
            self.setCurrentItem(current)
        self._say()

    @Slot()
    def _say(self) -> None:
        item = self.currentItem()
        found = None if item is None or item.isHidden() else item.data(Qt.ItemDataRole.UserRole)
        self.preset_chosen.emit(None if found is None else self._presets[found])


def _text(preset: Preset) -> str:
    labels = " ".join(one.label for one in preset.variants)
    return f"{preset.title} {preset.summary} {preset.name} {labels}".casefold()

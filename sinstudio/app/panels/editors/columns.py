"""The two columns of the table of blocks: where each ends, and its bound."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.controls import NumberBox
from sinstudio.app.panels.editors.simple import number_box
from sinstudio.training.schema import Items

ROW_GAP = 4  # pixels between rows, the same in every column of the table


def row_height() -> int:
    """Height of a row of the table in pixels: that of a spin box."""
    return NumberBox(0, 1).sizeHint().height()


class Column(Editor):
    """Spin boxes one below the other, for the entries of a list."""

    reset_wanted = Signal()  # of the whole table

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.boxes: list[NumberBox] = []
        self._name = ""
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(ROW_GAP)

    def value(self) -> tuple[float, ...]:
        """Return the entries, top to bottom."""
        return tuple(box.number() for box in self.boxes)

    def set_value(self, value: Sequence[float]) -> None:
        """Show entries, with as many boxes."""
        while len(self.boxes) > len(value):
            box = self.boxes.pop()
            self.release(box)
            self._rows.removeWidget(box)
            box.hide()
            box.deleteLater()  # later: it may be this box whose signal led here
        while len(self.boxes) < len(value):
            self._append()
        for box, number in zip(self.boxes, value, strict=True):
            box.set_number(number)

    def set_name(self, name: str) -> None:
        """Name the boxes that come later, too."""
        self._name = name
        super().set_name(name)

    @Slot()
    def reset(self) -> None:
        """Ask for the defaults of the table: one column's alone would contradict the other."""
        self.reset_wanted.emit()

    def _append(self) -> None:
        kind = self.setting.kind
        if not isinstance(kind, Items):
            raise TypeError(f"{self.key} is not a list")
        box = number_box(kind.item, logarithmic=True)
        box.setFixedHeight(row_height())
        self._rows.insertWidget(len(self.boxes), box)
        self.boxes.append(box)
        self.adopt(box, self.tr("block {}").format(len(self.boxes)))
        self.set_name(self._name)
        box.committed.connect(self._commit)

    @Slot(object)
    def _commit(self, typed: object) -> None:
        self.edited.emit(typed if isinstance(typed, str) else self.value())


class LimitsColumn(Column):
    """Where the blocks end; the last one has no end."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        last = QLabel("∞")
        last.setAlignment(Qt.AlignmentFlag.AlignCenter)
        last.setFixedHeight(row_height())
        self._rows.addWidget(last)


class BoundsColumn(Column):
    """The bound of each block."""

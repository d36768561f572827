"""The bounds of the hidden layers after the first."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.controls import NumberBox
from sinstudio.app.panels.editors.simple import number_box
from sinstudio.training.schema import Items


class LayerBoundsEditor(Editor):
    """One bound for each deeper layer; layers that the recipe does not name are unbounded."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._layers = 0  # hidden layers after the first
        self._bounds: tuple[float, ...] = ()
        self.boxes: list[NumberBox] = []
        self._labels: list[QLabel] = []
        self._name = ""
        self.none = QLabel(self.tr("The network has one hidden layer."))
        self.none.setWordWrap(True)
        self.none.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(self.none)

    def set_layers(self, count: int) -> None:
        """Say how many hidden layers there are after the first."""
        self._layers = count
        self._arrange()

    def value(self) -> tuple[float, ...]:
        """Return the bounds from the second layer on, up to the last that is finite."""
        bounds = [box.number() for box in self.boxes]
        while bounds and math.isinf(bounds[-1]):
            bounds.pop()
        return tuple(bounds)

    def set_value(self, value: Sequence[float]) -> None:
        """Show bounds."""
        self._bounds = tuple(value)
        self._arrange()

    def set_name(self, name: str) -> None:
        """Name the boxes that come later, too."""
        self._name = name
        super().set_name(name)

    def _arrange(self) -> None:
        wanted = max(self._layers, len(self._bounds))
        while len(self.boxes) > wanted:
            self._drop()
        while len(self.boxes) < wanted:
            self._append()
        for box, bound in zip(self.boxes, (*self._bounds, *[math.inf] * wanted), strict=False):
            box.set_number(bound)
        self.none.setVisible(not wanted)

    def _append(self) -> None:
        kind = self.setting.kind
        if not isinstance(kind, Items):
            raise TypeError(f"{self.key} is not a list")
        box = number_box(kind.item, logarithmic=True)
        layer = self.tr("Layer {}").format(len(self.boxes) + 2)
        label = QLabel(layer)
        label.setBuddy(box)
        self.boxes.append(box)
        self._labels.append(label)
        self._form.addRow(label, box)
        self.adopt(box, layer)
        self.set_name(self._name)
        box.committed.connect(self._commit)

    def _drop(self) -> None:
        box, label = self.boxes.pop(), self._labels.pop()
        self.release(box)
        self._form.takeRow(box)
        for widget in (box, label):
            widget.hide()
            widget.deleteLater()  # later: it may be this box whose signal led here

    @Slot(object)
    def _commit(self, typed: object) -> None:
        self.edited.emit(typed if isinstance(typed, str) else self.value())

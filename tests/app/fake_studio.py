"""A studio without a session: it holds a recipe and works out previews at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from sinstudio.app.commanding.situation import Situation
from sinstudio.app.hands.filtering import Filtering
from sinstudio.app.running.preview import Preview, preview
from sinstudio.errors import SinStudioError
from sinstudio.files.pictures import from_array
from sinstudio.training.recipe import Recipe


class FakeStudio(QObject):
    recipe_changed = Signal(object)
    picture_changed = Signal(object)
    target_changed = Signal(object)
    snapshot_changed = Signal(object)
    preview_changed = Signal(object)
    state_changed = Signal(str)
    restart_changed = Signal(tuple)
    situation_changed = Signal(object)
    message = Signal(str, str)

    def __init__(self, recipe: Recipe | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recipe = recipe or Recipe()
        self.picture = None
        self.target = None
        self.lone_model = None
        self.snapshot = None
        self.situation = Situation()
        self.filtering = Filtering(self)
        self.asked: list[str] = []
        self.preview: Preview | None = None
        self.messages: list[tuple[str, str]] = []
        self.changes: list[dict[str, object]] = []
        self.merges: list[str] = []
        self.cures: list[int] = []
        self.message.connect(lambda level, sentence: self.messages.append((level, sentence)))

    @property
    def domain(self):
        if self.target is None:
            return None
        height, width = self.target.shape[:2]
        return self.recipe.picture.domain(width, height)

    def change(self, values: Mapping[str, object], merge: str = "", text: str = "") -> bool:
        self.merges.append(merge)
        self.changes.append(dict(values))
        try:
            recipe = self.recipe.changed(values)
        except SinStudioError as error:
            self.recipe_changed.emit(self.recipe)
            self.message.emit("error", str(error))
            return False
        self.set_recipe(recipe)
        return True

    def cure(self, count: int) -> None:
        self.cures.append(count)

    def set_recipe(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.recipe_changed.emit(recipe)
        self._preview()

    def open(self, pixels: np.ndarray, name: str = "kodim23.png") -> None:
        self.picture = from_array(pixels, name)
        self.target = self.picture.pixels
        self.picture_changed.emit(self.picture)
        self.target_changed.emit(self.target)
        self._preview()

    def show(self, snapshot) -> None:
        self.snapshot = snapshot
        self.snapshot_changed.emit(snapshot)

    def set_situation(self, **changes: object) -> None:
        self.situation = replace(self.situation, **changes)
        self.situation_changed.emit(self.situation)

    def prune(self) -> None:
        self.asked.append("prune")

    def grow(self) -> None:
        self.asked.append("grow")

    def begin_phase(self, name: str) -> None:
        self.asked.append(f"begin {name}")

    def skip_phase(self) -> None:
        self.asked.append("skip")

    def _preview(self) -> None:
        if self.target is not None:
            self.preview = preview(self.recipe, self.target)
            self.preview_changed.emit(self.preview)


def waves(width: int = 96, height: int = 64, channels: int = 3) -> np.ndarray:
    """A smooth picture with a few frequencies."""
    x = np.arange(width)[None, :, None] / width
    y = np.arange(height)[:, None, None] / height
    c = np.arange(channels)[None, None, :]
    values = (
        0.5 + 0.25 * np.sin(2 * np.pi * (3 * x + c)) + 0.2 * np.cos(2 * np.pi * (7 * y - 5 * x))
    )
    return values.astype(np.float32)


def shown(qtbot, widget: QWidget, width: int = 320, height: int = 640) -> QWidget:
    """Show a widget in a window of that size, active."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # offscreen warns of any
    column.addWidget(widget)
    window.resize(width, height)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    widget.host = window  # owned by nobody else
    return widget

"""What every panel shares: rows of editors that follow the studio's recipe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.make import make_editor
from sinstudio.app.panels.row import Place, Row
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.app.studio import Studio

_MARGIN = 8
_GAP = 7


class Note(QLabel):
    """A sentence in quiet letters, or one about an error; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self._lines = 0
        self.say("")

    def reserve_lines(self, count: int) -> None:
        """Keep room for this many lines, so that what is below does not move with the text."""
        self._lines = count
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(count * self.fontMetrics().lineSpacing())

    def changeEvent(self, event: QEvent) -> None:
        """Keep the lines in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._lines:
            self.reserve_lines(self._lines)

    def say(self, text: str, *, error: bool = False) -> None:
        """Show a sentence."""
        roles = QPalette.ColorRole
        self.setForegroundRole(roles.BrightText if error else roles.PlaceholderText)
        self.setText(text)
        self.setVisible(bool(text))


class Panel(QWidget):
    """One panel of the left column.

    Subclasses lay their rows out in `__init__` and then call `follow`. What the user edits goes to
    the studio, and only the recipe that comes back is shown.

    Parameters
    ----------
    name
        The object name is ``panel.<name>``.
    title
        The header of the panel.
    """

    title_changed = Signal(str)

    def __init__(
        self, studio: Studio, name: str, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.studio = studio
        self._title = title
        self.rows: dict[str, Row] = {}
        self._gesture = ""  # of the editor that is being heard
        self.setObjectName(f"panel.{name}")
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(_GAP)

    @property
    def title(self) -> str:
        """What the panel is called."""
        return self._title

    def set_title(self, title: str) -> None:
        """Call the panel something else."""
        if title != self._title:
            self._title = title
            self.setAccessibleName(title)
            self.title_changed.emit(title)

    def add(self, key: str, place: Place = Place.BESIDE) -> Editor:
        """Append the row of a setting and return its editor."""
        editor = make_editor(key)
        self.rows[key] = Row(editor, place)
        self._column.addWidget(self.rows[key])
        self.connect_editor(editor)
        return editor

    def connect_editor(self, editor: Editor) -> None:
        """Take the edits of an editor that a row or the subclass shows."""
        editor.edited.connect(self._take)

    def add_heading(self, text: str) -> QLabel:
        """Append the title of a group of rows."""
        heading = QLabel(text)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setContentsMargins(0, _GAP if self._column.count() else 0, 0, 0)
        self._column.addWidget(heading)
        return heading

    def add_note(self, name: str = "") -> Note:
        """Append a place for a sentence."""
        note = Note()
        note.setObjectName(f"{self.objectName()}.{name}" if name else "")
        self._column.addWidget(note)
        return note

    def add_widget(self, widget: QWidget) -> None:
        """Append anything else."""
        self._column.addWidget(widget)

    def follow(self) -> None:
        """Show the recipe now and whenever it changes."""
        self._column.addStretch(1)
        self.studio.recipe_changed.connect(self.refresh)
        self.studio.restart_changed.connect(self.set_pending)
        self.refresh(self.studio.recipe)

    @Slot(object)
    def refresh(self, recipe: Recipe) -> None:
        """Show a recipe in every editor."""
        for key, row in self.rows.items():
            row.editor.set_value(recipe.get(key))
        self.show_recipe(recipe)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show what else depends on the recipe; called after the editors have it."""
        raise NotImplementedError

    @Slot(tuple)
    def set_pending(self, keys: tuple[str, ...]) -> None:
        """Mark the settings that apply on restart."""
        for key, row in self.rows.items():
            row.set_pending(key in keys)

    def take(self, key: str, value: Any) -> None:
        """Put what the user made of a setting into the recipe."""
        self.change({key: value})

    def change(self, values: Mapping[str, Any]) -> bool:
        """Change the recipe; when it is refused the studio says so and the editors go back."""
        return self.studio.change(values, merge=self._gesture)

    @Slot(object)
    def _take(self, value: object) -> None:
        editor = self.sender()
        if isinstance(editor, Editor):
            self._gesture = editor.gesture
            self.take(editor.key, value)
            self._gesture = ""

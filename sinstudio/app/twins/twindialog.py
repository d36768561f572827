"""What a twin is to have apart."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.make import make_editor
from sinstudio.app.panels.names import name_of
from sinstudio.app.twins.ready_twins import ready_twins
from sinstudio.errors import SinStudioError
from sinstudio.training.comparable import comparable
from sinstudio.training.recipe import Recipe

_TABLES = ("bounds.limits", "bounds.values")  # only make sense together, in their own table
_WIDTH = 460


class TwinDialog(QDialog):
    """Offers twins that are ready, or any one setting with its editor.

    Parameters
    ----------
    recipe
        Settings of the network.
    worked
        Whether it has been trained or edited: a new one would begin again from step 0.
    """

    def __init__(self, recipe: Recipe, *, worked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("twin")
        self.setWindowTitle(self.tr("Twin"))
        self.setMinimumWidth(_WIDTH)
        self._recipe, self._worked = recipe, worked
        self._ready = ready_twins(recipe)
        self._value: Any = None  # of the setting that is chosen by name
        self._editor: Editor | None = None
        self._column = QVBoxLayout(self)
        self._add_text(
            self.tr(
                "A second network is trained in lockstep with this one, on the same batches, with "
                "one setting apart. Training takes about twice as long."
            )
        )
        self._choices = QButtonGroup(self)
        self._add_choices()
        self._add_setting()
        self._note = self._add_text("")
        self._note.setObjectName("twin.note")
        self._note.setMinimumHeight(3 * self._note.fontMetrics().lineSpacing())
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._anew = QCheckBox(self.tr("Begin both &anew from step 0"))
        self._anew.setObjectName("twin.anew")
        self._anew.setToolTip(
            self.tr(
                "Give both a new network, even where the twin could begin as a copy of this one"
            )
        )
        self._anew.toggled.connect(self._explain)
        self._anew.setVisible(worked)
        self._column.addWidget(self._anew)
        self._add_buttons()
        self._choices.idToggled.connect(self._explain)
        self._choices.buttons()[0].setChecked(True)
        self._choose_key()

    # -- layout ----------------------------------------------------------------------------------

    def _add_text(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        self._column.addWidget(label)
        return label

    def _add_choices(self) -> None:
        for index, choice in enumerate(self._ready):
            button = QRadioButton(choice.text)
            button.setObjectName(f"twin.{choice.name}")
            self._choices.addButton(button, index)
            self._column.addWidget(button)
        other = QRadioButton(self.tr("Another s&etting:"))
        other.setObjectName("twin.other")
        self._choices.addButton(other, len(self._ready))
        self._column.addWidget(other)

    def _add_setting(self) -> None:
        sections = {
            "frequencies": self.tr("Frequencies"),
            "network": self.tr("Network"),
            "bounds": self.tr("Bounds"),
            "training": self.tr("Training"),
            "decay": self.tr("Weight decay"),
        }
        self._keys = QComboBox()
        self._keys.setObjectName("twin.key")
        self._keys.setAccessibleName(self.tr("Setting that is apart"))
        self._keys.setToolTip(
            self.tr("Everything but what both share: picture, batches, stop rules")
        )
        for key in comparable():
            if key not in _TABLES:
                section = sections[key.partition(".")[0]]
                self._keys.addItem(f"{section} \N{EN DASH} {name_of(key)}", key)
        self._keys.setCurrentIndex(self._keys.findData("training.rate"))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(24, 0, 0, 0)
        self._grid.addWidget(self._keys, 0, 0)
        self._column.addLayout(self._grid)
        self._keys.currentIndexChanged.connect(self._choose_key)
        self._keys.activated.connect(self._take_other)

    def _add_buttons(self) -> None:
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._buttons.button(standard.Ok).setText(self.tr("Begin &twin"))
        for button in self._buttons.buttons():
            button.setIcon(QIcon())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._column.addWidget(self._buttons)

    # -- what is chosen --------------------------------------------------------------------------

    @property
    def values(self) -> dict[str, Any]:
        """The settings that are to be apart, by dotted keys."""
        index = self._choices.checkedId()
        if 0 <= index < len(self._ready):
            return dict(self._ready[index].values)
        return {self._keys.currentData(): self._value}

    @property
    def anew(self) -> bool:
        """Whether both are to begin with a new network."""
        return self._worked and (self._anew.isChecked() or self._needs_new())

    def _needs_new(self) -> bool:
        return bool(self._recipe.needs_restart(self._recipe.changed(self.values)))

    @Slot()
    def _choose_key(self) -> None:
        """Show the editor of another setting, with the network's value."""
        if self._editor is not None:
            self._grid.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
        key = self._keys.currentData()
        self._editor = make_editor(key)
        self._editor.edited.connect(self._edit)
        self._value = self._recipe.get(key)
        self._editor.set_value(self._value)
        self._grid.addWidget(self._editor, 1, 0)
        self._explain()

    @Slot()
    def _take_other(self) -> None:
        self._choices.buttons()[-1].setChecked(True)

    @Slot(object)
    def _edit(self, value: object) -> None:
        self._take_other()
        self._value = value
        try:
            recipe = self._recipe.changed(self.values)
        except SinStudioError as error:
            self._refuse(str(error))
            return
        if self._editor is not None:
            self._value = recipe.get(self._editor.key)
            self._editor.set_value(self._value)
        self._explain()

    @Slot()
    def _explain(self) -> None:
        """Say how the twin would begin, or why it cannot."""
        try:
            same = self._recipe.changed(self.values) == self._recipe
        except SinStudioError as error:
            self._refuse(str(error))
            return
        if same:
            self._refuse(self.tr("Choose a value that is not the network's own."))
            return
        needs = self._needs_new()
        self._anew.setEnabled(not needs)
        if needs and self._worked:
            text = self.tr(
                "This needs a new network: both begin anew from step 0, and what was trained is "
                "given up."
            )
        elif self._worked and self._anew.isChecked():
            text = self.tr("Both begin anew from step 0, and what was trained is given up.")
        elif self._worked:
            text = self.tr(
                "The twin begins as a copy of the network as it is now, with its optimiser and the "
                "order of its batches."
            )
        else:
            text = self.tr("Both begin at step 0.")
        more = self.tr("Rows and columns are pruned and grown in the first network only.")
        self._note.setText(f"{text} {more}")
        self._allow(True)

    def _refuse(self, sentence: str) -> None:
        self._note.setText(sentence)
        self._allow(False)

    def _allow(self, allowed: bool) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(allowed)

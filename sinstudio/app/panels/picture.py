"""The panel of the picture: what of it is fitted, and how it repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from sinstudio.app.panels.editors.crop import CropEditor
from sinstudio.app.panels.editors.modes import ModeEditor
from sinstudio.app.panels.panel import Panel
from sinstudio.app.panels.row import Place
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.app.studio import Studio
    from sinstudio.files.pictures import Picture


class PicturePanel(Panel):
    """Crop, size, channels, period and hold-out."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("PicturePanel", "Picture")
        super().__init__(studio, "picture", title, parent)
        self.name = QLabel()
        self.name.setObjectName("panel.picture.name")
        self.name.setWordWrap(True)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        font = self.name.font()
        font.setBold(True)
        self.name.setFont(font)
        self.add_widget(self.name)
        self.opened = self.add_note("opened")
        self.fitted = self.add_note("fitted")
        self.add_heading(self.tr("What is fitted"))
        self.add("picture.crop", Place.ABOVE)
        self.add("picture.size")
        self.add("picture.channels")
        self.add_heading(self.tr("How it repeats"))
        self.add("picture.period", Place.ABOVE)
        self.add_heading(self.tr("What is kept from training"))
        self.add("picture.holdout")
        studio.picture_changed.connect(self.set_picture)
        studio.target_changed.connect(self._summarise)
        self.set_picture(studio.picture)
        self.follow()

    @Slot(object)
    def set_picture(self, picture: Picture | None) -> None:
        """Show which picture is open; None for none."""
        crop = self.rows["picture.crop"].editor
        size = None
        if picture is None:
            self.name.setText(self.tr("No picture"))
            self.opened.say(self.tr("Drop a picture on the window, or choose File, Open."))
        else:
            height, width, channels = picture.pixels.shape
            size = (width, height)
            self.name.setText(picture.name)
            self.opened.say(f"{width} × {height} {self._channels(channels)}")
        if isinstance(crop, CropEditor):
            crop.set_picture_size(size)
        self._summarise()

    def show_recipe(self, recipe: Recipe) -> None:
        """Say what these settings come to."""
        self._say_fitted(recipe)

    @Slot()
    def _summarise(self) -> None:
        self._say_fitted(self.studio.recipe)

    def _say_fitted(self, recipe: Recipe) -> None:
        target = self.studio.target
        if target is None:
            self.fitted.say("")
            return
        height, width, channels = target.shape
        size = self.rows["picture.size"].editor
        if isinstance(size, ModeEditor):
            size.start_from(2, max(width, height))
            size.start_from(3, (width, height))
        parts = [
            f"{width} × {height} {self._channels(channels)}",
            self._period(recipe),
        ]
        self.fitted.say(self.tr("Fitted: {}.").format(", ".join(parts)))

    def _channels(self, count: int) -> str:
        names = (self.tr("grey"), self.tr("grey and alpha"), self.tr("RGB"), self.tr("RGBA"))
        return names[count - 1]

    def _period(self, recipe: Recipe) -> str:
        settings = recipe.picture
        if recipe.network.baseline == "siren":
            return self.tr("no period, as this is a SIREN")
        words = [
            self.tr("{:g} mirrored").format(period) if mirrored else f"{period:g}"
            for period, mirrored in settings.axes
        ]
        both = words[0] if words[0] == words[1] else f"{words[0]} × {words[1]}"
        return self.tr("period {}").format(both)

"""The panel of the picture: what of it is fitted, and how it repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from sinstudio.app.panels.editors.crop import CropEditor
from sinstudio.app.panels.editors.modes import ModeEditor
from sinstudio.app.panels.editors.period import PeriodEditor
from sinstudio.app.panels.names import name_of
from sinstudio.app.panels.panel import Panel
from sinstudio.app.panels.row import Place
from sinstudio.files.signal import Signal
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.app.studio import Studio
    from sinstudio.files.model_file import Model
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
        self.crop_button = QToolButton()
        self.crop_button.setObjectName("panel.picture.crop_on_canvas")
        self.crop_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_widget(self.crop_button)
        self.add("picture.size")
        self.add("picture.channels")
        self.add_heading(self.tr("How it repeats"))
        self.add("picture.period", Place.ABOVE)
        self.add_heading(self.tr("What is kept from training"))
        self.add("picture.holdout")
        studio.picture_changed.connect(self.set_picture)
        studio.target_changed.connect(self._take_target)
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
            if isinstance(picture, Signal):
                self.opened.say(self._of_signal(width, channels, picture))
            else:
                self.opened.say(f"{width} × {height} {self._channels(channels)}")
        model = self.studio.lone_model
        if model is not None:
            self._name_model(model)
        signal = isinstance(picture, Signal)
        shown = signal if model is None else model.network.domain.signal
        self.set_title(self.tr("Signal") if shown else self.tr("Picture"))
        for key, name in self._names(signal).items():
            self.rows[key].label.setText(name)
        if isinstance(crop, CropEditor):
            crop.set_picture_size(size)
            crop.set_signal(signal)
        period = self.rows["picture.period"].editor
        if isinstance(period, PeriodEditor):
            period.set_signal(signal)
        self._summarise()

    def offer_crop(self, action: QAction) -> None:
        """Give the crop a button for the rectangle on the canvas."""
        self.crop_button.setDefaultAction(action)

    def show_crop(self, crop: tuple[int, ...]) -> None:
        """Show a crop that is being drawn; it is no setting yet."""
        self.rows["picture.crop"].editor.set_value(crop)

    def show_recipe(self, recipe: Recipe) -> None:
        """Say what these settings come to."""
        self._say_fitted(recipe)

    @Slot()
    def _take_target(self) -> None:
        """A model may have come without a picture, or made way for the one that is open."""
        self.set_picture(self.studio.picture)

    def _name_model(self, model: Model) -> None:
        """Name a model that is shown without its picture, and not a picture that it is not of."""
        network = model.network
        domain = network.domain
        self.name.setText(model.path.name)
        if domain.signal:
            fitted = self._of_signal(domain.width, network.channels)
            self.opened.say(self.tr("A model of {}, without its signal.").format(fitted))
        else:
            fitted = f"{domain.width} × {domain.height} {self._channels(network.channels)}"
            self.opened.say(self.tr("A model of {}, without its picture.").format(fitted))

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
            size.offer(3, not self._is_signal)
        signal = self._is_signal
        if signal:
            fitted = self._of_signal(width, channels)
        else:
            fitted = f"{width} × {height} {self._channels(channels)}"
        parts = [fitted, self._period(recipe, signal=signal)]
        self.fitted.say(self.tr("Fitted: {}.").format(", ".join(parts)))

    def _channels(self, count: int) -> str:
        names = (self.tr("grey"), self.tr("grey and alpha"), self.tr("RGB"), self.tr("RGBA"))
        return names[count - 1]

    @property
    def _is_signal(self) -> bool:
        domain = self.studio.domain
        return domain is not None and domain.signal

    def _names(self, signal: bool) -> dict[str, str]:
        """Names of the rows that mean another thing for a signal."""
        if signal:
            return {"picture.size": self.tr("Samples"), "picture.crop": self.tr("Part")}
        return {key: name_of(key) for key in ("picture.size", "picture.crop")}

    def _of_signal(self, samples: int, channels: int, signal: Signal | None = None) -> str:
        count = self.tr("{0:,} samples").format(samples)
        if channels > 1:
            count += self.tr(", {0} channels").format(channels)
        if signal is None or signal.formula:  # which is its name
            return count
        return f"{count}. {signal.units.source}"

    def _period(self, recipe: Recipe, *, signal: bool) -> str:
        settings = recipe.picture
        if recipe.network.baseline == "siren":
            return self.tr("no period, as this is a SIREN")
        words = [
            self.tr("{:g} mirrored").format(period) if mirrored else f"{period:g}"
            for period, mirrored in settings.axes
        ]
        same = signal or words[0] == words[1]
        both = words[0] if same else f"{words[0]} × {words[1]}"
        return self.tr("period {}").format(both)

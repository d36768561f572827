"""Cropping on the canvas: the rectangle there, the numbers in the panel, and the setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sinstudio.app.crop.page import CropPage
from sinstudio.app.crop.rectangle import Rectangle
from sinstudio.app.theme import Theme
from sinstudio.files.signal import Signal as SignalPicture
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.app.panels.picture import PicturePanel
    from sinstudio.app.studio import Studio
    from sinstudio.app.views.canvas import Canvas


class Cropping(QObject):
    """Shows the whole picture with a rectangle in front of the canvas, until it is applied or left.

    The panel shows the rectangle while it is dragged; a number typed there is applied at once, and
    the rectangle follows it.
    """

    active_changed = Signal(bool)

    def __init__(
        self, studio: Studio, canvas: Canvas, panel: PicturePanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._studio, self._canvas, self._panel = studio, canvas, panel
        self._crop: tuple[int, ...] = ()  # of the settings
        self._mode = ""  # of the canvas, before
        self.active = False
        self.page = CropPage()
        canvas.add_page(self.page, self.page.area)
        area = self.page.area
        area.changed.connect(self._show_draft)
        area.applied.connect(self.apply)
        area.left.connect(self.leave)
        canvas.mode_asked.connect(self._give_way)
        studio.recipe_changed.connect(self._take_recipe)  # after the panel has
        studio.picture_changed.connect(self.leave)
        studio.opened.connect(self.leave)

    @Slot(bool)
    def set_active(self, active: bool) -> None:
        """Begin, or leave everything as it was."""
        if active:
            self.begin()
        else:
            self.leave()
        self.active_changed.emit(self.active)  # the action shows whether it did

    def begin(self) -> None:
        """Show the picture as it was opened, with the part that the settings take."""
        picture = self._studio.picture
        if self.active or picture is None or isinstance(picture, SignalPicture):
            return
        height, width = picture.pixels.shape[:2]
        self._crop = self._studio.recipe.picture.crop
        self._mode = self._canvas.mode
        self._canvas.set_mode("original")
        self._canvas.bring(self.page)
        self.page.area.show_picture(picture.pixels, Rectangle.of(self._crop, (width, height)))
        self.page.show_numbers()
        self.page.area.setFocus()
        self.active = True
        self.active_changed.emit(True)

    @Slot()
    def apply(self) -> None:
        """Take the rectangle into the settings."""
        crop = self.page.area.rectangle.crop
        kept = self._studio.situation.kept and crop != self._crop
        self.leave()
        if self._studio.change({"picture.crop": crop}) and kept:
            text = self.tr("The crop applies to a new network: choose Restart to apply (F8).")
            self._studio.message.emit("info", text)

    @Slot()
    def leave(self) -> None:
        """Show the canvas again, as it was; the settings are what they were."""
        if not self.active:
            return
        mode = self._mode if self._canvas.mode == "original" else ""
        self._end()
        if mode:
            self._canvas.set_mode(mode)

    @Slot()
    def _give_way(self) -> None:
        """Another mode of the canvas was chosen."""
        if self.active:
            self._end()

    def _end(self) -> None:
        self.active = False
        focused = self.page.isAncestorOf(self.page.window().focusWidget() or self.page.window())
        self._canvas.bring(None)
        self.page.area.forget()
        if focused:
            self._canvas.setFocus()
        self._panel.show_crop(self._studio.recipe.picture.crop)
        self.active_changed.emit(False)

    @Slot()
    def _show_draft(self) -> None:
        self._panel.show_crop(self.page.area.rectangle.crop)

    @Slot(object)
    def _take_recipe(self, recipe: Recipe) -> None:
        """Follow the numbers in the panel; another setting leaves the draft as it is."""
        if not self.active:
            return
        crop = recipe.picture.crop
        area = self.page.area
        if crop != self._crop:
            self._crop = crop
            area.set_rectangle(Rectangle.of(crop, (area.rectangle.width, area.rectangle.height)))
        self._show_draft()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self.page.area.set_theme(theme)

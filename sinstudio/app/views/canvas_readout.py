"""The line below the canvas: zoom, and what is under the mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_FIGURE_SPACE = "\N{FIGURE SPACE}"  # as wide as a digit
_EN_DASH = "\N{EN DASH}"


class Readout(QLabel):
    """Zoom, and place and values under the mouse, in a line of a height that never changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = ("", "")  # in full, and for a narrow canvas
        self.setObjectName("canvas.readout")
        self.setAccessibleName(self.tr("Zoom, and pixel under the mouse"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.fontMetrics().height() + 8)
        self.setContentsMargins(8, 0, 8, 0)

    def show_values(
        self,
        scale: float | None,
        pixel: tuple[int, int] | None,
        reconstruction: tuple[int, ...] | None,
        original: tuple[int, ...] | None,
    ) -> None:
        """Show what is known; channels are 0…255, and None where there is nothing."""
        zoom = "" if scale is None else f"{100 * scale:.{0 if scale >= 0.1 else 1}f} %"
        parts = [_padded(zoom, 7)]
        brief = [zoom]
        if pixel is not None:
            parts.append(f"x {_padded(pixel[0], 4)}  y {_padded(pixel[1], 4)}")
            brief.append(f"x {pixel[0]} y {pixel[1]}")
            for title, short, values in (
                (self.tr("Reconstruction"), self.tr("Rec."), reconstruction),
                (self.tr("Original"), self.tr("Orig."), original),
            ):
                named = _channels(values)
                parts.append(
                    "  ".join((title, *(f"{name} {_padded(value, 3)}" for name, value in named)))
                )
                brief.append(" ".join((short, *(value for _, value in named))))
        self._texts = "    ".join(parts), "  ".join(brief)
        self._write()

    def show_sample(
        self, scale: float | None, found: tuple[int, str, str | None, str | None] | None
    ) -> None:
        """Show pixels for a sample, and the sample under the mouse.

        `found` is its number, its place, and the values of reconstruction and original there.
        """
        zoom = "" if scale is None else f"{100 * scale:.{0 if scale >= 0.1 else 1}f} %"
        parts, brief = [_padded(zoom, 7)], [zoom]
        if found is not None:
            sample, place, reconstruction, original = found
            parts += [
                self.tr("sample {0}").format(_padded(f"{sample:,}", 6)),
                place,
                f"{self.tr('Reconstruction')}  {reconstruction or _EN_DASH}",
                f"{self.tr('Original')}  {original or _EN_DASH}",
            ]
            brief += [
                place,
                f"{self.tr('Rec.')} {reconstruction or _EN_DASH}",
                f"{self.tr('Orig.')} {original or _EN_DASH}",
            ]
        self._texts = "    ".join(parts), "  ".join(brief)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write as much as there is room for."""
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        full, brief = self._texts
        room = self.contentsRect().width()
        self.setText(full if self.fontMetrics().horizontalAdvance(full) <= room else brief)


def _padded(value: int | str, width: int) -> str:
    return str(value).rjust(width, _FIGURE_SPACE)


def _channels(values: tuple[int, ...] | None) -> list[tuple[str, str]]:
    """Name R G B, and A where there is one, with their values; grey is three times the same."""
    if values is None:
        return [(name, _EN_DASH) for name in "RGB"]
    colours = values[:3] if len(values) > 2 else values[:1] * 3
    alpha = values[-1:] if len(values) in (2, 4) else ()
    return [(name, str(value)) for name, value in zip("RGBA", colours + alpha, strict=False)]

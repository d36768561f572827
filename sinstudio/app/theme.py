"""Light and dark: the few colours that everything in the window is drawn with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

THEME_NAMES = ("light", "dark", "system")

# Okabe and Ito's colours, told apart by readers of any colour vision; each theme takes those that
# stand out from its background, neighbours far apart in lightness or hue.
_BLOCKS_ON_LIGHT = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
_BLOCKS_ON_DARK = ("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#d55e00")


@dataclass(frozen=True)
class Theme:
    """Colours as ``"#rrggbb"``; views and panels use these and no others.

    `window` is behind panels, `base` behind plots, lists and text fields; `text` on both, `muted`
    for what is secondary; `accent` marks what is selected or active; `grid` is for lines and
    borders.
    """

    dark: bool
    window: str
    base: str
    text: str
    muted: str
    accent: str
    grid: str
    error: str
    warning: str

    def block(self, index: int) -> str:
        """Colour of block `index`, counted from 0 at the lowest frequencies; cycles."""
        colours = _BLOCKS_ON_DARK if self.dark else _BLOCKS_ON_LIGHT
        return colours[index % len(colours)]

    def tint(self, ink: str) -> str:
        """Return the window's colour with an eighth of `ink` in it, to put text on."""
        a, b = QColor(self.window), QColor(ink)
        return QColor(
            (a.red() * 7 + b.red()) // 8,
            (a.green() * 7 + b.green()) // 8,
            (a.blue() * 7 + b.blue()) // 8,
        ).name()


LIGHT = Theme(
    dark=False,
    window="#f2f3f5",
    base="#ffffff",
    text="#1b1f24",
    muted="#59626d",
    accent="#0a62b8",
    grid="#d3d7dd",
    error="#b3261e",
    warning="#855400",
)
DARK = Theme(
    dark=True,
    window="#23262b",
    base="#181a1e",
    text="#e6e8eb",
    muted="#a0a8b2",
    accent="#5fa8ee",
    grid="#3b4048",
    error="#ff8a80",
    warning="#e8b84a",
)


def resolve(app: QApplication, name: str) -> Theme:
    """Return the theme of that name; "system" asks the desktop, and light is for no answer."""
    if name == "system":
        return DARK if _desktop_is_dark(app) else LIGHT
    return DARK if name == "dark" else LIGHT


def _desktop_is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def apply(app: QApplication, name: str) -> Theme:
    """Give the whole program the theme called "light", "dark" or "system", and return it.

    The title bar follows where the desktop lets it.
    """
    hints = app.styleHints()
    if name == "system":
        hints.unsetColorScheme()
    else:
        dark = name == "dark"
        hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    theme = resolve(app, name)
    style = app.style()
    if style is None or style.name() != "fusion":
        app.setStyle("Fusion")
    palette = palette_of(theme)
    if app.palette() != palette:
        app.setPalette(palette)
    return theme


def palette_of(theme: Theme) -> QPalette:
    """Qt's palette for a theme."""
    window, base, text = QColor(theme.window), QColor(theme.base), QColor(theme.text)
    accent, grid, muted = QColor(theme.accent), QColor(theme.grid), QColor(theme.muted)
    button = QColor("#30343b") if theme.dark else QColor("#fafbfc")
    on_accent = QColor("#0c1116") if theme.dark else QColor("#ffffff")
    roles = {
        QPalette.ColorRole.Window: window,
        QPalette.ColorRole.WindowText: text,
        QPalette.ColorRole.Base: base,
        QPalette.ColorRole.AlternateBase: _mix(base, window),
        QPalette.ColorRole.ToolTipBase: button,
        QPalette.ColorRole.ToolTipText: text,
        QPalette.ColorRole.PlaceholderText: muted,
        QPalette.ColorRole.Text: text,
        QPalette.ColorRole.Button: button,
        QPalette.ColorRole.ButtonText: text,
        QPalette.ColorRole.BrightText: QColor(theme.error),
        QPalette.ColorRole.Light: button.lighter(130) if theme.dark else QColor("#ffffff"),
        QPalette.ColorRole.Midlight: _mix(button, grid),
        QPalette.ColorRole.Mid: grid,
        QPalette.ColorRole.Dark: grid.darker(130),
        QPalette.ColorRole.Shadow: QColor("#000000") if theme.dark else grid.darker(170),
        QPalette.ColorRole.Highlight: accent,
        QPalette.ColorRole.HighlightedText: on_accent,
        QPalette.ColorRole.Accent: accent,
        QPalette.ColorRole.Link: accent,
        QPalette.ColorRole.LinkVisited: _mix(accent, muted),
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, colour)
    faint = _mix(text, window)
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, grid)
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.HighlightedText, faint)
    return palette


def _mix(one: QColor, other: QColor) -> QColor:
    """Return the colour half way between two."""
    return QColor(
        (one.red() + other.red()) // 2,
        (one.green() + other.green()) // 2,
        (one.blue() + other.blue()) // 2,
    )

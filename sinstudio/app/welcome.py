"""What the window shows before anything is open: drop, open, or try a sample with one press."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sinstudio.app.icons import application_icon, icon
from sinstudio.app.presets import worded
from sinstudio.app.theme import Theme
from sinstudio.bundled import resource
from sinstudio.files.presets import preset, presets

_SAMPLES = ("valley", "weave", "chart")  # a landscape, a seamless texture, a test chart
_THUMBNAIL = QSize(112, 84)


class Welcome(QWidget):
    """An invitation in the middle of the window."""

    open_asked = Signal()
    gallery_asked = Signal()
    sample_asked = Signal(str, str)  # names of a sample and a preset, to be fitted at once

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self._samples = QButtonGroup(self)
        self._preset = QComboBox()
        self._open = QPushButton(self.tr("&Open picture…"))
        self._fit = QPushButton(self.tr("&Fit this sample"))
        self._gallery = QPushButton(self.tr("See &all presets…"))
        self._build()
        self._open.clicked.connect(self.open_asked)
        self._fit.clicked.connect(self._ask_sample)
        self._gallery.clicked.connect(self.gallery_asked)
        self._preset.currentIndexChanged.connect(self._suggest)

    def _build(self) -> None:
        badge = QLabel()
        badge.setPixmap(application_icon().pixmap(QSize(96, 96)))
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(self.tr("Drop a picture here"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        title.setFont(font)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint = QLabel(self.tr("paste one, or open a file; then press Start"))
        hint.setForegroundRole(hint.palette().ColorRole.PlaceholderText)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._open.setObjectName("welcome.open")
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.HLine)
        rule.setForegroundRole(rule.palette().ColorRole.Mid)
        rule.setFixedWidth(360)
        or_sample = QLabel(self.tr("or try a sample"))
        or_sample.setForegroundRole(or_sample.palette().ColorRole.PlaceholderText)
        or_sample.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (badge, title, hint, self._open, rule, or_sample):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._thumbnails())
        column.addLayout(self._choice())
        column.addWidget(self._gallery, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _thumbnails(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for name in _SAMPLES:
            path = resource(f"samples/{name}.png")
            button = QToolButton()
            button.setObjectName(f"welcome.sample.{name}")
            button.setCheckable(True)
            button.setText(name.capitalize())
            button.setProperty("sample", name)
            button.setIcon(QIcon(str(path)))
            button.setIconSize(_THUMBNAIL)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            self._samples.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._samples.buttons()[0].setChecked(True)
        return row

    def _choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel(self.tr("with the &preset"))
        label.setBuddy(self._preset)
        self._preset.setObjectName("welcome.preset")
        self._preset.setAccessibleName(self.tr("Preset"))
        for index, known in enumerate(worded(one) for one in presets()):
            self._preset.addItem(known.title, known.name)
            self._preset.setItemData(index, known.summary, Qt.ItemDataRole.ToolTipRole)
        self._fit.setObjectName("welcome.fit")
        self._fit.setDefault(True)
        self._gallery.setObjectName("welcome.gallery")
        self._gallery.setFlat(True)
        row.addStretch(1)
        for widget in (label, self._preset, self._fit):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons, and frame the chosen sample."""
        self.setStyleSheet(
            f"QToolButton {{ border: 2px solid {theme.grid}; border-radius: 6px; padding: 6px;"
            f" background: {theme.base}; }}"
            f" QToolButton:hover, QToolButton:focus {{ border-color: {theme.muted}; }}"
            f" QToolButton:checked {{ border-color: {theme.accent}; }}"
        )
        self._open.setIcon(icon("open", theme))
        self._fit.setIcon(icon("start", theme))
        self._gallery.setIcon(icon("presets", theme))

    @Slot()
    def _suggest(self) -> None:
        """Choose the sample that the preset is best seen on."""
        sample = preset(self._preset.currentData()).sample
        for button in self._samples.buttons():
            if button.property("sample") == sample:
                button.setChecked(True)

    @Slot()
    def _ask_sample(self) -> None:
        button = self._samples.checkedButton()
        if button is not None:
            self.sample_asked.emit(button.property("sample"), self._preset.currentData())

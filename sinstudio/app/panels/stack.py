"""The left column: the panels, one of them open at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sinstudio.app.panels.bounds import BoundsPanel
from sinstudio.app.panels.frequencies import FrequenciesPanel
from sinstudio.app.panels.growth import GrowthPanel
from sinstudio.app.panels.network import NetworkPanel
from sinstudio.app.panels.panel import Panel
from sinstudio.app.panels.picture import PicturePanel
from sinstudio.app.panels.pruning import PruningPanel
from sinstudio.app.panels.training import TrainingPanel
from sinstudio.app.theme import Theme

if TYPE_CHECKING:
    from sinstudio.app.studio import Studio

_NARROWEST, _USUAL = 260, 320  # pixels


class PanelStack(QWidget):
    """Headers one below the other; the chosen one's panel opens below it and scrolls.

    `opened` carries the name of the panel that was opened ("bounds").
    """

    opened = Signal(str)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panels")
        self.setAccessibleName(self.tr("Panels"))
        self.picture = PicturePanel(studio)
        self.frequencies = FrequenciesPanel(studio)
        self.bounds = BoundsPanel(studio)
        self.network = NetworkPanel(studio)
        self.training = TrainingPanel(studio)
        self.pruning = PruningPanel(studio)
        self.growth = GrowthPanel(studio)
        self.panels: tuple[Panel, ...] = (
            self.picture,
            self.frequencies,
            self.bounds,
            self.network,
            self.training,
            self.pruning,
            self.growth,
        )
        self._headers: dict[str, Header] = {}
        self._pages: dict[str, QScrollArea] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for panel in self.panels:
            self._append(panel)
        self.open("picture")
        studio.restart_changed.connect(self._mark)

    @property
    def current(self) -> str:
        """Name of the panel that is open."""
        return next(name for name, header in self._headers.items() if header.isChecked())

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all panels, from the top down."""
        return tuple(self._headers)

    def open(self, name: str) -> None:
        """Open a panel: picture, frequencies, bounds, network, training, pruning or growth."""
        self._headers[name].setChecked(True)

    def header(self, name: str) -> Header:
        """Return the title that opens a panel."""
        return self._headers[name]

    def reveal(self, panel: Panel, control: QWidget) -> None:
        """Open a panel, scroll to one of its controls, and put the focus on it."""
        name = panel.objectName().removeprefix("panel.")
        self.open(name)
        control.window().activateWindow()  # where the dock floats
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        page = self._pages[name]
        if (layout := panel.layout()) is not None:
            layout.activate()  # a panel that was never shown has not been laid out yet
        page.ensureWidgetVisible(control)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours that the palette does not hold."""
        self.bounds.set_theme(theme)
        self.pruning.set_theme(theme)
        self.frequencies.set_theme(theme)

    def sizeHint(self) -> QSize:
        """As wide as is usual for a column of settings."""
        return QSize(_USUAL, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the open panel can be with its scroll bar: nothing is ever cut."""
        bar = self._pages[self.current].verticalScrollBar().sizeHint().width()
        panel: Panel = getattr(self, self.current)
        width = panel.minimumSizeHint().width() + bar
        return QSize(max(_NARROWEST, width), super().minimumSizeHint().height())

    def _append(self, panel: Panel) -> None:
        name = panel.objectName().removeprefix("panel.")
        header = Header(name, panel.title)
        page = QScrollArea()
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setWidgetResizable(True)
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setWidget(panel)
        page.hide()
        self._headers[name], self._pages[name] = header, page
        self._group.addButton(header)
        self._column.addWidget(header)
        self._column.addWidget(page, 1)
        header.toggled.connect(self._turn)
        panel.title_changed.connect(header.set_title)

    @Slot(bool)
    def _turn(self, chosen: bool) -> None:
        header = self.sender()
        if isinstance(header, Header):
            self._pages[header.name].setVisible(chosen)
            if chosen:
                self.updateGeometry()
                self.opened.emit(header.name)

    @Slot(tuple)
    def _mark(self, keys: tuple[str, ...]) -> None:
        sections = {key.split(".")[0] for key in keys}
        for name, header in self._headers.items():
            header.set_pending(name in sections)


class Header(QToolButton):
    """The title of a panel, which opens it."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._title = title
        self._pending = False
        self.setObjectName(f"panels.{name}")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_pending(False)
        self.toggled.connect(self._point)
        self._point(False)

    @Slot(str)
    def set_title(self, title: str) -> None:
        """Call the panel something else."""
        self._title = title
        self.set_pending(self._pending)

    def set_pending(self, pending: bool) -> None:
        """Say that a setting inside applies on restart."""
        self._pending = pending
        self.setText(f"{self._title}  •" if pending else self._title)
        told = self.tr("{}: some settings apply on restart").format(self._title)
        self.setAccessibleName(told if pending else self._title)
        self.setToolTip(told if pending else "")

    @Slot(bool)
    def _point(self, chosen: bool) -> None:
        self.setArrowType(Qt.ArrowType.DownArrow if chosen else Qt.ArrowType.RightArrow)
        roles = QPalette.ColorRole
        self.setBackgroundRole(roles.Midlight if chosen else roles.Button)

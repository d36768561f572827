"""Real mouse events on a pyqtgraph plot, at places of its axes."""

from __future__ import annotations

import itertools
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def pixel_of(plot: Any, x: float, y: float) -> QPoint:
    """Where a place of the axes is on the plot's viewport."""
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))


def drag(
    plot: Any,
    path: list[QPoint],
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = NONE,
    *,
    drop: bool = True,
) -> None:
    """Press at the first place, move over the others, and let go at the last."""
    before = pg.getConfigOption("mouseRateLimit")
    pg.setConfigOption("mouseRateLimit", -1)  # else moves in quick succession are left out
    try:
        _send(plot, QEvent.Type.MouseButtonPress, path[0], button, button, keys)
        for start, end in itertools.pairwise(path):
            for share in (0.5, 1.0):
                place = start + (end - start) * share
                _send(plot, QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, button, keys)
        if drop:
            release(plot, path[-1], button, keys)
    finally:
        pg.setConfigOption("mouseRateLimit", before)


def release(
    plot: Any, where: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NONE
) -> None:
    """Let go of a button."""
    kind, none = QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton
    _send(plot, kind, where, button, none, keys)


def hover(plot: Any, where: QPoint) -> None:
    """Bring the mouse there."""
    QTest.mouseMove(plot.viewport(), where + QPoint(20, 20))
    QTest.mouseMove(plot.viewport(), where)
    QApplication.processEvents()


def click(
    plot: Any, where: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NONE
) -> None:
    """Bring the mouse there and click."""
    hover(plot, where)
    QTest.mouseClick(plot.viewport(), button, keys, where)
    QApplication.processEvents()


def _send(
    plot: Any,
    kind: QEvent.Type,
    where: QPoint,
    button: Qt.MouseButton,
    held: Qt.MouseButton,
    keys: Qt.KeyboardModifier,
) -> None:
    viewport = plot.viewport()
    event = QMouseEvent(
        kind, QPointF(where), QPointF(viewport.mapToGlobal(where)), button, held, keys
    )
    QApplication.sendEvent(viewport, event)


def double_click(plot: Any, where: QPoint) -> None:
    """Click twice in quick succession, with the events that a mouse gives."""
    none = Qt.MouseButton.NoButton
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
        _send(plot, kind, where, LEFT, LEFT, NONE)
        _send(plot, QEvent.Type.MouseButtonRelease, where, LEFT, none, NONE)
    QApplication.processEvents()

"""What Theorem 1 says in the spectrum of a signal: a predicted line, and what makes a frequency."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fake_snapshots import moved_on, snapshot
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from sinstudio.app.theme import DARK, LIGHT
from sinstudio.app.views.signal_spectrum import SignalSpectrum
from sinstudio.measure.spectrum import log_spectrum
from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Domain
from sinstudio.network.explain import Explainer
from sinstudio.network.first_layer import FirstLayer
from sinstudio.network.orders import LowOrders
from sinstudio.training.snapshot import Snapshot

WAIT = 20_000
REAL = np.array([[2.25, 0], [7.5, 0], [-9.5, 0], [20.5, 0], [30.5, 0]])
ORDERS = {1: "Predicted 1", 2: "Predicted 1–2", 3: "Predicted 1–3"}


def fitted_signal(
    *,
    period: float = 2.0,
    samples: int = 200,
    size: float = 0.03,
    channels: int = 2,
    deeper: bool = False,
) -> Snapshot:
    """A fit of a signal, as a snapshot; its spectrum is measured on its samples."""
    rng = np.random.default_rng(5)
    domain = Domain(samples, 1, (period, 2.0), signal=True)
    k = np.array([[1, 0], [3, 0], [10, 0], [-14, 0], [25, 0]])
    m, n = len(k), 8
    weight = rng.uniform(-size, size, (n, m)).astype(np.float32)
    output, constant = rng.normal(size=(channels, n)) / 4, rng.normal(size=channels) / 4
    phases, bias = rng.uniform(-np.pi, np.pi, m), rng.uniform(-np.pi, np.pi, n)
    x = -1 + 2 * np.arange(samples) / samples
    hidden = np.sin(np.sin(2 * np.pi / period * np.outer(x, k[:, 0]) + phases) @ weight.T + bias)
    levels = (hidden @ output.T + constant + 1) / 2
    blocks = Blocks((), (1.0,))
    radii = domain.radii(k)
    layer = FirstLayer(
        k, phases, weight, bias, None if deeper else output, None if deeper else constant
    )
    return replace(
        snapshot(count=m, rows=n, domain=Domain(64, 64), blocks=blocks),
        domain=domain,
        frequencies=k,
        radii=radii,
        block_of=blocks.block_of(radii),
        spectrum=log_spectrum(levels[None], signal=True),
        removal=None,
        layer=layer,
    )


@pytest.fixture
def view(qtbot: QtBot) -> SignalSpectrum:
    found = SignalSpectrum()
    qtbot.addWidget(found)
    found.set_theme(LIGHT)
    found.resize(460, 340)
    with qtbot.waitExposed(found):
        found.show()
    return found


def choose(view: SignalSpectrum, name: str, title: str) -> QComboBox:
    box = view.findChild(QComboBox, f"spectrum.signal.{name}")
    row = box.findText(title)
    assert row >= 0
    box.setFocus()
    while box.currentIndex() != row:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up)
    return box


def hover(view: SignalSpectrum, x: float, y: float) -> None:
    QApplication.processEvents()
    where = view.plot.mapFromScene(view._view.mapViewToScene(QPointF(x, y)))
    QTest.mouseMove(view.plot.viewport(), where)


def leave(view: SignalSpectrum) -> None:
    QApplication.sendEvent(view.plot.viewport(), QEvent(QEvent.Type.Leave))


def await_line(view: SignalSpectrum, qtbot: QtBot) -> None:
    assert view.bar.share.text() == ""
    qtbot.waitUntil(lambda: view.bar.share.text() != "", timeout=WAIT)
    assert len(view.lines.predicted.x)


def await_note(view: SignalSpectrum, qtbot: QtBot, start: str) -> list[str]:
    qtbot.waitUntil(
        lambda: view.note.isVisible() and view.note.text().startswith(start), timeout=WAIT
    )
    return view.note.text().splitlines()


@pytest.mark.parametrize("period", [2.0, 2.2, 3.0, 4.0])
def test_the_predicted_line_of_small_entries_is_the_measured_one(
    view: SignalSpectrum, qtbot: QtBot, period: float
) -> None:
    view.set_snapshot(fitted_signal(period=period))
    assert len(view.lines.predicted.x) == 0
    choose(view, "predicted", ORDERS[3])
    await_line(view, qtbot)
    assert view.bar.share.text().endswith(" % of the energy")
    measured, predicted = view.lines.line, view.lines.predicted
    np.testing.assert_array_equal(predicted.x, measured.x)
    levels = [10 ** (line.y / 20) for line in (predicted, measured)]
    np.testing.assert_allclose(*levels, atol=2e-3 * levels[1][1:].max())
    legend = view.legend.accessibleName()
    assert legend == "Reconstruction, Predicted 1–3"
    choose(view, "predicted", "No prediction")
    assert len(view.lines.predicted.x) == 0
    assert view.legend.accessibleName() == ""
    assert view.bar.share.text() == ""
    assert view.info.text() == "5 frequencies, Nyquist 100"


def test_order_1_is_the_inputs_alone(view: SignalSpectrum, qtbot: QtBot) -> None:
    found = fitted_signal(size=0.5)
    view.set_snapshot(found)
    choose(view, "predicted", ORDERS[1])
    await_line(view, qtbot)
    x, y = view.lines.predicted.x, view.lines.predicted.y
    assert set(x[y > -100]) - {0} == {1, 3, 10, 14, 25}
    mix = np.ones(2) / 2 @ found.layer.output / 2
    told = Explainer(LowOrders(found.layer, mix), order=1).explain((10, 0))
    assert y[10] == pytest.approx(20 * np.log10(told.amplitude / 2), abs=0.01)
    before = view.lines.predicted.y
    choose(view, "predicted", ORDERS[2])
    await_line(view, qtbot)
    assert view.lines.predicted.y[20] > -100  # twice 10
    view.set_snapshot(moved_on(found, layer=fitted_signal(size=0.2).layer))
    choose(view, "predicted", ORDERS[1])
    await_line(view, qtbot)
    assert not np.allclose(view.lines.predicted.y, before)


def test_a_prediction_lies_over_the_original_but_not_over_a_difference(
    view: SignalSpectrum, qtbot: QtBot
) -> None:
    view.set_original(np.full((1, 200, 2), 0.5, np.float32))
    view.set_snapshot(fitted_signal())
    box = choose(view, "predicted", ORDERS[2])
    await_line(view, qtbot)
    assert view.legend.accessibleName() == "Reconstruction, Original, Predicted 1–2"
    choose(view, "source", "Original")
    assert view.legend.accessibleName() == "Original, Predicted 1–2"
    choose(view, "source", "Difference")
    assert not box.isEnabled()
    assert len(view.lines.predicted.x) == 0
    assert view.info.text() == "5 frequencies, Nyquist 100"
    choose(view, "source", "Both")
    await_line(view, qtbot)
    assert len(view.lines.predicted.x) == 100


def test_why_nothing_is_predicted(view: SignalSpectrum) -> None:
    choose(view, "predicted", ORDERS[2])
    assert view.info.text() == "No network yet."
    view.set_snapshot(fitted_signal(deeper=True))
    assert view.info.text() == "Needs a network of one hidden layer."
    assert len(view.lines.predicted.x) == 0
    view.set_snapshot(moved_on(fitted_signal(), frequencies=REAL, layer=None))
    assert view.info.text().startswith("A SIREN's frequencies have no common period")


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, (300, 200)), (DARK, (700, 500))])
@pytest.mark.parametrize("period", [2.0, 2.2])
def test_a_mark_and_any_other_frequency_are_explained(
    view: SignalSpectrum, qtbot: QtBot, theme: object, size: tuple[int, int], period: float
) -> None:
    view.set_theme(theme)
    view.resize(*size)
    found = fitted_signal(size=0.4, period=period)
    view.set_snapshot(found)
    view._view.setXRange(0, 30)
    hover(view, 2 * 10 / period, view.marks._height)
    lines = await_note(view, qtbot, "10: amplitude ")
    assert any(line.startswith("order 1 of 10:  ") for line in lines)
    assert lines[-1].endswith("% of the signal")
    assert view.plot.rect().contains(view.note.geometry())
    bottom, top = view._view.viewRange()[1]
    hover(view, 2 * 20 / period, (bottom + top) / 2)
    lines = await_note(view, qtbot, "20: amplitude ")
    assert any(line.startswith("2·10:  ") for line in lines)
    mix = np.ones(2) / 2 @ found.layer.output / 2
    told = Explainer(LowOrders(found.layer, mix)).explain((20, 0))
    assert lines[0] == f"20: amplitude {told.amplitude:.2g}"
    leave(view)
    assert not view.note.isVisible()


def test_a_siren_says_why_not(view: SignalSpectrum, qtbot: QtBot) -> None:
    view.set_snapshot(moved_on(fitted_signal(), frequencies=REAL, layer=None))
    hover(view, 7.5, view.marks._height)
    (line,) = await_note(view, qtbot, "A SIREN's frequencies are not whole")
    assert line.endswith("cannot be listed.")
    leave(view)
    assert not view.note.isVisible()

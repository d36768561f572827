from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from fake_snapshots import moved_on, snapshot
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from sinstudio.app.running.jobs import Jobs
from sinstudio.app.theme import DARK, LIGHT
from sinstudio.app.views.inquiry import Inquiry
from sinstudio.app.views.spectrum import Spectrum
from sinstudio.app.window import MainWindow
from sinstudio.measure.spectrum import log_spectrum
from sinstudio.network.explain import Explainer
from sinstudio.network.first_layer import FirstLayer
from sinstudio.network.orders import LowOrders
from sinstudio.training.snapshot import Snapshot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only
WAIT = 20_000


def layer_of(shown: Snapshot, *, deeper: bool = False, size: float = 0.1) -> FirstLayer:
    rng = np.random.default_rng(3)
    m, n = len(shown.frequencies), 12
    return FirstLayer(
        shown.frequencies,
        rng.uniform(-np.pi, np.pi, m),
        rng.uniform(-size, size, (n, m)).astype(np.float32),
        rng.uniform(-np.pi, np.pi, n),
        None if deeper else rng.normal(size=(3, n)),
        None if deeper else np.zeros(3),
    )


def known(**options: object) -> Snapshot:
    shown = snapshot(count=16)
    return replace(shown, layer=layer_of(shown, **options))  # type: ignore[arg-type]


@pytest.fixture
def view(qtbot: QtBot) -> Spectrum:
    found = Spectrum()
    qtbot.addWidget(found)
    found.set_theme(LIGHT)
    found.resize(460, 360)
    found.show()
    qtbot.waitExposed(found)
    return found


def hover(view: Spectrum, k: np.ndarray) -> None:
    x, y = 2 * np.asarray(k) / 2.2
    where = view.plot.mapFromScene(view.plot.getViewBox().mapViewToScene(QPointF(x, y)))
    QTest.mouseMove(view.plot.viewport(), where + QPoint(30, 30))
    QTest.mouseMove(view.plot.viewport(), where)


def choose(view: Spectrum, row: int) -> None:
    box = view.findChild(QComboBox, "spectrum.source")
    box.setFocus()
    while box.currentIndex() != row:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up)


def await_note(view: Spectrum, qtbot: QtBot, start: str) -> str:
    qtbot.waitUntil(
        lambda: view.note.isVisible() and view.note.text().startswith(start), timeout=WAIT
    )
    return view.note.text()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("size", [(300, 220), (700, 600)])
def test_a_dot_that_is_pointed_at_is_explained(
    view: Spectrum, qtbot: QtBot, theme: object, size: tuple[int, int]
) -> None:
    view.set_theme(theme)
    view.resize(*size)
    shown = known()
    view.set_snapshot(shown)
    k = shown.frequencies[int(np.argmax(shown.radii))]
    hover(view, k)
    place = f"({k[0]}, {k[1]})".replace("-", "−")
    lines = await_note(view, qtbot, f"{place}: amplitude").splitlines()
    mix = np.array([0.2126, 0.7152, 0.0722]) @ shown.layer.output / 2
    told = Explainer(LowOrders(shown.layer, mix)).explain(tuple(k.tolist()))
    assert lines[0].endswith(f"{told.amplitude:.2g}")
    assert any(line.startswith(f"order 1 of {place}") for line in lines)
    assert "of the picture" in lines[-1]
    assert view.plot.rect().contains(view.note.geometry())


def test_an_empty_place_is_explained_and_leaving_it_ends_that(view: Spectrum, qtbot: QtBot) -> None:
    shown = known()
    view.set_snapshot(shown)
    order = np.argsort(shown.radii)
    f = shown.frequencies[order[0]] + shown.frequencies[order[2]]
    view.dots.set_visible(False)
    view.go_near()
    QApplication.processEvents()
    hover(view, f)
    await_note(view, qtbot, f"({f[0]}, {f[1]})".replace("-", "−"))
    QApplication.sendEvent(view.plot.viewport(), QEvent(QEvent.Type.Leave))
    assert not view.note.isVisible()


def test_an_answer_to_another_place_is_never_shown(view: Spectrum, qtbot: QtBot) -> None:
    shown = known()
    view.set_snapshot(shown)
    order = np.argsort(shown.radii)
    first, second = shown.frequencies[order[-1]], shown.frequencies[order[0]]
    hover(view, first)
    await_note(view, qtbot, f"({first[0]}, {first[1]})".replace("-", "−"))
    hover(view, second)
    assert not view.note.isVisible()
    await_note(view, qtbot, f"({second[0]}, {second[1]})".replace("-", "−"))


def test_an_explanation_follows_the_network(view: Spectrum, qtbot: QtBot) -> None:
    shown = known()
    view.set_snapshot(shown)
    k = shown.frequencies[int(np.argmax(shown.radii))]
    hover(view, k)
    before = await_note(view, qtbot, "(")
    view.set_snapshot(moved_on(shown, layer=layer_of(shown, size=0.3)))
    assert view.note.text() == before  # until there is a new one
    qtbot.waitUntil(lambda: view.note.text() != before, timeout=WAIT)


def test_a_network_that_is_gone_is_not_explained(view: Spectrum, qtbot: QtBot) -> None:
    shown = known()
    view.set_snapshot(shown)
    hover(view, shown.frequencies[int(np.argmax(shown.radii))])
    await_note(view, qtbot, "(")
    view.set_snapshot(None)
    assert not view.note.isVisible()


def test_a_deeper_network_is_explained_up_to_its_first_layer(view: Spectrum, qtbot: QtBot) -> None:
    shown = known(deeper=True)
    view.set_snapshot(shown)
    hover(view, shown.frequencies[int(np.argmax(shown.radii))])
    assert "of the first hidden layer" in await_note(view, qtbot, "(")
    choose(view, 4)
    QApplication.sendEvent(view.plot.viewport(), QEvent(QEvent.Type.Leave))
    assert view.info.text() == "Needs a network of one hidden layer."


def test_the_predicted_spectrum_of_small_entries_is_the_measured_one(
    view: Spectrum, qtbot: QtBot
) -> None:
    shown = known(size=0.02)
    layer, domain = shown.layer, shown.domain
    x = -1 + 2 * np.arange(domain.width) / domain.width
    y = -1 + 2 * np.arange(domain.height) / domain.height
    u = np.stack(np.meshgrid(x, y), axis=-1) / 2.2
    h = np.sin(
        np.sin(2 * np.pi * u @ layer.frequencies.T + layer.phases) @ layer.weight.T + layer.bias
    )
    measured = log_spectrum((h @ layer.output.T + 1) / 2)
    view.set_snapshot(shown)
    choose(view, 5)
    qtbot.waitUntil(lambda: view.layer.item.isVisible(), timeout=WAIT)
    predicted = view.layer._shown.spectrum.logs
    assert np.abs(np.expm1(predicted) - np.expm1(measured)).max() < 0.01 * np.expm1(measured).max()
    assert view.info.text().startswith("Orders 1–3: ")
    assert view.info.text().endswith("% of the picture's energy")
    choose(view, 3)
    qtbot.waitUntil(lambda: view.info.text().startswith("Order 1: "), timeout=WAIT)
    choose(view, 0)
    assert view.layer._shown.spectrum.logs is shown.spectrum


def test_without_a_network_nothing_is_predicted(view: Spectrum) -> None:
    choose(view, 3)
    assert view.info.text() == "No network yet."
    assert not view.layer.item.isVisible()


def test_the_network_of_the_window_is_explained(fitted: MainWindow, qtbot: QtBot) -> None:
    view = fitted.viewing.spectrum
    fitted.docks.docks["spectrum"].raise_()
    qtbot.waitUntil(lambda: not view.visibleRegion().isEmpty(), timeout=WAIT)
    k = fitted.studio.snapshot.frequencies[0]
    qtbot.waitUntil(lambda: fitted.studio.snapshot.layer is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: len(view.dots.dots.points()) == 8, timeout=WAIT)
    hover(view, k)
    place = f"({k[0]}, {k[1]})".replace("-", "−")
    assert f"order 1 of {place}" in await_note(view, qtbot, f"{place}: amplitude")
    choose(view, 4)
    qtbot.waitUntil(lambda: view.insight.predict(2) is not None, timeout=WAIT)


class Gate(QObject):
    """Work that waits for a word."""

    def __init__(self) -> None:
        super().__init__()
        self.open = threading.Event()
        self.calls: list[str] = []

    def work(self, name: str) -> Callable[[Callable[[], bool]], str]:
        def wait(stop: Callable[[], bool]) -> str:
            self.calls.append(name)
            assert self.open.wait(20)
            return f"{name} given up" if stop() else name

        return wait


@pytest.fixture
def inquiry(qtbot: QtBot):
    owner = QObject()
    jobs = Jobs(owner)
    yield Inquiry("test", jobs, 0, owner)
    assert jobs.close(WAIT)
    owner.deleteLater()


def test_the_same_question_is_asked_once(inquiry: Inquiry, qtbot: QtBot) -> None:
    gate, matter = Gate(), object()
    gate.open.set()
    with qtbot.waitSignal(inquiry.answered, timeout=WAIT):
        for _ in range(3):
            inquiry.ask("a", matter, gate.work("a"), gently=False)
    inquiry.ask("a", matter, gate.work("a"), gently=False)
    assert inquiry.answer == "a"
    assert gate.calls == ["a"]


def test_an_answer_to_an_older_question_is_lost(inquiry: Inquiry, qtbot: QtBot) -> None:
    gate = Gate()
    inquiry.ask("a", gate, gate.work("a"), gently=False)
    qtbot.waitUntil(lambda: gate.calls == ["a"], timeout=WAIT)
    inquiry.ask("b", gate, gate.work("b"), gently=False)
    assert inquiry.answer is None
    qtbot.waitUntil(lambda: gate.calls == ["a", "b"], timeout=WAIT)
    with qtbot.waitSignal(inquiry.answered, timeout=WAIT):
        gate.open.set()
    assert inquiry.answer == "b"


def test_newer_matter_waits_for_the_answer_at_hand(inquiry: Inquiry, qtbot: QtBot) -> None:
    gate = Gate()
    inquiry.ask("a", object(), gate.work("one"), gently=True)
    qtbot.waitUntil(lambda: gate.calls == ["one"], timeout=WAIT)
    inquiry.ask("a", object(), gate.work("two"), gently=False)
    inquiry.ask("a", object(), gate.work("three"), gently=False)
    with qtbot.waitSignal(inquiry.answered, timeout=WAIT):
        gate.open.set()
    assert inquiry.answer == "one"
    qtbot.waitUntil(lambda: inquiry.answer == "three", timeout=WAIT)
    assert gate.calls == ["one", "three"]


def test_what_is_forgotten_is_not_answered(inquiry: Inquiry, qtbot: QtBot) -> None:
    gate = Gate()
    inquiry.ask("a", gate, gate.work("a"), gently=False)
    qtbot.waitUntil(lambda: gate.calls == ["a"], timeout=WAIT)
    inquiry.forget()
    with qtbot.assertNotEmitted(inquiry.answered):
        gate.open.set()
        assert inquiry._jobs._pool.waitForDone(WAIT)
        QApplication.processEvents()
    assert inquiry.answer is None

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from fake_snapshots import frequencies, moved_on, picture, snapshot
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from sinstudio.app.theme import DARK, LIGHT
from sinstudio.app.views import spectrum_layer
from sinstudio.app.views.spectrum import Spectrum
from sinstudio.measure.spectrum import log_spectrum
from sinstudio.network.blocks import UNBOUNDED, Blocks
from sinstudio.network.domain import Domain

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only


@pytest.fixture
def view(qtbot: QtBot) -> Spectrum:
    found = Spectrum()
    qtbot.addWidget(found)
    found.set_theme(LIGHT)
    found.resize(460, 360)
    found.show()
    qtbot.waitExposed(found)
    return found


def choose(view: Spectrum, row: int) -> None:
    box = view.findChild(QComboBox, "spectrum.source")
    box.setFocus()
    while box.currentIndex() != row:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up)


def toggle(view: Spectrum, name: str) -> None:
    box = view.findChild(QCheckBox, f"spectrum.{name}")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))


def pixel_of(view: Spectrum, x: float, y: float) -> QPoint:
    scene = view.plot.getViewBox().mapViewToScene(QPointF(x, y))
    return view.plot.mapFromScene(scene)


def hover(view: Spectrum, where: QPoint) -> None:
    QTest.mouseMove(view.plot.viewport(), where + QPoint(20, 20))
    QTest.mouseMove(view.plot.viewport(), where)
    QApplication.processEvents()


def x_range(view: Spectrum) -> tuple[float, float]:
    low, high = view.plot.getViewBox().viewRange()[0]
    return low, high


def test_dots_lie_at_cycles_per_picture_in_block_colours(view: Spectrum) -> None:
    shown = snapshot()
    view.set_snapshot(shown)
    x, y = view.dots.dots.getData()
    expected = 2 * shown.frequencies / 2.2
    assert np.allclose(np.stack([x, y], axis=1), expected)
    x, y = view.dots.twins.getData()
    assert np.allclose(np.stack([x, y], axis=1), -expected)
    colours = [point.brush().color().name() for point in view.dots.dots.points()]
    assert colours == [LIGHT.block(k) for k in shown.block_of]
    view.set_theme(DARK)
    colours = [point.brush().color().name() for point in view.dots.dots.points()]
    assert colours == [DARK.block(k) for k in shown.block_of]


def test_a_larger_norm_makes_a_larger_dot(view: Spectrum) -> None:
    shown = snapshot()
    view.set_snapshot(shown)
    order = np.argsort(shown.column_norms)
    sizes = np.array([point.size() for point in view.dots.dots.points()])[order]
    assert (np.diff(sizes) >= 0).all()
    assert sizes[0] < sizes[-1]
    norms = shown.column_norms.copy()
    norms[order[0]] = 10 * norms.max()
    view.set_snapshot(moved_on(shown, column_norms=norms))
    points = view.dots.dots.points()
    assert points[int(order[0])].size() > points[int(order[-1])].size()


def test_dots_are_drawn_larger_where_zooming_leaves_room(view: Spectrum, qtbot: QtBot) -> None:
    view.set_snapshot(snapshot(count=300, sigma=15.0))
    before = max(point.size() for point in view.dots.dots.points())
    view.plot.getViewBox().setRange(xRange=(-5, 5), yRange=(-5, 5))
    assert max(point.size() for point in view.dots.dots.points()) > before


def test_rings_and_frame_are_rectangles_of_one_radius(view: Spectrum) -> None:
    domain = Domain(128, 96, (2.2, 2.2), stride=2)
    blocks = Blocks((6, 12), (0.5, 0.2, math.inf))
    view.set_snapshot(snapshot(domain=domain, blocks=blocks))
    frame = view.borders.frame.rect()
    assert (frame.right(), frame.bottom()) == (32, 24)
    ring = view.borders.rings[0].rect()
    assert (ring.right(), ring.bottom()) == (8, 6)
    pen = view.borders.rings[1].pen()
    assert pen.color() == QColor(LIGHT.block(1))
    assert pen.style() == Qt.PenStyle.DashLine
    corner = np.array([[8 * 2.2 / 2, 0], [0, 6 * 2.2 / 2]])
    assert np.allclose(domain.radii(corner), 6)
    assert "from\N{NO-BREAK SPACE}12" in view.legend.text()


def test_rings_beyond_the_new_number_are_hidden(view: Spectrum) -> None:
    shown = snapshot(blocks=Blocks((6, 12), (0.5, 0.2, 0.1)))
    view.set_snapshot(shown)
    assert [ring.isVisible() for ring in view.borders.rings] == [True, True]
    fewer = replace(shown, blocks=UNBOUNDED, block_of=np.zeros_like(shown.block_of))
    view.set_snapshot(fewer)
    assert [ring.isVisible() for ring in view.borders.rings] == [False, False]
    assert not view.legend.isVisible()


def test_toggles_hide_dots_and_rings(view: Spectrum) -> None:
    view.set_snapshot(snapshot())
    toggle(view, "dots")
    assert not view.dots.dots.isVisible()
    assert not view.dots.twins.isVisible()
    toggle(view, "rings")
    assert not any(ring.isVisible() for ring in view.borders.rings)
    assert not view.legend.isVisible()
    assert view.borders.frame.isVisible()
    toggle(view, "dots")
    toggle(view, "rings")
    assert view.dots.dots.isVisible()
    assert all(ring.isVisible() for ring in view.borders.rings)


def test_hovering_explains_a_frequency(view: Spectrum) -> None:
    shown = snapshot()
    view.set_snapshot(shown)
    height = view.info.height()
    index = int(np.argmax(shown.radii))
    place = 2 * shown.frequencies[index] / 2.2
    x, y = shown.frequencies[index]
    for sign in (1, -1):  # the twin explains the same frequency
        hover(view, pixel_of(view, *(sign * place)))
        text = view.info.text()
        assert f"k ({x}, {y})" in text
        assert f"block {shown.block_of[index] + 1}" in text
        assert f"norm {shown.column_norms[index]:.3g}" in text
        assert f"B {shown.blocks.values[shown.block_of[index]]:.3g}" in text
    assert view.info.height() == height
    hover(view, pixel_of(view, 0.9 * 64, 0.9 * 48))
    assert view.info.text().startswith("x ")
    assert view.info.text().endswith("dB")
    QApplication.sendEvent(view.plot.viewport(), QEvent(QEvent.Type.Leave))
    assert view.info.text() == "48 frequencies, Nyquist 48"


def test_real_frequencies_lie_at_their_places_and_move(view: Spectrum) -> None:
    whole = snapshot()
    real = np.random.default_rng(0).uniform(-40, 40, (48, 2))
    domain = whole.domain
    shown = replace(whole, frequencies=real, radii=domain.radii(real))
    view.set_snapshot(shown)
    index = int(np.argmax(np.abs(real).max(axis=1)))
    place = 2 * real[index] / 2.2
    hover(view, pixel_of(view, *place))
    assert f"({place[0]:.2f}, {place[1]:.2f}) per picture" in view.info.text()
    assert "k (" not in view.info.text()
    moved = real + 3
    view.set_snapshot(moved_on(shown, frequencies=moved, radii=domain.radii(moved)))
    x, _ = view.dots.dots.getData()
    np.testing.assert_allclose(np.sort(x), np.sort(2 * moved[:, 0] / 2.2))


def test_dots_that_are_hidden_are_not_explained(view: Spectrum) -> None:
    shown = snapshot()
    view.set_snapshot(shown)
    toggle(view, "dots")
    hover(view, pixel_of(view, *(2 * shown.frequencies[5] / 2.2)))
    assert "k (" not in view.info.text()


def test_sources(view: Spectrum) -> None:
    shown = snapshot(spectrum_side=64)
    view.set_snapshot(replace(shown, spectrum=None))
    assert not view.layer.item.isVisible()
    assert view.info.text().startswith("No reconstruction yet.")
    choose(view, 1)
    assert view.info.text().startswith("No picture yet.")
    choose(view, 2)
    assert view.info.text().startswith("No two spectra")
    view.set_original(picture(128, 96))
    view.set_snapshot(shown)
    assert view.layer.item.isVisible()
    assert view.info.text().startswith("Blue: too little")
    choose(view, 1)
    assert view.layer.item.isVisible()
    rect = view.layer.item.mapRectToParent(view.layer.item.boundingRect())
    assert rect.left() == pytest.approx(-64.5)
    assert rect.width() >= 128
    choose(view, 0)
    assert view.info.text().startswith("48 frequencies")


def test_the_difference_to_itself_is_none(view: Spectrum) -> None:
    original = picture(128, 96)
    view.set_original(original)
    view.set_snapshot(replace(snapshot(), spectrum=log_spectrum(original[16:80, 32:96])))
    choose(view, 2)
    assert (view.layer.item.image == 127).all()


def test_a_spectrum_of_another_picture_is_not_compared(view: Spectrum) -> None:
    view.set_original(picture(80, 80))
    view.set_snapshot(snapshot())
    choose(view, 2)
    assert not view.layer.item.isVisible()


def test_brightness_comes_from_the_original_and_does_not_flicker(view: Spectrum) -> None:
    shown = snapshot()
    view.set_original(picture(128, 96))
    view.set_snapshot(shown)
    before = view.layer.item.image.copy()
    brighter = (shown.spectrum + 1).astype(np.float32)
    view.set_snapshot(moved_on(shown, spectrum=brighter))
    assert view.layer.item.image.mean() > before.mean() + 10
    view.set_snapshot(moved_on(shown))
    assert (view.layer.item.image == before).all()


def test_without_an_original_brightness_follows_slowly(view: Spectrum) -> None:
    shown = snapshot()
    view.set_snapshot(shown)
    first = view.layer.item.image.mean()
    darker = (shown.spectrum - np.minimum(shown.spectrum, 2)).astype(np.float32)
    view.set_snapshot(moved_on(shown, spectrum=darker))
    second = view.layer.item.image.mean()
    assert second < first
    for _ in range(20):
        view.set_snapshot(moved_on(shown, spectrum=darker.copy()))
    assert view.layer.item.image.mean() > second


def test_a_peak_survives_on_a_small_screen(view: Spectrum, qtbot: QtBot) -> None:
    domain = Domain(512, 512)
    logs = np.zeros((512, 512), dtype=np.float32)
    logs[101, 399] = 9.0
    view.resize(300, 220)
    QApplication.processEvents()
    view.set_snapshot(replace(snapshot(domain=domain), spectrum=logs))
    image = view.layer.item.image
    assert image.shape[0] <= 256
    assert image.max() == 255
    row, column = np.argwhere(image == 255)[0]
    place = view.layer.item.mapToParent(QPointF(column + 0.5, row + 0.5))
    assert abs(place.x() - 143) < 5
    assert abs(place.y() + 155) < 5


def test_home_shows_the_nyquist_frame_again(view: Spectrum) -> None:
    view.set_snapshot(snapshot())
    home = x_range(view)
    assert home[0] <= -64
    assert home[1] >= 64
    middle = QPointF(pixel_of(view, 10, 5))
    event = QWheelEvent(
        middle,
        view.plot.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.plot.viewport(), event)
    assert x_range(view)[1] < home[1]
    view.set_snapshot(moved_on(snapshot()))
    assert x_range(view)[1] < home[1]
    button = view.findChild(QToolButton, "spectrum.home")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))
    assert x_range(view) == pytest.approx(home)


def test_the_menu_of_home_shows_the_input_frequencies(view: Spectrum) -> None:
    shown = snapshot(sigma=3.0, count=20)
    view.set_snapshot(shown)
    before = x_range(view)
    action = view.findChild(QToolButton, "spectrum.home").menu().actions()[1]
    action.trigger()
    _, high = view.plot.getViewBox().viewRange()[1]
    assert x_range(view)[1] < before[1] / 2
    assert high >= np.abs(2 * shown.frequencies / 2.2).max(axis=0)[1]


def test_the_view_is_as_wide_to_high_as_pixels_are(view: Spectrum) -> None:
    view.set_snapshot(snapshot(domain=Domain(300, 100)))
    x, y = view.plot.getViewBox().viewPixelSize()
    assert x / y == pytest.approx(3, rel=0.02)  # the same cycles per pixel both ways


def test_preview_before_any_network(view: Spectrum) -> None:
    k = frequencies(30, 9.0)
    domain = Domain(128, 96)
    radii = domain.radii(k)
    view.set_preview(k, radii, Blocks((8,), (0.5, 0.2)), domain)
    x, _ = view.dots.dots.getData()
    assert np.allclose(x, k[:, 0])
    assert "Preview: 30 frequencies" in view.info.text()
    hover(view, pixel_of(view, *k[4]))
    assert f"k ({k[4, 0]}, {k[4, 1]})" in view.info.text()
    assert "norm" not in view.info.text()
    view.set_snapshot(snapshot())
    assert len(view.dots.dots.points()) == 48


def test_preview_lasts_until_the_network_moves_on(view: Spectrum) -> None:
    shown = snapshot()
    view.set_snapshot(shown)
    k = frequencies(30, 9.0)
    arguments = (k, shown.domain.radii(k), UNBOUNDED, shown.domain)
    view.set_preview(*arguments)
    view.set_snapshot(replace(shown, seconds=2.0))  # the canvas was moved
    assert len(view.dots.dots.points()) == 30
    view.set_snapshot(moved_on(shown, state="running"))
    assert len(view.dots.dots.points()) == 48
    view.set_preview(*arguments)
    assert len(view.dots.dots.points()) == 48  # what is trained matters more


def test_a_preview_of_what_is_trained_changes_nothing(view: Spectrum) -> None:
    shown = snapshot()
    view.set_snapshot(shown)
    view.set_preview(shown.frequencies.copy(), shown.radii, shown.blocks, shown.domain)
    assert "Preview" not in view.info.text()


def test_nothing_is_shown_without_a_snapshot(view: Spectrum) -> None:
    view.set_snapshot(snapshot())
    view.set_snapshot(None)
    assert len(view.dots.dots.points()) == 0
    assert not view.layer.item.isVisible()
    assert not view.borders.frame.isVisible()


def test_a_hidden_spectrum_costs_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(spectrum_layer, "spectrum_of", lambda *_: calls.append("original"))
    monkeypatch.setattr(spectrum_layer, "grey_levels", lambda *_: calls.append("levels"))
    view = Spectrum()
    qtbot.addWidget(view)
    view.set_original(picture(64, 64))
    view.set_snapshot(snapshot())
    assert calls == []
    assert view.layer.item.image is None


def test_an_unchanged_spectrum_is_not_worked_out_again(
    view: Spectrum, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = snapshot()
    view.set_snapshot(shown)
    levels = spectrum_layer.grey_levels
    calls: list[str] = []
    monkeypatch.setattr(
        spectrum_layer, "grey_levels", lambda *given: (calls.append("levels"), levels(*given))[1]
    )
    view.set_snapshot(moved_on(shown))
    assert calls == []
    view.set_snapshot(moved_on(shown, spectrum=shown.spectrum.copy()))
    assert calls == ["levels"]


def test_kinds_of_dots_stay_few(view: Spectrum) -> None:
    for seed in range(12):
        view.set_snapshot(snapshot(seed=seed))
        hover(view, pixel_of(view, *(2 * snapshot(seed=seed).frequencies[3] / 2.2)))
    assert len(view.dots.dots.fragmentAtlas) <= 60


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("size", [(300, 220), (900, 700)])
def test_it_fits(view: Spectrum, theme: object, size: tuple[int, int]) -> None:
    view.set_theme(theme)
    view.set_snapshot(snapshot(count=200))
    view.resize(*size)
    QApplication.processEvents()
    assert (view.width(), view.height()) == size
    assert view.minimumSizeHint().width() <= 300
    assert view.minimumSizeHint().height() <= 220
    assert view.plot.height() >= 0.6 * size[1]
    for box in view.findChildren(QCheckBox):
        assert box.width() >= box.sizeHint().width()
        assert box.toolTip()


def test_what_would_be_pruned_has_a_cross_while_asked(view: Spectrum) -> None:
    shown = snapshot()
    view.set_snapshot(shown)
    assert len(view.dots.crosses.getData()[0]) == 0
    assert "pruned" not in view.legend.text()
    view.mark_removal(True)
    columns = list(shown.removal.columns)
    assert len(columns) > 1
    x, y = view.dots.crosses.getData()
    assert np.allclose(np.stack([x, y], axis=1), 2 * shown.frequencies[columns] / 2.2)
    assert "\N{MULTIPLICATION X}\N{NO-BREAK SPACE}would" in view.legend.text()
    hover(view, pixel_of(view, *(2 * shown.frequencies[columns[0]] / 2.2)))
    assert view.info.text().endswith("would be pruned")
    view.mark_removal(False)
    assert len(view.dots.crosses.getData()[0]) == 0
    assert "pruned" not in view.legend.text()
    assert "pruned" not in view.info.text()


def test_crosses_follow_a_network_that_shrinks_and_go_with_the_dots(view: Spectrum) -> None:
    view.mark_removal(True)
    for count in (48, 20, 40):  # fewer frequencies than the marks before have indices, and more
        shown = snapshot(count=count)
        view.set_snapshot(shown)
        assert len(view.dots.crosses.getData()[0]) == len(shown.removal.columns)
        view.set_theme(DARK if count == 20 else LIGHT)
    toggle(view, "dots")
    assert not view.dots.crosses.isVisible()
    toggle(view, "dots")
    assert view.dots.crosses.isVisible()
    view.set_snapshot(replace(shown, removal=None))
    assert len(view.dots.crosses.getData()[0]) == 0


def test_a_preview_has_no_crosses(view: Spectrum) -> None:
    shown = snapshot(count=30)
    view.mark_removal(True)
    view.set_snapshot(shown)
    other = frequencies(40, 6.0, seed=9)
    radii = shown.domain.radii(other)
    view.set_preview(other, radii, shown.blocks, shown.domain)
    assert len(view.dots.dots.getData()[0]) == 40
    assert len(view.dots.crosses.getData()[0]) == 0

"""Curves and spectrum of a signal, without a session."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fake_snapshots import moved_on, snapshot
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from sinstudio.app.theme import DARK, LIGHT
from sinstudio.app.views.scene import Scene
from sinstudio.app.views.signal_curves import MOST, SignalWorld
from sinstudio.app.views.signal_spectrum import SignalSpectrum
from sinstudio.files.signal import Units
from sinstudio.measure.spectrum import log_spectrum
from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Domain
from sinstudio.training.snapshot import Frame, Removal, Snapshot

UNITS = Units((-2.0,), (2.0,), start=10.0, step=0.5)


def levels(count: int, cycles: float = 3.0) -> np.ndarray:
    x = np.arange(count) / count
    return (0.5 + 0.5 * np.sin(2 * np.pi * cycles * x)).astype(np.float32)[None, :, None]


def world(count: int = 100, mode: str = "wipe") -> SignalWorld:
    scene = Scene()
    scene.mode = mode  # type: ignore[assignment]
    scene.set_original(levels(count))
    return SignalWorld(scene, UNITS)


def frame(row: np.ndarray, x0: float = 0.0, x1: float = 1.0) -> Frame:
    picture = np.zeros((1, len(row), row.shape[1]), np.uint8)
    return Frame(picture, (x0, 0.0, x1, 1.0), False, 0, True, 0, row)


@given(
    count=st.integers(2, 200_000),
    left=st.floats(-0.5, 1.2),
    width=st.floats(1e-5, 2),
    pixels=st.integers(50, 2000),
    mode=st.sampled_from(["wipe", "difference", "reconstruction"]),
)
def test_what_is_asked_covers_what_is_seen(count, left, width, pixels, mode) -> None:
    scene = Scene()
    scene.mode = mode
    scene.original = type("Some", (), {"size": (count, 1), "pixels": levels(2)})()
    x0, x1, places = SignalWorld(scene, UNITS).asked(left, left + width, pixels)
    assert x0 < x1
    assert 1 <= places <= max(pixels, MOST + 8)
    if left < 1 and left + width > 0:
        assert x0 <= max(0.0, left) + 1e-9
        assert x1 >= min(1.0, left + width) - 1e-9
    step = (x1 - x0) * count / places
    if places != pixels:  # then samples are among them, or in the difference nothing else
        part = 1 if mode == "difference" else 4
        assert step * part == pytest.approx(round(step * part), abs=1e-6)
        assert x0 * count * part == pytest.approx(round(x0 * count * part), abs=1e-6)


@pytest.mark.parametrize(("count", "step"), [(200, 0.25), (4000, 0.5), (60_000, 7.5)])
def test_places_lie_between_the_samples_on_a_narrow_screen(count, step) -> None:
    x0, x1, places = world(count).asked(0.0, 1.0, 150)
    assert (x0, (x1 - x0) * count / places) == (0, pytest.approx(step))


def test_curves_are_in_units() -> None:
    found = world()
    original = found.original()
    np.testing.assert_allclose(original.x, 10 + 0.5 * np.arange(100))
    assert (original.y.min(), original.y.max()) == pytest.approx((-2, 2), abs=0.01)
    assert found.reconstruction().empty
    assert found.error().empty


def test_a_detail_takes_the_place_of_the_whole() -> None:
    found = world()
    found._scene.plain.add(frame(np.zeros((100, 1), np.float32)), 1, 1)
    found._scene.plain.add(frame(np.ones((50, 1), np.float32), 0.2, 0.4), 1, 1)
    curve = found.reconstruction()
    assert (np.diff(curve.x) > 0).all()
    inside = (curve.x >= 10 + 0.2 * 50 - 1e-9) & (curve.x < 10 + 0.4 * 50 - 0.3)
    assert inside.sum() > 45
    np.testing.assert_allclose(curve.y[inside], 2)
    np.testing.assert_allclose(curve.y[curve.x < 19.5], -2)


def test_the_error_is_exact_at_the_samples() -> None:
    found = world(mode="difference")
    x0, x1, places = found.asked(0.1, 0.6, 30)
    row = levels(100)[0, round(x0 * 100) : round(x1 * 100)] + np.float32(0.25)
    assert len(row) == places
    found._scene.plain.add(frame(row, x0, x1), 1, 1)
    np.testing.assert_allclose(found.error().y, 1.0, atol=1e-5)


def test_channels_of_different_ranges_are_shown_as_shares() -> None:
    scene = Scene()
    scene.set_original(np.repeat(levels(50), 2, axis=2))
    units = Units((0.0, 1000.0), (1.0, 1001.0), columns=("a", "b"))
    curve = SignalWorld(scene, units).original()
    assert (curve.y.min(), curve.y.max()) == pytest.approx((0, 1), abs=0.01)


# -- spectrum -------------------------------------------------------------------------------------


def of_signal(count: int = 12, samples: int = 256, cycles: float = 20.0) -> Snapshot:
    domain = Domain(samples, 1, (2.0, 2.0), signal=True)
    blocks = Blocks((4.5, 30.0), (1.0, 0.5, 0.1))
    made = snapshot(count=count, domain=Domain(64, 64), blocks=blocks)
    k = np.stack([3 * np.arange(1, count + 1), np.zeros(count, int)], 1)
    radii = domain.radii(k)
    return replace(
        made,
        domain=domain,
        frequencies=k,
        radii=radii,
        block_of=blocks.block_of(radii),
        spectrum=log_spectrum(levels(samples, cycles), signal=True),
        removal=Removal((2, 5), ((),), 0.1, np.ones(count), (np.ones(3),)),
    )


@pytest.fixture
def spectrum(qtbot: QtBot) -> SignalSpectrum:
    view = SignalSpectrum()
    view.resize(420, 320)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.set_theme(LIGHT)
    return view


def test_a_sine_is_a_peak_at_its_frequency(spectrum: SignalSpectrum) -> None:
    spectrum.set_snapshot(of_signal(cycles=20))
    x, y = spectrum.lines.line.x, spectrum.lines.line.y
    above = x > 2
    assert x[above][y[above].argmax()] == 20
    assert y[above].max() == pytest.approx(20 * np.log10(0.25), abs=0.1)
    assert x[-1] == 127


def test_marks_lie_at_the_frequencies_in_the_colours_of_their_blocks(
    spectrum: SignalSpectrum,
) -> None:
    found = of_signal()
    spectrum.set_snapshot(found)
    np.testing.assert_allclose(spectrum.marks._places, 3 * np.arange(1, 13))
    brushes = [spot.brush().color().name() for spot in spectrum.marks.item.points()]
    assert brushes == [LIGHT.block(int(k)) for k in found.block_of]
    lines = sorted(line.value() for line in spectrum.limits._lines if line.isVisible())
    assert lines == [4.5, 30.0, 128.0]
    spectrum.mark_removal(True)
    np.testing.assert_allclose(spectrum.marks.crosses.getData()[0], [9, 18])
    assert "would" in spectrum.legend.text()
    spectrum.point(spectrum._view.mapViewToScene(QPointF(18.0, spectrum.marks._height)))
    assert spectrum.info.text().endswith("would be pruned")
    box = spectrum.findChild(QCheckBox, "spectrum.signal.dots")
    box.click()
    assert not spectrum.marks.crosses.isVisible()
    box.click()
    assert spectrum.marks.crosses.isVisible()
    preview = np.array([[4, 0]])
    spectrum.set_preview(preview, found.domain.radii(preview), found.blocks, found.domain)
    assert len(spectrum.marks.crosses.getData()[0]) == 0
    spectrum.set_snapshot(moved_on(found))
    assert len(spectrum.marks.crosses.getData()[0]) == 2
    spectrum.mark_removal(False)
    assert len(spectrum.marks.crosses.getData()[0]) == 0
    assert "would" not in spectrum.legend.text()


def test_both_original_and_difference(spectrum: SignalSpectrum, qtbot: QtBot) -> None:
    box = spectrum.findChild(QComboBox, "spectrum.signal.source")
    spectrum.set_original(levels(256, 20))
    spectrum.set_snapshot(of_signal(cycles=20))
    assert len(spectrum.lines.behind.x) == 128
    np.testing.assert_allclose(spectrum.lines.behind.y, spectrum.lines.line.y, atol=0.1)
    box.setCurrentIndex(box.findData("difference"))
    assert np.abs(spectrum.lines.line.y).max() < 0.1
    assert len(spectrum.lines.behind.x) == 0
    box.setCurrentIndex(box.findData("original"))
    assert len(spectrum.lines.line.x) == 128


def test_the_mouse_is_told_of_a_mark(spectrum: SignalSpectrum) -> None:
    spectrum.set_snapshot(of_signal())
    spectrum.set_theme(DARK)
    assert spectrum.info.text() == "12 frequencies, Nyquist 128"
    place = QPointF(9.0, spectrum.marks._height)
    spectrum.point(spectrum._view.mapViewToScene(place))
    assert spectrum.info.text().startswith("k 9  radius 9  block 2  norm ")
    spectrum.point(spectrum._view.mapViewToScene(QPointF(20.2, -30)))
    assert spectrum.info.text().startswith("20 cycles  ")
    spectrum.point(None)
    assert spectrum.info.text() == "12 frequencies, Nyquist 128"


def test_marks_of_a_siren_lie_between_whole_cycles_and_move(spectrum: SignalSpectrum) -> None:
    found = replace(of_signal(count=3), removal=None)
    real = np.array([[2.25, 0], [-7.5, 0], [30.1, 0]])
    block_of = np.array([0, 1, 2])
    for k in (real, real * 1.01):
        found = moved_on(found, frequencies=k, radii=found.domain.radii(k), block_of=block_of)
        spectrum.set_snapshot(found)
        np.testing.assert_allclose(spectrum.marks._places, np.abs(k[:, 0]))
        place = QPointF(abs(k[1, 0]), spectrum.marks._height)
        spectrum.point(spectrum._view.mapViewToScene(place))
        start = f"{k[1, 0]:.2f} per signal  radius {abs(k[1, 0]):.1f}  block 2  norm "
        assert spectrum.info.text().startswith(start)


def test_a_picture_is_not_a_signal(spectrum: SignalSpectrum) -> None:
    spectrum.set_snapshot(snapshot())
    assert spectrum.info.text() == "No signal yet."
    assert len(spectrum.marks._places) == 0


def test_nothing_is_shown_of_nothing(spectrum: SignalSpectrum) -> None:
    assert spectrum.info.text() == "No signal yet."
    spectrum.set_snapshot(of_signal())
    spectrum.set_snapshot(None)
    assert len(spectrum.lines.line.x) == 0

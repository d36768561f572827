"""Each view against approved pictures (`tests/data/views`), light and dark.

A view that is meant to look otherwise now: look at the picture that the failing test has written,
and run `pytest tests/app/test_view_pictures.py --approve-views`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from approved import APPROVED, check, compare, pixels_of
from blank_letters import blank_letters
from canvas_fakes import frame_of, snapshot_of
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from view_scenes import LOSSES, SCENES, SIZE, Shown, natural

from sinstudio.app import theme as themes
from sinstudio.app.views.canvas import Canvas

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

Draw = Callable[[str, str], Shown]


@pytest.fixture
def letters(qapp: QApplication) -> Iterator[None]:
    with blank_letters(qapp):
        yield


@pytest.fixture
def draw(qtbot: QtBot, qapp: QApplication, letters: None) -> Iterator[Draw]:
    """Show a scene in a theme, at the size of the pictures."""

    def draw(name: str, theme_name: str) -> Shown:
        shown = SCENES[name](themes.apply(qapp, theme_name))
        qtbot.addWidget(shown.view)
        for widget in (shown.view, *shown.view.findChildren(QWidget)):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # whether a window gets it varies
        height = shown.view.sizeHint().height() if shown.view is shown.part else SIZE[1]
        shown.part.setFixedSize(SIZE[0], height)
        shown.view.show()
        qtbot.waitExposed(shown.view)
        return shown

    yield draw
    themes.apply(qapp, "light")


def seen(shown: Shown) -> np.ndarray:
    """What is drawn, once axes have taken the width of their labels."""
    for _ in range(3):
        QApplication.processEvents()
        image = shown.part.grab().toImage()
    return pixels_of(image)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", SCENES)
def test_it_looks_as_approved(
    name: str, theme: str, draw: Draw, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    approve = request.config.getoption("--approve-views")
    check(f"{name}-{theme}", seen(draw(name, theme)), tmp_path, approve=approve)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("loss", LOSSES)
def test_what_is_missing_does_not_pass(loss: str, theme: str, draw: Draw) -> None:
    name, take_away = LOSSES[loss]
    shown = draw(name, theme)
    whole = seen(shown)
    assert compare(seen(shown), whole).share == 0
    take_away(shown)
    result = compare(seen(shown), whole)
    assert not result.alike, f"{result.share:.4%}, up to {result.error.max():.0f} levels"


@pytest.mark.parametrize("name", SCENES)
def test_letters_of_another_machine_pass(name: str, draw: Draw, qapp: QApplication) -> None:
    whole = seen(draw(name, "light"))
    other = qapp.font()
    other.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    other.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
    qapp.setFont(other)
    result = compare(seen(draw(name, "light")), whole)
    assert result.alike, f"{result.share:.4%}, up to {result.error.max():.0f} levels"


def test_a_difference_is_written_and_how_to_approve_is_said(tmp_path: Path) -> None:
    name = "canvas-wipe-light"
    wanted = np.asarray(Image.open(APPROVED / f"{name}.png").convert("RGB"))
    check(name, wanted, tmp_path, approve=False)
    assert not list(tmp_path.iterdir())
    with pytest.raises(AssertionError, match="--approve-views") as caught:
        check(name, wanted[:, ::-1], tmp_path, approve=False)
    assert np.array_equal(np.asarray(Image.open(tmp_path / f"{name}.png")), wanted[:, ::-1])
    apart = np.asarray(Image.open(tmp_path / f"{name}-difference.png"))
    assert (apart < 255).any()
    assert str(tmp_path / f"{name}-difference.png") in str(caught.value)
    with pytest.raises(AssertionError, match="There is no approved picture"):
        check("nothing-light", wanted, tmp_path, approve=False)


def test_approved_pictures_are_few_and_small() -> None:
    found = sorted(path.stem for path in APPROVED.glob("*.png"))
    assert found == sorted(f"{name}-{theme}" for name in SCENES for theme in ("light", "dark"))
    assert sum(path.stat().st_size for path in APPROVED.iterdir()) < 1_000_000


# -- natural pictures are never shown in false colour --------------------------------------------


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("mode", ["reconstruction", "original", "wipe", "tiled"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_are_shown_in_their_own_colours(
    qtbot: QtBot, qapp: QApplication, theme: str, mode: str, channels: int
) -> None:
    wanted = np.rint(255 * natural()).astype(np.uint8)
    if channels == 1:
        wanted = wanted[..., :1]
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.set_theme(themes.apply(qapp, theme))
    canvas.resize(420, 320)
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.set_original(wanted.astype(np.float32) / 255)
    canvas.set_snapshot(snapshot_of(frame_of(wanted), size=(96, 64), state="paused"))
    canvas.set_mode(mode)
    if mode == "tiled":
        canvas._scene.show_seams = False
    area = canvas.findChild(QWidget, "canvas.area")
    area.actual_size()
    shown = pixels_of(area.grab().toImage())
    viewport = area.viewport
    left, top = (round(place) for place in viewport.to_screen((0.0, 0.0)))
    picture = shown[top : top + 64, left : left + 96].astype(int)
    apart = np.abs(picture - wanted.astype(int)).max(axis=2) > 1
    if mode == "wipe":  # its line, handle and captions lie over the picture
        apart = apart[40:56, np.abs(np.arange(96) - 48) > 16]
    assert not apart.any()
    themes.apply(qapp, "light")

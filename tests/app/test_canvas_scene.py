from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from canvas_fakes import flat, frame_of, snapshot_of

from sinstudio.app.views.scene import Scene

RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)
PICTURE = np.random.default_rng(3).random((48, 64, 3), dtype=np.float32)


@pytest.fixture
def scene():
    scene = Scene()
    scene.set_original(PICTURE)
    return scene


def show(scene, frame, **values):
    return scene.set_snapshot(snapshot_of(frame, **values))


def test_an_empty_scene_has_no_world():
    assert Scene().world is None
    assert not Scene().has_frames


def test_a_model_without_its_picture_has_the_size_it_was_fitted_at():
    scene = Scene()
    show(scene, None, size=(30, 20))
    assert scene.world == ((30, 20), (1, 1))


def test_the_whole_lies_below_the_latest_part(scene):
    whole, part = frame_of(flat(RED)), frame_of(flat(GREEN), (0.25, 0.25, 0.5, 0.5), step=2)
    assert show(scene, whole)
    assert show(scene, part, step=2)
    assert [layer.frame for layer in scene.plain.stack] == [whole, part]
    assert scene.reconstruction_at(0.3, 0.3) == GREEN
    assert scene.reconstruction_at(0.6, 0.3) == RED
    other = frame_of(flat(BLUE), (0.5, 0.5, 1.0, 1.0), step=3)
    show(scene, other, step=3)
    assert [layer.frame for layer in scene.plain.stack] == [whole, other]
    newest = frame_of(flat(BLUE), step=4)
    show(scene, newest, step=4)
    assert [layer.frame for layer in scene.plain.stack] == [newest]


def test_a_frame_seen_before_and_no_frame_change_nothing(scene):
    frame = frame_of(flat(RED))
    assert show(scene, frame)
    layer = scene.plain.base
    assert not show(scene, frame, step=2)
    assert not show(scene, None, step=3)
    assert scene.plain.base is layer


def test_a_restart_drops_the_frames_of_before(scene):
    frame = frame_of(flat(RED))
    show(scene, frame, step=40)
    assert show(scene, frame, step=0)
    assert not scene.has_frames
    show(scene, frame_of(flat(GREEN)), step=0)
    assert scene.reconstruction_at(0.5, 0.5) == GREEN


def test_a_new_fit_that_was_not_started_drops_them_too(scene):
    show(scene, frame_of(flat(RED)), step=0, state="idle")
    show(scene, None, step=0, state="running")
    assert scene.has_frames
    assert show(scene, None, step=0, state="idle")
    assert not scene.has_frames
    assert not show(scene, None, step=0, state="idle")


def test_a_first_draft_does_not_hide_a_finer_frame_of_the_same_network(scene):
    fine = frame_of(flat(RED, (80, 60)), token=1)
    show(scene, fine)
    part = (0.25, 0.25, 0.75, 0.75)
    show(scene, frame_of(flat(GREEN, (8, 6)), part, fine=False, token=2))
    assert [layer.frame for layer in scene.plain.stack] == [fine]
    finer = frame_of(flat(GREEN, (60, 45)), part, fine=False, token=2)
    show(scene, finer)
    assert [layer.frame for layer in scene.plain.stack] == [fine, finer]
    small = frame_of(flat(BLUE, (8, 6)), token=3)  # all that a small window shows
    show(scene, small)
    assert [layer.frame for layer in scene.plain.stack] == [small]


@pytest.mark.parametrize("change", [{"step": 2}, {"token": 1}])
def test_a_draft_of_another_network_is_shown(scene, change):
    show(scene, frame_of(flat(RED, (80, 60)), token=1))
    draft = frame_of(flat(GREEN), **({"step": 1, "token": 2, "fine": False} | change))
    show(scene, draft, step=draft.step)
    assert [layer.frame for layer in scene.plain.stack] == [draft]


def test_another_period_or_picture_drops_them_too(scene):
    show(scene, frame_of(flat(RED)))
    show(scene, None, period=(4.0, 2.0))
    assert not scene.has_frames
    show(scene, frame_of(flat(RED)), period=(4.0, 2.0))
    assert not scene.set_original(PICTURE.copy())  # the same picture once more
    assert scene.has_frames
    assert scene.set_original(1 - PICTURE)
    assert not scene.has_frames
    assert scene.set_original(None)
    assert not scene.set_original(None)


def test_no_fit_any_more(scene):
    show(scene, frame_of(flat(RED)))
    assert scene.set_snapshot(None)
    assert not scene.has_frames
    assert scene.state == ""
    assert not scene.set_snapshot(None)


def test_tiled_frames_are_kept_apart(scene):
    show(scene, frame_of(flat(RED)))
    show(scene, frame_of(flat(GREEN), (0, 0, 2, 2), tiled=True), step=2)
    assert scene.reconstruction_at(0.5, 0.5) == RED
    scene.mode = "tiled"
    assert scene.reconstruction_at(1.5, 0.5) == GREEN
    assert scene.tiled.base is not None


def test_a_period_may_be_larger_than_the_picture(scene):
    show(scene, None, period=(4.0, 2.5))
    scene.mode, scene.tiles = "tiled", (3, 3)
    assert scene.world == ((128, 60), (3, 3))
    assert scene.picture_share == (0.5, 0.8)
    assert scene.pixel_at(1.25, 2.0) == (32, 0)
    assert scene.original_at((32, 0)) is not None
    assert scene.original_at((100, 0)) is None


def test_pixels_are_named_by_the_nearest_sample(scene):
    assert scene.pixel_at(0, 0) == (0, 0)
    assert scene.pixel_at(10.4 / 64, 10.6 / 48) == (10, 11)
    assert scene.pixel_at(0.9999, 0.9999) == (63, 47)
    assert scene.pixel_at(-0.001, 0.5) is None
    assert scene.pixel_at(0.5, 1.0) is None
    values = scene.original_at((5, 7))
    assert values == tuple(int(value * 255 + 0.5) for value in PICTURE[7, 5])


def test_the_original_mode_shows_no_reconstruction(scene):
    show(scene, frame_of(flat(RED)))
    scene.mode = "original"
    assert not scene.needs_reconstruction
    assert scene.reconstruction_at(0.5, 0.5) is None


def test_differences_are_kept_until_something_differs(scene):
    show(scene, frame_of(flat(RED, (64, 48))))
    layer, original = scene.plain.base, scene.original
    first = layer.difference(original, False, 8.0)
    assert first[1] == (0, 0, 1, 1)
    assert layer.difference(original, False, 8.0)[0] is first[0]
    other = layer.difference(original, False, 4.0)[0]
    assert other is not first[0]
    assert layer.difference(original, True, 4.0)[0] is not other


def test_a_thinned_difference_says_what_it_covers(scene):
    show(scene, frame_of(np.zeros((1001, 1001, 3))))
    raster, region = scene.plain.base.difference(scene.original, False, 1.0)
    assert (raster.width, raster.height) == (501, 501)
    assert region == pytest.approx((0, 0, 1002 / 1001, 1002 / 1001))


def test_a_step_of_the_past_takes_the_place_of_now(scene):
    now, then = frame_of(flat(RED), step=9), frame_of(flat(GREEN), step=3)
    show(scene, now, step=9)
    assert scene.set_snapshot(replace(snapshot_of(now, step=9), past=snapshot_of(then, step=3)))
    assert (scene.past, scene.now) == (3, 9)
    assert scene.reconstruction_at(0.5, 0.5) == GREEN
    assert not scene.comparing
    assert show(scene, now, step=9)
    assert scene.past is None
    assert scene.reconstruction_at(0.5, 0.5) == RED


def test_frames_of_two_steps_are_not_mixed(scene):
    whole, part = frame_of(flat(RED), step=3), frame_of(flat(GREEN), (0, 0, 0.5, 1), step=5)
    scene.set_snapshot(replace(snapshot_of(None, step=9), past=snapshot_of(whole, step=3)))
    scene.set_snapshot(replace(snapshot_of(None, step=9), past=snapshot_of(part, step=5)))
    assert [layer.frame for layer in scene.plain.stack] == [part]


def test_the_past_is_compared_with_now_in_any_mode(scene):
    scene.mode = "original"
    now, then = frame_of(flat(RED), step=9), frame_of(flat(GREEN), step=3)
    past = replace(snapshot_of(now, step=9), past=snapshot_of(then, step=3), comparing=True)
    assert scene.set_snapshot(past)
    assert scene.comparing
    assert scene.wiping
    assert scene.needs_reconstruction
    assert [layer.frame for layer in scene.present.stack] == [now]
    assert [layer.frame for layer in scene.plain.stack] == [then]
    assert not scene.set_snapshot(past)
    assert scene.set_snapshot(replace(past, comparing=False))
    assert not scene.comparing
    scene.mode = "tiled"
    assert scene.tiling
    scene.set_snapshot(past)
    assert not scene.tiling
    scene.set_snapshot(None)
    assert (scene.past, scene.comparing) == (None, False)

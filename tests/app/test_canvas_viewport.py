from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sinstudio.app.views.viewport import MAX_PIXELS, Viewport

sides = st.integers(1, 4000)
screens = st.tuples(sides, sides)
tiles = st.tuples(st.integers(1, 6), st.integers(1, 6))
steps = st.lists(
    st.tuples(
        st.sampled_from(["zoom", "pan", "screen", "actual", "fit"]),
        st.floats(-3, 3),
        st.floats(-5000, 5000),
        st.floats(-5000, 5000),
    ),
    max_size=6,
)


def walked(viewport, moves):
    for kind, power, x, y in moves:
        if kind == "zoom":
            viewport = viewport.zoomed(2**power, (abs(x) % viewport.screen[0], abs(y) % 1))
        elif kind == "pan":
            viewport = viewport.panned(x, y)
        elif kind == "screen":
            viewport = viewport.on_screen((1 + int(abs(x)), 1 + int(abs(y))), 8)
        elif kind == "actual":
            viewport = viewport.actual_size()
        else:
            viewport = viewport.fit()
    return viewport


viewports = st.builds(
    lambda screen, unit, tiles, moves: walked(Viewport(screen, unit, tiles, 8).fit(), moves),
    screens,
    screens,
    tiles,
    steps,
)


@given(viewports)
def test_something_is_always_in_sight_and_asked_for(viewport):
    left, top, right, bottom = viewport.visible
    assert 0 <= left < right <= viewport.screen[0]
    assert 0 <= top < bottom <= viewport.screen[1]
    x0, y0, x1, y1 = viewport.region
    assert 0 <= x0 < x1 <= viewport.tiles[0]
    assert 0 <= y0 < y1 <= viewport.tiles[1]
    width, height = viewport.size
    assert 1 <= width * height <= MAX_PIXELS


@given(viewports)
def test_a_view_is_asked_for_pixel_by_pixel(viewport):
    left, top, right, bottom = viewport.visible
    assume((right - left) * (bottom - top) <= MAX_PIXELS)
    assert viewport.size == (right - left, bottom - top)
    x, y = viewport.to_screen(viewport.region[:2])
    assert (x, y) == pytest.approx((left, top), abs=1e-6)
    x, y = viewport.to_screen(viewport.region[2:])
    assert (x, y) == pytest.approx((right, bottom), abs=1e-6)


@given(viewports, st.floats(0, 1), st.floats(0, 1))
def test_screen_and_world_are_inverse(viewport, x, y):
    assert viewport.to_world(viewport.to_screen((x, y))) == pytest.approx((x, y))


@given(viewports)
def test_scale_stays_within_its_limits_and_one_to_one_is_in_them(viewport):
    low, high = viewport.scale_limits
    assert low <= 1 <= high
    assert low <= viewport.fit_scale <= high
    assert viewport.zoomed(1e9, (0, 0)).scale == pytest.approx(high)
    assert viewport.zoomed(1e-9, (0, 0)).scale == pytest.approx(low)


@given(screens, screens, tiles)
def test_fit_shows_everything_in_the_middle(screen, unit, tiles):
    viewport = Viewport(screen, unit, tiles).fit()
    assume(min(viewport.extent) > 1)  # thinner than a pixel is drawn as one
    left, top, right, bottom = viewport.visible
    slack = max(tiles) / 2 + 1  # whole pixels for each tile
    assert abs(left - (screen[0] - right)) <= slack
    assert abs(top - (screen[1] - bottom)) <= slack
    assert viewport.fitted
    room = screen[0] - (right - left), screen[1] - (bottom - top)
    assert min(room) <= slack


@given(
    screens,
    screens,
    st.lists(st.floats(-2, 2), min_size=1, max_size=8),
    st.floats(0.3, 0.7),
    st.floats(0.3, 0.7),
)
def test_zoom_keeps_what_is_under_the_mouse(screen, unit, powers, x, y):
    viewport = Viewport(screen, unit).fit()
    anchor = viewport.to_screen((x, y))
    start = viewport.to_world(anchor)
    for power in powers:
        viewport = viewport.zoomed(2**power, anchor)
        if min(viewport.extent) <= 256:  # it may be held back, to stay in sight
            return
        assert viewport.to_screen(start) == pytest.approx(anchor, abs=0.51)  # rounding


def test_panning_is_exact_and_reversible():
    viewport = Viewport((400, 300), (800, 800)).zoomed(4, (200, 150))
    moved = viewport.panned(13, -7)
    assert moved.corner == (viewport.corner[0] + 13, viewport.corner[1] - 7)
    assert moved.panned(-13, 7).corner == viewport.corner
    assert not moved.fitted


def test_a_fitted_world_stays_fitted_and_a_placed_one_keeps_its_middle():
    fitted = Viewport((400, 300), (100, 100)).fit()
    assert fitted.on_screen((900, 700), 0) == Viewport((900, 700), (100, 100)).fit()
    placed = Viewport((400, 300), (100, 100)).fit().zoomed(8, (120, 80))
    before = placed.to_world((200, 150))
    larger = placed.on_screen((500, 380), 0)
    assert larger.scale == placed.scale
    assert larger.to_world((250, 190)) == pytest.approx(before, abs=1e-3)


def test_every_period_takes_the_same_number_of_pixels():
    viewport = Viewport((1000, 700), (333, 217), (3, 3)).fit()
    width, height = viewport.size
    assert width % 3 == height % 3 == 0
    assert viewport.region == (0, 0, 3, 3)


def test_actual_size_is_one_to_one_and_small_pictures_are_centred():
    small = Viewport((400, 300), (100, 50)).fit().actual_size()
    assert small.extent == (100, 50)
    assert small.corner == (150, 125)
    large = Viewport((400, 300), (4000, 3000)).fit().actual_size()
    assert large.extent == (4000, 3000)
    assert large.to_world((200, 150)) == pytest.approx((0.5, 0.5), abs=1e-3)


def test_a_view_never_has_more_than_four_megapixels():
    viewport = Viewport((7680, 4320), (768, 432)).fit()
    width, height = viewport.size
    assert 0.99 * MAX_PIXELS < width * height <= MAX_PIXELS
    assert math.isclose(width / height, 7680 / 4320, rel_tol=1e-3)


def test_another_world_is_fitted_and_another_number_of_periods_keeps_its_place():
    viewport = Viewport((400, 300), (100, 50), (2, 2)).fit()
    assert viewport.of_world((100, 50), (2, 2)) is viewport
    assert viewport.of_world((100, 50), (3, 3)).region == (0, 0, 3, 3)
    near = viewport.zoomed(8, (200, 150))
    assert near.of_world((100, 50), (4, 4)).corner == near.corner
    assert near.of_world((70, 50), (2, 2)).fitted

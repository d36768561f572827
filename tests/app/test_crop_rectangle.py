from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.app.crop.rectangle import GRIPS, INSIDE, Rectangle

SIDES = st.integers(1, 60)
FAR = st.floats(-150, 150)


@st.composite
def rectangles(draw: st.DrawFn) -> Rectangle:
    width, height = draw(SIDES), draw(SIDES)
    left, top = draw(st.integers(0, width - 1)), draw(st.integers(0, height - 1))
    right, bottom = draw(st.integers(left + 1, width)), draw(st.integers(top + 1, height))
    return Rectangle(left, top, right, bottom, width, height)


def sound(one: Rectangle) -> bool:
    across = 0 <= one.left < one.right <= one.width
    return across and 0 <= one.top < one.bottom <= one.height


@given(rectangles(), st.sampled_from((*GRIPS, INSIDE)), FAR, FAR, st.booleans())
def test_no_pull_leaves_the_picture(
    one: Rectangle, grip: tuple[int, int], dx: float, dy: float, keep: bool
) -> None:
    pulled = one.pulled(grip, dx, dy, keep=keep)
    assert sound(pulled)
    if grip == INSIDE:
        assert pulled.size == one.size
    for axis, way in enumerate(grip):  # the opposite edge stays
        if way:
            fixed = axis + (2 if way < 0 else 0)
            assert pulled.sides[fixed] == one.sides[fixed]
        elif not keep and grip != INSIDE:
            assert pulled.sides[axis::2] == one.sides[axis::2]


@given(rectangles(), st.sampled_from(GRIPS), FAR, FAR)
def test_proportions_are_kept_to_a_pixel(
    one: Rectangle, grip: tuple[int, int], dx: float, dy: float
) -> None:
    (wide, high), (across, down) = one.size, one.pulled(grip, dx, dy, keep=True).size
    assert abs(across / wide - down / high) <= 1 / wide + 1 / high


@given(rectangles(), st.tuples(FAR, FAR), st.tuples(FAR, FAR), st.booleans())
def test_a_new_one_lies_in_the_picture(
    one: Rectangle, start: tuple[float, float], end: tuple[float, float], keep: bool
) -> None:
    assert sound(one.drawn(start, end, keep=keep))


def test_a_new_one_goes_from_corner_to_corner() -> None:
    whole = Rectangle.of((), (40, 30))
    assert whole.drawn((30.2, 20.4), (9.6, 5.3)).sides == (10, 5, 30, 20)
    assert whole.drawn((10, 10), (30, 12), keep=True).sides == (10, 10, 30, 25)


@pytest.mark.parametrize(
    ("crop", "sides"),
    [
        ((), (0, 0, 40, 30)),
        ((3, 4, 20, 10), (3, 4, 20, 10)),
        ((3, 4, 90, 90), (3, 4, 40, 30)),
        ((50, 50, 90, 90), (39, 29, 40, 30)),
    ],
)
def test_a_setting_becomes_a_rectangle_of_the_picture(
    crop: tuple[int, ...], sides: tuple[int, ...]
) -> None:
    assert Rectangle.of(crop, (40, 30)).sides == sides


def test_all_of_the_picture_is_an_empty_crop() -> None:
    assert Rectangle.of((0, 0, 40, 30), (40, 30)).crop == ()
    assert Rectangle.of((1, 0, 40, 30), (40, 30)).crop == (1, 0, 40, 30)
    assert Rectangle.of((1, 0, 4, 3), (40, 30)).all().whole

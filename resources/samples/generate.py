"""Make the sample pictures of this folder: ``python resources/samples/generate.py``.

Run by hand after a change here; the PNG files are committed. Random values come from an integer
hash, so that every machine and every version of numpy makes the same pictures.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

Array = NDArray[np.float64]

_FINER = 3  # pictures are drawn this much larger and averaged, for smooth edges


def _splitmix(numbers: NDArray[np.uint64]) -> Array:
    """Values in [0, 1) that look random, one for each number (SplitMix64)."""
    mixed = numbers * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(((mixed ^ (mixed >> np.uint64(31))) >> np.uint64(11)) / 2.0**53)


_ORDER = np.argsort(_splitmix(np.arange(1, 4097, dtype=np.uint64)), kind="stable")
_VALUES = _splitmix(np.arange(4097, 8193, dtype=np.uint64))


def hashed(x: ArrayLike, y: ArrayLike = 0, seed: int = 0) -> Array:
    """Draw one value in [0, 1) for each pair of whole numbers, modulo 4096."""
    column = np.asarray(x).astype(np.int64) + 613 * seed
    row = np.asarray(y).astype(np.int64)
    return np.asarray(_VALUES[(_ORDER[column & 4095] + row) & 4095])


def noise(x: Array, y: Array, seed: int, repeat: tuple[int, int] | None = None) -> Array:
    """Smooth noise in [0, 1] with one cell a unit; `repeat` cells make it periodic."""
    x0, y0 = np.floor(x), np.floor(y)
    u, v = smooth(x - x0), smooth(y - y0)

    def corner(dx: int, dy: int) -> Array:
        if repeat is None:
            return hashed(x0 + dx, y0 + dy, seed)
        return hashed((x0 + dx) % repeat[0], (y0 + dy) % repeat[1], seed)

    upper = corner(0, 0) * (1 - u) + corner(1, 0) * u
    lower = corner(0, 1) * (1 - u) + corner(1, 1) * u
    return upper * (1 - v) + lower * v


def fractal(x: Array, y: Array, seed: int, octaves: int) -> Array:
    """Sum of noises, each twice as fine and half as strong as the one before, in [0, 1]."""
    total, weight = np.zeros(np.broadcast(x, y).shape), 0.0
    for octave in range(octaves):
        total += noise(x * 2**octave, y * 2**octave, seed + octave) / 2**octave
        weight += 1 / 2**octave
    return total / weight


def smooth(t: Array) -> Array:
    """Rise from 0 at t = 0 to 1 at t = 1, without corners."""
    t = np.clip(t, 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def between(low: ArrayLike, high: ArrayLike, t: Array) -> Array:
    """Blend two colours (or two pictures) by t, 0 to 1."""
    t = t[..., None]
    return np.asarray(np.asarray(low) * (1 - t) + np.asarray(high) * t)


def grid(width: int, height: int) -> tuple[Array, Array]:
    """Pixel coordinates (x, y) of the centres of the finer pixels."""
    x = (np.arange(width * _FINER) + 0.5) / _FINER
    y = (np.arange(height * _FINER) + 0.5) / _FINER
    return np.meshgrid(x, y)


def averaged(picture: Array) -> Array:
    """Average the finer pixels."""
    height, width = picture.shape[0] // _FINER, picture.shape[1] // _FINER
    blocks = picture.reshape(height, _FINER, width, _FINER, -1)
    return np.asarray(blocks.mean(axis=(1, 3)))


def weave() -> Array:
    """Draw a twill of dyed yarns that repeats without a seam, 256 × 256, RGB."""
    side, pitch = 256, 16
    count = side // pitch
    x, y = grid(side, side)
    drift = 1.1 * np.sin(2 * np.pi * (2 * y / side + 0.15 * np.sin(2 * np.pi * x / side)))
    sway = 1.1 * np.sin(2 * np.pi * (3 * x / side + 0.15 * np.sin(2 * np.pi * y / side)))
    # half a yarn further, so that the edges of the picture lie within yarns
    across_x, across_y = (x + drift) / pitch + 0.5, (y + sway) / pitch + 0.5
    i, j = np.floor(across_x).astype(int) % count, np.floor(across_y).astype(int) % count
    s, t = across_x % 1 - 0.5, across_y % 1 - 0.5
    warp_above = (i + j) % 4 < 2  # two over, two under, one further in each row

    def yarn(number: NDArray[np.int_], side_on: Array, along: Array, seed: int) -> Array:
        """Brightness of a round yarn of twisted fibres."""
        wide = 0.47 + 0.02 * np.sin(2 * np.pi * (along + hashed(number, seed=seed)))
        ratio = np.clip(side_on / wide, -1, 1)
        body = np.sqrt(1 - ratio**2)
        twist = 0.5 + 0.5 * np.sin(2 * np.pi * (3 * along + 1.6 * np.arcsin(ratio) / np.pi * 2))
        fuzz = noise(along * 8, side_on * 14 + number * 17, seed + 5, (8 * count, 1 << 20))
        return np.asarray(0.12 + body**0.6 * (0.58 + 0.28 * twist + 0.22 * fuzz))

    def arch(number: NDArray[np.int_], along: Array, shift: int) -> Array:
        """Light on a yarn as it rises over two others and dives again."""
        height = np.sin(2 * np.pi * (along + number + shift) / 4)
        return np.asarray(0.42 + 0.58 * np.sqrt(np.clip(height, 0, 1)))

    warp_light = yarn(i, s, across_y, 1) * arch(i, across_y, 0)
    weft_light = yarn(j, t, across_x, 2) * arch(j, across_x, 2)
    indigo = between([0.10, 0.17, 0.42], [0.16, 0.38, 0.62], hashed(i, seed=11))
    rust = np.where((i % 8 == 3)[..., None], [0.70, 0.22, 0.14], indigo)
    cream = between([0.86, 0.74, 0.52], [0.97, 0.90, 0.74], hashed(j, seed=12))
    ochre = np.where((j % 8 == 5)[..., None], [0.88, 0.58, 0.16], cream)
    warp, weft = rust * warp_light[..., None] * 1.15, ochre * weft_light[..., None]
    return averaged(np.where(warp_above[..., None], warp, weft))


def chart() -> Array:
    """Draw a zone plate up to Nyquist, with test patterns in the corners, 256 × 256, grey."""
    side = 256
    j, i = np.meshgrid(np.arange(side), np.arange(side))
    x, y = j - side / 2, i - side / 2
    radius = np.hypot(x, y)
    # r²/512 cycles: the local frequency r/256 reaches 1/2 at the middle of each side. Sampled and
    # not averaged, since the finest rings are the point.
    picture = 0.5 + 0.48 * np.cos(2 * np.pi * radius**2 / (2 * side)) * smooth((130 - radius) / 6)
    size = 34  # of the patterns in the corners, which the rings leave free

    px, py = grid(size, size)
    star_x, star_y = px - size / 2, py - size / 2
    star = np.where(np.sin(18 * np.arctan2(star_y, star_x)) > 0, 0.95, 0.05)
    star = np.where(np.hypot(star_x, star_y) < size / 2 - 1, star, 0.5)
    slanted = np.where(star_x * np.cos(0.09) + star_y * np.sin(0.09) > 0, 0.9, 0.1)
    steps = np.floor(px / size * 11) / 10 * (py < size / 2) + px / size * (py >= size / 2)
    period = np.array([2, 3, 4, 6, 8, 10])[np.floor(py / size * 6).astype(int)]
    lines = np.where(px % period < period / 2, 0.95, 0.05)
    corners = {(0, 0): star, (0, 1): slanted, (1, 0): steps, (1, 1): lines}
    for (bottom, right), pattern in corners.items():
        top, left = (side - size - 1 if far else 1 for far in (bottom, right))
        picture[top : top + size, left : left + size] = averaged(pattern)[..., 0]
    return np.asarray(picture[..., None])


def valley() -> Array:
    """Draw mountains, firs and a lake at sunset, 384 × 256, RGB."""
    width, height, shore = 384, 256, 176
    x, y = grid(width, height)
    ripple = noise(x / 26, (y - shore) / 1.6, 90) - 0.5
    depth = np.clip((y - shore) / (height - shore), 0, 1)
    in_lake = y > shore
    seen_x = np.where(in_lake, x + ripple * (3 + 16 * depth), x)
    seen_y = np.where(in_lake, 2 * shore - y + ripple * (4 + 22 * depth), y)
    scene = _shore(seen_x, seen_y, shore)
    water = scene * [0.78, 0.76, 0.84] + np.array([0.01, 0.02, 0.04])
    glint = smooth((ripple - 0.24) * 9) * smooth((110 - np.abs(x - 268)) / 110) * (1 - 0.4 * depth)
    water = between(water, [1.0, 0.80, 0.52], 0.75 * glint)
    return averaged(np.where(in_lake[..., None], water, scene))


def _shore(x: Array, y: Array, shore: int) -> Array:
    """Everything above the water, at any point."""
    up = np.clip(y / shore, 0, 1)
    sky = between([0.09, 0.13, 0.36], [0.52, 0.30, 0.56], smooth(up / 0.55))
    sky = between(sky, [1.0, 0.62, 0.32], smooth((up - 0.30) / 0.45))
    distance = np.hypot(x - 268, y - 92)
    sky = between(sky, [1.0, 0.86, 0.55], 0.75 * np.exp(-((distance / 62) ** 2)))
    cloud = fractal(x / 70, y / 17, 40, 5)
    lit = between([0.55, 0.28, 0.45], [1.0, 0.70, 0.50], smooth((y - 20) / 90))
    picture = between(sky, lit, 0.8 * smooth((cloud - 0.52) * 4.5) * smooth((130 - y) / 60))
    picture = between(picture, [1.0, 0.97, 0.82], smooth(17.5 - distance))
    star = hashed(np.floor(x / 2), np.floor(y / 2), 77)
    picture = between(picture, [1.0, 1.0, 0.95], 0.8 * (star > 0.9975) * smooth((60 - y) / 50))
    haze = np.array([0.98, 0.66, 0.46])
    ridges = [  # height, roughness, colour, how much haze
        (92, 74, 0.011, [0.34, 0.26, 0.46], 0.42),
        (118, 60, 0.017, [0.22, 0.19, 0.38], 0.28),
        (140, 44, 0.026, [0.13, 0.15, 0.28], 0.14),
    ]
    for number, (base, swing, pitch, colour, fog) in enumerate(ridges):
        crest = base + swing * (0.5 - fractal(x * pitch, np.zeros_like(x), 50 + 9 * number, 7))
        below = y - crest
        rock = fractal(x / 9 + below / 14, y / 12, 60 + number, 4)
        light = 0.75 + 0.75 * (rock - 0.35) * (1 - fog)
        face = np.asarray(colour) * light[..., None]
        if number == 0:  # snow on the far peaks
            cap = smooth((26 + 26 * (rock - 0.5) - below) / 8) * smooth((rock - 0.36) * 7)
            face = between(face, [0.95, 0.78, 0.80], 0.85 * cap)
        face = between(face, haze, fog * smooth(below / 60) + 0.35 * fog)
        picture = np.where((below > 0)[..., None], face, picture)
    return _firs(x, y, shore, picture)


def _firs(x: Array, y: Array, shore: int, picture: Array) -> Array:
    """Plant three rows of firs along the shore, the nearest ones last."""
    rows = [  # pitch, mean height, spread, colour
        (5.0, 17, 9, [0.10, 0.17, 0.22]),
        (7.5, 25, 16, [0.06, 0.12, 0.13]),
        (13.0, 36, 34, [0.03, 0.07, 0.07]),
    ]
    bank = shore - 3 - 3 * noise(x / 7, np.zeros_like(x), 95)
    picture = np.where((y > bank)[..., None], np.array([0.04, 0.06, 0.06]), picture)
    grove = (y > shore - 72) & (y <= bank)  # the rest need not be worked out
    x, y, inner = x[grove], y[grove], picture[grove]
    for row, (pitch, mean, spread, colour) in enumerate(rows):
        for shift in (-1, 0, 1):
            tree = np.floor(x / pitch) + shift
            centre = (tree + 0.5 + 0.5 * (hashed(tree, row, 30) - 0.5)) * pitch
            tall = mean + spread * (hashed(tree, row, 31) - 0.5) * 2
            down = (y - (shore - tall)) / tall  # 0 at the tip, 1 at the foot
            tier = (down * tall / 4.2 + hashed(tree, row, 32)) % 1
            ragged = 0.75 + 0.5 * hashed(np.floor(x * 1.4), np.floor(y * 1.4), 33)
            wide = (0.14 + 0.10 * tier) * tall * down * ragged
            inside = (down > 0) & (np.abs(x - centre) < wide)
            light = 0.7 + 1.1 * smooth((x - centre) / (0.16 * tall) + 0.1) * (1 - tier)
            green = (
                np.asarray(colour) * light[..., None] * (1 + 0.5 * hashed(tree, row, 34))[..., None]
            )
            inner = np.where(inside[..., None], green, inner)
    picture[grove] = inner
    return picture


SAMPLES = {"weave": weave, "chart": chart, "valley": valley}


def eight_bit(picture: Array) -> NDArray[np.uint8]:
    """Round levels to 0..255; grey loses its last axis."""
    values = np.rint(np.clip(picture, 0, 1) * 255).astype(np.uint8)
    return values[..., 0] if values.shape[2] == 1 else values


def main() -> None:
    """Write every sample beside this file."""
    for name, draw in SAMPLES.items():
        path = Path(__file__).with_name(f"{name}.png")
        Image.fromarray(eight_bit(draw())).save(path, optimize=True)
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

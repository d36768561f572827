from __future__ import annotations

import numpy as np
import pytest
import torch

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Domain
from sinstudio.render.coordinates import output_grid
from sinstudio.render.grid import GridRenderer, render
from sinstudio.render.luma import luma
from sinstudio.render.maps import NormalRenderer, height, normal


def slopes_by_differences(network, xs, ys):
    """∂L/∂X, ∂L/∂Y per pixel of the picture, by central differences in float64."""
    step = 1e-5  # pixels

    def height_at(dx, dy):
        domain = network.domain
        moved = xs + 2 * dx / domain.width, ys + 2 * dy / domain.height
        values = GridRenderer(network, *moved).values(0, len(ys)).numpy()
        return luma(((values + 1) / 2).clip(0, 1))

    along_x = (height_at(step, 0) - height_at(-step, 0)) / (2 * step)
    along_y = (height_at(0, step) - height_at(0, -step)) / (2 * step)
    return along_x, along_y


DOMAINS = [Domain(12, 8), Domain(9, 14, (2.2, 4.0), (False, True))]


@pytest.mark.parametrize("domain", DOMAINS, ids=str)
@pytest.mark.parametrize("channels", [1, 2, 3, 4])
@pytest.mark.parametrize("hidden", [(9,), (7, 6, 5)])
def test_normals_are_those_of_central_differences(make_network, domain, channels, hidden):
    network = make_network(domain, channels, hidden)
    grid = output_grid(domain, (11, 13))
    along_x, along_y = slopes_by_differences(network, grid.xs, grid.ys)
    strength = 3.0
    expected = np.stack([-strength * along_x, strength * along_y, np.ones_like(along_x)], axis=-1)
    expected /= np.linalg.norm(expected, axis=-1, keepdims=True)
    found = NormalRenderer(network, grid.xs, grid.ys, strength=strength).values(0, 13).numpy()
    np.testing.assert_allclose(found, expected, atol=1e-7)
    assert np.abs(found[..., :2]).max() > 0.1  # not trivially flat


def test_a_clipped_channel_is_flat(make_network):
    network = make_network(scale_c=40)
    grid = output_grid(network.domain, (15, 10))
    along_x, _ = slopes_by_differences(network, grid.xs, grid.ys)
    found = NormalRenderer(network, grid.xs, grid.ys).values(0, 10).numpy()
    np.testing.assert_allclose(-found[..., 0] / found[..., 2], along_x, atol=1e-5)
    with torch.no_grad():
        network.output.bias.fill_(50)
    np.testing.assert_array_equal(normal(network)[..., 2], 1)


def ramp(make_network, axis):
    """Give a grey network that rises from the left (axis 0) or from the top to the middle."""
    frequency = [(1, 0), (0, 1)][axis]
    network = make_network(Domain(16, 16), channels=1, hidden=(1,), frequencies=[frequency])
    with torch.no_grad():
        network.phases.fill_(0)
        network.layers[0].weight.fill_(1)
        network.layers[0].bias.fill_(0)
        network.output.weight.fill_(0.5)
    return network


def test_red_points_down_the_slope_to_the_left(make_network):
    centre = normal(ramp(make_network, 0))[8, 8]  # x = 0: sin(πx) rises to the right
    assert centre[0] < 0.5
    assert centre[1] == pytest.approx(0.5)
    assert centre[2] > 0.5


def test_green_points_up_and_directx_flips_it(make_network):
    network = ramp(make_network, 1)  # brighter further down: the surface faces up the picture
    up, down = normal(network), normal(network, directx=True)
    assert up[8, 8, 1] > 0.5
    np.testing.assert_allclose(down[..., 1], 1 - up[..., 1], atol=1e-6)
    np.testing.assert_array_equal(down[..., [0, 2]], up[..., [0, 2]])


def test_strength_is_a_slope_per_pixel_of_the_picture(make_network):
    network = ramp(make_network, 0)
    slope = 0.25 * np.pi * 2 / 16  # levels per pixel at x = 0
    for size in ((16, 16), (64, 64)):
        x, _, z = 2 * normal(network, size, strength=4)[size[1] // 2, size[0] // 2] - 1
        assert x / z == pytest.approx(-4 * slope, rel=1e-5)


def test_normal_maps_are_stored_unit_vectors(make_network):
    stored = normal(make_network(), (20, 10), strength=5)
    assert stored.shape == (10, 20, 3)
    assert stored.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(2 * stored - 1, axis=-1), 1, atol=1e-6)


def test_normal_maps_tile_with_the_colour(make_network):
    network = make_network(Domain(12, 8, (2.2, 2.2)))
    one = normal(network, tiles=(1, 1))
    assert one.shape == render(network, tiles=(1, 1)).shape
    np.testing.assert_array_equal(normal(network, tiles=(2, 3)), np.tile(one, (3, 2, 1)))


def test_normals_in_strips_equal_the_whole(make_network):
    network = make_network(dtype=torch.float32)
    whole = normal(network, (100, 9))
    np.testing.assert_allclose(normal(network, (100, 9), chunk_bytes=1), whole, atol=1e-6)


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_height_is_the_luma_of_the_picture(make_network, channels):
    network = make_network(channels=channels, scale_c=30)
    found = height(network, (10, 6))
    assert found.shape == (6, 10)
    assert found.dtype == np.float32
    np.testing.assert_array_equal(found, luma(render(network, (10, 6))))
    tiled = height(network, tiles=(2, 1))
    np.testing.assert_array_equal(tiled, np.tile(height(network, tiles=(1, 1)), (1, 2)))


@pytest.mark.parametrize("strength", [float("nan"), float("inf")])
def test_strength_must_be_finite(make_network, strength):
    with pytest.raises(SinStudioError, match="strength"):
        normal(make_network(), strength=strength)


def test_a_normal_map_costs_three_renders(make_network):
    network = make_network()
    grid = output_grid(network.domain)
    colour, normals = (make(network, grid.xs, grid.ys) for make in (GridRenderer, NormalRenderer))
    assert normals.row_products == 3 * colour.row_products

from __future__ import annotations

import numpy as np
import pytest
import torch

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Domain
from sinstudio.render.coordinates import axis_coordinates, output_grid
from sinstudio.render.grid import GridRenderer, Interrupted, render
from sinstudio.render.tables import axis_table, grid_cosines, grid_sines


def points(xs, ys):
    x, y = np.meshgrid(xs, ys)
    return torch.from_numpy(np.stack([x, y], axis=-1))


def forward(network, xs, ys):
    with torch.inference_mode():
        return network(points(xs, ys))


DOMAINS = [
    Domain(12, 8),
    Domain(8, 12, (2.2, 2.2)),
    Domain(7, 7, (4.0, 2.5), (True, False)),
    Domain(1, 5, (3.0, 2.0)),
]


@pytest.mark.parametrize("domain", DOMAINS, ids=str)
@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_grid_equals_forward(make_network, domain, channels):
    network = make_network(domain, channels, hidden=(9, 6))
    xs, ys = axis_coordinates(-0.3, 1.4, 11), axis_coordinates(0, 3, 9)
    values = GridRenderer(network, xs, ys).values(0, 9)
    assert values.shape == (9, 11, channels)
    assert values.dtype == torch.float64
    torch.testing.assert_close(values, forward(network, xs, ys), rtol=0, atol=1e-9)


def test_single_precision_stays_near_double_far_from_the_picture(make_network):
    domain = Domain(512, 512, (2.2, 2.2))
    frequencies = [(200, -150), (1, 0), (0, 255)]
    network = make_network(domain, frequencies=frequencies)
    xs, ys = axis_coordinates(900, 901, 6), axis_coordinates(-500, -499, 6)
    double = GridRenderer(network, xs, ys).values(0, 6)
    single = GridRenderer(network.to(torch.float32), xs, ys).values(0, 6)
    assert single.dtype == torch.float32
    torch.testing.assert_close(single.double(), double, rtol=0, atol=2e-5)


def test_tables_give_sines_and_cosines_of_the_whole_angle(make_network):
    network = make_network(Domain(12, 8, (2.2, 3.0)))
    xs, ys = axis_coordinates(0, 1, 5), axis_coordinates(0, 1, 4)
    angle = points(xs, ys) @ network.omega.T + network.phases
    columns, rows = axis_table(network, 0, xs), axis_table(network, 1, ys)
    torch.testing.assert_close(grid_sines(columns, rows), angle.sin(), rtol=0, atol=1e-12)
    torch.testing.assert_close(grid_cosines(columns, rows), angle.cos(), rtol=0, atol=1e-12)


@pytest.mark.parametrize("domain", DOMAINS, ids=str)
def test_render_is_levels_of_the_picture(make_network, domain):
    network = make_network(domain)
    picture = render(network)
    assert picture.shape == (domain.height, domain.width, 3)
    assert picture.dtype == np.float32
    grid = output_grid(domain)
    expected = (forward(network, grid.xs, grid.ys) + 1) / 2
    np.testing.assert_allclose(picture, expected.clamp(0, 1), atol=1e-7)


def test_levels_are_clipped_unless_asked(make_network):
    network = make_network(scale_c=60)
    grid = output_grid(network.domain)
    renderer = GridRenderer(network, grid.xs, grid.ys)
    free = renderer.picture(clip=False)
    assert free.min() < 0
    assert free.max() > 1
    np.testing.assert_array_equal(renderer.picture(), free.clip(0, 1))


@pytest.mark.parametrize("chunk_bytes", [1, 100_000, 1 << 20])
@pytest.mark.parametrize("size", [(150, 7), (3, 200)])
def test_strips_and_column_blocks_equal_the_whole(make_network, chunk_bytes, size):
    network = make_network(dtype=torch.float32)
    whole = render(network, size, chunk_bytes=1 << 30)
    np.testing.assert_allclose(render(network, size, chunk_bytes=chunk_bytes), whole, atol=1e-6)


def test_rows_equal_the_same_rows_of_the_picture(make_network):
    network = make_network()
    grid = output_grid(network.domain, (10, 20))
    renderer = GridRenderer(network, grid.xs, grid.ys)
    whole = renderer.picture()
    np.testing.assert_allclose(renderer.rows(3, 9), whole[3:9], atol=1e-7)
    assert renderer.rows(4, 4).shape == (0, 10, 3)
    with pytest.raises(IndexError):
        renderer.rows(0, 21)


def test_batches_cover_every_row_once(make_network):
    network = make_network()
    grid = output_grid(network.domain, (100, 333))
    renderer = GridRenderer(network, grid.xs, grid.ys, chunk_bytes=100_000)
    batches = list(renderer.batches())
    assert [start for start, _ in batches] == [0, *(stop for _, stop in batches[:-1])]
    assert batches[-1][1] == 333
    assert len(batches) > 1
    assert 1 <= renderer.strip_rows <= batches[0][1]


def test_a_renderer_follows_the_training(make_network):
    network = make_network()
    grid = output_grid(network.domain)
    renderer = GridRenderer(network, grid.xs, grid.ys)
    before = renderer.picture()
    with torch.no_grad():
        network.layers[0].weight.mul_(0.5)
        network.output.bias.add_(0.1)
    assert not np.allclose(renderer.picture(), before)
    np.testing.assert_array_equal(renderer.picture(), render(network))


def test_region_equals_the_part_of_a_larger_picture(make_network):
    network = make_network()
    whole = render(network, (24, 16))
    part = render(network, (12, 4), region=(0.25, 0.5, 0.75, 0.75))
    np.testing.assert_allclose(part, whole[8:12, 6:18], atol=1e-6)


@pytest.mark.parametrize("domain", DOMAINS, ids=str)
def test_tiles_repeat_one_period(make_network, domain):
    network = make_network(domain)
    one = render(network, tiles=(1, 1))
    width, height = domain.period_pixels
    assert one.shape == (height, width, 3)
    np.testing.assert_array_equal(render(network, tiles=(3, 2)), np.tile(one, (2, 3, 1)))


def test_a_tile_of_a_tileable_picture_is_the_picture(make_network):
    network = make_network()
    np.testing.assert_array_equal(render(network, tiles=(1, 1)), render(network))


def test_tiles_that_do_not_divide_the_size_equal_forward(make_network):
    domain = Domain(12, 8, (2.2, 4.0), (False, True))
    network = make_network(domain)
    xs = -1 + 2.2 * 3 * np.arange(20) / 20
    ys = -1 + 4.0 * 2 * np.arange(15) / 15
    expected = (forward(network, xs, ys) + 1) / 2
    picture = render(network, (20, 15), tiles=(3, 2))
    np.testing.assert_allclose(picture, expected.clamp(0, 1), atol=1e-6)


@pytest.mark.parametrize("domain", DOMAINS, ids=str)
def test_the_period_is_exact(make_network, domain):
    network = make_network(domain)
    grid = output_grid(domain)
    there = GridRenderer(
        network, grid.xs + 50 * domain.period[0], grid.ys - 7 * domain.period[1]
    ).values(0, domain.height)
    here = GridRenderer(network, grid.xs, grid.ys).values(0, domain.height)
    torch.testing.assert_close(there, here, rtol=0, atol=1e-11)


def test_stop_is_asked_before_every_strip(make_network):
    network = make_network()
    asked = []

    def stop():
        asked.append(None)
        return len(asked) > 3

    with pytest.raises(Interrupted):
        render(network, (64, 64), chunk_bytes=1, stop=stop)
    assert len(asked) == 4
    assert render(network, stop=lambda: False).shape == (8, 12, 3)


class Narrow(GridRenderer):
    """A renderer on a device that holds few pixels."""

    holds = 100

    def _evaluate(self, columns, rows):
        if len(columns.sin) * len(rows.sin) > self.holds:
            raise torch.OutOfMemoryError("out of memory")
        return super()._evaluate(columns, rows)


def test_strips_shrink_until_they_fit(make_network):
    network = make_network()
    grid = output_grid(network.domain, (130, 9))
    renderer = Narrow(network, grid.xs, grid.ys)
    np.testing.assert_allclose(renderer.picture(), render(network, (130, 9)), atol=1e-6)


def test_too_little_memory_is_said(make_network):
    network = make_network()
    grid = output_grid(network.domain, (130, 9))
    renderer = Narrow(network, grid.xs, grid.ys)
    renderer.holds = 10
    with pytest.raises(SinStudioError, match=r"130×9.*memory of cpu"):
        renderer.picture()


def test_other_errors_are_not_taken_for_a_lack_of_memory(make_network):
    class Broken(GridRenderer):
        def _evaluate(self, columns, rows):
            raise RuntimeError("shapes do not match")

    network = make_network()
    grid = output_grid(network.domain)
    with pytest.raises(RuntimeError, match="shapes"):
        Broken(network, grid.xs, grid.ys).picture()


def test_cost_counts_the_matrix_products(make_network):
    network = make_network(hidden=(9, 6))  # 5 → 9 → 6 → 3
    grid = output_grid(network.domain)
    renderer = GridRenderer(network, grid.xs, grid.ys)
    assert renderer.row_products == 12 * (5 * 9 + 9 * 6 + 6 * 3 + 2 * 5)
    assert (renderer.width, renderer.height) == (12, 8)


def test_impossible_sizes_are_one_sentence(make_network):
    with pytest.raises(SinStudioError, match="0×4"):
        render(make_network(), (0, 4))

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.errors import SinStudioError
from sinstudio.network.initial import initialise
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.render.luma import luma
from sinstudio.training.recipe import PictureSettings
from sinstudio.training.target import Target


def picture(height, width, channels=3):
    return np.random.default_rng(0).random((height, width, channels), dtype=np.float32)


def points_of(target):
    """Coordinates of the training points, in training order."""
    x = -1 + 2 * target.columns.double() / target.domain.width
    y = -1 + 2 * target.rows.double() / target.domain.height
    return torch.stack([x, y], 1)


@given(
    st.integers(1, 12),
    st.integers(1, 12),
    st.integers(1, 4),
    st.sampled_from(["tile", "padded", "mirror", 3.0, ("tile", "mirror"), ("mirror", 2.7)]),
    st.sampled_from([0.0, 0.3, "grid:2", "grid:3"]),
)
def test_every_training_pixel_once_at_its_place(height, width, channels, period, holdout):
    image = picture(height, width, channels)
    target = Target(image, PictureSettings(period=period, holdout=holdout), seed=3)
    mirror = target.domain.mirror
    copies = 2 ** sum(mirror)
    assert len(target) == target.trained.sum() * copies
    # A reflected pixel has the value of the one it reflects, about the half-sample.
    rows, columns = target.rows.numpy(), target.columns.numpy()
    row = np.where(rows < height, rows, 2 * height - 1 - rows)
    column = np.where(columns < width, columns, 2 * width - 1 - columns)
    assert target.trained[row, column].all()
    np.testing.assert_allclose(target.values.numpy(), 2 * image[row, column] - 1, atol=1e-6)
    assert len(set(zip(rows, columns, strict=True))) == len(target)


@pytest.mark.parametrize("period", ["tile", "mirror", ("padded", "mirror")])
@pytest.mark.parametrize("cached", [True, False])
def test_features_equal_the_networks_own(period, cached):
    target = Target(picture(9, 14), PictureSettings(period=period), seed=0, dtype=torch.float64)
    network = SinusoidalNetwork([[1, 0], [5, -3], [0, 2]], [4], 3, target.domain).double()
    initialise(network, 0)
    target.prepare(network, cached=cached)
    wanted = network.features(points_of(target)).detach()
    for _ in range(2):  # the second time from the cache
        found = torch.cat([target.features(0, 50), target.features(50, len(target))])
        assert torch.allclose(found, wanted, atol=1e-12)


def test_grid_hold_out_trains_on_every_nth_pixel():
    target = Target(picture(8, 10), PictureSettings(holdout="grid:2"), seed=0)
    assert target.trained[::2, ::2].all()
    assert target.trained.sum() == 20
    assert target.heldout.sum() == 60
    assert target.domain.nyquist == 2


def test_random_hold_out_has_its_share_and_follows_the_seed():
    settings = PictureSettings(holdout=0.05)
    one, two, other = (Target(picture(40, 50), settings, seed) for seed in (1, 1, 2))
    assert one.heldout.sum() == 100
    assert (one.trained == two.trained).all()
    assert not (one.trained == other.trained).all()
    assert torch.equal(one.rows, two.rows)


def test_no_hold_out_has_no_mask():
    assert Target(picture(3, 3), PictureSettings(), seed=0).heldout is None


def test_a_hold_out_that_leaves_nothing_is_refused():
    with pytest.raises(SinStudioError, match=r"picture\.holdout is 0\.9"):
        Target(picture(1, 1), PictureSettings(holdout=0.9), seed=0)


def test_a_sample_is_of_the_right_pixels():
    image = picture(20, 30)
    target = Target(image, PictureSettings(holdout=0.5, period="mirror"), seed=0)
    for heldout, mask in ((False, target.trained), (True, ~target.trained)):
        rows, columns, values = target.sample(50, heldout=heldout)
        assert len(rows) == 50
        assert mask[rows, columns].all()
        np.testing.assert_allclose(values, 2 * image[rows, columns] - 1, atol=1e-6)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_held_out_pixels_are_not_known(share):
    image = picture(24, 30)
    settings = PictureSettings(holdout=share)
    target = Target(image, settings, seed=0)
    other = image.copy()
    other[target.heldout] = 0.25
    known, unknown = target.known_luma(), Target(other, settings, seed=0).known_luma()
    np.testing.assert_array_equal(known, unknown)
    assert known.min() >= 0
    assert known.max() <= 1
    np.testing.assert_allclose(known[target.trained], luma(image)[target.trained])

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_strategies import domains

from sinstudio.errors import SinStudioError
from sinstudio.network.amplitude import amplitude_at
from sinstudio.network.domain import Domain


def transform(luma: np.ndarray, domain: Domain, k_x: np.ndarray, k_y: np.ndarray) -> np.ndarray:
    """|Σ (luma - mean) exp(-2πi (k_x x/p_x + k_y y/p_y))| over the training samples, directly."""
    samples = luma[:: domain.stride, :: domain.stride]
    samples = samples - samples.mean()
    if domain.mirror[0]:
        samples = np.hstack([samples, samples[:, ::-1]])
    if domain.mirror[1]:
        samples = np.vstack([samples, samples[::-1]])
    x = 2 * domain.stride * np.arange(samples.shape[1]) / domain.width
    y = 2 * domain.stride * np.arange(samples.shape[0]) / domain.height
    wave_x = np.exp(-2j * np.pi * np.outer(k_x, x) / domain.period[0])
    wave_y = np.exp(-2j * np.pi * np.outer(k_y, y) / domain.period[1])
    return np.abs(wave_y @ samples @ wave_x.T)


EXACT = [
    Domain(16, 16),
    Domain(15, 8, stride=1),
    Domain(20, 10, (2.2, 2.2)),
    Domain(12, 9, (4.0, 4.0), (True, True)),
    Domain(12, 20, (4.0, 2.2), (True, False)),
    Domain(12, 12, (4.0, 3.0)),
    Domain(16, 12, (2.0, 2.0), stride=2),
]


@pytest.mark.parametrize("domain", EXACT)
def test_is_the_fourier_transform_where_a_period_is_whole(domain):
    luma = np.random.default_rng(1).random((domain.height, domain.width))
    X, Y = (int(domain.nyquist / r + 1e-9) for r in domain.radius_per_cycle)
    k_x, k_y = np.arange(X + 1), np.arange(-Y, Y + 1)
    found = amplitude_at(luma, domain, k_x, k_y)
    np.testing.assert_allclose(found, transform(luma, domain, k_x, k_y), atol=1e-9)


@pytest.mark.parametrize("period", [2.07, 3.17, 7.3])
def test_is_near_it_for_other_periods(period):
    domain = Domain(40, 40, (period, period))
    y, x = np.mgrid[:40, :40] / 40
    luma = np.exp(-((x - 0.5) ** 2 + (y - 0.4) ** 2) / 0.02)
    k_x, k_y = np.arange(30), np.arange(-30, 31)
    exact = transform(luma, domain, k_x, k_y)
    found = amplitude_at(luma, domain, k_x, k_y)
    assert np.abs(found - exact).max() < 0.15 * exact.max()


@given(domains(), st.integers(0, 9))
def test_works_on_any_domain(domain, seed):
    luma = np.random.default_rng(seed).random((domain.height, domain.width))
    X, Y = (int(domain.nyquist / r + 1e-9) for r in domain.radius_per_cycle)
    found = amplitude_at(luma, domain, np.arange(X + 1), np.arange(-Y, Y + 1))
    assert found.shape == (2 * Y + 1, X + 1)
    assert np.isfinite(found).all()
    assert (found >= 0).all()


def test_a_plain_picture_has_none():
    domain = Domain(30, 20, (2.2, 2.2))
    plain = np.full((20, 30), 0.3, dtype=np.float32)
    assert not amplitude_at(plain, domain, np.arange(9), np.arange(-9, 9)).any()


def test_refuses_another_size_and_values_that_are_not_finite():
    k = np.arange(2)
    with pytest.raises(SinStudioError, match="8 × 4 are fitted"):
        amplitude_at(np.zeros((8, 4)), Domain(8, 4), k, k)
    with pytest.raises(SinStudioError, match="finite"):
        amplitude_at(np.full((4, 8), np.nan), Domain(8, 4), k, k)

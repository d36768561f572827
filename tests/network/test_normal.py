from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import log_ndtr

from sinstudio.network.normal import log_cell_masses


@given(st.floats(0.05, 1e3), st.integers(1, 9))
def test_masses_of_all_cells_sum_to_one(sigma, step):
    reach = int(9 * sigma / step) + 2
    masses = np.exp(log_cell_masses(step * np.arange(-reach, reach + 1), step, sigma))
    assert masses.sum() == pytest.approx(1, rel=1e-9)


@pytest.mark.parametrize("sigma", [0.02, 0.3, 1.0, 7.0])
def test_tails_stay_finite_and_exact(sigma):
    k = np.arange(1, 60)
    a, b = -(k + 0.5) / sigma, -(k - 0.5) / sigma
    exact = log_ndtr(b) + np.log1p(-np.exp(log_ndtr(a) - log_ndtr(b)))
    np.testing.assert_allclose(log_cell_masses(k, 1, sigma), exact, atol=5e-3, rtol=1e-6)
    np.testing.assert_array_equal(log_cell_masses(-k, 1, sigma), log_cell_masses(k, 1, sigma))


def test_narrow_cells_meet_the_others():
    k = np.arange(0, 200_000, 997)
    narrow, wide = (log_cell_masses(k, 1, sigma) for sigma in (10_001.0, 9_999.0))
    np.testing.assert_allclose(narrow, wide, atol=0.1)
    assert np.isfinite(log_cell_masses(k, 1, 1e18)).all()

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_strategies import domains

from sinstudio.network.domain import Domain


@given(domains(), st.integers(-50, 50), st.integers(-50, 50))
def test_radii_follow_the_formula(domain, k_x, k_y):
    S = min(domain.width, domain.height)
    expected = max(
        2 * abs(k_x) / domain.period[0] * S / domain.width,
        2 * abs(k_y) / domain.period[1] * S / domain.height,
    )
    assert domain.radii([[k_x, k_y]])[0] == pytest.approx(expected)


def test_the_report_s_radius_on_a_square_that_tiles():
    assert Domain(64, 64).radii([[3, -7], [5, 1], [0, 0]]).tolist() == [7, 5, 0]
    assert Domain(64, 64).nyquist == 32
    assert Domain(64, 64, stride=2).nyquist == 16

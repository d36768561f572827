from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import jv
from small_layers import layer, neurons_at, terms_of_order

from sinstudio.network.bessel import (
    energy_beyond_bound,
    energy_by_order,
    tail_bound,
    term_bound,
)
from sinstudio.network.domain import Domain
from sinstudio.network.first_layer import rms_local_frequency

rows = st.lists(st.floats(-6, 6), min_size=1, max_size=4)


@settings(deadline=None)
@given(a=rows, data=st.data())
def test_the_bound_of_theorem_2_holds(a: list[float], data: st.DataObject) -> None:
    orders = data.draw(st.lists(st.integers(-9, 9), min_size=len(a), max_size=len(a)))
    exact = abs(np.prod(jv(orders, a)))
    bound = term_bound(orders, a)
    assert exact <= bound * (1 + 1e-12) + 1e-300
    by_hand = math.prod(
        (abs(x) / 2) ** abs(k) / math.factorial(abs(k)) for x, k in zip(a, orders, strict=True)
    )
    assert bound == pytest.approx(by_hand, rel=1e-10)


def test_the_reports_example_of_the_bound() -> None:
    assert term_bound([5], [1.0]) == pytest.approx(1 / (2**5 * math.factorial(5)))
    assert term_bound([0, 0], [1.0, 2.0]) == 1.0
    assert term_bound([0, 1], [3.0, 0.0]) == 0.0


@settings(deadline=None, max_examples=30)
@given(a=rows, order=st.integers(0, 5))
def test_the_tail_is_bounded(a: list[float], order: int) -> None:
    reach = 24
    weight = np.array([a[:2]])
    tail = sum(
        abs(np.prod(jv(k, a[:2])))
        for k in product(range(-reach, reach + 1), repeat=len(a[:2]))
        if sum(map(abs, k)) > order
    )
    assert tail <= tail_bound(weight, order)[0] * (1 + 1e-9) + 1e-12


def test_energies_by_order_are_sums_over_terms() -> None:
    found = layer([(1, 0), (2, 1), (0, 3)], size=2.0)
    energies = energy_by_order(found.weight, 4)
    for order in range(5):
        expected = sum(
            np.prod(jv(k, found.weight) ** 2, axis=1)
            for k, _ in terms_of_order(found, order)
            if np.abs(k).sum() == order
        )
        assert np.allclose(energies[:, order], expected)
    assert np.allclose(energy_by_order(found.weight, 40).sum(axis=1), 1)


@settings(deadline=None, max_examples=20)
@given(a=st.lists(st.floats(-2, 2), min_size=1, max_size=3), limit=st.integers(1, 60))
def test_energy_beyond_a_limit_is_bounded(a: list[float], limit: int) -> None:
    kappa = np.array([3, -7, 11])[: len(a)]
    exact = sum(
        np.prod(jv(k, a) ** 2)
        for k in product(range(-12, 13), repeat=len(a))
        if abs(np.dot(k, kappa)) > limit
    )
    bound = energy_beyond_bound(np.array([a]), kappa, limit)[0]
    assert exact <= bound + 1e-12
    assert bound <= 1


def test_the_bound_on_energy_falls_with_the_limit() -> None:
    found = layer([(3, 0), (7, 0), (11, 0)], size=1.0)
    bounds = [energy_beyond_bound(found.weight, found.frequencies[:, 0], x) for x in (20, 40, 80)]
    assert (bounds[0] > bounds[1]).all()
    assert (bounds[2] < 1e-3).all()


def test_rms_local_frequency_is_that_of_the_slope_and_of_what_is_generated() -> None:
    found = layer([(1, 0), (3, 0), (4, 0)])
    rms = rms_local_frequency(found.weight, found.frequencies[:, 0])
    u = np.arange(4096) / 4096
    theta = 2 * np.pi * np.outer(u, found.frequencies[:, 0]) + found.phases
    slope = np.gradient(np.sin(theta) @ found.weight.T, u, axis=0)[1:-1] / (2 * np.pi)
    assert np.allclose(rms, np.sqrt((slope**2).mean(axis=0)), rtol=1e-2)
    generated = sum(
        (k @ found.frequencies[:, 0]) ** 2 * np.prod(jv(k, found.weight) ** 2, axis=1)
        for k, _ in terms_of_order(found, 9)
    )
    assert np.allclose(rms, np.sqrt(generated), rtol=1e-4)
    assert neurons_at(found, np.zeros((1, 2))).shape == (1, 3)


def test_rms_local_frequency_at_automatic_bounds_is_near_nyquist_over_smoothness() -> None:
    from sinstudio.network.blocks import automatic_blocks

    domain = Domain(64, 64)
    k = np.array([[x, y] for x in range(1, 7) for y in range(-6, 7)])
    radii = domain.radii(k)
    blocks = automatic_blocks(radii, domain.nyquist, 1.5)
    at_bounds = blocks.column_bounds(radii)[None, :]
    assert rms_local_frequency(at_bounds, radii)[0] == pytest.approx(domain.nyquist / 1.5, rel=0.2)

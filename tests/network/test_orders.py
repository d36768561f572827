from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_layers import amplitude_of, frequency_lists, layer, signal_lists, terms_of_order

from sinstudio.errors import SinStudioError
from sinstudio.network import explain as explain_module
from sinstudio.network import predicted as predicted_module
from sinstudio.network.expansion import expand
from sinstudio.network.explain import Explainer, written
from sinstudio.network.orders import LowOrders, spread
from sinstudio.network.predicted import Predicted, predict

lists = st.one_of(frequency_lists, signal_lists)


def half(f: np.ndarray) -> tuple[int, int]:
    x, y = (int(value) for value in f)
    return (x, y) if (x, y) >= (0, 0) else (-x, -y)


def low_orders(k: list, seed: int, signals: int = 1, size: float = 1.2) -> LowOrders:
    found = layer(k, n=4, seed=seed, size=size)
    return LowOrders(found, np.random.default_rng(seed).normal(size=(signals, 4)))


def waves(low: LowOrders, order: int) -> dict[tuple[int, int], list]:
    """Real waves by frequency: (order, amplitude) of each pair of terms k' and -k'."""
    found: dict[tuple[int, int], list] = {}
    b = low.layer.bias
    for orders, f in terms_of_order(low.layer, order):
        if tuple(orders) > tuple(-orders):
            total = int(np.abs(orders).sum())
            each = amplitude_of(low.layer, orders) * 2 * (np.cos(b) if total % 2 else np.sin(b))
            size = np.abs(low.mix @ each)
            if half(f) == (0, 0):  # a constant: the wave at phase 0
                phase = orders @ low.layer.phases
                size = size * abs(np.sin(phase) if total % 2 else np.cos(phase))
            found.setdefault(half(f), []).append((total, float(np.sqrt((size**2).mean()))))
    return found


@settings(deadline=None, max_examples=25)
@given(k=lists, seed=st.integers(0, 99), order=st.integers(1, 3), signals=st.integers(1, 2))
def test_every_way_is_found_and_no_other(k: list, seed: int, order: int, signals: int) -> None:
    low = low_orders(k, seed, signals)
    expected = waves(low, order)
    explainer = Explainer(low, order)
    for f in list(expected)[:12]:
        for sign in (1, -1):
            told = explainer.explain((sign * f[0], sign * f[1]), most=10_000)
            ways = [way for way in told.contributions if way.order]
            found = sorted((way.order, way.amplitude) for way in ways)
            assert np.allclose(found, sorted(expected[f]), atol=1e-12)
            assert told.count == len(told.contributions)
            assert told.order == order
            for way in ways:
                made = np.array(way.orders) @ low.layer.frequencies[list(way.columns)]
                assert half(made) == f
                assert sum(map(abs, way.orders)) == way.order


@settings(deadline=None, max_examples=25)
@given(k=lists, seed=st.integers(0, 99), order=st.integers(0, 3))
def test_a_prediction_is_the_expansion_up_to_that_order(k: list, seed: int, order: int) -> None:
    low = low_orders(k, seed)
    expected = expand(low.layer, order=order, tolerance=1e-14).neurons
    predicted = predict(low, order, (20, 20))
    assert predicted is not None
    z = expected.amplitudes @ low.mix[0]
    series = predicted.fourier()
    for f, amplitude in zip(expected.frequencies, z, strict=True):
        assert abs(series.at(f)[0] - amplitude) < 1e-11
    places = np.random.default_rng(seed).uniform(-1, 1, (30, 2))
    values = low.values(places, order)
    assert values is not None
    assert np.allclose(values[1][:, 0], expected.values(places) @ low.mix[0], atol=1e-9)
    assert np.allclose(series.values(places)[:, 0], values[1][:, 0], atol=1e-9)
    gridded = predicted.values(places[:5, 0], places[:6, 1])
    on_grid = np.stack(np.meshgrid(places[:5, 0], places[:6, 1]), axis=-1)
    assert np.allclose(gridded, series.values(on_grid)[..., 0], atol=1e-9)


def test_an_explanation_adds_up_to_the_prediction() -> None:
    low = low_orders([(1, 2), (3, -1), (2, 1), (1, 2), (-3, 1)], 3)
    series = predict(low, 3, (20, 20)).fourier()
    explainer = Explainer(low)
    for f in [(1, 2), (4, 1), (0, 0), (2, -3), (5, 5)]:
        assert explainer.explain(f).amplitude == pytest.approx(abs(series.at(f)[0]), abs=1e-12)


def test_what_lies_beyond_the_grid_is_left_out_of_it() -> None:
    low = low_orders([(5, 0), (0, 7)], 1)
    wide, narrow = predict(low, 2, (20, 20)), predict(low, 2, (6, 8))
    assert narrow.grid.shape == (7, 17)
    assert np.allclose(wide.grid[:7, 12:29], narrow.grid)
    assert narrow.share == wide.share


def test_a_prediction_of_a_signal_is_a_line() -> None:
    low = low_orders([(3, 0), (5, 0)], 1)
    frequencies, amplitudes = predict(low, 2, (16, 0)).amplitudes()
    assert set(np.flatnonzero(amplitudes > 1e-9)) <= {0, 2, 3, 5, 6, 8, 10}
    assert len(frequencies) == len(amplitudes) == 17


def test_a_prediction_can_be_given_up() -> None:
    assert predict(low_orders([(1, 0), (2, 1)], 0), 2, (4, 4), stop=lambda: True) is None


def test_the_share_rises_to_all_where_entries_are_small() -> None:
    low = low_orders([(1, 2), (3, -1), (2, 1)], 0, size=0.2)
    shares = [low.share(order) for order in range(4)]
    assert shares[0] == pytest.approx(0, abs=1e-9)
    assert shares[1] < shares[2] < shares[3]
    assert shares[3] > 0.9999


def test_a_share_is_that_of_a_dense_grid() -> None:
    low = low_orders([(1, 2), (3, -1), (2, 1), (4, 4)], 5)
    side = np.arange(96) / 96
    true, series = low.values(np.stack(np.meshgrid(side, side), -1).reshape(-1, 2), 2)
    left = ((true - true.mean()) - (series - series.mean())) ** 2
    assert low.share(2) == pytest.approx(1 - left.mean() / true.var(), abs=0.03)


def test_no_share_is_told_near_a_zero_of_the_bessel_function() -> None:
    found = layer([(1, 0), (2, 0)], n=2)
    found.weight[0, 0] = 2.404825557695773  # J_0 is 0 there
    low = LowOrders(found, [1.0, 1.0])
    assert low.share(2) is None
    series = predict(low, 3, (9, 0))
    assert series.share is None
    expected = expand(found, order=3).neurons
    for f in [(1, 0), (3, 0), (5, 0)]:
        assert abs(series.fourier().at(f)[0] - expected.at(f).sum()) < 1e-10


def test_places_are_spread_evenly() -> None:
    places = spread(1000)
    counts, _, _ = np.histogram2d(*places.T, bins=10, range=[[0, 1], [0, 1]])
    assert counts.min() >= 6
    assert counts.max() <= 14


def test_large_entries_keep_their_digits() -> None:
    found = layer([(1, 0), (2, 1), (0, 3)], size=12.0, seed=4)
    low = LowOrders(found, np.ones(3))
    inputs = np.array([[0, 1, 2], [0, 1, 2], [0, 1, 2]])
    orders = np.array([[1, -1, 1], [3, 0, 0], [0, 2, -1]])
    for row, z in zip(orders, low.amplitudes(inputs, orders), strict=True):
        expected = 2 * (amplitude_of(found, row) * np.cos(found.bias)).sum()
        assert abs(z[0]) == pytest.approx(abs(expected), rel=1e-9)


def test_it_is_said_in_words() -> None:
    found = layer([(12, -3), (10, 0), (2, -3)], n=4, size=0.4)
    told = Explainer(LowOrders(found, np.ones(4))).explain((12, -3))
    sentence = told.sentence()
    assert sentence.startswith("(12, −3): order 1 of (12, −3), 0.")
    assert "(10, 0) + (2, −3), 0." in sentence
    assert "together 0." in sentence
    assert 0 < told.energy < 1
    nothing = Explainer(LowOrders(found, np.ones(4))).explain((1, 1))
    assert nothing.sentence() == "(1, 1): no inputs make it in order 3 or below."
    assert nothing.amplitude == 0
    minus = Explainer(LowOrders(found, np.ones(4))).explain((8, 3)).sentence()
    assert "(10, 0) − (2, −3)" in minus
    assert "2(10, 0)" in Explainer(LowOrders(found, np.ones(4))).explain((20, 0)).sentence()


def test_it_is_said_in_words_along_one_axis() -> None:
    found = layer([(10, 0), (-3, 0)], n=4, size=0.4)
    explainer = Explainer(LowOrders(found, np.ones(4)))
    for frequency, text in [
        (3, "order 1 of 3"),
        (17, "2\N{MIDDLE DOT}10 \N{MINUS SIGN} 3"),
        (13, "10 + 3"),
        (-7, "\N{MINUS SIGN}10 + 3"),
    ]:
        texts = [item.text(axes=1) for item in explainer.explain((frequency, 0)).contributions]
        assert text in texts
    assert written((-3, 0), axes=1) == "\N{MINUS SIGN}3"


@given(
    count=st.integers(1, 300),
    reach=st.integers(0, 9),
    u_0=st.floats(-3, 3),
    step=st.floats(1e-4, 0.3),
    at_a_time=st.integers(1, 5),
)
def test_samples_of_a_signal_are_values(count, reach, u_0, step, at_a_time) -> None:
    rng = np.random.default_rng(count)
    grid = rng.normal(size=(reach + 1, 1)) + 1j * rng.normal(size=(reach + 1, 1))
    found = Predicted(grid, 1, None)
    expected = found.values(u_0 + step * np.arange(count), [0.0])[0]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(predicted_module, "_AT_A_TIME", at_a_time)
        np.testing.assert_allclose(found.samples(u_0, step, count), expected, atol=1e-9)


def test_too_many_ways_of_an_order_are_left_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explain_module, "MOST_PRODUCTS", 40)
    k = np.random.default_rng(0).integers(-3, 4, (12, 2))
    told = Explainer(low_orders(k, 0)).explain((2, 1))
    assert told.order < 3


@pytest.mark.parametrize("frequency", [(1 << 60, 0), (0, -(1 << 40))])
def test_frequencies_out_of_reach_are_refused(frequency: tuple[int, int]) -> None:
    with pytest.raises(SinStudioError, match="too large to be explained"):
        Explainer(low_orders([(1, 0)], 0)).explain(frequency)


def test_orders_and_grids_out_of_reach_are_refused() -> None:
    low = low_orders([(1, 0)], 0)
    with pytest.raises(SinStudioError, match="choose 1, 2 or 3"):
        Explainer(low, 4)
    with pytest.raises(SinStudioError, match="choose 0, 1, 2 or 3"):
        predict(low, 4, (4, 4))
    with pytest.raises(SinStudioError, match="look at fewer"):
        predict(low, 1, (10_000, 10_000))

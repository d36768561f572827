"""Small first layers, and slow clear references for what they generate."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import strategies as st
from scipy.special import jv

from sinstudio.network.first_layer import FirstLayer

# samples of a period along an axis: orders that matter generate less than half of them
SIDE = 256
SIGNAL = 2048


def layer(k, n: int = 3, size: float = 1.2, seed: int = 0, channels: int = 2) -> FirstLayer:
    rng = np.random.default_rng(seed)
    k = np.asarray(k, dtype=np.int64)
    m = len(k)
    return FirstLayer(
        k,
        rng.uniform(-np.pi, np.pi, m),
        rng.uniform(-size, size, (n, m)),
        rng.uniform(-np.pi, np.pi, n),
        rng.normal(size=(channels, n)),
        rng.normal(size=channels),
    )


def neurons_at(found: FirstLayer, u: np.ndarray) -> np.ndarray:
    """The neurons at places (… × 2, in periods), as equation 1 defines them."""
    theta = 2 * np.pi * (u @ found.frequencies.T) + found.phases
    return np.sin(np.sin(theta) @ found.weight.T + found.bias)


def sampled_amplitudes(found: FirstLayer, frequencies: np.ndarray) -> np.ndarray:
    """Amplitudes z of every neuron by the FFT of one period, (q, n); flat along y for a signal."""
    signal = not found.frequencies[:, 1].any()
    side, rows = (SIGNAL, 1) if signal else (SIDE, SIDE)
    x, y = np.arange(side) / side, np.arange(rows) / rows
    values = neurons_at(found, np.stack(np.meshgrid(x, y), axis=-1))
    spectrum = np.fft.fft2(values, axes=(0, 1)) / (len(x) * len(y))
    z = spectrum[frequencies[:, 1], frequencies[:, 0]]
    return np.where((frequencies == 0).all(axis=1)[:, None], z, 2 * z)


def terms_of_order(found: FirstLayer, order: int):
    """(k', f) of all terms of total order up to `order`, one by one."""
    for orders in product(range(-order, order + 1), repeat=len(found.frequencies)):
        if sum(map(abs, orders)) <= order:
            yield np.array(orders), np.array(orders) @ found.frequencies


def amplitude_of(found: FirstLayer, orders: np.ndarray) -> np.ndarray:
    """∏ J for every neuron, (n,)."""
    return jv(orders, found.weight).prod(axis=1)


frequency_lists = st.lists(
    st.tuples(st.integers(-4, 4), st.integers(-4, 4)), min_size=1, max_size=4
)  # with repeats, ± twins and zero
signal_lists = st.lists(st.tuples(st.integers(-6, 6), st.just(0)), min_size=1, max_size=4)

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.network.domain import Domain
from sinstudio.network.initial import initialise
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.decay import Decay, apply_decay, course
from sinstudio.training.gradient import Gradients
from sinstudio.training.settings.decay import DecaySettings


def network(hidden=(6, 5)):
    found = SinusoidalNetwork([[1, 0], [0, 1], [3, -2], [2, 5]], hidden, 3, Domain(16, 12))
    initialise(found, 1)
    return found.double()


@given(st.floats(0, 1))
def test_the_pulse_is_the_piecewise_quadratic_of_the_report(t):
    e_wd = 1.0
    first, second = (2 * t / e_wd) ** 2, (2 * (t - e_wd) / e_wd) ** 2  # g_1 and g_2, peak 1
    assert course("pulse", t) == pytest.approx(first if t <= e_wd / 2 else second)
    assert course("rising", t) == pytest.approx(t**2)
    assert course("constant", t) == 1


@pytest.mark.parametrize("norm", ["L1", "L2"])
@pytest.mark.parametrize("alpha", [0.0, 1e-3, 1.0, "auto"])
@pytest.mark.parametrize("targeted", [False, True])
def test_equals_autograd_of_the_regularised_loss(norm, alpha, targeted):
    found = network()
    points = torch.rand(20, 2, dtype=torch.float64, generator=torch.manual_seed(2)) * 2 - 1
    values = torch.rand(20, 3, dtype=torch.float64, generator=torch.manual_seed(3))
    columns, rows = torch.tensor([0, 3]), (torch.tensor([1, 2]), torch.tensor([4]))
    decay = Decay(0.7, columns, rows) if targeted else Decay(0.7)
    gradients = Gradients(found)
    with torch.no_grad():
        gradients.add(found.features(points), values, 20)
        used = apply_decay(
            found, gradients.of, gradients.loss, DecaySettings(alpha=alpha, norm=norm), decay
        )

    for parameter in found.parameters():
        parameter.requires_grad_(True)
    parts = []
    for index, layer in enumerate(found.layers):
        mask = torch.ones_like(layer.weight)
        if targeted:
            mask = torch.zeros_like(layer.weight)
            mask[rows[index]] = 1
            if index == 0:
                mask[:, columns] = 1
        kept = layer.weight * mask
        parts.append(kept.abs().sum() if norm == "L1" else kept.square().sum())
    size = sum(parts)
    mse = torch.nn.functional.mse_loss(found(points), values)
    scale = alpha
    if alpha == "auto":  # α‖A‖ = 3 (1 - α) MSE
        error, norm_of_a = mse.item(), size.item()
        scale = 3 * error / (norm_of_a + 3 * error)
        assert scale * norm_of_a == pytest.approx(3 * (1 - scale) * error)
    assert float(used) == pytest.approx(0.7 * scale)
    loss = (1 - 0.7 * scale) * mse + 0.7 * scale * size
    loss.backward()
    for name, parameter in found.named_parameters():
        if name != "phases":
            np.testing.assert_allclose(gradients.of[name], parameter.grad, atol=1e-12)

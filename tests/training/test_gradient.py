import numpy as np
import pytest
import torch

from sinstudio.network.domain import Domain
from sinstudio.network.edits import AdamState, add_columns
from sinstudio.network.initial import initialise
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.adam import adam_step
from sinstudio.training.gradient import Gradients


def small_network(hidden, channels=3, seed=1):
    frequencies = [[1, 0], [0, 1], [3, -2], [2, 5], [4, 0]]
    network = SinusoidalNetwork(frequencies, hidden, channels, Domain(16, 12, (2.0, 2.5)))
    initialise(network, seed)
    return network.double()


@pytest.mark.parametrize("hidden", [[7], [6, 5], [4, 5, 6]])
@pytest.mark.parametrize("channels", [1, 4])
@pytest.mark.parametrize("phases", [False, True])
def test_equals_autograd(hidden, channels, phases):
    network = small_network(hidden, channels)
    points = torch.rand(23, 2, dtype=torch.float64, generator=torch.manual_seed(2)) * 2 - 1
    values = torch.rand(23, channels, dtype=torch.float64, generator=torch.manual_seed(3))
    angle = points @ network.omega.T + network.phases
    gradients = Gradients(network)
    with torch.no_grad():
        for part in (slice(0, 10), slice(10, 23)):  # in chunks
            gradients.add(
                torch.sin(angle[part]).detach(),
                values[part],
                23,
                torch.cos(angle[part]).detach() if phases else None,
            )

    for parameter in network.parameters():
        parameter.requires_grad_(True)
    loss = torch.nn.functional.mse_loss(network(points), values)
    loss.backward()
    assert torch.allclose(gradients.loss, loss.detach(), atol=1e-14)
    for name, parameter in network.named_parameters():
        if name == "phases" and not phases:
            assert not gradients.of[name].any()
        else:
            assert torch.allclose(gradients.of[name], parameter.grad, atol=1e-13), name


@pytest.mark.parametrize("hidden", [[7], [6, 5]])
@pytest.mark.parametrize("signal", [False, True])
def test_the_frequencies_of_a_siren(hidden, signal):
    domain = Domain(16, 1 if signal else 12, (2.0, 2.5), signal=signal)
    omega = np.random.default_rng(0).uniform(-15, 15, (5, 2))
    network = SinusoidalNetwork(None, hidden, 2, domain, omega=omega)
    initialise(network, 1)
    network.double().phases.requires_grad_(True)
    points = torch.rand(23, 2, dtype=torch.float64, generator=torch.manual_seed(2)) * 2 - 1
    if signal:
        points[:, 1] = 0  # ω_y has no meaning and is not trained
    values = torch.rand(23, 2, dtype=torch.float64, generator=torch.manual_seed(3))
    torch.nn.functional.mse_loss(network(points), values).backward()
    gradients = Gradients(network)
    with torch.no_grad():
        angle = points @ network.omega.T + network.phases
        for part in (slice(0, 10), slice(10, 23)):
            gradients.add(angle[part].sin(), values[part], 23, angle[part].cos(), points[part])
    for name, parameter in network.named_parameters():
        assert torch.allclose(gradients.of[name], parameter.grad, atol=1e-13), name
    assert gradients.of["real_omega"][:, 0].all()
    assert bool(gradients.of["real_omega"][:, 1].any()) != signal


def test_adam_is_torchs_adam():
    ours, theirs = small_network([6, 5]), small_network([6, 5])
    for parameter in theirs.parameters():
        parameter.requires_grad_(True)
    optimiser = torch.optim.Adam(theirs.parameters(), lr=0.01)
    state = AdamState.zeros_like(ours)
    rates = {name: 0.01 for name, _ in ours.named_parameters()}
    generator = torch.manual_seed(5)
    with torch.no_grad():
        for parameter in ours.parameters():
            parameter.requires_grad_(False)
        for _ in range(7):
            gradients = {
                name: torch.randn(p.shape, generator=generator, dtype=torch.float64)
                for name, p in ours.named_parameters()
            }
            adam_step(ours, gradients, state, rates)
            for name, parameter in theirs.named_parameters():
                parameter.grad = gradients[name].clone()
            optimiser.step()
    for (name, a), b in zip(ours.named_parameters(), theirs.parameters(), strict=True):
        assert torch.allclose(a, b, atol=1e-10), name


def test_a_new_column_takes_a_first_step_of_the_rate():
    network = small_network([6]).requires_grad_(False)
    state = AdamState.zeros_like(network)
    rates = {"hidden.0.weight": 0.01}
    ones = {"hidden.0.weight": torch.ones(6, 5, dtype=torch.float64)}
    for _ in range(50):
        adam_step(network, ones, state, rates)
    add_columns(network, [[7, 7]], state=state)
    network.requires_grad_(False)
    before = network.layers[0].weight.clone()
    adam_step(network, {"hidden.0.weight": torch.ones(6, 6, dtype=torch.float64)}, state, rates)
    step = (before - network.layers[0].weight).numpy()
    np.testing.assert_allclose(step, 0.01, rtol=1e-5)

"""The SIREN baseline: the same network with real frequencies."""

from __future__ import annotations

import copy
import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Domain
from sinstudio.network.edits import AdamState, add_columns, drop_columns
from sinstudio.network.initial import initialise, invert_output
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.network.siren import draw_siren, siren_cycles

OMEGA_0 = 30.0


def siren(
    m: int = 5, hidden: tuple[int, ...] = (6, 4), channels: int = 3, domain: Domain | None = None
) -> SinusoidalNetwork:
    domain = domain or Domain(16, 12, (2.2, 2.5))
    omega = domain.omega(draw_siren(domain, m, OMEGA_0, 1).frequencies)
    network = SinusoidalNetwork(None, hidden, channels, domain, omega=omega)
    initialise(network, 2)
    return network


class Sine(nn.Module):
    """sin(ω₀(Wx + b)), as Sitzmann et al. write it."""

    def __init__(self, effective: torch.Tensor, shift: torch.Tensor) -> None:
        super().__init__()
        self.linear = nn.Linear(effective.shape[1], effective.shape[0], dtype=torch.float64)
        with torch.no_grad():
            self.linear.weight.copy_(effective / OMEGA_0)
            self.linear.bias.copy_(shift / OMEGA_0)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.sin(OMEGA_0 * self.linear(x))


def plain_siren(network: SinusoidalNetwork) -> nn.Sequential:
    """The same function, in the form in which others write it."""
    first = Sine(network.omega, network.phases.detach())
    layers = [Sine(layer.weight.detach(), layer.bias.detach()) for layer in network.layers]
    return nn.Sequential(first, *layers, copy.deepcopy(network.output))


def test_is_a_plain_siren_of_the_corresponding_weights():
    network = siren().double()
    network.phases.requires_grad_(True)
    plain = plain_siren(network)
    points = torch.rand(40, 2, dtype=torch.float64, generator=torch.manual_seed(0)) * 6 - 3
    values = torch.rand(40, 3, dtype=torch.float64, generator=torch.manual_seed(1))
    torch.testing.assert_close(network(points), plain(points), atol=1e-12, rtol=0)
    for f in (network, plain):
        nn.functional.mse_loss(f(points), values).backward()
    ours = [network.real_omega, *(layer.weight for layer in network.layers)]
    shifts = [network.phases, *(layer.bias for layer in network.layers)]
    for weight, shift, sine in zip(ours, shifts, plain, strict=False):
        # a step of s on A = ω₀W is one of s/ω₀ on W, so its gradient is ω₀ times smaller
        torch.testing.assert_close(OMEGA_0 * weight.grad, sine.linear.weight.grad)
        torch.testing.assert_close(OMEGA_0 * shift.grad, sine.linear.bias.grad)
    torch.testing.assert_close(network.output.weight.grad, plain[-1].weight.grad)


def test_has_no_period_and_counts_as_others_do():
    network = siren()
    assert not network.periodic
    assert network.widths == (5, 6, 4, 3)
    whole = SinusoidalNetwork([[k, 1] for k in range(5)], (6, 4), 3, network.domain)
    assert whole.periodic
    assert network.parameter_count() == whole.parameter_count()
    assert "frequencies" not in network.state_dict()
    assert "real_omega" not in whole.state_dict()
    shifted = torch.tensor([[0.3 + 2.2, -0.1]], dtype=torch.float64)
    assert not torch.allclose(network(shifted), network(shifted - torch.tensor([2.2, 0.0])))


def test_cycles_are_those_of_omega():
    network = siren(domain=Domain(16, 12, (2.0, 4.0)))
    omega, cycles = network.omega.numpy(), network.cycles
    assert cycles.dtype == np.float64
    np.testing.assert_allclose(2 * np.pi * cycles / np.array([2.0, 4.0]), omega)
    cycles[:] = 0
    assert network.omega.any(), "a copy"
    whole = SinusoidalNetwork([[3, -1]], [2], 1, network.domain)
    assert whole.cycles.dtype == np.int64
    assert whole.cycles.tolist() == [[3, -1]]


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_types_and_copies(dtype):
    network = siren().to(dtype)
    assert network.real_omega.dtype == network(torch.zeros(1, 2)).dtype == dtype
    assert network.omega.dtype == torch.float64
    twin = copy.deepcopy(network)
    twin.real_omega.data.zero_()
    assert network.real_omega.any()
    network.load_state_dict(twin.state_dict())
    assert not network.real_omega.any()


@given(st.integers(1, 40), st.floats(0.5, 200), st.booleans(), st.integers(0, 9))
def test_draws_within_half_of_omega_0_for_pictures_and_all_of_it_for_signals(m, omega0, signal, s):
    domain = Domain(64, 1 if signal else 48, (2.2, 2.0), signal=signal)
    choice = draw_siren(domain, m, omega0, s)
    omega = domain.omega(choice.frequencies)
    reach = omega0 if signal else omega0 / 2
    assert omega.shape == (m, 2)
    assert np.abs(omega).max() <= reach * (1 + 1e-6)
    network = SinusoidalNetwork(None, [1], 1, domain, omega=omega)
    np.testing.assert_array_equal(network.cycles, choice.frequencies)
    assert not (signal and omega[:, 1].any())
    np.testing.assert_array_equal(draw_siren(domain, m, omega0, s).frequencies, choice.frequencies)
    beyond = int((domain.radii(choice.frequencies) > domain.nyquist).sum())
    assert [note.split()[0] for note in choice.notes] == ([str(beyond)] if beyond else [])


def test_omega_0_in_cycles_per_picture():
    assert siren_cycles(30) == pytest.approx(4.7746, abs=1e-4)
    assert siren_cycles(30, signal=True) == pytest.approx(9.5493, abs=1e-4)
    square = Domain(256, 256)
    radii = square.radii(draw_siren(square, 4000, 30, 0).frequencies)
    assert radii.max() == pytest.approx(4.77, abs=0.01)


def test_columns_come_and_go_with_their_omega_and_its_state():
    network = siren(m=4)
    state = AdamState.zeros_like(network)
    before = network.real_omega.detach().clone()
    state.exp_avg["real_omega"] += torch.arange(4.0).unsqueeze(1) + 1
    state.steps["real_omega"] += 7
    add_columns(network, [[1.5, -0.25]], state=state)
    assert network.widths == (5, 6, 4, 3)
    np.testing.assert_allclose(network.cycles[4], [1.5, -0.25], rtol=1e-6)
    assert network.real_omega.requires_grad
    assert state.steps["real_omega"].flatten().tolist() == [7, 7, 7, 7, 0]
    drop_columns(network, [0, 2], state)
    assert torch.equal(network.real_omega[:2], before[[1, 3]])
    assert state.exp_avg["real_omega"][:, 0].tolist() == [2, 4, 0]
    assert network(torch.zeros(3, 2)).shape == (3, 3)
    with pytest.raises(SinStudioError, match="All 3 input frequencies"):
        drop_columns(network, [0, 1, 2], state)


@pytest.mark.parametrize("omega", [[], [1.0, 2.0], [[1, 2, 3]], [[math.nan, 0]], [["a", "b"]]])
def test_refuses_other_frequencies(omega):
    with pytest.raises(SinStudioError):
        SinusoidalNetwork(None, [2], 1, Domain(8, 8), omega=omega)


def test_the_output_is_inverted_only_where_a_is_one_number():
    network = SinusoidalNetwork([[1, 0]], [1], 1, Domain(8, 8))
    assert not invert_output(network), "A is 0"
    initialise(network, 0)
    assert invert_output(network)
    a, c = network.layers[0].weight.item(), network.output.weight.item()
    assert a * c == pytest.approx(1)
    for other in (siren(), SinusoidalNetwork([[1, 0]], [1], 3, Domain(8, 8))):
        weights = other.output.weight.clone()
        assert not invert_output(other)
        assert torch.equal(other.output.weight, weights)

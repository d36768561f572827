"""The SIREN baseline and C = 1/A, as recipes fit them."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch import nn

from sinstudio.api import fit
from sinstudio.errors import SinStudioError
from sinstudio.measure.network import measures
from sinstudio.network.edits import drop_columns
from sinstudio.render.grid import GridRenderer
from sinstudio.training.recipe import Recipe
from sinstudio.training.trainer import Trainer


def picture(height=12, width=16, channels=3):
    y, x = np.mgrid[0:height, 0:width]
    waves = [np.sin(x / (3 + c)) * np.cos(y / 4) * 0.4 + 0.5 for c in range(channels)]
    return np.stack(waves, -1).astype(np.float32)


def recipe(**changes):
    base = {
        "network.baseline": "siren",
        "frequencies.count": 8,
        "network.hidden": [10, 9],
        "bounds.enabled": False,
        "training.batch": 64,
        "training.steps": 30,
        "training.threads": 1,
        "training.device": "cpu",
    }
    return Recipe().changed(base | {k.replace("__", "."): v for k, v in changes.items()})


def test_trains_its_frequencies_and_everything_else():
    trainer = Trainer(recipe(), picture())
    assert trainer.recipe.network.trainable == ("A", "b", "C", "d", "phases", "omega")
    before = {n: p.clone() for n, p in trainer.network.named_parameters()}
    assert set(before) >= {"real_omega", "phases"}
    trainer.run()
    assert not trainer.network.periodic
    for name, parameter in trainer.network.named_parameters():
        assert not torch.equal(before[name], parameter), name


def test_becomes_the_picture():
    larger = {"frequencies__count": 24, "network__hidden": [24, 24]}
    trainer = Trainer(recipe(training__steps=600, training__rate=0.01, **larger), picture())
    trainer.run()
    assert trainer.history.rows[-1].psnr_db > 30


@pytest.mark.parametrize("trainable", [("A", "b", "C", "d"), ("omega",), ("phases", "C")])
def test_only_what_is_chosen_is_trained(trainable):
    trainer = Trainer(recipe(network__trainable=trainable), picture())
    before = {n: p.clone() for n, p in trainer.network.named_parameters()}
    trainer.run()
    moved = {n for n, p in trainer.network.named_parameters() if not torch.equal(before[n], p)}
    found = {
        "omega": "real_omega" in moved,
        "phases": "phases" in moved,
        "A": "hidden.0.weight" in moved,
        "b": "hidden.1.bias" in moved,
        "C": "output.weight" in moved,
        "d": "output.bias" in moved,
    }
    assert {name for name, did in found.items() if did} == set(trainable)


def test_same_seed_same_bits():
    one, two = (Trainer(recipe(), picture()) for _ in range(2))
    one.run()
    two.run()
    for a, b in zip(one.network.parameters(), two.network.parameters(), strict=True):
        assert torch.equal(a, b)
    seeds = [Trainer(recipe(frequencies__seed=s), picture()).network.omega for s in (0, 1)]
    assert not torch.equal(*seeds)


@pytest.mark.parametrize("batch", [48, "all"])
def test_steps_are_those_of_autograd_and_torchs_adam(batch):
    """The picture is half-open, so that pixel i of W is at -1 + 2i/W, as anywhere else."""
    changes = {"training__precision": "float64", "training__schedule": "constant"}
    trainer = Trainer(
        recipe(training__batch=batch, training__output_rate=1.0, **changes), picture()
    )
    network = Trainer(recipe(**changes), picture()).network.requires_grad_(True)
    optimiser = torch.optim.Adam(network.parameters(), lr=trainer.rate)
    target = trainer.target
    points = target.points_at(target.rows, target.columns)
    for _ in range(6):
        state = (trainer._order.get_state(), trainer._next, trainer._left)
        ranges = trainer._next_batch()
        trainer._order.set_state(state[0])
        trainer._next, trainer._left = state[1:]
        chosen = torch.cat([torch.arange(*pair) for pair in ranges])
        optimiser.zero_grad()
        nn.functional.mse_loss(network(points[chosen]), target.values[chosen]).backward()
        optimiser.step()
        trainer.step()
    for (name, a), b in zip(trainer.network.named_parameters(), network.parameters(), strict=True):
        torch.testing.assert_close(a, b, atol=1e-9, rtol=0, msg=name)


def test_points_are_those_that_are_rendered():
    trainer = Trainer(recipe(training__precision="float64"), picture())
    target, network = trainer.target, trainer.network
    x, y = (-1 + 2 * np.arange(n) / n for n in (16, 12))
    with torch.no_grad():
        at = network(target.points_at(target.rows, target.columns))
    values = GridRenderer(network, x, y).values(0, 12)
    grid = values[target.rows.long(), target.columns.long()]
    torch.testing.assert_close(at, grid.clone(), atol=1e-9, rtol=0)


@pytest.mark.parametrize("automatic", [False, True])
def test_a_bound_holds_after_every_step_though_radii_move(automatic):
    bounds = {"bounds__enabled": True, "network__omega0": 60.0, "training__rate": 1.0}
    if not automatic:
        bounds |= {"bounds__limits": [2, 5], "bounds__values": [1.0, 0.1, 0.02]}
    trainer = Trainer(recipe(**bounds), picture())
    blocks = set()
    for step in range(12):
        if step:
            trainer.step()
        radii = trainer.target.domain.radii(trainer.network.cycles)
        blocks.add((trainer.blocks, tuple(trainer.blocks.block_of(radii))))
        largest = trainer.network.layers[0].weight.abs().max(0).values.numpy()
        assert (largest <= trainer.blocks.column_bounds(radii).astype(np.float32)).all()
    assert len(blocks) > 1, "blocks have moved, or columns between them"


def test_divergence_is_rolled_back_with_the_frequencies():
    trainer = Trainer(recipe(training__steps=1000, bounds__enabled=True), picture())
    for _ in range(110):
        trainer.step()
    trainer.network.real_omega.data[0, 0] = math.nan
    for _ in range(40):
        trainer.step()
    assert all(torch.isfinite(p).all() for p in trainer.network.parameters())
    assert len(trainer.notes) == 1
    assert "diverged at step 120; back to step 100" in trainer.notes[0]
    assert trainer.measure_whole()[0] > 10


def test_trained_shifts_are_followed_after_a_rollback():
    integer = {"network__baseline": "none", "network__trainable": ["A", "phases", "C"]}
    trainer = Trainer(recipe(training__steps=1000, **integer), picture())
    for _ in range(110):
        trainer.step()
    trainer.network.phases.data[0] = math.nan
    for _ in range(40):
        trainer.step()
    assert len(trainer.notes) == 1


def test_columns_can_be_removed_while_it_trains():
    trainer = Trainer(recipe(), picture())
    trainer.step()
    drop_columns(trainer.network, [1, 4], trainer.state)
    trainer.rebuild()
    trainer.run()
    assert trainer.network.widths[0] == trainer.network.cycles.shape[0] == 6


def test_is_pruned_and_edited_but_does_not_grow():
    trainer = Trainer(recipe(pruning__threshold=0.3), picture())
    before = trainer.network.omega
    assert trainer.editor.plan_addition().block is None
    with pytest.raises(SinStudioError, match=r"those of a SIREN are real; set network\.baseline"):
        trainer.editor.grow()
    trainer.editor.prune()
    trainer.step()
    trainer.editor.drop_frequencies([0])
    trainer.editor.add_frequencies([[1.5, 0.25]])
    np.testing.assert_allclose(trainer.network.cycles[-1], [1.5, 0.25], rtol=1e-6)
    trainer.step()
    for _ in range(3):
        trainer.editor.undo()
        trainer.step()
    assert trainer.network.widths == (8, 10, 9, 3)
    torch.testing.assert_close(trainer.network.omega, before, atol=0.1, rtol=0)


def test_a_growing_phase_ends_at_once():
    phases = recipe(training__phases=["fit:3", "grow", "finetune:2"])
    trainer = Trainer(phases, picture())
    trainer.run()
    assert trainer.network.widths[0] == 8
    assert any("Growth stopped after 0 columns: growth draws whole" in n for n in trainer.notes)


def test_has_no_seam_no_index_and_no_period():
    result = fit(picture(), recipe())
    found = result.measure()
    assert found["seam"] is None
    assert measures(result.network, picture())["seam"] is None
    report = result.report(found)
    assert report["period"] is report["index"] is report["seam"] is None
    assert report["widths"] == [8, 10, 9, 3]


def test_goes_on_from_a_network_whatever_the_recipe_says():
    first = fit(picture(), recipe())
    frequencies = first.network.omega
    second = fit(picture(), {"training": {"steps": 1, "threads": 1}}, network=first.network)
    assert second.recipe.network.baseline == "siren"
    assert second.recipe.frequencies.count == 8
    assert "omega" in second.recipe.network.trainable
    assert not torch.equal(second.network.omega, frequencies)
    whole = Trainer(recipe(network__baseline="none"), picture()).network
    third = fit(picture(), recipe(training__steps=1), network=whole)
    assert third.recipe.network.baseline == "none"
    assert third.network.periodic


def test_frequencies_beyond_nyquist_are_said():
    trainer = Trainer(recipe(network__omega0=200.0), picture())
    assert "lie beyond Nyquist" in trainer.notes[0]


def one_of_each(**changes):
    base = {"network__baseline": "none", "frequencies__strategy": "custom", "network__hidden": [1]}
    base |= {"frequencies__values": [[1, 0]], "network__inverse_c": True}
    return recipe(**base | changes)


def test_the_output_starts_as_the_inverse_of_a():
    trainer = Trainer(one_of_each(), picture(channels=1))
    a, c = trainer.network.layers[0].weight, trainer.network.output.weight
    assert float(a * c) == pytest.approx(1)
    assert trainer.notes == []
    bounded = {"bounds__enabled": True, "bounds__values": [0.01]}
    trainer = Trainer(one_of_each(**bounded), picture(channels=1))
    assert abs(float(trainer.network.output.weight)) == pytest.approx(100)


@pytest.mark.parametrize(
    "changes",
    [{"network__hidden": [2]}, {"network__hidden": [1, 1]}, {"network__scale_a": 0.0}],
)
def test_where_there_is_no_inverse_it_is_said(changes):
    trainer = Trainer(one_of_each(**changes), picture(channels=1))
    assert trainer.notes == [
        "network.inverse_c is not used: C = 1/A needs one input frequency, one hidden neuron, one "
        "channel, and an A that is not 0."
    ]
    plain = Trainer(one_of_each(**changes, network__inverse_c=False), picture(channels=1))
    assert torch.equal(trainer.network.output.weight, plain.network.output.weight)

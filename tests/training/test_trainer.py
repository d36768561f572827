import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from sinstudio.errors import FitError, SinStudioError
from sinstudio.network.edits import drop_columns
from sinstudio.render.grid import Interrupted
from sinstudio.training import goal as goal_module
from sinstudio.training import trainer as trainer_module
from sinstudio.training.recipe import Recipe
from sinstudio.training.trainer import Trainer


def picture(height=16, width=16, channels=3):
    y, x = np.mgrid[0:height, 0:width]
    waves = [np.sin(x / (3 + c)) * np.cos(y / 4) * 0.4 + 0.5 for c in range(channels)]
    return np.stack(waves, -1).astype(np.float32)


def small(**changes):
    base = {
        "frequencies.count": 12,
        "network.hidden": [16],
        "training.batch": 64,
        "training.steps": 30,
        "training.threads": 1,
        "training.device": "cpu",
    }
    return Recipe().changed(base | {k.replace("__", "."): v for k, v in changes.items()})


def weights_of(trainer):
    return [p.detach().clone() for p in trainer.network.parameters()]


def test_a_fit_becomes_the_picture():
    trainer = Trainer(small(training__steps=600), picture())
    trainer.run()
    assert trainer.step_count == 600
    assert trainer.history.rows[-1].psnr_db > 30
    assert trainer.finished == "the budget is spent"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"training__precision": "float64"},
        {"training__batch": "all"},
        {"picture__period": "mirror", "picture__holdout": 0.2},
        {"network__trainable": ["A", "phases", "C"]},
        {"network__hidden": [8, 6]},
    ],
)
def test_same_seed_same_bits(changes):
    one, two = (Trainer(small(**changes), picture()) for _ in range(2))
    one.run()
    two.record()  # measuring changes nothing
    two.run()
    for a, b in zip(weights_of(one), weights_of(two), strict=True):
        assert torch.equal(a, b)


def test_another_seed_other_bits():
    one = Trainer(small(), picture())
    two = Trainer(small().with_seed(9), picture())
    assert not torch.equal(weights_of(one)[1], weights_of(two)[1])


@settings(max_examples=40)
@given(
    limits=st.lists(st.floats(0.2, 40), max_size=3, unique=True).map(sorted),
    data=st.data(),
    columns=st.integers(1, 9),
)
def test_a_bound_holds_after_every_step(limits, data, columns):
    """In every layout: B = 0, ∞, equal, one block, empty blocks, beyond Nyquist, one column."""
    bound = st.one_of(st.just(0.0), st.just(math.inf), st.just(0.25), st.floats(0, 2))
    count = len(limits) + 1
    values = data.draw(st.lists(bound, min_size=count, max_size=count))
    deeper = data.draw(st.lists(bound, max_size=1))
    recipe = small(
        bounds__limits=limits,
        bounds__values=values,
        bounds__deeper=deeper,
        frequencies__count=columns,
        frequencies__unit_vectors=columns > 1,
        network__hidden=[6, 5],
        training__rate=0.2,
        training__batch=32,
    )
    trainer = Trainer(recipe, picture(8, 12))
    radii = trainer.target.domain.radii(trainer.network.frequencies.numpy())
    edges = [0.0, *limits, math.inf]
    expected = [
        next(b for low, high, b in zip(edges, edges[1:], values, strict=False) if low <= r < high)
        for r in radii
    ]
    for step in range(4):
        if step:
            trainer.step()
        weight = trainer.network.layers[0].weight.abs().max(0).values.double().numpy()
        assert (weight <= np.float32(expected)).all()
        if deeper:
            assert float(trainer.network.layers[1].weight.abs().max()) <= np.float32(deeper[0])


def test_bounds_change_while_training_both_ways():
    trainer = Trainer(small(bounds__values=[0.1]), picture())
    for _ in range(10):
        trainer.step()
    assert trainer.network.layers[0].weight.abs().max() <= np.float32(0.1)
    trainer.change(trainer.recipe.changed({"bounds.values": [0.5]}))
    for _ in range(40):
        trainer.step()
    assert 0.1 < trainer.network.layers[0].weight.abs().max() <= 0.5
    trainer.change(trainer.recipe.changed({"bounds.values": [0.05]}))
    trainer.step()
    assert trainer.network.layers[0].weight.abs().max() <= np.float32(0.05)
    trainer.change(trainer.recipe.changed({"bounds.enabled": False}))
    for _ in range(20):
        trainer.step()
    assert trainer.network.layers[0].weight.abs().max() > 0.05
    trainer.record()
    assert any("bounds changed" in row.event for row in trainer.history.rows)


def test_a_change_of_restart_settings_is_not_taken_over():
    trainer = Trainer(small(), picture())
    trainer.change(trainer.recipe.changed({"network.hidden": [5], "training.rate": 0.5}))
    assert trainer.recipe.network.hidden == (16,)
    assert trainer.recipe.training.rate == 0.5
    assert trainer.network.widths[1] == 16


def test_what_is_not_trained_stays():
    trainer = Trainer(small(network__trainable=["b", "d"], bounds__enabled=False), picture())
    before = {n: p.clone() for n, p in trainer.network.named_parameters()}
    trainer.run()
    for name, parameter in trainer.network.named_parameters():
        moved = not torch.equal(before[name], parameter)
        assert moved == name.endswith("bias"), name


def test_divergence_is_rolled_back_and_said():
    trainer = Trainer(small(training__steps=1000), picture())
    for _ in range(110):
        trainer.step()
    rate = trainer.rate
    trainer.network.layers[0].weight.data[0, 0] = math.nan
    for _ in range(20):
        trainer.step()
    assert all(torch.isfinite(p).all() for p in trainer.network.parameters())
    assert trainer.rate < 0.6 * rate
    assert "diverged at step 120; back to step 100" in trainer.notes[-1]
    assert trainer.measure_whole()[0] > 10


def test_divergence_beyond_recovery_is_an_error():
    trainer = Trainer(small(training__steps=1000), picture())
    trainer.target.values[:] = math.nan
    with pytest.raises(FitError, match=r"lower training\.rate"):
        trainer.run()
    assert all(torch.isfinite(p).all() for p in trainer.network.parameters())


def test_out_of_memory_takes_smaller_chunks(monkeypatch):
    trainer = Trainer(small(training__batch="all"), picture())
    add = trainer.gradients.add

    def poor(features, values, batch, *rest):
        if len(features) > 100:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried …")
        add(features, values, batch, *rest)

    monkeypatch.setattr(trainer.gradients, "add", poor)
    trainer.step()
    assert trainer.chunk <= 100
    assert "Memory ran out" in trainer.notes[-1]
    rich = Trainer(small(training__batch="all"), picture())
    rich.step()
    for a, b in zip(weights_of(trainer), weights_of(rich), strict=True):
        assert torch.allclose(a, b, atol=1e-4)


def test_hopeless_memory_is_an_error(monkeypatch):
    trainer = Trainer(small(), picture())

    def none(*_):
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(trainer.gradients, "add", none)
    with pytest.raises(FitError, match=r"lower network\.hidden"):
        trainer.step()


def test_other_faults_are_not_taken_for_memory(monkeypatch):
    trainer = Trainer(small(), picture())

    def broken(*_):
        raise RuntimeError("shape mismatch")

    monkeypatch.setattr(trainer.gradients, "add", broken)
    with pytest.raises(RuntimeError, match="shape mismatch"):
        trainer.step()


def test_every_pixel_is_trained_on_as_often_as_any_other():
    trainer = Trainer(small(), picture())
    visits = np.zeros(len(trainer.target))
    for _ in range(3000):
        for start, stop in trainer._next_batch():
            visits[start:stop] += 1
    assert visits.sum() == 3000 * 64
    assert visits.min() > 0.9 * visits.mean()


def test_stops_at_the_target(monkeypatch):
    monkeypatch.setattr(trainer_module.History, "due", lambda self, seconds: True)
    trainer = Trainer(small().with_budget(target_psnr=20), picture())
    trainer.run()
    assert trainer.finished == "the target PSNR is reached"
    assert trainer.history.rows[-1].psnr_db >= 20
    assert trainer.step_count < 3000


def test_an_unreachable_target_ends_with_the_default_budget(monkeypatch):
    monkeypatch.setattr("sinstudio.training.schedule.DEFAULT_STEPS", 40)
    trainer = Trainer(small().with_budget(target_psnr=150), picture())
    trainer.run()
    assert trainer.step_count == 40


def test_the_sample_finds_the_target_where_the_loss_does_not(monkeypatch):
    """The loss is of values that are not clipped, and may say less than the PSNR does."""
    monkeypatch.setattr(goal_module.Goal, "loss_is_near", lambda self, wanted, step, loss: False)
    monkeypatch.setattr(trainer_module.History, "due", lambda self, seconds: True)
    trainer = Trainer(small().with_budget(target_psnr=20), picture())
    trainer.run()
    assert trainer.finished == "the target PSNR is reached"


def test_a_step_can_be_abandoned_between_chunks():
    trainer = Trainer(small(training__batch="all"), picture())
    before = weights_of(trainer)
    with pytest.raises(Interrupted):
        trainer.step(stop=lambda: True)
    assert trainer.step_count == 0
    assert all(torch.equal(a, b) for a, b in zip(before, weights_of(trainer), strict=True))


def test_divergence_after_a_structural_edit_rolls_back_to_it():
    trainer = Trainer(small(training__steps=1000), picture())
    for _ in range(110):
        trainer.step()
    drop_columns(trainer.network, [0, 3], trainer.state)
    trainer.rebuild()
    trainer.network.layers[0].weight.data[0, 0] = math.nan
    for _ in range(20):
        trainer.step()
    assert trainer.network.widths[0] == 10
    assert all(torch.isfinite(p).all() for p in trainer.network.parameters())


LIVE = [
    {"bounds.smoothness": 6.0},
    {"bounds.smoothness": 0.3},
    {"bounds.enabled": False},
    {"bounds.limits": [4], "bounds.values": [0.05, 0.01]},
    {"bounds.limits": [4], "bounds.values": ["inf", 0.3]},
    {"bounds.deeper": [0.02]},
    {"bounds.deeper": [0.02, 0.1, 0.3]},
    {"training.rate": 0.003, "training.batch": 50, "training.schedule": "constant"},
    {"decay.enabled": True, "growth.tolerance": 0.2, "training.steps": 7},
]


@pytest.mark.parametrize("values", LIVE)
@pytest.mark.parametrize(
    "made",
    [
        {},
        {"bounds__smoothness": 0.4},
        {"bounds__limits": [4], "bounds__values": [0.02, 0.01]},  # which clips all it starts with
        {"training__precision": "float64", "network__hidden": [8, 6]},
        {"network__baseline": "siren"},
        {"network__trainable": ["A", "phases", "C"], "picture__holdout": 0.2},
        {"frequencies__count": 1, "network__hidden": [1], "network__inverse_c": True},
    ],
)
def test_live_settings_make_of_an_untouched_network_what_a_new_one_is(made, values):
    channels = 1 if "network__inverse_c" in made else 3
    changed, new = (
        Trainer(recipe, picture(channels=channels))
        for recipe in (small(**made), small(**made).changed(values))
    )
    bounds = changed.recipe.bounds
    before = weights_of(changed)
    changed.change(new.recipe)
    differs = changed.redraw()
    assert changed.recipe == new.recipe
    assert changed.blocks == new.blocks
    assert all(map(torch.equal, weights_of(changed), weights_of(new)))
    assert differs == (not all(map(torch.equal, before, weights_of(changed))))
    assert not differs or bounds != new.recipe.bounds
    for _ in range(3):
        changed.step()
        new.step()
    assert all(map(torch.equal, weights_of(changed), weights_of(new)))


def test_wider_bounds_give_back_what_narrow_ones_have_clipped():
    free = Trainer(small(bounds__enabled=False), picture())
    trainer = Trainer(small(bounds__smoothness=50.0), picture())
    assert trainer.network.layers[0].weight.abs().max() < free.network.layers[0].weight.abs().max()
    trainer.change(free.recipe)
    assert trainer.redraw()
    assert all(map(torch.equal, weights_of(trainer), weights_of(free)))


def test_a_trained_network_is_not_drawn_anew():
    trainer = Trainer(small(), picture())
    trainer.step()
    before = weights_of(trainer)
    trainer.change(trainer.recipe.changed({"bounds.enabled": False}))
    assert not trainer.redraw()
    assert all(map(torch.equal, before, weights_of(trainer)))


def test_bounds_without_a_layer_are_said_when_they_come():
    trainer = Trainer(small(), picture())
    assert not trainer.notes
    trainer.change(trainer.recipe.changed({"bounds.deeper": [0.1]}))
    assert "0 deeper hidden layers" in trainer.notes[-1]


def test_the_network_handed_over_is_not_touched():
    network = Trainer(small(bounds__enabled=False), picture()).network
    before = [p.clone() for p in network.parameters()]
    trainer = Trainer(small(bounds__values=[0.01]), picture(), network=network)
    trainer.run()
    assert all(torch.equal(a, b) for a, b in zip(before, network.parameters(), strict=True))
    assert trainer.network.layers[0].weight.abs().max() <= np.float32(0.01)


def test_bounds_of_layers_that_are_not_there_are_said():
    trainer = Trainer(small(bounds__deeper=[0.1, 0.2]), picture())
    assert "the last 2 are not used" in trainer.notes[0]


def test_no_memory_for_the_network_names_the_settings(monkeypatch):
    def none(*_, **__):
        raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory")

    monkeypatch.setattr(trainer_module, "Gradients", none)
    with pytest.raises(SinStudioError, match=r"lower network\.hidden"):
        Trainer(small(), picture())


def test_stops_at_a_loss():
    trainer = Trainer(small(training__stop_loss=1e8), picture())
    trainer.run()
    assert trainer.step_count == 1
    assert "stop_loss" in trainer.finished


def test_a_finished_fit_can_be_extended():
    trainer = Trainer(small(), picture())
    trainer.run()
    trainer.extend()
    assert trainer.progress == 0
    trainer.run()
    assert trainer.step_count == 60


def test_held_out_pixels_do_not_matter_to_training():
    recipe = small(picture__holdout=0.3)
    image = picture()
    one = Trainer(recipe, image)
    other = image.copy()
    other[one.target.heldout] = 0.123
    two = Trainer(recipe, other)
    one.run()
    two.run()
    for a, b in zip(weights_of(one), weights_of(two), strict=True):
        assert torch.equal(a, b)
    assert one.history.rows[-1].heldout_psnr_db != two.history.rows[-1].heldout_psnr_db


def test_goes_on_from_a_network():
    first = Trainer(small(), picture())
    first.run()
    second = Trainer(small(), picture(), network=first.network)
    assert second.measure_whole()[0] == pytest.approx(first.history.rows[-1].psnr_db, abs=1e-4)


def test_a_network_of_another_kind_is_refused():
    network = Trainer(small(), picture()).network
    with pytest.raises(SinStudioError, match=r"set picture\.channels to 3"):
        Trainer(small(), picture(channels=1), network=network)
    with pytest.raises(SinStudioError, match=r"set picture\.period to \[2\.2, 2\.2\]"):
        Trainer(small(picture__period="tile"), picture(), network=network)


def test_absent_device():
    with pytest.raises(SinStudioError, match=r'training\.device is "cuda:7".*no such device'):
        Trainer(small(training__device="cuda:7"), picture())


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (5, 3)])
def test_tiny_pictures(channels, shape):
    trainer = Trainer(small(training__steps=3), picture(*shape, channels))
    trainer.run()
    assert trainer.history.rows[-1].psnr_db is not None
